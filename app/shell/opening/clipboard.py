"""The system's clipboard: cells and texts from it, points onto it."""

from __future__ import annotations

from pathlib import Path

import pygame

from app.files.exports.frames import nobody
from app.files.source import Source
from app.messages import CopyPoints, Message, Notify, PastePoints
from app.model.data.dataset import Dataset
from app.model.data.names import ColumnNames
from app.plots.numerals import counted
from app.session.state import State
from app.shell.apart.apart import Apart
from app.shell.apart.child import Done
from app.shell.opening.opener import Opener
from app.shell.opening.writing import written
from app.update.dispatcher import Dispatcher

NAME = "clipboard"
FEW_POINTS = 5_000
"""So many are written down within a frame."""


class Clipboard:
    """Watches for what is to be pasted and copied."""

    def __init__(self, dispatcher: Dispatcher, opener: Opener) -> None:
        self._dispatcher, self._opener = dispatcher, opener
        self._writing: Apart | None = None
        dispatcher.after.append(self._seen)

    @property
    def has_news(self) -> bool:
        """Whether points were written down that are still to be put on the clipboard."""
        return self._writing is not None and self._writing.has_arrived

    def take_news(self) -> None:
        """Put them there."""
        if self._writing is None or (said := self._writing.next_said()) is None:
            return
        self.close()
        if isinstance(said, Done):
            self._put(*said.result)
        else:
            self._notify("The points were not copied: not enough memory", is_failure=True)

    def _seen(self, state: State, message: Message) -> None:
        if isinstance(message, PastePoints):
            self._paste()
        elif isinstance(message, CopyPoints) and len(state.points):
            self._copy(state.points, state.points.names)

    def _paste(self) -> None:
        try:
            text = pygame.scrap.get_text()
        except pygame.error:
            text = ""
        if text.strip():
            self._opener.open(Source(Path(NAME), text.encode("utf-8", "replace")))
        else:
            self._notify("There is no text on the clipboard", is_failure=True)

    def _copy(self, points: Dataset, names: ColumnNames) -> None:
        self.close()
        if len(points) <= FEW_POINTS:
            self._put(*written(nobody, points, names))
            return
        try:
            self._writing = Apart(written, points, names)
        except OSError as problem:
            self._notify(f"The points were not copied: {problem.strerror}", is_failure=True)

    def _put(self, text: str, count: int) -> None:
        try:
            pygame.scrap.put_text(text)
        except pygame.error as problem:
            self._notify(f"The points were not copied: {problem}", is_failure=True)
        else:
            self._notify(f"Copied {counted(count, 'point')}")

    def close(self) -> None:
        """End what is going on."""
        writing, self._writing = self._writing, None
        if writing is not None:
            writing.end()

    def _notify(self, text: str, is_failure: bool = False) -> None:
        self._dispatcher.send(Notify(text, is_failure))
