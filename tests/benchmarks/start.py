"""How long it takes from the command to the first frame, beside what importing pygame and numpy alone takes."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from statistics import median

from tests.benchmarks.child import first_line
from tests.benchmarks.table import Benchmark, Row
from tests.xserver import missing_tools, x_server

TIMES = 7

BARE = "import pygame, numpy; print()"
FIRST_FRAME = """
import os
import main
from app.shell.window import Window

show = Window.show
def show_once(window, changed):
    show(window, changed)
    print("shown", flush=True)
    os._exit(0)

Window.show = show_once
main.main(["assets/example.csv", "--size", "1280x800"])
"""


def rows() -> Iterator[Row]:
    """The median of a few runs each, after one that fills the caches."""
    with ExitStack() as stack:
        config = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        if missing_tools():
            driver, environment = "no display", {**os.environ, "SDL_VIDEODRIVER": "dummy"}
        else:
            driver, environment = "X11", stack.enter_context(x_server()).environment(config)
        environment |= {"PYGAME_HIDE_SUPPORT_PROMPT": "1", "XDG_CONFIG_HOME": str(config), "XDG_STATE_HOME": str(config)}
        # Python keeps what it compiled unless it is told not to, as on machines that build and test.
        environment |= {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(config / "bytecode")}
        for what, code in (("`import pygame, numpy` alone", BARE), (f"the program's first frame ({driver})", FIRST_FRAME)):
            spent = [first_line(code, environment)[1] for _ in range(TIMES + 1)][1:]
            yield what, f"{median(spent):.2f}"


BENCHMARK = Benchmark(f"Seconds from starting Python (median of {TIMES})", ("until", "s"), rows)
