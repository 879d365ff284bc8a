"""Sums and means over points: the first few of them, and what is left, which is a sum in turn."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from app.explanations.explained import Explained, Formula, Part
from app.explanations.of_points import which_line
from app.explanations.sources import Sources
from app.model.data.dataset import FloatArray, IntArray
from app.model.learning.steps import StepRecord
from app.model.learning.training import Mode
from app.model.time.run import cost_of
from app.plots.numerals import count, counted, figures, significant
from app.session.explained.quantity import Kind, Quantity
from app.words.step_numerals import RESULT, StepNumerals, step_numerals

FEW = 3
"""So many points are named one by one."""

LOW = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


class Summand(NamedTuple):
    """What each point adds: its name with room for the number of the point, and how it is computed from error and x."""

    name: str
    label: str
    symbol: str
    of_point: Kind
    compute: Callable[[FloatArray, FloatArray], FloatArray]


SQUARE = Summand("{{error|error{0}}}²", "error²", "J", Kind.SQUARE, lambda errors, xs: errors * errors)
ERROR = Summand("{{error|error{0}}}", "error", "error", Kind.ERROR, lambda errors, xs: errors)
ERROR_X = Summand("{{error|error{0}}}·{{x|x{0}}}", "error·x", "m", Kind.ERROR_X, lambda errors, xs: errors * xs)


class Mean(NamedTuple):
    """A mean over the points that a step learnt from, where it stands in the record, and what its sums are called."""

    summand: Summand
    rest: Kind
    value: Callable[[StepRecord], float]
    shown: Callable[[StepNumerals], str]


MEANS = {
    Kind.MEAN_ERROR: Mean(ERROR, Kind.REST_ERROR, lambda step: step.error, lambda shown: shown.error),
    Kind.MEAN_ERROR_X: Mean(ERROR_X, Kind.REST_ERROR_X, lambda step: step.grad_m, lambda shown: shown.gradient),
    Kind.MEAN_SQUARE: Mean(SQUARE, Kind.REST_SQUARE, lambda step: step.mean_squared_error, lambda shown: shown.squared),
}
RESTS = {mean.rest: mean.summand for mean in MEANS.values()}


class Sum(NamedTuple):
    """What is added up over which points, with the line of which moment, from how many on, as which kind of number."""

    summand: Summand
    samples: IntArray
    moment: int
    rest: Quantity

    def value(self, sources: Sources, begin: int) -> float:
        """The sum over all points from the one at that place on."""
        return float(self._each(sources, self.samples[begin:]).sum())

    def terms(self, sources: Sources, begin: int) -> tuple[tuple[str, ...], tuple[Part, ...]]:
        """The names and the numbers of the first few, and of what is left."""
        first, symbol = self.samples[begin : begin + FEW], self.summand.symbol
        names = [self.summand.name.format(str(index + 1).translate(LOW)) for index in first.tolist()]
        parts = [
            Part(symbol, value, Quantity(self.summand.of_point, self.moment, index, self.rest.is_best))
            for index, value in zip(first.tolist(), self._each(sources, first).tolist(), strict=True)
        ]
        left = len(self.samples) - begin - len(first)
        if left:
            begin += len(first)
            rest = Quantity(self.rest.kind, self.rest.step, begin, self.rest.is_best)
            names.append(f"{count(left)} more")
            parts.append(Part(symbol, self.value(sources, begin), rest))
        return tuple(names), tuple(parts)

    def _each(self, sources: Sources, samples: IntArray) -> FloatArray:
        data, line = sources.at(self.moment).training_set.data, sources.line(self.moment, self.rest.is_best)
        xs, ys = data.at(samples)
        return self.summand.compute(line.slope * xs + line.intercept - ys, xs)


def cost(sources: Sources, quantity: Quantity) -> Explained:
    """J of the line, or the least that there can be."""
    training = sources.at(quantity.step)
    value = training.training_set.moments.least_cost if quantity.is_best else cost_of(training)
    names, parts = _over_all(sources, quantity).terms(sources, 0)
    name, label = ("least {J}", "least J") if quantity.is_best else ("{J}", "J")
    about = f"all {counted(len(training.training_set.points), 'point')}, {which_line(quantity)}"
    return Explained(name, label, "J", value, significant(value, 3), about, _sum_of(names, parts))


def rest_of_cost(sources: Sources, quantity: Quantity) -> Explained:
    """What all points but the first add to J."""
    return _rest(sources, _over_all(sources, quantity), quantity.point, which_line(quantity))


def rest_of_mean(sources: Sources, quantity: Quantity) -> Explained:
    """What all points of a step but the first add to its mean."""
    sum_ = _of_step(sources, RESTS[quantity.kind], quantity.kind, quantity.step)
    return _rest(sources, sum_, quantity.point, f"step {count(quantity.step)}")


def mean(sources: Sources, quantity: Quantity) -> Explained:
    """A mean over the points that a step learnt from."""
    (summand, rest, value_of, shown_of), record = MEANS[quantity.kind], sources.record(quantity.step)
    names, parts = _of_step(sources, summand, rest, quantity.step).terms(sources, 0)
    how_many = Part("", float(record.batch_size), Quantity(Kind.COUNT, quantity.step), count(record.batch_size))
    formula = Formula(
        f"({' + '.join(names)}) ÷ n",
        f"({_slots(parts)}) ÷ {{{len(parts)}}}",
        (*parts, how_many),
        lambda *values: sum(values[:-1]) / values[-1],
    )
    name, label = f"mean({summand.name.format('')})", f"mean {summand.label}"
    about = f"step {count(quantity.step)}, {counted(record.batch_size, 'point')}"
    value, shown = value_of(record), shown_of(step_numerals(record))
    return Explained(name, label, summand.symbol, value, shown, about, formula)


def how_many(sources: Sources, quantity: Quantity) -> Explained:
    """How many points a step learnt from."""
    record = sources.record(quantity.step)
    size, settings = record.batch_size, sources.at(quantity.step - 1).settings
    if record.mode is Mode.BATCH:
        source = "The number of all points."
    elif size == settings.batch_size:
        source = "A setting: how many points a mini-batch has."
    else:
        source = "The points that were left in this epoch."
    if record.mode is Mode.STOCHASTIC:
        source = "A stochastic step learns from one point."
    return Explained("n", "n", "", float(size), count(size), f"step {count(quantity.step)}", source=source)


def _over_all(sources: Sources, quantity: Quantity) -> Sum:
    rest = Quantity(Kind.SUM_SQUARE, quantity.step, 0, quantity.is_best)
    return Sum(SQUARE, sources.every_point(quantity.step), quantity.step, rest)


def _of_step(sources: Sources, summand: Summand, rest: Kind, step: int) -> Sum:
    return Sum(summand, sources.samples(step), step - 1, Quantity(rest, step, 0))


def _rest(sources: Sources, sum_: Sum, begin: int, about: str) -> Explained:
    names, parts = sum_.terms(sources, begin)
    value, left = sum_.value(sources, begin), counted(len(sum_.samples) - begin, "point")
    name, label = f"Σ {sum_.summand.name.format('')}", f"Σ {sum_.summand.label}"
    return Explained(
        name, label, sum_.summand.symbol, value, figures(value, RESULT), f"{left}, {about}", _sum_of(names, parts)
    )


def _sum_of(names: tuple[str, ...], parts: tuple[Part, ...]) -> Formula:
    return Formula(" + ".join(names), _slots(parts), parts, lambda *values: sum(values))


def _slots(parts: tuple[Part, ...]) -> str:
    return " + ".join(f"{{{number}}}" for number in range(len(parts)))
