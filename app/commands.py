"""One table of what a person can ask for: keyboard, buttons, tooltips and the help card are all made from it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from app.lesson.every import CHAPTERS, open_chapter
from app.messages import (
    SWITCHES,
    CancelPicking,
    CancelReading,
    ChangeBatchSize,
    ChangeLearningRate,
    ChangeSpeed,
    ChangeUiScale,
    ChooseFile,
    ClearPoints,
    ColumnBeside,
    CopyCommand,
    CopyPicture,
    CopyPoints,
    FitAxes,
    FitLandscape,
    ForgetLine,
    HalveRateAndGoOn,
    KeepLine,
    LoadExample,
    LookAt,
    LookAtEnd,
    LookAtEpoch,
    LookBeforeDivergence,
    MarkSpan,
    Message,
    NextMode,
    NextOrder,
    PastePoints,
    PickColumnHere,
    Quit,
    Redo,
    ReopenLastSession,
    Reset,
    ResetUiScale,
    ResetWithNewSeed,
    SaveAnimation,
    SavePicture,
    SavePoints,
    SaveSession,
    SaveSessionAs,
    SaveTrace,
    SetFastestLearningRate,
    SetMode,
    ShowLandscape,
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
    Undo,
    UsePicked,
)
from app.model.learning.training import Mode
from app.session.files.saving import AnimationKind, why_too_large
from app.session.look import ThemeName
from app.session.state import State
from app.session.views import LandscapeView

WhyNot = Callable[[State], str]
IsOn = Callable[[State], bool]


def _always(state: State) -> str:
    return ""


def _without_training(state: State) -> str:
    chapter = open_chapter(state)
    return "" if chapter is None or chapter.arrangement.shows_training else "nothing is trained in this chapter"


def _without_points(state: State) -> str:
    return "" if len(state.points) else "there are no points yet"


def _without_step(state: State) -> str:
    return _without_training(state) or _without_points(state)


def _at_start(state: State) -> str:
    return "" if state.timeline.step else "this is the start"


def _alone(state: State) -> str:
    return "" if len(state.timeline.runs) > 1 else "there is only this run yet"


def _without_divergence(state: State) -> str:
    return "" if state.timeline.run.far_off is not None else "nothing has diverged"


def _without_zones(state: State) -> str:
    if not state.outlook.is_computed:
        return "it is not computed for this method"
    return "" if state.outlook.zones is not None else _without_points(state) or "nothing can be said of these points"


def _without_undo(state: State) -> str:
    return "" if state.undo.can_undo else "there is nothing to undo"


def _without_redo(state: State) -> str:
    return "" if state.undo.can_redo else "there is nothing to redo"


def _without_reading(state: State) -> str:
    return "" if state.reading is not None else "nothing is being read"


def _outside_lesson(state: State) -> str:
    return "" if state.lesson is not None else "no lesson is open"


def _is_in_lesson(state: State) -> bool:
    return state.lesson is not None


def _at_first_chapter(state: State) -> str:
    return _outside_lesson(state) or ("this is the first chapter" if _is_open(state, CHAPTERS[0].name) else "")


def _at_last_chapter(state: State) -> str:
    return _outside_lesson(state) or ("this is the last chapter" if _is_open(state, CHAPTERS[-1].name) else "")


def _is_open(state: State, chapter: str) -> bool:
    return state.lesson is not None and state.lesson.chapter == chapter


def _outside_picking(state: State) -> str:
    return "" if state.picking is not None else "no file is being opened"


def _not_as(axis: str) -> WhyNot:
    """Why the column that keys are on cannot be x or y."""

    def why_not(state: State) -> str:
        picking = state.picking
        if picking is None or not picking.columns:
            return _outside_picking(state) or "there are no columns"
        return picking.columns[picking.at].why_not(axis)

    return why_not


def _without_bad_rows(state: State) -> str:
    picking = state.picking
    return _outside_picking(state) or ("" if picking is None or picking.bad.count else "all rows can be used")


def _without_marks(state: State) -> str:
    picking = state.picking
    return _outside_picking(state) or ("" if picking is None or picking.needs_marks else "the numbers have no marks")


def _not_yet_picked(state: State) -> str:
    return _outside_picking(state) or ("" if state.picking is None else state.picking.why_not)


def _without_separators(state: State) -> str:
    picking = state.picking
    return _outside_picking(state) or ("" if picking is None or picking.separator else "a workbook has columns")


def _without_sheets(state: State) -> str:
    picking = state.picking
    return _outside_picking(state) or ("" if picking is None or picking.sheets else "only workbooks have sheets")


def _without_examples(state: State) -> str:
    return "" if state.examples else "there are none"


def _without_my_line(state: State) -> str:
    return "" if state.my_line is not None else "no line is kept"


def _while_saving(state: State) -> str:
    return "" if state.saving is None else "something is being saved; Esc gives that up"


def _without_picture(state: State) -> str:
    return _while_saving(state) or why_too_large(state.window_size, state.saving_choices.scale)


def _without_points_to_save(state: State) -> str:
    return _while_saving(state) or _without_points(state)


def _without_steps(state: State) -> str:
    return _while_saving(state) or ("" if state.timeline.run.now.step else "no step has run yet")


def _without_video(state: State) -> str:
    return state.why_no_video or _without_steps(state)


def _begins_here(state: State) -> bool:
    begin, timeline = state.span_begin, state.timeline
    return begin is not None and (begin.run_number, begin.step) == (timeline.place.run_number, timeline.step)


def _switched_by(kind: type[Message]) -> IsOn:
    """Whether the field of the look that such a message switches is on."""
    field = SWITCHES[kind]
    return lambda state: bool(getattr(state.look, field))


def _is_scale_open(state: State) -> bool:
    return state.show_both_equations


def _is_light(state: State) -> bool:
    return state.look.theme is ThemeName.LIGHT


@dataclass(frozen=True, slots=True)
class Command:
    """Something a person can ask for. ``why_not`` gives the reason why it cannot be done now, or an empty text.

    A command that ``repeats`` goes on while its key is held down. One with ``is_on`` is a switch: its title names what it
    switches on, and ``is_on`` tells whether that is on now. ``lesson_keys`` stand for it while a lesson is open,
    whatever else they stand for outside; ``picking_keys`` while columns of a file are chosen, when most others rest.
    """

    id: str
    title: str
    keys: tuple[str, ...]
    group: str
    message: Message
    why_not: WhyNot = _always
    repeats: bool = False
    is_on: IsOn | None = None
    lesson_keys: tuple[str, ...] = ()
    picking_keys: tuple[str, ...] = ()

    @property
    def shown_keys(self) -> tuple[str, ...]:
        """The keys that people are told of."""
        return self.keys or self.lesson_keys or self.picking_keys


TRAINING, LEARNING, POINTS, WINDOW = "Training", "How it learns", "Points and line", "Window"
LANDSCAPE, LESSON, DATA, PICKER, SAVING = "Landscape", "Lesson", "Data", "Columns of a file", "Saving"

COMMANDS = (
    Command("play", "Play or pause", ("space",), TRAINING, TogglePlay(), _without_training),
    Command("step", "One step on", ("right",), TRAINING, StepOnce(), _without_step, repeats=True),
    Command("back", "One step back", ("left",), TRAINING, StepBack(), _at_start, repeats=True),
    Command("start", "To the start", ("home",), TRAINING, LookAt(0), _at_start),
    Command("end", "To the end", ("end",), TRAINING, LookAtEnd()),
    Command("epoch-back", "One epoch back", ("pageup",), TRAINING, LookAtEpoch(-1), _at_start, repeats=True),
    Command("epoch-on", "One epoch on", ("pagedown",), TRAINING, LookAtEpoch(1), _without_training, repeats=True),
    Command("last-stable", "Back to before it diverged", ("u",), TRAINING, LookBeforeDivergence(), _without_divergence),
    Command("halve-rate", "Halve the rate until it holds", ("h",), TRAINING, HalveRateAndGoOn(), _without_divergence),
    Command("reset", "Reset the line", ("r",), TRAINING, Reset()),
    Command("new-seed", "Reset with the next seed", ("shift+r",), TRAINING, ResetWithNewSeed()),
    Command("slower", "Slower", ("-",), TRAINING, ChangeSpeed(-1), repeats=True),
    Command("faster", "Faster", ("=", "plus"), TRAINING, ChangeSpeed(1), repeats=True),
    Command("stochastic", "Stochastic: one a step", ("s",), LEARNING, SetMode(Mode.STOCHASTIC)),
    Command("mini-batch", "Mini-batch: a few a step", ("n",), LEARNING, SetMode(Mode.MINI_BATCH)),
    Command("batch", "Batch: all a step", ("b",), LEARNING, SetMode(Mode.BATCH)),
    Command("next-mode", "Next mode", ("m",), LEARNING, NextMode()),
    Command("next-order", "Next order of the points", ("o",), LEARNING, NextOrder()),
    Command("lower-rate", "Lower the learning rate", ("[",), LEARNING, ChangeLearningRate(-1), repeats=True),
    Command("raise-rate", "Raise the learning rate", ("]",), LEARNING, ChangeLearningRate(1), repeats=True),
    Command("far-lower-rate", "Lower it in large steps", ("shift+[",), LEARNING, ChangeLearningRate(-10), repeats=True),
    Command("far-higher-rate", "Raise it in large steps", ("shift+]",), LEARNING, ChangeLearningRate(10), repeats=True),
    Command("fastest-rate", "The fastest learning rate", ("a",), LEARNING, SetFastestLearningRate(), _without_zones),
    Command("smaller-batch", "Halve the mini-batch", (",",), LEARNING, ChangeBatchSize(-1), repeats=True),
    Command("larger-batch", "Double the mini-batch", (".",), LEARNING, ChangeBatchSize(1), repeats=True),
    Command("open", "Open a file", ("ctrl+o",), DATA, ChooseFile()),
    Command("paste", "Paste points", ("ctrl+v",), DATA, PastePoints()),
    Command("copy", "Copy the points", ("ctrl+c",), DATA, CopyPoints(), _without_points),
    Command("cancel-reading", "Cancel reading", ("escape",), DATA, CancelReading(), _without_reading),
    Command("examples", "Example sets", ("d",), POINTS, ToggleExamples(), _without_examples),
    Command("example", "Fill in the first example", ("shift+d",), POINTS, LoadExample()),
    Command("clear", "Clear the points", ("c",), POINTS, ClearPoints(), _without_points),
    Command("undo", "Undo", ("ctrl+z",), POINTS, Undo(), _without_undo, repeats=True),
    Command("redo", "Redo", ("ctrl+shift+z", "ctrl+y"), POINTS, Redo(), _without_redo, repeats=True),
    Command("save", "Save the session", ("ctrl+s",), DATA, SaveSession()),
    Command("save-as", "Save it to another file", ("ctrl+shift+s",), DATA, SaveSessionAs()),
    Command("reopen", "Reopen the last session", ("ctrl+shift+o",), DATA, ReopenLastSession()),
    Command("afresh", "Start afresh", ("ctrl+n",), DATA, StartAfresh()),
    Command("copy-command", "Copy as command", ("ctrl+shift+k",), DATA, CopyCommand()),
    Command("fit", "Fit the axes to the points", ("f",), POINTS, FitAxes()),
    Command("keep-line", "Keep the line as my line", ("i",), POINTS, KeepLine()),
    Command("forget-line", "Remove my line", ("shift+i",), POINTS, ForgetLine(), _without_my_line),
    Command("least-squares", "Least squares", ("g",), POINTS, ToggleLeastSquares(), is_on=_switched_by(ToggleLeastSquares)),
    Command("scale", "How the points are scaled", ("e",), POINTS, ToggleScaleCard(), _without_points, is_on=_is_scale_open),
    Command("slice-m", "Landscape: slice along m", ("1",), LANDSCAPE, ShowLandscape(LandscapeView.SLICE_M)),
    Command("slice-b", "Landscape: slice along b", ("2",), LANDSCAPE, ShowLandscape(LandscapeView.SLICE_B)),
    Command("bowl", "Landscape: the bowl", ("3",), LANDSCAPE, ShowLandscape(LandscapeView.BOWL)),
    Command("3-d", "Landscape: in 3-D", ("4",), LANDSCAPE, ShowLandscape(LandscapeView.SURFACE)),
    Command("fit-landscape", "Landscape: the whole path", ("shift+f",), LANDSCAPE, FitLandscape()),
    Command("landscape-size", "Landscape large or small", ("v",), LANDSCAPE, ToggleLandscapeSize()),
    Command(
        "point-lines", "Every point as a line", ("p",), LANDSCAPE, TogglePointLines(), is_on=_switched_by(TogglePointLines)
    ),
    Command("fog", "Fog on the slices", ("shift+v",), LANDSCAPE, ToggleFog(), is_on=_switched_by(ToggleFog)),
    Command("lesson", "Lesson", ("l",), LESSON, ToggleLesson(), is_on=_is_in_lesson),
    Command("lesson-back", "Previous chapter", (), LESSON, TurnChapter(-1), _at_first_chapter, lesson_keys=("pageup",)),
    Command("lesson-next", "Next chapter", (), LESSON, TurnChapter(1), _at_last_chapter, lesson_keys=("pagedown",)),
    Command("save-menu", "Save pictures, points, the trace", ("x",), SAVING, ToggleMenu("save")),
    Command("picture", "Save a picture", ("ctrl+p",), SAVING, SavePicture(), _without_picture),
    Command("copy-picture", "Copy the picture", ("ctrl+shift+c",), SAVING, CopyPicture(), _without_picture),
    Command("gif", "Save the run as GIF", ("ctrl+g",), SAVING, SaveAnimation(AnimationKind.GIF), _without_steps),
    Command("mp4", "Save the run as MP4", ("ctrl+m",), SAVING, SaveAnimation(AnimationKind.MP4), _without_video),
    Command("mark-span", "GIF or MP4 from this step on", ("ctrl+b",), SAVING, MarkSpan(), is_on=_begins_here),
    Command("points-file", "Save the points as CSV", ("ctrl+e",), SAVING, SavePoints(), _without_points_to_save),
    Command("trace-file", "Save the trace as CSV", ("ctrl+t",), SAVING, SaveTrace(), _without_steps),
    Command(
        "derivation", "Derivation of the update", ("w",), WINDOW, ToggleDerivation(), is_on=_switched_by(ToggleDerivation)
    ),
    Command("cost-scale", "Logarithmic cost", ("j",), WINDOW, ToggleCostScale(), is_on=_switched_by(ToggleCostScale)),
    Command("step-scale", "Logarithmic steps", ("shift+j",), WINDOW, ToggleStepScale(), is_on=_switched_by(ToggleStepScale)),
    Command("every-step", "Show every step", ("k",), WINDOW, ToggleEveryStep(), is_on=_switched_by(ToggleEveryStep)),
    Command(
        "reduced-motion", "Reduce motion", ("y",), WINDOW, ToggleReducedMotion(), is_on=_switched_by(ToggleReducedMotion)
    ),
    Command("theme", "Light theme", ("t",), WINDOW, ToggleTheme(), is_on=_is_light),
    Command("larger", "Larger", ("ctrl+=", "ctrl+plus"), WINDOW, ChangeUiScale(1), repeats=True),
    Command("smaller", "Smaller", ("ctrl+-",), WINDOW, ChangeUiScale(-1), repeats=True),
    Command("usual-size", "Usual size", ("ctrl+0",), WINDOW, ResetUiScale()),
    Command("fullscreen", "Fullscreen", ("f11",), WINDOW, ToggleFullscreen(), is_on=_switched_by(ToggleFullscreen)),
    Command("help", "This help", ("f1", "?"), WINDOW, ToggleHelp()),
    Command("data-menu", "Example, clear and scaling", (), WINDOW, ToggleMenu("data")),
    Command("options-menu", "Order, batch size and looks", (), WINDOW, ToggleMenu("options")),
    Command("runs-menu", "Other runs", (), WINDOW, ToggleMenu("runs"), _alone),
    Command("chapters-menu", "All chapters of the lesson", (), LESSON, ToggleMenu("chapters"), _outside_lesson),
    Command("pick-x", "Use the column as x", (), PICKER, PickColumnHere("x"), _not_as("x"), picking_keys=("x",)),
    Command("pick-y", "Use the column as y", (), PICKER, PickColumnHere("y"), _not_as("y"), picking_keys=("y",)),
    Command(
        *("column-before", "The column before", (), PICKER, ColumnBeside(-1), _outside_picking),
        repeats=True,
        picking_keys=("left",),
    ),
    Command(
        *("column-after", "The column after", (), PICKER, ColumnBeside(1), _outside_picking),
        repeats=True,
        picking_keys=("right",),
    ),
    Command(
        *("skip-bad", "Go on without the rows that cannot be used", (), PICKER, ToggleAgreement("skip"), _without_bad_rows),
        picking_keys=("s",),
    ),
    Command(
        *("read-marks", "Read marked numbers as numbers", (), PICKER, ToggleAgreement("marks"), _without_marks),
        picking_keys=("m",),
    ),
    Command("use-picked", "Use these columns", (), PICKER, UsePicked(), _not_yet_picked, picking_keys=("enter",)),
    Command("cancel-picking", "Leave the file", (), PICKER, CancelPicking(), _outside_picking, picking_keys=("escape",)),
    Command("separator-menu", "What stands between columns", (), PICKER, ToggleMenu("separator"), _without_separators),
    Command("decimal-menu", "The decimal mark", (), PICKER, ToggleMenu("decimal"), _without_separators),
    Command("header-menu", "What the first row is", (), PICKER, ToggleMenu("header"), _outside_picking),
    Command("sheet-menu", "The sheet of the workbook", (), PICKER, ToggleMenu("sheet"), _without_sheets),
    Command("quit", "Quit", ("ctrl+q",), WINDOW, Quit()),
)

BY_ID = {command.id: command for command in COMMANDS}
BY_KEY = {key: command for command in COMMANDS for key in command.keys}
BY_PICKING_KEY = {key: command for command in COMMANDS for key in command.picking_keys}
WHILE_PICKING = frozenset(("larger", "smaller", "usual-size", "theme", "fullscreen", "quit"))
"""Commands that do not rest while columns of a file are chosen."""
BY_LESSON_KEY = {key: command for command in COMMANDS for key in command.lesson_keys}
MENUS = {command.message.name: command.id for command in COMMANDS if isinstance(command.message, ToggleMenu)}
"""The command that opens each menu."""

_KEY_NAMES = {"-": "−", "plus": "+", ",": "Comma", ".": "Period", "pageup": "PgUp", "pagedown": "PgDn", "escape": "Esc"}


def command_for(state: State, key: str) -> Command | None:
    """What a key asks for now."""
    if state.picking is not None or state.files is not None:
        usual = BY_KEY.get(key)
        of_picking = BY_PICKING_KEY.get(key) if state.files is None else None
        return of_picking or (usual if usual is not None and usual.id in WHILE_PICKING else None)
    lent = BY_LESSON_KEY.get(key) if state.lesson is not None else None
    return lent or BY_KEY.get(key)


@cache
def key_name(key: str) -> str:
    """How a key is written for people: ``ctrl+shift+z`` is «Ctrl+Shift+Z»."""
    *modifiers, last = key.split("+")
    return "+".join([*(modifier.capitalize() for modifier in modifiers), _KEY_NAMES.get(last, last.capitalize())])


def first_key(command_id: str) -> str:
    """How the first key of a command is written, or an empty text where it has none."""
    keys = BY_ID[command_id].shown_keys
    return key_name(keys[0]) if keys else ""


def tooltip(state: State, command_id: str) -> str:
    """What a control says of itself: what it does, its key, and why it cannot be used now if it cannot."""
    return tooltip_with(command_id, BY_ID[command_id].why_not(state))


@cache
def tooltip_with(command_id: str, why_not: str) -> str:
    """The tooltip with this reason why the command cannot be used; without one where it can."""
    key = first_key(command_id)
    keys = f"  ({key})" if key else ""
    return f"{BY_ID[command_id].title}{keys}" + (f": {why_not}" if why_not else "")
