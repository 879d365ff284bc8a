"""How long a frame of each chapter takes, playing, from the step that is due to the pixels handed over."""

from __future__ import annotations

from collections.abc import Iterator
from time import perf_counter

import pygame

from app.lesson.every import CHAPTERS
from app.messages import Advance, ResizeWindow, TogglePlay
from app.shell.loop import FRAMES_PER_S
from app.view.frame_rate import FrameRate
from app.view.screen import Screen
from tests.benchmarks.frames import FRAMES, FRAMES_PER_PACE, WARM_UP, garbage_as_in_the_loop
from tests.benchmarks.scene import WINDOW_SIZE, display
from tests.benchmarks.table import Benchmark, Row, quantile
from tests.lesson.pupil import pupil_in


def frame_times_ms(chapter: str) -> list[float]:
    """The milliseconds of each frame of that chapter as it is set up, at its own speed."""
    pupil, screen, surface = pupil_in(chapter), Screen(), display()
    pupil.sends(ResizeWindow(*WINDOW_SIZE), TogglePlay())
    spent = []
    with garbage_as_in_the_loop():
        for number in range(WARM_UP + FRAMES):
            began = perf_counter()
            pupil.sends(Advance(1, 1 / FRAMES_PER_S))
            frame_rate = FrameRate(60 - number // FRAMES_PER_PACE % 2, 2.0)
            pygame.display.update(screen.draw(surface, pupil.state, frame_rate))
            spent.append(1000 * (perf_counter() - began))
    return spent[WARM_UP:]


def rows() -> Iterator[Row]:
    """A row for each chapter."""
    for number, chapter in enumerate(CHAPTERS, start=1):
        spent = frame_times_ms(chapter.name)
        yield [f"{number} {chapter.title}", f"{quantile(spent, 0.5):.2f}", f"{quantile(spent, 0.99):.2f}"]


BENCHMARK = Benchmark(
    f"Frame time in ms of each chapter of the lesson at {WINDOW_SIZE[0]} × {WINDOW_SIZE[1]}, one step a frame "
    f"({FRAMES} frames after {WARM_UP})",
    ("chapter", "median", "99 %"),
    rows,
)
