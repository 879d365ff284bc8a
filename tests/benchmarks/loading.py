"""How long a file takes to be read, how much memory, and how long a frame takes meanwhile."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from time import perf_counter

import numpy as np

from tests.benchmarks.child import first_line
from tests.benchmarks.table import Benchmark, Row

COUNTS = (1_000, 100_000, 1_000_000)

READ = """
from pathlib import Path
from time import perf_counter
from app.files.source import Source
from app.files.tables.columns import Wanted
from app.shell.opening.reading import read_table
from tests.benchmarks.memory import peak_mb

read_table(lambda share: None, Source(Path("few.csv"), b"1,2\\n3,4\\n"), Wanted())
before, began = peak_mb(), perf_counter()
table = read_table(lambda share: None, Source(Path({path!r})), Wanted(skips_bad_rows=True))
spent = perf_counter() - began
print(spent, (peak_mb() - before) * 1e6 / (16 * len(table.points)))
"""

OPEN = """
from pathlib import Path
from time import perf_counter
from app.cli.options import Options
from app.files.preferences import Preferences
from app.files.source import Source
from app.files.tables.columns import Wanted
from app.shell.leaving.signals import Signals
from app.shell.loop import Loop
from app.shell.startup import first_state
from app.shell.window import Window
from tests.benchmarks.frames import garbage_as_in_the_loop
from tests.benchmarks.loading import opened_in
from tests.benchmarks.scene import playing

loop = Loop(playing(10), Window((1280, 800), False), Signals())
with loop.ways_in, garbage_as_in_the_loop():
    print(*opened_in(loop, Source(Path({path!r})), Wanted(skips_bad_rows=True)))
"""

FRAMES_AFTER = 30


def plain(x: float, y: float, row: int) -> str:
    """Two numbers with a comma between."""
    return f"{x:.6f},{y:.6f}\n"


def with_gaps(x: float, y: float, row: int) -> str:
    """The same, of which every third row says that there is no number."""
    return f"{x:.6f},NA\n" if row % 3 == 2 else plain(x, y, row)


def with_commas(x: float, y: float, row: int) -> str:
    """Decimal commas, and semicolons between."""
    return f"{x:.6f};{y:.6f}\n".replace(".", ",")


def with_marks(x: float, y: float, row: int) -> str:
    """Marks between thousands, and tabs between."""
    return f"{1e6 * x:,.2f}\t{1e6 * y:,.2f}\n"


KINDS: dict[str, Callable[[float, float, int], str]] = {
    "plain": plain,
    "every third NA": with_gaps,
    "decimal comma": with_commas,
    "thousands marks": with_marks,
}


def opened_in(loop: object, source: object, wanted: object) -> tuple[float, float]:
    """The seconds until the points are there, and the milliseconds of the longest frame until some time after."""
    from app.shell.loop import Loop  # noqa: PLC0415 (what only writes files needs no window)

    assert isinstance(loop, Loop)
    for _ in range(FRAMES_AFTER):
        loop.turn(loop._wait())
    before, began, longest, loaded_at, left = loop._state.points, perf_counter(), 0.0, 0.0, FRAMES_AFTER
    while left:
        events, frame_began = loop._wait(), perf_counter()
        if not loaded_at and loop._state.reading is None and loop._state.points is before:
            loop.ways_in.opener.open(source, wanted)  # type: ignore[arg-type]
        loop.turn(events)
        longest = max(longest, perf_counter() - frame_began)
        if not loaded_at and loop._state.points is not before:
            loaded_at = perf_counter() - began
        left -= loaded_at > 0
    return loaded_at, 1000 * longest


def rows() -> Iterator[Row]:
    """A row for each kind of file and number of rows, each read in processes of their own."""
    environment = {**os.environ, "SDL_VIDEODRIVER": "dummy", "PYGAME_HIDE_SUPPORT_PROMPT": "1"}
    with tempfile.TemporaryDirectory() as folder:
        for kind, line in KINDS.items():
            for count in COUNTS:
                path = _written(Path(folder) / "points.csv", line, count)
                read_s, times = first_line(READ.format(path=str(path)), environment)[0].split()
                opened_s, longest_ms = first_line(OPEN.format(path=str(path)), environment)[0].split()
                yield (
                    *(kind, f"{count:,}", f"{float(read_s):.2f}", f"{float(times):.1f}"),
                    *(f"{float(opened_s):.2f}", f"{float(longest_ms):.0f}"),
                )


def _written(path: Path, line: Callable[[float, float, int], str], count: int) -> Path:
    numbers = np.random.default_rng(5).random((count, 2)).tolist()
    path.write_text("x,y\n"[: 4 * (line is plain)] + "".join(line(x, y, row) for row, (x, y) in enumerate(numbers)))
    return path


BENCHMARK = Benchmark(
    "Loading a file: seconds to read it, the most memory for that (1 is the numbers themselves), seconds until its points "
    f"are in the window, and the longest frame from the beginning to {FRAMES_AFTER} frames after",
    ("file", "rows", "read: s", "memory", "in the window: s", "longest frame: ms"),
    rows,
)
