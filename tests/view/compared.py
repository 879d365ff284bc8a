"""Compares pictures of the window with those that were saved: how letters are drawn may differ, marks and words may not.

Letters look a little different with each version of the library that draws them. So the words are saved within the
picture and compared as words. Of the pixels under a text one is wrong only where none next to it is like it; everywhere
else where it is not like the one saved. Wrong pixels that lie together are a fault, a few here and there are none. A
colour that is a little off is found by its area. Each version of the library draws lines a little thicker or thinner
too: pixels can be compared only where the saved picture was drawn by the version in use.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Sequence
from itertools import product
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pygame
from PIL import Image
from PIL.PngImagePlugin import PngInfo

Picture = npt.NDArray[np.uint8]
"""Shape (height, width, 3): red, green, blue."""

Words = dict[str, list[str]]
"""The texts of each panel."""

FOLDER = Path(__file__).with_name("pictures")
SAVING = "SAVE_PICTURES"

COLOURS = np.uint32(0xFFFFFF)
"""Red, green and blue of a pixel of 32 bits; what stands in its other byte is not seen."""

ALIKE, ALIKE_IN_TEXT = 40, 80
"""So much may red, green or blue of a pixel differ."""

TILE_PX, WRONG_IN_A_TILE = 24, 6
"""In a square of that side so many pixels may be wrong."""

A_SHADE, SHADED_SHARE = 2, 2e-3
"""This share of the pixels that no text covers may differ by more than a shade."""


def is_saving() -> bool:
    """Whether pictures are to be saved instead of compared."""
    return bool(os.environ.get(SAVING))


def pixels_of(surface: pygame.Surface) -> Picture:
    """A copy of the pixels of a surface. By rows, as they lie in memory: ``surfarray`` takes ten times as long."""
    width, height = surface.get_size()
    return np.frombuffer(pygame.image.tobytes(surface, "RGB"), np.uint8).reshape(height, width, 3).copy()


def is_other(one: pygame.Surface, other: pygame.Surface) -> npt.NDArray[np.bool_]:
    """Where two surfaces of one format have other colours. Shape (width, height)."""
    both = [pygame.surfarray.pixels2d(surface) for surface in (one, other)]
    return np.asarray(((both[0] ^ both[1]) & COLOURS) != 0)


def are_alike(one: pygame.Surface, other: pygame.Surface) -> bool:
    """Whether two surfaces of one format are the same everywhere: mostly that is seen at a glance."""
    both = [pygame.surfarray.pixels2d(surface).T for surface in (one, other)]
    return np.array_equal(*both) or not is_other(one, other).any()


class Saved(NamedTuple):
    """A picture that was saved, the words that stand in it, and the version of the library that drew it."""

    picture: Picture
    words: Words
    version: str


def load(path: Path) -> Saved:
    """Read a picture that was saved."""
    with Image.open(path) as picture:
        return Saved(np.asarray(picture.convert("RGB")), json.loads(picture.info["words"]), picture.info["version"])


def save(path: Path, picture: Picture, words: Words | None = None) -> None:
    """Save a picture, as small as PNG makes it."""
    told = PngInfo()
    told.add_itxt("words", json.dumps(words or {}, ensure_ascii=False))
    told.add_text("version", pygame.version.ver)
    Image.fromarray(picture).save(path, optimize=True, pnginfo=told)


def other_words(expected: Words, got: Words) -> str:
    """What is written otherwise than before; empty where only the pieces differ in which it is written."""
    for panel in sorted(expected.keys() | got.keys()):
        before, now = expected.get(panel, []), got.get(panel, [])
        if Counter("".join(before)) != Counter("".join(now)):
            gone, come = (sorted((one - other).elements()) for one, other in _both_ways(Counter(before), Counter(now)))
            return f"{panel}: {gone} is no longer written, and {come} is new"
    return ""


def _both_ways(one: Counter[str], other: Counter[str]) -> list[tuple[Counter[str], Counter[str]]]:
    return [(one, other), (other, one)]


def faults(expected: Picture, got: Picture, texts: Sequence[pygame.Rect]) -> str:
    """What is different between two pictures, in words; empty where they are alike. ``texts``: where text stands now."""
    if expected.shape != got.shape:
        return f"it is {got.shape[1]} × {got.shape[0]} pixels, not {expected.shape[1]} × {expected.shape[0]}"
    is_text = _covered(got.shape[:2], texts)
    crowded = _tile_sums(_wrong(expected, got, is_text))
    row, column = np.unravel_index(int(crowded.argmax()), crowded.shape)
    if crowded[row, column] > WRONG_IN_A_TILE:
        how_many, tiles = int(crowded[row, column]), int((crowded > WRONG_IN_A_TILE).sum())
        places = f", and {tiles - 1} more such places" if tiles > 1 else ""
        return f"{how_many} pixels are wrong near ({column * TILE_PX}, {row * TILE_PX}){places}"
    shaded = ((_distance(expected, got) > A_SHADE) & ~is_text).mean()
    return f"{shaded:.1%} of the picture has another shade" if shaded > SHADED_SHARE else ""


def side_by_side(expected: Picture, got: Picture) -> Picture:
    """Expected, got and what is different (white where it is much) in a row."""
    height, width = (max(sizes) for sizes in zip(expected.shape[:2], got.shape[:2], strict=True))
    both = [_enlarged(picture, height, width) for picture in (expected, got)]
    difference = np.minimum(255, _distance(*both).astype(np.uint16) * 4).astype(np.uint8)
    gap = np.full((height, 8, 3), 255, np.uint8)
    return np.hstack([both[0], gap, both[1], gap, np.repeat(difference[:, :, None], 3, axis=2)])


def _distance(one: Picture, other: Picture) -> Picture:
    """By how much each pixel differs at most in red, green or blue."""
    return np.asarray(np.maximum(one, other) - np.minimum(one, other)).max(axis=2)


def _wrong(expected: Picture, got: Picture, is_text: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    wrong = _distance(expected, got) > ALIKE
    rows, columns = np.nonzero(wrong & is_text)
    wrong[rows, columns] = _is_alone(expected, got, rows, columns) | _is_alone(got, expected, rows, columns)
    return wrong


def _is_alone(
    one: Picture, other: Picture, rows: npt.NDArray[np.intp], columns: npt.NDArray[np.intp]
) -> npt.NDArray[np.bool_]:
    """Which of these pixels of one picture are like none of the nine around them in the other."""
    padded, pixels = np.pad(other, ((1, 1), (1, 1), (0, 0)), mode="edge"), one[rows, columns][:, None, :]
    distances = [
        _distance(pixels, padded[rows + down, columns + across][:, None, :])[:, 0]
        for down, across in product(range(3), repeat=2)
    ]
    return np.asarray(np.min(distances, axis=0) > ALIKE_IN_TEXT)


def _covered(shape: tuple[int, ...], texts: Sequence[pygame.Rect]) -> npt.NDArray[np.bool_]:
    covered = np.zeros(shape, np.bool_)
    for rect in texts:
        covered[max(0, rect.top - 1) : rect.bottom + 1, max(0, rect.left - 1) : rect.right + 1] = True
    return covered


def _tile_sums(wrong: npt.NDArray[np.bool_]) -> npt.NDArray[np.int_]:
    """How many are wrong in each tile."""
    height, width = wrong.shape
    padded = np.pad(wrong, ((0, -height % TILE_PX), (0, -width % TILE_PX)))
    return padded.reshape(padded.shape[0] // TILE_PX, TILE_PX, -1, TILE_PX).sum(axis=(1, 3))


def _enlarged(picture: Picture, height: int, width: int) -> Picture:
    return np.pad(picture, ((0, height - picture.shape[0]), (0, width - picture.shape[1]), (0, 0)))
