"""Without a window: the same command gives the same files, byte for byte, and another reader opens them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

MAIN = Path(__file__).resolve().parents[2] / "main.py"
POINTS = "km,price\n1.5,9.25\n4.5,7\n8,5.75\n"


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    folder.mkdir(exist_ok=True)
    (folder / "points.csv").write_text(POINTS)
    command = [sys.executable, str(MAIN), "points.csv", "--headless", "--steps", "40", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("mode", ["stochastic", "batch"])
def test_twice_run_the_files_are_the_same(tmp_path: Path, mode: str) -> None:
    arguments = ("--mode", mode, "--size", "800x560", "--gif", "run.gif", "--frames", "5", "--save-points", "p.csv")
    for name in ("one", "two"):
        done = run(tmp_path / name, *arguments, "--screenshot", "shot.png")
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    for name in ("run.gif", "p.csv", "shot.png"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes(), name
    with Image.open(tmp_path / "one" / "run.gif") as opened:
        assert (opened.n_frames, opened.size) == (5, (800, 560))
    assert (tmp_path / "one" / "p.csv").read_text().startswith("km,price\n")
    rows = np.loadtxt(tmp_path / "one" / "p.csv", delimiter=",", skiprows=1)
    assert np.array_equal(rows, [[1.5, 9.25], [4.5, 7.0], [8.0, 5.75]])


def test_the_last_frame_is_the_screenshot(tmp_path: Path) -> None:
    run(tmp_path, "--paused", "--size", "800x560", "--gif", "run.gif", "--frames", "3", "--screenshot", "shot.png")
    with Image.open(tmp_path / "run.gif") as opened, Image.open(tmp_path / "shot.png") as shot:
        opened.seek(2)
        last, expected = (np.asarray(picture.convert("RGB")).astype(int) for picture in (opened, shot))
    assert np.abs(last - expected).mean() < 0.5


def test_a_file_that_cannot_be_written_is_one_line_before_anything_runs(tmp_path: Path) -> None:
    done = run(tmp_path, "--gif", "missing/run.gif")
    assert done.returncode == 2
    assert done.stderr == "main.py: missing/run.gif: there is no folder 'missing'\n"
