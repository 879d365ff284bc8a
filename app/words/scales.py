"""How points are scaled, in words and in numbers, and what that does to the bowl."""

from __future__ import annotations

from math import ceil, inf, isinf

from app.model.data.scaling import ScaleChoice, Scaling
from app.model.theory.zones.scales import LONGEST, ScaleEffect
from app.plots.numerals import MINUS, counted, significant
from app.words.rate import limit_in_words

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
    ScaleChoice.NONE: "Training runs on the numbers as they are.",
    ScaleChoice.UNIT: "x and y are moved and stretched, each to go from 0 to 1.",
    ScaleChoice.STANDARD: "x and y are moved and stretched so that each has mean 0 and standard deviation 1.",
}

HINTS = {ScaleChoice.AUTO: "None while the points spread well over 0 to 1, and Unit otherwise.", **_WHAT}
"""What each choice means."""


def scaling_in_words(choice: ScaleChoice, kind: ScaleChoice) -> str:
    """What is done to the points; ``kind`` is what a choice came to."""
    if choice is not ScaleChoice.AUTO:
        return _WHAT[kind]
    why = "they spread well over 0 to 1" if kind is ScaleChoice.NONE else "they do not fill 0 to 1"
    return f"{_WHAT[kind]} Automatic, as {why}."


def scaling_in_numbers(scaling: Scaling) -> tuple[str, str]:
    """Such as «x′ = (x − 1950) / 70», and the same of y."""
    x = _moved_and_stretched("x", scaling.x_offset, scaling.x_unit)
    return x, _moved_and_stretched("y", scaling.y_offset, scaling.y_unit)


def effect_in_words(effect: ScaleEffect) -> tuple[str, str, str]:
    """The shape of the bowl, the rate that batch descent has to be below, and how long the way down is at best."""
    return (
        _shape_in_words(effect.elongation),
        f"stable below {limit_in_words(effect.limits.diverges_above)}",
        f"10× nearer: {_steps_in_words(effect)}",
    )


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
