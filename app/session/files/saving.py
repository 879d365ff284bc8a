"""What can be saved from the window, and what is being saved now."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from app.session.plain import Within
from app.session.record import Record

PICTURE_SCALES = (1, 2, 4)
"""How many pixels a picture may have for each pixel of the window, in either direction."""

LARGEST_PICTURE = 64_000_000
"""Pixels: a picture of so many takes about a gigabyte of memory while it is saved."""

FRAME_COUNTS = (60, 120, 240)
LARGEST_FRAME_COUNT = 2000
FRAMES_PER_S = 20


class Part(StrEnum):
    """What a picture shows."""

    WINDOW = "window"
    CANVAS = "canvas"
    COST = "cost"
    LANDSCAPE = "landscape"
    STEP = "step"


class AnimationKind(StrEnum):
    """The format of an animation, which is the ending of its file."""

    GIF = "gif"
    MP4 = "mp4"


class Export(Record):
    """Something to be saved."""


class PictureFile(Export):
    """A picture of that part of the window, drawn at that scale."""

    part: Part
    scale: int


class CopiedPicture(Export):
    """The same, for the clipboard."""

    part: Part
    scale: int


class AnimationFile(Export):
    """The window at so many steps of the run that is shown, evenly spaced from the first to the last."""

    format: AnimationKind
    first: int
    last: int
    frames: int


class PointsFile(Export):
    """The points in their own units."""


class TraceFile(Export):
    """Every step of the run that is shown."""


@dataclass(frozen=True, slots=True)
class SavingChoices:
    """What pictures show, at which scale, and how many frames an animation has. Remembered between runs."""

    part: Part = Part.WINDOW
    scale: Annotated[int, Within(PICTURE_SCALES[0], PICTURE_SCALES[-1])] = 1
    frames: Annotated[int, Within(2, LARGEST_FRAME_COUNT)] = FRAME_COUNTS[1]


MOST_WAITING = 7
"""So many things wait at most until they are saved; where each is a picture, that is some memory."""


@dataclass(frozen=True, slots=True)
class Saving:
    """What is being saved, its number among all that were saved since the start, and how much of it is done (0 to 1).

    ``waiting`` is what was asked for meanwhile, and ``told`` what came of all that was saved just before it. Where somebody
    asked to quit meanwhile, the program ``quits_after`` all of it.
    """

    number: int
    export: Export
    share: float = 0.0
    waiting: tuple[Saving, ...] = ()
    told: str = ""
    quits_after: bool = False

    @property
    def is_full(self) -> bool:
        """Whether no more can wait."""
        return len(self.waiting) >= MOST_WAITING


@dataclass(frozen=True, slots=True)
class SpanBegin:
    """The step of a run at which the span of an animation begins."""

    run_number: int
    step: int


def named(export: Export) -> str:
    """What it is, in words."""
    match export:
        case PictureFile() | CopiedPicture():
            return "the picture"
        case AnimationFile(kind):
            return f"the {kind.upper()}"
        case PointsFile():
            return "the points"
    return "the trace"


def why_too_large(window_size: tuple[int, int], scale: int) -> str:
    """Why there can be no picture of the window at that scale; an empty text where there can."""
    width, height = window_size[0] * scale, window_size[1] * scale
    if width * height <= LARGEST_PICTURE:
        return ""
    return f"at {scale}× it would be {width} × {height}, more than {LARGEST_PICTURE // 10**6} million pixels"


def evenly_spaced(first: int, last: int, how_many: int) -> tuple[int, ...]:
    """So many steps from the first to the last, both among them; each only once where there are fewer."""
    if last <= first or how_many <= 1:
        return (last,)
    gaps = min(how_many - 1, last - first)
    return tuple(first + (last - first) * place // gaps for place in range(gaps + 1))
