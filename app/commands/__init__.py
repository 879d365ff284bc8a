"""One table of what a person can ask for: keyboard, buttons, tooltips and the help card are all made from it."""

from app.commands.command import PICKER, Command
from app.commands.lookup import (
    BY_ID,
    BY_KEY,
    BY_LESSON_KEY,
    BY_PICKING_KEY,
    MENUS,
    command_for,
    first_key,
    key_name,
    refused,
    tooltip,
    tooltip_with,
)
from app.commands.table import COMMANDS

__all__ = [
    "BY_ID",
    "BY_KEY",
    "BY_LESSON_KEY",
    "BY_PICKING_KEY",
    "COMMANDS",
    "MENUS",
    "PICKER",
    "Command",
    "command_for",
    "first_key",
    "key_name",
    "refused",
    "tooltip",
    "tooltip_with",
]
