"""Running Python in a process of its own, so that what is measured is only what the code in it takes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from time import perf_counter

ROOT = Path(__file__).resolve().parents[2]


def first_line(code: str, environment: dict[str, str] | None = None) -> tuple[str, float]:
    """The first line that the code prints, and the seconds from starting the interpreter until it was there.

    Raises RuntimeError where the code prints nothing.
    """
    began = perf_counter()
    words = [sys.executable, "-c", code]
    with subprocess.Popen(words, cwd=ROOT, env=environment or dict(os.environ), stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        line = child.stdout.readline()
        spent = perf_counter() - began
        child.stdout.read()
    if not line or child.returncode:
        raise RuntimeError(f"status {child.returncode} from: {code}")
    return line.strip(), spent
