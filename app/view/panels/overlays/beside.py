"""A place for a card beside a thing, where it covers neither that nor what it speaks of."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import NamedTuple

import pygame

from app.view.paint.pen import Pen


class Clear(NamedTuple):
    """What a card stands beside, what it must not cover, what it had better not, and where data is, which may be covered."""

    beside: pygame.Rect | None
    sample: pygame.Rect | None = None
    point: pygame.Rect | None = None
    figures: tuple[pygame.Rect, ...] = ()


def best_place(pen: Pen, window: pygame.Rect, size: tuple[int, int], clear: Clear) -> pygame.Rect:
    """Beside the thing, or as near to it as there is room that is clear."""
    near = clear.beside or pygame.Rect(window.center, (0, 0))
    boxes = [pygame.Rect(corner, size).clamp(window) for corner in _corners(pen, window, near, size)]
    return min(boxes, key=lambda box: _price(box, near, clear))


def _price(box: pygame.Rect, near: pygame.Rect, clear: Clear) -> tuple[int, int, float]:
    must, had_better = (clear.beside, clear.sample), (clear.point,)
    data = sum(_area(box.clip(figure)) for figure in clear.figures) / max(1, _area(box))
    away = abs(box.centerx - near.centerx) + abs(box.centery - near.centery)
    return _covered(box, must), _covered(box, had_better), away / max(1, box.w) + data


def _corners(pen: Pen, window: pygame.Rect, near: pygame.Rect, size: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """Where the upper left corner may be: around the thing, and then anywhere in the window."""
    (width, height), gap = size, pen.px(8)
    for left in (near.left - gap, near.right - width + gap, near.centerx - width // 2):
        yield left, near.bottom + gap
        yield left, near.top - height - gap
    for top in (near.top - gap, near.bottom - height + gap, near.centery - height // 2):
        yield near.right + gap, top
        yield near.left - width - gap, top
    for across, down in product(range(5), repeat=2):
        yield window.left + (window.w - width) * across // 4, window.top + (window.h - height) * down // 4


def _covered(box: pygame.Rect, places: tuple[pygame.Rect | None, ...]) -> int:
    return sum(_area(box.clip(place)) for place in places if place is not None)


def _area(rect: pygame.Rect) -> int:
    return rect.w * rect.h
