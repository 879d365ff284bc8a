"""Programs that are not loaded anew: each is a fork of one process that has loaded all of it and begun nothing.

To load them takes longer than all else that a program does in a short test. A fork gets arguments, environment, folder and
files of its own, and runs ``main.py`` from its first line to Python's own end. What it cannot show: that the program loads
at all, signals meanwhile, and what Python itself reads from the environment or draws by lot as it starts, such as the seed
of hashes. Tests of those start the program as a person does.
"""

from __future__ import annotations

import json
import os
import runpy
import select
import signal
import socket
import struct
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from importlib import import_module
from pathlib import Path
from typing import IO, NamedTuple

ROOT = Path(__file__).resolve().parents[2]
MAIN = ROOT / "main.py"
LOADED = ("main", "app.shell.program", "app.shell.loop", "app.shell.window", "numpy.random", "PIL.PngImagePlugin")
"""What it needs for the first frame, and what most tests let it do afterwards."""

NUMBER = struct.Struct("i")


class Wanted(NamedTuple):
    """What a program begins with: its file and arguments, its environment and the folder that it is started in."""

    words: list[str]
    environment: Mapping[str, str]
    folder: str


class Fork:
    """A program that runs, with as much of ``subprocess.Popen`` as tests ask for."""

    def __init__(self, told: int) -> None:
        self._told = told
        self._status: int | None = None
        self.pid = self._next_number()

    def poll(self) -> int | None:
        """The exit status, or None while it runs."""
        return self._ended_within(0.0)

    def wait(self, timeout: float | None = None) -> int:
        """The exit status, once it has ended; negative after a signal that killed it. Raises TimeoutExpired."""
        status = self._ended_within(timeout)
        if status is None:
            raise subprocess.TimeoutExpired(f"fork {self.pid}", timeout or 0.0)
        return status

    def send_signal(self, number: int) -> None:
        """Send it a signal, if it still runs."""
        if self.poll() is None:
            os.kill(self.pid, number)

    def kill(self) -> None:
        """End it at once."""
        self.send_signal(signal.SIGKILL)

    def _ended_within(self, seconds: float | None) -> int | None:
        if self._status is None and select.select([self._told], [], [], seconds)[0]:
            self._status = os.waitstatus_to_exitcode(self._next_number())
            os.close(self._told)
        return self._status

    def _next_number(self) -> int:
        told = os.read(self._told, NUMBER.size)
        assert told, "the process that programs are forked from has ended"
        return int(NUMBER.unpack(told)[0])


class Nursery:
    """A process that has loaded the program and forks when it is asked to."""

    def __init__(self, asks: socket.socket) -> None:
        self._asks = asks

    def start(self, words: list[str], environment: Mapping[str, str], output: IO[str]) -> Fork:
        """Start a file of Python with arguments, in the folder that is the present one; all it says goes to ``output``."""
        to_read, to_write = os.pipe()
        told, tells = os.pipe()
        socket.send_fds(self._asks, [b"!"], [output.fileno(), to_read, tells])
        os.close(to_read)
        os.close(tells)
        with os.fdopen(to_write, "w") as wanted:
            json.dump(Wanted(words, dict(environment), str(Path.cwd())), wanted)
        return Fork(told)


@contextmanager
def nursery() -> Iterator[Nursery]:
    """Start the process, and let it end afterwards."""
    ours, theirs = socket.socketpair()
    words = [sys.executable, "-m", "tests.started.nursery", str(theirs.fileno())]
    quiet = subprocess.DEVNULL
    with subprocess.Popen(words, cwd=ROOT, pass_fds=[theirs.fileno()], stdin=quiet, stdout=quiet), ours:
        theirs.close()
        yield Nursery(ours)


def main() -> None:
    """Load the program and fork for each that asks. Comes back in each fork, and when nobody can ask any more."""
    asked = socket.socket(fileno=int(sys.argv[1]))
    sys.argv[:] = [str(MAIN)]
    os.environ.setdefault("DISPLAY", "")  # pygame names the class of its windows where there is one
    before = {*os.environ}
    for name in LOADED:
        import_module(name)
    set_by_loading = {name: value for name, value in os.environ.items() if name not in before}
    while files := socket.recv_fds(asked, 1, 3)[1]:
        if os.fork() == 0:
            asked.close()
            _become_what_is_wanted(*files, set_by_loading)
            return
        for file in files:
            os.close(file)
        _forget_the_ended()
    _forget_the_ended()


def _forget_the_ended() -> None:
    """Until then the system keeps them in its list of processes."""
    with suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass


def _become_what_is_wanted(output: int, to_read: int, tells: int, set_by_loading: Mapping[str, str]) -> None:
    with os.fdopen(to_read) as told:
        wanted = Wanted(*json.load(told))
    pid = os.fork()
    if pid != 0:
        os.write(tells, NUMBER.pack(pid))
        os.write(tells, NUMBER.pack(os.waitpid(pid, 0)[1]))
        os._exit(0)
    for stream in (1, 2):
        os.dup2(output, stream)
    for file in (output, tells):
        os.close(file)
    os.chdir(wanted.folder)
    os.environ.clear()
    os.environ.update({**set_by_loading, **wanted.environment})
    sys.argv[:] = wanted.words
    runpy.run_path(wanted.words[0], run_name="__main__")


if __name__ == "__main__":
    main()
