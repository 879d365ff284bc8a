"""What stands in the window: all kinds of marks, colours, words and targets of many windows, held to what was written down.

    SAVE_PICTURES=1 pytest tests/view/test_inventory.py

writes the inventories anew, after a change that is meant. What git then shows as changed says in words what changed.
"""

from __future__ import annotations

from functools import partial

import pytest

from app.lesson.every import CHAPTERS
from app.messages import (
    Advance,
    ChangeUiScale,
    Message,
    Reset,
    ResizeWindow,
    SetBatchSize,
    SetLearningRate,
    SetMode,
    ShowLandscape,
    ToggleDerivation,
    ToggleFog,
    ToggleMenu,
    TogglePointLines,
    ToggleScaleCard,
    ToggleStepScale,
    ToggleTheme,
)
from app.model.learning.training import Mode
from app.session.targets import PointTarget
from app.session.views import LandscapeView
from tests.lesson.pupil import pupil_in
from tests.view.compared import is_saving
from tests.view.inventory import FOLDER, differences, inventory, written
from tests.view.marked import Marks, Scene, Size, marked
from tests.view.test_pictures import BATCH, CHANGED, LEARNING, SCENES, SMALL, USUAL, window

MORE: dict[str, Scene] = {
    **{f"empty-{view}": window(USUAL, ShowLandscape(view)) for view in LandscapeView},
    "mini-batch": window(USUAL, *LEARNING, SetMode(Mode.MINI_BATCH), SetBatchSize(5)),
    "fog": window(USUAL, *LEARNING, ShowLandscape(LandscapeView.SLICE_M), ToggleFog()),
    "point-lines": window(USUAL, *LEARNING, ShowLandscape(LandscapeView.BOWL), TogglePointLines()),
    "derivation": window(USUAL, *LEARNING, ToggleDerivation()),
    "derivation-of-a-batch": window(USUAL, *BATCH, ToggleDerivation()),
    "options": window(USUAL, *LEARNING, ToggleMenu("options")),
    "runs": window(USUAL, *CHANGED, ToggleMenu("runs")),
    "two-runs": window(USUAL, *LEARNING, Reset(), SetLearningRate(0.3), Advance(40), ShowLandscape(LandscapeView.BOWL)),
    "two-runs-in-3-d": window(USUAL, *LEARNING, Reset(), Advance(40), ShowLandscape(LandscapeView.SURFACE)),
    "save-menu": window(USUAL, *LEARNING, ToggleMenu("save")),
    "both-equations": window(SMALL, *LEARNING, ToggleScaleCard(), ToggleStepScale()),
    "a-point": window(SMALL, *LEARNING, hovered=PointTarget(2)),
}


def chapter(name: str, size: Size, *messages: Message) -> Marks:
    pupil = pupil_in(name)
    pupil.sends(ResizeWindow(*size), *messages)
    return marked(pupil.state, size)


BARS = ("toolbar", "timeline")
"""Above and below they are the same in most windows."""

WINDOWS = {
    **{name: partial(getattr, scene, "marks") for name, scene in {**SCENES, **MORE}.items()},
    **{f"chapter-{each.name}": partial(chapter, each.name, USUAL) for each in CHAPTERS},
    **{f"chapter-{each.name}-small": partial(chapter, each.name, SMALL) for each in CHAPTERS},
    "chapter-light": partial(chapter, CHAPTERS[2].name, USUAL, ToggleTheme(), ChangeUiScale(2)),
}


@pytest.mark.parametrize("name", WINDOWS)
def test_all_that_stands_in_the_window_is_as_written_down(name: str) -> None:
    path, lines = FOLDER / f"{name}.txt", inventory(WINDOWS[name](), () if name in SCENES else BARS)
    if is_saving():
        path.write_text(written(lines), encoding="utf-8")
    found = differences(path.read_text(encoding="utf-8"), lines)
    assert not found, "\n".join((f"{name}:", *found))


def test_there_is_no_inventory_that_nothing_is_held_to() -> None:
    assert {path.stem for path in FOLDER.iterdir()} == set(WINDOWS)
