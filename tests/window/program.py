"""The program in a real window, and the hands of a person who uses it."""

from __future__ import annotations

import csv
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import numpy as np
from PIL import Image

from app.view.paint.theme import DARK, LIGHT
from tests.started.nursery import MAIN, Fork, Nursery
from tests.window.xdotool import NEXT, SEEN_BY_SERVER, Xdotool, XdotoolError
from tests.xserver import Picture, Pixels, XServer

PATIENCE_S = 20.0
LONGEST_PAUSE_S = 1.5
PROCESSES = Path("/proc")
TURNS_AFTER_INPUT, TURNS_AT_REST = 5, 10
GUTTER_PX = 6
"""So far from either side of the window there is only background."""

BLACK = (0, 0, 0)
LEFT, MIDDLE, RIGHT, WHEEL_UP, WHEEL_DOWN = 1, 2, 3, 4, 5

Row = dict[str, str]
"""A row of the trace: column name to what stands there."""


@dataclass(frozen=True)
class Left:
    """What the program left behind: exit status, what it said, its trace, and the file of its picture."""

    status: int
    said: str
    rows: list[Row]
    picture_file: Path

    @cached_property
    def picture(self) -> Picture:
        """The picture of the window."""
        with Image.open(self.picture_file) as picture:
            return np.asarray(picture.convert("RGB"))

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


class Place(NamedTuple):
    """A screen, and the eyes that search it and the hands of whoever sits before it."""

    server: XServer
    eyes: Xdotool
    hands: Xdotool


class Program:
    """A running program. Positions are pixels of its window."""

    def __init__(self, place: Place, folder: Path, config: Path, arguments: list[str], nursery: Nursery | None) -> None:
        """``nursery``: what it is forked from; None where it is started from nothing, as a person does."""
        self._server, self._eyes, self._hands = place
        self._folder = folder
        outputs = ["--trace", str(folder / "trace.csv"), "--screenshot", str(folder / "window.png")]
        words, environment = [str(MAIN), *arguments, *outputs], self._server.environment(config)
        with (folder / "said.txt").open("w") as said:
            self._process: Fork | subprocess.Popen[bytes] = (
                nursery.start(words, environment, said)
                if nursery is not None
                else subprocess.Popen(
                    [sys.executable, *words], env=environment, stdin=subprocess.DEVNULL, stdout=said, stderr=said
                )
            )
        self._window = self._find_window()
        self._do("mousemove", "0", "0")
        self.wait_for(lambda: self.pixel(0, 0) != BLACK, "the first frame")
        if "--paused" in arguments:
            self.settle()

    @property
    def window(self) -> str:
        """The number of its window."""
        return self._window

    # --- what is seen ------------------------------------------------------------------------------------------------

    @cached_property
    def place(self) -> tuple[int, int, int, int]:
        """Left, top, width and height of the window on its screen."""
        told = self._eyes.ask("getwindowgeometry", "--shell", self._window)
        found = dict(word.split("=") for word in told.split() if "=" in word)
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
        """Wait until the window stands still, which it soon does while training is paused.

        It does where it showed the same picture while the program looked for events many times over: that takes as long
        as the machine needs, however busy it is.
        """
        seen, turns = self._pixels(), self._turns()

        def stands_still() -> bool:
            nonlocal seen, turns
            now, count = self._pixels(), self._turns()
            if not np.array_equal(now, seen):
                seen, turns = now, count
            return count - turns >= TURNS_AT_REST

        self.wait_for(stands_still, "the window to come to rest")

    def wait_for_picture(self, expected: Picture, part: Callable[[Picture], Picture] = lambda whole: whole) -> None:
        """Wait until the window, or that part of its picture, looks like this."""

        def is_so() -> bool:
            shown = part(self.picture())
            return np.array_equal(shown, expected)

        self.wait_for(is_so, "the window to look as expected")

    def wait_for_pixel(self, x: int, y: int, colour: tuple[int, int, int]) -> None:
        """Wait until a pixel has that colour."""
        self.wait_for(lambda: self.pixel(x, y) == colour, f"pixel ({x}, {y}) to be {colour}, not {self.pixel(x, y)}")

    def wait_for_frames(self, how_many: int) -> None:
        """Wait until the window has shown that many pictures, each different from the one before."""
        seen = [self._pixels()]

        def has_another() -> bool:
            now = self._pixels()
            if not np.array_equal(now, seen[-1]):
                seen.append(now)
            return len(seen) > how_many

        self.wait_for(has_another, f"{how_many} frames that differ")

    def wait_for_size(self, width: int, height: int) -> None:
        """Wait until the window has that size."""
        self.wait_for(lambda: self._has_size(width, height), f"a window of {width} by {height}")

    def wait_for(self, is_so: Callable[[], bool], what: str) -> None:
        """Wait until something is so; ``what`` says in words what that is."""
        deadline = time.monotonic() + PATIENCE_S
        while not is_so():
            assert self.is_running, f"the program ended while waiting for {what}; it said: {self.said}"
            assert time.monotonic() < deadline, f"waited in vain for {what}; the program said: {self.said}"
            time.sleep(0.015)

    # --- hands -------------------------------------------------------------------------------------------------------

    def point_at(self, x: int, y: int) -> None:
        """Move the pointer there."""
        self._do(*self._to(x, y))
        self.pause()

    def click(self, x: int, y: int, button: int = LEFT, times: int = 1) -> None:
        """Press and release a button of the pointer."""
        self._do(*self._to(x, y), "click", "--repeat", str(times), "--delay", "15", str(button))
        self.pause()

    def press(self, x: int, y: int, button: int = LEFT) -> None:
        """Press a button and keep it down."""
        self._do(*self._to(x, y), "mousedown", str(button), "sleep", "0.05")

    def pull(self, x: int, y: int) -> None:
        """Move the pointer while a button is down."""
        self._do(*self._to(x, y), "sleep", "0.05")

    def release(self, button: int = LEFT) -> None:
        """Let go of a button."""
        self._do("mouseup", str(button))
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
        """Press keys, one after another, as xdotool calls them: ``space``, ``ctrl+z``, ``F1``.

        The server, however busy, has seen each come up for a while before the next goes down: one that does so again within
        two milliseconds SDL takes for one that is held down.
        """
        presses = (("key", "--delay", "4", name, SEEN_BY_SERVER, "sleep", "0.004", NEXT) for name in names)
        self._do(*chain.from_iterable(presses))
        self.pause()

    @contextmanager
    def key_held(self, name: str) -> Iterator[None]:
        """Keep a key down."""
        self._do("keydown", name)
        try:
            yield
        finally:
            self._do("keyup", name)
            self.pause()

    def drag_with(self, key: str, x: int, y: int, to_x: int, to_y: int) -> None:
        """Drag while a key is down."""
        with self.key_held(key):
            self.drag(x, y, to_x, to_y)

    def resize(self, width: int, height: int) -> None:
        """Give the window another size, at the corner of the screen so that it fits, and wait until it is drawn."""
        self._do("windowmove", self._window, "0", "0", "windowsize", self._window, str(width), str(height))
        self.wait_for_size(width, height)
        self.wait_for(self._is_framed, "the frame to be drawn anew")
        self.settle()

    def move(self, x: int, y: int) -> None:
        """Move the window to that place on its screen."""
        self._do("windowmove", self._window, str(x), str(y))
        self.wait_for(lambda: self._has_place(x, y), f"a window at ({x}, {y})")

    def take_focus(self) -> None:
        """Let keys go to this window."""
        self._do("windowfocus", self._window)
        self.pause()

    @contextmanager
    def held_up(self) -> Iterator[None]:
        """Let the program do nothing for a while; what happens meanwhile it hears of afterwards, all at once."""
        self._process.send_signal(signal.SIGSTOP)
        try:
            yield
        finally:
            self._process.send_signal(signal.SIGCONT)

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
            assert picture.format == "PNG"
        return Left(status, self.said, rows, self._folder / "window.png")

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
        """Let the program look for events a few times; a program that ended, or has much to do, is not waited for."""
        before, deadline = self._turns(), time.monotonic() + LONGEST_PAUSE_S
        while self.is_running and self._turns() - before < TURNS_AFTER_INPUT and time.monotonic() < deadline:
            time.sleep(0.005)

    def _turns(self) -> int:
        """How often the program has gone to sleep so far: it does between any two looks for events."""
        try:
            told = (PROCESSES / str(self._process.pid) / "status").read_text()
        except OSError:  # another system, or it ended
            return int(time.monotonic() * 20)
        return int(told.partition("\nvoluntary_ctxt_switches:")[2].split()[0])

    def _pixels(self) -> Pixels:
        return self._server.pixels(*self.place)

    def _is_framed(self) -> bool:
        """Whether the background shows at both sides of the cards, from top to bottom, as it does where all is drawn."""
        _, _, width, height = self.place
        sides = self.picture()[height // 5 : height * 4 // 5, [GUTTER_PX, width - GUTTER_PX]]
        return bool((sides == sides[0, 0]).all()) and tuple(sides[0, 0]) in (DARK.background, LIGHT.background)

    def _to(self, x: int, y: int) -> list[str]:
        return ["mousemove", "--window", self._window, str(x), str(y)]

    def _has_size(self, width: int, height: int) -> bool:
        self.__dict__.pop("place", None)
        return self.place[2:] == (width, height)

    def _has_place(self, x: int, y: int) -> bool:
        self.__dict__.pop("place", None)
        return self.place[:2] == (x, y)

    def _find_window(self) -> str:
        found: list[str] = []

        def is_there() -> bool:
            assert self.is_running, f"the program ended at once: {self.said}"
            with suppress(XdotoolError):  # it came across a window that was about to go
                found[:] = self._eyes.ask("search", "--onlyvisible", "--pid", str(self._process.pid)).split()
            return bool(found)

        self.wait_for(is_there, "a window")
        return found[-1]

    def _do(self, *words: str) -> None:
        try:
            self._hands.do(*words)
        except XdotoolError as problem:
            problem.add_note(f"the program said: {self.said}")
            raise
