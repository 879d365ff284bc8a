"""The frames of an animation, each drawn when it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

LAST_FRAME_S = 1.5
"""So long the last frame stays before the animation begins again."""


@dataclass(frozen=True, slots=True)
class Frames:
    """So many frames of that size; ``draw`` gives the bytes of one, by its number: red, green and blue, row by row."""

    size: tuple[int, int]
    count: int
    draw: Callable[[int], bytes]


Told = Callable[[float], None]
"""Is called with the share that is done, and raises whatever it will to give up."""


def nobody(share: float) -> None:
    """Nobody wants to know."""
