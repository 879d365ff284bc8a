"""Where everything stands while a lesson is open: the lesson's card below the stage, which covers nothing. Pure.

Where the canvas alone would be too narrow for the card, the card is as wide as the window.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

import pygame

from app.lesson.arrangement import Arrangement, Card
from app.view.layout import DERIVATION, GUTTER, STEP_CARD, Layout

LEAST_CARD_WIDTH = 640
"""With less beside the right column, in units, the lesson's card goes below the column too."""

LOW_HEIGHT = 700
"""A window is low, in units, below this."""

LEAST_HEIGHT = {
    Card.COST: 150,
    Card.STEP: STEP_CARD,
    Card.DERIVATION: DERIVATION,
    Card.LANDSCAPE: 160,
    Card.CANVAS: 160,
}
"""How low a card of the right column may be, in units."""

FIXED = {Card.STEP, Card.DERIVATION}
"""Cards that are as high as that and no higher, where another can use the room."""


class LessonViews(NamedTuple):
    """Whether canvas and landscape have changed places, and the card that was asked for last."""

    is_large: bool
    front: str


class CardForm(NamedTuple):
    """What the lesson's card goes by: whether it must save height, and how wide it is in a chapter with cards beside it.

    There stand Back and Next, also on a card that is wider: who goes on pressing need not look for them.
    """

    is_low: bool
    width: int


def card_form(whole: Layout) -> CardForm:
    """The form of the card in that window."""
    gutter = round(GUTTER * whole.scale)
    beside_column = whole.cost.x - 2 * gutter
    is_wide = beside_column < LEAST_CARD_WIDTH * whole.scale
    return CardForm(whole.window.h < LOW_HEIGHT * whole.scale, whole.window.w - 2 * gutter if is_wide else beside_column)


class LessonPlaces(NamedTuple):
    """The layout for what goes by it, and where each panel is, by name."""

    layout: Layout
    places: dict[str, pygame.Rect]


def lesson_places(
    whole: Layout, arrangement: Arrangement, views: LessonViews, card_height: Callable[[int], int]
) -> LessonPlaces:
    """The places of a window's panels in a lesson; ``card_height`` says how high its card is at a width, both in pixels."""
    gutter = round(GUTTER * whole.scale)
    body = whole.canvas.unionall([whole.cost, whole.step, whole.landscape])
    card = pygame.Rect(body.x, 0, card_form(whole).width if arrangement.cards else body.w, 0)
    is_wide = card.w == body.w
    card.h = card_height(card.w)
    card.bottom = body.bottom
    stage = pygame.Rect(body.x, body.y, whole.canvas.w, card.y - gutter - body.y)
    on_stage, wanted = _large(arrangement) if views.is_large else (str(arrangement.stage), arrangement.cards)
    column = pygame.Rect(whole.cost.x, body.y, whole.cost.w, stage.h if is_wide else body.h)
    cards, tabs = _column(column, wanted, views.front, gutter, whole.scale)
    if not cards:
        stage.w = body.w
    places = {"toolbar": whole.toolbar, "timeline": whole.bottom, "lesson": card, on_stage: stage, **cards}
    return LessonPlaces(replace(whole, canvas=stage, shares_card=False, tabs=tabs), places)


def _large(arrangement: Arrangement) -> tuple[str, tuple[Card, ...]]:
    """Stage and cards once canvas and landscape have changed places; as ever where one of them is not there."""
    stage, cards = str(arrangement.stage), arrangement.cards
    if (stage, Card.LANDSCAPE in cards) == ("canvas", True):
        return "landscape", tuple(Card.CANVAS if card is Card.LANDSCAPE else card for card in cards)
    if (stage, Card.CANVAS in cards) == ("landscape", True):
        return "canvas", tuple(Card.LANDSCAPE if card is Card.CANVAS else card for card in cards)
    return stage, cards


def _column(
    column: pygame.Rect, wanted: tuple[Card, ...], front: str, gutter: int, scale: float
) -> tuple[dict[str, pygame.Rect], tuple[str, ...]]:
    """The places of the cards below one another, and no tabs; where there is no room for all, one place and tabs for all.

    Shown of those is the one that was asked for last, at first the first of them.
    """
    least = {card: round(LEAST_HEIGHT[card] * scale) for card in wanted}
    spare = column.h - sum(least.values()) - (len(wanted) - 1) * gutter
    if len(wanted) > 1 and spare < 0:
        shown = next((card for card in wanted if card == front), wanted[0])
        return {str(shown): column.copy()}, tuple(map(str, wanted))
    growing = [card for card in wanted if card not in FIXED] or list(wanted)[-1:]
    heights = dict(least)
    for number, card in enumerate(growing):
        heights[card] += spare * (number + 1) // len(growing) - spare * number // len(growing)
    places, top = {}, column.y
    for card, height in heights.items():
        places[str(card)] = pygame.Rect(column.x, top, column.w, height)
        top += height + gutter
    return places, ()
