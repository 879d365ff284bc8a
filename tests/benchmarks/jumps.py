"""How long it takes to look at an earlier step, against the length of the run."""

from __future__ import annotations

from collections.abc import Iterator
from time import perf_counter

import numpy as np

from app.messages import Advance, LookAt
from app.update import update
from tests.benchmarks.scene import playing
from tests.benchmarks.table import Benchmark, Row, quantile

RUN_LENGTHS = (1_000, 100_000, 1_000_000, 20_000_000)
POINTS = 1_000
STEPS_AT_A_TIME = 100_000
JUMPS = 60


def jump_times_ms(run_length: int) -> list[float]:
    """The milliseconds of jumps to steps all over a run of that length."""
    state = playing(POINTS)
    while state.timeline.step < run_length:
        update(state, Advance(min(STEPS_AT_A_TIME, run_length - state.timeline.step)))
    spent = []
    for step in np.random.default_rng(5).integers(1, run_length, JUMPS).tolist():
        began = perf_counter()
        update(state, LookAt(step))
        assert state.timeline.training.step == step
        spent.append(1000 * (perf_counter() - began))
    return spent


def rows() -> Iterator[Row]:
    """A row for each length of run."""
    for length in RUN_LENGTHS:
        spent = jump_times_ms(length)
        yield [f"{length:,}", f"{quantile(spent, 0.5):.2f}", f"{max(spent):.2f}"]


BENCHMARK = Benchmark(
    f"Jump to any step in ms, {POINTS:,} points ({JUMPS} jumps)",
    ("steps in the run", "median", "longest"),
    rows,
)
