"""One call of a function in a process of its own: started, listened to, and ended at any time."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from pickle import UnpicklingError
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any, TypeAlias

from app.shell.apart.child import Asked, Done, Failed, Told
from app.shell.apart.wire import Packed, packed, receive, send_packed

_ROOT = Path(__file__).resolve().parents[3]
_START = "import sys; sys.path.insert(0, sys.argv[1]); from app.shell.apart.child import main; main()"
_PATIENCE_S = 5.0
ENDED = Failed("it ended before it was done")

Said: TypeAlias = Told | Done | Failed


class Apart:
    """A call of ``function(tell, *arguments)``, which must stand at the top of a module and open no window.

    What comes of it arrives in order: any number of ``Told``, then one ``Done`` or ``Failed``.
    """

    def __init__(self, function: Callable[..., Any], *arguments: object) -> None:
        """Start it, with the arguments as they are now. Raises OSError where the system starts no more processes."""
        asked = packed(Asked(function.__module__, function.__name__, arguments))
        self._arrived: SimpleQueue[Said] = SimpleQueue()
        self._process = subprocess.Popen(
            [sys.executable, "-c", _START, str(_ROOT)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            # Ctrl-C in the terminal is for this program alone, which then ends the other; no console opens on Windows.
            start_new_session=True,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0) | getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
        )
        self._listener = Thread(target=self._listen, args=(asked,), daemon=True)
        self._listener.start()

    @property
    def pid(self) -> int:
        """The number of the process."""
        return self._process.pid

    @property
    def has_arrived(self) -> bool:
        """Whether something is to be taken."""
        return not self._arrived.empty()

    def next_said(self) -> Said | None:
        """What was said next, if anything was."""
        try:
            return self._arrived.get_nowait()
        except Empty:
            return None

    def wait(self) -> Done | Failed:
        """What comes of it in the end, as soon as it does: not for a thread that draws frames."""
        while isinstance(said := self._arrived.get(), Told):
            pass
        return said

    def end(self) -> None:
        """End the process and whatever it started; nothing is left of it."""
        if hasattr(os, "killpg"):
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self._process.pid, signal.SIGKILL)
        with suppress(OSError):
            self._process.kill()
        self._listener.join(_PATIENCE_S)

    def _listen(self, asked: Packed) -> None:
        last: Said = ENDED
        # Closing what it was to hear fails too where it has ended already.
        with suppress(EOFError, OSError, UnpicklingError, MemoryError), self._process:
            assert self._process.stdin is not None
            assert self._process.stdout is not None
            send_packed(self._process.stdin, asked)
            while isinstance(said := receive(self._process.stdout), Told):
                self._arrived.put(said)
            last = said
            self._process.stdin.close()
        self._arrived.put(last)
