"""Requests from outside to end the program: Ctrl-C, the end of a session, a terminal that was closed.

A signal interrupts nothing that must not be left half done: it is counted, and the program checks for it wherever it can
end in order. Only before anything has begun may it interrupt.
"""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

NAMES = ("SIGINT", "SIGHUP", "SIGBREAK", "SIGTERM")
"""Not every system has all of them."""


class Interrupted(BaseException):
    """A signal came while it was allowed to interrupt."""


class Signals:
    """How many signals came, and which was the first."""

    def __init__(self) -> None:
        self.count = 0
        self._first = 0
        self._breaks_in = False

    def catch(self) -> None:
        """Count signals from now on, all but those that the parent process set to be ignored."""
        self._set(self._heard)

    def ignore(self) -> None:
        """Ignore them from now on: all work is done, and only Python still cleans up."""
        self._set(signal.SIG_IGN)

    @contextmanager
    def breaking_in(self) -> Iterator[None]:
        """Within this block a signal raises Interrupted; one that came before raises it at the beginning.

        For work that may wait for ever and leaves nothing half done.
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
        """The exit status after the first signal, as shells count it; 0 where there was none."""
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
