"""Anything that can happen, for tests of what must hold whatever happens."""

from __future__ import annotations

import math

import numpy as np
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from app.lesson.every import CHAPTERS
from app.messages import (
    AddPoint,
    AddPointAtCrosshair,
    Advance,
    BeginChapter,
    BeginGesture,
    BeginNudge,
    BeginReading,
    CancelPicking,
    CancelReading,
    CancelSaving,
    ChangeBatchSize,
    ChangeLearningRate,
    ChangeSpeed,
    ChangeUiScale,
    ChooseExample,
    ChooseFile,
    ClearPoints,
    CloseExplanation,
    CloseFiles,
    ColumnBeside,
    CopyCommand,
    CopyPicture,
    CopyPoints,
    DeletePoint,
    DropRun,
    EndGesture,
    EndReading,
    EraseText,
    Escape,
    Explain,
    ExplainBack,
    FitAxes,
    FitLandscape,
    Focus,
    ForgetLine,
    FoundLastSession,
    GoToChapter,
    GoToFolder,
    GoToRun,
    GrabTarget,
    HalveRateAndGoOn,
    KeepLine,
    LeaveLesson,
    LoadExample,
    LoadPoints,
    LookAt,
    LookAtColumn,
    LookAtEnd,
    LookAtEpoch,
    LookBeforeDivergence,
    MarkDone,
    MarkSpan,
    Message,
    MoveCaret,
    MoveCrosshair,
    MovePointTo,
    NameColumn,
    NameFile,
    NextMode,
    NextOrder,
    Notify,
    OfferColumns,
    OfferExamples,
    OpenExample,
    OpenFile,
    OpenSession,
    OpenTyped,
    PanAxes,
    PastePoints,
    PickColumn,
    PickColumnHere,
    PickDecimal,
    PickHeader,
    PickSeparator,
    PickSheet,
    PointAt,
    PutCaret,
    Quit,
    ReadSoFar,
    Redo,
    RememberFile,
    ReopenLastSession,
    Reset,
    ResetUiScale,
    ResetWithNewSeed,
    ResizeWindow,
    SaveAnimation,
    SavePicture,
    SavePoints,
    SaveSession,
    SaveSessionAs,
    SaveTrace,
    SavingEnded,
    SavingProgressed,
    ScrollDerivation,
    ScrollFiles,
    ScrollMenu,
    SetBatchSize,
    SetFastestLearningRate,
    SetFigure,
    SetFrameCount,
    SetLearningRate,
    SetLineByHand,
    SetMode,
    SetOrder,
    SetPicturePart,
    SetPictureScale,
    SetScaling,
    SetSpeed,
    ShowBox,
    ShowCard,
    ShowFiles,
    ShowLandscape,
    ShowPreview,
    StartAfresh,
    StepBack,
    StepOnce,
    ToggleAgreement,
    ToggleCostScale,
    ToggleDerivation,
    ToggleEveryStep,
    ToggleExamples,
    ToggleFog,
    ToggleFullscreen,
    ToggleHelp,
    ToggleLandscapeSize,
    ToggleLeastSquares,
    ToggleLesson,
    ToggleMenu,
    TogglePlay,
    TogglePointLines,
    ToggleReducedMotion,
    ToggleScaleCard,
    ToggleStepScale,
    ToggleTheme,
    TurnChapter,
    TurnLandscape,
    TypeText,
    Undo,
    UsePicked,
    ZoomAxes,
)
from app.model.data.dataset import EMPTY, Dataset
from app.model.data.names import ColumnNames
from app.model.data.scaling import Line, ScaleChoice
from app.model.learning.sampling import Order
from app.model.learning.speed import SPEEDS
from app.model.learning.training import Mode, Training, TrainingSet
from app.model.time.timeline import Timeline
from app.session.explained.quantity import Kind, Quantity
from app.session.files.saving import LARGEST_FRAME_COUNT, PICTURE_SCALES, AnimationKind, Part
from app.session.lesson.figures import FigureValues, range_of
from app.session.opening.examples import Example
from app.session.opening.files import Entry, FileList
from app.session.picking import Asked, BadCells, Column, Picking, Row
from app.session.picking import Kind as ColumnKind
from app.session.saved.records import Session
from app.session.saved.taking import session_of
from app.session.state import State
from app.session.targets import (
    BannerTarget,
    BowlTarget,
    ButtonTarget,
    CancelTarget,
    CanvasTarget,
    ColumnTarget,
    CostTarget,
    DerivationTarget,
    DropRunTarget,
    ExampleListTarget,
    ExamplesTarget,
    ExampleTarget,
    ExplanationTarget,
    FigureTarget,
    FilesTarget,
    FileTarget,
    HandleTarget,
    HelpTarget,
    LandscapeTitleTarget,
    LandscapeViewTarget,
    MenuRowTarget,
    MenuTarget,
    ModeTarget,
    MoreTarget,
    NumberTarget,
    PickerTarget,
    PointTarget,
    RuleTarget,
    ScaleCardTarget,
    ScaleTarget,
    SliceBallTarget,
    SliceTarget,
    SliderTarget,
    SurfaceTarget,
    SwitchTarget,
    SymbolTarget,
    TabTarget,
    TextTarget,
    TimeMarkTarget,
    TimeTarget,
    TrailTarget,
    UseExampleTarget,
    WordTarget,
)
from app.session.views import Box, LandscapeView
from app.update import update

EXAMPLE = Dataset.of(np.linspace(0.05, 0.95, 26), 0.3 + 0.5 * np.linspace(0.05, 0.95, 26) ** 2)
MANY = Dataset.of(np.random.default_rng(1).random(2000), np.random.default_rng(2).random(2000))
YEARS = Dataset.of([1950.0, 1963.0, 1985.0, 2020.0], [300.0, 310.0, 340.0, 420.0])
NAMED = YEARS.read_from(ColumnNames("year", "price of a loaf that nobody would want to buy (cent)"))
COLUMN = Dataset.of([0.7, 0.7, 0.7], [0.1, 0.2, 0.9])
GIANTS = Dataset.of([1e30, -1e30, 0.0], [1e30, 1e30, -1e30])
TINY = Dataset.of([1e-160, 2e-160, 3e-160], [0.1, 0.5, 0.7])
CLOSE = Dataset.of([0.5, np.nextafter(0.5, 1.0), 1e-300], [-1e30, 1e30, 0.0])

EXAMPLES = (
    Example("A first one", "made for this test", "where the line ends", EXAMPLE),
    Example("Years", "a museum of bread", "a price that rises", NAMED),
    Example("Giants", "far away", "how far away", GIANTS),
)

_ODD = (
    0.0,
    -0.0,
    1.0,
    0.5,
    1950.0,
    -2020.0,
    1e30,
    -1e30,
    2e30,
    1e-30,
    1e-160,
    1e-300,
    5e-324,
    math.nan,
    math.inf,
    -math.inf,
    1e308,
)

within = st.floats(0.0, 1.0)
coordinates = st.one_of(within, within, st.floats(-1e30, 1e30), st.sampled_from(_ODD))
finite = st.one_of(within, st.floats(-1e30, 1e30))
learning_rates = st.one_of(st.floats(1e-6, 10.0), st.sampled_from((1e-6, 0.05, 1.0, 10.0)), st.sampled_from(_ODD))
places = st.integers(0, 30)
seconds = st.one_of(st.just(1 / 60), st.floats(0.0, 0.5), st.sampled_from((1.0, *_ODD)))
steps = st.one_of(st.integers(-2, 400), st.sampled_from((10_000, 10**9)))
notches = st.one_of(st.integers(-60, 60), st.sampled_from((2**31 - 1, -(2**31), 10**400)))
runs = st.integers(0, 12)
pixels = st.one_of(st.floats(-10.0, 1300.0), st.floats(-1e30, 1e30))
quantities = st.builds(Quantity, st.sampled_from(list(Kind)), st.integers(0, 60), st.integers(-1, 30), st.booleans())
targets = st.one_of(
    st.none(),
    st.builds(PointTarget, st.integers(0, 30)),
    st.sampled_from(
        (
            CanvasTarget(),
            HandleTarget("m"),
            HandleTarget("b"),
            SliderTarget("rate"),
            SwitchTarget("Fog.is_lifted"),
            RuleTarget("chain"),
            FigureTarget("Dials", "z"),
        )
    ),
    st.sampled_from((BowlTarget(), SliceTarget(), SliceBallTarget(), SurfaceTarget(), CostTarget(), TimeTarget())),
    st.sampled_from(
        (ButtonTarget("play"), ButtonTarget("cost-scale"), ModeTarget(Mode.BATCH), HelpTarget(), BannerTarget())
    ),
    st.sampled_from((SymbolTarget("m", "formula", 0), SymbolTarget("error", "result", 1), LandscapeTitleTarget())),
    st.builds(NumberTarget, st.integers(0, 4), quantities),
    st.sampled_from((DerivationTarget(), MoreTarget("up", "derivation"))),
    st.sampled_from((TrailTarget(0), ExplanationTarget(), WordTarget("gone"), CancelTarget())),
    st.sampled_from((ExamplesTarget(), ExampleListTarget(), ExampleTarget(1), UseExampleTarget())),
    st.sampled_from((ScaleCardTarget(), ScaleTarget(ScaleChoice.STANDARD))),
    st.sampled_from((TabTarget("cost"), LandscapeViewTarget(LandscapeView.BOWL), TimeMarkTarget(3), WordTarget("gone"))),
    st.sampled_from((PickerTarget(), ColumnTarget(1), TextTarget("x name"))),
    st.sampled_from((MenuTarget(), MenuRowTarget("runs", 2), DropRunTarget("runs", 1), MoreTarget("down"), HelpTarget())),
    st.sampled_from((FileTarget(2), FilesTarget())),
)

file_names = st.sampled_from(("points.csv", "", "a rather long name of a file, of many words, " * 8, "ü"))
file_paths = st.one_of(file_names, st.sampled_from(("/", "ü\n\x00", "\udcff", "no such folder/..")))

entries = st.builds(Entry, file_names, file_paths, st.booleans(), st.sampled_from((0, 1, 10**6, 10**15)), file_names)
file_lists = st.builds(
    FileList,
    file_names,
    st.lists(entries, max_size=60).map(tuple),
    st.integers(-1, 5),
    notches,
    st.sampled_from(("", "permission denied")),
    file_paths,
    st.booleans(),
    file_paths,
)

chapters = st.sampled_from([*(chapter.name for chapter in CHAPTERS), "no such chapter"])


def _figure(kind: type[FigureValues]) -> SearchStrategy[FigureValues]:
    """The values of a figure, within their ranges or not finite."""
    usual, fields = kind(), {}
    for name in kind.__match_args__:
        value = getattr(usual, name)
        if isinstance(value, bool):
            fields[name] = st.booleans()
        elif isinstance(value, int):
            fields[name] = st.integers(*map(int, range_of(kind, name)))
        else:
            fields[name] = st.one_of(st.floats(*range_of(kind, name)), st.sampled_from((math.nan, math.inf, -math.inf)))
    return st.builds(kind, **fields)


axes = st.sampled_from(("x", "y", "z"))
_words = st.sampled_from(("", "km", "weight (lb)", "NA", "price", "a very long name " * 9))
_columns = st.builds(
    Column,
    _words,
    st.sampled_from(list(ColumnKind)),
    st.integers(0, 9),
    st.just(-3.0),
    st.sampled_from((-3.0, 2e9)),
    st.sampled_from(("$", "m²")),
    st.just("1999-01-04"),
    st.sampled_from(
        (
            BadCells(),
            BadCells(1, (3,), ("is empty",)),
            BadCells(9, (3, 4), ("says “?”", "says “NA”"), (("is empty", 9),), b"\xff\1"),
        )
    ),
    st.lists(st.one_of(st.none(), st.floats(-3.0, 2.0)), min_size=3, max_size=3).map(tuple),
)
_rows = st.builds(
    Row, st.integers(1, 9), st.lists(_words, max_size=5).map(tuple), st.just(()), st.sampled_from(((), (0, 7)))
)
_optional_places = st.one_of(st.none(), st.integers(-1, 6))
pickings = st.builds(
    Picking,
    st.sampled_from(("points.csv", "a long name " * 20)),
    st.integers(0, 400),
    st.lists(_columns, max_size=12).map(tuple),
    st.lists(_rows, max_size=4).map(tuple),
    st.sampled_from((",", ";", "\t", "|", " ", "")),
    st.sampled_from(((), (",",), (",", ";", " "))),
    st.sampled_from((".", ",", "")),
    st.booleans(),
    st.sampled_from(("", "Sheet 1")),
    st.sampled_from(((), ("Sheet 1", "Sheet 2"))),
    st.sampled_from((BadCells(), BadCells(2, (7, 8), ("has 3 columns, not 2",) * 2))),
    st.sampled_from((Asked(), Asked(",", ".", True, "Sheet 1"))),
    _optional_places,
    _optional_places,
    st.integers(-1, 6),
    st.one_of(st.none(), _words),
    st.one_of(st.none(), _words),
    st.booleans(),
    st.booleans(),
)
"""Whatever a reader may offer."""


def any_session() -> SearchStrategy[Session]:
    """A few sessions, one of them with runs, undo and a lesson."""
    fresh, busy = State(), State(timeline=Timeline(Training(TrainingSet(EXAMPLE))))
    for message in (Advance(40), AddPoint(0.5, 0.5), LookAt(20), Advance(9), DeletePoint(3), LookAt(25), Undo(), Reset()):
        update(busy, message)
    at_work = session_of(busy)
    update(busy, GoToChapter("rate"))
    return st.sampled_from((session_of(fresh), at_work, session_of(busy)))


STRATEGIES: dict[type[Message], SearchStrategy[Message]] = {
    OfferColumns: st.builds(OfferColumns, pickings),
    LookAtColumn: st.builds(LookAtColumn, places),
    ColumnBeside: st.builds(ColumnBeside, notches),
    PickColumn: st.builds(PickColumn, axes, st.integers(-1, 12)),
    PickColumnHere: st.builds(PickColumnHere, axes),
    PickSeparator: st.builds(PickSeparator, st.sampled_from((",", ";", "no separator"))),
    PickDecimal: st.builds(PickDecimal, st.sampled_from((",", ".", "no mark"))),
    PickHeader: st.builds(PickHeader, st.booleans()),
    PickSheet: st.builds(PickSheet, st.sampled_from(("Sheet 1", "no sheet"))),
    NameColumn: st.builds(NameColumn, axes, st.text(max_size=12)),
    TypeText: st.builds(TypeText, st.text(max_size=12)),
    EraseText: st.builds(EraseText, st.sampled_from((-1, 1))),
    MoveCaret: st.builds(MoveCaret, notches, st.booleans()),
    PutCaret: st.builds(
        PutCaret, st.sampled_from((TextTarget("x name"), TextTarget("y name"))), st.integers(-1, 99), st.booleans()
    ),
    ToggleAgreement: st.builds(ToggleAgreement, st.sampled_from(("skip", "marks", "all"))),
    UsePicked: st.just(UsePicked()),
    CancelPicking: st.just(CancelPicking()),
    AddPointAtCrosshair: st.just(AddPointAtCrosshair()),
    AddPoint: st.builds(AddPoint, coordinates, coordinates),
    MovePointTo: st.builds(MovePointTo, places, coordinates, coordinates),
    DeletePoint: st.builds(DeletePoint, places),
    ClearPoints: st.just(ClearPoints()),
    LoadPoints: st.builds(
        LoadPoints,
        st.sampled_from((EMPTY, EXAMPLE, MANY, YEARS, NAMED, COLUMN, GIANTS, CLOSE, TINY)).flatmap(
            lambda points: st.sampled_from((points, points.read_from(points.names)))
        ),
        st.just("points.csv"),
    ),
    LoadExample: st.just(LoadExample()),
    ToggleExamples: st.just(ToggleExamples()),
    OfferExamples: st.builds(OfferExamples, st.sampled_from((EXAMPLES, EXAMPLES[:1], ()))),
    ChooseExample: st.builds(ChooseExample, st.integers(-1, 4)),
    OpenExample: st.builds(OpenExample, st.integers(-1, 4)),
    KeepLine: st.just(KeepLine()),
    ForgetLine: st.just(ForgetLine()),
    SetLineByHand: st.builds(SetLineByHand, coordinates, coordinates),
    SetMode: st.builds(SetMode, st.sampled_from(list(Mode))),
    NextMode: st.just(NextMode()),
    SetOrder: st.builds(SetOrder, st.sampled_from(list(Order))),
    NextOrder: st.just(NextOrder()),
    SetBatchSize: st.builds(SetBatchSize, st.one_of(st.integers(1, 40), st.sampled_from((-1, 0, 10**9)))),
    ChangeBatchSize: st.builds(ChangeBatchSize, notches),
    SetLearningRate: st.builds(SetLearningRate, learning_rates),
    ChangeLearningRate: st.builds(ChangeLearningRate, notches),
    SetFastestLearningRate: st.just(SetFastestLearningRate()),
    SetScaling: st.builds(SetScaling, st.sampled_from(list(ScaleChoice))),
    Advance: st.builds(Advance, st.integers(-1, 400), seconds),
    TogglePlay: st.just(TogglePlay()),
    StepOnce: st.just(StepOnce()),
    StepBack: st.just(StepBack()),
    LookAt: st.builds(LookAt, steps),
    LookAtEnd: st.just(LookAtEnd()),
    LookAtEpoch: st.builds(LookAtEpoch, notches),
    LookBeforeDivergence: st.just(LookBeforeDivergence()),
    HalveRateAndGoOn: st.just(HalveRateAndGoOn()),
    GoToRun: st.builds(GoToRun, runs),
    DropRun: st.builds(DropRun, runs),
    Reset: st.just(Reset()),
    ResetUiScale: st.just(ResetUiScale()),
    ResizeWindow: st.builds(ResizeWindow, st.integers(-1, 4000), st.integers(-1, 3000)),
    ResetWithNewSeed: st.just(ResetWithNewSeed()),
    SetSpeed: st.builds(SetSpeed, st.sampled_from(SPEEDS)),
    ChangeSpeed: st.builds(ChangeSpeed, notches),
    Undo: st.just(Undo()),
    Redo: st.just(Redo()),
    ToggleStepScale: st.just(ToggleStepScale()),
    ToggleTheme: st.just(ToggleTheme()),
    ChangeUiScale: st.builds(ChangeUiScale, st.one_of(st.integers(-8, 8), notches)),
    ToggleDerivation: st.just(ToggleDerivation()),
    ToggleFog: st.just(ToggleFog()),
    TogglePointLines: st.just(TogglePointLines()),
    ToggleLeastSquares: st.just(ToggleLeastSquares()),
    ToggleCostScale: st.just(ToggleCostScale()),
    ToggleScaleCard: st.just(ToggleScaleCard()),
    ToggleEveryStep: st.just(ToggleEveryStep()),
    ToggleReducedMotion: st.just(ToggleReducedMotion()),
    ToggleFullscreen: st.just(ToggleFullscreen()),
    ToggleHelp: st.just(ToggleHelp()),
    ScrollDerivation: st.builds(ScrollDerivation, notches),
    ToggleMenu: st.builds(ToggleMenu, st.sampled_from(("data", "options", "runs", "chapters", "save"))),
    ScrollMenu: st.builds(ScrollMenu, notches),
    FitAxes: st.just(FitAxes()),
    ZoomAxes: st.builds(
        ZoomAxes, coordinates, coordinates, st.one_of(st.floats(0.1, 10.0), st.sampled_from((1e-9, 1e9, 1e40, *_ODD)))
    ),
    PanAxes: st.builds(PanAxes, coordinates, coordinates),
    ShowLandscape: st.builds(ShowLandscape, st.sampled_from(list(LandscapeView))),
    ShowCard: st.builds(ShowCard, st.sampled_from(("cost", "step", "derivation", "landscape", "canvas", "no such card"))),
    ToggleLandscapeSize: st.just(ToggleLandscapeSize()),
    FitLandscape: st.just(FitLandscape()),
    ShowBox: st.builds(ShowBox, st.builds(Box, coordinates, coordinates, coordinates, coordinates)),
    ShowPreview: st.builds(ShowPreview, st.one_of(st.none(), st.builds(Line, finite, finite))),
    ToggleLesson: st.just(ToggleLesson()),
    LeaveLesson: st.just(LeaveLesson()),
    GoToChapter: st.builds(GoToChapter, chapters),
    TurnChapter: st.builds(TurnChapter, notches),
    BeginChapter: st.just(BeginChapter()),
    MarkDone: st.builds(MarkDone, chapters, st.integers(-1, 4)),
    SetFigure: st.builds(SetFigure, st.one_of(*map(_figure, FigureValues.__subclasses__()))),
    TurnLandscape: st.builds(TurnLandscape, coordinates, coordinates),
    SavePicture: st.just(SavePicture()),
    CopyPicture: st.just(CopyPicture()),
    SaveAnimation: st.builds(SaveAnimation, st.sampled_from(list(AnimationKind))),
    SavePoints: st.just(SavePoints()),
    SaveTrace: st.just(SaveTrace()),
    SetPicturePart: st.builds(SetPicturePart, st.sampled_from(list(Part))),
    SetPictureScale: st.builds(SetPictureScale, st.sampled_from(PICTURE_SCALES)),
    SetFrameCount: st.builds(SetFrameCount, st.integers(2, LARGEST_FRAME_COUNT)),
    MarkSpan: st.just(MarkSpan()),
    SavingProgressed: st.builds(SavingProgressed, st.integers(0, 3), coordinates),
    SavingEnded: st.builds(SavingEnded, st.integers(0, 3), st.sampled_from(("", "Saved points.csv")), st.booleans()),
    CancelSaving: st.just(CancelSaving()),
    Notify: st.builds(Notify, st.sampled_from(("", "told", "a longer text " * 20)), st.booleans()),
    BeginReading: st.builds(BeginReading, file_names),
    ReadSoFar: st.builds(ReadSoFar, st.one_of(within, coordinates)),
    EndReading: st.builds(EndReading, st.sampled_from(("", "points.csv:3: 'abc' is not a number"))),
    CancelReading: st.just(CancelReading()),
    ChooseFile: st.just(ChooseFile()),
    ShowFiles: st.builds(ShowFiles, file_lists),
    GoToFolder: st.builds(GoToFolder, file_paths),
    ScrollFiles: st.builds(ScrollFiles, notches),
    CloseFiles: st.just(CloseFiles()),
    RememberFile: st.builds(RememberFile, file_paths),
    OpenTyped: st.just(OpenTyped()),
    NameFile: st.builds(NameFile, file_names),
    OpenFile: st.builds(OpenFile, file_paths),
    OpenSession: st.builds(OpenSession, any_session(), st.just("work.gdv.json")),
    FoundLastSession: st.builds(FoundLastSession, st.sampled_from(("", "12 points, 402 steps, yesterday 14:05"))),
    ReopenLastSession: st.just(ReopenLastSession()),
    SaveSession: st.just(SaveSession()),
    SaveSessionAs: st.just(SaveSessionAs()),
    StartAfresh: st.just(StartAfresh()),
    CopyCommand: st.just(CopyCommand()),
    PastePoints: st.just(PastePoints()),
    CopyPoints: st.just(CopyPoints()),
    Explain: st.builds(Explain, st.lists(quantities, max_size=4).map(tuple), targets),
    ExplainBack: st.just(ExplainBack()),
    CloseExplanation: st.just(CloseExplanation()),
    Quit: st.just(Quit()),
    PointAt: st.builds(PointAt, targets, pixels, pixels),
    BeginGesture: st.builds(BeginGesture, targets, pixels, pixels, st.integers(0, 2000), st.booleans()),
    BeginNudge: st.builds(BeginNudge, targets.filter(lambda target: target is not None), st.booleans()),
    GrabTarget: st.builds(GrabTarget, targets.filter(lambda target: target is not None)),
    EndGesture: st.just(EndGesture()),
    Focus: st.builds(Focus, targets),
    MoveCrosshair: st.builds(MoveCrosshair, coordinates, coordinates),
    Escape: st.just(Escape()),
}
"""How each kind of message is made up."""

_OFTEN = (
    AddPoint,
    MovePointTo,
    Advance,
    Advance,
    Advance,
    StepOnce,
    TogglePlay,
    EndGesture,
    Undo,
    LoadPoints,
    SetLearningRate,
)

any_message: SearchStrategy[Message] = st.sampled_from((*STRATEGIES, *_OFTEN, *_OFTEN)).flatmap(STRATEGIES.__getitem__)
"""Any message, those that a session is mostly made of more often."""

_SHAPING = (
    *(AddPoint, MovePointTo, DeletePoint, LoadPoints, LoadExample, ClearPoints, SetLineByHand, SetMode, SetOrder),
    *(SetBatchSize, SetLearningRate, SetScaling, Advance, Advance, Advance, Advance, TogglePlay, TogglePlay, StepOnce),
    *(
        StepBack,
        LookAt,
        LookAt,
        LookAtEnd,
        LookAtEpoch,
        LookBeforeDivergence,
        HalveRateAndGoOn,
        SetFastestLearningRate,
        GoToRun,
        DropRun,
        Reset,
        ResetWithNewSeed,
        Undo,
        Redo,
    ),
    *(BeginGesture, EndGesture),
)


def scripts(message: SearchStrategy[Message], longest: int) -> SearchStrategy[list[Message]]:
    """As many messages in a row as there may be, and shorter ones as often (a plain list is seldom longer than ten)."""
    return st.integers(0, longest).flatmap(lambda length: st.lists(message, min_size=length, max_size=length))


shaping_message: SearchStrategy[Message] = st.sampled_from(_SHAPING).flatmap(STRATEGIES.__getitem__)
"""Any message that shapes a run or leads from one moment to another."""


def new_state() -> State:
    """A program that has just been started."""
    return State(example=EXAMPLE, examples=EXAMPLES)
