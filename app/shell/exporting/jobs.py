"""What is to be saved with all that it takes, as values that another process can be given; and how it is done."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, TypeAlias

from app.files.atomic import check_room
from app.files.exports.frames import Told
from app.files.exports.gif import write_gif
from app.files.exports.video import write_video
from app.files.pictures import picture_bytes, save_picture
from app.files.points import write_points
from app.files.trace import expected_bytes, write_trace
from app.model.data.dataset import Dataset
from app.model.time.run import Run
from app.session.files.saving import (
    AnimationFile,
    AnimationKind,
    CopiedPicture,
    Export,
    PictureFile,
    PointsFile,
    TraceFile,
    evenly_spaced,
)
from app.session.state import State
from app.shell.apart.wire import Packed, unpacked

NICER = 5
"""Frames of the window come first."""


Content: TypeAlias = State | Run | Dataset


class Job(NamedTuple):
    """What to save, what is to be in it, and under which name if it is a file."""

    export: Export
    content: Content
    path: Path | None


class Saved(NamedTuple):
    """What came of it: its size in pixels or how many rows it has, and the picture as PNG where it is for the clipboard."""

    size: tuple[int, int] | None = None
    picture: bytes = b""
    rows: int | None = None


def save_apart(tell: Callable[[object], None], job: Packed) -> Saved:
    """Carry out a job, packed when it was asked for, in a process of its own. Raises FileProblem and MemoryError."""
    if hasattr(os, "nice"):
        os.nice(NICER)
    return carry_out(unpacked(job), tell)


def carry_out(job: Job, told: Told) -> Saved:
    """Save it. Raises FileProblem, MemoryError, and whatever ``told`` raises to give up."""
    path = job.path
    match job.export, job.content:
        case PointsFile(), Dataset() as points if path is not None:
            write_points(path, points, told)
            return Saved(rows=len(points))
        case TraceFile(), Run() as run if path is not None:
            write_whole_trace(path, run, told)
            return Saved(rows=run.now.step - run.start.step)
        case (PictureFile() | CopiedPicture() | AnimationFile()) as export, State() as state:
            return _save_drawn(export, state, path, told)
    raise ValueError(f"nobody knows how to save {job.export}")


def _save_drawn(export: PictureFile | CopiedPicture | AnimationFile, state: State, path: Path | None, told: Told) -> Saved:
    # What draws takes a while to load, and points and traces need none of it.
    from app.shell.exporting.drawing import drawn, reel, rgb, roomy

    match export:
        case PictureFile(part, scale) | CopiedPicture(part, scale):
            surface = drawn(state, roomy(state.window_size), scale, part)
            told(0.5)
            if path is None:
                return Saved(surface.get_size(), picture_bytes(rgb(surface), surface.get_size()))
            save_picture(path, rgb(surface), surface.get_size())
            return Saved(surface.get_size())
        case AnimationFile(kind, first, last, frames) if path is not None:
            size = roomy(state.window_size)
            write = write_gif if kind is AnimationKind.GIF else write_video
            write(path, reel(state, evenly_spaced(first, last, frames), size), told)
            return Saved(size)
    raise ValueError(f"nobody knows how to save {export}")


def write_whole_trace(path: Path, run: Run, told: Told) -> None:
    """Write every step of the run, if there is room for them. Raises FileProblem, and whatever ``told`` raises."""
    rows = max(1, run.now.step - run.start.step)
    check_room(path, expected_bytes(run))
    write_trace(path, run.replay(), lambda done: told(done / rows))
