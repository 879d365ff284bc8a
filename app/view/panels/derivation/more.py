"""What stands below the rows of the derivation where not all have room: which are in sight, and the way to the others."""

from __future__ import annotations

from collections.abc import Sequence

import pygame

from app.messages import Message, ScrollDerivation
from app.session.targets import DerivationTarget, MoreTarget, TargetId
from app.view.paint.pen import Pen, box_at
from app.view.paint.typesetting import TICK
from app.view.panels.derivation.arranged import MORE, Row
from app.view.scrolled import Scrolled
from app.view.targets import Nudge, Target, Wheel

PANEL = "derivation"
WAYS = {"up": "above", "down": "below"}


def whole_card(rect: pygame.Rect, scrolled: Scrolled) -> Target:
    """The card as a target for the wheel, to be named before all else on it."""
    return Target(DerivationTarget(), rect, wheel=_wheel(scrolled), takes_focus=False)


def draw_more(pen: Pen, rect: pygame.Rect, rows: Sequence[Row], scrolled: Scrolled, pointed: TargetId | None) -> None:
    """Say which lines are in sight; two arrows lead to the others, and the arrow keys on one of them."""
    y = rect.bottom - pen.px(MORE / 2 + 1)
    says = f"lines {rows[0].line + 1} to {rows[-1].line + 1} of {len(scrolled.heights)}"
    pen.text(says, rect.x + pen.px(14), y, TICK, pen.theme.muted, role="in sight")
    right = rect.right - pen.px(14)
    for way in ("down", "up"):
        box = box_at(pen.px(30), pen.px(18), midright=(right, y))
        _draw_arrow(pen, box, way, scrolled, pointed)
        right = box.left - pen.px(6)


def _draw_arrow(pen: Pen, box: pygame.Rect, way: str, scrolled: Scrolled, pointed: TargetId | None) -> None:
    """A button that leads so far that all is seen once; it is faint at the end."""
    target_id, by = MoreTarget(way, PANEL), len(scrolled) if way == "down" else -len(scrolled)
    first = scrolled.held(scrolled.first + by)
    is_enabled = first != scrolled.first
    fill = pen.theme.raised if is_enabled and pointed == target_id else pen.theme.inset
    pen.card(box, fill, radius=6, role=f"more {way} button")
    pen.triangle(pen.theme.text if is_enabled else pen.theme.faint, box.center, 5, way, f"more {way}")
    hint = f"Show the lines {WAYS[way]}; or use the wheel" if is_enabled else f"There are no lines {WAYS[way]}"
    pen.target(
        Target(
            target_id,
            box,
            hint,
            ScrollDerivation(first),
            wheel=_wheel(scrolled),
            nudge=_nudge(scrolled),
            is_enabled=is_enabled,
            cursor=pygame.SYSTEM_CURSOR_HAND,
        )
    )


def _wheel(scrolled: Scrolled) -> Wheel:
    def wheel(notches: int, x: float, y: float) -> Message | None:
        return _to(scrolled, -notches)

    return wheel


def _nudge(scrolled: Scrolled) -> Nudge:
    return lambda across, up: _to(scrolled, across - up)


def _to(scrolled: Scrolled, rows: int) -> Message | None:
    """So many rows on, as far as there are any."""
    first = scrolled.held(scrolled.first + rows)
    return ScrollDerivation(first) if first != scrolled.first else None
