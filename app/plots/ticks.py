"""The ticks of a scale and their labels, independent of where they are drawn.

The rule for steps of 1, 2 and 5 is d3-array's (https://d3js.org/d3-array/ticks).
"""

import math
import sys
from collections.abc import Iterator
from itertools import pairwise

from app.plots import numerals

Interval = tuple[float, float]

SMALLEST_EXPONENT, LARGEST_EXPONENT = -323, 308
"""The powers of ten that a float can hold."""

_LARGEST = sys.float_info.max
_MOST_PLAIN_DIGITS = 6
"""With more digits than these a label is written with a power of ten, where that is shorter."""

_EXACT = 1e-12
"""One tick alone is told to this share of itself: there is no other that it could be confused with, but an axis."""

_EVEN_IN_A_DECADE = ((10, 20, 50), (10, 15, 20, 30, 50, 70), (10, 12, 15, 20, 25, 30, 40, 50, 60, 80))
"""Tenths of round numbers that are about as far apart on a logarithmic scale, ever closer."""

_FEW_DECADES = 2.5
"""Up to so many decades there are ticks at 2 and 5 between the powers of ten, if there is room."""


def linear_ticks(low: float, high: float, count: int) -> tuple[float, ...]:
    """About `count` multiples of 1, 2 or 5 × 10^k from low to high, ascending; one for an empty interval."""
    if count <= 0:
        return ()
    if low == high:
        return (float(low),)
    ticks = tuple(dict.fromkeys(_multiples_within(low, high, count)))
    return linear_ticks(low, high, 2) if count == 1 and not ticks else ticks


def log_ticks(low: float, high: float, count: int) -> tuple[float, ...]:
    """Powers of ten from low to high, ascending, thinned to about `count`; with 2 and 5 between if few.

    Less than one decade has round numbers that are about as far apart on the scale, as many as there is room for; where
    it holds fewer than two of these, the ticks of a linear scale, which are even enough there. `low` must be positive.
    """
    decades = math.log10(high) - math.log10(low)
    if count <= 0 or low == high:
        return linear_ticks(low, high, count)
    if decades < 1.0:
        found = [_decade_ticks(low, high, tenths) for tenths in _EVEN_IN_A_DECADE]
        fitting = [ticks for ticks in found if 2 <= len(ticks) <= max(3, count)]
        return fitting[-1] if fitting else linear_ticks(low, high, count)
    first, last = math.floor(math.log10(low)), math.ceil(math.log10(high))
    exponents = range(max(first, SMALLEST_EXPONENT), min(last, LARGEST_EXPONENT) + 1)
    powers = [k for k in exponents if low <= power_of_ten(k) <= high]
    if decades < _FEW_DECADES:
        multiples = (_multiple(index, 1, k) for k in exponents for index in (1, 2, 5))
        within = tuple(dict.fromkeys(tick for tick in multiples if low <= tick <= high))
        if 2 * len(within) <= 3 * count or len(powers) < 2:
            return within
    stride = math.ceil(2 * len(powers) / (3 * count))
    return tuple(power_of_ten(k) for k in powers if k % stride == 0)


def _decade_ticks(low: float, high: float, tenths: tuple[int, ...]) -> tuple[float, ...]:
    """Those of these tenths of a power of ten that lie between, ascending."""
    exponents = range(math.floor(math.log10(low)) - 1, math.ceil(math.log10(high)) + 1)
    held = [k for k in exponents if SMALLEST_EXPONENT < k < LARGEST_EXPONENT]
    multiples = (_multiple(index, 1, k - 1) for k in held for index in tenths)
    return tuple(tick for tick in multiples if low <= tick <= high)


def nice_interval(low: float, high: float, count: int) -> Interval:
    """The interval widened to multiples of the tick step, until the step no longer changes."""
    settled: tuple[int, int] | None = None
    for _ in range(10):
        if count <= 0 or low == high or not _is_divisible(low, high, count):
            break
        factor, power = spec = _tick_step(low, high, count)
        if spec == settled:
            break
        settled, step = spec, _multiple(1, factor, power)
        below = _multiple(math.floor(low / step), factor, power)
        above = _multiple(math.ceil(high / step), factor, power)
        low, high = min(below, low), max(above, high)
    return low, high


def nice_log_interval(low: float, high: float, count: int) -> Interval:
    """The positive interval widened to powers of ten, or as a linear one under one decade."""
    below = power_of_ten(math.floor(math.log10(low)))
    above = power_of_ten(math.ceil(math.log10(high)))
    if math.log10(high) - math.log10(low) < 1.0:
        linear_below, above = nice_interval(low, high, count)
        below = linear_below if linear_below > 0.0 else below
    return min(below, low), max(above, high)


def power_of_ten(exponent: int) -> float:
    """Ten to a whole power, rounded as the literal is, and clamped to the range of floats."""
    return float(f"1e{min(max(exponent, SMALLEST_EXPONENT), LARGEST_EXPONENT)}")


def tick_labels(ticks: tuple[float, ...]) -> tuple[str, ...]:
    """A label for each tick, with just enough decimals to be exact and to differ from its neighbours.

    Evenly spaced ticks have the same number of decimals; others, those of a log scale, each their own. From a million on,
    and below a ten-thousandth, a power of ten is written where that is shorter.
    """
    if not ticks:
        return ()
    gaps = _gaps_to_nearest(ticks)
    rounding = 4 * math.ulp(max(map(abs, ticks)))
    # Any two ticks are evenly spaced, those of a log scale as well; but those of a linear scale are multiples of the gap.
    are_multiples = all(not tick or abs(tick) >= 0.5 * min(gaps) for tick in ticks)
    if are_multiples and max(gaps) - min(gaps) <= 1e-3 * max(gaps) + rounding:
        return _even_labels(ticks, min(gaps))
    return tuple(_even_labels((tick,), min(gap, abs(tick) or gap))[0] for tick, gap in zip(ticks, gaps, strict=True))


def _is_divisible(low: float, high: float, count: int) -> bool:
    """Whether a step across the span can be computed, at the limits of floats."""
    return math.isfinite(high - low) and (high - low) / count > 1e-290


def _tick_step(low: float, high: float, count: int) -> tuple[int, int]:
    """The step 1, 2, 5 or 10, and the power of ten that multiplies it."""
    step = (high - low) / count
    power = math.floor(math.log10(step))
    ratio = step / power_of_ten(power)
    if ratio >= math.sqrt(50):
        return 10, power
    if ratio >= math.sqrt(10):
        return 5, power
    return (2, power) if ratio >= math.sqrt(2) else (1, power)


def _multiple(index: int, factor: int, power: int) -> float:
    """index · factor · 10^power computed in whole numbers, which gives 0.3 instead of 0.30000000000000004."""
    whole, scale = index * factor, int(10 ** abs(power))
    if power < 0:
        return whole / scale
    largest = int(_LARGEST)
    return float(min(max(whole * scale, -largest), largest))


def _multiples_within(low: float, high: float, count: int) -> Iterator[float]:
    if not _is_divisible(low, high, count):
        yield from (float(low), float(high))
        return
    factor, power = _tick_step(low, high, count)
    step = _multiple(1, factor, power)
    for index in range(math.floor(low / step) - 1, math.ceil(high / step) + 2):
        tick = _multiple(index, factor, power)
        if low <= tick <= high:
            yield tick


def _gaps_to_nearest(ticks: tuple[float, ...]) -> list[float]:
    if len(ticks) == 1:
        return [_EXACT * abs(ticks[0]) or 1.0]
    gaps = [min(abs(after - before), _LARGEST) for before, after in pairwise(ticks)]
    return [min(pair) for pair in zip([gaps[0], *gaps], [*gaps, gaps[-1]], strict=True)]


def _decimals_needed(tick: float, gap: float) -> int:
    """The fewest decimals that show `tick` to a hundredth of the gap to its neighbour."""
    return next((d for d in range(340) if abs(round(tick, d) - tick) <= gap / 100), 340)


def _mantissa_decimals(tick: float, gap: float) -> int:
    return next((d for d in range(17) if abs(float(f"{tick:.{d}e}") - tick) <= gap / 100), 17)


def _even_labels(ticks: tuple[float, ...], gap: float) -> tuple[str, ...]:
    decimals = max(_decimals_needed(tick, gap) for tick in ticks)
    labels = tuple(numerals.plain(tick, decimals) for tick in ticks)
    widest, largest = max(map(len, labels)), max(map(abs, ticks))
    digits = max(sum(character.isdigit() for character in label) for label in labels)
    if digits <= _MOST_PLAIN_DIGITS and (not largest or numerals.SMALLEST_FIXED <= largest < numerals.LARGEST_FIXED):
        return labels
    figures = max(_mantissa_decimals(tick, gap) for tick in ticks)
    powers = tuple(numerals.scientific(tick, figures) if tick else "0" for tick in ticks)
    if all(power.startswith("1×") for power in powers):
        powers = tuple(power.removeprefix("1×") for power in powers)
    return powers if max(map(len, powers)) < widest else labels
