"""How long a session takes to be taken, written, read and brought back, and what the journal costs each message."""

from __future__ import annotations

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, sleep
from unittest.mock import patch

from app.cli.options import Options
from app.files.journals.folder import Folder
from app.files.preferences import Preferences
from app.files.sessions.reading import read_session
from app.files.sessions.writing import write_session
from app.messages import Advance
from app.session.saved.taking import session_of
from app.session.state import State
from app.shell.keeping.journal import Journal
from app.shell.startup import first_state
from app.update import update
from app.update.sessions.opening import put_session
from app.view.screen import Screen
from tests.benchmarks.scene import display, playing
from tests.benchmarks.table import Benchmark, Row, quantile

COUNTS = (10, 1_000, 1_000_000)
STEPS = 20_000
MESSAGES = 300
BETWEEN_S = 0.005
"""The journal writes meanwhile, as it does in the program."""


def learned(count: int) -> State:
    """A session of that many points, after so many steps."""
    state = playing(count)
    update(state, Advance(STEPS))
    return state


def times_of(state: State, path: Path) -> list[float]:
    """The milliseconds of each thing that is done to a session, one after another."""
    window, screen, other = display(), Screen(), first_state(Options(), Preferences())
    screen.draw(window, other)
    at = [perf_counter()]
    session = session_of(state)
    at.append(perf_counter())
    write_session(path, session)
    at.append(perf_counter())
    found = read_session(path)
    at.append(perf_counter())
    put_session(other, found)
    at.append(perf_counter())
    screen.draw(window, other)
    at.append(perf_counter())
    return [1000 * (after - before) for before, after in pairwise(at)]


def noted_in(state: State) -> list[float]:
    """The microseconds that the journal takes of a frame for each message, while it writes what came before."""
    sessions, spent = ThreadPoolExecutor(1), list[float]()
    journal = Journal(Folder.made("benchmark"), sessions)
    journal.begin(state)
    for _ in range(MESSAGES):
        message = Advance(1, BETWEEN_S)
        update(state, message)
        began = perf_counter()
        journal.after(state, message)
        spent.append(1e6 * (perf_counter() - began))
        sleep(BETWEEN_S)
    journal.stop()
    sessions.shutdown()
    return spent


def rows() -> Iterator[Row]:
    """A row for each number of points."""
    for count in COUNTS:
        with TemporaryDirectory() as folder, patch.dict(os.environ, {"XDG_STATE_HOME": folder}):
            state, path = learned(count), Path(folder) / "session.gdv.json"
            times = [f"{each:.1f}" for each in times_of(state, path)]
            size, noted = path.stat().st_size / 1e6, noted_in(state)
            yield [f"{count:,}", *times, f"{size:.2f}", f"{quantile(noted, 0.5):.1f}", f"{max(noted):.0f}"]


BENCHMARK = Benchmark(
    f"A session after {STEPS:,} steps: milliseconds to take it of the state, write, read, bring back and draw it; and the "
    "microseconds of a frame that the journal takes for a message",
    ("points", "take", "write", "read", "bring back", "draw", "file: MB", "journal: median µs", "longest µs"),
    rows,
)
