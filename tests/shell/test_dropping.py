"""A file dropped on the window: its points, or a line that says why not."""

from pathlib import Path

import pygame
import pytest

from app.cli.options import Options
from app.files.preferences import Preferences
from app.model.data.dataset import Dataset
from app.session.state import State
from app.shell.leaving.signals import Signals
from app.shell.loop import Loop
from app.shell.startup import first_state
from app.shell.window import Window


@pytest.fixture
def state() -> State:
    return first_state(Options(is_paused=True), Preferences())


def drop(state: State, path: Path) -> None:
    window = Window((1280, 800), is_fullscreen=False)
    try:
        Loop(state, window, Signals())._take(pygame.Event(pygame.DROPFILE, file=str(path)))
    finally:
        window.sdl.destroy()  # to close the library would take the fonts away from the tests that come after


def test_its_points_are_taken(state: State, tmp_path: Path) -> None:
    (tmp_path / "points.csv").write_text("x,y\n1,2\n3,4\n")
    drop(state, tmp_path / "points.csv")
    assert state.points == Dataset.of([1.0, 3.0], [2.0, 4.0])
    assert state.notice == "points.csv: 2 points."


def test_a_folder_is_reported_and_changes_nothing(state: State, tmp_path: Path) -> None:
    drop(state, tmp_path)
    assert len(state.points) == 0
    assert state.notice == f"{tmp_path.name}: is a folder"


def test_a_device_is_reported_and_changes_nothing(state: State) -> None:
    if not Path("/dev/zero").exists():
        pytest.skip("no such device here")
    drop(state, Path("/dev/zero"))
    assert len(state.points) == 0
    assert state.notice == "zero: is a device"


def test_a_table_of_another_kind_is_read_as_on_the_command_line(state: State, tmp_path: Path) -> None:
    (tmp_path / "points.csv").write_bytes("Zeit / s;U / µV\r\n0,1;0,77\r\n0,2;0,855\r\n".encode("cp1252"))
    drop(state, tmp_path / "points.csv")
    assert state.points == Dataset.of([0.1, 0.2], [0.77, 0.855])


def test_a_table_in_which_columns_are_to_be_chosen_is_offered_and_changes_nothing(state: State, tmp_path: Path) -> None:
    (tmp_path / "points.csv").write_text("id,x,y\n1,2,3\n")
    drop(state, tmp_path / "points.csv")
    assert len(state.points) == 0
    assert state.picking is not None
    assert [column.name for column in state.picking.columns] == ["id", "x", "y"]


def test_rows_that_cannot_be_used_are_told_of_and_none_is_taken(state: State, tmp_path: Path) -> None:
    (tmp_path / "points.csv").write_text("x,y\n1,2\n2,NA\n")
    drop(state, tmp_path / "points.csv")
    assert len(state.points) == 0
    assert state.picking is not None
    assert (state.picking.bad.lines, state.picking.bad.reasons) == ((3,), ("y says “NA”",))
