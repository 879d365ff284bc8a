"""How long an arrow is drawn that stands for a move: long for one that is seen, short for one that is hardly seen."""

from __future__ import annotations

from math import log10

STILL = 1e-3
"""What moves by fewer pixels than this stands still: it has no arrow."""

SMALL, LARGE = 0.05, 50.0
"""The arrow grows with the logarithm of the move, from so many pixels to so many."""


def arrow_length(moved_px: float, shortest: float, longest: float) -> float:
    """The length, between the two that are given, of the arrow for a move of so many pixels; 0 where that is no move."""
    if not moved_px >= STILL:
        return 0.0
    share = log10(max(SMALL, min(LARGE, moved_px)) / SMALL) / log10(LARGE / SMALL)
    return shortest + share * (longest - shortest)
