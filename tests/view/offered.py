"""Where texts could have stood: the places that a pen was offered for each, and what was kept free of them.

A text that looks for a free place takes the first of several. The others are seen in no picture until the first is taken,
so they are written down by themselves.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple
from unittest.mock import patch

import pygame

from app.session.state import State
from app.view.paint.pen.places import anchored
from app.view.paint.pen.texts import Label, Texts
from app.view.paint.typesetting import BODY, Style
from app.view.screen import Screen

MOST = 40
"""Of a search with more places than that only the first are noted."""


class Offer(NamedTuple):
    """The texts of which one was to be written, and the boxes that the longest would take; or pixels kept free."""

    texts: tuple[str, ...]
    boxes: tuple[pygame.Rect, ...]


def offers(state: State, size: tuple[int, int]) -> list[Offer]:
    """What was offered and kept free while a window of that size was drawn, in the order of drawing."""
    found: list[Offer] = []
    free_place, keep_free = Texts.free_place, Texts.keep_free

    def noting_places(
        pen: Texts,
        texts: str | Sequence[str],
        candidates: Iterable[tuple[float, float, str]],
        room: pygame.Rect,
        style: Style = BODY,
    ) -> Label | None:
        candidates, longest = list(candidates), texts if isinstance(texts, str) else next(iter(texts), "")
        width, height = pen.width(longest, style), pen.typesetter.line_height(style) if longest else 0
        boxes = tuple(anchored(width, height, *place) for place in candidates[:MOST])
        found.append(Offer((texts,) if isinstance(texts, str) else tuple(texts), boxes))
        return free_place(pen, texts, candidates, room, style)

    def noting_rects(pen: Texts, *rects: pygame.Rect) -> None:
        found.append(Offer((), tuple(map(pygame.Rect, rects))))
        keep_free(pen, *rects)

    with patch.object(Texts, "free_place", noting_places), patch.object(Texts, "keep_free", noting_rects):
        Screen().draw(pygame.Surface(size, 0, 32), state)
    return found
