"""Where the controls of the toolbar stand; where room is short, gaps are smaller, and then icons stand for words."""

from __future__ import annotations

from typing import NamedTuple

import pygame

from app.view.paint.pen import Pen


class Widths(NamedTuple):
    """The controls from the left with their widths and the gaps after them, and the width of help, all in units."""

    controls: tuple[tuple[str, int, int], ...]
    help: int


_IN_WORDS = Widths(
    (
        ("play", 92, 8),
        ("step", 56, 8),
        ("reset", 60, 32),
        ("mode", 272, 24),
        ("rate", 154, 24),
        ("speed", 154, 28),
        ("data-menu", 74, 8),
        ("lesson", 70, 8),
        ("options-menu", 92, 12),
    ),
    36,
)
_IN_ICONS = Widths(
    (
        ("play", 36, 6),
        ("step", 32, 6),
        ("reset", 32, 10),
        ("mode", 196, 10),
        ("rate", 102, 10),
        ("speed", 116, 10),
        ("data-menu", 58, 6),
        ("lesson", 54, 6),
        ("options-menu", 74, 6),
    ),
    32,
)
_EDGE = 12
_TIGHTEST = 0.55
"""To this share of themselves gaps shrink before words give way to icons."""


def control_places(pen: Pen, bar: pygame.Rect) -> tuple[dict[str, pygame.Rect], bool]:
    """Where each control stands, by name, and whether there is room for words on all buttons."""
    has_words = _gap_share(pen, bar, _IN_WORDS) >= _TIGHTEST
    widths = _IN_WORDS if has_words else _IN_ICONS
    share = _gap_share(pen, bar, widths)
    top, height, right = bar.y + pen.px(12), pen.px(32), bar.right - pen.px(_EDGE)
    places = {"help": pygame.Rect(right - pen.px(widths.help), top, pen.px(widths.help), height)}
    left = bar.x + pen.px(_EDGE)
    for name, width, gap in widths.controls:
        places[name] = pygame.Rect(left, top, pen.px(width), height)
        left += pen.px(width) + int(share * pen.px(gap))
    return places, has_words


def _gap_share(pen: Pen, bar: pygame.Rect, widths: Widths) -> float:
    """How much of the gaps there is room for beside the controls, all of them at the most."""
    controls = sum(pen.px(width) for _, width, _ in widths.controls) + pen.px(widths.help)
    return min(1.0, (bar.w - 2 * pen.px(_EDGE) - controls) / sum(pen.px(gap) for _, _, gap in widths.controls))
