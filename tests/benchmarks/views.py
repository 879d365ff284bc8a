"""How long a frame takes with each view of the landscape, with 3-D being turned, and while the timeline is dragged."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from time import perf_counter

import pygame

from app.messages import Advance, LookAt, Message, ShowLandscape, TurnLandscape
from app.session.state import State
from app.session.views import LandscapeView
from app.update import update
from app.view.screen import Screen
from tests.benchmarks.frames import FRAME_S, garbage_as_in_the_loop
from tests.benchmarks.scene import WINDOW_SIZE, display, playing
from tests.benchmarks.table import Benchmark, Row, quantile

POINT_COUNTS = (10, 1_000_000)
WARM_UP, FRAMES, SCRUBBED = 60, 300, 5_000

Doing = Callable[[State, int], list[Message]]
"""What happens in frame number n."""


def training(state: State, frame: int) -> list[Message]:
    """A step is due."""
    return [Advance(1, FRAME_S)]


def turning(state: State, frame: int) -> list[Message]:
    """A step is due while a hand turns the surface."""
    return [Advance(1, FRAME_S), TurnLandscape(1.5, 0.0)]


def scrubbing(state: State, frame: int) -> list[Message]:
    """A hand drags the timeline back and forth."""
    return [LookAt((frame * 37) % SCRUBBED)]


def frame_times_ms(count: int, view: LandscapeView, doing: Doing) -> list[float]:
    """The milliseconds of each frame."""
    state, screen, surface = playing(count), Screen(), display()
    update(state, ShowLandscape(view))
    update(state, Advance(SCRUBBED))
    spent = []
    with garbage_as_in_the_loop():
        for number in range(WARM_UP + FRAMES):
            began = perf_counter()
            for message in doing(state, number):
                update(state, message)
            pygame.display.update(screen.draw(surface, state))
            spent.append(1000 * (perf_counter() - began))
    return spent[WARM_UP:]


def rows() -> Iterator[Row]:
    """A row for each thing to do."""
    doings: list[tuple[str, LandscapeView, Doing]] = [(str(view), view, training) for view in LandscapeView]
    doings += [
        ("3-d, turning", LandscapeView.SURFACE, turning),
        ("bowl, dragging the timeline", LandscapeView.BOWL, scrubbing),
    ]
    for name, view, doing in doings:
        row = [name]
        for count in POINT_COUNTS:
            spent = frame_times_ms(count, view, doing)
            row += [f"{quantile(spent, 0.5):.2f}", f"{quantile(spent, 0.99):.2f}"]
        yield row


BENCHMARK = Benchmark(
    f"Frame time in ms by view of the landscape, {WINDOW_SIZE[0]} × {WINDOW_SIZE[1]} ({FRAMES} frames after {WARM_UP})",
    ("landscape", *(f"{count:,} points: {what}" for count in POINT_COUNTS for what in ("median", "99 %"))),
    rows,
)
