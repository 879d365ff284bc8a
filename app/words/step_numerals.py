"""The numerals of a step's numbers, each written the same way wherever it stands as a result.

One policy of digits, so that all of it can be checked on a pocket calculator: results have few digits, and what they are
worked out from has so many more that it comes to just these.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from app.model.learning.steps import StepRecord
from app.plots.numerals import LARGEST_FIXED, comes_to, figures, fitted, scientific, shown_value, signed

RESULT, DERIVED = 4, 3
"""With how many digits the guess and the error are shown, and what is worked out from the error."""

MOST_DIGITS = 12
"""So many digits tell anything apart that a record can hold, but where all digits of two numbers cancel."""

PUT_IN = range(RESULT + 1, MOST_DIGITS + 1)
"""With how many digits numbers are put in: the fewest that come to the result."""


class StepNumerals(NamedTuple):
    """The results of a step, as they are written; ``gradient`` is error·x, of a batch the mean of it."""

    error: str
    gradient: str
    squared: str
    by_m: str
    by_b: str
    to_m: str
    to_b: str
    rate: str


def step_numerals(record: StepRecord) -> StepNumerals:
    """The numerals of a record: error and gradient with as many digits as come to all that is worked out from them."""
    by_m, by_b, squared = (
        figures(value, DERIVED) for value in (2 * record.grad_m, 2 * record.grad_b, record.mean_squared_error)
    )
    to_m, to_b = (signed(figures(value, DERIVED), value) for value in (record.slope_change, record.intercept_change))
    rate = rate_numeral(record.learning_rate)
    step, is_of_one = float(rate), record.sample is not None

    def suits_error(shown: float) -> bool:
        is_squared = not is_of_one or comes_to(shown * shown, squared)
        return is_squared and comes_to(2 * shown, by_b) and comes_to(-shown * step, to_b)

    def suits_gradient(shown: float) -> bool:
        return comes_to(2 * shown, by_m) and comes_to(-shown * step, to_m)

    error, gradient = _enough(record.error, suits_error), _enough(record.grad_m, suits_gradient)
    return StepNumerals(error, gradient, squared, by_m, by_b, to_m, to_b, rate)


def rate_numeral(rate: float) -> str:
    """A learning rate, without zeros at its end."""
    return f"{rate:.6g}"


def as_in_equation(value: float) -> str:
    """m or b, with four decimals; a large one with as many figures as one needs to work something out with it."""
    return scientific(value, 5) if abs(value) >= LARGEST_FIXED else fitted(value, 4)


def _enough(value: float, suits: Callable[[float], bool]) -> str:
    """The value with as few digits as suit all that is worked out from it."""
    forms = (figures(value, digits) for digits in range(RESULT, MOST_DIGITS + 1))
    return next((shown for shown in forms if suits(shown_value(shown))), figures(value, RESULT))
