"""Programs that are killed at any moment, with ``kill -9``: the next start has everything up to the last second.

``python -m tests.fuzz killed 200`` kills so many.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path

import pytest

from app.cli.options import Options
from app.files.preferences import Preferences
from app.shell.keeping.keeping import Keeping
from tests.fuzz import examples

pytestmark = pytest.mark.skipif(os.name == "nt", reason="what is killed there is killed in another way")

BUSY = """
import os, random, sys, time
import numpy as np
from app.messages import *
from app.model.data.dataset import Dataset
from app.model.learning.speed import Per, Speed
from app.shell import loop, program
from app.shell.leaving.signals import Signals

log = os.open(sys.argv[1], os.O_WRONLY | os.O_CREAT | os.O_APPEND)
chance = random.Random(int(sys.argv[2]))
turn = loop.Loop.turn

def note(state, message):
    timeline = state.timeline
    seen = (timeline.place.run_number, timeline.step, *timeline.training.line, len(state.points), len(timeline.runs))
    os.write(log, f"{time.monotonic()} {seen}\\n".encode())

def busy(self, events):
    send, state = self.dispatcher.send, self._state
    if note not in self.dispatcher.after:
        self.dispatcher.after.append(note)
    what = chance.random()
    if len(state.points) < 4 or what < 0.05:
        send(AddPoint(chance.random(), chance.random()))
    elif what < 0.06:
        send(LookAt(chance.randrange(state.timeline.step + 1)))
        send(TogglePlay())
    elif what < 0.07:
        send(Reset())
    elif what < 0.09:
        send(SetLearningRate(chance.choice((0.01, 0.1, 0.5))))
    elif what < 0.1:
        send(SetSpeed(Speed(chance.choice((1, 100, 10_000)), Per.FRAME)))
    elif what < 0.12:
        send(Undo())
    elif what < 0.125:
        send(StartAfresh())
    elif what < 0.13:
        send(LoadPoints(Dataset.of(*np.random.default_rng(chance.randrange(99)).random((2, 6_000))), "many"))
    elif not state.is_playing:
        send(TogglePlay())
    turn(self, events)

loop.Loop.turn = busy
sys.exit(program.run([], Signals()))
"""


def lines_of(log: Path) -> list[str]:
    return [line for line in log.read_text().splitlines(keepends=True) if line.endswith(")\n")] if log.exists() else []


def killed(program: Path, folder: Path, number: int) -> list[tuple[float, str]]:
    """What a program did and when, which was killed after a while; the last at the end."""
    log, chance = folder / "log", random.Random(number)
    environment = {**os.environ, "XDG_CONFIG_HOME": str(folder), "XDG_STATE_HOME": str(folder / "state")}
    words = [sys.executable, "-c", BUSY, str(log), str(number)]
    with subprocess.Popen(words, cwd=program.parent, env=environment, stderr=subprocess.PIPE, text=True) as process:
        while not lines_of(log):
            assert process.poll() is None, process.communicate()[1]
            time.sleep(0.02)
        time.sleep(chance.choice((0.1, 0.5, chance.uniform(0.0, 4.0))))
        process.send_signal(signal.SIGKILL)
        process.communicate()
    happened = [line.rstrip("\n").split(" ", 1) for line in lines_of(log)]
    return [(float(at), seen) for at, seen in happened]


@pytest.mark.parametrize("number", range(examples(20, 2)))
def test_nothing_older_than_a_second_is_lost(
    tmp_path: Path, program: Path, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    happened = killed(program, tmp_path, number)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    keeping = Keeping(Options(), Preferences())
    state, timeline = keeping.state, keeping.state.timeline
    keeping.stop()
    found = repr((timeline.place.run_number, timeline.step, *timeline.training.line, len(state.points), len(timeline.runs)))
    times = [at for at, seen in happened if seen == found]
    # On a machine that is busy with other things the thread that writes is held up as the frames are.
    held_up = max([0.0, *(later - earlier for (earlier, _), (later, _) in pairwise(happened))])
    killed_at = happened[-1][0]
    oldest_that_may_be_lost = killed_at - 1.0 - 2 * held_up
    if not times:  # before anything of it was written
        assert (len(state.points), timeline.step) == (0, 0)
        times = [happened[0][0]]
    assert times[-1] >= oldest_that_may_be_lost
