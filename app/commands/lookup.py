"""Commands by their id and by their keys, and what a control says of its command."""

from __future__ import annotations

from functools import cache

from app.commands.command import Command
from app.commands.table import COMMANDS
from app.messages import (
    ToggleMenu,
)
from app.session.state import State

BY_ID = {command.id: command for command in COMMANDS}
BY_KEY = {key: command for command in COMMANDS for key in command.keys}
BY_PICKING_KEY = {key: command for command in COMMANDS for key in command.picking_keys}
WHILE_CHOOSING = frozenset(("larger", "smaller", "usual-size", "theme", "fullscreen", "quit"))
"""Commands that also work while a file, its columns or an example is chosen."""
OPEN_CARDS = frozenset(("examples", "open", "help", "scale", "save-menu"))
"""Commands that also work over the card of examples: they close it, as one card is open at a time."""
BY_LESSON_KEY = {key: command for command in COMMANDS for key in command.lesson_keys}
MENUS = {command.message.name: command.id for command in COMMANDS if isinstance(command.message, ToggleMenu)}
"""The command that opens each menu."""

_KEY_NAMES = {"-": "−", "plus": "+", ",": "Comma", ".": "Period", "pageup": "PgUp", "pagedown": "PgDn", "escape": "Esc"}


def command_for(state: State, key: str) -> Command | None:
    """What a key asks for now."""
    usual = BY_KEY.get(key)
    if state.is_choosing:
        of_picking = BY_PICKING_KEY.get(key) if state.picking is not None and state.files is None else None
        acting = WHILE_CHOOSING | OPEN_CARDS if state.example_chosen is not None else WHILE_CHOOSING
        return of_picking or (usual if usual is not None and usual.id in acting else None)
    lent = BY_LESSON_KEY.get(key) if state.lesson is not None else None
    return lent or usual


@cache
def key_name(key: str) -> str:
    """How a key is written for people: ``ctrl+shift+z`` is «Ctrl+Shift+Z»."""
    *modifiers, last = key.split("+")
    return "+".join([*(modifier.capitalize() for modifier in modifiers), _KEY_NAMES.get(last, last.capitalize())])


def first_key(command_id: str) -> str:
    """How the first key of a command is written, or an empty text where it has none."""
    keys = BY_ID[command_id].shown_keys
    return key_name(keys[0]) if keys else ""


def tooltip(state: State, command_id: str) -> str:
    """What a control says of itself: what it does, its key, and why it cannot be used now if it cannot."""
    return tooltip_with(command_id, BY_ID[command_id].why_not(state))


@cache
def tooltip_with(command_id: str, why_not: str) -> str:
    """The tooltip with this reason why the command cannot be used; without one where it can."""
    key = first_key(command_id)
    title = f"{BY_ID[command_id].title}  ({key})" if key else BY_ID[command_id].title
    return refused(title, why_not) if why_not else title


def refused(title: str, why_not: str) -> str:
    """What is to be said where a command cannot be used."""
    return why_not if why_not.endswith(".") else f"{title}: {why_not}"
