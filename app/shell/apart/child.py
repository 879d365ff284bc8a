"""The other process: hears what it is to do, does it, and says how far it is and what came of it."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from importlib import import_module
from threading import Thread
from typing import Any, BinaryIO, NamedTuple, NoReturn

from app.files.problem import FileProblem
from app.shell.apart.wire import receive, send


class Asked(NamedTuple):
    """A function by module and name, and its arguments after the first, which is called with what there is to tell."""

    module: str
    name: str
    arguments: tuple[Any, ...]


class Told(NamedTuple):
    """What the function tells before it is done."""

    what: Any


class Done(NamedTuple):
    """What the function returned."""

    result: Any


class Failed(NamedTuple):
    """One line for the window: why there is no result."""

    why: str


def main() -> NoReturn:
    """Do what is asked on standard input, say what comes of it on standard output, and end.

    It ends at once: Python's own end would wait a second for the thread that still reads, and whoever asked with it.
    """
    try:
        _do_what_is_asked()
    finally:
        os._exit(0)


def _do_what_is_asked() -> None:
    heard, said = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # nothing else shall be said there
    try:
        asked: Asked = receive(heard)
        Thread(target=_end_with_parent, args=(heard,), daemon=True).start()
        function: Callable[..., Any] = getattr(import_module(asked.module), asked.name)
        send(said, Done(function(lambda what: send(said, Told(what)), *asked.arguments)))
    except FileProblem as problem:
        send(said, Failed(problem.briefly))
    except MemoryError:
        send(said, Failed("not enough memory"))


def _end_with_parent(heard: BinaryIO) -> None:
    """Nothing more is said here: the end comes when the process that asked has ended, however it did."""
    heard.read(1)
    if hasattr(os, "killpg") and os.getpgid(0) == os.getpid():
        os.killpg(0, signal.SIGKILL)  # what was started from here goes too
    os._exit(1)
