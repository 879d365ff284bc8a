"""``xdotool`` that is started once and told line by line what to do: a process for each click would take longer than it."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

from tests.xserver import SCREEN_SIZE

SEEN_BY_SERVER = "getmouselocation"
"""A question to the server, which answers it after it has done what came before; the answer itself is of no interest."""

LAST, LAST_ANSWER = "getdisplaygeometry", "{} {}\n".format(*SCREEN_SIZE)
NEXT = "\n"
"""Between two commands where there are many of them: a line may not be longer than 4096 characters."""


class XdotoolError(Exception):
    """What was to be done could not be done."""


class Xdotool:
    """One that runs. Where it gives up, as it does over a window that is gone, another one takes its place.

    It keeps the windows that it found, and would send keys and clicks to the first of them rather than to where the system
    does: one that searches presses no keys.
    """

    def __init__(self, display: str) -> None:
        self._display = display
        self._start()

    def do(self, *words: str) -> None:
        """Do this, and come back once the server has done it. Raises XdotoolError."""
        said = self.ask(*words)
        if said:
            raise XdotoolError(f"xdotool {' '.join(words)}: {said}")

    def ask(self, *words: str) -> str:
        """What it answers to this. Raises XdotoolError."""
        assert self._process.stdin is not None and self._process.stdout is not None
        self._process.stdin.write(" ".join([*words, NEXT, SEEN_BY_SERVER, NEXT, LAST, NEXT]))
        self._process.stdin.flush()
        answer: list[str] = []
        while (line := self._process.stdout.readline()) != LAST_ANSWER:
            answer.append(line)
            if not line:
                self.end()
                self._start()
                raise XdotoolError(f"xdotool {' '.join(words)}: {''.join(answer)}")
        return "".join(line for line in answer if not line.startswith("x:"))

    def end(self) -> None:
        """Let it go."""
        with self._process:
            self._process.kill()

    def _start(self) -> None:
        self._process = subprocess.Popen(
            ["stdbuf", "-oL", "xdotool", "-"],  # it would keep back its answers until there are many
            env={"DISPLAY": self._display, "PATH": "/usr/local/bin:/usr/bin:/bin"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )


@contextmanager
def xdotool(display: str) -> Iterator[Xdotool]:
    """One for that display, for as long as it is needed."""
    running = Xdotool(display)
    try:
        yield running
    finally:
        running.end()
