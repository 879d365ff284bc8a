"""What is where on the card, in pixels."""

from __future__ import annotations

from typing import NamedTuple

import pygame

from app.view.paint.pen import Pen, box_at

WIDEST, HIGHEST, SIDE = 980, 612, 24
CONTROL, FIELD = 30, 31


class Places(NamedTuple):
    """The parts of the card: the controls, the table, the lines below it, the boxes, the preview, names and buttons."""

    card: pygame.Rect
    controls: pygame.Rect
    table: pygame.Rect
    lines: pygame.Rect
    boxes: pygame.Rect
    preview: pygame.Rect
    names: pygame.Rect


def column_in(pen: Pen, window: pygame.Rect) -> tuple[pygame.Rect, int]:
    """The card in a window, and how wide its left column is."""
    px = pen.px
    room = window.inflate(-px(24), -px(20))
    card = box_at(min(px(WIDEST), room.w), min(px(HIGHEST), room.h), center=window.center)
    return card, card.w - 2 * px(SIDE) - _preview_width(pen, card) - px(24)


def places_in(pen: Pen, window: pygame.Rect, boxes_height: int) -> Places:
    """The parts of the card, with so much room for boxes of what is to be said: the table has what is left."""
    px = pen.px
    card, inner = column_in(pen, window)
    left, right, width = card.x + px(SIDE), card.right - px(SIDE), _preview_width(pen, card)
    preview = pygame.Rect(right - width, card.y + px(96), width, width)
    names = pygame.Rect(left, card.bottom - px(80), right - left, px(62))
    controls = pygame.Rect(left, card.y + px(96), inner, px(CONTROL))
    boxes = pygame.Rect(left, names.y - px(8) - boxes_height, inner, boxes_height)
    lines = pygame.Rect(left, boxes.y - px(42), inner, px(40))
    top = controls.bottom + px(16)
    return Places(card, controls, pygame.Rect(left, top, inner, lines.y - top), lines, boxes, preview, names)


def _preview_width(pen: Pen, card: pygame.Rect) -> int:
    return pen.px(232) if card.w >= pen.px(900) else pen.px(196)
