"""Windows that nobody thought of: points, settings, steps, views and sizes as a seed has them, the same each time."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from app.messages import (
    Advance,
    ChangeUiScale,
    Explain,
    LoadPoints,
    LookAt,
    Message,
    MovePointTo,
    PanAxes,
    Reset,
    SetBatchSize,
    SetFastestLearningRate,
    SetLearningRate,
    SetLineByHand,
    SetMode,
    SetScaling,
    ShowLandscape,
    StepOnce,
    ToggleCostScale,
    ToggleDerivation,
    ToggleEveryStep,
    ToggleFog,
    ToggleLandscapeSize,
    ToggleLeastSquares,
    TogglePointLines,
    ToggleScaleCard,
    ToggleStepScale,
    ToggleTheme,
    TurnLandscape,
    Undo,
    ZoomAxes,
)
from app.model.data.scaling import ScaleChoice
from app.model.learning.training import Mode
from app.session.explained.quantity import Kind, Quantity
from app.session.targets import HandleTarget, PointTarget, TargetId
from app.session.views import LandscapeView
from tests.view.marked import POINTS, Scene, Size

SIZES: tuple[Size, ...] = ((1280, 800), (800, 560), (1024, 700), (1500, 640), (900, 1100))

SELDOM = 0.25
"""How probable it is that a switch is not as usual."""

TOGGLES: tuple[Callable[[], Message], ...] = (
    *(ToggleTheme, ToggleLandscapeSize, ToggleLeastSquares, ToggleCostScale, ToggleStepScale, ToggleFog, ToggleEveryStep),
    *(TogglePointLines, ToggleScaleCard, ToggleDerivation),
)


def random_window(seed: int) -> Scene:
    """The window of that seed."""
    random = Random(seed)
    name = random.choice([each for each in POINTS if each != "none"])
    messages: list[Message] = [
        *_sometimes(random, lambda: SetScaling(random.choice(list(ScaleChoice)))),
        LoadPoints(POINTS[name], name),
        *_sometimes(random, lambda: SetMode(random.choice(list(Mode)))),
        *_sometimes(random, lambda: SetBatchSize(random.randrange(1, 12))),
        *_sometimes(random, lambda: SetLearningRate(10 ** random.uniform(-3, 0.5))),
        *_sometimes(random, SetFastestLearningRate),
        *_sometimes(random, lambda: SetLineByHand(random.uniform(-2, 2), random.uniform(-1, 1))),
        Advance(random.choice((1, 3, 12, 60, 200))),
        *_sometimes(random, Reset),
        *_sometimes(random, lambda: MovePointTo(0, random.random(), random.random())),
        Advance(random.choice((0, 2, 25))),
        *_sometimes(random, lambda: LookAt(random.randrange(12))),
        ShowLandscape(random.choice(list(LandscapeView))),
        *_sometimes(random, lambda: TurnLandscape(random.uniform(-120, 120), random.uniform(-25, 40))),
        *_sometimes(random, lambda: ZoomAxes(random.random(), random.random(), 10 ** random.uniform(-0.7, 0.7))),
        *_sometimes(random, lambda: PanAxes(random.uniform(-0.5, 0.5), random.uniform(-0.5, 0.5))),
        *(toggle() for toggle in TOGGLES if random.random() < SELDOM),
        *_sometimes(random, lambda: ChangeUiScale(random.choice((-2, 1, 3)))),
        *_sometimes(random, lambda: Explain((Quantity(random.choice((Kind.COST, Kind.CHANGE_M)), 0),))),
        *_sometimes(random, StepOnce),
        *_sometimes(random, Undo),
    ]
    return Scene(tuple(messages), random.choice(SIZES), _hovered(random), random.random() < SELDOM)


def _sometimes(random: Random, message: Callable[[], Message]) -> list[Message]:
    return [message()] if random.random() < SELDOM else []


def _hovered(random: Random) -> TargetId | None:
    return random.choice([None, PointTarget(0), PointTarget(1), HandleTarget("m"), HandleTarget("b")])
