"""What the window remembers between runs.

A preferences file is a convenience and must never be in the way: whatever is missing, broken or out of range in it
counts as not said, field by field, and a place that cannot be written to is no reason to stop.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, TypeAlias

import platformdirs

from app.files.atomic import atomic_writer
from app.files.bounded import KIB, read_bounded
from app.files.problem import FileProblem

Size: TypeAlias = tuple[int, int]

APP_FOLDER = "gradient-descent-visualizer"
LARGEST_FILE = 64 * KIB
THEMES = ("dark", "light")
SMALLEST_UI_SCALE, LARGEST_UI_SCALE = 0.75, 2.0
SMALLEST_WINDOW: Size = (800, 560)
LARGEST_WINDOW: Size = (7680, 4320)


@dataclass(frozen=True, slots=True)
class Preferences:
    """How the window looked last. ``window_size`` is in pixels; ``ui_scale`` 1.0 is 100 %."""

    theme: str = "dark"
    ui_scale: float = 1.0
    window_size: Size = (1280, 800)
    is_fullscreen: bool = False
    show_least_squares: bool = True
    is_cost_logarithmic: bool = True


def load(path: Path | None = None) -> Preferences:
    """The preferences kept in ``path``, by default in the user's configuration folder. Never raises."""
    try:
        found = json.loads(read_bounded(path or _usual_path(), LARGEST_FILE).decode("utf-8"))
    except (FileProblem, ValueError, RuntimeError, MemoryError):  # too deep a nesting is a RuntimeError
        return Preferences()
    if not isinstance(found, dict):
        return Preferences()
    said = {name: read(found.get(name)) for name, read in _READERS.items()}
    return Preferences(**{name: value for name, value in said.items() if value is not None})


def save(preferences: Preferences, path: Path | None = None) -> bool:
    """Keep the preferences for the next run; whether that worked."""
    try:
        path = path or _usual_path()
        if path.exists() and not path.is_file():
            return False  # to write to a pipe is to wait for a reader
        path.parent.mkdir(parents=True, exist_ok=True)
        with atomic_writer(path) as file:
            file.write(json.dumps(asdict(preferences), indent=2) + "\n")
    except (OSError, ValueError, RuntimeError, FileProblem):
        return False
    return True


def is_window_size(width: int, height: int) -> bool:
    """Whether the window works at this size, in pixels."""
    fits_width = SMALLEST_WINDOW[0] <= width <= LARGEST_WINDOW[0]
    return fits_width and SMALLEST_WINDOW[1] <= height <= LARGEST_WINDOW[1]


def _usual_path() -> Path:
    return platformdirs.user_config_path(APP_FOLDER, appauthor=False) / "preferences.json"


def _theme(found: object) -> str | None:
    return found if isinstance(found, str) and found in THEMES else None


def _ui_scale(found: object) -> float | None:
    # JSON's true would be an int as well; NaN fails the comparison.
    if isinstance(found, bool) or not isinstance(found, int | float):
        return None
    return float(found) if SMALLEST_UI_SCALE <= found <= LARGEST_UI_SCALE else None


def _window_size(found: object) -> Size | None:
    match found:
        case [int(width), int(height)] if is_window_size(width, height):
            return width, height
    return None


def _flag(found: object) -> bool | None:
    return found if isinstance(found, bool) else None


_READERS: dict[str, Callable[[object], Any]] = {
    "theme": _theme,
    "ui_scale": _ui_scale,
    "window_size": _window_size,
    "is_fullscreen": _flag,
    "show_least_squares": _flag,
    "is_cost_logarithmic": _flag,
}
"""For each field, what turns a JSON value into it, or into None where it will not do."""
