"""What is in a folder, to be chosen from."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from app.files.problem import one_line, reason_for
from app.messages import GoToFolder, Message, OpenFile, ShowFiles
from app.session.opening.files import ABOVE, Entry, FileList

MOST_ENTRIES = 2_000
"""Of a folder with more only so many are listed; the path of any other can be typed."""


MOST_RECENT_SHOWN = 3
"""So many files opened lately stand above what is in the folder: more would leave it no room in a small window."""


def files_in(folder: str, recent: Sequence[str]) -> FileList:
    """What there is to choose from: files opened lately, the folder above, folders, and files by name."""
    recent = recent[:MOST_RECENT_SHOWN]
    path = Path(os.path.abspath(folder))  # noqa: PTH100 (as a person would write it: links are not followed)
    lately = [Entry(one_line(Path(each).name), each, folder=one_line(str(Path(each).parent))) for each in recent]
    above = [] if path.parent == path else [Entry(ABOVE, str(path.parent), is_folder=True)]
    entries, why_not = _entries(path)
    left_out = len(entries) - MOST_ENTRIES
    if left_out > 0:
        entries, why_not = entries[:MOST_ENTRIES], f"{one_line(str(path))}: only {MOST_ENTRIES:,} of its files are listed"
    return FileList(one_line(str(path)), (*lately, *above, *entries), len(lately), 0, why_not)


def beside(files: FileList | None, folder: str) -> FileList:
    """What there is in another folder, for the same purpose as in the one that is shown."""
    found = files_in(folder, ())
    return replace(found, saves=True, typed=files.typed) if files is not None and files.saves else found


def typed_path(files: FileList) -> Path:
    """What a typed path names. Raises OSError and ValueError."""
    return Path(files.folder, os.path.expanduser(files.typed.strip()))  # noqa: PTH111 (it may be no home at all)


def typed_in(files: FileList) -> Message:
    """What a typed path leads to: a folder, a file, or why there is neither."""
    try:
        path = typed_path(files)
        if path.is_dir():
            return GoToFolder(str(path))
        path.stat()
    except (OSError, ValueError) as problem:
        return ShowFiles(replace(files, why_not=f"{one_line(files.typed.strip())}: {reason_for(problem)}"))
    return OpenFile(str(path))


def _entries(path: Path) -> tuple[list[Entry], str]:
    """Folders and files that are not hidden, and why there are none where that has a reason."""
    try:
        with os.scandir(path) as found:
            entries = [_entry(each) for each in found if not each.name.startswith(".")]
    except (OSError, ValueError) as problem:
        return [], f"{one_line(str(path))}: {reason_for(problem)}"
    return sorted(entries, key=lambda entry: (not entry.is_folder, entry.name.casefold())), ""


def _entry(found: os.DirEntry[str]) -> Entry:
    try:
        is_folder = found.is_dir()
        size = 0 if is_folder else found.stat().st_size
    except OSError:  # a link that leads nowhere
        is_folder, size = False, 0
    name = one_line(found.name)
    return Entry(f"{name}{os.sep}" if is_folder else name, found.path, is_folder, size)
