"""When the program ends by a fault of its own: work is saved first, then one line says what happened and what was saved."""

from __future__ import annotations

import os
import time
import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from app import __version__
from app.files.recovery import keep_points, keep_report
from app.model.data.dataset import Dataset
from app.shell.terminal import say, say_lines


@contextmanager
def saving(saves: Mapping[str, Callable[[], object]]) -> Iterator[None]:
    """If this block fails, save these things by name, each even if another fails; then raise the fault again."""
    try:
        yield
    except Exception as fault:
        for name, save in saves.items():
            try:
                saved = save()
            except Exception as another:
                fault.add_note(f"{name}: not saved, {_in_words(another)}")
            else:
                if isinstance(saved, Path):
                    fault.add_note(f"{name}: {saved}")
        raise


def points_kept(points: Dataset) -> Path:
    """Keep points that are in no file; returns where. Raises FileProblem and OSError."""
    return keep_points(points, _stamp())


def ended_by(fault: Exception) -> int:
    """Say in one line what ended the program and where to read more; returns the exit status."""
    report = f"Gradient Descent Visualizer {__version__}\n\n{''.join(traceback.format_exception(fault))}"
    notes = getattr(fault, "__notes__", [])
    happened = f"a fault in the program ended it ({'; '.join([_in_words(fault), *notes])})"
    try:
        say(f"{happened}; see {keep_report(report, _stamp())}")
    except Exception:
        say(happened)
        say_lines(report)
    return 1


def _in_words(fault: Exception) -> str:
    return f"{type(fault).__name__}: {fault}" if str(fault) else type(fault).__name__


def _stamp() -> str:
    """Makes the names of files different for each time the program ended."""
    return f"{time.strftime('%Y-%m-%d-%H%M%S')}-{os.getpid()}"
