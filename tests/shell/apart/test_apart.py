"""Work in a process of its own: what comes of it arrives, whatever does, and nothing is left of the process."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from app.shell.apart import apart as apart_file
from app.shell.apart.apart import ENDED, Apart, Said
from app.shell.apart.child import Asked, Done, Failed, Told
from app.shell.apart.wire import receive, send
from tests.shell.apart import work

PATIENCE_S = 30.0
PROCESSES = Path("/proc")

Start = Callable[..., Apart]


@pytest.fixture
def start() -> Iterator[Start]:
    started: list[Apart] = []

    def start_one(function: Callable[..., object], *arguments: object) -> Apart:
        started.append(Apart(function, *arguments))
        return started[-1]

    yield start_one
    for apart in started:
        apart.end()


def next_of(apart: Apart) -> Said:
    deadline = time.monotonic() + PATIENCE_S
    while (said := apart.next_said()) is None:
        assert time.monotonic() < deadline
        time.sleep(0.005)
    return said


def all_of(apart: Apart) -> list[Said]:
    said = [next_of(apart)]
    while isinstance(said[-1], Told):
        said.append(next_of(apart))
    return said


def wait_until(is_so: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE_S
    while not is_so():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def is_there(pid: int) -> bool:
    """Whether there is such a process; one that ended and was not yet taken notice of counts too, unless it is an orphan."""
    try:
        state = (PROCESSES / str(pid) / "stat").read_text().rpartition(")")[2].split()
    except OSError:
        return False
    return not (state[0] == "Z" and state[1] != str(os.getpid()))


def test_what_is_told_comes_first_and_arrays_come_back_bit_for_bit(start: Start) -> None:
    values = np.random.default_rng(1).random(300_000)
    *told, done = all_of(start(work.doubled, values))
    assert told == [Told(0.25), Told(0.5)]
    assert isinstance(done, Done)
    assert done.result.tobytes() == (2.0 * values).tobytes()
    assert not done.result.flags.writeable


def test_it_does_not_hold_up_the_one_who_asks(start: Start) -> None:
    apart = start(work.for_ever)
    assert apart.next_said() is None
    assert not apart.has_arrived


@pytest.mark.parametrize(
    ("function", "arguments", "why"),
    [
        (work.refused, (Path("a.csv"),), "a.csv: is a folder"),
        (work.out_of_memory, (), "not enough memory"),
        (work.at_fault, (), ENDED.why),
        (work.killed, (), ENDED.why),
    ],
)
def test_whatever_goes_wrong_is_one_line(
    start: Start, function: Callable[..., object], arguments: tuple[object, ...], why: str
) -> None:
    assert all_of(start(function, *arguments))[-1] == Failed(why)


@pytest.mark.skipif(not PROCESSES.exists(), reason="tells processes by /proc")
def test_ended_at_any_time_it_leaves_no_process_behind_and_no_zombie(start: Start) -> None:
    apart = start(work.for_ever)
    said = next_of(apart)
    assert isinstance(said, Told)
    own, other = said.what
    assert is_there(own)
    assert is_there(other)
    apart.end()
    wait_until(lambda: not is_there(own) and not is_there(other))
    apart.end()


@pytest.mark.skipif(not PROCESSES.exists(), reason="tells processes by /proc")
def test_ended_before_it_has_begun_it_leaves_nothing_either() -> None:
    aparts = [Apart(work.for_ever) for _ in range(3)]
    for apart in aparts:
        apart.end()
    assert not any(is_there(apart.pid) for apart in aparts)


ROOT = Path(__file__).resolve().parents[3]
ASKS = (
    "import time; from app.shell.apart.apart import Apart; from tests.shell.apart import work\n"
    "apart = Apart(work.for_ever)\n"
    "while (said := apart.next_said()) is None: time.sleep(0.01)\n"
    "print(said.what[0], flush=True)\n"
)
"""A program that asks, and says the number of the process that does it."""


@pytest.mark.skipif(not PROCESSES.exists(), reason="tells processes by /proc")
def test_a_program_that_comes_to_its_end_does_not_wait_for_it_and_it_ends_too() -> None:
    program = subprocess.run(
        [sys.executable, "-c", ASKS], cwd=ROOT, stdout=subprocess.PIPE, text=True, timeout=PATIENCE_S, check=True
    )
    wait_until(lambda: not is_there(int(program.stdout)))


@pytest.mark.skipif(not PROCESSES.exists(), reason="tells processes by /proc")
def test_it_ends_when_the_program_is_killed_that_asked() -> None:
    code = ASKS + "time.sleep(600)"
    with subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        pid = int(program.stdout.readline())
        assert is_there(pid)
        os.kill(program.pid, signal.SIGKILL)
    wait_until(lambda: not is_there(pid))


def test_what_is_done_ends_at_once_though_somebody_could_still_ask() -> None:
    """Python's own end waits for the thread that reads, and then gives up with an error."""
    command = [sys.executable, "-c", apart_file._START, str(apart_file._ROOT)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdin is not None and process.stdout is not None and process.stderr is not None
        send(process.stdin, Asked(work.doubled.__module__, work.doubled.__name__, (np.ones(3),)))
        while isinstance(said := receive(process.stdout), Told):
            pass
        assert isinstance(said, Done)
        assert process.wait(PATIENCE_S) == 0
        assert b"Fatal" not in process.stderr.read()
