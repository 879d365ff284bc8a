"""The line of least squares, which descent approaches."""

from __future__ import annotations

from app.model.data.dataset import Moments
from app.model.data.scaling import Line


def least_squares(moments: Moments) -> Line | None:
    """The line of least cost, ``m* = Cxy/Cxx`` through the mean point; None if all x are equal or there are no points."""
    return Line(moments.slope, moments.intercept) if moments.has_slope else None
