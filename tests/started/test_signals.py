"""Signals at any moment, sent to real programs: they leave in order, in time, and leave nothing half done.

``python -m tests.fuzz signals 500`` sends so many.
"""

from __future__ import annotations

import json
import random
import signal
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.fuzz import examples
from tests.started.signalled import NUMBERS, PATIENCE_S, is_whole, started

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="/proc says when a program hears signals")

USUAL = 12
OLD = "the trace of before\n"
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
