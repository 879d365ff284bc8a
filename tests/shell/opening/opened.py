"""Ways in without a window: what is opened happens to a state, and every message is noted."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from app.messages import Message
from app.session.state import State
from app.shell.opening.ways import WaysIn
from app.update.dispatcher import Dispatcher

PATIENCE_S = 60.0


class Opened:
    """A state, its ways in, and all that happened."""

    def __init__(self) -> None:
        self.state = State()
        self.dispatcher = Dispatcher(self.state)
        self.ways_in = WaysIn(self.dispatcher)
        self.seen: list[Message] = []
        self.dispatcher.after.append(lambda _state, message: self.seen.append(message))

    def send(self, *messages: Message) -> None:
        """Let these happen."""
        for message in messages:
            self.dispatcher.send(message)

    def wait_until(self, is_so: Callable[[], bool]) -> None:
        """Do what the loop does until something is so."""
        deadline = time.monotonic() + PATIENCE_S
        while not is_so():
            assert time.monotonic() < deadline, self.seen
            self.ways_in.take_news()
            time.sleep(0.005)

    def wait(self) -> None:
        """Until nothing is being read."""
        self.wait_until(lambda: self.state.reading is None)

    def kinds(self) -> list[str]:
        """What happened, by the names of the messages."""
        return [type(message).__name__ for message in self.seen]


@contextmanager
def opened() -> Iterator[Opened]:
    """Ways in that are closed in the end."""
    one = Opened()
    with one.ways_in:
        yield one
