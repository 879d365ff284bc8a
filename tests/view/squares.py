"""A window as the mean colours of its squares, which notices what no mark tells, and says where it is.

Of a mark it is not noted how thick its strokes are, how round its corners, how strong its shade, nor what a picture looks
like that was worked out pixel by pixel. A few pixels of another colour move the mean colour of their square.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt
import pygame

SIDE_PX = 64

ALIKE = 0.1
"""By so much a mean may differ, of 255: as if four pixels of a square were lighter by a hundred."""

Pixels = npt.NDArray[np.uint32]
"""Shape (height, width)."""

Means = npt.NDArray[np.float64]
"""Shape (rows, 3 columns): red, green and blue of each square, from left to right, 0 to 255."""


def means_of(surface: pygame.Surface, without: Iterable[pygame.Rect] = ()) -> Means:
    """The mean colours of a picture's squares; what lies in one of the rectangles ``without`` counts as black."""
    return Squares().means_of(surface, without)


class Squares:
    """The mean colours of a window that is drawn again and again: rows of squares that stay as they are are kept."""

    def __init__(self) -> None:
        self._rows: dict[int, tuple[Pixels, npt.NDArray[np.float64]]] = {}

    def means_of(self, surface: pygame.Surface, without: Iterable[pygame.Rect] = ()) -> Means:
        """Of its picture as it is now."""
        pixels = pygame.surfarray.pixels2d(surface).T.copy()
        for rect in without:
            pixels[rect.top : rect.bottom, rect.left : rect.right] = 0
        shifts = surface.get_shifts()[:3]
        return np.array([self._row(top, pixels[top : top + SIDE_PX], shifts) for top in range(0, len(pixels), SIDE_PX)])

    def _row(self, top: int, pixels: Pixels, shifts: Sequence[int]) -> npt.NDArray[np.float64]:
        before, means = self._rows.get(top, (None, None))
        if means is None or not np.array_equal(before, pixels):
            means = _means_of_row(pixels, shifts)
            self._rows[top] = pixels, means
        return means


def _means_of_row(pixels: Pixels, shifts: Sequence[int]) -> npt.NDArray[np.float64]:
    """Of squares side by side. Each column is added first; of two colours at once, as their sums keep apart."""
    outer, inner = (np.add.reduce((pixels >> shift) & mask, axis=0) for shift, mask in ((0, 0xFF00FF), (8, 0xFF)))
    sums = {0: outer & 0xFFFF, 8: inner, 16: outer >> 16}
    columns = np.stack([sums[shift] for shift in shifts], axis=1)
    height, width = pixels.shape
    squares = np.add.reduceat(columns, np.arange(0, width, SIDE_PX), axis=0)
    return np.asarray(squares / (height * _lengths(width)[:, None])).ravel()


def other_squares(before: Sequence[float], now: Sequence[float]) -> str:
    """Which squares of a row have another colour, and by how much; empty where none has."""
    if len(before) != len(now):
        return f"{len(now) // 3} squares instead of {len(before) // 3}"
    away = np.abs(np.subtract(before, now)).reshape(-1, 3).max(axis=1)
    return ", ".join(f"from x = {place * SIDE_PX} by {away[place]:.2f}" for place in np.flatnonzero(away > ALIKE))


def _lengths(whole: int) -> npt.NDArray[np.int_]:
    """How many pixels each square has along a side: the last one may have fewer."""
    return np.diff(np.append(np.arange(0, whole, SIDE_PX), whole))
