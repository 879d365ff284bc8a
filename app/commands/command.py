"""Something a person can ask for, and the groups that the help card has."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.messages import (
    Message,
)
from app.session.state import State

WhyNot = Callable[[State], str]
IsOn = Callable[[State], bool]


def always(state: State) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Command:
    """Something a person can ask for. ``why_not`` gives the reason why it cannot be done now, or an empty text.
    A reason that is a whole sentence, with a full stop, is told by itself.

    A command that ``repeats`` goes on while its key is held down. One with ``is_on`` is a switch: its title names what it
    switches on, and ``is_on`` tells whether that is on now. ``lesson_keys`` stand for it while a lesson is open,
    whatever else they stand for outside; ``picking_keys`` while columns of a file are chosen, when most others rest.
    """

    id: str
    title: str
    keys: tuple[str, ...]
    group: str
    message: Message
    why_not: WhyNot = always
    repeats: bool = False
    is_on: IsOn | None = None
    lesson_keys: tuple[str, ...] = ()
    picking_keys: tuple[str, ...] = ()

    @property
    def shown_keys(self) -> tuple[str, ...]:
        """The keys that people are told of."""
        return self.keys or self.lesson_keys or self.picking_keys


TRAINING, LEARNING, POINTS, WINDOW = "Training", "How it learns", "Points and line", "Window"
LANDSCAPE, LESSON, DATA, PICKER, SAVING = "Landscape", "Lesson", "Data", "Columns of a file", "Saving"
