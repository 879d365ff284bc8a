"""Sessions are written and read in a thread, so that no frame waits for a disk; what came of it is told afterwards."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from itertools import count
from pathlib import Path
from queue import Empty, SimpleQueue

import pygame

from app.cli.options import Options
from app.files.problem import FileProblem, one_line
from app.files.sessions.format import ENDING
from app.files.sessions.reading import is_session_file, read_session
from app.files.sessions.writing import write_session
from app.messages import CopyCommand, Message, Notify, OpenSession, RememberFile, SaveSession, SaveSessionAs, StartAfresh
from app.session.lesson.progress import Progress
from app.session.look import Look
from app.session.saved.records import Session
from app.session.saved.taking import session_of
from app.session.state import State
from app.shell.apart.apart import Apart
from app.shell.apart.child import Done
from app.shell.exporting.exporter import folder_beside
from app.shell.keeping.command_line import command_line
from app.shell.opening.dialog import chosen_name, has_dialog

Work = Callable[[], Message | None]


class Saver:
    """Watches for wishes to save or copy. Knows the file that the session has, and what was written to it last."""

    def __init__(self, options: Options) -> None:
        """``options`` tell where the session came from."""
        self._options = options
        self._path = options.points_path if options.session is not None else None
        self._saved = options.session
        self._opened: Path | None = None
        self._dialog: Apart | None = None
        self._news: SimpleQueue[Message] = SimpleQueue()
        self._thread = ThreadPoolExecutor(1, "saver")

    def after(self, state: State, message: Message) -> None:
        """A watcher of the dispatcher."""
        if isinstance(message, SaveSession):
            self._save(state, self._path)
        elif isinstance(message, SaveSessionAs):
            self._ask(state)
        elif isinstance(message, RememberFile):
            self._opened = Path(message.path)
        elif isinstance(message, OpenSession):
            is_file = self._opened is not None and one_line(self._opened.name) == message.name
            self._path, self._saved, self._opened = (self._opened if is_file else None), message.session, None
        elif isinstance(message, StartAfresh):
            self._path = self._saved = None
        elif isinstance(message, CopyCommand):
            self._news.put(Notify(self._copied(state)))

    def open_last(self, path: Path) -> None:
        """Read the last session, which is kept there; it has no file of its own."""
        self._do(lambda: _last(path))

    def keep(self, session: Session, path: Path) -> None:
        """Write a session there, and say nothing of it unless that cannot be."""
        self._do(lambda: _kept(session, path))

    @property
    def has_news(self) -> bool:
        """Whether something came of it that was not asked for yet."""
        return not self._news.empty() or (self._dialog is not None and self._dialog.has_arrived)

    def news(self, state: State) -> list[Message]:
        """What came of it since this was asked for last."""
        self._take_answer(state)
        found: list[Message] = []
        with suppress(Empty):
            while True:
                found.append(self._news.get_nowait())
        return found

    def finish(self) -> None:
        """Wait until everything is written."""
        self._close_dialog()
        self._thread.shutdown()

    def _save(self, state: State, path: Path | None) -> None:
        session = session_of(state)
        self._do(lambda: self._written(path, session))

    def _ask(self, state: State) -> None:
        """Let a name be chosen in the dialog of the system; where there is none, take the next that is free."""
        if self._dialog is not None:
            self._news.put(Notify("The dialog to choose a name is open already"))
            return
        if has_dialog():
            with suppress(OSError):
                self._dialog = Apart(chosen_name, str(folder_beside(self._path)))
        if self._dialog is None:
            self._save(state, None)

    def _take_answer(self, state: State) -> None:
        if self._dialog is None or (said := self._dialog.next_said()) is None:
            return
        self._close_dialog()
        if not isinstance(said, Done):  # it did not work
            self._save(state, None)
        elif said.result:
            self._save_as(state, Path(said.result))

    def _save_as(self, state: State, path: Path) -> None:
        if is_session_file(path):
            self._save(state, path)
        elif (whole := path.with_name(path.name + ENDING)).exists():  # nobody was asked about that one
            self._news.put(Notify(f"{one_line(whole.name)} is there already; choose it by its whole name to replace it"))
        else:
            self._save(state, whole)

    def _close_dialog(self) -> None:
        dialog, self._dialog = self._dialog, None
        if dialog is not None:
            dialog.end()

    def _do(self, work: Work) -> None:
        def told() -> None:
            try:
                done = work()
                if done is not None:
                    self._news.put(done)
            except FileProblem as problem:
                self._news.put(Notify(str(problem)))
            except (MemoryError, OSError) as problem:
                self._news.put(Notify(f"Not done: {one_line(str(problem)) or 'not enough memory'}"))

        self._thread.submit(told)

    def _written(self, path: Path | None, session: Session) -> Message:
        path = path or next_free_name(folder_beside(None))
        write_session(path, session)
        self._path, self._saved = path, session
        return Notify(f"Saved in {one_line(str(path))}")

    def _copied(self, state: State) -> str:
        """Copy the command; returns what is to be said of it."""
        is_saved = self._saved is not None and _work_in(session_of(state)) == _work_in(self._saved)
        command = command_line(state, self._options, self._path if is_saved else None)
        if command is None:
            return "The command needs a file to start from: save the session (Ctrl+S), then copy the command again."
        try:
            pygame.scrap.put_text(command)
        except pygame.error as problem:
            return f"There is no clipboard here ({problem}). The command: {command}"
        return f"Copied: {command}"


def _work_in(session: Session) -> Session:
    """What somebody did in a session, whether it plays or waits and however the window looks."""
    return replace(session, desk=replace(session.desk, is_playing=False, look=Look()), progress=Progress())


def _last(path: Path) -> Message:
    if not path.exists():
        return Notify("There is no session before this one")
    return OpenSession(read_session(path), "The last session")


def _kept(session: Session, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    write_session(path, session)


def next_free_name(folder: Path) -> Path:
    """``session.gdv.json`` in that folder, with a number where there is one already."""
    names = (f"session{'' if number == 1 else f'-{number}'}{ENDING}" for number in count(1))
    return next(path for path in map(folder.joinpath, names) if not path.exists())
