"""Training without a window: run the steps, write what was asked for, leave."""

from __future__ import annotations

import sys

import pygame

from app.cli import Options
from app.files.preferences import Preferences
from app.messages import Advance
from app.shell.memory import memory_errors
from app.shell.session import first_state, write_results
from app.state import State
from app.update import update
from app.view.screen import Screen

STEPS_AT_A_TIME = 10_000


@memory_errors()
def run_headless(options: Options) -> int:
    """Run ``--steps`` steps; returns the exit status."""
    state = first_state(options, Preferences())
    state.is_playing = True
    wanted = options.steps or 0
    while state.is_running and state.timeline.step < wanted:
        update(state, Advance(min(STEPS_AT_A_TIME, wanted - state.timeline.step)))
    _say_why_short(state, wanted)
    state.is_playing = not options.is_paused
    state.notice = ""
    window = picture_of(state, options.size or (1280, 800)) if options.screenshot is not None else None
    write_results(options, state, window)
    return 0


def picture_of(state: State, size: tuple[int, int]) -> pygame.Surface:
    """The window's picture at that size, drawn without a window."""
    pygame.font.init()
    surface = pygame.Surface(size, 0, 32)
    Screen().draw(surface, state)
    return surface


def _say_why_short(state: State, wanted: int) -> None:
    ran = state.timeline.step
    if ran == wanted:
        return
    divergence = state.timeline.run.divergence
    if divergence is not None:
        print(f"main.py: stopped before step {divergence.step}: the line grew without end", file=sys.stderr)
    else:
        print("main.py: no points, so no step was run", file=sys.stderr)
