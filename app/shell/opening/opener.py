"""Opens what is dropped, pasted, chosen or named: what is small at once, all else in a process of its own.

The state is what counts: as soon as it says that nothing is being read, whatever still reads is ended. So whoever wants
that only has to send a message, and any way out of the program ends it too.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from app.files.problem import FileProblem
from app.files.source import Source
from app.files.tables.columns import Wanted
from app.files.tables.reading import ANYTHING
from app.messages import BeginReading, EndReading, Message, Notify, OpenFile, ReadSoFar, RememberFile
from app.session.state import State
from app.shell.apart.apart import Apart
from app.shell.apart.child import Done, Failed, Told
from app.shell.opening.kinds import kind_of, shown_name
from app.update.dispatcher import Dispatcher

Then = Callable[[Any], Message]
"""What is to happen with what was read."""


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
        dispatcher.after.append(self._seen)

    def open(self, source: Source, wanted: Wanted = ANYTHING) -> None:
        """Read it, and let happen what follows from that."""
        kind, name = kind_of(source), shown_name(source)

        def then(found: Any) -> Message:
            if source.content is None:
                self._send(RememberFile(os.path.abspath(source.path)))  # noqa: PTH100 (no link is followed)
            return kind.then(found, name)

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
                self._send(EndReading(), work.then(said.result))
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
            self._send(_read_here(then, function, *arguments))
            return
        name = shown_name(source)
        try:
            self._work = _Work(Apart(function, *arguments), name, then)
        except OSError as problem:
            self._send(Notify(f"{name}: no process to read it in ({problem.strerror})"))
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

    def _seen(self, state: State, message: Message) -> None:
        self._is_announced = self._is_announced or (isinstance(message, BeginReading) and self._work is not None)
        if self._is_announced and state.reading is None:
            self.close()
        if isinstance(message, OpenFile):
            self.open(Source(Path(message.path)))


def _read_here(then: Then, function: Callable[..., Any], *arguments: object) -> Message:
    try:
        return then(function(_ignored, *arguments))
    except FileProblem as problem:
        return Notify(str(problem))


def _ignored(share: float) -> None:
    """Nobody sees how far it is."""


def _in_one_line(failed: Failed, name: str) -> str:
    return failed.why if name in failed.why else f"{name}: {failed.why}"
