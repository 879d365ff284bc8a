"""The one way in for messages, with a place for those who watch: a journal, a lesson, a notice that something takes long."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from app.messages import Message
from app.session.state import State
from app.update import update

Watcher = Callable[[State, Message], None]
"""Is called with the state and a message. It changes nothing itself, but may send messages."""


class Dispatcher:
    """Lets messages happen to one state, each exactly once and one after another."""

    def __init__(self, state: State) -> None:
        """``before`` are called before each update, ``after`` after it, in the order in which they stand there."""
        self.state = state
        self.before: list[Watcher] = []
        self.after: list[Watcher] = []
        self._waiting: deque[Message] = deque()
        self._is_busy = False

    def send(self, message: Message) -> None:
        """Let the message happen. One that a watcher sends waits until all have seen the present one."""
        self._waiting.append(message)
        if self._is_busy:
            return
        self._is_busy = True
        try:
            while self._waiting:
                self._let_happen(self._waiting.popleft())
        finally:
            self._is_busy = False
            self._waiting.clear()

    def _let_happen(self, message: Message) -> None:
        for watcher in self.before:
            watcher(self.state, message)
        update(self.state, message)
        for watcher in self.after:
            watcher(self.state, message)
