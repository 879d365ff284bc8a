"""Where a figure is drawn: the rectangle that it may paint, the plot in it, and what lies under both."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import pygame


class Frame(NamedTuple):
    """All that a figure needs to know of its place.

    ``plot`` is where values are drawn; the rest of ``rect`` is for ticks and names. ``paint`` draws what lies under the
    figure, such as a card with its title; it is part of the figure's cached layer, and drawn again when ``key`` differs.
    """

    rect: pygame.Rect
    plot: pygame.Rect
    key: object
    paint: Callable[[], None]
