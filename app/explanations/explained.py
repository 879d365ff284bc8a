"""What an explanation says: a number, the formula that it comes from, and the numbers that are put in."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from app.plots.numerals import comes_to, put_in, shown_value
from app.session.explained.quantity import Quantity
from app.words.step_numerals import PUT_IN


class Part(NamedTuple):
    """A number that is put in: whose colour it has, what it is, and which number it is, so that it can be explained in turn.

    ``numeral`` is how it is written where that is always the same, as for a setting or a count.
    """

    symbol: str
    value: float
    quantity: Quantity
    numeral: str = ""


class Formula(NamedTuple):
    """``names`` is the formula in symbols; ``written`` has ``{0}``, ``{1}`` … where the numbers go, as arithmetic.

    ``work_out`` is that arithmetic.
    """

    names: str
    written: str
    parts: tuple[Part, ...]
    work_out: Callable[..., float]


class Explained(NamedTuple):
    """A number: its name, in the notation of formulas and in plain words, whose colour it has, and how it is written.

    It has a ``formula``, or else it is part of the data or of the settings, which ``source`` says. ``about`` says which
    point and which line are meant.
    """

    name: str
    label: str
    symbol: str
    value: float
    shown: str
    about: str = ""
    formula: Formula | None = None
    source: str = ""

    @property
    def parts(self) -> tuple[Part, ...]:
        """What it is worked out from."""
        return () if self.formula is None else self.formula.parts


class NumbersPutIn(NamedTuple):
    """The numerals of a formula's parts, and whether they come to the number as it is written."""

    numerals: tuple[str, ...]
    is_exact: bool


def numbers_put_in(explained: Explained, formula: Formula) -> NumbersPutIn:
    """The parts with as few digits as come to the number; where none do, as two that cancel, with few."""
    free = [part.value for part in formula.parts if not part.numeral]

    def completed(values: list[float] | tuple[float, ...]) -> list[float]:
        rest = iter(values)
        return [shown_value(part.numeral) if part.numeral else next(rest) for part in formula.parts]

    if not free:
        numerals = tuple(part.numeral for part in formula.parts)
        return NumbersPutIn(numerals, comes_to(formula.work_out(*completed([])), explained.shown))
    shown, is_exact = put_in(free, explained.shown, lambda *values: formula.work_out(*completed(values)), PUT_IN)
    written = iter(shown)
    return NumbersPutIn(tuple(part.numeral or next(written) for part in formula.parts), is_exact)
