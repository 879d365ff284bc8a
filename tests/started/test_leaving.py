"""Real programs that are at work when a signal asks them to leave, that wait for a file, or whose terminal is gone."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.started.signalled import NUMBERS, PATIENCE_S, is_whole, started, wait_until_at_work, wait_until_heard

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="/proc says when a program hears signals")


@pytest.mark.parametrize("number", NUMBERS)
def test_each_signal_leaves_a_window_with_trace_picture_and_preferences(
    tmp_path: Path, program: Path, number: signal.Signals
) -> None:
    picture = tmp_path / "window.png"
    with started(program, tmp_path, ("--screenshot", str(picture))) as process:
        wait_until_at_work(process)
        process.send_signal(number)
        said, _ = process.communicate(timeout=PATIENCE_S)
    assert (process.returncode, said) == (0, "")
    assert is_whole((tmp_path / "trace.csv").read_text())
    assert picture.stat().st_size > 0
    assert len([*(tmp_path / "config").rglob("preferences.json")]) == 1


@pytest.mark.parametrize("number", NUMBERS)
def test_each_signal_ends_a_run_without_a_window_in_one_line_with_the_trace_so_far(
    tmp_path: Path, program: Path, number: signal.Signals
) -> None:
    # Steps of many points take longer, so that fewer have run, and there is less to write.
    points = tmp_path / "points.csv"
    points.write_text("x,y\n" + "".join(f"{place / 1000},{place % 7}\n" for place in range(1000)))
    batches = ("--mode", "mini-batch", "--batch-size", "500")
    with started(program, tmp_path, ("--headless", "--steps", "100000000", *batches), points) as process:
        wait_until_at_work(process)
        process.send_signal(number)
        said, _ = process.communicate(timeout=PATIENCE_S)
    assert process.returncode == 128 + number
    assert said.startswith(f"main.py: {number.name} after ") and said.count("\n") == 1
    text = (tmp_path / "trace.csv").read_text()
    assert is_whole(text)
    assert f" after {text.count(chr(10)) - 1:,} of 100,000,000 steps" in said


def test_a_file_that_never_comes_can_be_waited_for_no_longer(tmp_path: Path, program: Path) -> None:
    os.mkfifo(tmp_path / "points.csv")
    with subprocess.Popen(
        [sys.executable, str(program), str(tmp_path / "points.csv")], stderr=subprocess.PIPE, text=True
    ) as process:
        wait_until_heard(process)
        time.sleep(1.0)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=PATIENCE_S)
    assert process.returncode == 130
    assert said.count("\n") == 1


def test_a_terminal_that_is_gone_changes_nothing(tmp_path: Path, program: Path) -> None:
    words = [sys.executable, str(program), "--headless", "--steps", "5", "--trace", str(tmp_path / "missing" / "trace.csv")]
    with Path("/dev/full").open("w") as full:
        assert subprocess.run(words, stderr=full, check=False).returncode == 2
    words[-1] = str(tmp_path / "trace.csv")
    with Path("/dev/full").open("w") as full:
        assert subprocess.run(words, stderr=full, check=False).returncode == 0
