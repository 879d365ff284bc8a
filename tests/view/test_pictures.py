"""How the window looks: a dozen windows, each held to a picture that was looked at before it was saved.

    SAVE_PICTURES=1 pytest tests/view/test_pictures.py

saves them anew, after a change of how things look that is meant; look at each of those that git says changed. Where a
test fails, its message names a picture with what was expected, what was drawn and the difference side by side.
"""

from __future__ import annotations

from pathlib import Path

import pygame
import pytest

from app.files.points import read_points
from app.messages import (
    AddPoint,
    Advance,
    ChangeUiScale,
    LoadPoints,
    LookAt,
    Message,
    MovePointTo,
    Notify,
    SetFastestLearningRate,
    SetLearningRate,
    SetMode,
    ShowLandscape,
    ToggleHelp,
    ToggleLandscapeSize,
    ToggleMenu,
    ToggleScaleCard,
    ToggleTheme,
)
from app.model.learning.training import Mode
from app.session.targets import PointTarget, TargetId
from app.session.views import LandscapeView
from tests.view.compared import FOLDER, Words, faults, is_saving, load, other_words, pixels_of, save, side_by_side
from tests.view.marked import POINTS, Marks, Scene, Size

SMALL, MIDDLE, USUAL, LARGE = (800, 560), (1024, 700), (1280, 800), (1600, 1120)
EXAMPLE = read_points(Path(__file__).resolve().parents[2] / "assets" / "example.csv")
LEARNING: tuple[Message, ...] = (LoadPoints(EXAMPLE, "example.csv"), Advance(120))
FAST: tuple[Message, ...] = (LoadPoints(EXAMPLE, "example.csv"), SetFastestLearningRate(), Advance(60))
BATCH: tuple[Message, ...] = (LoadPoints(EXAMPLE, "example.csv"), SetMode(Mode.BATCH), Advance(40))
CHANGED: tuple[Message, ...] = (
    *(*LEARNING, SetLearningRate(0.2), Advance(80), MovePointTo(4, 0.3, 0.9), Advance(60)),
    *(SetMode(Mode.MINI_BATCH), Advance(40), LookAt(150)),
)
TOO_FAST: tuple[Message, ...] = (*LEARNING, SetLearningRate(8.0), Advance(400))
SCALED: tuple[Message, ...] = (LoadPoints(POINTS["years"], "years.csv"), ToggleScaleCard(), Advance(90))


def window(size: Size, *messages: Message, hovered: TargetId | None = None) -> Scene:
    """A window after these messages, when its notices are gone."""
    return Scene((*messages, Notify("")), size, hovered)


SCENES: dict[str, Scene] = {
    "empty": window(SMALL),
    "one-point": window(SMALL, AddPoint(0.4, 0.6), Advance(3)),
    "learning": window(USUAL, *LEARNING),
    "batch": window(SMALL, *BATCH),
    "the-past": window(USUAL, *CHANGED, hovered=PointTarget(3)),
    "diverged": window(SMALL, *TOO_FAST),
    "slice-m": window(MIDDLE, *FAST, ShowLandscape(LandscapeView.SLICE_M), ToggleLandscapeSize()),
    "slice-b": window(SMALL, *BATCH, ShowLandscape(LandscapeView.SLICE_B)),
    "bowl": window(SMALL, *FAST, ShowLandscape(LandscapeView.BOWL)),
    "3-d": window(MIDDLE, *FAST, ShowLandscape(LandscapeView.SURFACE), ToggleLandscapeSize()),
    "scaled": window(USUAL, *SCALED),
    "menu": window(SMALL, *LEARNING, ToggleMenu("data")),
    "help": window(MIDDLE, *LEARNING, ToggleHelp()),
    "light": window(SMALL, *LEARNING, ToggleTheme()),
    "twice-as-large": window(LARGE, *LEARNING, ChangeUiScale(9)),
}


def words_of(marks: Marks) -> Words:
    """What stands written in each panel."""
    return {panel: [label.text for label in labels] for panel, labels in marks.screen.labels.items()}


def what_is_wrong(name: str, marks: Marks, folder: Path) -> str:
    """What is different from the picture that was saved, and where that is shown; empty where nothing is."""
    got, (expected, words, version) = pixels_of(marks.surface), load(FOLDER / f"{name}.png")
    texts = [label.rect for labels in marks.screen.labels.values() for label in labels]
    found = other_words(words, words_of(marks))
    if not found and version == pygame.version.ver:
        found = faults(expected, got, texts)
    if not found:
        return ""
    shown = folder / f"{name}.png"
    save(shown, side_by_side(expected, got))
    return f"{name}: {found}. Expected, drawn and difference: {shown}"


@pytest.mark.parametrize("name", SCENES)
def test_the_window_looks_as_it_did(name: str, tmp_path: Path) -> None:
    marks = SCENES[name].marks
    if is_saving():
        save(FOLDER / f"{name}.png", pixels_of(marks.surface), words_of(marks))
    wrong = what_is_wrong(name, marks, tmp_path)
    assert not wrong, wrong


def test_the_pictures_were_drawn_by_the_library_in_use() -> None:
    versions = {load(path).version for path in FOLDER.iterdir()}
    assert len(versions) == 1
    if versions != {pygame.version.ver}:
        pytest.skip(f"saved with pygame-ce {versions.pop()}: with {pygame.version.ver} only the words are compared")


def test_there_is_no_picture_that_nothing_is_held_to() -> None:
    assert {path.stem for path in FOLDER.iterdir()} == set(SCENES)


def test_what_is_wrong_is_shown_side_by_side(tmp_path: Path) -> None:
    other = SCENES["batch"].marks
    wrong = what_is_wrong("one-point", other, tmp_path)
    shown = tmp_path / "one-point.png"
    assert str(shown) in wrong
    assert load(shown).picture.shape == (560, 3 * 800 + 2 * 8, 3)
