"""The state of training: everything that determines the next step, and nothing else.

A ``Training`` is the unit of time travel. From two equal ones, the same steps follow, bit for bit.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from app.model.data.dataset import EMPTY, Dataset, Moments
from app.model.data.scaling import Line, ScaleChoice, Scaling, scaling_for
from app.model.learning.methods.method import Method, MethodState
from app.model.learning.methods.plain import PLAIN
from app.model.learning.sampling import Cursor, Order

LARGEST_LINE = 1e9
"""Training stops before slope or intercept are this many times the size of the data."""

LARGEST_BATCH_SIZE = 10**9
"""More points than can be read."""


class Mode(StrEnum):
    """How many points one step learns from: one, a few, or all of them."""

    STOCHASTIC = "stochastic"
    MINI_BATCH = "mini-batch"
    BATCH = "batch"


@dataclass(frozen=True, slots=True)
class Settings:
    """How to learn, as a person chooses it. ``seed`` determines the order of the points and is 0 or more."""

    mode: Mode = Mode.STOCHASTIC
    order: Order = Order.SHUFFLED
    batch_size: int = 8
    learning_rate: float = 0.05
    seed: int = 1
    method: Method = PLAIN


@dataclass(frozen=True)
class TrainingSet:
    """The points and how they are scaled. ``data`` is in training units."""

    points: Dataset = EMPTY
    scale: ScaleChoice = ScaleChoice.AUTO

    @cached_property
    def scaling(self) -> Scaling:
        """The scaling of these points."""
        return scaling_for(self.points, self.scale)

    @cached_property
    def data(self) -> Dataset:
        """The points in training units; the same object as ``points`` if they are not scaled."""
        return self.scaling.apply(self.points)

    @property
    def moments(self) -> Moments:
        """The sums of ``data``."""
        return self.data.moments

    def with_point_moved(self, index: int, x: float, y: float) -> TrainingSet:
        """The set with the point at ``index`` moved to (x, y). If the scaling stays, only that point is scaled again."""
        moved = TrainingSet(self.points.moved(index, x, y), self.scale)
        scaling = moved.scaling
        if scaling == self.scaling and not scaling.is_identity:
            vars(moved)["data"] = self.data.moved(index, scaling.x_in(x), scaling.y_in(y))
        return moved

    @cached_property
    def line_limit(self) -> float:
        """The largest slope and intercept, in training units, that training goes on to; beyond it, it has diverged."""
        bounds = self.data.bounds or (0.0,)
        return LARGEST_LINE * max(1.0, abs(self.moments.slope), *(abs(value) for value in bounds))


@dataclass(frozen=True, slots=True)
class Training:
    """A moment of a run. ``line`` is in training units.

    ``step`` is the number of steps that ran, and so the number of the latest one. ``method_state`` is the state of the
    method; if none is given, its start.
    """

    training_set: TrainingSet = TrainingSet()
    settings: Settings = Settings()
    line: Line = Line(0.0, 0.0)
    cursor: Cursor = Cursor()
    step: int = 0
    method_state: MethodState = ()

    def __post_init__(self) -> None:
        if not self.method_state:
            object.__setattr__(self, "method_state", self.settings.method.start_state)

    @property
    def steps_per_epoch(self) -> int:
        """The number of steps in one pass over the points; 0 without points."""
        count = len(self.training_set.points)
        if self.settings.mode is Mode.STOCHASTIC:
            return count
        if self.settings.mode is Mode.BATCH:
            return min(1, count)
        return -(-count // self.settings.batch_size)
