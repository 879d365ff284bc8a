"""What runs in a process of its own where a file is large: it reads, and tells how far it is."""

from __future__ import annotations

from collections.abc import Callable

from app.files.source import Source
from app.files.tables.columns import Wanted
from app.files.tables.reading import read_source
from app.files.tables.table import Table


def read_points(tell: Callable[[float], None], source: Source, wanted: Wanted) -> Table:
    """The points of a table, with all that is worked out of them once. Raises FileProblem."""
    table = read_source(watched(source, tell), wanted)
    _ = table.points.moments  # for a million points that takes longer than a frame
    return table


def watched(source: Source, tell: Callable[[float], None]) -> Source:
    """The same source, which tells what share of it was read, where its size is known."""
    size = source.size
    return source.watched_by(lambda read: tell(min(1.0, read / size))) if size else source
