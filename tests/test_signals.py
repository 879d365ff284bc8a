"""Signals at any moment, sent to real programs: they leave in order, in time, and leave nothing half done.

``python -m tests.fuzz signals 500`` sends so many.
"""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.files.trace import COLUMNS
from tests.fuzz import examples

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="/proc says when a program hears signals")

USUAL = 12
PATIENCE_S = 120.0
AT_WORK_S = 0.7
OLD = "the trace of before\n"
NUMBERS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)
STATUSES = {128 + number for number in NUMBERS}


@dataclass(frozen=True)
class Trial:
    """A program, when it is asked to leave, how, and whether once more a while later."""

    arguments: tuple[str, ...]
    after_s: float
    signals: tuple[signal.Signals, ...]
    pause_s: float


def trial(number: int) -> Trial:
    """A trial that is the same for a number: starting, running and writing are each met about as often."""
    chance = random.Random(number)
    window = ("--steps-per-frame", "10000", "--size", "800x560")
    headless = ("--headless", "--steps", str(chance.choice((200_000, 400_000, 10**8))))
    arguments = chance.choice((window, headless))
    after_s = chance.choice((chance.uniform(0.0, 0.5), chance.uniform(0.3, 2.5)))
    signals = tuple(chance.choice(NUMBERS) for _ in range(chance.choice((1, 1, 2, 3))))
    return Trial(arguments, after_s, signals, chance.choice((0.0, 0.1, 0.7)))


@contextmanager
def started(program: Path, folder: Path, arguments: tuple[str, ...]) -> Iterator[subprocess.Popen[str]]:
    """The program with the example, from the moment at which it hears signals."""
    environment = {**os.environ, "XDG_CONFIG_HOME": str(folder / "config"), "XDG_STATE_HOME": str(folder / "state")}
    words = [str(program), "assets/example.csv", "--trace", str(folder / "trace.csv"), *arguments]
    with subprocess.Popen(
        [sys.executable, "-W", "error", *words],
        cwd=program.parent,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        try:
            wait_until_heard(process)
            yield process
        finally:
            process.kill()


def wait_until_heard(process: subprocess.Popen[str]) -> None:
    """Python itself takes a moment to start, in which nobody can do anything about a signal."""
    deadline = time.monotonic() + PATIENCE_S
    while not is_heard(process.pid, signal.SIGTERM):
        assert process.poll() is None and time.monotonic() < deadline, "it never heard signals"
        time.sleep(0.002)


def wait_until_at_work(process: subprocess.Popen[str]) -> None:
    """Until it has computed for a while, however busy the machine is: then it has started, and steps run."""
    deadline = time.monotonic() + PATIENCE_S
    while computed_s(process.pid) < AT_WORK_S:
        assert process.poll() is None and time.monotonic() < deadline, "it never got to work"
        time.sleep(0.02)


def computed_s(pid: int) -> float:
    """How many seconds of a processor a program has used so far."""
    after_name = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return sum(map(int, after_name[11:13])) / os.sysconf("SC_CLK_TCK")


def is_heard(pid: int, number: int) -> bool:
    status = Path(f"/proc/{pid}/status").read_text()
    caught = next(line.split()[1] for line in status.splitlines() if line.startswith("SigCgt:"))
    return bool(int(caught, 16) >> (number - 1) & 1)


def is_whole(text: str) -> bool:
    """Whether this is a trace from its first to its last line."""
    first, *rows = text.splitlines()
    steps = [row.partition(",")[0] for row in (*rows[:1], *rows[-1:])]
    are_right = all(row.count(",") == COLUMNS.count(",") for row in rows)
    return first == COLUMNS and text.endswith("\n") and are_right and (not rows or steps == ["1", str(len(rows))])


@pytest.mark.parametrize("number", range(examples(USUAL, 2)))
def test_a_signal_at_any_moment_leaves_in_order(tmp_path: Path, program: Path, number: int) -> None:
    wanted = trial(number)
    trace = tmp_path / "trace.csv"
    trace.write_text(OLD)
    with started(program, tmp_path, wanted.arguments) as process:
        time.sleep(wanted.after_s)
        for sent in wanted.signals:
            process.send_signal(sent)
            time.sleep(wanted.pause_s)
        said, _ = process.communicate(timeout=PATIENCE_S)
    assert "Traceback" not in said and "Exception" not in said, said
    assert said.count("\n") <= 2, said
    assert process.returncode in {0, *STATUSES}, said
    text = trace.read_text()
    assert text == OLD or is_whole(text)
    assert text != OLD or process.returncode in STATUSES, said
    left = {path.name for path in tmp_path.rglob("*") if path.is_file()}
    assert left <= {"trace.csv", "preferences.json", "last.gdv.json", "last-in-brief.json"}
    for preferences in tmp_path.rglob("preferences.json"):
        assert json.loads(preferences.read_text())["theme"] == "dark"


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
    with started(program, tmp_path, ("--headless", "--steps", "100000000")) as process:
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
