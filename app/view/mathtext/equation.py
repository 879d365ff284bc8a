"""A line written as an equation, as long as there is room for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache, partial
from itertools import product
from typing import TypeAlias

from app.model.data.names import ColumnNames
from app.model.data.scaling import Line
from app.plots.numerals import significant
from app.view.mathtext.formula import MINUS, PLUS, Formula, LaidOut, Piece, lay_out
from app.view.paint.pen import Pen
from app.view.paint.typesetting import Style
from app.words.columns import in_equation
from app.words.step_numerals import as_in_equation

Called: TypeAlias = tuple[Piece, Piece]
"""What x and y are called."""

SCALED: tuple[Called, ...] = ((("x′", ""), ("y′", "")),)
"""In the units of training they are no symbols that can be pointed at."""

_NUMERALS: tuple[Callable[[float], str], ...] = (
    as_in_equation,
    partial(significant, digits=3),
    partial(significant, digits=2),
)

LETTER = 2
"""A name of more letters than these is set off from the number before it by a point."""


def equation_that_fits(pen: Pen, line: Line, style: Style, room: int, names: Sequence[Called]) -> LaidOut:
    """The longest form of the equation that fits, or the shortest."""
    for form in _forms(line, names):
        formula = lay_out(pen, form, style, pen.theme.text)
        if formula.width <= room:
            break
    return formula


@lru_cache(maxsize=64)
def own_names(names: ColumnNames) -> tuple[Called, ...]:
    """What x and y are called in the data's own units, longest first, as symbols that can be pointed at."""
    return tuple(((x, "x"), (y, "y")) for x, y in in_equation(names))


def _forms(line: Line, names: Sequence[Called]) -> Iterator[Formula]:
    """``price (€) = −0.0214·km + 8,500`` or ``y = 0.3100 x + 0.3600``, then shorter forms for where that does not fit.

    Names are shortened before numbers: with fewer digits, and x far from 0, it would be another line.
    """
    plus = MINUS if line.intercept < 0 else PLUS
    for numeral, (x, y) in product(_NUMERALS, names):
        slope, intercept = (numeral(line.slope), "m"), (numeral(abs(line.intercept)), "b")
        yield y, (" = ", ""), slope, (" " if len(x[0]) <= LETTER else "·", ""), x, plus, intercept
