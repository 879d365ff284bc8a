"""Lets somebody say to which file a session is saved: in the system's own dialog, or in the window where there is none."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from itertools import chain
from pathlib import Path

from app.files.exports.free_name import numbered
from app.files.problem import one_line, reason_for
from app.files.sessions.format import ENDING
from app.files.sessions.reading import is_session_file
from app.messages import CloseFiles, Message, Notify, OpenTyped, SaveSessionAs, ShowFiles
from app.session.opening.files import FileList
from app.session.state import State
from app.shell.apart.apart import Apart
from app.shell.apart.child import Done
from app.shell.exporting.exporter import folder_beside
from app.shell.keeping.saver import STEM, Saver
from app.shell.opening.dialog import chosen_name, has_dialog
from app.shell.opening.folders import files_in, typed_path


class Naming:
    """Watches for the wish to save to another file. No file is replaced before it was said that it is there."""

    def __init__(self, saver: Saver, send: Callable[[Message], None]) -> None:
        self._saver, self._send = saver, send
        self._dialog: Apart | None = None

    def after(self, state: State, message: Message) -> None:
        """A watcher of the dispatcher."""
        if isinstance(message, SaveSessionAs):
            self._ask()
        elif isinstance(message, OpenTyped) and state.files is not None and state.files.saves and state.files.typed.strip():
            self._take_typed(state, state.files)

    @property
    def has_news(self) -> bool:
        """Whether the dialog was closed."""
        return self._dialog is not None and self._dialog.has_arrived

    def take_news(self, state: State) -> None:
        """Save to what was chosen in it."""
        if self._dialog is None or (said := self._dialog.next_said()) is None:
            return
        self.close()
        if not isinstance(said, Done):  # it did not work: there is another way
            self._ask_in_window(folder_beside(self._saver.path))
        elif said.result:
            self._take_chosen(state, Path(said.result))

    def close(self) -> None:
        """Nobody is asked for a name any more."""
        dialog, self._dialog = self._dialog, None
        if dialog is not None:
            dialog.end()

    def _ask(self) -> None:
        if self._dialog is not None:
            self._send(Notify("The dialog to choose a name is open already"))
            return
        folder = folder_beside(self._saver.path)
        if has_dialog():
            with suppress(OSError):
                self._dialog = Apart(chosen_name, str(folder), self._proposed(folder))
        if self._dialog is None:
            self._ask_in_window(folder)

    def _ask_in_window(self, folder: Path) -> None:
        self._send(ShowFiles(replace(files_in(str(folder), ()), saves=True, typed=self._proposed(folder))))

    def _proposed(self, folder: Path) -> str:
        """The first name like that of the present file which no file in the folder has."""
        path = self._saver.path
        stem = STEM if path is None else path.name.removesuffix(ENDING)
        names = chain([f"{stem}{ENDING}"], numbered(stem, ENDING, first=2))
        return next(name for name in names if not os.path.lexists(folder / name))

    def _take_chosen(self, state: State, path: Path) -> None:
        """Where the ending is left to the program, nobody was asked about a file of the whole name."""
        self._saver.save_to(state, _whole(path), may_replace=is_session_file(path))

    def _take_typed(self, state: State, files: FileList) -> None:
        """A folder is looked into; for a file there must be a folder."""
        try:
            path = typed_path(files)
            if path.is_dir():
                self._ask_in_window(path)
            elif not path.parent.is_dir():
                self._send(ShowFiles(replace(files, why_not=f"There is no folder {one_line(str(path.parent))}")))
            else:
                self._take_path(state, files, _whole(path))
        except (OSError, ValueError) as problem:
            self._send(ShowFiles(replace(files, why_not=f"{one_line(files.typed.strip())}: {reason_for(problem)}")))

    def _take_path(self, state: State, files: FileList, path: Path) -> None:
        is_there = os.path.lexists(path)
        if is_there and files.replaces != str(path):
            why_not = f"{one_line(path.name)} is there already: Enter once more replaces it"
            self._send(ShowFiles(replace(files, why_not=why_not, replaces=str(path))))
        else:
            self._send(CloseFiles())
            self._saver.save_to(state, path, may_replace=is_there)


def _whole(path: Path) -> Path:
    """The name with the ending of a session."""
    return path if is_session_file(path) else path.with_name(path.name + ENDING)
