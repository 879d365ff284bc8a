"""How points are scaled, in words and in numbers, and what that does to the bowl and to the learning rate."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, inf, isinf

from app.model.data.scaling import ScaleChoice, Scaling
from app.model.theory.zones.scales import CHOICES, LONGEST, ScaleEffect
from app.plots.numerals import MINUS, counted, significant
from app.words.rate import limit_in_words, rate_in_words

NAMES = {
    ScaleChoice.AUTO: "Automatic",
    ScaleChoice.NONE: "None",
    ScaleChoice.UNIT: "Unit",
    ScaleChoice.STANDARD: "Standard",
}

DIGITS = 6
"""Offsets and units are told with so many digits."""

COUNTED = 1e6
"""More steps than these are told by their power of ten."""

_WHAT = {
    ScaleChoice.NONE: "Training uses the numbers as they are.",
    ScaleChoice.UNIT: "x and y are each shifted and stretched to run from 0 to 1.",
    ScaleChoice.STANDARD: "x and y are each shifted and stretched to have mean 0 and standard deviation 1.",
}

HINTS = {
    ScaleChoice.AUTO: "None for points between 0 and 1; Unit for all others, and where a table fills little of that range.",
    **_WHAT,
}
"""What each choice means."""


def scaling_in_words(choice: ScaleChoice, scaling: Scaling) -> str:
    """What is done to the points, and why where the program chose it."""
    what = _WHAT[scaling.kind]
    return f"Automatic chose {NAMES[scaling.kind]}, because {_why(scaling)}. {what}" if choice is ScaleChoice.AUTO else what


def _why(scaling: Scaling) -> str:
    """What the automatic choice saw in the points. A unit is as wide as they are, from its offset on."""
    ends = ((scaling.x_offset, scaling.x_unit), (scaling.y_offset, scaling.y_unit))
    if scaling.is_identity:
        return "the points lie within 0 to 1"
    if all(low >= 0.0 and low + width <= 1.0 for low, width in ends):
        return "the points fill little of 0 to 1"
    return "the points do not lie within 0 to 1"


def scaling_in_numbers(scaling: Scaling) -> tuple[str, str]:
    """Such as «x′ = (x − 1950) / 70», and the same of y."""
    x = _moved_and_stretched("x", scaling.x_offset, scaling.x_unit)
    return x, _moved_and_stretched("y", scaling.y_offset, scaling.y_unit)


def effect_in_words(effect: ScaleEffect, limit: float | None) -> tuple[str, str, str]:
    """The shape of the bowl, the rate that descent has to be below, and how long the way down is at best."""
    return (
        _shape_in_words(effect.elongation),
        "limit not computed" if limit is None else f"rate below {limit_in_words(limit)}",
        f"10× closer in {_steps_in_words(effect)}",
    )


def diverging_in_words(limits: Sequence[float | None], rate: float) -> tuple[str, ...]:
    """With which ways of scaling the rate diverges, the longest text first; none if it diverges with none of them."""
    diverging = [
        (NAMES[choice], limit_in_words(limit))
        for choice, limit in zip(CHOICES, limits, strict=True)
        if limit is not None and rate >= limit
    ]
    if not diverging:
        return ()
    says = f"The learning rate {rate_in_words(rate)} diverges with"
    full = _listed([f"{name} (limit {limit})" for name, limit in diverging])
    return f"{says} {full}.", f"{says} {_listed([name for name, _ in diverging])}."


def _listed(names: Sequence[str]) -> str:
    *others, last = names
    return f"{', '.join(others)} and {last}" if others else last


def _shape_in_words(elongation: float) -> str:
    if isinf(elongation):
        return "a valley without end"
    if elongation >= LONGEST:
        return "over 10⁶× as long as wide"
    return f"{significant(elongation, 2)}× as long as wide"


def _steps_in_words(effect: ScaleEffect) -> str:
    steps = effect.steps_to_come_closer
    if LONGEST <= effect.elongation < inf:
        return "over 10¹² steps"
    return counted(ceil(steps - 1e-9), "step") if steps < COUNTED else f"{significant(steps, 2)} steps"


def _moved_and_stretched(symbol: str, offset: float, unit: float) -> str:
    moved = symbol if not offset else f"{symbol} {'+' if offset < 0 else MINUS} {_short(abs(offset))}"
    if unit == 1.0:
        return f"{symbol}′ = {moved}"
    return f"{symbol}′ = {moved if moved == symbol else f'({moved})'} / {_short(unit)}"


def _short(value: float) -> str:
    """A number without zeros at its end."""
    shown = significant(value, DIGITS)
    return shown.rstrip("0").rstrip(".") if "." in shown and "×" not in shown else shown
