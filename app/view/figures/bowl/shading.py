"""How J is shaded in the bowl: the colour is the stronger the lower J is, so strong that the valley is seen from afar."""

from __future__ import annotations

from functools import lru_cache

import pygame

from app.view.paint.theme import Colour, Theme, blend

LEVELS = 14

FAINTEST, STRONGEST = 0.04, 0.56
"""How strong the colour of J is at the edge of the map and within the lowest level."""

EDGE = 0.26
"""How much stronger a contour is than the area within it: no area has the colour of a contour."""


def fill_below(theme: Theme, place: int) -> Colour:
    """The colour of the area below a level, counted from 1, the lowest, to ``LEVELS``; above that one it is the same."""
    return blend(theme.cost, theme.card, _share(place))


def edge_of(theme: Theme, place: int) -> Colour:
    """The colour of the contour around it."""
    return blend(theme.cost, theme.card, _share(place) + EDGE)


@lru_cache(maxsize=8)
def key_picture(theme: Theme, width: int, height: int) -> pygame.Surface:
    """The colours of all levels side by side, the lowest first, each so wide."""
    picture = pygame.Surface((LEVELS * width, height))
    for place in range(LEVELS):
        picture.fill(fill_below(theme, place + 1), (place * width, 0, width, height))
    return picture


def _share(place: int) -> float:
    lowness = (LEVELS - place) / (LEVELS - 1)
    return FAINTEST + (STRONGEST - FAINTEST) * lowness
