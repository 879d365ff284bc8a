"""What runs in a process of its own where a file is large: it reads, and tells how far it is. Raises FileProblem."""

from __future__ import annotations

from collections.abc import Callable

from app.files.source import Source
from app.files.tables.columns import Wanted
from app.files.tables.offering import offer, opened, read_picked
from app.files.tables.table import Table
from app.model.theory.mean_square import worked_out
from app.session.picking import Asked, Picking

Tell = Callable[[float], None]
"""Is told what share was read, from 0 to 1."""


def read_table(tell: Tell, source: Source, wanted: Wanted) -> Table | Picking:
    """The points of a table; or its columns, where there is a choice."""
    return _summed(opened(watched(source, tell), wanted))


def offer_again(tell: Tell, source: Source, asked: Asked) -> Picking:
    """Its columns, read in another way."""
    return offer(watched(source, tell), Wanted(asked=asked))


def read_chosen(tell: Tell, source: Source, picking: Picking) -> Table | Picking:
    """The points of the columns that are chosen."""
    return _summed(read_picked(watched(source, tell), picking))


def watched(source: Source, tell: Tell) -> Source:
    """The same source, which tells what share of it was read, where its size is known."""
    size = source.size
    return source.watched_by(lambda read: tell(min(1.0, read / size))) if size else source


def _summed(found: Table | Picking) -> Table | Picking:
    """The same, with all worked out that would take longer than a frame for a million points."""
    if isinstance(found, Table):
        worked_out(found.points)
    return found
