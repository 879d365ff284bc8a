"""A row of choices of which one holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pygame

from app.messages import Message
from app.session.state import State
from app.session.targets import TargetId
from app.view.paint.pen import Pen
from app.view.paint.typesetting import BODY, STRONG, Style
from app.view.targets import Target


@dataclass(frozen=True, slots=True)
class Segment:
    """One choice: its target's name, what it says, its tooltip, its message and whether it is the one that holds."""

    id: TargetId
    label: str
    hint: str
    message: Message
    is_chosen: bool


def draw_segments(
    pen: Pen, state: State, rect: pygame.Rect, segments: Sequence[Segment], chosen: Style = STRONG, other: Style = BODY
) -> None:
    """Draw the choices, each as wide as its label asks in proportion to the others."""
    theme = pen.theme
    pen.card(rect, theme.inset)
    wanted = [pen.width(segment.label, chosen) + pen.px(18) for segment in segments]
    inner = rect.inflate(-pen.px(4), -pen.px(4))
    left = float(inner.x)
    for segment, width in zip(segments, wanted, strict=True):
        share = inner.w * width / sum(wanted)
        box = pygame.Rect(round(left), inner.y, round(left + share) - round(left), inner.h)
        if segment.is_chosen:
            pen.rectangle(theme.raised, box, 6)
        is_hot = state.pointer.target == segment.id
        colour = theme.text if segment.is_chosen or is_hot else theme.muted
        pen.text(segment.label, *box.center, chosen if segment.is_chosen else other, colour, "center")
        pen.target(Target(segment.id, box, segment.hint, segment.message, cursor=pygame.SYSTEM_CURSOR_HAND))
        left += share
