"""What the window remembers between runs.

A preferences file is a convenience and must never be in the way: whatever is missing, broken or out of range in it
counts as missing, field by field, and a place that cannot be written to is no reason to stop.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import platformdirs

from app.files.atomic import atomic_writer
from app.files.bounded import KIB, read_bounded
from app.files.problem import FileProblem
from app.session.files.saving import SavingChoices
from app.session.lesson.progress import Progress
from app.session.look import Look, ThemeName
from app.session.opening.files import MOST_RECENT
from app.session.plain import Plain, to_plain, with_fallback

Size: TypeAlias = tuple[int, int]

APP_FOLDER = "gradient-descent-visualizer"
LARGEST_FILE = 64 * KIB
LONGEST_NAME = 1024
"""Of a file, in characters, to be remembered."""
THEMES = tuple(theme.value for theme in ThemeName)
SMALLEST_WINDOW: Size = (800, 560)
LARGEST_WINDOW: Size = (7680, 4320)


@dataclass(frozen=True, slots=True)
class Preferences:
    """How the window looked last, its size in pixels, how far the lesson went, files opened lately, and how to save."""

    look: Look = Look()
    window_size: Size = (1280, 800)
    progress: Progress = Progress()
    recent_files: tuple[str, ...] = ()
    saving: SavingChoices = SavingChoices()


def load(path: Path | None = None) -> Preferences:
    """The preferences stored in ``path``, by default in the user's configuration folder. Never raises."""
    try:
        found = json.loads(read_bounded(path or _usual_path(), LARGEST_FILE).decode("utf-8"))
    except (FileProblem, ValueError, RuntimeError, MemoryError):  # too deep a nesting is a RuntimeError
        return Preferences()
    if not isinstance(found, dict):
        return Preferences()
    usual = Preferences()
    lesson, saving = found.get("lesson"), found.get("saving")
    return Preferences(
        with_fallback(found, usual.look),
        _window_size(found.get("window_size")) or usual.window_size,
        with_fallback(lesson, usual.progress) if isinstance(lesson, dict) else usual.progress,
        _recent_files(found.get("recent_files")),
        with_fallback(saving, usual.saving) if isinstance(saving, dict) else usual.saving,
    )


def save(preferences: Preferences, path: Path | None = None) -> bool:
    """Store the preferences for the next run; returns whether that worked."""
    try:
        path = path or _usual_path()
        if path.exists() and not path.is_file():
            return False  # writing to a pipe would wait for a reader
        path.parent.mkdir(parents=True, exist_ok=True)
        with atomic_writer(path) as file:
            file.write(json.dumps(_plain(preferences), indent=2) + "\n")
    except (OSError, ValueError, RuntimeError, FileProblem):
        return False
    return True


def is_window_size(width: int, height: int) -> bool:
    """Whether the window works at this size, in pixels."""
    fits_width = SMALLEST_WINDOW[0] <= width <= LARGEST_WINDOW[0]
    return fits_width and SMALLEST_WINDOW[1] <= height <= LARGEST_WINDOW[1]


def _usual_path() -> Path:
    return platformdirs.user_config_path(APP_FOLDER, appauthor=False) / "preferences.json"


def _plain(preferences: Preferences) -> dict[str, Plain]:
    """The fields of the look and the size side by side, as a person would write them."""
    look = to_plain(preferences.look, Look)
    assert isinstance(look, dict)
    return {
        **look,
        "window_size": [*preferences.window_size],
        "lesson": to_plain(preferences.progress, Progress),
        "recent_files": [*_recent_files([*preferences.recent_files])],
        "saving": to_plain(preferences.saving, SavingChoices),
    }


def _recent_files(found: object) -> tuple[str, ...]:
    names = found if isinstance(found, list) else []
    return tuple(name for name in names if isinstance(name, str) and 0 < len(name) <= LONGEST_NAME)[:MOST_RECENT]


def _window_size(found: object) -> Size | None:
    match found:
        case [int(width), int(height)] if is_window_size(width, height):
            return width, height
    return None
