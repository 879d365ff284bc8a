"""A video: every frame goes to the encoder, and what the encoder has to say is one line."""

from __future__ import annotations

import sys
from collections.abc import Generator
from pathlib import Path
from types import SimpleNamespace

import pytest

from app.files.exports import video
from app.files.exports.frames import Frames
from app.files.problem import FileProblem

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
    with pytest.raises(FileProblem, match=r"it needs the package imageio-ffmpeg \(the extra `video`\)"):
        video.write_video(tmp_path / "run.mp4", FRAMES)
