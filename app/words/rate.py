"""A learning rate in words: one number is written in one way wherever it stands."""

from __future__ import annotations

from math import floor, log10

from app.plots.numerals import SMALLEST_FIXED, scientific

_MOST_FIGURES = 6
LIMIT_FIGURES = 3


def rate_in_words(rate: float) -> str:
    """A learning rate with as many decimals as it needs, three at the least; a tiny one with a power of ten."""
    six_figures = f"{rate:.{_MOST_FIGURES}g}"
    if rate < SMALLEST_FIXED:
        mantissa = f"{rate:.{_MOST_FIGURES - 1}e}".partition("e")[0].rstrip("0")
        return scientific(rate, max(1, len(mantissa) - 2))
    return f"{rate:.3f}" if round(rate, 3) == float(six_figures) else six_figures


def limit_in_words(limit: float, advised: float | None = None) -> str:
    """A limit that rates have to be below, rounded down, so that what is said of it holds for the number as it is read.

    It has as many figures as it takes to be seen above a rate ``advised`` that is below it.
    """
    figures = LIMIT_FIGURES
    while figures < _MOST_FIGURES and advised is not None and _rounded_down(limit, figures) <= advised < limit:
        figures += 1
    return _written(_rounded_down(limit, figures), figures)


def _rounded_down(limit: float, figures: int) -> float:
    unit = 10.0 ** (floor(log10(limit)) - figures + 1)
    return floor(limit / unit * (1.0 + 1e-12)) * unit


def _written(limit: float, figures: int) -> str:
    """A number that has so many figures."""
    if limit < SMALLEST_FIXED * (1.0 - 1e-12):
        return scientific(limit, figures - 1)
    return f"{limit:.{max(0, figures - 1 - floor(log10(limit) + 1e-12))}f}"
