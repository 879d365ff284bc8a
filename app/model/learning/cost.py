"""The cost J and its gradient sums in O(1), from the moments alone.

With m* the least-squares slope and ``r = m·x̄ + b − ȳ``::

    J(m, b)    = J* + Cxx·(m − m*)² + n·r²        every term ≥ 0, so nothing cancels
    Σ error·x  = Cxx·(m − m*) + x̄·n·r
    Σ error    = n·r

Each function takes slope and intercept as floats or as float64 arrays, and gives the same bits for both: the operations
are elementwise and in the same order.
"""

from __future__ import annotations

from app.model.data.arrays import Number
from app.model.data.dataset import Moments


def cost(moments: Moments, slope: Number, intercept: Number) -> Number:
    """J = Σ error² over all points, for one line or for arrays of lines of one shape."""
    from_best = slope - moments.slope
    at_mean = slope * moments.x_mean + intercept - moments.y_mean
    return moments.least_cost + moments.cxx * (from_best * from_best) + moments.count * (at_mean * at_mean)


def mean_gradient(moments: Moments, slope: Number, intercept: Number) -> tuple[Number, Number]:
    """``mean(error·x)`` and ``mean(error)`` over all points: half of (∂J/∂m, ∂J/∂b), divided by n.

    Raises ZeroDivisionError if there are no points.
    """
    at_mean = slope * moments.x_mean + intercept - moments.y_mean
    by_slope = (moments.cxx / moments.count) * (slope - moments.slope) + moments.x_mean * at_mean
    return by_slope, at_mean
