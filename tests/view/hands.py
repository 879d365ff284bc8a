"""What can be done to a target, and the message that each of it sends: how far a thing is moved, which way, and to where."""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Iterator

from app.messages import Message
from app.messages.plain import to_plain
from app.session.state import State
from app.view.focus import LEAPS
from app.view.screen import Screen
from app.view.targets import Target

FARTHEST_PX = 64
MOST_LETTERS = 300
"""Of a longer message, such as one with all points of a file, only the beginning is told."""


def reach_of(screen: Screen, state: State, target: Target) -> tuple[float, ...]:
    """How far from its middle it is touched, in pixels: to the left, up, right and down; nothing where it is covered."""
    x, y = target.rect.center

    def is_touched(dx: int, dy: int) -> bool:
        touched = screen.target_at(state, x + dx, y + dy)
        return touched is not None and touched.id == target.id

    def last(across: int, down: int) -> float:
        misses = bisect_left(range(FARTHEST_PX), True, key=lambda px: not is_touched(across * px, down * px))
        return float(misses - 1)

    return tuple(last(*way) for way in ((-1, 0), (0, -1), (1, 0), (0, 1))) if is_touched(0, 0) else ()


def sent(target: Target) -> Iterator[tuple[str, str]]:
    """Each way to touch the target, with the message that it sends; nothing for ways that send none."""
    for what, message in _all_ways(target):
        if message is not None:
            yield what, _written(message)


def _all_ways(target: Target) -> Iterator[tuple[str, Message | None]]:
    x, y = target.rect.x + 0.3 * target.rect.w, target.rect.y + 0.6 * target.rect.h
    for name in ("click", "right_click", "double_click", "delete", "reveal"):
        yield name, getattr(target, name)
    for name in ("press", "drag", "click_at", "hover"):
        at = getattr(target, name)
        yield name, None if at is None else at(x, y)
    for name in ("pan", "drag_by"):
        by = getattr(target, name)
        yield name, None if by is None else by(7, 3)
    for across, up in ((1, 0), (0, 1), (-10, 0), (0, -10)):
        yield f"nudge {across} {up}", None if target.nudge is None else target.nudge(across, up)
    for notches in (1, -2):
        yield f"wheel {notches}", None if target.wheel is None else target.wheel(notches, x, y)
    for key in LEAPS:
        yield key, None if target.leap is None else target.leap(key)


def _written(message: Message) -> str:
    text = json.dumps(to_plain(message), ensure_ascii=False)
    return text if len(text) <= MOST_LETTERS else f"{text[:MOST_LETTERS]} …"
