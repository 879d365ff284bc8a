"""Where texts could have stood: the places that a pen was offered for each, and what was kept free of them.

A text that looks for a free place takes the first of several. The others are seen in no picture until the first is taken,
so they are written down by themselves.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple
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


class Offered:
    """What was offered and kept free each time that a screen was drawn."""

    def __init__(self) -> None:
        self.draws: list[tuple[Screen, list[Offer]]] = []

    def of(self, screen: Screen, state: State, size: tuple[int, int]) -> list[Offer]:
        """In the order of drawing: as the screen was drawn, or, where it was drawn more than once, in a new one."""
        draws = [found for drawn, found in self.draws if drawn is screen]
        if len(draws) != 1:
            with noting_offers() as anew:
                Screen().draw(pygame.Surface(size, 0, 32), state)
            draws = [found for _, found in anew.draws]
        (found,) = draws
        return found


@contextmanager
def noting_offers() -> Iterator[Offered]:
    """Notes what is offered and kept free as long as a ``with`` lasts."""
    offered = Offered()
    draw, free_place, keep_free = Screen.draw, Texts.free_place, Texts.keep_free

    def drawing(screen: Screen, *given: Any) -> list[pygame.Rect]:
        offered.draws.append((screen, []))
        return draw(screen, *given)

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
        offered.draws[-1][1].append(Offer((texts,) if isinstance(texts, str) else tuple(texts), boxes))
        return free_place(pen, texts, candidates, room, style)

    def noting_rects(pen: Texts, *rects: pygame.Rect) -> None:
        offered.draws[-1][1].append(Offer((), tuple(map(pygame.Rect, rects))))
        keep_free(pen, *rects)

    with (
        patch.object(Screen, "draw", drawing),
        patch.object(Texts, "free_place", noting_places),
        patch.object(Texts, "keep_free", noting_rects),
    ):
        yield offered
