"""What tests let be done in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from app.files.problem import FileProblem
from app.model.data.dataset import FloatArray

Tell = Callable[[Any], None]


def doubled(tell: Tell, values: FloatArray) -> FloatArray:
    """Tells twice, and gives an array back."""
    tell(0.25)
    tell(0.5)
    print("nothing that is printed gets between")
    return np.asarray(2.0 * values)


def refused(tell: Tell, path: Path) -> None:
    """A file that cannot be used."""
    raise FileProblem(path, "is a folder")


def out_of_memory(tell: Tell) -> None:
    """As numpy does where an array is too large."""
    raise MemoryError


def at_fault(tell: Tell) -> None:
    """A fault of its own."""
    raise ZeroDivisionError


def killed(tell: Tell) -> None:
    """As the system does where memory has run out."""
    tell(0.5)
    os._exit(9)


def for_ever(tell: Tell) -> None:
    """Tells the ids of two processes, and is never done."""
    other = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
    tell((os.getpid(), other.pid))
    time.sleep(600)
