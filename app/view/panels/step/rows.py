"""What the step card says, row by row: the symbols, which stay, and the numbers of one step's record.

One policy of digits, so that all of it can be checked on a pocket calculator: results have few digits, what they are worked
out from has so many more that it comes to just these, and a quantity is written the same way in every row. Where a card is
too narrow for that many digits a shorter form begins with ≈ instead of =.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache, partial
from typing import NamedTuple, overload

from app.model.learning.methods.method import Method
from app.model.learning.steps import StepRecord
from app.model.learning.training import Mode
from app.plots.numerals import comes_to, count, counted, figures, put_in, shown_value
from app.session.explained.quantity import Kind, Quantity
from app.view.mathtext.formula import MINUS, PLUS, Formula, Piece
from app.words.step_numerals import PUT_IN, RESULT, StepNumerals, rate_numeral, step_numerals

ABOUT, EQUALS, TIMES = ("≈ ", ""), ("= ", ""), ("·", "")

SHORTER = (range(4, 5), range(2, 3))
"""With how many digits numbers are put in where there is little room."""


class Row(NamedTuple):
    """The symbols of a row, which stay the same: the symbol that colours it, its name and its formula."""

    symbol: str
    name: str
    formula: str


class Forms(Sequence[Formula]):
    """Shorter and shorter forms of a formula, each made when it is asked for: mostly the first has room."""

    def __init__(self, *makers: Callable[[], Formula]) -> None:
        self._makers = makers

    def __len__(self) -> int:
        return len(self._makers)

    @overload
    def __getitem__(self, index: int) -> Formula: ...

    @overload
    def __getitem__(self, index: slice) -> Forms: ...

    def __getitem__(self, index: int | slice) -> Formula | Forms:
        return Forms(*self._makers[index]) if isinstance(index, slice) else self._makers[index]()


class Measured(NamedTuple):
    """The names by which a result, and the numbers put in for some symbols, can be explained."""

    result: Quantity | None
    put_in: tuple[tuple[str, Quantity], ...] = ()


NOT_EXPLAINED = Measured(None)


class Numbers(NamedTuple):
    """The numbers of a row: those put into the formula, in shorter and shorter forms, the result, and its exact value."""

    put_in: Sequence[Formula]
    result: str
    exact: float
    measured: Measured = NOT_EXPLAINED


POINT_ROWS = (
    Row("guess", "guess", "= {m}·{x} + {b}"),
    Row("error", "error", "= {guess} − {y}"),
    Row("J", "J", "= {error}²"),
    Row("m", "∂J/∂m", "= 2·{error}·{x}"),
    Row("b", "∂J/∂b", "= 2·{error}·1"),
)
"""A stochastic step, up to its updates."""

MEAN_ROWS = (
    Row("error", "error", "= mean({guess} − {y})"),
    Row("error", "error·x", "= mean({error}·{x})"),
    Row("J", "J ÷ n", "= mean({error}²)"),
    Row("m", "∂J/∂m ÷ n", "= 2·mean({error}·{x})"),
    Row("b", "∂J/∂b ÷ n", "= 2·mean({error})"),
)
"""A batch or mini-batch step, up to its updates: everything is a mean over the batch."""


def rows_for(record: StepRecord) -> tuple[Row, ...]:
    """The rows that a step of this kind has; the last two are the updates, as the method makes them."""
    return _rows(record.method, record.sample is not None)


@lru_cache(maxsize=8)
def _rows(method: Method, is_of_one: bool) -> tuple[Row, ...]:
    if is_of_one:
        return *POINT_ROWS, *updates_of(method)
    return *MEAN_ROWS, *updates_of(method, "mean({error}·{x})", "mean({error})")


def updates_of(method: Method, along_m: str = "{error}·{x}", along_b: str = "{error}") -> tuple[Row, Row]:
    """How a step of the method changes m and b, by the gradients that are so called."""
    return Row("m", "m", f"−= {method.formula(along_m)}"), Row("b", "b", f"−= {method.formula(along_b)}")


@lru_cache(maxsize=4)
def numbers_for(record: StepRecord) -> tuple[Numbers, ...]:
    """The numbers of those rows, in the same order, each with the name by which it can be explained."""
    shown, measured = step_numerals(record), measured_in(record)
    last_four = (
        Numbers(("power rule, chain rule",), shown.by_m, 2 * record.grad_m),
        Numbers((), shown.by_b, 2 * record.grad_b),
        _update(record.grad_m, shown.gradient, record, shown.to_m, record.slope_change),
        _update(record.grad_b, shown.error, record, shown.to_b, record.intercept_change),
    )
    numbers = (*_first_three(record, shown), *last_four)
    return tuple(each._replace(measured=name) for each, name in zip(numbers, measured, strict=True))


def measured_in(record: StepRecord) -> tuple[Measured, ...]:
    """What each row's result is, and what the numbers are that are put in, by symbol."""
    step, before, rate = record.step, record.step - 1, ("lr", Quantity(Kind.RATE, record.step - 1))
    along = tuple(Measured(Quantity(kind, step)) for kind in (Kind.ALONG_M, Kind.ALONG_B))
    to_m, to_b = Quantity(Kind.CHANGE_M, step), Quantity(Kind.CHANGE_B, step)
    if record.sample is None:
        means = [Quantity(kind, step) for kind in (Kind.MEAN_ERROR, Kind.MEAN_ERROR_X, Kind.MEAN_SQUARE)]
        gradients = (Measured(to_m, (("gradient", means[1]), rate)), Measured(to_b, (("gradient", means[0]), rate)))
        return (*map(Measured, means), *along, *gradients)
    kinds = (Kind.GUESS, Kind.ERROR, Kind.SQUARE, Kind.X, Kind.Y, Kind.ERROR_X)
    guess, error, square, x, y, gradient = (Quantity(kind, before, record.sample) for kind in kinds)
    m, b = Quantity(Kind.M, before), Quantity(Kind.B, before)
    return (
        Measured(guess, (("m", m), ("x", x), ("b", b))),
        Measured(error, (("guess", guess), ("y", y))),
        Measured(square, (("error", error),)),
        *along,
        Measured(to_m, (("gradient", gradient), rate)),
        Measured(to_b, (("gradient", error), rate)),
    )


def _first_three(record: StepRecord, shown: StepNumerals) -> tuple[Numbers, ...]:
    if record.sample is None:
        over = (f"over {counted(record.batch_size, 'point')}",)
        return (
            Numbers(over, shown.error, record.error),
            Numbers(over, shown.gradient, record.grad_m),
            Numbers(over, shown.squared, record.mean_squared_error),
        )
    guess = record.guess or 0.0
    shown_guess = figures(guess, RESULT)
    square = (("= (", ""), (shown.error, "error"), (")²", ""))
    return (
        Numbers(_guesses(record, shown_guess), shown_guess, guess),
        Numbers(_differences(record, shown.error), shown.error, record.error),
        Numbers((square,), shown.squared, record.mean_squared_error),
    )


def learnt_from(record: StepRecord) -> str:
    """Such as «sample 16 of 26» or «mini-batch: means over 8»."""
    if record.sample is not None:
        return f"sample {learnt_from_in_short(record)}"
    kind = "batch" if record.mode is Mode.BATCH else "mini-batch"
    return f"{kind}: {learnt_from_in_short(record)}"


def learnt_from_in_short(record: StepRecord) -> str:
    """Such as «16 of 26» or «means over 8»."""
    if record.sample is not None:
        return f"{count(record.sample + 1)} of {count(record.points)}"
    return f"means over {count(record.batch_size)}"


def _update(gradient: float, shown: str, record: StepRecord, result: str, change: float) -> Numbers:
    """Gradient times rate are put in where they make the change, which with some methods comes from more than these."""
    is_product = change == -gradient * record.learning_rate
    return Numbers(
        _products(gradient, shown, rate_numeral(record.learning_rate), result) if is_product else (), result, change
    )


def _products(gradient: float, shown: str, rate: str, result: str) -> Forms:
    """``0.03197 × 0.05``, then with fewer digits."""

    def form(numeral: str) -> Formula:
        is_exact = comes_to(-shown_value(numeral) * float(rate), result)
        return (*(() if is_exact else (ABOUT,)), (numeral, "gradient"), (" × ", ""), (rate, "lr"))

    return Forms(lambda: form(shown), lambda: form(figures(gradient, 3)))


def _forms(
    values: Sequence[float],
    result: str,
    work_out: Callable[..., float],
    write: Callable[[Piece, list[str]], Formula],
) -> Forms:
    """The values put in with as few digits as come to the result, then with fewer and fewer."""

    def form(digits: range) -> Formula:
        shown, is_exact = put_in(values, result, work_out, digits)
        return write(EQUALS if is_exact else ABOUT, shown)

    return Forms(*(partial(form, digits) for digits in (PUT_IN, *SHORTER)))


def _guesses(record: StepRecord, result: str) -> Forms:
    """``= 0.31004·0.69400 + 0.36000``, the sign of the intercept taken into the middle."""
    slope, intercept = record.line_before
    plus, sign = (PLUS, 1) if intercept >= 0 else (MINUS, -1)

    def write(equals: Piece, shown: list[str]) -> Formula:
        m, x, b = shown
        return equals, (m, "m"), TIMES, (_in_brackets(x), "x"), plus, (b, "b")

    return _forms((slope, record.x or 0.0, abs(intercept)), result, lambda m, x, b: m * x + sign * b, write)


def _differences(record: StepRecord, result: str) -> Forms:
    """``= 0.40790 − 0.33330``."""

    def write(equals: Piece, shown: list[str]) -> Formula:
        guess, y = shown
        return equals, (guess, "guess"), MINUS, (_in_brackets(y), "y")

    return _forms((record.guess or 0.0, record.y or 0.0), result, lambda guess, y: guess - y, write)


def _in_brackets(shown: str) -> str:
    """A negative number within a formula stands in brackets."""
    return f"({shown})" if shown.startswith("−") else shown
