"""A row of choices of which one holds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import pygame

from app.messages import Message
from app.session.targets import TargetId
from app.view.paint.pen import Pen
from app.view.paint.typesetting import BODY, STRONG
from app.view.targets import Nudge, Target


class Segment(NamedTuple):
    """One choice: its target's name, what it says, its tooltip and message, and whether it is the one that holds.

    With ``nudge`` arrows lead on to the choices beside it.
    """

    id: TargetId
    label: str
    hint: str
    message: Message
    is_chosen: bool
    is_pointed_at: bool
    nudge: Nudge | None = None


def draw_segments(pen: Pen, rect: pygame.Rect, segments: Sequence[Segment], name: str) -> None:
    """Draw the choices, each as wide as its label asks in proportion to the others.

    The marks are called by the ``name`` of what is chosen: ``mode choices``, ``chosen mode``, ``mode label``.
    """
    theme = pen.theme
    pen.card(rect, theme.inset, role=f"{name} choices")
    wanted = [pen.width(segment.label, STRONG) + pen.px(18) for segment in segments]
    inner = rect.inflate(-pen.px(4), -pen.px(4))
    left = float(inner.x)
    for segment, width in zip(segments, wanted, strict=True):
        share = inner.w * width / sum(wanted)
        box = pygame.Rect(round(left), inner.y, round(left + share) - round(left), inner.h)
        if segment.is_chosen:
            pen.rectangle(theme.raised, box, 6, f"chosen {name}")
        colour = theme.text if segment.is_chosen or segment.is_pointed_at else theme.muted
        style = STRONG if segment.is_chosen else BODY
        pen.text(segment.label, *box.center, style, colour, "center", f"{name} label")
        pen.target(
            Target(
                segment.id,
                box,
                segment.hint,
                segment.message,
                nudge=segment.nudge,
                cursor=pygame.SYSTEM_CURSOR_HAND,
                press_focuses=segment.nudge is not None,
            )
        )
        left += share
