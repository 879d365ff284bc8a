"""Animations as MP4, where the package ``imageio-ffmpeg`` is installed."""

from __future__ import annotations

import shutil
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from app.files.atomic import atomic_writer
from app.files.exports.frames import Frames, Told, nobody
from app.files.problem import FileProblem
from app.session.files.saving import FRAMES_PER_S

EXACT = ["-threads", "1", "-fflags", "+bitexact", "-flags:v", "+bitexact", "-map_metadata", "-1"]
"""The same frames give the same bytes."""

QUALITY = ["-crf", "16", "-preset", "medium"]
"""High enough for sharp thin lines and small type."""


def why_no_video() -> str:
    """Why no video can be written; an empty text where it can."""
    return (
        "" if find_spec("imageio_ffmpeg") is not None else "it needs the package imageio-ffmpeg: pip install imageio-ffmpeg"
    )


def write_video(path: Path, frames: Frames, told: Told = nobody) -> None:
    """Write the frames as MP4. Raises FileProblem, and whatever ``told`` raises to give up."""
    if why_not := why_no_video():
        raise FileProblem(path, why_not)
    with TemporaryDirectory(prefix="gdv-") as folder:
        made = Path(folder) / "made.mp4"
        try:
            _encode(made, frames, told)
        except OSError as error:  # how the package reports whatever the encoder has to say
            *_, why = ["", *str(error).strip().splitlines()]
            raise FileProblem(path, f"the video could not be made: {why}") from error
        with made.open("rb") as source, atomic_writer(path, "wb") as file:
            shutil.copyfileobj(source, file)


def _encode(path: Path, frames: Frames, told: Told) -> None:
    import imageio_ffmpeg  # noqa: PLC0415

    writer = imageio_ffmpeg.write_frames(
        str(path),
        frames.size,
        fps=FRAMES_PER_S,
        codec="libx264",
        quality=None,
        macro_block_size=1,
        # This format of video has no odd widths and heights: a row or column of the background is added.
        output_params=["-vf", "pad=ceil(iw/2)*2:ceil(ih/2)*2", *QUALITY, *EXACT],
    )
    writer.send(None)
    try:
        for number in range(frames.count):
            writer.send(frames.draw(number))
            told((number + 1) / frames.count)
    finally:
        writer.close()
