"""``busy.py LOG NUMBER``: the program, while somebody is busy with it, and a log of what it comes to.

The number decides what is done. A line of the log is a moment, and what of the state must be found again after it.
"""

from __future__ import annotations

import os
import random
import sys
import time

import numpy as np
import pygame

from app.messages import (
    AddPoint,
    LoadPoints,
    LookAt,
    Message,
    Reset,
    SetLearningRate,
    SetSpeed,
    StartAfresh,
    TogglePlay,
    Undo,
)
from app.model.data.dataset import Dataset
from app.model.learning.speed import Per, Speed
from app.session.state import State
from app.shell.leaving.signals import Signals
from app.shell.loop import Loop
from app.shell.program import run


def kept(state: State) -> str:
    """What of the state must be found again."""
    timeline = state.timeline
    return repr((timeline.place.run_number, timeline.step, *timeline.training.line, len(state.points), len(timeline.runs)))


def main(log_path: str, number: str) -> int:
    """Run it; returns the exit status."""
    log = os.open(log_path, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    chance = random.Random(int(number))
    turn = Loop.turn

    def note(state: State, _message: Message) -> None:
        os.write(log, f"{time.monotonic()} {kept(state)}\n".encode())

    def busy(self: Loop, events: list[pygame.event.Event]) -> None:
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

    Loop.turn = busy
    return run([], Signals())


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
