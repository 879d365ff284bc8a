"""The windows whose inventories are kept: by name, each draws itself when it is called."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from app.lesson.every import CHAPTERS
from app.lesson.guessing import given
from app.messages import (
    Advance,
    ChangeUiScale,
    Explain,
    Focus,
    FoundLastSession,
    GoToChapter,
    LoadPoints,
    LookAt,
    Message,
    MoveCrosshair,
    OfferColumns,
    OfferExamples,
    Reset,
    ResizeWindow,
    SetBatchSize,
    SetLearningRate,
    SetLineByHand,
    SetMode,
    ShowFiles,
    ShowLandscape,
    StepOnce,
    ToggleCostScale,
    ToggleDerivation,
    ToggleEveryStep,
    ToggleFog,
    ToggleHelp,
    ToggleLandscapeSize,
    ToggleMenu,
    TogglePointLines,
    ToggleScaleCard,
    ToggleStepScale,
    ToggleTheme,
    Undo,
    ZoomAxes,
)
from app.model.learning.training import Mode
from app.session.explained.quantity import Kind, Quantity
from app.session.state import State
from app.session.targets import ButtonTarget, CanvasTarget, HandleTarget, PointTarget, TargetId, WordTarget
from app.session.views import LandscapeView
from tests.lesson.doing import DOES
from tests.lesson.pupil import pupil_in
from tests.view.marked import POINTS, Marks, Scene, Size, Window, marked
from tests.view.panels.overlays.test_examples import EXAMPLES
from tests.view.panels.overlays.test_opening_marks import FEW
from tests.view.panels.overlays.test_picker import CARS
from tests.view.random_windows import random_window
from tests.view.test_pictures import BATCH, CHANGED, FAST, LEARNING, SCENES, SMALL, TOO_FAST, USUAL, window
from tests.view.windows_of_files import OF_FILES
from tests.view.windows_seldom_seen import IN_LESSONS, SELDOM_SEEN
from tests.view.windows_under_hands import UNDER_HANDS

BOWL, SLICE_M, SLICE_B, SURFACE = (
    *(ShowLandscape(LandscapeView.BOWL), ShowLandscape(LandscapeView.SLICE_M)),
    *(ShowLandscape(LandscapeView.SLICE_B), ShowLandscape(LandscapeView.SURFACE)),
)
WIDE: Size = (2560, 1440)
NAMED: tuple[Message, ...] = (LoadPoints(POINTS["named"], "cars"), Advance(40))

MORE: dict[str, Scene] = {
    **{f"empty-{view}": window(USUAL, ShowLandscape(view)) for view in LandscapeView},
    "mini-batch": window(USUAL, *LEARNING, SetMode(Mode.MINI_BATCH), SetBatchSize(5)),
    "fog": window(USUAL, *LEARNING, SLICE_M, ToggleFog()),
    "fog-along-b": window(SMALL, *FAST, SLICE_B, ToggleFog(), Advance(1)),
    "point-lines": window(USUAL, *LEARNING, BOWL, TogglePointLines()),
    "point-lines-landed": window(USUAL, *LEARNING, SetLearningRate(0.9), Advance(7), BOWL, TogglePointLines()),
    "point-lines-passed": window(USUAL, *LEARNING, SetLearningRate(1.3), Advance(2), BOWL, TogglePointLines()),
    "derivation": window(USUAL, *LEARNING, ToggleDerivation()),
    "derivation-of-a-batch": window(USUAL, *BATCH, ToggleDerivation()),
    "options": window(USUAL, *LEARNING, ToggleMenu("options")),
    "runs": window(USUAL, *CHANGED, ToggleMenu("runs")),
    "two-runs": window(USUAL, *LEARNING, Reset(), SetLearningRate(0.3), Advance(40), BOWL),
    "many-runs": window(
        USUAL,
        *LEARNING,
        *(message for rate in (0.9, 0.02, 0.4, 0.1) for message in (Reset(), SetLearningRate(rate), Advance(30))),
        BOWL,
    ),
    "wide": window(WIDE, *LEARNING, BOWL),
    "wide-diverged": window(WIDE, *TOO_FAST, SLICE_M),
    "two-runs-in-3-d": window(USUAL, *LEARNING, Reset(), Advance(40), SURFACE),
    "save-menu": window(USUAL, *LEARNING, ToggleMenu("save")),
    "both-equations": window(SMALL, *LEARNING, ToggleScaleCard(), ToggleStepScale()),
    "a-point": window(SMALL, *LEARNING, hovered=PointTarget(2)),
    "a-named-point": window(USUAL, *NAMED, hovered=PointTarget(1)),
    "a-named-point-small": window(SMALL, *NAMED, SLICE_B, hovered=PointTarget(3)),
    "last-session": window(USUAL, FoundLastSession("12 points, 402 steps, today 14:05")),
    "crosshair-high": window(SMALL, *LEARNING, Focus(CanvasTarget()), MoveCrosshair(0.1, 0.5)),
    "crosshair-low": window(SMALL, *LEARNING, Focus(CanvasTarget()), MoveCrosshair(-0.4, -0.5)),
    "undone": Scene((*CHANGED, Undo(), Undo()), USUAL),
    "undone-in-the-past": Scene((*LEARNING, LookAt(40), SetLineByHand(0.5, 0.1), Advance(9), LookAt(3), Undo()), USUAL),
    "undone-live": Scene((*LEARNING, SetLineByHand(0.5, 0.1), Advance(9), Undo()), SMALL),
    "held-handle": Scene((*LEARNING,), USUAL, HandleTarget("m"), is_held=True),
    "held-shift": Scene((*NAMED,), SMALL, HandleTarget("b"), is_held=True),
    "every-step": window(USUAL, *LEARNING, ToggleEveryStep(), ToggleCostScale(), Advance(1)),
    "a-step": window(SMALL, *LEARNING, StepOnce()),
    "a-sum-explained": window(USUAL, *LEARNING, Explain((Quantity(Kind.COST, 119),))),
    "a-change-explained": window(SMALL, *LEARNING, Explain((Quantity(Kind.CHANGE_M, 119), Quantity(Kind.RATE, 119)))),
    "far-off": window(SMALL, *LEARNING, ZoomAxes(0.5, 0.5, 9.0), SLICE_M),
    "near": window(USUAL, *LEARNING, ZoomAxes(0.3, 0.6, 0.1), SURFACE),
    **{
        name.replace(" ", "-"): window(SMALL, LoadPoints(POINTS[name], name), Advance(25), SLICE_M)
        for name in ("one", "a column")
    },
    **{
        name.replace(" ", "-"): window(SMALL, LoadPoints(POINTS[name], name), Advance(25), BOWL)
        for name in ("on a line", "huge")
    },
    **{
        name.replace(" ", "-"): window(SMALL, LoadPoints(POINTS[name], name), Advance(9), SURFACE)
        for name in ("tiny", "below zero")
    },
    "large-slice": window(SMALL, *FAST, SLICE_B, ToggleLandscapeSize(), ToggleTheme()),
    "large-bowl": window(USUAL, *FAST, BOWL, ToggleLandscapeSize(), TogglePointLines()),
}


def chapter(name: str, size: Size, *messages: Message) -> Marks:
    """A chapter as it opens."""
    pupil = pupil_in(name)
    pupil.sends(ResizeWindow(*size), *messages)
    return marked(pupil.state, size)


def chapter_done(name: str, size: Size) -> Marks:
    """A chapter when all that it asks for is done."""
    pupil = pupil_in(name)
    pupil.sends(ResizeWindow(*size))
    for part in DOES[name](pupil.state):
        pupil.sends(*(message for message in part if not isinstance(message, GoToChapter)))
    return marked(pupil.state, size)


def guess_in_the_bowl(slope: float, intercept: float) -> Marks:
    """A guess of the next step in the bowl, and the step that came."""
    pupil = pupil_in("bowl")
    pupil.sends(ResizeWindow(*SMALL), given(slope, intercept), StepOnce())
    return marked(pupil.state, SMALL)


def with_tooltip(state: State, of: TargetId, size: Size) -> Marks:
    """A window that says what one of its targets is."""
    shown = Window(size)
    shown.draw(state)
    target = shown.screen.target_named(state, of)
    assert target is not None
    shown.screen.hint, shown.screen.hint_beside = target.hint, target.rect
    return shown.draw(state)


def tooltip(of: TargetId, size: Size) -> Marks:
    """The same while a line learns."""
    return with_tooltip(window(size, *LEARNING).state, of, size)


def tooltip_in_a_lesson(of: TargetId, size: Size) -> Marks:
    """The same in a lesson."""
    return with_tooltip(pupil_in("rate").state, of, size)


def _state_and_size(scene: Scene) -> tuple[State, Size]:
    return scene.state, scene.size


def _pupil_and_size(name: str) -> tuple[State, Size]:
    pupil = pupil_in(name)
    pupil.sends(ResizeWindow(*USUAL))
    return pupil.state, USUAL


BARS = ("toolbar", "timeline")
"""Above and below they are the same in most windows."""

WINDOWS: dict[str, Callable[[], Marks]] = {
    **{
        name: partial(getattr, scene, "marks")
        for name, scene in (SCENES | MORE | OF_FILES | UNDER_HANDS | SELDOM_SEEN).items()
    },
    **{f"chapter-{each.name}": partial(chapter, each.name, USUAL) for each in CHAPTERS},
    **{f"chapter-{each.name}-small": partial(chapter, each.name, SMALL) for each in CHAPTERS},
    **{f"chapter-{each.name}-done": partial(chapter_done, each.name, USUAL) for each in CHAPTERS if each.name in DOES},
    "chapter-light": partial(chapter, CHAPTERS[2].name, USUAL, ToggleTheme(), ChangeUiScale(2)),
    "guess-in-the-bowl": partial(guess_in_the_bowl, 0.9, 0.8),
    "guess-in-the-bowl-down": partial(guess_in_the_bowl, -0.6, -0.4),
    "tooltip-high": partial(tooltip, ButtonTarget("play"), USUAL),
    "tooltip-low": partial(tooltip, ButtonTarget("runs-menu"), USUAL),
    "tooltip-at-the-edge": partial(tooltip, WordTarget("says"), SMALL),
    "tooltip-in-a-lesson": partial(tooltip_in_a_lesson, HandleTarget("b"), USUAL),
    "tooltip-of-a-lesson": partial(tooltip_in_a_lesson, ButtonTarget("lesson-next"), SMALL),
    **IN_LESSONS,
    **{f"random-{seed:02}": partial(getattr, random_window(seed), "marks") for seed in range(48)},
}

POINTED_AT: dict[str, Callable[[], tuple[State, Size]]] = {
    name: partial(_state_and_size, scene)
    for name, scene in {
        "empty": window(USUAL),
        "the-bowl": window(USUAL, *CHANGED, BOWL),
        "a-slice": window(SMALL, *LEARNING, SLICE_M, ToggleFog()),
        "3-d": window((1024, 700), *FAST, SURFACE, ToggleTheme()),
        "menus": window(USUAL, *LEARNING, ToggleMenu("options")),
        "saving": window(SMALL, *BATCH, ToggleMenu("save")),
        "the-derivation": window(USUAL, *LEARNING, ToggleDerivation()),
        "scales": window(USUAL, *NAMED, ToggleScaleCard()),
        "the-columns": window(USUAL, OfferColumns(CARS)),
        "the-files": window(SMALL, ShowFiles(FEW)),
        "the-examples": window(USUAL, OfferExamples(EXAMPLES)),
        "help": window(USUAL, *LEARNING, ToggleHelp()),
        "an-explanation": window(USUAL, *LEARNING, Explain((Quantity(Kind.CHANGE_M, 119),))),
    }.items()
} | {f"chapter-{name}": partial(_pupil_and_size, name) for name in ("by-eye", "rate", "chain", "bowl")}
"""The windows in which the pointer is put on each target."""
