"""What a session file is: its head, its version, its points by number, and its checksum.

The file is a JSON object. ``format`` and ``version`` say what it is. ``desk``, ``lesson`` and ``progress`` are the session
as ``app/session/saved/records.py`` has it, field by field. Points stand apart in ``points``, each set once, written as x, y,
x, y and so on, with the names of their columns where they were read; wherever a session has points it says
``{"points": 0}`` for the first of these sets. Every float is written so that it reads back to the same bits. The last line
is a checksum of everything before it; without that line a file is taken as it is, so that it can be edited by hand.

When a field is added or changed, ``VERSION`` grows by one, ``OLDER`` gets a function that makes the content of a file of the
version before into one of this, and a file of the version before is kept in ``tests/files/sessions/``.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

from app.files.bounded import MIB

ENDING = ".gdv.json"
FORMAT = "gradient-descent-visualizer session"
VERSION = 3

LARGEST_FILE = 256 * MIB
MOST_LISTS, MOST_VALUES = 2_000_000, 10_000_000
"""More brackets and commas than that would take too much memory; large things are written as bytes."""

CHECKSUM = ',"crc32": '
"""What stands before the checksum; with the comma first, what is left is still JSON when the line is taken out."""

Content: TypeAlias = dict[str, Any]

LEAST_NUDGE = 1e-5


def _with_parts_begun(content: Content) -> Content:
    """In version 1 a task was done as a whole or not at all, and a nudge could be so small that all of it was rounding."""
    progress, lesson = content.get("progress"), content.get("lesson")
    figures = lesson.get("figures") if isinstance(lesson, dict) else None
    for figure in figures if isinstance(figures, list) else ():
        if isinstance(figure, dict) and isinstance(figure.get("h"), float):
            figure["h"] = max(LEAST_NUDGE, figure["h"])
    return {**content, "progress": {**progress, "begun": []}} if isinstance(progress, dict) else content


def _as_it_is(content: Content) -> Content:
    """Since version 3 what can be undone may have the axes of the canvas among it; nothing else is new."""
    return content


OLDER: dict[int, Callable[[Content], Content]] = {1: _with_parts_begun, 2: _as_it_is}
"""By the version of a file, how its content is made into that of the next version."""
