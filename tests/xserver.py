"""An X server without a screen, whose picture can be read at any time: real windows on any Linux machine."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import numpy.typing as npt

Pixels = npt.NDArray[np.uint32]
"""Shape (height, width): how the server keeps each pixel. Quick to read, and enough to see whether something changed."""

Picture = npt.NDArray[np.uint8]
"""Shape (height, width, 3): red, green, blue."""

SCREEN_SIZE = (2560, 1440)
TOOLS = ("Xvfb", "xdotool")


def missing_tools() -> list[str]:
    """Which programs a real window would need that are not installed."""
    return [tool for tool in TOOLS if shutil.which(tool) is None]


class XServer:
    """A running server; ``display`` is its name, as in the environment variable."""

    def __init__(self, display: str, frame_buffer: Path) -> None:
        self.display = display
        self._frame_buffer = frame_buffer

    def picture(self, left: int, top: int, width: int, height: int) -> Picture:
        """What that part of the screen shows now."""
        blue_green_red = self.pixels(left, top, width, height).view(np.uint8).reshape(height, width, 4)
        return np.stack([blue_green_red[:, :, place] for place in (2, 1, 0)], axis=-1)

    def pixels(self, left: int, top: int, width: int, height: int) -> Pixels:
        """The same, as the server keeps it."""
        # The file is an X window dump: a header of big-endian words, a colour map, then the rows.
        header = np.fromfile(self._frame_buffer, dtype=">u4", count=25)
        row_bytes, colours = int(header[12]), int(header[19])
        rows = np.memmap(self._frame_buffer, np.uint8, "r", offset=int(header[0]) + 12 * colours)
        screen = rows[: row_bytes * int(header[5])].reshape(int(header[5]), row_bytes)
        return screen.view(np.uint32)[top : top + height, left : left + width].copy()

    def environment(self, config: Path) -> dict[str, str]:
        """What a program needs to open its window here and to keep preferences and journal in ``config``."""
        return {
            **os.environ,
            "DISPLAY": self.display,
            "SDL_VIDEODRIVER": "x11",
            "SDL_FRAMEBUFFER_ACCELERATION": "0",
            # Without a window manager the window may get its focus at the moment of the first click, and SDL drops a click
            # that comes within 10 ms of the focus.
            "SDL_MOUSE_FOCUS_CLICKTHROUGH": "1",
            "XDG_CONFIG_HOME": str(config),
            "XDG_STATE_HOME": str(config),
        }


@contextmanager
def x_server() -> Iterator[XServer]:
    """Start a server on a display number that is free, and end it afterwards; RuntimeError where it does not start."""
    width, height = SCREEN_SIZE
    with tempfile.TemporaryDirectory() as folder:
        read, write = os.pipe()
        screen = ["-screen", "0", f"{width}x{height}x24", "-fbdir", folder]
        server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write), *screen, "-nolisten", "tcp", "-noreset"],
            pass_fds=[write],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(write)
        try:
            with os.fdopen(read, encoding="ascii") as told:
                number = told.readline().strip()
            if not number:
                raise RuntimeError("Xvfb did not start")
            yield XServer(f":{number}", Path(folder) / "Xvfb_screen0")
        finally:
            server.terminate()
            server.wait()
