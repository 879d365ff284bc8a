"""The forecast: the cost after the next steps, without running them. The run then confirms it.

In batch mode and ``sequential`` order the forecast is the run itself, up to rounding. Otherwise it is the expected
cost: that of the mean line, and that of the spread around it. For ``shuffled`` and ``random`` orders the forecast uses
neither the seed of the run nor its position in an epoch: it assumes that an epoch begins now. `outlook` says how exact
the expectation is. If the mean square of the distance has no bound, the forecast grows, though most runs may not grow for
a while.

It is computed by applying one linear map to nine numbers again and again (see `mean_square`), many steps at a time.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

import numpy as np

from app.model.data.dataset import FloatArray, IntArray
from app.model.learning.cost import cost
from app.model.learning.sampling import Order, within
from app.model.learning.training import Mode, Training
from app.model.theory.mean_square import excess_cost, lifted, second_moments
from app.model.theory.outlook import Course, step_change
from app.model.theory.passes import Pass, segment_length
from app.model.theory.principal import PrincipalAxes
from app.model.theory.scope import has_theory
from app.model.theory.shuffles import shuffled_prefixes

GROWTH_SHOWN = 1e12
"""A forecast that diverges is cut off at this many times the cost at its start."""

_SMALLEST_SHARE = 1e-18
"""The cost at the start counts as at least this share of the spread of the targets."""

_ZOOMS = 12
"""How often a forecast that was cut off is computed again over a shorter span, so that it has enough points."""


@dataclass(frozen=True, eq=False)
class _Stretch:
    """Steps in a row: the cost beyond J* after ``after`` of them is ``rows`` · moments. ``through`` is the map of them all.

    Shapes (k,), (k, 9), (9, 9); the last of ``after`` is the whole.
    """

    after: IntArray
    rows: FloatArray
    through: FloatArray

    def then(self, other: _Stretch) -> _Stretch:
        """This stretch, then the other."""
        return _Stretch(
            np.concatenate([self.after, self.after[-1] + other.after]),
            np.concatenate([self.rows, other.rows @ self.through]),
            other.through @ self.through,
        )

    def repeated(self, times: int) -> _Stretch:
        """This stretch so many times in a row, by doubling."""
        row = self
        while len(row.after) < times * len(self.after):
            row = row.then(row)
        kept = times * len(self.after)
        return _Stretch(row.after[:kept], row.rows[:kept], np.linalg.matrix_power(self.through, times))

    def until(self, steps: int) -> _Stretch:
        """Only the costs after at most so many steps; for the end of a forecast."""
        kept = int(np.searchsorted(self.after, steps, side="right"))
        return _Stretch(self.after[:kept], self.rows[:kept], self.through)


def forecast_costs(training: Training, last_step: int, how_many: int) -> tuple[IntArray, FloatArray] | None:
    """The cost now, and after about ``how_many`` later steps up to ``last_step``: step numbers and costs, shape (k,) each.

    The steps are evenly spread as far as epochs allow. In a fixed or shuffled order the end of every epoch is among them;
    if they are further apart than an epoch, all of them are ends of epochs. For a shuffled order the cost is in that case
    the mean over the epoch that ends there. A forecast that diverges ends below `GROWTH_SHOWN` times the cost at
    its start; no cost is infinite or NaN. None without points, and for a method that there is no theory for.
    """
    data = training.training_set.data
    if not len(data) or not has_theory(training.settings):
        return None
    start = float(cost(data.moments, *training.line))
    largest = GROWTH_SHOWN * max(start, _SMALLEST_SHARE * data.moments.cyy)
    forecast = _Forecast(training, Course.of(training), PrincipalAxes.of(data))
    span = max(0, last_step - training.step)
    for _ in range(_ZOOMS):
        steps, costs = forecast.costs(span, how_many)
        costs[0] = start
        held = int(np.argmin(np.append(costs <= largest, False)))
        if held == len(costs) or 2 * held >= how_many or span <= how_many:
            break
        span = min(int(steps[held]), span - 1)
    return training.step + steps[:held], costs[:held]


@dataclass(frozen=True, eq=False)
class _Forecast:
    training: Training
    course: Course
    principal: PrincipalAxes

    @cached_property
    def excess(self) -> FloatArray:
        """The cost beyond J* as weights of the moments."""
        return excess_cost(self.principal)

    @property
    def epoch(self) -> int:
        """The steps of an epoch."""
        return -(-len(self.principal.data) // self.course.batch_size)

    def costs(self, span: int, how_many: int) -> tuple[IntArray, FloatArray]:
        """Numbers of steps from 0 to ``span``, and the costs after them; infinite or NaN on overflow."""
        moments = second_moments(self.principal.deviation(self.training.line))
        steps, costs = [np.zeros(1, dtype=np.int64)], [np.zeros(1)]
        taken = 0
        with np.errstate(all="ignore"):
            for stretch in self._stretches(span, max(1, -(-span // max(1, how_many)))):
                steps.append(taken + stretch.after)
                # Rounding must not make the excess negative; NaN stays NaN.
                excess = np.maximum(stretch.rows @ moments, 0.0)
                costs.append(self.principal.data.moments.least_cost + excess)
                moments = stretch.through @ moments
                taken += int(stretch.after[-1]) if len(stretch.after) else 0
        return np.concatenate(steps), np.concatenate(costs)

    def _stretches(self, span: int, stride: int) -> list[_Stretch]:
        if self.course.is_judged_by_permutations(len(self.principal.data)):
            return self._shuffled(span, stride)
        if self.course.mode is not Mode.BATCH and self.course.order is Order.SEQUENTIAL:
            return self._sequential(span, stride)
        step = np.eye(9) + step_change(self.principal, self.course)
        return _leaps(lambda steps: self._leap(np.linalg.matrix_power(step, steps), steps), span, stride)

    def _sequential(self, span: int, stride: int) -> list[_Stretch]:
        """First the rest of the present epoch, then whole ones."""
        principal, size = self.principal, self.course.batch_size
        position = within(self.training.cursor, len(principal.data)).position
        stretches = []
        if position:
            rest = Pass(principal, self.course.learning_rate, size, position)
            steps = min(span, rest.steps)
            stretches.append(self._in_order(rest, steps, stride))
            span -= steps
        whole = Pass(principal, self.course.learning_rate, size)
        if stride < self.epoch:
            return stretches + self._short_epochs(whole, span, stride)
        through = whole.whole()

        def leap(epochs: int) -> _Stretch:
            return self._leap(lifted(np.linalg.matrix_power(through, epochs)), epochs * self.epoch)

        return stretches + _leaps(leap, span // self.epoch, -(-stride // self.epoch))

    def _short_epochs(self, whole: Pass, span: int, stride: int) -> list[_Stretch]:
        steps = min(span, self.epoch)
        return _epochs(self._in_order(whole, steps, stride), span, self.epoch) if steps else []

    def _shuffled(self, span: int, stride: int) -> list[_Stretch]:
        """Epochs in unknown orders; if a stride is several epochs, the mean cost over the last of them."""
        prefixes = shuffled_prefixes(self.principal.data, self.course.learning_rate, self.course.batch_size)
        if stride < self.epoch:
            after = np.append(np.arange(stride, self.epoch, stride), self.epoch)
            within_epoch = _Stretch(after, self.excess @ prefixes[after - 1], prefixes[-1])
            return _epochs(within_epoch, span, self.epoch)
        over_epoch = self.excess @ prefixes.mean(axis=0)

        def leap(epochs: int) -> _Stretch:
            before = np.linalg.matrix_power(prefixes[-1], epochs - 1)
            return _Stretch(np.array([epochs * self.epoch]), (over_epoch @ before)[None], prefixes[-1] @ before)

        return _leaps(leap, span // self.epoch, -(-stride // self.epoch))

    def _in_order(self, row: Pass, steps: int, stride: int) -> _Stretch:
        """The first steps of a pass, with the cost after each ``stride`` of them and after the last."""
        length = segment_length(min(stride, steps))
        segments = row.segments(steps, length)
        prefixes = lifted(np.array(list(accumulate(segments, lambda before, segment: segment @ before))))
        after = np.minimum(np.arange(1, len(segments) + 1) * length, steps)
        return _Stretch(after, self.excess @ prefixes, prefixes[-1])

    def _leap(self, through: FloatArray, steps: int) -> _Stretch:
        """So many steps at once, with the cost after the last of them only."""
        return _Stretch(np.array([steps]), (self.excess @ through)[None], through)


def _leaps(leap: Callable[[int], _Stretch], count: int, stride: int) -> list[_Stretch]:
    """``count`` steps or epochs, ``stride`` at a time; the rest in one more leap."""
    whole, left = divmod(count, stride)
    return ([leap(stride).repeated(whole)] if whole else []) + ([leap(left)] if left else [])


def _epochs(epoch: _Stretch, span: int, steps: int) -> list[_Stretch]:
    """``span`` steps of equal epochs; the last one may be cut short."""
    whole, left = divmod(span, steps)
    return ([epoch.repeated(whole)] if whole else []) + ([epoch.until(left)] if left else [])
