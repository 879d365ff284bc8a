"""Where everything stands while a lesson is open: the lesson's card below the stage, which covers nothing. Pure.

Where the canvas alone would be too narrow for the card, the card is as wide as the window.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

import pygame

from app.lesson.arrangement import Arrangement, Card
from app.session.state import Landscape
from app.view.layout import DERIVATION, GUTTER, STEP_CARD, Layout

LEAST_CARD_WIDTH = 640
"""With less beside the right column, in units, the lesson's card goes below the column too."""

LEAST_HEIGHT = {
    Card.COST: 150,
    Card.STEP: STEP_CARD,
    Card.DERIVATION: DERIVATION,
    Card.LANDSCAPE: 190,
    Card.CANVAS: 170,
}
"""How low a card of the right column may be, in units."""

FIXED = {Card.STEP, Card.DERIVATION}
"""Cards that are as high as that and no higher, where another can use the room."""


class LessonPlaces(NamedTuple):
    """The layout for what goes by it, and where each panel is, by name."""

    layout: Layout
    places: dict[str, pygame.Rect]


def lesson_places(
    whole: Layout, arrangement: Arrangement, landscape: Landscape, card_height: Callable[[int], int]
) -> LessonPlaces:
    """The places of a window's panels in a lesson; ``card_height`` says how high its card is at a width, both in pixels."""
    gutter = round(GUTTER * whole.scale)
    column = whole.cost.unionall([whole.step, whole.landscape])
    is_wide = whole.canvas.w < LEAST_CARD_WIDTH * whole.scale
    width = column.right - whole.canvas.x if is_wide else whole.canvas.w
    card = pygame.Rect(whole.canvas.x, 0, width, card_height(width))
    card.bottom = column.bottom
    stage = pygame.Rect(whole.canvas.x, whole.canvas.y, whole.canvas.w, card.y - gutter - whole.canvas.y)
    if is_wide:
        column.h = stage.h
    places = {"toolbar": whole.toolbar, "timeline": whole.bottom, "lesson": card, str(arrangement.stage): stage}
    places |= _column(column, _in_front(arrangement, landscape), gutter, whole.scale)
    if landscape.is_large and {"canvas", "landscape"} <= places.keys():
        places["canvas"], places["landscape"] = places["landscape"], places["canvas"]
    return LessonPlaces(replace(whole, canvas=stage, shares_card=False), places)


def _in_front(arrangement: Arrangement, landscape: Landscape) -> tuple[Card, ...]:
    """The cards in their order; the landscape first, where somebody asked to see it."""
    if not landscape.is_in_front:
        return arrangement.cards
    return tuple(sorted(arrangement.cards, key=lambda card: card is not Card.LANDSCAPE))


def _column(column: pygame.Rect, cards: tuple[Card, ...], gutter: int, scale: float) -> dict[str, pygame.Rect]:
    """As many cards as there is room for, the first always; those that can use more room share what is left."""
    shown: list[Card] = []
    heights, room = list[int](), column.h
    for card in cards:
        height = round(LEAST_HEIGHT[card] * scale)
        if shown and height > room:
            break
        shown.append(card)
        heights.append(min(height, room))
        room -= heights[-1] + gutter
    growing = [place for place, card in enumerate(shown) if card not in FIXED] or [len(shown) - 1]
    spare = max(0, room + gutter)
    for number, place in enumerate(growing):
        heights[place] += spare * (number + 1) // len(growing) - spare * number // len(growing)
    places, top = {}, column.y
    for card, height in zip(shown, heights, strict=True):
        places[str(card)] = pygame.Rect(column.x, top, column.w, height)
        top += height + gutter
    return places
