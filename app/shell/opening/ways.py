"""All ways in together: what is dropped, the command line, the clipboard, the example sets, and files to choose from."""

from __future__ import annotations

from pathlib import Path

import pygame

from app.files.source import Source
from app.shell.opening.chooser import Chooser
from app.shell.opening.clipboard import Clipboard
from app.shell.opening.examples import ExampleSets
from app.shell.opening.opener import Opener
from app.update.dispatcher import Dispatcher

DROPS = (pygame.DROPFILE, pygame.DROPTEXT)
"""Events of something that was let go over the window."""


class WaysIn:
    """What the loop knows of them: there may be news, which are to be taken; and at the end nothing may be left."""

    def __init__(self, dispatcher: Dispatcher) -> None:
        self.opener = Opener(dispatcher)
        self.clipboard = Clipboard(dispatcher, self.opener)
        self.chooser = Chooser(dispatcher, self.opener)
        ExampleSets(dispatcher)
        self._all = (self.opener, self.clipboard, self.chooser)

    def __enter__(self) -> WaysIn:
        return self

    def __exit__(self, *_: object) -> None:
        for each in self._all:
            each.close()

    @property
    def has_news(self) -> bool:
        """Whether something came of what goes on elsewhere."""
        return any(each.has_news for each in self._all)

    def take_news(self) -> bool:
        """Let happen what came of it; returns whether something did."""
        had_news = self.has_news
        for each in self._all:
            each.take_news()
        return had_news

    def drop(self, event: pygame.event.Event) -> None:
        """Open what was dropped on the window."""
        if event.type == pygame.DROPFILE:
            self.opener.open(Source(Path(event.file)))
        else:
            self.opener.open(Source(Path("dropped text"), event.text.encode("utf-8", "replace")))
