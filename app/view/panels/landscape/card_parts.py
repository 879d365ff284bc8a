"""What the landscape card hands to each of its views."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import pygame


class Places(NamedTuple):
    """The card, and the part of it that is drawn into."""

    card: pygame.Rect
    plot: pygame.Rect


class Header(NamedTuple):
    """The card's title and tabs: ``paint`` draws them, and has to again when ``key`` is another."""

    key: object
    paint: Callable[[], None]
