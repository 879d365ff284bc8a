"""How many steps run in a second, in frames of 10,000 as at the fastest speed."""

from __future__ import annotations

from collections.abc import Iterator
from time import perf_counter

from app.messages import Advance
from app.model.learning.training import Mode
from app.update import update
from tests.benchmarks.scene import playing
from tests.benchmarks.table import Benchmark, Row

POINT_COUNTS = (10, 1_000, 1_000_000)
STEPS_PER_FRAME = 10_000
FOR_S = 1.0


def steps_per_s(count: int, mode: Mode) -> float:
    """Steps a second of update alone, the bookkeeping for cost curve and time travel included."""
    state = playing(count, mode)
    update(state, Advance(STEPS_PER_FRAME))
    first, began = state.timeline.step, perf_counter()
    while (spent := perf_counter() - began) < FOR_S:
        update(state, Advance(STEPS_PER_FRAME))
    return (state.timeline.step - first) / spent


def rows() -> Iterator[Row]:
    """A row for each mode."""
    for mode in Mode:
        yield [str(mode), *(f"{steps_per_s(count, mode):,.0f}" for count in POINT_COUNTS)]


BENCHMARK = Benchmark(
    f"Steps a second, {STEPS_PER_FRAME:,} a frame",
    ("mode", *(f"{count:,} points" for count in POINT_COUNTS)),
    rows,
)
