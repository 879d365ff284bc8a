"""Windows in states that are seldom met, what happens in turn in one window, and what can be touched."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from app.lesson.guessing import given
from app.messages import (
    AddPoint,
    Advance,
    BeginGesture,
    ChangeUiScale,
    ClearPoints,
    DeletePoint,
    EndGesture,
    Explain,
    Focus,
    KeepLine,
    LoadPoints,
    LookAt,
    LookAtColumn,
    LookAtEnd,
    Message,
    NameColumn,
    Notify,
    OfferColumns,
    PanAxes,
    PickColumn,
    PointAt,
    Reset,
    ResizeWindow,
    ScrollDerivation,
    ScrollFiles,
    ScrollMenu,
    SetFigure,
    SetLearningRate,
    SetLineByHand,
    SetMode,
    SetOrder,
    SetScaling,
    SetSpeed,
    ShowBox,
    ShowFiles,
    ShowLandscape,
    ShowPreview,
    StepOnce,
    ToggleDerivation,
    ToggleFog,
    ToggleHelp,
    ToggleLandscapeSize,
    ToggleMenu,
    TogglePlay,
    TogglePointLines,
    ToggleScaleCard,
    TurnLandscape,
    UsePicked,
    ZoomAxes,
)
from app.model.data.dataset import ColumnNames, Dataset
from app.model.data.scaling import Line, ScaleChoice
from app.model.learning.sampling import Order
from app.model.learning.speed import Per, Speed
from app.model.learning.training import Mode
from app.session.explained.quantity import Kind, Quantity
from app.session.lesson.figures import Nudge
from app.session.opening.files import FileList
from app.session.picking import BadCells, Column
from app.session.picking import Kind as ColumnKind
from app.session.state import State
from app.session.targets import BowlTarget, CostTarget, HandleTarget, TimeMarkTarget, WordTarget
from app.session.views import Box, LandscapeView
from app.view.frame_rate import FrameRate
from app.view.panels.panel import Progress
from tests.lesson.pupil import pupil_in
from tests.view.marked import POINTS, Marks, Scene, Size, Window, marked, state_after
from tests.view.panels.overlays.test_opening_marks import FEW, MANY
from tests.view.panels.overlays.test_picker import CAR, CARS, MPG, POWER, WEIGHT, wide
from tests.view.test_pictures import BATCH, LEARNING, SMALL, TOO_FAST, USUAL, window
from tests.view.windows_of_files import WORKBOOK

BOWL, SURFACE = ShowLandscape(LandscapeView.BOWL), ShowLandscape(LandscapeView.SURFACE)

LEVEL = Dataset.of([0.2, 0.5, 0.8], [0.0, 0.0, 0.0])
SPECK = Dataset.of([0.5, 0.5001, 0.5002], [0.1, 0.5, 0.7])
HOSTILE = POINTS["huge"].read_from(ColumnNames("W" * 120, "a\u202eb <b>{m}</b> frac(1, 2) " + "é" * 90))

FAR_OFF, TINY = Box(50.0, 50.1, 50.0, 50.1), Box(0.3, 0.3 + 1e-8, 0.4, 0.4 + 1e-8)

WAY = (Quantity(Kind.CHANGE_M_WITH_TWO, 40), Quantity(Kind.MEAN_ERROR_X, 40), Quantity(Kind.SUM_XY, 40))

SELDOM_SEEN: dict[str, Scene] = {
    "read-off-high-in-the-bowl": Scene(
        (
            *(*LEARNING, BOWL, PointAt(BowlTarget(), 640.0, 100.0), ShowPreview(Line(-0.2, 0.8))),
            Notify("The file " + "x" * 400, is_failure=True),
        ),
        SMALL,
    ),
    "deep-in-the-bowl": window(SMALL, *LEARNING[:1], Advance(3), BOWL, ShowBox(TINY), ShowPreview(Line(0.0, 9.0))),
    "lines-out-of-sight": window(
        *(SMALL, *LEARNING, SetLineByHand(0.0, 1e200), KeepLine(), SetLineByHand(0.1, 0.2), Advance(9)),
        *(BOWL, TogglePointLines(), ShowBox(FAR_OFF)),
    ),
    "rest-beside-the-least": window(
        USUAL, LoadPoints(POINTS["a curve"], "a"), SetOrder(Order.SEQUENTIAL), SetLearningRate(0.5), Advance(90), BOWL
    ),
    "nothing-to-learn": window(USUAL, LoadPoints(LEVEL, "level"), Advance(5), ToggleScaleCard(), BOWL),
    "read-off-at-the-edge": window(USUAL, *TOO_FAST, LookAt(3), PointAt(CostTarget(), 1240.0, 400.0)),
    "still-far-off": window(SMALL, *TOO_FAST, SetLearningRate(0.01)),
    "scaled-since": window(
        *(SMALL, *LEARNING, SetLineByHand(0.1, 0.2), SetScaling(ScaleChoice.STANDARD), SetSpeed(Speed(1, Per.PASS))),
        *(ShowLandscape(LandscapeView.SLICE_B), Focus(WordTarget("epoch"))),
    ),
    "a-speck-from-the-side": window(
        SMALL, LoadPoints(SPECK, "speck"), SetScaling(ScaleChoice.NONE), Advance(9), SURFACE, TurnLandscape(-35.0, -90.0)
    ),
    "far-off-from-above": window(SMALL, *LEARNING, SURFACE, TurnLandscape(55.0, 90.0), ShowBox(FAR_OFF)),
    "hostile-names": window(
        SMALL,
        LoadPoints(HOSTILE, "W" * 200),
        SetScaling(ScaleChoice.NONE),
        Advance(1),
        ToggleScaleCard(),
        ToggleDerivation(),
    ),
    "kept-without-points": window(SMALL, *LEARNING, KeepLine(), ClearPoints(), ShowLandscape(LandscapeView.SLICE_M)),
    "a-way-of-a-batch": window(SMALL, *BATCH, ToggleLandscapeSize(), Explain(WAY)),
    "as-small-as-nothing": Scene(LEARNING, (24, 16)),
}


def learner(chapter: str, size: Size, *messages: Message) -> State:
    """What a learner knows who does that in a chapter."""
    pupil = pupil_in(chapter)
    pupil.sends(ResizeWindow(*size), *messages)
    return pupil.state


def in_lesson(chapter: str, size: Size, *messages: Message) -> Marks:
    """The window of a learner who does that in a chapter."""
    return marked(learner(chapter, size, *messages), size)


def while_waiting() -> Marks:
    """What the loop has to say: how fast the window is drawn, and what is waited for without a button that ends it."""
    shown, state = Window(SMALL), state_after(LEARNING)
    shown.screen.progress = Progress("Saving trace.csv …", 0.3, "Esc leaves it")
    shown.screen.draw(shown.surface, state, FrameRate(59, 4.2))
    return Marks(state, shown.screen, shown.surface)


IN_LESSONS: dict[str, Callable[[], Marks]] = {
    "large-landscape-in-a-lesson": partial(in_lesson, "reading", USUAL, ToggleLandscapeSize()),
    "help-in-a-lesson": partial(in_lesson, "code", SMALL, ToggleLandscapeSize(), ToggleHelp()),
    "drawn-near-one-another": partial(in_lesson, "lowest", SMALL, SetLineByHand(0.3, 0.3), SetLineByHand(0.3001, 0.3)),
    "explained-without-a-canvas": partial(in_lesson, "power", SMALL, ChangeUiScale(9), Explain((Quantity(Kind.M, 0),))),
    "while-waiting": while_waiting,
}

REASONS = (("says “NA”", 3000), ("is empty", 1500), ("says “?”", 300), ("says “-”", 150), ("is something else", 50))
BAD = BadCells(5000, (4, 7, 9), ("is empty", "says “NA”", "says “?”"), REASONS)
FEW_BAD = BadCells(2, (4, 7), ("is empty", "says “NA”"))
DAYS = Column("day", ColumnKind.DATES, 4, 0.0, 900.0, since="1 May 1980", sample=(0.0, 30.0, 60.0, 900.0))
NO_NUMBER = Column("none", ColumnKind.NUMBERS)
OTHER_FILES = (
    replace(CARS, first_rows=(), columns=(), x=None, y=None),
    replace(CARS, first_rows=(), columns=(DAYS, NO_NUMBER, replace(WEIGHT, bad=BAD)), y=None, rows=6000),
    replace(CARS, first_rows=(), columns=(MPG, POWER, replace(WEIGHT, bad=BAD)), rows=6000),
    replace(CARS, first_rows=(), columns=(MPG, POWER, replace(WEIGHT, bad=FEW_BAD))),
    replace(CARS, first_rows=(), columns=(MPG, replace(POWER, name="power " * 60), WEIGHT)),
    replace(WORKBOOK, first_rows=(), columns=(MPG, CAR, WEIGHT)),
)
EDITS: tuple[Message, ...] = (
    *(*BATCH, AddPoint(0.3, 0.3), Advance(30), DeletePoint(2), Advance(30), SetLineByHand(0.2, 0.3), Advance(30)),
    *(ClearPoints(), LoadPoints(POINTS["two"], "two"), Advance(30), SetScaling(ScaleChoice.STANDARD)),
    *(SetMode(Mode.MINI_BATCH), Advance(30)),
)

Happening = tuple[State, Size, tuple[Message, ...]]


def happening(before: tuple[Message, ...], size: Size, *messages: Message) -> Happening:
    """What happens in a window of that size, one after the other, after what was before."""
    return state_after((ResizeWindow(*size), *before)), size, messages


def happening_in_lesson(chapter: str, size: Size, *messages: Message) -> Happening:
    """The same in a chapter."""
    return learner(chapter, size), size, messages


IN_TURN: dict[str, Callable[[], Happening]] = {
    "steps-in-the-bowl": partial(
        happening,
        (*LEARNING, SetMode(Mode.MINI_BATCH), BOWL),
        SMALL,
        *(Advance(20), LookAt(60), LookAtEnd(), TogglePlay(), Advance(10), ZoomAxes(0.5, 0.5, 1.5)),
        ShowPreview(Line(0.1, 0.8)),
    ),
    "steps-in-3-d": partial(
        happening,
        (*LEARNING, Advance(2400), SetLineByHand(0.2, 0.75), SURFACE),
        USUAL,
        *(StepOnce(), Advance(0, 0.28), TogglePlay(), Advance(150), Reset(), ToggleMenu("runs"), Advance(3)),
    ),
    "edits": partial(
        happening, EDITS, SMALL, *(PointAt(TimeMarkTarget(first), 300.0, 520.0) for first in range(9)), AddPoint(0.3, 0.3)
    ),
    "columns": partial(
        happening,
        (OfferColumns(CARS),),
        SMALL,
        *(ToggleMenu("separator"), ToggleMenu("decimal"), ToggleMenu("header"), ToggleMenu("header")),
        *(PickColumn("y", 3), NameColumn("x", "w" * 90), PickColumn("y", 4), UsePicked()),
    ),
    "other-files": partial(
        happening,
        (OfferColumns(wide()),),
        SMALL,
        *(LookAtColumn(20), LookAtColumn(39), *map(OfferColumns, OTHER_FILES), ToggleMenu("sheet")),
    ),
    "files": partial(
        happening,
        (ShowFiles(MANY),),
        SMALL,
        *(ScrollFiles(50), ShowFiles(FileList("/home/" + "a long name/" * 20, FEW.entries[1:2]))),
        *(ShowFiles(FileList("/empty")), ShowFiles(replace(FEW, why_not="Permission denied", folder="/root"))),
    ),
    "a-guess-along": partial(
        happening_in_lesson, "rate", USUAL, given(0.2), ToggleFog(), ToggleFog(), StepOnce(), given(-0.2), StepOnce()
    ),
    "a-guess-of-the-turn": partial(
        happening_in_lesson, "turn", SMALL, given(-0.3), PanAxes(0.9, 0.0), SetMode(Mode.BATCH), ClearPoints()
    ),
    "a-guess-in-the-bowl": partial(
        happening_in_lesson,
        "bowl",
        USUAL,
        *(given(0.3, -0.3), SetMode(Mode.STOCHASTIC), TogglePointLines(), StepOnce(), TogglePlay(), Advance(1)),
    ),
    "nudges": partial(
        happening_in_lesson,
        "chain-on-cost",
        USUAL,
        *(SetFigure(Nudge(0.2, True)), SetLineByHand(0.0, 0.25), SetLineByHand(0.0, -0.2)),
        *(BeginGesture(HandleTarget("m")), EndGesture(), ClearPoints()),
    ),
    "squares": partial(happening_in_lesson, "cost", SMALL, LoadPoints(POINTS["many"], "many"), ClearPoints()),
    "a-canvas-on-a-card": partial(
        happening_in_lesson, "fog", SMALL, KeepLine(), ToggleLandscapeSize(), ToggleLandscapeSize(), ClearPoints()
    ),
}


def touchable(*messages: Message) -> tuple[State, Size]:
    """A small window after these messages."""
    return state_after((ResizeWindow(*SMALL), *messages)), SMALL


def touchable_in_lesson(chapter: str, *messages: Message) -> tuple[State, Size]:
    """The same in a chapter."""
    return learner(chapter, SMALL, *messages), SMALL


CAN_BE_TOUCHED: dict[str, Callable[[], tuple[State, Size]]] = {
    "points-and-line": partial(touchable, *LEARNING, BOWL),
    "a-menu": partial(touchable, *LEARNING, ToggleMenu("options"), ScrollMenu(9)),
    "files": partial(touchable, ShowFiles(replace(MANY, entries=MANY.entries[:40])), ScrollFiles(20)),
    "a-derivation": partial(touchable_in_lesson, "the-two", ScrollDerivation(2)),
    "a-guess-along": partial(touchable_in_lesson, "rate", given(0.2)),
    "a-guess-of-the-turn": partial(touchable_in_lesson, "turn", given(-0.2)),
    "a-guess-in-the-bowl": partial(touchable_in_lesson, "bowl", given(0.3, 0.1)),
}
