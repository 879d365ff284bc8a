"""The states that benchmarks run on: any number of points about a line, as they would come from a file."""

from __future__ import annotations

import numpy as np
import pygame

from app.cli.options import Options
from app.files.preferences import Preferences
from app.model.data.dataset import Dataset
from app.model.learning.training import Mode, Settings
from app.session.state import State
from app.shell.startup import first_state

POINT_COUNTS = (10, 1_000, 100_000, 1_000_000)
WINDOW_SIZE = (1280, 800)


def display() -> pygame.Surface:
    """A surface of the window's size that is shown, by SDL's dummy driver where the environment says so."""
    pygame.display.init()
    pygame.font.init()
    return pygame.display.set_mode(WINDOW_SIZE)


def scattered(count: int) -> Dataset:
    """That many points about a line, all within 0 to 1, the same each time."""
    generator = np.random.default_rng(2024)
    xs = generator.random(count)
    return Dataset.of(xs, np.clip(0.2 + 0.6 * xs + generator.normal(0.0, 0.08, count), 0.0, 1.0))


def playing(count: int, mode: Mode = Mode.STOCHASTIC) -> State:
    """A session that plays, with that many points."""
    return first_state(Options(points=scattered(count), settings=Settings(mode)), Preferences())
