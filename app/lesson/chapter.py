"""What a chapter is: texts, what it shows, what it sets up, what the learner is asked to do and what counts as done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from app.lesson.arrangement import Arrangement
from app.lesson.controls import Control
from app.lesson.moment import Watch
from app.messages import Message
from app.model.derivation.guesses import Guessed
from app.session.state import State


class LentKey(NamedTuple):
    """A key that means something else while the chapter is open: how it is written, and what it means then."""

    key: str
    means: Callable[[State], Message | None]


@dataclass(frozen=True, slots=True)
class Chapter:
    """``text`` (60 words at most) and ``try_it`` may hold ``{place-holders}`` for live numbers and ``<symbols>``.

    ``try_it`` holds the parts of the task, and ``watch`` what each of them waits for; all must have been seen, in any
    order. ``set_up`` starts from a clean desk: no points, the line y = 0, the usual settings, paused. ``guess`` is what the
    learner says before a step runs: then nothing tells what is to come, nor where the chapter is not one that ``foretells``.
    """

    name: str
    title: str
    text: str
    try_it: tuple[str, ...]
    set_up: tuple[Message, ...]
    watch: tuple[Watch, ...]
    arrangement: Arrangement = Arrangement()
    controls: tuple[Control, ...] = ()
    keys: tuple[LentKey, ...] = ()
    guess: Guessed | None = None
    foretells: bool = True

    @property
    def parts(self) -> int:
        """How many things the task asks for."""
        return len(self.watch)
