"""Which disc of the 3-D view is the line that learns and which is the target, in a corner that the surface leaves free."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product

import pygame

from app.view.paint.bullseye import draw_bullseye
from app.view.paint.pen import Pen, box_at
from app.view.paint.typesetting import TICK

GLYPH, GAP, INSET = 12, 5, 4
"""The width of a sign, how far from it its name stands, and both from the border, in units."""

BALL, TARGET = ("the line now", "line now"), ("least squares",)
HIDDEN_BALL = ("the line now, behind the surface", "line now, behind it", "line, behind")


def draw_legend(
    pen: Pen, room: pygame.Rect, has_target: bool, is_ball_hidden: bool, is_free: Callable[[pygame.Rect], bool]
) -> None:
    """Each sign as it is drawn on the surface, with its name. What has no place is left out."""

    def target(x: float, y: float) -> None:
        draw_bullseye(pen, (x, y), "least squares legend", GLYPH / 2)

    def ball(x: float, y: float) -> None:
        if is_ball_hidden:
            pen.disc(pen.theme.m, (x, y), GLYPH / 2, 2, "ball legend")
        else:
            pen.disc(pen.theme.m, (x, y), GLYPH / 2, role="ball legend")

    _put(pen, room, HIDDEN_BALL if is_ball_hidden else BALL, "ball label", ball, is_free)
    if has_target:
        _put(pen, room, TARGET, "least squares label", target, is_free)


def _put(
    pen: Pen,
    room: pygame.Rect,
    names: tuple[str, ...],
    role: str,
    glyph: Callable[[float, float], None],
    is_free: Callable[[pygame.Rect], bool],
) -> None:
    high, before = pen.typesetter.line_height(TICK), pen.px(GLYPH + GAP)
    inside = room.inflate(-2 * pen.px(INSET), -2 * pen.px(INSET))
    for name, row, corner in product(names, range(5), ("bottomleft", "bottomright", "topleft", "topright")):
        box = box_at(before + pen.width(name, TICK), high, **{corner: getattr(inside, corner)})
        box.y += row * high * (1 if corner.startswith("top") else -1)
        if inside.contains(box) and pen.is_free(box.inflate(pen.px(GAP), pen.px(GAP))) and is_free(box):
            glyph(box.left + pen.px(GLYPH / 2), box.centery)
            pen.text(name, box.left + before, box.centery, TICK, pen.theme.muted, "midleft", role)
            return
