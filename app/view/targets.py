"""What on the window can be pointed at, pressed, dragged or given the focus, and what that means.

A panel names its targets while it draws them, so what is seen and what can be touched cannot drift apart.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple, TypeAlias

import pygame

from app.messages import Message
from app.session.targets import TargetId

Holds = Callable[[float, float], bool]
"""Whether a pixel belongs to a target."""

At = Callable[[float, float], Message | None]
"""What pressing or dragging at window pixels (x, y) means."""

Nudge = Callable[[int, int], Message | None]
"""What an arrow key means: (±1, 0) or (0, ±1) with up as +1; ten times that with Shift."""

Leap = Callable[[str], Message | None]
"""What a key of `app.view.focus.LEAPS` means, by its name."""

Wheel = Callable[[int, float, float], Message | None]
"""What so many notches of the wheel mean, up as positive, with the pointer at window pixels (x, y)."""


class Target(NamedTuple):
    """One thing to touch. Whatever is None does nothing here.

    ``click`` is what a press and release inside means, and Enter with the focus. ``press`` and ``drag`` follow the
    pointer while the left button is down, ``pan`` while the middle button (or Shift and the left one) is; then ``grab``
    names what is held, where that is another target than this one. ``drag_by`` follows the left button too, by how far it
    moved; ``click_at`` is a press and release without moving; ``hover`` is told where the pointer is while it is over.
    What is typed goes to one that ``takes_text`` while it has the focus.
    ``also`` are pixels beyond ``rect`` that belong to it too: of what is drawn slanting, or in several places.
    One that ``press_focuses`` has the focus once it was pressed, so that the arrows go on from where the hand left it.
    ``reveal`` is what brings it into sight where it gets the focus out of sight. ``keys_at`` is the pixel that zooming by
    keys keeps where it is; its middle if None.
    """

    id: TargetId
    rect: pygame.Rect
    hint: str = ""
    click: Message | None = None
    press: At | None = None
    drag: At | None = None
    grab: TargetId | None = None
    pan: Callable[[float, float], Message | None] | None = None
    drag_by: Callable[[float, float], Message | None] | None = None
    wheel: Wheel | None = None
    nudge: Nudge | None = None
    leap: Leap | None = None
    right_click: Message | None = None
    double_click: Message | None = None
    delete: Message | None = None
    is_enabled: bool = True
    takes_focus: bool = True
    click_at: At | None = None
    hover: At | None = None
    reveal: Message | None = None
    keys_at: tuple[float, float] | None = None
    takes_text: bool = False
    cursor: int = pygame.SYSTEM_CURSOR_ARROW
    also: Holds | None = None
    press_focuses: bool = False

    def is_at(self, x: float, y: float) -> bool:
        """Whether the pixel belongs to it."""
        return self.rect.collidepoint(x, y) or (self.also is not None and self.also(x, y))


Named: TypeAlias = Target | Callable[[], Iterable[Target]]
"""A target, or what makes some when they are asked for."""


def made(named: Iterable[Named]) -> list[Target]:
    """All targets, those that are still to be made among them."""
    found: list[Target] = []
    for each in named:
        if isinstance(each, Target):
            found.append(each)
        else:
            found.extend(each())
    return found
