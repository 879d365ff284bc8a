"""Which reader takes a file, by its name, and what happens with what it reads.

A reader runs here where the file is small, and else in a process of its own: it is a function at the top of a module that
opens no window, and what it takes and returns can be pickled.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from app.files.bounded import MIB
from app.files.problem import one_line
from app.files.sessions.format import LARGEST_FILE
from app.files.sessions.reading import is_session_file, session_in
from app.files.source import Source
from app.files.tables.columns import Wanted
from app.files.tables.table import Table
from app.messages import LoadPoints, Message, Notify, OfferColumns, OpenSession
from app.session.picking import Picking
from app.session.saved.records import Session
from app.shell.opening.reading import Tell, read_table


class Kind(NamedTuple):
    """A kind of file: whether a file of that name is of it, what reads it, and what is to happen then."""

    suits: Callable[[str], bool]
    read: Callable[[Tell, Source, Wanted], Any]
    then: Callable[[Any, str], Sequence[Message]]


def _any(name: str) -> bool:
    return True


def of_table(found: Table | Picking, name: str) -> Sequence[Message]:
    """Its points, and which rows were left out; or what there is to choose."""
    if isinstance(found, Picking):
        return [OfferColumns(found)]
    return [LoadPoints(found.points, name), *([Notify(found.left_out_briefly)] if found.left_out else [])]


def _is_session(name: str) -> bool:
    return is_session_file(Path(name))


def read_session(tell: Tell, source: Source, wanted: Wanted) -> Session:
    """The session in the file; what it says of points and columns is in it already."""
    return session_in(b"".join(source.pieces(LARGEST_FILE, MIB)), source.path)


def of_session(found: Session, name: str) -> Sequence[Message]:
    """It takes the place of the present one."""
    return [OpenSession(found, name)]


TABLE = Kind(_any, read_table, of_table)
SESSION = Kind(_is_session, read_session, of_session)
KINDS = (SESSION, TABLE)
"""The first one that suits is taken, so the last suits anything."""


def kind_of(source: Source) -> Kind:
    """The kind that suits."""
    return next(kind for kind in KINDS if kind.suits(source.path.name))


def shown_name(source: Source) -> str:
    """What it is called on the window."""
    return one_line(source.path.name)
