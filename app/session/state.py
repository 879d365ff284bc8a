"""All that the program knows. ``update`` alone writes it; panels read it."""

from __future__ import annotations

from dataclasses import dataclass, field

from app.model.data.dataset import EMPTY, Dataset
from app.model.data.scaling import Line
from app.model.landscape.walk import Walk
from app.model.learning.learning_rate import halved_learning_rate
from app.model.learning.speed import STEP_A_FRAME, Speed
from app.model.learning.steps import StepRecord
from app.model.learning.training import Training
from app.model.theory.outlook import Outlook, OutlookCache
from app.model.time.step_display import StepDisplay
from app.model.time.timeline import Timeline
from app.session.explained.quantity import Quantity
from app.session.files.saving import Saving, SavingChoices, SpanBegin
from app.session.gesture import Gesture
from app.session.lesson.lesson import Lesson
from app.session.lesson.progress import Progress
from app.session.look import Look
from app.session.opening.examples import Example
from app.session.opening.files import FileList
from app.session.opening.reading import Reading
from app.session.picking import Picking
from app.session.pixels import place_within_reach
from app.session.targets import HandleTarget, PointTarget, SliceBallTarget, SymbolTarget, TargetId
from app.session.typing.caret import Caret
from app.session.ui_scale import size_given
from app.session.undo import UndoStack
from app.session.views import Box, LandscapeView, SliceGlide, SliceWindow, StepAxis

NO_OUTLOOK = Outlook()


@dataclass(frozen=True, slots=True)
class Axes:
    """What the canvas shows, in the data's own units."""

    x_low: float = 0.0
    x_high: float = 1.0
    y_low: float = 0.0
    y_high: float = 1.0


@dataclass(frozen=True, slots=True)
class Landscape:
    """How the landscape is looked at. ``box`` is None while it fits itself; ``yaw`` and ``pitch`` are in degrees.

    ``slice_window`` is what the slice looked at last showed: the next one stays in it as long as that suits. While the view
    is on its way there, ``slice_glide`` says how far it is.
    """

    view: LandscapeView = LandscapeView.BOWL
    box: Box | None = None
    yaw: float = 35.0
    pitch: float = 32.0
    is_large: bool = False
    is_in_front: bool = False
    slice_window: SliceWindow | None = None
    slice_glide: SliceGlide | None = None


@dataclass(frozen=True, slots=True)
class Pointer:
    """Where the pointer is, in window pixels, and the target under it."""

    target: TargetId | None = None
    x: float = -1.0
    y: float = -1.0

    @classmethod
    def at(cls, target: TargetId | None, x: float, y: float) -> Pointer:
        """A pointer at that place, held to places that a window may have."""
        return cls(target, *place_within_reach(x, y))


@dataclass
class State:
    """The session: runs, undo entries, playback, and what is shown, pointed at and held.

    ``my_line`` is the line kept to compare others with, in the data's own units. ``picking`` is the file in which columns
    are chosen, and ``caret`` the place in the text that is typed. ``example_chosen`` is the number of the example set
    that is looked at; None while their card is closed. ``examples`` is None until the sets are read, which is when they
    are asked for first. ``show_both_equations``: the card of the scale is open.
    ``last_session`` is what there is to say of the one before, and empty where there is none.
    ``savings`` counts what was asked to be saved, and ``why_no_video`` says why there can be no video where there can be
    none.
    """

    timeline: Timeline = field(default_factory=lambda: Timeline(Training()))
    undo: UndoStack = field(default_factory=UndoStack)
    start_line: Line = Line(0.0, 0.0)
    example: Dataset = EMPTY
    examples: tuple[Example, ...] | None = ()
    my_line: Line | None = None

    is_playing: bool = True
    speed: Speed = STEP_A_FRAME
    step_display: StepDisplay = StepDisplay()
    is_quitting: bool = False

    lesson: Lesson | None = None
    progress: Progress = Progress()

    look: Look = Look()
    window_size: tuple[int, int] = (1280, 800)
    axes: Axes = Axes()
    landscape: Landscape = Landscape()
    step_axis: StepAxis = StepAxis()
    preview_line: Line | None = None
    walk: Walk = Walk()
    outlooks: OutlookCache = field(default_factory=OutlookCache)
    show_both_equations: bool = False
    derivation_scroll: int = 0
    crosshair: tuple[float, float] = (0.5, 0.5)

    explained: tuple[Quantity, ...] = ()
    explained_beside: TargetId | None = None

    reading: Reading | None = None
    picking: Picking | None = None
    files: FileList | None = None
    recent_files: tuple[str, ...] = ()

    pointer: Pointer = Pointer()
    gesture: Gesture = Gesture()
    focus: TargetId | None = None
    focus_before_card: TargetId | None = None
    caret: Caret = Caret()
    menu: str | None = None
    menu_scroll: int = 0
    is_help_open: bool = False
    example_chosen: int | None = None
    last_session: str = ""
    notice: str = ""
    notice_count: int = 0
    is_notice_failure: bool = False

    saving: Saving | None = None
    savings: int = 0
    saving_choices: SavingChoices = SavingChoices()
    span_begin: SpanBegin | None = None
    why_no_video: str = ""

    @property
    def is_covered(self) -> bool:
        """Whether a card lies over everything else."""
        return self.is_help_open or self.example_chosen is not None

    @property
    def does_rate_diverge(self) -> bool:
        """Whether the learning rate is known to diverge with these points."""
        zones = self.outlook.zones
        return zones is not None and zones.zone_of(self.training.settings.learning_rate) == "diverging"

    @property
    def does_rate_hold(self) -> bool:
        """Whether no step at this learning rate is known to raise the cost of its own points."""
        zones = self.outlook.zones
        return zones is None or self.training.settings.learning_rate < zones.holds_below

    @property
    def is_choosing(self) -> bool:
        """Whether a card is open on which a file, its columns or an example is chosen. Keys leave what lies behind alone."""
        return self.picking is not None or self.files is not None or self.example_chosen is not None

    @property
    def own_timeline(self) -> Timeline:
        """The learner's own runs: in a lesson those that wait until it is left."""
        own: Timeline = self.timeline if self.lesson is None else self.lesson.own["timeline"]
        return own

    @property
    def own_look(self) -> Look:
        """How the learner wants the program to look: what only the lesson set is not part of it."""
        return self.look if self.lesson is None else self.look.with_settings_of(self.lesson.own["look"])

    @property
    def span(self) -> tuple[int, int]:
        """The first and the last step of an animation: all of the run that is shown, unless a beginning is marked in it.

        From there it goes to the step looked at, before or after; to the end of the run where that is the same step.
        """
        timeline, begin = self.timeline, self.span_begin
        first, last = timeline.run.start.step, timeline.run.now.step
        if begin is None or begin.run_number != timeline.place.run_number or not first <= begin.step <= last:
            return first, last
        other = last if timeline.step == begin.step else timeline.step
        return min(begin.step, other), max(begin.step, other)

    @property
    def training(self) -> Training:
        """Where training stood at the step looked at."""
        return self.timeline.training

    @property
    def points(self) -> Dataset:
        """The points at the step looked at, in their own units."""
        return self.timeline.training.training_set.points

    @property
    def ui_scale(self) -> float:
        """How large everything is drawn, compared with the usual: as asked for, or as much of it as the window allows."""
        return size_given(*self.window_size, self.look.ui_scale)

    @property
    def record(self) -> StepRecord | None:
        """The step looked at; None before the first."""
        return self.timeline.record

    @property
    def held_record(self) -> StepRecord | None:
        """The step that is shown for a while because steps run faster than can be read; None where none is held."""
        display, timeline = self.step_display, self.timeline
        is_held = self.would_run and timeline.is_live and display.serial == timeline.run.version.serial
        return display.held if is_held and not self.look.shows_every_step else None

    @property
    def shown_record(self) -> StepRecord | None:
        """The step whose marks and numbers are shown: the very step looked at, unless one is held; None before the first."""
        held = self.held_record
        return self.record if held is None else held

    @property
    def is_moving(self) -> bool:
        """Whether what is shown changes as time passes: steps run, a single step is animated, or a slice's view glides."""
        return self.is_running or not self.step_display.is_over or self.landscape.slice_glide is not None

    @property
    def line_in_data_units(self) -> Line:
        """The line in the data's own units."""
        return self.training.training_set.scaling.line_out(self.training.line)

    @property
    def held(self) -> TargetId | None:
        """The target that is held, by a press that goes on."""
        return self.gesture.held

    @property
    def held_point(self) -> int | None:
        """The point that is being moved."""
        held = self.held
        return held.index if isinstance(held, PointTarget) and held.index < len(self.points) else None

    @property
    def outlook(self) -> Outlook:
        """What the present settings lead to; nothing while a point is being moved."""
        if not len(self.points) or self.held_point is not None:
            return NO_OUTLOOK
        return self.outlooks.outlook(self.training)

    @property
    def halved_rate(self) -> float:
        """Half the learning rate; halved again while a step could raise the cost of its own points.

        Where it was lowered far enough since the line diverged, it stays.
        """
        rate, zones = self.training.settings.learning_rate, self.outlook.zones
        if self.timeline.run.divergence is None and zones is not None and self.does_rate_hold:
            return rate
        return halved_learning_rate(rate) if zones is None else halved_learning_rate(rate, zones.holds_below)

    @property
    def is_running(self) -> bool:
        """Whether steps run as time passes: they would, no columns are chosen, no number explained or clicked for it."""
        is_free = self.picking is None and not self.explained
        return self.would_run and is_free and not isinstance(self.held, SymbolTarget)

    @property
    def would_run(self) -> bool:
        """Whether training goes on: playing, with points, no handle of the line held, and not diverged."""
        return (
            self.is_playing
            and len(self.points) > 0
            and (self.timeline.run.divergence is None or not self.timeline.is_live)
            and not isinstance(self.held, HandleTarget | SliceBallTarget)
        )
