"""The one table of place-holders: what ``{name}`` in a text of the lesson stands for in the running program.

All numbers are in training units. Those of a point are of the one that the step looked at learnt from, or else of the first
point, with the line as it is now.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from app.lesson.live.point_now import PointNow, measured, point_now
from app.model.derivation.growth import Parameter
from app.model.derivation.neuron import RATE
from app.model.derivation.nudge import Nudge as Measured
from app.model.derivation.rules import ChainOfSquares, PowerOfX
from app.model.derivation.the_two import BothUpdates, both_updates
from app.model.learning.cost import cost, mean_gradient
from app.model.learning.steps import StepRecord
from app.plots.numerals import count, exact, figures, signed, significant
from app.session.lesson.figures import Dials, PowerCurve
from app.session.lesson.lesson import Lesson
from app.session.state import State

NOTHING, WIDEST, DIGITS, DIGITS_OF_CHANGE = "–", "−0.0000000", 4, 3
"""What stands where there is no number, a number as wide as any usual one, and how many digits are shown.

Of what a step adds to m and b as many as in This step, where it is to be found again.
"""

ROUNDING = 1e-15
"""A slope that is so small a share of the numbers that it is the difference of is none: so much is left by rounding."""

GOAL = 2.0
"""The J that chapters ask for, as so many times the least that there can be."""


class Placeholder(NamedTuple):
    """A number of the program: the symbol whose colour it has, and how it is read; None where there is none."""

    symbol: str
    value: Callable[[State], float | None]
    write: Callable[[float], str] = lambda value: significant(value, DIGITS)

    def shown(self, state: State) -> str:
        """The number as it is written in a text."""
        value = self.value(state)
        return NOTHING if value is None else self.write(value)


def _lesson(state: State) -> Lesson:
    return state.lesson or Lesson("")


def _of_point(read: Callable[[PointNow], float]) -> Callable[[State], float | None]:
    def value(state: State) -> float | None:
        now = point_now(state)
        return None if now is None else read(now)

    return value


def _of_nudge(read: Callable[[Measured], float], parameter: Parameter) -> Callable[[State], float | None]:
    def value(state: State) -> float | None:
        found = measured(state, parameter)
        return None if found is None else read(found)

    return value


def _of_record(read: Callable[[StepRecord], float | None]) -> Callable[[State], float | None]:
    """A number of the step that This step shows or, before the first, of the step that comes next."""

    def value(state: State) -> float | None:
        record = state.shown_record or state.timeline.next_record()
        return None if record is None else read(record)

    return value


def _cost(state: State) -> float | None:
    training = state.training
    return float(cost(training.training_set.moments, *training.line)) if len(state.points) else None


def _dials(state: State) -> ChainOfSquares:
    return ChainOfSquares(_lesson(state).figure(Dials).z)


def _power(read: Callable[[PowerCurve], float]) -> Callable[[State], float | None]:
    return lambda state: read(_lesson(state).figure(PowerCurve))


def _half_mean_slope(place: int) -> Callable[[State], float | None]:
    """The slope of J ÷ 2n along m or b: what a batch step takes off is lr times that."""

    def value(state: State) -> float | None:
        if not len(state.points):
            return None
        moments, (m, b) = state.training.training_set.moments, state.training.line
        slope = float(mean_gradient(moments, m, b)[place])
        heights = abs(m * moments.x_mean) + abs(b) + abs(moments.y_mean)
        by_m = moments.cxx / moments.count * (abs(m) + abs(moments.slope)) + abs(moments.x_mean) * heights
        return 0.0 if abs(slope) <= ROUNDING * (by_m, heights)[place] else slope

    return value


def _batch_step_m(state: State) -> float | None:
    """What the next batch step would add to m."""
    slope = _half_mean_slope(0)(state)
    return None if slope is None else -state.training.settings.learning_rate * slope


def _change(value: float) -> str:
    return signed(significant(value, DIGITS), value)


def _as_in_this_step(value: float) -> str:
    return signed(figures(value, DIGITS_OF_CHANGE), value)


def _both(read: Callable[[BothUpdates], float]) -> Callable[[State], float | None]:
    """Both forms of the update of m."""

    def value(state: State) -> float | None:
        now = point_now(state)
        return None if now is None else read(both_updates(now.error * now.x, _rate(state)))

    return value


def _rate(state: State) -> float:
    return state.training.settings.learning_rate


def _short(value: float) -> str:
    """Without zeros at the end, as people write a setting."""
    return f"{value:.4g}"


def _whole(value: float) -> str:
    return count(int(value))


PLACEHOLDERS: dict[str, Placeholder] = {
    "m": Placeholder("m", lambda state: state.training.line.slope),
    "b": Placeholder("b", lambda state: state.training.line.intercept),
    "lr": Placeholder("", _rate, _short),
    "half_lr": Placeholder("", lambda state: _rate(state) / 2.0, _short),
    "steps": Placeholder("", lambda state: float(state.timeline.step), _whole),
    "points": Placeholder("", lambda state: float(len(state.points)), _whole),
    "x": Placeholder("x", _of_point(lambda now: now.x)),
    "y": Placeholder("y", _of_point(lambda now: now.y)),
    "guess": Placeholder("guess", _of_point(lambda now: now.guess)),
    "error": Placeholder("error", _of_point(lambda now: now.error)),
    "slope_m": Placeholder("m", _of_point(lambda now: 2.0 * now.error * now.x)),
    "slope_b": Placeholder("b", _of_point(lambda now: 2.0 * now.error)),
    "J": Placeholder("J", _cost),
    "goal_J": Placeholder(
        "J", lambda state: GOAL * state.training.training_set.moments.least_cost if len(state.points) else None
    ),
    "twice_points": Placeholder("", lambda state: 2.0 * len(state.points), _whole),
    "half_mean_slope_m": Placeholder("m", _half_mean_slope(0)),
    "batch_step_m": Placeholder("m", _batch_step_m, _change),
    "half_mean_slope_b": Placeholder("b", _half_mean_slope(1)),
    "ran_guess": Placeholder("guess", _of_record(lambda record: record.guess)),
    "ran_error": Placeholder("error", _of_record(lambda record: record.error)),
    "ran_m": Placeholder("m", _of_record(lambda record: record.slope_change), _as_in_this_step),
    "ran_b": Placeholder("b", _of_record(lambda record: record.intercept_change), _as_in_this_step),
    "with_the_two": Placeholder("m", _both(lambda both: -both.with_the_two), exact),
    "without_the_two": Placeholder("m", _both(lambda both: -both.without), exact),
    "neuron_lr": Placeholder("", lambda state: RATE, _short),
    "measured_m": Placeholder("m", _of_nudge(lambda found: found.measured, Parameter.SLOPE)),
    "beyond_m": Placeholder("", _of_nudge(lambda found: found.measured - found.by_the_rules, Parameter.SLOPE)),
    "z": Placeholder("", lambda state: _dials(state).z),
    "x_per_z": Placeholder("", lambda state: _dials(state).x_per_z),
    "y_per_x": Placeholder("", lambda state: _dials(state).y_per_x),
    "y_per_z": Placeholder("", lambda state: _dials(state).y_per_z),
    "n": Placeholder("", _power(lambda curve: float(curve.n)), _whole),
    "power": Placeholder("", _power(lambda curve: PowerOfX(curve.n)(curve.x))),
    "power_slope": Placeholder("", _power(lambda curve: PowerOfX(curve.n).slope(curve.x))),
}
