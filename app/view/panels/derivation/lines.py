"""What the derivation says, line by line: formulas, rules, and the numbers of one step's record.

A quantity that This step shows as well is written with the same digits here, as it is taken from there.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from app.model.derivation.the_two import BothUpdates, both_updates
from app.model.learning.methods.method import Method
from app.model.learning.steps import StepRecord
from app.plots.numerals import comes_to, count, figures, shown_value, signed
from app.session.explained.quantity import Kind, Quantity
from app.view.mathtext.formula import Formula
from app.view.panels.step.rows import ABOUT, Measured, Numbers, numbers_for
from app.words.step_numerals import DERIVED, RESULT, rate_numeral


class Rule(StrEnum):
    """What leads from one line to the next; each has a figure of its own."""

    CHAIN = "chain rule"
    POWER = "power rule"
    ALL_BUT_M = "all but m stands still"
    ALL_BUT_B = "all but b stands still"
    THE_TWO = "the 2"


CHAPTERS = {
    Rule.CHAIN: "chain",
    Rule.POWER: "power",
    Rule.ALL_BUT_M: "partial",
    Rule.ALL_BUT_B: "partial",
    Rule.THE_TWO: "the-two",
}
"""The chapter of the lesson whose figure shows the rule, by name."""


class Line(NamedTuple):
    """One line: the symbol that colours its result, its formula, and the rule that led to it.

    ``is_tall``: it holds a fraction; ``is_update``: it stands in the inset, with what moves m and b.
    """

    name: str
    symbol: str
    formula: str
    rule: Rule | None = None
    is_tall: bool = False
    is_update: bool = False


class Derivation(NamedTuple):
    """The lines, the numbers of each, what a mean changes, and whether the updates with and without the 2 are the same bits.

    In place of numbers a text may stand; the chain itself has none.
    """

    lines: tuple[Line, ...]
    numbers: tuple[Numbers | str | None, ...]
    notes: tuple[str, ...]
    keeps_every_bit: bool


_CHAIN = "frac(∂{J}, ∂{error})·frac(∂{error}, ∂{m})"

OF_A_POINT = (
    Line("J", "J", "{J} = {error}^2"),
    Line("chain", "m", f"frac(∂{{J}}, ∂{{m}}) = {_CHAIN}", Rule.CHAIN, is_tall=True),
    Line("power", "error", "frac(∂{J}, ∂{error}) = 2·{error}", Rule.POWER, is_tall=True),
    Line("by m", "x", "frac(∂{error}, ∂{m}) = {x}", Rule.ALL_BUT_M, is_tall=True),
    Line("by b", "error", "frac(∂{error}, ∂{b}) = 1", Rule.ALL_BUT_B, is_tall=True),
    Line("∂J/∂m", "m", "frac(∂{J}, ∂{m}) = 2·{error}·{x}", is_tall=True),
    Line("∂J/∂b", "b", "frac(∂{J}, ∂{b}) = 2·{error}·1", is_tall=True),
)
"""A stochastic step: J is that of its point. The updates of its method follow."""

OF_A_MEAN = (
    Line("J", "J", "frac({J}, n) = frac(1, n)·Σ {error}^2", is_tall=True),
    Line("chain", "m", f"frac(∂{{J}}, ∂{{m}}) = Σ {_CHAIN}", Rule.CHAIN, is_tall=True),
    Line("power", "error", "frac(∂{J}, ∂{error}) = 2·{error}", Rule.POWER, is_tall=True),
    Line("by m", "x", "frac(∂{error}, ∂{m}) = {x}", Rule.ALL_BUT_M, is_tall=True),
    Line("by b", "error", "frac(∂{error}, ∂{b}) = 1", Rule.ALL_BUT_B, is_tall=True),
    Line("∂J/∂m", "m", "frac(1, n)·frac(∂{J}, ∂{m}) = 2·mean({error}·{x})", is_tall=True),
    Line("∂J/∂b", "b", "frac(1, n)·frac(∂{J}, ∂{b}) = 2·mean({error})", is_tall=True),
)
"""A batch or mini-batch step: each point has its own error and x, and the step goes by their means."""


@lru_cache(maxsize=8)
def lines_of(method: Method, is_of_one: bool) -> tuple[Line, ...]:
    """The derivation of a step of that method, from one point or from a mean."""
    if is_of_one:
        return *OF_A_POINT, *_updates(method, "{error}·{x}", "{error}")
    return *OF_A_MEAN, *_updates(method, "mean({error}·{x})", "mean({error})")


def _updates(method: Method, along_m: str, along_b: str) -> Iterator[Line]:
    """How the method changes m and b: with the 2 kept and half the rate, and without."""
    for symbol, gradient in (("m", along_m), ("b", along_b)):
        with_the_two = method.formula(f"2·{gradient}", "(lr÷2)")
        yield Line(f"{symbol} with the 2", symbol, f"{{{symbol}}} −= {with_the_two}", is_update=True)
        yield Line(symbol, symbol, f"{{{symbol}}} −= {method.formula(gradient)}", is_update=True)


EACH = "each its own"
"""In place of a number where every point of a batch has one of its own."""


def derivation_of(record: StepRecord) -> Derivation:
    """The derivation with the numbers of that step."""
    is_of_one = record.sample is not None
    by_row = numbers_for(record)
    cost, of_m, of_b, to_m, to_b = by_row[2:]
    by_m, by_b = (both_updates(gradient, record.learning_rate) for gradient in (record.grad_m, record.grad_b))
    one = Numbers((), "1", 1.0, Measured(Quantity(Kind.ONE, record.step)))
    numbers = (
        cost,
        None,
        *(_rates(by_row[1], record, of_m, of_b, one) if is_of_one else (EACH, EACH, one, of_m._replace(put_in=()))),
        of_b,
        _with_the_two(of_m, by_m, record, Kind.CHANGE_M_WITH_TWO),
        to_m,
        _with_the_two(of_b, by_b, record, Kind.CHANGE_B_WITH_TWO),
        to_b,
    )
    keeps = by_m.are_the_same and by_b.are_the_same
    return Derivation(lines_of(record.method, is_of_one), numbers, _notes(record), keeps)


def _rates(error: Numbers, record: StepRecord, of_m: Numbers, of_b: Numbers, one: Numbers) -> tuple[Numbers, ...]:
    """Both rates of the chain, that of the error along b, and what the two multiply to."""
    rate = Quantity(Kind.TWICE_ERROR, record.step)
    put_in = ((("= 2·", ""), (_in_brackets(error.result), "error")),)
    twice = Numbers(put_in, of_b.result, of_b.exact, Measured(rate, _named("error", error.measured.result)))
    x, to_x = record.x or 0.0, Quantity(Kind.X, record.step - 1, record.sample or 0)
    shown = figures(x, RESULT)
    product = Measured(of_m.measured.result, (("error", rate), ("x", to_x)))
    along_m = of_m._replace(put_in=_product(of_b.result, shown, of_m.result), measured=product)
    return twice, Numbers((), shown, x, Measured(to_x)), one, along_m


def _named(symbol: str, quantity: Quantity | None) -> tuple[tuple[str, Quantity], ...]:
    return () if quantity is None else ((symbol, quantity),)


def _notes(record: StepRecord) -> tuple[str, ...]:
    """What a mean changes, in shorter and shorter words; nothing for a single point."""
    if record.sample is not None:
        return ()
    over = f"a mean over {count(record.batch_size)}"
    return (
        f"{over}: like the 2, dividing by n only rescales lr".capitalize(),
        f"{over}; n rescales lr, as the 2 does".capitalize(),
    )


def _product(twice: str, x: str, result: str) -> tuple[Formula, ...]:
    """The two rates that the chain rule multiplies."""
    equals = "= " if comes_to(shown_value(twice) * shown_value(x), result) else "≈ "
    return (((equals, ""), (_in_brackets(twice), "error"), ("·", ""), (_in_brackets(x), "x")),)


def _with_the_two(derivative: Numbers, both: BothUpdates, record: StepRecord, kind: Kind) -> Numbers:
    """The update with the 2 kept and at half the rate, worked out as such and written as the other is."""
    half = rate_numeral(record.learning_rate / 2)
    exact = -both.with_the_two
    shown = figures(exact, DERIVED)
    is_exact = comes_to(-shown_value(derivative.result) * float(half), shown)
    put_in = (*(() if is_exact else (ABOUT,)), (derivative.result, "derivative"), (" × ", ""), (half, "half lr"))
    to_half = ("half lr", Quantity(Kind.HALF_RATE, record.step - 1))
    measured = Measured(Quantity(kind, record.step), (*_named("derivative", derivative.measured.result), to_half))
    return Numbers((put_in,), signed(shown, exact), exact, measured)


def _in_brackets(shown: str) -> str:
    """A negative number within a formula stands in brackets."""
    return f"({shown})" if shown.startswith("−") else shown
