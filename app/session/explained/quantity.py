"""Names of numbers: which quantity, after or in which step, and of which point."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from app.session.plain import Within
from app.session.record import Record


class Kind(StrEnum):
    """What a number is. Those of a step belong to the step of that number, all others to the moment after it."""

    X = "x"
    Y = "y"
    OWN_X = "x in the data's own units"
    OWN_Y = "y in the data's own units"
    X_OFFSET = "x offset"
    X_UNIT = "x unit"
    Y_OFFSET = "y offset"
    Y_UNIT = "y unit"
    GUESS = "guess"
    ERROR = "error"
    SQUARE = "error²"
    ERROR_X = "error·x"
    M = "m"
    B = "b"
    OWN_M = "m in the data's own units"
    OWN_B = "b in the data's own units"
    COST = "J"
    SUM_SQUARE = "sum of error²"
    X_MEAN = "mean of x"
    Y_MEAN = "mean of y"
    SUM_XX = "sum of squares of x"
    SUM_XY = "sum of products of x and y"
    RATE = "lr"
    HALF_RATE = "lr÷2"
    # Of a step:
    COUNT = "n"
    MEAN_ERROR = "mean error"
    MEAN_ERROR_X = "mean error·x"
    MEAN_SQUARE = "mean error²"
    REST_ERROR = "sum of other errors"
    REST_ERROR_X = "sum of other error·x"
    REST_SQUARE = "sum of other error²"
    TWICE_ERROR = "∂J/∂error"
    ONE = "∂error/∂b"
    ALONG_M = "∂J/∂m"
    ALONG_B = "∂J/∂b"
    CHANGE_M = "change of m"
    CHANGE_B = "change of b"
    CHANGE_M_WITH_TWO = "change of m with the 2"
    CHANGE_B_WITH_TWO = "change of b with the 2"


OF_A_STEP = frozenset(list(Kind)[list(Kind).index(Kind.COUNT) :])

OF_A_POINT = frozenset(
    {
        *(Kind.X, Kind.Y, Kind.OWN_X, Kind.OWN_Y, Kind.GUESS, Kind.ERROR, Kind.SQUARE, Kind.ERROR_X),
        *(Kind.SUM_SQUARE, Kind.REST_ERROR, Kind.REST_ERROR_X, Kind.REST_SQUARE),
    }
)
"""Those of one point, or of the points from one on."""

WITHOUT_POINTS = frozenset({Kind.M, Kind.B, Kind.OWN_M, Kind.OWN_B, Kind.RATE, Kind.HALF_RATE})
"""Those that there are while there are no points."""

LATEST = 2**53


class Quantity(Record):
    """One number. ``point`` is the point that it belongs to, by its place in the data, or −1.

    Of a sum, it is how many points of those added up come before. ``is_best``: of the least-squares line.
    """

    kind: Kind
    step: Annotated[int, Within(0, LATEST)]
    point: Annotated[int, Within(-1, LATEST)] = -1
    is_best: bool = False

    def at_step(self, step: int) -> Quantity:
        """The same of another step."""
        return Quantity(self.kind, step, self.point, self.is_best)
