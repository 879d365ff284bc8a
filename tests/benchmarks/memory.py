"""How much memory a run takes, and that it does not grow with the number of steps."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.child import first_line
from tests.benchmarks.table import Benchmark, Row

EXAMPLE_POINTS, MANY_POINTS = 26, 1_000_000
RUNS = ((EXAMPLE_POINTS, 100_000), (EXAMPLE_POINTS, 2_000_000), (MANY_POINTS, 100_000))
STEPS_PER_FRAME = 10_000

RUN = """
import pygame
from app.messages import Advance
from app.update import update
from app.view.screen import Screen
from tests.benchmarks.memory import peak_mb
from tests.benchmarks.scene import display, playing

state, screen = playing({count}), Screen()
surface = display()
while state.timeline.step < {steps}:
    update(state, Advance({steps_per_frame}))
    pygame.display.update(screen.draw(surface, state))
print(peak_mb())
"""


def peak_mb() -> float:
    """The most memory that this process has had in use at once, in MB (10⁶ bytes)."""
    status = Path("/proc/self/status")
    if status.exists():  # the other way would count what the parent process had as well
        kilobytes = next(line.split()[1] for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(kilobytes) * 1024 / 1e6
    import resource  # noqa: PLC0415 (not on Windows)

    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6


def rows() -> Iterator[Row]:
    """A row for each run, each in a process of its own."""
    environment = {**os.environ, "SDL_VIDEODRIVER": "dummy", "PYGAME_HIDE_SUPPORT_PROMPT": "1"}
    for count, steps in RUNS:
        code = RUN.format(count=count, steps=steps, steps_per_frame=STEPS_PER_FRAME)
        yield f"{count:,}", f"{steps:,}", f"{float(first_line(code, environment)[0]):.0f}"


BENCHMARK = Benchmark(
    f"Most memory in use, with a frame drawn every {STEPS_PER_FRAME:,} steps", ("points", "steps", "MB"), rows
)
