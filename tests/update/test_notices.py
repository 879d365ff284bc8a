"""What is told in the window, word for word, and by what it is told."""

from __future__ import annotations

import ast
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pytest

import app.update
from app.messages import (
    AddPointAtCrosshair,
    Advance,
    BeginReading,
    CancelReading,
    CancelSaving,
    ChangeBatchSize,
    ChangeUiScale,
    ClearPoints,
    DeletePoint,
    DropRun,
    EndReading,
    Escape,
    ForgetLine,
    GoToRun,
    HalveRateAndGoOn,
    KeepLine,
    LoadExample,
    LoadPoints,
    LookAt,
    LookBeforeDivergence,
    MarkSpan,
    Message,
    Notify,
    OfferColumns,
    OfferExamples,
    OpenExample,
    OpenSession,
    PickColumn,
    Quit,
    Redo,
    Reset,
    ResetWithNewSeed,
    ResizeWindow,
    SaveAnimation,
    SavePoints,
    SaveTrace,
    SavingEnded,
    SetBatchSize,
    SetFastestLearningRate,
    SetLearningRate,
    SetMode,
    SetOrder,
    SetScaling,
    ShowLandscape,
    StartAfresh,
    StepOnce,
    TogglePlay,
    TogglePointLines,
    Undo,
    UsePicked,
)
from app.model.data.dataset import Dataset
from app.model.data.scaling import ScaleChoice
from app.model.learning.sampling import Order
from app.model.learning.speed import Per, Speed
from app.model.learning.training import Mode
from app.session.files.saving import MOST_WAITING, AnimationKind
from app.session.picking import Column, Kind, Picking
from app.session.saved.taking import session_of
from app.session.state import State
from app.session.views import LandscapeView
from app.update.handlers import notify
from tests.properties.any_message import EXAMPLES
from tests.update.after import after

Site = tuple[str, int]
"""A file and a line of it."""

SAID = Column("said", Kind.TEXT, 2)
KM = Column("km", Kind.NUMBERS, 2, 1.0, 2.0, sample=(1.0, 2.0))
FILE = OfferColumns(Picking("cars.csv", 2, (KM, SAID)))
NOTHING_LEFT = (DeletePoint(0),) * 3
FRESH = session_of(State())
IMPOSSIBLE = replace(FRESH, desk=replace(FRESH.desk, speed=Speed(0, Per.FRAME)))
BRANCHED = (Advance(1200), LookAt(1100), TogglePlay(), Advance(1))
FAR_OFF = (Advance(1050), SetLearningRate(200.0), Advance(1000))


class Told(NamedTuple):
    """What is told after these messages, and whether it says that something could not be done."""

    messages: Sequence[Message]
    text: str
    is_failure: bool = False


TOLD = {
    "as it was sent": Told([Notify("It is late.")], "It is late."),
    "as a failure was sent": Told([Notify("It is too late.", is_failure=True)], "It is too late.", True),
    "the size": Told([ResizeWindow(1280, 800), ChangeUiScale(-1)], "Size 90%"),
    # points
    "a point twice": Told(
        [AddPointAtCrosshair(), AddPointAtCrosshair()],
        "There is a point here already. The arrows move the crosshair; Enter then adds another.",
    ),
    "three points cleared": Told([ClearPoints()], "Cleared 3 points. Ctrl+Z brings them back."),
    "points loaded": Told(
        [LoadPoints(Dataset.of([0.5], [0.5]), "one.csv")], "one.csv: 1 point. Ctrl+Z brings the old ones back."
    ),
    "points loaded where there were none": Told(
        [*NOTHING_LEFT, LoadPoints(Dataset.of([0.5, 0.7], [0.5, 0.1]), "two.csv")], "two.csv: 2 points."
    ),
    "the example": Told([LoadExample()], "The example: 2 points. Ctrl+Z brings the old ones back."),
    "one of the examples": Told(
        [OfferExamples(EXAMPLES), OpenExample(0)],
        f"{EXAMPLES[0].title}: {EXAMPLES[0].look_for} Ctrl+Z brings the old ones back.",
    ),
    # steps and runs
    "a step without points": Told(
        [*NOTHING_LEFT, StepOnce()], "There is nothing to learn from yet: click the canvas to add a point"
    ),
    "on from the past": Told(BRANCHED, "Run 2 goes on from the past, points and settings as they were; run 1 is kept"),
    "another seed": Told([ResetWithNewSeed(), ResetWithNewSeed()], "Started over with seed 3"),
    "a run dropped": Told([*BRANCHED, DropRun(1)], "Dropped run 1. Ctrl+Z brings it back."),
    "the rate halved": Told([*FAR_OFF, HalveRateAndGoOn()], "Learning rate 0.781, on from step 1,041"),
    "the rate halved in time": Told([SetLearningRate(2.5), HalveRateAndGoOn()], "Learning rate 0.625: it holds"),
    "the fastest rate": Told(
        [SetMode(Mode.BATCH), SetFastestLearningRate()],
        "Fastest rate 1.500 (oscillating): heads for J 0.0738, least 0.0738",
    ),
    "the fastest rate from before it diverged": Told(
        [*FAR_OFF, SetFastestLearningRate()],
        "Fastest rate without overshoot 0.552: heads for mean J 0.102, least 0.0738; on from step 1,041",
    ),
    "my line": Told([KeepLine()], "Kept as my line. Shift+I removes it again."),
    # undo and redo
    "nothing to undo": Told([Undo()], "Nothing to undo"),
    "nothing to redo": Told([Redo()], "Nothing to redo"),
    "undo of an order": Told([SetOrder(Order.RANDOM), Undo()], "Undone: another order"),
    "back to where the rate was too high": Told(
        [Advance(50), SetLearningRate(200.0), Advance(1000), LookBeforeDivergence()],
        "From here it diverges again at this rate: H halves it until it holds",
    ),
    "an unused batch size": Told(
        [SetMode(Mode.BATCH), ChangeBatchSize(-3)], "Mini-batch size: 1 point. N switches to mini-batches"
    ),
    "a switch of what another view shows": Told(
        [TogglePointLines(), ShowLandscape(LandscapeView.SURFACE), TogglePointLines()],
        "Every point as a line: off",
    ),
    "a batch size that is used": Told([SetMode(Mode.MINI_BATCH), Notify("It is late."), ChangeBatchSize(1)], "It is late."),
    "undo of a batch size": Told([SetBatchSize(7), Undo()], "Undone: another batch size"),
    "redo of a scale": Told([SetScaling(ScaleChoice.UNIT), Undo(), Redo()], "Redone: another scaling"),
    "redo of my line": Told([KeepLine(), ForgetLine(), Undo(), Redo()], "Redone: my line taken away"),
    "undo in the past": Told(
        [Advance(1200), LookAt(1100), SetMode(Mode.BATCH), Undo()], "Undone: another mode; at step 1,100 of run 1"
    ),
    "undo at the end": Told(
        [SetMode(Mode.BATCH), Advance(1200), LookAt(1100), Undo()],
        "Undone: another mode; at the end of run 1, step 1,200",
    ),
    "undo of going to a run": Told([*BRANCHED, GoToRun(1), Undo()], "Undone: a change to run 1; at step 1,101 of run 2"),
    # choosing in a file
    "a column that cannot be y": Told([FILE, PickColumn("y", 1)], "Column “said” holds text, so it cannot be y."),
    "a column that cannot be x after all": Told(
        [OfferColumns(replace(FILE.picking, x=1)), UsePicked()],
        "Not yet: Column “said” holds text, so it cannot be x.",
    ),
    "no column yet": Told([FILE, UsePicked()], "Not yet: choose a column for x."),
    # reading
    "a file not read": Told([BeginReading("a.csv"), EndReading("a.csv: it is empty")], "a.csv: it is empty", True),
    "a file read": Told([Notify("It is late."), BeginReading("a.csv"), EndReading()], "It is late."),
    "reading cancelled": Told([BeginReading("a.csv"), CancelReading()], "a.csv: not read, it was cancelled"),
    "reading given up": Told([BeginReading("a.csv"), Escape()], "a.csv: not read, it was cancelled"),
    # saving
    "no more can wait": Told([SavePoints()] * (MOST_WAITING + 2), "8 things are being saved; Esc cancels them"),
    "an animation of nothing": Told([SaveAnimation(AnimationKind.MP4)], "Not saved: no step has run yet", True),
    "a trace of nothing": Told([SaveTrace()], "Not saved: no step has run yet", True),
    "no points to save": Told([*NOTHING_LEFT, SavePoints()], "Not saved: there are no points yet", True),
    "saved": Told([SavePoints(), SavingEnded(1, "Saved points.csv")], "Saved points.csv"),
    "not saved": Told([SavePoints(), SavingEnded(1, "No room", is_failure=True)], "No room", True),
    "saved without a word": Told([Notify("It is late."), SavePoints(), SavingEnded(1, "")], "It is late."),
    "quit while something is saved": Told(
        [SavePoints(), Quit()], "Quits after saving the points. Quit again to leave at once; Esc cancels both"
    ),
    "saving cancelled": Told([SavePoints(), CancelSaving()], "Cancelled: nothing was saved"),
    "the rest cancelled": Told(
        [SavePoints(), SavePoints(), SavingEnded(1, "Saved points.csv"), CancelSaving()],
        "Saved points.csv; the rest was cancelled",
    ),
    "a span begun": Told(
        [Advance(1200), MarkSpan()], "An animation begins at step 1,200 and goes on to the step looked at then"
    ),
    "a span given up": Told([MarkSpan(), MarkSpan()], "An animation shows the whole run"),
    # sessions
    "a session": Told(
        [Advance(1234), Reset(), OpenSession(session_of(after(*BRANCHED)), "work.gdv.json")],
        "work.gdv.json: step 1,101 of run 2.",
    ),
    "a session that leads nowhere": Told(
        [OpenSession(IMPOSSIBLE, "work.gdv.json")], "work.gdv.json: a speed of 0 steps is impossible", True
    ),
    "a new session": Told([StartAfresh()], "A new session. The one before can be opened again from the Data menu."),
}


@pytest.mark.parametrize("told", TOLD.values(), ids=TOLD)
def test_it_is_told_word_for_word(told: Told) -> None:
    state = after(*told.messages)
    assert (state.notice, state.is_notice_failure) == (told.text, told.is_failure)


def test_each_place_that_tells_something_is_reached_by_what_is_held_here(monkeypatch: pytest.MonkeyPatch) -> None:
    reached = set[Site]()

    def seen(state: State, text: str, is_failure: bool = False) -> None:
        caller = sys._getframe(1)
        reached.add((caller.f_code.co_filename, caller.f_lineno))
        notify(state, text, is_failure)

    for module in [module for name, module in sys.modules.items() if name.startswith(f"{app.update.__name__}.")]:
        if getattr(module, "notify", None) is notify:
            monkeypatch.setattr(module, "notify", seen)
    for told in TOLD.values():
        after(*told.messages)
    assert sorted(places_that_tell() - reached) == []


def places_that_tell() -> set[Site]:
    """Every call of ``notify`` in the source."""
    found = set[Site]()
    for path in map(str, Path(app.update.__file__).parent.rglob("*.py")):
        for node in ast.walk(ast.parse(Path(path).read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == notify.__name__:
                found.add((path, node.lineno))
    return found
