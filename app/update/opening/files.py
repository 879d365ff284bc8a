"""Files to choose from. The shell looks into folders, and shows what is in them."""

from __future__ import annotations

from dataclasses import replace

from app.messages import CloseFiles, GoToFolder, NameFile, OpenFile, OpenTyped, RememberFile, ScrollFiles, ShowFiles
from app.session.opening.files import PATH, with_recent
from app.session.state import State
from app.session.targets import FileTarget
from app.session.typing.caret import ALL_SELECTED, TEXT_END, Caret
from app.update.cards import FILES, close, make_room
from app.update.handlers import handles
from app.update.typing import TEXTS, Text


def _typed(state: State) -> str | None:
    return None if state.files is None else state.files.typed


def _type(state: State, text: str) -> None:
    """What was said of the name before does not hold for another one."""
    if state.files is not None:
        why_not = "" if state.files.replaces else state.files.why_not
        state.files = replace(state.files, typed=text, replaces="", why_not=why_not)


TEXTS[PATH.name] = Text(_typed, _type)


@handles(ShowFiles)
def _show(state: State, message: ShowFiles) -> None:
    """The list of another folder takes the place of the one that is open. A name that is proposed is all selected."""
    before = state.files
    if before is None and not make_room(state, FILES):
        return
    state.files = message.files
    if message.files.saves and (before is None or before.typed != message.files.typed):
        state.focus, state.caret = PATH, ALL_SELECTED
    elif state.focus != PATH:
        state.focus = FileTarget(0) if message.files.entries else PATH


@handles(GoToFolder)
def _go(state: State, message: GoToFolder) -> None:
    """Nothing happens to the state: the shell watches for this, and shows what is in the folder."""


@handles(OpenTyped)
def _open_typed(state: State, message: OpenTyped) -> None:
    """Nothing happens to the state: the shell watches for this, and looks what there is."""


@handles(NameFile)
def _name(state: State, message: NameFile) -> None:
    if state.files is not None:
        _type(state, message.name)
        state.focus, state.caret = PATH, Caret.between(TEXT_END)


@handles(ScrollFiles)
def _scroll(state: State, message: ScrollFiles) -> None:
    if state.files is not None:
        state.files = replace(state.files, first=max(0, min(message.first, len(state.files.entries) + 1)))


@handles(CloseFiles)
def _close(state: State, message: CloseFiles) -> None:
    close(state, FILES)


@handles(OpenFile)
def _open(state: State, message: OpenFile) -> None:
    """The list goes; the shell watches for this, and reads the file."""
    close(state, FILES)


@handles(RememberFile)
def _remember(state: State, message: RememberFile) -> None:
    state.recent_files = with_recent(state.recent_files, message.path)
