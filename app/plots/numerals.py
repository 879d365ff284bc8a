"""Numerals: numbers as text for the screen. Minus signs, grouping and powers of ten are decided here.

A count has its thousands grouped by commas. A measured value is grouped from five digits on, so that a year stays a year:
1990, 12,500. From a million on, and below a ten-thousandth, it has a power of ten.

Every function but `plain` gives text of bounded width for any finite float. A zero never has a minus, and all glyphs are
in Roboto. Infinity and NaN are an error of the caller and raise ValueError.
"""

import math
from collections.abc import Callable, Sequence
from functools import lru_cache

MINUS = "\u2212"
"""The minus sign: as wide as a plus, unlike the hyphen."""

LARGEST_FIXED = 1e6
"""From this magnitude on, a number is written with a power of ten."""

GROUPED_FROM = 10_000
"""From this magnitude on, the thousands of a measured value are grouped."""

MOST_DIGITS = 7
"""More digits than these say nothing: of a large value fewer decimals are written."""

SMALLEST_FIXED = 1e-4
"""Below this magnitude a number is written with a power of ten, where its decimals are not fixed."""

_SUPERSCRIPTS = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")
_PLAIN_POWERS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
_SCIENTIFIC_FIGURES = 2


def plain(value: float, decimals: int) -> str:
    """`value` in decimal notation with `decimals` decimals, its thousands grouped, however wide that is."""
    text = f"{_finite(value):.{decimals}f}"
    if abs(value) >= GROUPED_FROM - 1 and len(text.partition(".")[0].lstrip("-")) >= len(str(GROUPED_FROM)):
        text = f"{value:,.{decimals}f}"
    if text.startswith("-"):
        return MINUS + text[1:] if _has_figure(text) else text[1:]
    return text


def scientific(value: float, decimals: int) -> str:
    """`value` as mantissa and power of ten, such as 1.2×10⁻⁷, the mantissa with `decimals` decimals."""
    if _finite(value) == 0.0:
        return plain(0.0, decimals)
    return _with_power(*f"{value:.{decimals}e}".split("e"))


def exact(value: float) -> str:
    """All digits of `value`: the shortest numeral that is read back as the very same number."""
    mantissa, _, exponent = repr(_finite(value)).partition("e")
    return _with_power(mantissa, exponent) if exponent else mantissa.replace("-", MINUS)


def fixed(value: float, decimals: int) -> str:
    """`value` with `decimals` decimals, or as many as are worth writing; with a power of ten from a million on, rounded.

    A non-zero value may round to zero and then has no sign; `fitted` shows it.
    """
    if 1.0 <= abs(_finite(value)) < LARGEST_FIXED:
        decimals = min(decimals, max(0, MOST_DIGITS - 1 - math.floor(math.log10(abs(value)))))
    text = plain(value, decimals) if abs(_finite(value)) < LARGEST_FIXED else ""
    if not text or abs(round(value, decimals)) >= LARGEST_FIXED:
        return scientific(value, _SCIENTIFIC_FIGURES - 1)
    return text


def fitted(value: float, decimals: int) -> str:
    """`fixed`, but with a power of ten if that would show a non-zero value as zero."""
    if 3 <= decimals <= MOST_DIGITS - 2 and 1e-3 <= abs(value) < 99.0:
        return _as_is(value, decimals)
    text = fixed(value, decimals)
    if value != 0.0 and not _has_figure(text):
        return scientific(value, _SCIENTIFIC_FIGURES - 1)
    return text


def signed_fitted(value: float, decimals: int) -> str:
    """`fitted` with a plus before a positive value, so that the sign of a tiny change stays visible."""
    return signed(fitted(value, decimals), value)


def signed(shown: str, value: float) -> str:
    """With a plus before what is positive, so that it is seen that something is added."""
    return f"+{shown}" if value > 0.0 else shown


def significant(value: float, digits: int) -> str:
    """`value` with `digits` significant digits: 0.00743, 0.486, 12.3; integer digits are never dropped.

    From a million up and below a ten-thousandth, a power of ten with two figures bounds the width. Zero is 0.
    """
    magnitude = abs(_finite(value))
    if magnitude == 0.0:
        return "0"
    if magnitude >= LARGEST_FIXED or magnitude < SMALLEST_FIXED:
        return scientific(value, min(digits, _SCIENTIFIC_FIGURES) - 1)
    if digits > 1 and magnitude < 10.0 ** (digits - 2):
        # Faster, and the same: here the general format shows neither a power of ten nor a point at the end.
        text = f"{value:#.{digits}g}"
        return MINUS + text[1:] if value < 0.0 else text
    # The exponent is read after rounding, so that 9.996 becomes 10.0 and not 10.00.
    exponent = int(f"{value:.{digits - 1}e}".split("e")[1])
    decimals = max(0, digits - 1 - exponent)
    return _as_is(value, decimals) if magnitude < GROUPED_FROM - 1 else fixed(value, decimals)


def figures(value: float, digits: int) -> str:
    """`value` with exactly so many significant digits, or all before the point; a power of ten if it is large or small."""
    magnitude = abs(value)
    if SMALLEST_FIXED <= magnitude < min(GROUPED_FROM - 1, 0.9 * 10.0 ** (digits - 1)):
        # The general format shows neither a power of ten nor a point at the end here.
        text = f"{value:#.{digits}g}"
        return MINUS + text[1:] if value < 0.0 else text
    if _finite(magnitude) != 0.0 and not SMALLEST_FIXED <= magnitude < max(LARGEST_FIXED, 10.0 ** (digits - 1)):
        return scientific(value, digits - 1)
    exponent = int(f"{magnitude:.{digits - 1}e}".split("e")[1])
    return plain(value, max(0, digits - 1 - exponent))


@lru_cache(maxsize=256)
def shown_value(shown: str) -> float:
    """The number that a numeral of this module stands for."""
    if "×" in shown:
        mantissa, _, power = shown.partition("×10")
        shown = f"{mantissa}e{power.translate(_PLAIN_POWERS)}"
    return float(shown.replace(MINUS, "-").replace(",", ""))


@lru_cache(maxsize=256)
def bounds_of(shown: str) -> tuple[float, float]:
    """The least and the greatest number that round to a numeral."""
    mantissa, _, power = shown.partition("×10")
    decimals = len(mantissa.partition(".")[2]) - (int(power.translate(_PLAIN_POWERS)) if power else 0)
    value, half = shown_value(shown), 0.5000000001 * 10.0**-decimals
    return value - half, value + half


def comes_to(value: float, shown: str) -> bool:
    """Whether the value, rounded to the digits of a numeral, is that numeral."""
    least, greatest = bounds_of(shown)
    return least <= value <= greatest


def put_in(values: Sequence[float], result: str, work_out: Callable[..., float], digits: range) -> tuple[list[str], bool]:
    """Numerals of the values, from which ``work_out`` gives the result, as on a pocket calculator; and whether it does.

    All have the same number of digits, the least of ``digits`` that suffices. If none does, they have the least of all.
    """
    least, greatest = bounds_of(result)
    for how_many in digits:
        shown = [figures(value, how_many) for value in values]
        if least <= work_out(*map(shown_value, shown)) <= greatest:
            return shown, True
    return [figures(value, digits[0]) for value in values], False


def _with_power(mantissa: str, exponent: str) -> str:
    return f"{mantissa.replace('-', MINUS)}×10{str(int(exponent)).translate(_SUPERSCRIPTS)}"


def _as_is(value: float, decimals: int) -> str:
    """`plain` for a number that is not large and does not round to zero, as most numbers in a frame: faster."""
    text = f"{value:.{decimals}f}"
    return MINUS + text[1:] if value < 0.0 else text


def count(number: int) -> str:
    """A whole number with its thousands grouped by commas: 1,204."""
    return f"{number:,d}".replace("-", MINUS)


def counted(number: int, noun: str) -> str:
    """Such as «1 point» and «1,204 points»."""
    return f"{count(number)} {noun}{'' if number == 1 else 's'}"


def _finite(value: float) -> float:
    if not math.isfinite(value):
        raise ValueError(f"only a finite number has a numeral, not {value}")
    return value


def _has_figure(text: str) -> bool:
    return any(figure in text for figure in "123456789")
