"""The system's own dialog to choose a file, where there is one. It runs in a process of its own, as it waits."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from typing import Any

TITLE, TITLE_TO_SAVE = "Open points", "Save the session"
_OF_LINUX = ("zenity", "kdialog")


def has_dialog() -> bool:
    """Whether the system has one."""
    if sys.platform in ("win32", "darwin"):
        return True
    has_display = bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    return sys.platform == "linux" and has_display and any(map(shutil.which, _OF_LINUX))


def chosen_file(tell: Callable[[Any], None], folder: str) -> str:
    """The full name of the file that a person chose, or an empty text where that was none. Waits for that."""
    # Only where a dialog opens: what it needs is loaded here, in a process of its own.
    from crossfiledialog import open_file

    return _answer(lambda: open_file(title=TITLE, start_dir=folder))


def chosen_name(tell: Callable[[Any], None], folder: str, proposed: str) -> str:
    """The same for a file to be written. The name that is proposed is there to be changed."""
    return _answer(lambda: _name_asked_for(folder, proposed))


def _name_asked_for(folder: str, proposed: str) -> Any:
    """``save_file`` takes a name on Windows, and for KDE a path; elsewhere it takes none, but the dialogs themselves do."""
    from crossfiledialog import save_file

    path = os.path.join(folder, proposed)  # noqa: PTH118 (what is handed on is text)
    match save_file.__module__.rpartition(".")[2]:
        case "win32":
            return save_file(title=TITLE_TO_SAVE, start_dir=folder, default_name=proposed)
        case "zenity":
            from crossfiledialog.zenity import run_zenity

            return run_zenity("file-selection", "save", "confirm-overwrite", title=TITLE_TO_SAVE, filename=path)
        case "osascript":
            from crossfiledialog.osascript import run_osascript

            return run_osascript(script_for_name(folder, proposed))
    return save_file(title=TITLE_TO_SAVE, start_dir=path)


def script_for_name(folder: str, proposed: str) -> str:
    """What macOS is asked."""
    title, name, place = (text.replace("\\", "\\\\").replace('"', '\\"') for text in (TITLE_TO_SAVE, proposed, folder))
    asked = f'choose file name with prompt "{title}" default name "{name}" default location POSIX file "{place}"'
    return f"set chosen to {asked}\nPOSIX path of chosen"


def _answer(ask: Callable[[], Any]) -> str:
    from crossfiledialog.exceptions import FileDialogException

    try:
        return str(ask() or "")
    except FileDialogException as problem:
        if _WAS_CANCELLED in str(problem):
            return ""
        raise


_WAS_CANCELLED = "-128"
"""What macOS says where the dialog was closed without a choice."""
