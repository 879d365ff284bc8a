"""Opens what is dropped, pasted, chosen or named: what is small at once, all else in a process of its own.

The state is what counts: as soon as it says that nothing is being read, whatever still reads is ended. So whoever wants
that only has to send a message, and any way out of the program ends it too.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from app.files.exports.frames import nobody
from app.files.problem import FileProblem
from app.files.source import Source
from app.files.tables.columns import Wanted
from app.files.tables.reading import ANYTHING
from app.messages import (
    BeginReading,
    EndReading,
    Message,
    Notify,
    OfferColumns,
    OpenFile,
    PickDecimal,
    PickHeader,
    PickSeparator,
    PickSheet,
    ReadSoFar,
    RememberFile,
    UsePicked,
)
from app.session.state import State
from app.shell.apart.apart import Apart
from app.shell.apart.child import Done, Failed, Told
from app.shell.opening.kinds import kind_of, of_table, shown_name
from app.shell.opening.reading import offer_again, read_chosen
from app.update.dispatcher import Dispatcher

Then = Callable[[Any], Sequence[Message]]
"""What is to happen with what was read."""

_READ_AGAIN = PickSeparator | PickDecimal | PickHeader | PickSheet
"""It is to be read in another way."""


class _Work(NamedTuple):
    """What is going on in another process, and what is to happen then."""

    apart: Apart
    name: str
    then: Then


class Opener:
    """One thing is read at a time: another one takes its place."""

    def __init__(self, dispatcher: Dispatcher) -> None:
        self._dispatcher = dispatcher
        self._work: _Work | None = None
        self._is_announced = False
        self._source: Source | None = None
        dispatcher.before.append(self._about_to)
        dispatcher.after.append(self._seen)

    def open(self, source: Source, wanted: Wanted = ANYTHING) -> None:
        """Read it, and let happen what follows from that."""
        kind, name = kind_of(source), shown_name(source)

        def then(found: Any) -> Sequence[Message]:
            named = [RememberFile(os.path.abspath(source.path))] if source.content is None else []  # noqa: PTH100
            return [*named, *kind.then(found, name)]

        self._source = source
        self._read(source, then, kind.read, source, wanted)

    @property
    def has_news(self) -> bool:
        """Whether something came of what is going on elsewhere."""
        return self._work is not None and self._work.apart.has_arrived

    def take_news(self) -> None:
        """Let happen what came of it."""
        share = None
        while self._work is not None and (said := self._work.apart.next_said()) is not None:
            if isinstance(said, Told):
                share = said.what
                continue
            work = self._ended()
            share = None
            if isinstance(said, Done):
                self._send(EndReading(), *work.then(said.result))
            else:
                self._send(EndReading(_in_one_line(said, work.name)))
        if share is not None:
            self._send(ReadSoFar(share))

    def close(self) -> None:
        """End what is going on: nothing is left of it."""
        if self._work is not None:
            self._ended()

    def _read(self, source: Source, then: Then, function: Callable[..., Any], *arguments: object) -> None:
        if self._work is not None:
            self.close()
            self._send(EndReading())
        if source.is_small:
            self._send(*_read_here(then, function, *arguments))
            return
        name = shown_name(source)
        try:
            self._work = _Work(Apart(function, *arguments), name, then)
        except OSError as problem:
            self._send(Notify(f"{name}: no process to read it in ({problem.strerror})", is_failure=True))
        else:
            self._send(BeginReading(name))

    def _ended(self) -> _Work:
        work, self._work = self._work, None
        self._is_announced = False
        assert work is not None
        work.apart.end()
        return work

    def _send(self, *messages: Message) -> None:
        for message in messages:
            self._dispatcher.send(message)

    def _about_to(self, state: State, message: Message) -> None:
        """All is chosen: what that is is known only until it is used."""
        source, picking = self._source, state.picking
        if isinstance(message, UsePicked) and source is not None and picking is not None and not picking.why_not:
            name = shown_name(source)
            self._read(source, lambda found: of_table(found, name), read_chosen, source, picking)

    def _seen(self, state: State, message: Message) -> None:
        self._is_announced = self._is_announced or (isinstance(message, BeginReading) and self._work is not None)
        if self._is_announced and state.reading is None:
            self.close()
        if isinstance(message, OpenFile):
            self.open(Source(Path(message.path)))
        elif isinstance(message, _READ_AGAIN) and self._source is not None and state.picking is not None:
            asked = state.picking.asked
            self._read(self._source, lambda found: [OfferColumns(found, is_again=True)], offer_again, self._source, asked)


def _read_here(then: Then, function: Callable[..., Any], *arguments: object) -> Sequence[Message]:
    try:
        return then(function(nobody, *arguments))
    except FileProblem as problem:
        return [Notify(problem.briefly, is_failure=True)]


def _in_one_line(failed: Failed, name: str) -> str:
    return failed.why if name in failed.why else f"{name}: {failed.why}"
