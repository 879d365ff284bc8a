"""What is to be saved with all that it takes, as values that another process can be given; and how it is done."""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from app.files.atomic import check_room
from app.files.exports.frames import Told
from app.files.exports.gif import write_gif
from app.files.exports.video import write_video
from app.files.pictures import picture_bytes, save_picture
from app.files.points import write_points
from app.files.trace import expected_bytes, write_trace
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
from app.shell.exporting.drawing import drawn, reel, rgb, roomy

NICER = 5
"""Frames of the window come first."""


class Job(NamedTuple):
    """What to save, of which state, and under which name if it is a file."""

    export: Export
    state: State
    path: Path | None


class Saved(NamedTuple):
    """What came of it: its size in pixels if it has one, and the picture as PNG where it is for the clipboard."""

    size: tuple[int, int] | None = None
    picture: bytes = b""


def save_apart(tell: Callable[[object], None], job: bytes) -> Saved:
    """Carry out a job that was pickled, in a process of its own. Raises FileProblem and MemoryError."""
    if hasattr(os, "nice"):
        os.nice(NICER)
    return carry_out(pickle.loads(job), tell)


def carry_out(job: Job, told: Told) -> Saved:
    """Save it. Raises FileProblem, MemoryError, and whatever ``told`` raises to give up."""
    state, size = job.state, roomy(job.state.window_size)
    match job.export:
        case PictureFile(part, scale) | CopiedPicture(part, scale):
            surface = drawn(state, size, scale, part)
            told(0.5)
            if job.path is None:
                return Saved(surface.get_size(), picture_bytes(rgb(surface), surface.get_size()))
            save_picture(job.path, rgb(surface), surface.get_size())
            return Saved(surface.get_size())
        case AnimationFile(kind, first, last, frames) if job.path is not None:
            write = write_gif if kind is AnimationKind.GIF else write_video
            write(job.path, reel(state, evenly_spaced(first, last, frames), size), told)
            return Saved(size)
        case PointsFile() if job.path is not None:
            write_points(job.path, state.points, told)
            return Saved()
        case TraceFile() if job.path is not None:
            write_whole_trace(job.path, state.timeline.run, told)
            return Saved()
    raise ValueError(f"nobody knows how to save {job.export}")


def write_whole_trace(path: Path, run: Run, told: Told) -> None:
    """Write every step of the run, if there is room for them. Raises FileProblem, and whatever ``told`` raises."""
    rows = max(1, run.now.step - run.start.step)
    check_room(path, expected_bytes(run))
    write_trace(path, run.replay(), lambda done: told(done / rows))
