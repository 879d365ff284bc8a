"""How long a frame of the window takes while something is saved, and how long saving takes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import pygame

from app.messages import (
    Advance,
    LoadPoints,
    Message,
    SaveAnimation,
    SavePicture,
    SavePoints,
    SaveTrace,
    SetPictureScale,
)
from app.session.files.saving import AnimationKind
from app.shell.exporting.exporter import Exporter
from app.shell.loop import FRAMES_PER_S
from app.update.dispatcher import Dispatcher
from app.view.screen import Screen
from tests.benchmarks.frames import garbage_as_in_the_loop
from tests.benchmarks.scene import WINDOW_SIZE, display, playing, scattered
from tests.benchmarks.table import Benchmark, Row, quantile

STEPS = 20_000
DOINGS: dict[str, tuple[Message, ...]] = {
    "picture": (SavePicture(),),
    "picture, 4×": (SetPictureScale(4), SavePicture()),
    "GIF of 120 frames": (SaveAnimation(AnimationKind.GIF),),
    "trace": (SaveTrace(),),
    "points": (SavePoints(),),
}
COUNTS = (10, 1_000_000)


def measured(count: int, messages: tuple[Message, ...], folder: Path) -> tuple[list[float], float]:
    """The milliseconds of each frame from before it is asked for to the notice that it is done, and the seconds between."""
    state, screen, surface = playing(count), Screen(), display()
    dispatcher = Dispatcher(state)
    exporter = Exporter(dispatcher, folder)
    for message in (LoadPoints(scattered(count), "points"), Advance(STEPS)):
        dispatcher.send(message)
    screen.draw(surface, state)
    spent: list[float] = []
    asked_at = perf_counter()
    with garbage_as_in_the_loop():
        while state.saving is not None or not spent:
            began = perf_counter()
            for message in messages if not spent else ():
                dispatcher.send(message)
            exporter.take_news()
            dispatcher.send(Advance(1, 1 / FRAMES_PER_S))
            pygame.display.update(screen.draw(surface, state))
            spent.append(1000 * (perf_counter() - began))
            pygame.time.wait(max(0, 1000 // FRAMES_PER_S - round(spent[-1])))
    return spent, perf_counter() - asked_at


def rows() -> Iterator[Row]:
    """A row for each thing and number of points."""
    with TemporaryDirectory() as folder:
        for count in COUNTS:
            for name, messages in DOINGS.items():
                spent, seconds = measured(count, messages, Path(folder))
                figures = (quantile(spent, 0.5), quantile(spent, 0.99), max(spent))
                yield [f"{name}, {count:,} points", *(f"{figure:.2f}" for figure in figures), f"{seconds:.1f}"]


BENCHMARK = Benchmark(
    f"Frame time in ms at {WINDOW_SIZE[0]} × {WINDOW_SIZE[1]} while something is saved, after {STEPS:,} steps",
    ("what", "median", "99 %", "longest", "saved after s"),
    rows,
)
