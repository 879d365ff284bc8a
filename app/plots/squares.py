"""Where the square on an error stands, and by which strips it grows: boxes in pixels.

The square stands on the error bar, right of it where the error is positive, and left of it where it is negative. One of its
corners is the point, so that it grows away from the point as the guess moves away.
"""

from __future__ import annotations

from typing import NamedTuple


class Box(NamedTuple):
    """A box in pixels, y downwards; nowhere is left beyond right, nor top beyond bottom."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def area(self) -> float:
        """In square pixels."""
        return (self.right - self.left) * (self.bottom - self.top)


class Strips(NamedTuple):
    """What a square grows or shrinks by: each strip is as long as the old side and as thin as the move.

    Where it shrinks both strips lie in the old square, and the corner is where they overlap.
    """

    along_guess: Box
    along_side: Box
    corner: Box
    is_growing: bool


def square_on(x: float, y: float, guess: float) -> Box:
    """The square on the bar from the point at (x, y) to the guess above or below it, all in pixels."""
    return _box(x, y, guess, (0.0, abs(guess - y)), (0.0, abs(guess - y)))


def strips_of(x: float, y: float, guess: float, moved: float) -> Strips | None:
    """The strips when the guess moves; None where it moves past the point, as the square then stands on the other side."""
    side = abs(guess - y)
    new_side = side + (moved - guess) * (1.0 if guess > y else -1.0)
    if new_side <= 0.0 or side == 0.0:
        return None
    between, whole = (min(side, new_side), max(side, new_side)), (0.0, side)
    return Strips(
        _box(x, y, guess, between, whole),
        _box(x, y, guess, whole, between),
        _box(x, y, guess, between, between),
        new_side > side,
    )


def _box(x: float, y: float, guess: float, along: tuple[float, float], across: tuple[float, float]) -> Box:
    """So far from the point towards the guess, and so far to the square's side of the bar."""
    up, right = (-1.0, 1.0) if guess < y else (1.0, -1.0)
    heights = sorted(y + up * part for part in along)
    places = sorted(x + right * part for part in across)
    return Box(places[0], heights[0], places[1], heights[1])
