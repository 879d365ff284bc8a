"""A window as the mean colours of its squares, which notices what no mark tells, and says where it is.

Of a mark it is not noted how thick its strokes are, how round its corners, how strong its shade, nor what a picture looks
like that was worked out pixel by pixel. A few pixels of another colour move the mean colour of their square.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt
import pygame

from tests.view.compared import pixels_of

SIDE_PX = 64

ALIKE = 0.1
"""By so much a mean may differ, of 255: as if four pixels of a square were lighter by a hundred."""

Means = npt.NDArray[np.float64]
"""Shape (rows, 3 columns): red, green and blue of each square, from left to right, 0 to 255."""


def means_of(surface: pygame.Surface, without: Iterable[pygame.Rect] = ()) -> Means:
    """The mean colours of a picture's squares; what lies in one of the rectangles ``without`` counts as black."""
    pixels = pixels_of(surface)
    for rect in without:
        pixels[rect.top : rect.bottom, rect.left : rect.right] = 0
    height, width, _ = pixels.shape
    # Whole rows are added first: long runs of numbers that lie side by side.
    rows = np.add.reduceat(pixels.reshape(height, -1), np.arange(0, height, SIDE_PX), axis=0, dtype=np.uint32)
    sums = np.add.reduceat(rows.reshape(-1, width, 3), np.arange(0, width, SIDE_PX), axis=1)
    sizes = np.multiply.outer(_lengths(height), _lengths(width))
    return np.asarray(sums / sizes[:, :, None]).reshape(len(sums), -1)


def other_squares(before: Sequence[float], now: Sequence[float]) -> str:
    """Which squares of a row have another colour, and by how much; empty where none has."""
    if len(before) != len(now):
        return f"{len(now) // 3} squares instead of {len(before) // 3}"
    away = np.abs(np.subtract(before, now)).reshape(-1, 3).max(axis=1)
    return ", ".join(f"from x = {place * SIDE_PX} by {away[place]:.2f}" for place in np.flatnonzero(away > ALIKE))


def _lengths(whole: int) -> npt.NDArray[np.int_]:
    """How many pixels each square has along a side: the last one may have fewer."""
    return np.diff(np.append(np.arange(0, whole, SIDE_PX), whole))
