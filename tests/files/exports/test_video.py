"""A video: every frame goes to the encoder, and what the encoder has to say is one line."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Generator
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from app.files.exports import video
from app.files.exports.frames import Frames
from app.files.problem import FileProblem
from app.session.files.saving import FRAMES_PER_S

FRAMES = Frames((2, 1), 3, lambda number: bytes([number] * 6))


class Encoder:
    """In place of the package: puts the frames one after another, or fails."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, says: str = "") -> None:
        self.says = says
        monkeypatch.setattr(video, "why_no_video", lambda: "")
        monkeypatch.setitem(sys.modules, "imageio_ffmpeg", SimpleNamespace(write_frames=self.write_frames))

    def write_frames(self, path: str, _size: tuple[int, int], **_: object) -> Generator[None, bytes, None]:
        with Path(path).open("wb") as file:
            while True:
                file.write((yield))
                file.flush()
                if self.says:
                    raise OSError(self.says)


def test_every_frame_is_encoded_and_the_share_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Encoder(monkeypatch)
    told: list[float] = []
    video.write_video(tmp_path / "run.mp4", FRAMES, told.append)
    assert (tmp_path / "run.mp4").read_bytes() == bytes([0] * 6 + [1] * 6 + [2] * 6)
    assert told == [1 / 3, 2 / 3, 1.0]


@pytest.mark.parametrize(("says", "why"), [("a header\n\nno space left \n", "no space left"), ("", "")])
def test_what_the_encoder_says_last_is_the_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, says: str, why: str
) -> None:
    Encoder(monkeypatch, says or " ")
    (tmp_path / "run.mp4").write_bytes(b"before")
    with pytest.raises(FileProblem) as caught:
        video.write_video(tmp_path / "run.mp4", FRAMES)
    assert str(caught.value) == f"{tmp_path / 'run.mp4'}: the video could not be made: {why}"
    assert (tmp_path / "run.mp4").read_bytes() == b"before"
    assert [path.name for path in tmp_path.iterdir()] == ["run.mp4"]


def test_without_the_package_that_is_the_reason(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(video, "find_spec", lambda _name: None)
    with pytest.raises(FileProblem, match=r"it needs the package imageio-ffmpeg: pip install imageio-ffmpeg"):
        video.write_video(tmp_path / "run.mp4", FRAMES)


WIDTH, HEIGHT = 61, 41
MOVING = [np.full((HEIGHT, WIDTH, 3), 20, np.uint8) for _ in range(12)]
for at, picture in enumerate(MOVING):
    picture[10:30, 3 * at : 3 * at + 20] = (240, 180, 40)


def test_the_encoder_itself_writes_what_is_read_again_and_the_same_bytes_each_time(tmp_path: Path) -> None:
    encoder = pytest.importorskip("imageio_ffmpeg")
    frames = Frames((WIDTH, HEIGHT), len(MOVING), lambda number: MOVING[number].tobytes())
    for name in ("run.mp4", "again.mp4"):
        video.write_video(tmp_path / name, frames)
    assert (tmp_path / "run.mp4").read_bytes() == (tmp_path / "again.mp4").read_bytes()

    raw = ("-f", "rawvideo", "-pix_fmt", "rgb24", "-")
    ffmpeg = [encoder.get_ffmpeg_exe(), "-hide_banner", "-i", str(tmp_path / "run.mp4"), *raw]
    read = subprocess.run(ffmpeg, capture_output=True, check=True)
    assert f"{WIDTH + 1}x{HEIGHT + 1}".encode() in read.stderr, "this format has even sizes alone"
    assert f", {FRAMES_PER_S} fps,".encode() in read.stderr
    found = np.frombuffer(read.stdout, np.uint8).reshape(-1, HEIGHT + 1, WIDTH + 1, 3)[:, :HEIGHT, :WIDTH]
    assert len(found) == len(MOVING)
    for shown, drawn in zip(found, MOVING, strict=True):
        off = np.abs(shown.astype(int) - drawn)
        assert off.mean() < 4, "colours of neighbouring pixels are shared, so edges differ a little"
