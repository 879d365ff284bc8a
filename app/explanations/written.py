"""An explanation as it is written: its formula with the numbers put in."""

from __future__ import annotations

import re
from typing import TypeAlias

from app.explanations.explained import Explained, numbers_put_in

Piece: TypeAlias = tuple[str, str]
"""A text and the symbol whose colour it has; ``NUMBER`` where a number has none, and nothing where it is no number."""

NUMBER = "number"

_SLOTS = re.compile(r"\{(\d+)\}")


def with_numbers(explained: Explained) -> tuple[Piece, ...]:
    """Such as ``= 0.31004·0.69400 + 0.36000``, each number a piece of its own, in the order of the parts."""
    formula = explained.formula
    if formula is None:
        return ()
    numerals, is_exact = numbers_put_in(explained, formula)
    pieces: list[Piece] = []
    # Between the texts stand the numbers of the slots.
    for place, text in enumerate(_SLOTS.split(f"{'=' if is_exact else '≈'} {formula.written}")):
        if place % 2:
            number = int(text)
            before = pieces[-1][0]
            is_alone = before.endswith("(") or (before in ("= ", "≈ ") and "×" not in numerals[number])
            numeral = numerals[number] if is_alone else in_brackets(numerals[number])
            pieces.append((numeral, formula.parts[number].symbol or NUMBER))
        elif text:
            pieces.append((text, ""))
    return tuple(pieces)


def in_brackets(numeral: str) -> str:
    """Within a formula a negative number, or one with a power of ten, stands in brackets."""
    return f"({numeral})" if numeral.startswith("−") or "×" in numeral else numeral
