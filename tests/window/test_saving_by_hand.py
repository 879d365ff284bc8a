"""Saved from a real window, by keys and by the menu, and opened again by other readers."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pygame
import pytest
from PIL import Image, ImageSequence

from app.messages import Message, SavePicture, SetPicturePart, SetPictureScale, ToggleMenu
from app.session.files.saving import Part
from app.session.state import State
from app.session.targets import MenuRowTarget
from app.shell.exporting.drawing import drawn, rgb, snapshot
from app.update import update
from app.view.layout import layout
from app.view.paint.theme import DARK
from app.view.panels.overlays.menu_rows import rows_of
from app.view.screen import Screen
from tests.window.conftest import Open
from tests.window.places import SIZE, state_of
from tests.window.program import Program

POINTS = "x,y\n0.1,0.25\n0.4,0.5\n0.7,0.625\n0.9,0.875\n"


@pytest.fixture
def points(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "points.csv").write_text(POINTS)
    return folder / "points.csv"


def saved(program: Program, folder: Path, name: str) -> Path:
    """The file of that name, once it is complete and the program has said so."""
    path = folder / name
    program.wait_for(lambda: path.exists() and path.stat().st_size > 0, f"the file {name}")
    whole = layout(*SIZE, 1.0)
    on_card = (whole.canvas.centerx - 150, whole.bottom.top - 40)
    program.wait_for(lambda: program.pixel(*on_card) != DARK.raised, "the card of the wait to go")
    program.settle()
    return path


def place_of_row(state: State, message: Message) -> tuple[int, int]:
    """Where in the window the row of the open menu is that means this."""
    pygame.font.init()
    screen = Screen()
    screen.draw(pygame.Surface(SIZE), state)
    rows = rows_of(state, state.menu or "")
    number = next(place for place, row in enumerate(rows) if row.message == message)
    return screen.target_named(state, MenuRowTarget(state.menu or "", number)).rect.center


def test_picture_animation_points_and_trace_are_saved_by_keys(open_program: Open, points: Path) -> None:
    program = open_program(str(points), "--order", "sequential")
    shown = program.picture()
    program.key("ctrl+p")
    with Image.open(saved(program, points.parent, "gradient-descent-1.png")) as picture:
        assert np.array_equal(np.asarray(picture.convert("RGB")), shown)
    program.key(*["Right"] * 6, "ctrl+e")
    rows = np.loadtxt(saved(program, points.parent, "gradient-descent-points-1.csv"), delimiter=",", skiprows=1)
    assert np.array_equal(rows, np.loadtxt(points, delimiter=",", skiprows=1))
    program.key("ctrl+t")
    with saved(program, points.parent, "gradient-descent-trace-1.csv").open(newline="") as file:
        trace = [*csv.DictReader(file)]
    assert [int(row["step"]) for row in trace] == [1, 2, 3, 4, 5, 6]
    program.key("ctrl+g")
    with Image.open(saved(program, points.parent, "gradient-descent-1.gif")) as opened:
        frames = [np.asarray(frame.convert("RGB")) for frame in ImageSequence.Iterator(opened)]
    assert len(frames) == 7 and frames[0].shape == shown.shape
    left = program.close()
    assert (left.status, left.said) == (0, "")
    assert left.rows == trace


def test_a_part_and_a_scale_are_chosen_and_a_picture_is_saved_in_the_menu(open_program: Open, points: Path) -> None:
    program = open_program(str(points))
    state = state_of("--paused", str(points))
    update(state, ToggleMenu("save"))
    program.key("x")
    for message in (SetPicturePart(Part.CANVAS), SetPictureScale(2), SavePicture()):
        program.click(*place_of_row(state, message))
        update(state, message)
    canvas = drawn(snapshot(state), SIZE, 2, Part.CANVAS)
    with Image.open(saved(program, points.parent, "gradient-descent-1.png")) as picture:
        assert picture.size == canvas.get_size()
        assert picture.convert("RGB").tobytes() == rgb(canvas)
    program.close()


@pytest.mark.parametrize("quits", [1, 2], ids=["after it", "at once"])
def test_who_quits_while_something_is_saved_has_all_of_it_or_who_quits_again_no_part_of_it(
    open_program: Open, points: Path, quits: int
) -> None:
    program = open_program(str(points), paused=False)
    program.wait_for_frames(20)
    program.key("space", "ctrl+g", *["ctrl+q"] * quits)
    left = program.ended()
    assert (left.status, left.said) == (0, "")
    saved = {entry.name for entry in points.parent.iterdir()} - {"points.csv"}
    assert saved == ({"gradient-descent-1.gif"} if quits == 1 else set())
    if saved:
        with Image.open(points.parent / "gradient-descent-1.gif") as animation:
            assert animation.n_frames > 1
