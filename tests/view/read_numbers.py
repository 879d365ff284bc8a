"""Numbers read back from what stands on the screen, without the code that wrote them."""

from __future__ import annotations

import re

_POWERS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
NUMBER = r"[−-]?\d[\d,]*(?:\.\d+)?(?:e[+-]?\d+)?(?:×10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)?"
"""How a number may be written: with a real minus, grouped by commas, with a power of ten."""


def number_in(text: str) -> float:
    """The value of one number. Raises ValueError where the text is none."""
    mantissa, _, power = text.replace("−", "-").replace(",", "").partition("×10")
    return float(f"{mantissa}e{power.translate(_POWERS)}" if power else mantissa)


def numbers_in(text: str) -> list[float]:
    """All numbers of a text, in order."""
    return [number_in(found) for found in re.findall(NUMBER, text)]
