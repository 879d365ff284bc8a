"""How long a frame takes, from the step that is due to the pixels handed over, with everything shown."""

from __future__ import annotations

import gc
import math
from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter

import pygame

from app.messages import Advance, BeginGesture, MovePointTo, PointAt
from app.session.targets import PointTarget
from app.shell.loop import GARBAGE_AFTER
from app.update import update
from app.view.frame_rate import FrameRate
from app.view.panels.canvas.places import plot_rect, transform_for
from app.view.screen import Screen
from tests.benchmarks.scene import POINT_COUNTS, WINDOW_SIZE, display, playing
from tests.benchmarks.table import Benchmark, Row, quantile

WARM_UP, FRAMES, FRAMES_PER_PACE = 120, 600, 30


@contextmanager
def garbage_as_in_the_loop() -> Iterator[None]:
    """Collect garbage as seldom as the program does once its window is open."""
    usual = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(GARBAGE_AFTER, 10, 10)
    yield
    gc.set_threshold(*usual)
    gc.unfreeze()


def frame_times_ms(count: int, doing: str = "") -> list[float]:
    """The milliseconds of each frame with that many points, one step a frame; while the hand does something or nothing.

    ``pointing``: the pointer is on a point. ``moving``: it drags one along.
    """
    state, screen = playing(count), Screen()
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
            update(state, Advance(1))
            # The measured frame_rate stands in the status line, which is drawn anew twice a second.
            frame_rate = FrameRate(60 - number // FRAMES_PER_PACE % 2, 2.0)
            pygame.display.update(screen.draw(surface, state, frame_rate))
            spent.append(1000 * (perf_counter() - began))
    return spent[WARM_UP:]


def rows() -> Iterator[Row]:
    """A row for each number of points."""
    for count in POINT_COUNTS:
        row = [f"{count:,}"]
        for doing in ("", "pointing", "moving"):
            spent = frame_times_ms(count, doing)
            row += [f"{quantile(spent, 0.5):.2f}", f"{quantile(spent, 0.99):.2f}"]
        yield row


BENCHMARK = Benchmark(
    f"Frame time in ms at {WINDOW_SIZE[0]} × {WINDOW_SIZE[1]}, one stochastic step a frame, all drawn "
    f"({FRAMES} frames after {WARM_UP}; a display is refreshed every 16.7 ms)",
    ("points", "median", "99 %", "pointing at a point: median", "99 %", "moving a point: median", "99 %"),
    rows,
)
