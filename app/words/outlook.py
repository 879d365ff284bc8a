"""The outlook in words for the screen, all made from numbers of the model."""

from __future__ import annotations

from functools import lru_cache
from math import floor, log10

from app.model.learning.training import Mode
from app.model.theory.outlook import Outlook
from app.model.theory.zones.rate_zones import RateZones
from app.plots.numerals import figures, scientific, significant
from app.words.rate import limit_in_words, rate_in_words

_FULL_FIGURES = 1e-6
"""A factor closer to 1 than this is written as 1 less a small number."""


def end_in_words(outlook: Outlook) -> str:
    """The cost that training heads for, such as «mean J 0.155»; empty if there is none.

    A fixed order has that cost only at the end of each epoch, a random one only on average.
    """
    if outlook.rest_cost is None:
        return ""
    cost = f"J {significant(outlook.rest_cost, 3)}"
    if outlook.circle is not None and not outlook.is_exact:
        return f"mean {cost}"
    return f"{cost} at epoch ends" if outlook.is_loop else cost


@lru_cache(maxsize=4)
def forecast_in_words(outlook: Outlook) -> tuple[str, ...]:
    """Where training ends and how fast, such as «heads for J 0.102, distance ×0.93 an epoch», the longest text first.

    The factor is that of the distance in (m, b) to the line at which training ends, or which it circles around. The cost
    has no such factor in every mode; in batch mode its excess over the least cost shrinks by the square of it.
    An outlook stays the same object while nothing is changed: so do its words.
    """
    if not outlook.is_computed:
        return "no forecast: not computed for this method", "forecast not computed"
    end, shrink = end_in_words(outlook), outlook.shrink_per_epoch
    if not end or shrink is None or shrink >= 1:
        return ()
    return f"heads for {end}, distance {_factor(shrink)} an epoch", f"heads for {end}"


def zones_in_words(zones: RateZones, mode: Mode, marked: float) -> str:
    """The limits of the zones, and the rate ``marked`` on the slider with its zone."""
    rates = (zones.slow_below, zones.oscillates_above, zones.diverges_above)
    slow, oscillates, diverges = (figures(rate, 3) for rate in rates)
    limits = f"Slow below {slow}, oscillating from {oscillates}, diverging from {diverges}"
    return f"{limits}; {marked_in_words(zones, mode, marked)}"


def marked_in_words(zones: RateZones, mode: Mode, marked: float) -> str:
    """Such as «fastest 1.39 (oscillating)», or «fastest without overshoot 0.527»."""
    if zones.is_capped(mode):
        return f"fastest without overshoot {rate_in_words(marked)}"
    return f"fastest {rate_in_words(marked)} ({zones.zone_of(marked)})"


def marked_notice(outlook: Outlook, mode: Mode, marked: float, least: float) -> str:
    """The notice for setting the marked rate: the cost it leads to, beside the least cost."""
    if outlook.zones is None:
        return ""
    name = marked_in_words(outlook.zones, mode, marked).replace("fastest", "Fastest rate", 1)
    end = end_in_words(outlook)
    return f"{name}: heads for {end}, least {significant(least, 3)}" if end else name


def what_holds_in_words(zones: RateZones, advised: float | None = None) -> str:
    """Below which rate training does not diverge, and below which no step raises the cost.

    The limits are rounded down, so that the sentence holds for every rate below the numbers as they are read.
    """
    holds, returns = _limits(zones, advised)
    if returns is None:
        return f"Below {holds} no step raises the cost."
    return f"Below about {returns} it comes back in the end; below {holds} no step raises the cost of its own points."


def what_holds_briefly(zones: RateZones, advised: float | None = None) -> tuple[str, ...]:
    """The same in few words, where there is no room for more; in the end without the rates that come back."""
    holds, returns = _limits(zones, advised)
    least = f"It holds below {holds}."
    return (least,) if returns is None else (f"Comes back below {returns}, holds below {holds}.", least)


def _limits(zones: RateZones, advised: float | None) -> tuple[str, str | None]:
    """The rate that holds and, where it is seen to be larger, the rate that comes back."""
    holds = limit_in_words(zones.holds_below, advised)
    returns = limit_in_words(zones.diverges_above)
    is_larger = zones.diverges_above > zones.holds_below and limit_in_words(zones.holds_below) != returns
    return holds, returns if is_larger else None


def _factor(shrink: float) -> str:
    """Such as «×0.942»; with enough figures not to read as 1."""
    left = 1.0 - shrink
    if left < _FULL_FIGURES:
        return f"×(1 − {scientific(left, 0)})"
    return f"×{shrink:.{1 - floor(log10(left))}f}" if left < 0.01 else f"×{significant(shrink, 3)}"
