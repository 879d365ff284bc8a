"""Animations as GIF: a frame at a time, so that memory does not grow with their number.

All frames share one palette, so that no colour flickers, and of each frame only what changed is written.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from struct import pack
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from app.files.atomic import atomic_writer
from app.files.exports.frames import LAST_FRAME_S, Frames, Told, nobody
from app.files.problem import FileProblem
from app.session.files.saving import FRAMES_PER_S

if TYPE_CHECKING:
    from PIL.Image import Image

COLOURS = 255
UNCHANGED = COLOURS
"""The number of the colour that lets what was there before be seen."""

COMMON_COLOURS, COMMON_SHARE = 192, 1 / 4096
"""So many colours that take at least this share of the pixels are in the palette as they are: no surface changes its own."""

COLOURS_AT_A_TIME = 4096

Bytes = npt.NDArray[np.uint8]
Packed = npt.NDArray[np.uint32]


def check_gif_name(path: Path) -> None:
    """Raise FileProblem unless the file's ending is that of a GIF, in small or capital letters."""
    if path.suffix.lower() != ".gif":
        raise FileProblem(path, "the name of an animated GIF must end in .gif")


def write_gif(path: Path, frames: Frames, told: Told = nobody) -> None:
    """Write the frames as a GIF that begins again at its end. Raises FileProblem, and whatever ``told`` raises."""
    palette = _Palette(_palette(frames))
    with atomic_writer(path, "wb") as file:
        file.write(_header(frames.size, palette))
        for number, part in enumerate(_parts(frames, palette), start=1):
            file.write(part)
            told(number / frames.count)
        file.write(b";")


class _Palette:
    """At most ``COLOURS`` colours, packed, and for each colour that was asked for the number of the nearest of them."""

    def __init__(self, colours: Packed) -> None:
        self.colours = colours
        self._numbers = np.zeros(1 << 24, dtype=np.uint8)
        self._is_known = np.zeros(1 << 24, dtype=np.bool_)

    def numbers_of(self, pixels: Packed) -> Bytes:
        """The number of each pixel's colour."""
        unknown = np.unique(pixels[~self._is_known[pixels]])
        if len(unknown):
            self._numbers[unknown] = _nearest(unknown, self.colours)
            self._is_known[unknown] = True
        return self._numbers[pixels]


def _nearest(colours: Packed, palette: Packed) -> Bytes:
    """The number of the colour of the palette that is nearest to each colour."""
    known = _unpacked(palette).astype(np.int32)
    parts = np.array_split(_unpacked(colours).astype(np.int32), max(1, len(colours) // COLOURS_AT_A_TIME))
    distances = (((part[:, np.newaxis] - known) ** 2).sum(axis=2) for part in parts)
    return np.concatenate([distance.argmin(axis=1) for distance in distances]).astype(np.uint8)


def _parts(frames: Frames, palette: _Palette) -> Iterator[bytes]:
    """Each frame as a GIF has it."""
    from PIL.GifImagePlugin import getdata  # noqa: PLC0415

    before: Bytes | None = None
    for number in range(frames.count):
        width, height = frames.size
        now = palette.numbers_of(_packed(frames.draw(number))).reshape(height, width)
        image, corner = _changed(now, before)
        ms = LAST_FRAME_S * 1000 if number == frames.count - 1 else 1000 / FRAMES_PER_S
        yield b"".join(getdata(image, corner, duration=round(ms), transparency=UNCHANGED, disposal=1))
        before = now


def _changed(now: Bytes, before: Bytes | None) -> tuple[Image, tuple[int, int]]:
    """The least rectangle with all that changed, and where it begins; what did not change in it has no colour."""
    from PIL import Image  # noqa: PLC0415

    if before is None:
        return Image.fromarray(now, "P"), (0, 0)
    is_other = now != before
    rows, columns = np.flatnonzero(is_other.any(axis=1)), np.flatnonzero(is_other.any(axis=0))
    top, bottom = (int(rows[0]), int(rows[-1]) + 1) if len(rows) else (0, 1)
    left, right = (int(columns[0]), int(columns[-1]) + 1) if len(columns) else (0, 1)
    part = np.where(is_other, now, np.uint8(UNCHANGED))[top:bottom, left:right]
    return Image.fromarray(np.ascontiguousarray(part), "P"), (left, top)


def _header(size: tuple[int, int], palette: _Palette) -> bytes:
    """The head of the file: the size, a table of 256 colours, and that it begins again for ever."""
    table = _unpacked(palette.colours).tobytes().ljust(3 * 256, b"\0")
    begins_again = b"!\xff\x0bNETSCAPE2.0\x03\x01" + pack("<H", 0) + b"\0"
    return b"GIF89a" + pack("<HHBBB", *size, 0b1111_0111, 0, 0) + table + begins_again


def _palette(frames: Frames) -> Packed:
    """The colours of the first, the middle and the last frame: the most common as they are, the others in groups."""
    samples = sorted({0, frames.count // 2, frames.count - 1})
    colours, counts = np.unique(np.concatenate([_packed(frames.draw(number)) for number in samples]), return_counts=True)
    by_count = np.argsort(-counts, kind="stable")
    common, rest = np.split(by_count, [_kept(counts)])
    if not len(rest):
        return colours[common]
    # Each colour as often as it is worth: even a rare one counts, or lines of one pixel would have none of theirs.
    weights = np.minimum(64, 1 + np.sqrt(counts[rest])).astype(np.int64)
    groups = _grouped(_unpacked(np.repeat(colours[rest], weights)), COLOURS - len(common))
    return np.concatenate([colours[common], groups])


def _grouped(pixels: Bytes, how_many: int) -> Packed:
    """At most so many colours that stand for all of these."""
    from PIL import Image  # noqa: PLC0415

    image = Image.frombytes("RGB", (len(pixels), 1), pixels.tobytes()).quantize(how_many)
    return _packed(bytes(image.getpalette() or ())[: 3 * how_many])


def _kept(counts: npt.NDArray[np.int64]) -> int:
    """How many of the colours, which take so many pixels each, are in the palette as they are."""
    if len(counts) <= COLOURS:
        return len(counts)
    return min(COMMON_COLOURS, int(np.count_nonzero(counts >= COMMON_SHARE * counts.sum())))


def _packed(rgb: bytes) -> Packed:
    """One number for each colour."""
    red, green, blue = np.frombuffer(rgb, dtype=np.uint8).reshape(-1, 3).T.astype(np.uint32)
    packed: Packed = (red << np.uint32(16)) | (green << np.uint32(8)) | blue
    return packed


def _unpacked(colours: Packed) -> Bytes:
    """Red, green and blue of each colour; shape (n, 3)."""
    return np.stack([colours >> np.uint32(16), colours >> np.uint32(8), colours], axis=1).astype(np.uint8)
