"""Where a list has more rows than room: the wheel scrolls it, and at its ends it says that there are more."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias

import pygame

from app.messages import Message
from app.session.targets import MoreTarget
from app.view.paint.pen import Pen
from app.view.paint.typesetting import TICK
from app.view.scrolled import Scrolled
from app.view.targets import Target, Wheel

HEIGHT = 18
"""Of what says that there are more, in units."""

ScrollTo: TypeAlias = Callable[[int], Message]
"""What shows the list from a row on."""


def wheel_of(scrolled: Scrolled, scroll_to: ScrollTo, rows: int = 1) -> Wheel:
    """The wheel over the list; a notch is so many ``rows``."""

    def wheel(notches: int, x: float, y: float) -> Message | None:
        first = scrolled.on(-rows * notches)
        return scroll_to(first) if first != scrolled.first else None

    return wheel


def edges_of_rows(pen: Pen, inside: pygame.Rect, scrolled: Scrolled) -> Sequence[int]:
    """Where the rows in sight begin, and where the last one ends."""
    return scrolled.edges(inside.y + (pen.px(HEIGHT) if scrolled.first else 0))


def draw_more(pen: Pen, inside: pygame.Rect, scrolled: Scrolled, scroll_to: ScrollTo, wheel: Wheel) -> None:
    """Where more rows lie above or below those in sight, say so; a click leads to the next page of them."""
    if not scrolled.is_part:
        return
    for way, page in (("up", -1), ("down", 1)):
        first = scrolled.page(page)
        if first == scrolled.first:
            continue
        rect = pygame.Rect(inside.x, inside.y, inside.w, pen.px(HEIGHT))
        if way == "down":
            rect.bottom = inside.bottom
        pen.triangle(pen.theme.muted, (rect.centerx - pen.px(20), rect.centery), 4, way, f"more {way}")
        pen.text("more", rect.centerx - pen.px(10), rect.centery, TICK, pen.theme.muted, role=f"more {way}")
        hand = pygame.SYSTEM_CURSOR_HAND
        pen.target(Target(MoreTarget(way), rect, click=scroll_to(first), wheel=wheel, takes_focus=False, cursor=hand))
