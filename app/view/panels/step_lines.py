"""What the step card says, line by line: the symbols, which stay, and the numbers of one step's record."""

from __future__ import annotations

from typing import NamedTuple

from app.model.steps import StepRecord
from app.model.training import Mode
from app.plots.numerals import count, fitted, signed_fitted, significant
from app.view.formula import MINUS, PLUS, Formula

EQUALS, TIMES = ("= ", ""), ("·", "")
ALWAYS_FITS = 17
"""Three numbers of so many characters together fit into the narrowest card."""


class Line(NamedTuple):
    """The lasting part of a line: the symbol that colours it, its name and its formula."""

    symbol: str
    name: str
    formula: str


class Numbers(NamedTuple):
    """The live part: numbers put into the formula in shorter and shorter forms, the result, and its exact value."""

    put_in: tuple[Formula, ...]
    result: str
    exact: float


POINT_LINES = (
    Line("guess", "guess", "= {m}·{x} + {b}"),
    Line("error", "error", "= {guess} − {y}"),
    Line("J", "J", "= {error}²"),
    Line("m", "∂J/∂m", "= 2·{error}·{x}"),
    Line("b", "∂J/∂b", "= 2·{error}·1"),
    Line("m", "m", "−= {error}·{x}·lr"),
    Line("b", "b", "−= {error}·lr"),
)
"""A stochastic step. The last two lines are the updates."""

MEAN_LINES = (
    Line("error", "error", "= mean({guess} − {y})"),
    Line("error", "error·x", "= mean({error}·{x})"),
    Line("J", "J ÷ n", "= mean({error}²)"),
    Line("m", "∂J/∂m ÷ n", "= 2·mean({error}·{x})"),
    Line("b", "∂J/∂b ÷ n", "= 2·mean({error})"),
    Line("m", "m", "−= mean({error}·{x})·lr"),
    Line("b", "b", "−= mean({error})·lr"),
)
"""A batch or mini-batch step: everything is a mean over the batch."""


def lines_for(record: StepRecord) -> tuple[Line, ...]:
    """The lines that a step of this kind has."""
    return POINT_LINES if record.sample is not None else MEAN_LINES


def numbers_for(record: StepRecord) -> tuple[Numbers, ...]:
    """The numbers of those lines, in the same order."""
    squared, error = record.mean_squared_error, record.error
    last_four = (
        Numbers(("power rule, chain rule",), fitted(2 * record.grad_m, 4), 2 * record.grad_m),
        Numbers((), fitted(2 * record.grad_b, 4), 2 * record.grad_b),
        _update(record, record.grad_m, record.slope_change),
        _update(record, record.grad_b, record.intercept_change),
    )
    if record.sample is None:
        over = (f"over {count(record.batch_size)} point{'' if record.batch_size == 1 else 's'}",)
        return (
            Numbers(over, fitted(error, 4), error),
            Numbers(over, fitted(record.grad_m, 4), record.grad_m),
            Numbers(over, significant(squared, 3), squared),
            *last_four,
        )
    x, y, guess = record.x or 0.0, record.y or 0.0, record.guess or 0.0
    shown_guess, shown_error = fitted(guess, 4), fitted(error, 4)
    difference = (EQUALS, (shown_guess, "guess"), MINUS, (_in_brackets(fitted(y, 4)), "y"))
    square = (("= (", ""), (shown_error, "error"), (")²", ""))
    return (
        Numbers(_line_with_numbers(record.line_before.slope, x, record.line_before.intercept), shown_guess, guess),
        Numbers((difference,), shown_error, error),
        Numbers((square,), significant(squared, 3), squared),
        *last_four,
    )


def learnt_from(record: StepRecord) -> str:
    """Such as «sample 16 of 26» or «mini-batch: means over 8»."""
    if record.sample is not None:
        return f"sample {count(record.sample + 1)} of {count(record.points)}"
    kind = "batch" if record.mode is Mode.BATCH else "mini-batch"
    return f"{kind}: means over {count(record.batch_size)}"


def _update(record: StepRecord, gradient: float, change: float) -> Numbers:
    rate = f"{record.learning_rate:.6g}"
    long, short = fitted(gradient, 4), significant(gradient, 3)
    shown = (((f"{long} × {rate}", ""),), ((f"{short} × {rate}", ""),))
    return Numbers(shown, signed_fitted(change, 5), change)


def _line_with_numbers(slope: float, x: float, intercept: float) -> tuple[Formula, ...]:
    """``= 0.310·0.694 + 0.360``, the sign of the intercept taken into the middle; shorter forms after it."""
    plus = PLUS if intercept >= 0 else MINUS
    forms = []
    for decimals, digits in ((3, 0), (0, 3), (0, 2)):
        m, put_x, b = [fitted(v, decimals) if decimals else significant(v, digits) for v in (slope, x, abs(intercept))]
        forms.append((EQUALS, (m, "m"), TIMES, (_in_brackets(put_x), "x"), plus, (b, "b")))
        if len(m) + len(put_x) + len(b) <= ALWAYS_FITS:
            break
    return tuple(forms)


def _in_brackets(shown: str) -> str:
    """A negative number within a formula stands in brackets."""
    return f"({shown})" if shown.startswith("−") else shown
