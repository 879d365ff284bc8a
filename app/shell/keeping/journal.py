"""The journal of a running program: written in a thread, at least once a second, while frames only note what happened.

Steps of frames in a row are one line. From time to time the journal begins anew with a session, so that neither its size nor
the time that it takes to let everything happen again grows without end. Where the disk cannot be written to, that is told
once; all goes on in memory, and it is tried again with a whole session now and then.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from concurrent.futures import Executor, Future
from contextlib import suppress
from queue import Empty, SimpleQueue
from threading import Event, Thread
from time import perf_counter
from typing import IO, NamedTuple

from app.files.journals.folder import Folder
from app.files.journals.lines import line_of
from app.files.problem import in_a_notice
from app.messages import (
    Advance,
    Focus,
    FoundLastSession,
    LoadPoints,
    Message,
    Notify,
    OfferExamples,
    OpenSession,
    PointAt,
    Quit,
    ReadSoFar,
    ResizeWindow,
    ShowPreview,
    StartAfresh,
    ToggleHelp,
    ToggleMenu,
)
from app.messages.plain import to_plain
from app.session.saved.records import Session
from app.session.saved.taking import session_of
from app.session.state import State

FLUSHED_EVERY_S = 0.4
ANEW_AFTER_S, ANEW_AFTER_STEPS, ANEW_AFTER_BYTES = 15.0, 50_000, 1 << 18
"""The journal begins anew after so long, if so many steps or bytes came since."""

TIMES_AS_LONG = 40
"""So many times as long as it takes to begin anew it goes on as it is."""

TRIED_AGAIN_S = 10.0
"""So long after something could not be written it is tried again."""

MANY_POINTS = 5_000
"""More are too long for a line: the journal begins anew."""

LEAVES_NOTHING = (PointAt, ShowPreview, ReadSoFar, Notify, OfferExamples, FoundLastSession, Quit)
"""What happens all the time and leaves nothing that would be missed, and what shall not happen again."""


class Anew(NamedTuple):
    """From here on the journal begins anew, with this session and what is open in it.

    After a gap something happened that is in no line: what comes then is of no use without the session.
    A folder that it ``replaces`` goes once all of it is here.
    """

    session: Session
    opening: tuple[Message, ...]
    is_after_gap: bool
    replaces: Folder | None


class Ahead(NamedTuple):
    """The session that is being written while the journal goes on, and the lines since."""

    number: Future[int]
    lines: list[bytes]
    began: float


class Journal:
    """Notes every message that passes the dispatcher. Runs until it is stopped."""

    def __init__(self, folder: Folder, sessions: Executor, replaced: Folder | None = None) -> None:
        """Begin in that folder. The one that is ``replaced`` goes once all of it is here.

        ``sessions`` writes one after another: what somebody left for another session is kept before the journal goes on
        with that one.
        """
        self._folder, self._sessions, self._replaced = folder, sessions, replaced
        self._to_replace: Folder | None = None
        self._noted: SimpleQueue[Message | Anew] = SimpleQueue()
        self._told: SimpleQueue[Message] = SimpleQueue()
        self._file: IO[bytes] | None = None
        self._ahead: Ahead | None = None
        self._is_broken = False
        self._is_stopping, self._wants_session = Event(), Event()
        self._anew_at = perf_counter()
        self._steps = self._bytes = 0
        self._took_s = 0.0
        self._writer = Thread(target=self._write, name="journal", daemon=True)

    def begin(self, state: State) -> None:
        """Begin with the session as it is now."""
        self._note_session(state)
        self._writer.start()

    def after(self, state: State, message: Message) -> None:
        """A watcher of the dispatcher."""
        is_large = isinstance(message, LoadPoints) and len(message.points) > MANY_POINTS
        is_gap = is_large or isinstance(message, OpenSession | StartAfresh)
        if not is_gap and not isinstance(message, LEAVES_NOTHING):
            self._noted.put(message)
        is_free = not state.gesture.is_on and not state.undo.is_open
        cards = (state.picking, state.files, state.example_chosen, state.reading, state.saving)
        is_quiet = is_free and all(card is None for card in cards)
        if is_gap or (is_quiet and self._wants_session.is_set()):
            self._note_session(state, is_gap)

    def replace(self, folder: Folder) -> None:
        """The session that the journal begins with next is that of this folder."""
        self._to_replace = folder

    @property
    def told(self) -> SimpleQueue[Message]:
        """What there is to tell: that nothing can be written, or can be again."""
        return self._told

    @property
    def is_broken(self) -> bool:
        """Whether something happened that could not be written."""
        return self._is_broken

    def stop(self) -> None:
        """Write all there is, and leave the journal as it is."""
        self._is_stopping.set()
        if self._writer.is_alive():
            self._writer.join()
        self._close()

    def _note_session(self, state: State, is_after_gap: bool = False) -> None:
        self._noted.put(Anew(session_of(state), opening_of(state), is_after_gap, self._to_replace))
        self._to_replace = None
        self._wants_session.clear()

    # --- in the thread -----------------------------------------------------------------------------------------------

    def _write(self) -> None:
        is_last = False
        while not is_last:
            is_last = self._is_stopping.wait(FLUSHED_EVERY_S)
            try:
                self._flush()
                if self._ahead is not None and (is_last or self._ahead.number.done()):
                    self._change_over(self._ahead)
            except Exception as problem:  # whatever it is, a session that is not journaled must be told
                self._give_up_for_a_while(in_a_notice(problem))
            self._see_whether_to_begin_anew()

    def _flush(self) -> None:
        """Bring onto the disk what was noted so far."""
        lines: list[bytes] = []
        for noted in _merged(_all_in(self._noted)):
            if isinstance(noted, Anew):
                self._append(lines)
                lines = []
                self._begin_anew(noted)
            else:
                lines += _lines_of(noted)
                self._steps += noted.how_many if isinstance(noted, Advance) else 0
        self._append(lines)

    def _append(self, lines: list[bytes]) -> None:
        if self._ahead is not None:
            self._ahead.lines.extend(lines)
        if lines and self._file is not None:
            self._file.writelines(lines)
            self._bytes += sum(map(len, lines))
            self._file.flush()
            os.fsync(self._file.fileno())

    def _begin_anew(self, noted: Anew) -> None:
        if self._ahead is not None:
            self._change_over(self._ahead)
        if noted.is_after_gap:
            self._close()
        self._replaced = noted.replaces or self._replaced
        lines = [line for message in noted.opening for line in _lines_of(message)]
        self._ahead = Ahead(self._sessions.submit(self._folder.begin, noted.session), lines, perf_counter())
        self._anew_at, self._steps, self._bytes = perf_counter(), 0, 0

    def _change_over(self, ahead: Ahead) -> None:
        """The session is complete: from now on the journal is that which begins with it."""
        self._ahead = None
        number = ahead.number.result()
        self._took_s = perf_counter() - ahead.began
        self._close()
        self._file = self._folder.go_on(number, ahead.lines)
        if self._replaced is not None:
            self._replaced.remove()
            self._replaced = None
        if self._is_broken:
            self._is_broken = False
            self._told.put(Notify("Crash recovery works again."))

    def _close(self) -> None:
        if self._file is not None:
            with suppress(OSError):
                self._file.close()
        self._file = None

    def _give_up_for_a_while(self, why: str) -> None:
        self._close()
        self._ahead = None
        self._anew_at = perf_counter()
        if not self._is_broken:
            self._is_broken = True
            self._told.put(
                Notify(f"Crash recovery is off for now, and is tried again; nothing is lost: {why}", is_failure=True)
            )

    def _see_whether_to_begin_anew(self) -> None:
        if self._ahead is not None:
            return
        passed_s = perf_counter() - self._anew_at
        is_long = self._steps > ANEW_AFTER_STEPS or self._bytes > ANEW_AFTER_BYTES
        is_due = is_long and passed_s > max(ANEW_AFTER_S, TIMES_AS_LONG * self._took_s)
        if is_due or (self._is_broken and passed_s > TRIED_AGAIN_S):
            self._wants_session.set()


def opening_of(state: State) -> tuple[Message, ...]:
    """What leads from the session, as it is stored, to what is open and has the focus in it."""
    found: list[Message] = [ResizeWindow(*state.window_size)]
    if state.menu is not None:
        found += [Focus(state.focus_before_card), ToggleMenu(state.menu)]
    if state.is_help_open:
        found.append(ToggleHelp())
    return (*found, Focus(state.focus))


def _all_in(queue: SimpleQueue[Message | Anew]) -> Iterator[Message | Anew]:
    with suppress(Empty):
        while True:
            yield queue.get_nowait()


def _merged(noted: Iterable[Message | Anew]) -> Iterator[Message | Anew]:
    """The same, with steps of frames in a row as one message: how many at a time ran makes no difference."""
    running: Advance | None = None
    for each in noted:
        if isinstance(each, Advance):
            before = running or Advance(0, 0.0)
            running = Advance(before.how_many + max(0, each.how_many), before.seconds + max(0.0, each.seconds))
            continue
        if running is not None:
            yield running
            running = None
        yield each
    if running is not None:
        yield running


def _lines_of(message: Message) -> list[bytes]:
    try:
        return [line_of(to_plain(message))]
    except ValueError:
        return []  # of a number that is not finite nothing comes
