"""How long a frame takes, from the step that is due to the pixels handed over, with everything shown."""

from __future__ import annotations

import gc
import math
from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter

import pygame

from app.messages import Advance, BeginGesture, MovePointTo, PointAt, SetBatchSize, StepOnce, ToggleEveryStep
from app.model.learning.training import Mode
from app.session.targets import PointTarget
from app.shell.loop import FRAMES_PER_S, GARBAGE_AFTER
from app.update import update
from app.view.frame_rate import FrameRate
from app.view.panels.canvas.places import plot_rect, transform_for
from app.view.screen import Screen
from tests.benchmarks.scene import POINT_COUNTS, WINDOW_SIZE, display, playing
from tests.benchmarks.table import Benchmark, Row, quantile

WARM_UP, FRAMES, FRAMES_PER_PACE, FRAME_S = 120, 600, 30, 1 / FRAMES_PER_S


@contextmanager
def garbage_as_in_the_loop() -> Iterator[None]:
    """Collect garbage as seldom as the program does once its window is open."""
    usual = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(GARBAGE_AFTER, 10, 10)
    yield
    gc.set_threshold(*usual)
    gc.unfreeze()


DOINGS = {
    "": "one step held at a time",
    "every step": "every step shown",
    "single steps": "a single step animated",
    "mini-batch": "mini-batch of 200, every step",
    "pointing": "pointing at a point",
    "moving": "moving a point",
}
"""What happens while frames are measured."""


def frame_times_ms(count: int, doing: str = "") -> list[float]:
    """The milliseconds of each frame with that many points, one step a frame; with one of the ``DOINGS``."""
    state, screen = playing(count, Mode.MINI_BATCH if doing == "mini-batch" else Mode.STOCHASTIC), Screen()
    if doing in ("every step", "mini-batch"):
        update(state, ToggleEveryStep())
        update(state, SetBatchSize(200))
    surface = display()
    screen.draw(surface, state)
    x, y = state.points.point(0)
    if doing == "pointing":
        plot = plot_rect(screen.layout.canvas, screen.layout.scale)
        update(state, PointAt(PointTarget(0), *transform_for(state.axes, plot).model_to_view(x, y)))
    if doing == "moving":
        update(state, BeginGesture(PointTarget(0)))
    spent = []
    with garbage_as_in_the_loop():
        for number in range(WARM_UP + FRAMES):
            began = perf_counter()
            if doing == "moving":
                update(state, MovePointTo(0, x, y + 0.1 * math.sin(number / 30)))
            update(state, StepOnce() if doing == "single steps" and state.step_display.is_over else Advance(1, FRAME_S))
            # The measured frame_rate stands in the status line, which is drawn anew twice a second.
            frame_rate = FrameRate(60 - number // FRAMES_PER_PACE % 2, 2.0)
            pygame.display.update(screen.draw(surface, state, frame_rate))
            spent.append(1000 * (perf_counter() - began))
    return spent[WARM_UP:]


def rows() -> Iterator[Row]:
    """A row for each number of points."""
    for count in POINT_COUNTS:
        row = [f"{count:,}"]
        for doing in DOINGS:
            spent = frame_times_ms(count, doing)
            row += [f"{quantile(spent, 0.5):.2f}", f"{quantile(spent, 0.99):.2f}"]
        yield row


BENCHMARK = Benchmark(
    f"Frame time in ms at {WINDOW_SIZE[0]} × {WINDOW_SIZE[1]}, one stochastic step a frame, all drawn "
    f"({FRAMES} frames after {WARM_UP}; a display is refreshed every 16.7 ms)",
    ("points", *(part for what in DOINGS.values() for part in (f"{what}: median", "99 %"))),
    rows,
)
