"""The trace: every step that ran, a row each, as CSV that reads back bit for bit.

Rows are read from the blocks of steps as they ran; nothing is computed again. A run is written a block at a time and is
never in memory as a whole.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import repeat
from pathlib import Path

from app.files.atomic import atomic_writer, settle
from app.model.data.dataset import FloatArray
from app.model.learning.descent import run_steps
from app.model.learning.steps import Steps
from app.model.time.run import Run

COLUMNS = "step,epoch,sample,x,y,guess,error,grad_m,grad_b,m,b,cost"
"""``m``, ``b`` and ``cost`` are those after the step; all numbers are in training units."""

ROWS_TO_SETTLE = 1 << 17
PLACES_TRIED, ROWS_TRIED = 16, 32
"""The size of a trace is estimated from so many rows at each of so many places of the run."""


def write_trace(path: Path, blocks: Iterable[Steps], told: Callable[[int], None] = lambda _rows: None) -> None:
    """Write the trace of all blocks to ``path``; after each block, call ``told`` with the number of rows so far.

    Raises FileProblem, and whatever ``told`` raises to cancel; an existing file is then left as it was.
    """
    with atomic_writer(path) as file:
        file.write(COLUMNS + "\n")
        rows = unsettled = 0
        for steps in blocks:
            file.writelines(f"{row}\n" for row in _rows(steps))
            rows, unsettled = rows + len(steps), unsettled + len(steps)
            if unsettled >= ROWS_TO_SETTLE:
                settle(file)
                unsettled = 0
            told(rows)


def expected_bytes(run: Run, steps: int | None = None) -> float:
    """The estimated size of the trace of the run, or of such a run with so many ``steps``, from a sample of rows."""
    begin, end = run.start.step, run.now.step
    if end == begin:
        return len(COLUMNS) + 1
    places = range(begin, end, max(ROWS_TRIED, (end - begin) // PLACES_TRIED))
    rows = [row for place in places for row in _rows(run_steps(run.at(place), min(ROWS_TRIED, end - place)))]
    mean = sum(map(len, rows)) / max(1, len(rows)) + 1
    return len(COLUMNS) + 1 + mean * (end - begin if steps is None else steps)


def _rows(steps: Steps) -> Iterator[str]:
    if not len(steps):
        return iter(())
    first = steps.start.step + 1
    grad_m, grad_b = steps.gradients
    columns = (
        map(repr, range(first, first + len(steps))),
        map(repr, steps.epochs.tolist()),
        *_point_columns(steps),
        *map(_numerals, (grad_m, grad_b, steps.slopes[1:], steps.intercepts[1:], steps.costs[1:])),
    )
    return map(",".join, zip(*columns, strict=True))


def _point_columns(steps: Steps) -> Iterable[Iterable[str]]:
    """The columns sample, x, y, guess and error; empty if a step learns from several points."""
    if steps.drawn is None:
        return [repeat("", len(steps)) for _ in range(5)]
    return [map(repr, steps.drawn[: len(steps)].tolist()), *map(_numerals, steps.points)]


def _numerals(values: FloatArray) -> Iterable[str]:
    # The repr of a Python float is the shortest numeral that reads back to the same bits.
    return map(repr, values.tolist())
