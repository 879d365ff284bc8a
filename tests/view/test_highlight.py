"""What each number measures: the symbol that is highlighted with it."""

from __future__ import annotations

import pytest

from app.session.explained.quantity import Kind
from app.view.highlight import SYMBOLS

MEASURED = {
    "x": {Kind.X, Kind.OWN_X, Kind.X_OFFSET, Kind.X_UNIT, Kind.X_MEAN, Kind.SUM_XX},
    "y": {Kind.Y, Kind.OWN_Y, Kind.Y_OFFSET, Kind.Y_UNIT, Kind.Y_MEAN},
    "m": {Kind.M, Kind.OWN_M, Kind.ALONG_M, Kind.CHANGE_M, Kind.CHANGE_M_WITH_TWO},
    "b": {Kind.B, Kind.OWN_B, Kind.ALONG_B, Kind.CHANGE_B, Kind.CHANGE_B_WITH_TWO},
    "error": {Kind.ERROR, Kind.ERROR_X, Kind.MEAN_ERROR, Kind.MEAN_ERROR_X, Kind.TWICE_ERROR, Kind.ONE},
    "J": {Kind.SQUARE, Kind.MEAN_SQUARE, Kind.COST},
    "guess": {Kind.GUESS},
}


@pytest.mark.parametrize("symbol", MEASURED)
def test_a_number_lights_up_what_it_measures(symbol: str) -> None:
    assert {kind for kind, measured in SYMBOLS.items() if measured == symbol} == MEASURED[symbol]


def test_a_number_of_nothing_in_particular_lights_up_nothing() -> None:
    measures_nothing = {Kind.SUM_SQUARE, Kind.SUM_XY, Kind.RATE, Kind.HALF_RATE, Kind.COUNT}
    measures_nothing |= {Kind.REST_ERROR, Kind.REST_ERROR_X, Kind.REST_SQUARE}
    assert set(Kind) - set(SYMBOLS) == measures_nothing
