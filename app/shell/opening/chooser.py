"""Lets a file be chosen: in the system's own dialog, or in a list in the window where there is none."""

from __future__ import annotations

from pathlib import Path

from app.files.source import Source
from app.messages import ChooseFile, GoToFolder, Message, Notify, OpenTyped, ShowFiles
from app.session.state import State
from app.shell.apart.apart import Apart
from app.shell.apart.child import Done
from app.shell.opening.dialog import chosen_file, has_dialog
from app.shell.opening.folders import beside, files_in, typed_in
from app.shell.opening.opener import Opener
from app.update.dispatcher import Dispatcher


class Chooser:
    """Watches for a file to be chosen, and for folders to look into."""

    def __init__(self, dispatcher: Dispatcher, opener: Opener) -> None:
        self._dispatcher, self._opener = dispatcher, opener
        self._dialog: Apart | None = None
        dispatcher.after.append(self._seen)

    @property
    def has_news(self) -> bool:
        """Whether the dialog was closed."""
        return self._dialog is not None and self._dialog.has_arrived

    def take_news(self) -> None:
        """Open what was chosen in it."""
        if self._dialog is None or (said := self._dialog.next_said()) is None:
            return
        self.close()
        if not isinstance(said, Done):  # it did not work: there is another way
            self._show(self._dispatcher.state)
        elif said.result:
            self._opener.open(Source(Path(said.result)))

    def close(self) -> None:
        """Close the dialog."""
        dialog, self._dialog = self._dialog, None
        if dialog is not None:
            dialog.end()

    def _seen(self, state: State, message: Message) -> None:
        files = state.files
        if isinstance(message, ChooseFile):
            self._choose(state)
        elif isinstance(message, GoToFolder):
            self._dispatcher.send(ShowFiles(beside(files, message.path)))
        elif isinstance(message, OpenTyped) and files is not None and not files.saves and files.typed.strip():
            self._dispatcher.send(typed_in(files))

    def _choose(self, state: State) -> None:
        if self._dialog is not None:
            self._dispatcher.send(Notify("The dialog to choose a file is open already"))
        elif has_dialog():
            try:
                self._dialog = Apart(chosen_file, _folder(state))
            except OSError:
                self._show(state)
        else:
            self._show(state)

    def _show(self, state: State) -> None:
        self._dispatcher.send(ShowFiles(files_in(_folder(state), state.recent_files)))


def _folder(state: State) -> str:
    """Where to begin: where the latest file came from, or else where the program was started."""
    for recent in state.recent_files:
        if Path(recent).parent.is_dir():
            return str(Path(recent).parent)
    try:
        return str(Path.cwd())
    except OSError:  # it was removed
        return str(Path.home())
