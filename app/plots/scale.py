"""Scales: pure callables from a domain (what is measured) to a range (where it is drawn), with their ticks.

The words are d3-scale's (https://d3js.org/d3-scale). Any finite input gives a finite output, because a run
that is about to diverge must still be drawn.
"""

import math
import sys
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Protocol, Self

import numpy as np

from app.model.data.arrays import FloatArray, Number
from app.plots.ticks import (
    LARGEST_EXPONENT,
    SMALLEST_EXPONENT,
    Interval,
    linear_ticks,
    log_ticks,
    nice_interval,
    nice_log_interval,
    tick_labels,
)

__all__ = ["FloatArray", "Interval", "LinearScale", "LogScale", "Number", "Scale", "tick_labels"]


_LARGEST = sys.float_info.max
_LARGEST_FRACTION = 1e300


class Scale(Protocol):
    """What a plot needs of any kind of scale."""

    @property
    def domain(self) -> Interval:
        """The two ends of what is measured; the first may be the larger."""

    @property
    def range(self) -> Interval:
        """Where the ends of the domain are drawn."""

    def __call__(self, value: Number) -> Number:
        """Where `value` is drawn."""

    def invert(self, value: Number) -> Number:
        """What is drawn at `value`."""

    def with_domain(self, domain: Interval) -> Self:
        """The same kind of scale with the same range over another domain."""

    def ticks(self, count: int) -> tuple[float, ...]:
        """About `count` round values inside the domain, in the order of the domain."""


@dataclass(frozen=True)
class LinearScale:
    """Maps `domain` to `range` linearly; either may be reversed. ValueError unless both are finite.

    An empty domain maps to the middle of the range; inverting an empty range gives the middle of the domain.
    """

    domain: Interval = (0.0, 1.0)
    range: Interval = (0.0, 1.0)

    def __post_init__(self) -> None:
        _require_finite(self.domain, self.range)

    def __call__(self, value: Number) -> Number:
        """Where `value` is drawn: a float for a float, an array of the same shape for an array."""
        return _interpolated(value, self.domain, self.range)

    def invert(self, value: Number) -> Number:
        """What is drawn at `value`: a float for a float, an array of the same shape for an array."""
        return _interpolated(value, self.range, self.domain)

    def with_domain(self, domain: Interval) -> Self:
        """The same range over another domain."""
        return replace(self, domain=domain)

    def ticks(self, count: int) -> tuple[float, ...]:
        """About `count` multiples of 1, 2 or 5 × 10^k inside the domain, in its order."""
        low, high, is_reversed = _ordered(self.domain)
        ticks = linear_ticks(low, high, count)
        return ticks[::-1] if is_reversed else ticks

    def nice(self, count: int = 10) -> Self:
        """The scale with its domain widened to round values, as many apart as `ticks(count)`."""
        low, high, is_reversed = _ordered(self.domain)
        ends = nice_interval(low, high, count)
        return self.with_domain(ends[::-1] if is_reversed else ends)


@dataclass(frozen=True)
class LogScale:
    """Maps equal ratios in `domain` to equal distances in `range`; ValueError unless the domain is positive.

    A value of zero or less is drawn at ``zero``, a place of its own beyond a break in the axis; without one, at the lower
    end of the domain.
    """

    domain: Interval = (1.0, 10.0)
    range: Interval = (0.0, 1.0)
    zero: float | None = None

    def __post_init__(self) -> None:
        _require_finite(self.domain, self.range)
        if min(self.domain) <= 0.0:
            raise ValueError(f"a logarithmic scale needs a positive domain, not {self.domain}")

    def __call__(self, value: Number) -> Number:
        """Where `value` is drawn: a float for a float, an array of the same shape for an array."""
        drawn = _interpolated(_log10(value, min(self.domain)), self._exponents, self.range)
        if self.zero is None:
            return drawn
        if isinstance(value, np.ndarray):
            return np.where(value > 0.0, drawn, self.zero)
        return drawn if value > 0.0 else self.zero

    def invert(self, value: Number) -> Number:
        """What is drawn at `value`; positive except at ``zero``. A float for a float, an array for an array."""
        inverted = _exponentiated(_interpolated(value, self.range, self._exponents))
        if self.zero is None:
            return inverted
        if isinstance(value, np.ndarray):
            return np.where(value == self.zero, 0.0, inverted)
        return 0.0 if value == self.zero else inverted

    def with_domain(self, domain: Interval) -> Self:
        """The same range over another domain."""
        return replace(self, domain=domain)

    def ticks(self, count: int) -> tuple[float, ...]:
        """Powers of ten inside the domain, with 2 and 5 between if few; under one decade linear ticks; 0 for ``zero``."""
        low, high, is_reversed = _ordered(self.domain)
        ticks = log_ticks(low, high, count)
        if self.zero is not None:
            ticks = (0.0, *ticks)
        return ticks[::-1] if is_reversed else ticks

    def nice(self, count: int = 10) -> Self:
        """The scale with its domain widened to powers of ten, or as a linear scale's under one decade."""
        low, high, is_reversed = _ordered(self.domain)
        ends = nice_log_interval(low, high, count)
        return self.with_domain(ends[::-1] if is_reversed else ends)

    @cached_property
    def _exponents(self) -> Interval:
        return math.log10(self.domain[0]), math.log10(self.domain[1])


def _require_finite(*intervals: Interval) -> None:
    if not all(math.isfinite(end) for interval in intervals for end in interval):
        raise ValueError(f"a scale needs finite ends, not {intervals}")


def _ordered(domain: Interval) -> tuple[float, float, bool]:
    first, last = domain
    return min(first, last), max(first, last), first > last


def _clamped(value: Number, low: float, high: float) -> Number:
    if isinstance(value, np.ndarray):
        return np.clip(value, low, high)
    return min(max(value, low), high)


def _interpolated(value: Number, source: Interval, target: Interval) -> Number:
    """`value` mapped from `source` to `target`; with care only if the plain formula overflows."""
    (first, last), (start, stop) = source, target
    if first == last:
        return value * 0.0 + (start / 2 + stop / 2)
    if isinstance(value, np.ndarray):
        with np.errstate(over="ignore", invalid="ignore"):
            drawn = start + (value - first) / (last - first) * (stop - start)
            return drawn if np.isfinite(drawn).all() else _carefully_interpolated(value, source, target)
    place = start + (value - first) / (last - first) * (stop - start)
    return place if -_LARGEST <= place <= _LARGEST else _carefully_interpolated(value, source, target)


def _carefully_interpolated(value: Number, source: Interval, target: Interval) -> Number:
    """As `_interpolated`, but clamped, and with halves, so that the span between huge ends of opposite sign is finite."""
    # Halving would lose the smallest spans, which do not need it.
    part = 1.0 if math.isfinite(source[1] - source[0]) else 0.5
    low, high, start, stop = source[0] * part, source[1] * part, target[0] / 2, target[1] / 2
    fraction = _clamped((value * part - low) / (high - low), -_LARGEST_FRACTION, _LARGEST_FRACTION)
    return _clamped((start + fraction * (stop - start)) * 2, -_LARGEST, _LARGEST)


def _log10(value: Number, lowest: float) -> Number:
    if isinstance(value, np.ndarray):
        return np.log10(np.where(value > 0.0, value, lowest))
    return math.log10(value if value > 0.0 else lowest)


def _exponentiated(exponent: Number) -> Number:
    # A quarter above the last whole exponent is still a float; a half is not.
    held = _clamped(exponent, float(SMALLEST_EXPONENT), LARGEST_EXPONENT + 0.25)
    power: Number = 10.0**held
    return power
