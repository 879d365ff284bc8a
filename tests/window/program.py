"""The program in a real window, and the hands of a person who uses it."""

from __future__ import annotations

import csv
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
from PIL import Image

from tests.xserver import Picture, XServer

MAIN = Path(__file__).resolve().parents[2] / "main.py"
PATIENCE_S = 10.0
BLACK = (0, 0, 0)
LEFT, MIDDLE, RIGHT, WHEEL_UP, WHEEL_DOWN = 1, 2, 3, 4, 5

Row = dict[str, str]
"""A row of the trace: column name to what stands there."""


@dataclass(frozen=True)
class Left:
    """What the program left behind: exit status, what it said, its trace and its picture."""

    status: int
    said: str
    rows: list[Row]
    picture: Picture

    @property
    def samples(self) -> list[str]:
        """The column ``sample``: which point each step learnt from, empty where it was more than one."""
        return [row["sample"] for row in self.rows]

    @property
    def learning_rates(self) -> list[float]:
        """The learning rate of each step, worked out from what it did to b."""
        before = [0.0, *(float(row["b"]) for row in self.rows)]
        return [(b - float(row["b"])) / float(row["grad_b"]) for b, row in zip(before, self.rows, strict=False)]

    @property
    def points(self) -> dict[int, tuple[float, float]]:
        """Where each sample was when it was last learnt from."""
        return {int(row["sample"]): (float(row["x"]), float(row["y"])) for row in self.rows if row["sample"]}


class Program:
    """A running program. Positions are pixels of its window."""

    def __init__(self, server: XServer, folder: Path, config: Path, arguments: list[str]) -> None:
        self._server = server
        self._folder = folder
        outputs = ["--trace", str(folder / "trace.csv"), "--screenshot", str(folder / "window.png")]
        with (folder / "said.txt").open("w") as said:
            self._process = subprocess.Popen(
                [sys.executable, str(MAIN), *arguments, *outputs],
                env=server.environment(config),
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=said,
            )
        self._window = self._find_window()
        self._xdotool("mousemove", "0", "0")
        self.wait_for(lambda: self.pixel(0, 0) != BLACK, "the first frame")
        if "--paused" in arguments:
            self.settle()

    # --- what is seen ------------------------------------------------------------------------------------------------

    @cached_property
    def place(self) -> tuple[int, int, int, int]:
        """Left, top, width and height of the window on its screen."""
        told = self._xdotool("getwindowgeometry", "--shell", self._window)
        found = dict(line.split("=") for line in told.split())
        return int(found["X"]), int(found["Y"]), int(found["WIDTH"]), int(found["HEIGHT"])

    def picture(self) -> Picture:
        """What the window shows now."""
        return self._server.picture(*self.place)

    def pixel(self, x: int, y: int) -> tuple[int, int, int]:
        """The colour of one pixel now."""
        left, top, _, _ = self.place
        red, green, blue = self._server.picture(left + x, top + y, 1, 1)[0, 0]
        return int(red), int(green), int(blue)

    def settle(self) -> None:
        """Wait until the window stands still, which it soon does while training is paused."""
        deadline = time.monotonic() + PATIENCE_S
        seen, since = self.picture(), time.monotonic()
        while time.monotonic() - since < 0.11:
            assert time.monotonic() < deadline, "the window does not come to rest"
            time.sleep(0.04)
            now = self.picture()
            if not np.array_equal(now, seen):
                seen, since = now, time.monotonic()

    def wait_for_pixel(self, x: int, y: int, colour: tuple[int, int, int]) -> None:
        """Wait until a pixel has that colour."""
        self.wait_for(lambda: self.pixel(x, y) == colour, f"pixel ({x}, {y}) to be {colour}, not {self.pixel(x, y)}")

    def wait_for_frames(self, how_many: int) -> None:
        """Wait until the window has shown that many pictures, each different from the one before."""
        seen = [self.picture()]

        def has_another() -> bool:
            now = self.picture()
            if not np.array_equal(now, seen[-1]):
                seen.append(now)
            return len(seen) > how_many

        self.wait_for(has_another, f"{how_many} frames that differ")

    def wait_for(self, is_so: Callable[[], bool], what: str) -> None:
        """Wait until something is so; ``what`` says in words what that is."""
        deadline = time.monotonic() + PATIENCE_S
        while not is_so():
            assert self.is_running, f"the program ended while waiting for {what}; it said: {self.said}"
            assert time.monotonic() < deadline, f"waited in vain for {what}; the program said: {self.said}"
            time.sleep(0.03)

    # --- hands -------------------------------------------------------------------------------------------------------

    def point_at(self, x: int, y: int) -> None:
        """Move the pointer there."""
        self._xdotool(*self._to(x, y))
        self.pause()

    def click(self, x: int, y: int, button: int = LEFT, times: int = 1) -> None:
        """Press and release a button of the pointer."""
        self._xdotool(*self._to(x, y), "click", "--repeat", str(times), "--delay", "15", str(button))
        self.pause()

    def press(self, x: int, y: int, button: int = LEFT) -> None:
        """Press a button and keep it down."""
        self._xdotool(*self._to(x, y), "mousedown", str(button), "sleep", "0.05")

    def pull(self, x: int, y: int) -> None:
        """Move the pointer while a button is down."""
        self._xdotool(*self._to(x, y), "sleep", "0.05")

    def release(self, button: int = LEFT) -> None:
        """Let go of a button."""
        self._xdotool("mouseup", str(button))
        self.pause()

    def drag(self, x: int, y: int, to_x: int, to_y: int, button: int = LEFT) -> None:
        """Press at one place, move on by way of a few others, and release at the last."""
        self.press(x, y, button)
        for share in (0.3, 0.6, 1.0):
            self.pull(round(x + share * (to_x - x)), round(y + share * (to_y - y)))
        self.release(button)

    def wheel(self, x: int, y: int, notches: int) -> None:
        """Turn the wheel over a place: up, or down where negative."""
        self.click(x, y, WHEEL_UP if notches > 0 else WHEEL_DOWN, abs(notches))

    def key(self, *names: str) -> None:
        """Press keys, one after another, as xdotool calls them: ``space``, ``ctrl+z``, ``F1``."""
        self._xdotool("key", "--delay", "25", *names)
        self.pause()

    def drag_with(self, key: str, x: int, y: int, to_x: int, to_y: int) -> None:
        """Drag while a key is down."""
        self._xdotool("keydown", key)
        self.drag(x, y, to_x, to_y)
        self._xdotool("keyup", key)

    def resize(self, width: int, height: int) -> None:
        """Give the window another size, at the corner of the screen so that it fits, and wait until it is drawn."""
        self._xdotool("windowmove", self._window, "0", "0", "windowsize", self._window, str(width), str(height))
        del self.place
        self.wait_for(lambda: self._has_size(width, height), f"a window of {width} by {height}")
        self.settle()

    def close(self) -> Left:
        """Ask the program to end, as the system does, and read what it leaves behind."""
        self.pause()
        self._process.send_signal(signal.SIGTERM)
        return self.ended()

    def ended(self) -> Left:
        """Wait for the program to end and read what it leaves behind."""
        status = self._process.wait(PATIENCE_S)
        with (self._folder / "trace.csv").open(newline="") as file:
            rows = list(csv.DictReader(file))
        with Image.open(self._folder / "window.png") as picture:
            return Left(status, self.said, rows, np.asarray(picture.convert("RGB")))

    @property
    def said(self) -> str:
        """What the program has written to its terminal."""
        return (self._folder / "said.txt").read_text()

    @property
    def is_running(self) -> bool:
        """Whether the program has not ended."""
        return self._process.poll() is None

    def kill(self) -> None:
        """End a program that a failed test left running."""
        if self.is_running:
            self._process.kill()
            self._process.wait()

    # --- how it is done ----------------------------------------------------------------------------------------------

    def pause(self) -> None:
        """Leave the program the time of a few frames."""
        time.sleep(0.035)

    def _to(self, x: int, y: int) -> list[str]:
        return ["mousemove", "--window", self._window, str(x), str(y)]

    def _has_size(self, width: int, height: int) -> bool:
        self.__dict__.pop("place", None)
        return self.place[2:] == (width, height)

    def _find_window(self) -> str:
        found: list[str] = []

        def is_there() -> bool:
            assert self.is_running, f"the program ended at once: {self.said}"
            done = self._run("search", "--onlyvisible", "--pid", str(self._process.pid))
            found[:] = done.stdout.split()
            return bool(found)

        self.wait_for(is_there, "a window")
        return found[-1]

    def _xdotool(self, *words: str) -> str:
        done = self._run(*words)
        assert done.returncode == 0, f"xdotool {' '.join(words)}: {done.stderr}; the program said: {self.said}"
        return done.stdout

    def _run(self, *words: str) -> subprocess.CompletedProcess[str]:
        environment = {"DISPLAY": self._server.display, "PATH": "/usr/local/bin:/usr/bin:/bin"}
        return subprocess.run(["xdotool", *words], env=environment, capture_output=True, text=True, check=False)
