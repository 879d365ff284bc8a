"""What the program writes to the terminal that it was started from: one line for each thing."""

from __future__ import annotations

import os
import sys

from app.cli.options import PROGRAM
from app.files.problem import one_line


def say(text: str) -> None:
    """Write one line to stderr; a terminal that is gone is no reason to stop."""
    say_lines(f"{PROGRAM}: {one_line(text)}\n")


def say_lines(text: str) -> None:
    """Write lines to stderr as they are."""
    if sys.stderr is None:  # a program without a console, on Windows
        return
    try:
        sys.stderr.write(text)
        sys.stderr.flush()
    except (OSError, ValueError):
        # What could not be written would be tried again at the end, and change the exit status.
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115
