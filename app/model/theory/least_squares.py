"""The line that descent is on its way to."""

from __future__ import annotations

from app.model.data.dataset import Moments
from app.model.data.scaling import Line


def least_squares(moments: Moments) -> Line | None:
    """The line of least cost, ``m* = Cxy/Cxx`` through the mean point; None where every x is alike or there is none."""
    return Line(moments.slope, moments.intercept) if moments.has_slope else None
