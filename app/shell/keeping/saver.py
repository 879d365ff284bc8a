"""Sessions are written and read in a thread, so that no frame waits for a disk; what came of it is told afterwards."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import chain
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import NamedTuple

import pygame

from app.cli.options import Options
from app.files.bounded import MIB
from app.files.exports.free_name import give_back, numbered, take_free_name, take_name
from app.files.problem import FileProblem, in_a_notice, one_line, whereabouts
from app.files.sessions.format import ENDING
from app.files.sessions.last import Brief, brief_of_last, checksum_of, last_sessions, write_last
from app.files.sessions.reading import read_session
from app.files.sessions.writing import write_session
from app.files.source import Source
from app.files.tables.reading import ANYTHING
from app.messages import (
    CopyCommand,
    FoundLastSession,
    Message,
    Notify,
    OpenSession,
    RememberFile,
    SaveSession,
    StartAfresh,
)
from app.plots.numerals import counted
from app.session.lesson.progress import Progress
from app.session.look import Look
from app.session.saved.records import Session
from app.session.saved.taking import session_of
from app.session.state import State
from app.shell.apart.apart import Apart
from app.shell.apart.child import Done
from app.shell.exporting.exporter import folder_beside
from app.shell.keeping.command_line import command_line
from app.shell.keeping.moments import when
from app.shell.opening.kinds import read_session as read_source

STEM = "session"

READ_HERE = MIB
"""Larger sessions are read in another process: reading one in a thread holds up frames."""

NOT_SAVED, THE_LAST = "Not saved: ", "The last session"

Work = Callable[[], Message | None]


class Reopened(NamedTuple):
    """One of the last sessions as it was reopened, and the checksum that it is known by among them."""

    session: Session
    checksum: int | None


@dataclass
class SessionFile:
    """The file that a session has, and what was written to it last. Another session has another one of these.

    So a session that is still being written when another takes its place does not lend that one its file.
    """

    path: Path | None = None
    saved: Session | None = None
    reopened: Reopened | None = None


class Saver:
    """Watches for wishes to save or copy."""

    def __init__(self, options: Options, thread: Executor) -> None:
        """``options`` tell where the session came from. ``thread`` does one thing after another."""
        self._options, self._thread = options, thread
        self._file = SessionFile(options.points_path if options.session is not None else None, options.session)
        self._opened: Path | None = None
        self._news: SimpleQueue[Message] = SimpleQueue()
        self._unkept: tuple[Session, Brief] | None = None
        self._reopened: list[Reopened] = []
        self._unreadable: set[tuple[str, int]] = set()

    def after(self, state: State, message: Message) -> None:
        """A watcher of the dispatcher."""
        if isinstance(message, SaveSession):
            self._save(state)
        elif isinstance(message, RememberFile):
            self._opened = Path(message.path)
        elif isinstance(message, OpenSession):
            is_file = self._opened is not None and one_line(self._opened.name) == message.name
            reopened = self._one_reopened(message)
            if reopened is not None:
                self._reopened.remove(reopened)
            self._file, self._opened = SessionFile(self._opened if is_file else None, message.session, reopened), None
        elif isinstance(message, StartAfresh):
            self._file = SessionFile()
        elif isinstance(message, CopyCommand):
            self._news.put(Notify(self._copied(state)))

    def open_last(self, bring_back: Work | None = None) -> None:
        """Read the last session, or the one before where that is here; or bring that one back. It has no file of its own."""
        here = self._file.reopened
        self._do(bring_back or (lambda: self._last(None if here is None else here.checksum)))

    def keep_last(self, session: Session, brief: Brief, message: Message) -> None:
        """Let this be the last session, as the message lets another one take its place.

        Whoever goes from one to the one before, and so on, leaves those that did not change where they are.
        """
        kept_as = self.kept_as(session)
        if kept_as is None or self._one_reopened(message) is None:
            self._do(lambda: self._kept(session, brief, kept_as))

    def kept_as(self, session: Session) -> int | None:
        """The checksum of the one among the last sessions that it still is; None where there is none."""
        here = self._file.reopened
        return here.checksum if here is not None and _work_in(session) == _work_in(here.session) else None

    def _one_reopened(self, message: Message) -> Reopened | None:
        """The one of the last sessions that the message opens, if it does."""
        of_it = (each for each in self._reopened if isinstance(message, OpenSession) and each.session is message.session)
        return next(of_it, None)

    def look_for_last(self) -> None:
        """Tell of the last session if there is one."""
        self._do(found_last)

    @property
    def path(self) -> Path | None:
        """The file that the session has."""
        return self._file.path

    @property
    def has_news(self) -> bool:
        """Whether something came of it that was not asked for yet."""
        return not self._news.empty()

    def news(self) -> list[Message]:
        """What came of it since this was asked for last."""
        found: list[Message] = []
        with suppress(Empty):
            while True:
                found.append(self._news.get_nowait())
        return found

    def keep_unkept(self) -> None:
        """What could not be written as the last session may be by now. Raises FileProblem and OSError where it cannot."""
        if self._unkept is not None:
            write_last(*self._unkept)

    def untold(self) -> Iterator[str]:
        """What came of it and nobody has seen, as the program ends."""
        with suppress(Empty):
            while True:
                message = self._news.get_nowait()
                if isinstance(message, Notify):
                    yield message.text

    def _save(self, state: State) -> None:
        """Write it to its file, or to a new one where it has none by then."""
        file, session = self._file, session_of(state)
        self._do(
            lambda: _written_anew(file, session) if file.path is None else _written(file, file.path, session), NOT_SAVED
        )

    def save_to(self, state: State, path: Path, *, may_replace: bool) -> None:
        """Write it to that file, which is its own from then on; not to one that is there unless it may be replaced."""
        file, session = self._file, session_of(state)
        self._do(lambda: _written(file, path, session) if may_replace else _written_anew(file, session, path), NOT_SAVED)

    def _do(self, work: Work, undone: str = "") -> None:
        def told() -> None:
            try:
                done = work()
                if done is not None:
                    self._news.put(done)
            except FileProblem as problem:
                self._news.put(Notify(f"{undone}{problem.briefly}", is_failure=True))
            except MemoryError:
                self._news.put(Notify("Not done: not enough memory", is_failure=True))
            except Exception as problem:  # nothing that was asked for stays undone without a word
                self._news.put(Notify(f"Not done: {in_a_notice(problem)}", is_failure=True))

        self._thread.submit(told)

    def _kept(self, session: Session, brief: Brief, instead_of: int | None) -> Message | None:
        """Until it is written it is kept in memory."""
        self._unkept = session, brief
        write_last(session, brief, instead_of)
        self._unkept = None
        return found_last()

    def _last(self, present: int | None) -> Message:
        """The one before that which has this checksum; where there is none before, or none has it, the very last.

        One that cannot be read is told of once, and passed over from then on.
        """
        if self._unkept is not None:
            return OpenSession(self._unkept[0], THE_LAST)
        kept = [(checksum_of(path), path) for path in last_sessions()]
        here = [place for place, (checksum, _) in enumerate(kept) if checksum is not None and checksum == present]
        others = [*kept[here[0] + 1 :], *kept[: here[0]]] if here else kept
        readable = [each for each in others if _version(each[1]) not in self._unreadable]
        if not readable:
            return Notify("There is no session before this one")
        checksum, path = readable[0]
        session = _read(path)
        if isinstance(session, str):
            self._unreadable.add(_version(path))
            return Notify(f"{session}; once more passes it over", is_failure=True)
        self._reopened.append(Reopened(session, checksum))
        return OpenSession(session, THE_LAST if path == kept[0][1] else "An earlier session")

    def _copied(self, state: State) -> str:
        """Copy the command; returns what is to be said of it."""
        saved = self._file.saved
        is_saved = saved is not None and _work_in(session_of(state)) == _work_in(saved)
        command = command_line(state, self._options, self._file.path if is_saved else None)
        if command is None:
            if saved is None:
                return "The command needs a file to start from: save the session (Ctrl+S), then copy the command again."
            return "The session has gone on since it was saved: pause, save it (Ctrl+S), then copy the command again."
        try:
            pygame.scrap.put_text(command)
        except pygame.error as problem:
            return f"There is no clipboard here ({problem}). The command: {command}"
        return f"Copied: {command}"


def _version(path: Path) -> tuple[str, int]:
    """Which file it is, as it is now."""
    return path.name, path.stat().st_mtime_ns


def _read(path: Path) -> Session | str:
    """The session, or why there is none."""
    if path.stat().st_size <= READ_HERE:
        try:
            return read_session(path)
        except FileProblem as problem:
            return problem.briefly
    apart = Apart(read_source, Source(path), ANYTHING)
    try:
        said = apart.wait()
    finally:
        apart.end()
    if isinstance(said, Done):
        session: Session = said.result
        return session
    return said.why


def _written(file: SessionFile, path: Path, session: Session) -> Message:
    write_session(path, session)
    file.path, file.saved = path, session
    return Notify(f"Saved the session in {whereabouts(path)}")


def _written_anew(file: SessionFile, session: Session, path: Path | None = None) -> Message:
    """Written to a file that was not there: that of this name, or else the first of the usual names that is free."""
    if path is None:
        path = take_free_name(folder_beside(None), chain([f"{STEM}{ENDING}"], numbered(STEM, ENDING, first=2)))
    elif not take_name(path):
        return Notify(f"{one_line(path.name)} is there already; choose it by its whole name to replace it", is_failure=True)
    try:
        return _written(file, path, session)
    except BaseException:
        with suppress(FileProblem, OSError):
            give_back(path)
        raise


def _work_in(session: Session) -> Session:
    """What somebody did in a session, whether it plays or waits and however the window looks."""
    return replace(session, desk=replace(session.desk, is_playing=False, look=Look()), progress=Progress())


def found_last() -> Message | None:
    """What there is to say of the last session; None where there is none."""
    found = brief_of_last()
    if found is None:
        return None
    ended, brief = found
    how_much = () if brief is None else (counted(brief.points, "point"), counted(brief.steps, "step"))
    return FoundLastSession(", ".join([*how_much, when(datetime.fromtimestamp(ended), datetime.now())]))
