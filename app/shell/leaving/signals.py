"""What asks the program from outside to leave: Ctrl-C, the end of a session, a terminal that was closed.

A signal interrupts nothing that may not be left half done: it is counted, and the program looks for it wherever it can
leave in order. Only while nothing has begun may it break in.
"""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

NAMES = ("SIGINT", "SIGHUP", "SIGBREAK", "SIGTERM")
"""Not every system has all of them."""


class Interrupted(BaseException):
    """A signal came while it was free to break in."""


class Signals:
    """How often somebody asked to leave, and by which signal first."""

    def __init__(self) -> None:
        self.count = 0
        self._first = 0
        self._breaks_in = False

    def catch(self) -> None:
        """Hear signals from now on, all but those that whoever started the program wants to be ignored."""
        self._set(self._heard)

    def ignore(self) -> None:
        """Hear no more of them: all is done, and Python alone still puts its things away."""
        self._set(signal.SIG_IGN)

    @contextmanager
    def breaking_in(self) -> Iterator[None]:
        """Within this block a signal raises Interrupted, one from before at its beginning.

        It is for what may wait for ever and leaves nothing half done.
        """
        self._breaks_in = True
        try:
            if self.count:
                raise Interrupted
            yield
        finally:
            self._breaks_in = False

    @property
    def name(self) -> str:
        """The name of the first signal."""
        return signal.Signals(self._first).name

    @property
    def status(self) -> int:
        """The exit status of what the first signal ended, as shells count; 0 where there was none."""
        return 128 + self._first if self._first else 0

    def _set(self, handler: Callable[[int, FrameType | None], None] | signal.Handlers) -> None:
        for name in NAMES:
            number = getattr(signal, name, None)
            if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
                signal.signal(number, handler)

    def _heard(self, number: int, _frame: FrameType | None) -> None:
        self.count += 1
        self._first = self._first or number
        if self._breaks_in:
            self._breaks_in = False
            raise Interrupted
