"""Real programs that signals are sent to, and what /proc tells of them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.files.trace import COLUMNS

EXAMPLE = Path("assets", "example.csv")
PATIENCE_S = 120.0
AT_WORK_S = 1.5
NUMBERS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP) if sys.platform != "win32" else ()


@contextmanager
def started(
    program: Path, folder: Path, arguments: tuple[str, ...], points: Path = EXAMPLE
) -> Iterator[subprocess.Popen[str]]:
    """The program with those points, from the moment at which it hears signals."""
    environment = {**os.environ, "XDG_CONFIG_HOME": str(folder / "config"), "XDG_STATE_HOME": str(folder / "state")}
    words = [str(program), str(points), "--trace", str(folder / "trace.csv"), *arguments]
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
