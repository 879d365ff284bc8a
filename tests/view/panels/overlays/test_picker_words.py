"""Columns of a file in words."""

from __future__ import annotations

import pytest

from app.session.picking import Column, Kind
from app.view.panels.overlays.picker.words import range_of

RANGES = {
    "0.5 to 12.25": Column("a", Kind.NUMBERS, 2, 0.5, 12.25),
    "−3 to 1500": Column("a", Kind.NUMBERS, 2, -3.0, 1500.0),
    "10 to 120,000": Column("a", Kind.NUMBERS, 2, 10.0, 120000.0),
    "0 to 1.5×10⁹": Column("a", Kind.NUMBERS, 2, 0.0, 1.5e9),
    "text": Column("a", Kind.TEXT),
    "no number": Column("a", Kind.NUMBERS, 0),
}


@pytest.mark.parametrize("says", RANGES)
def test_a_column_says_from_where_to_where_it_goes_without_zeros_at_the_end(says: str) -> None:
    assert range_of(RANGES[says]) == says
