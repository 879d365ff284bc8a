"""The file in which columns are chosen: read again where it is to be read otherwise, and read whole once all is chosen."""

from __future__ import annotations

from collections.abc import Callable

from app.files.problem import FileProblem, one_line
from app.files.source import Source
from app.files.tables.columns import Wanted
from app.files.tables.offering import offered_again, opened, read_picked
from app.files.tables.table import Table
from app.messages import (
    LoadPoints,
    Message,
    Notify,
    OfferColumns,
    PickDecimal,
    PickHeader,
    PickSeparator,
    PickSheet,
    UsePicked,
)
from app.session.picking import Picking
from app.session.state import State

_READ_AGAIN = PickSeparator | PickDecimal | PickHeader | PickSheet


class Choosing:
    """Opens files, and watches what is chosen in the one that was opened last."""

    def __init__(self, send: Callable[[Message], None]) -> None:
        self._send = send
        self._source: Source | None = None

    def open(self, source: Source, wanted: Wanted = Wanted()) -> None:  # noqa: B008 (it is frozen)
        """Take its points, or offer its columns where there is a choice."""
        self._source = source
        self._offer(lambda: opened(source, wanted))

    def before(self, state: State, message: Message) -> None:
        """All is chosen: what that is is known only until it is used."""
        source, picking = self._source, state.picking
        if isinstance(message, UsePicked) and source is not None and picking is not None and not picking.why_not:
            self._offer(lambda: read_picked(source, picking))

    def after(self, state: State, message: Message) -> None:
        """It is to be read in another way."""
        source, picking = self._source, state.picking
        if isinstance(message, _READ_AGAIN) and source is not None and picking is not None:
            self._offer(lambda: offered_again(source, picking))

    def _offer(self, read: Callable[[], Table | Picking]) -> None:
        try:
            found = read()
        except FileProblem as problem:
            self._send(Notify(str(problem)))
            return
        if isinstance(found, Picking):
            self._send(OfferColumns(found))
        else:
            self._load(found)

    def _load(self, table: Table) -> None:
        assert self._source is not None
        self._send(LoadPoints(table.points, one_line(self._source.path.name)))
        if table.left_out:
            self._send(Notify(table.left_out))
