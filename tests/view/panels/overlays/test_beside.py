"""Where a card stands that belongs to a thing: beside it, in the window, off what it must not cover."""

from __future__ import annotations

import pygame
import pytest

from app.view.paint.pen import Pen
from app.view.paint.theme import DARK
from app.view.paint.typesetting import Typesetter
from app.view.panels.overlays.beside import Clear, best_place

WINDOW = pygame.Rect(40, 300, 900, 600)
"""Not at the origin, so that its left and its top are not the same."""

CARD = (200, 90)


def place(clear: Clear) -> pygame.Rect:
    pygame.font.init()
    return best_place(Pen(pygame.Surface((1000, 1000)), DARK, Typesetter(1.0)), WINDOW, CARD, clear)


def test_it_lies_centred_a_gap_below_the_thing() -> None:
    assert place(Clear(pygame.Rect(400, 500, 60, 20))).midtop == (430, 520 + 8)


@pytest.mark.parametrize("corner", ["topleft", "topright", "bottomleft", "bottomright"])
def test_in_a_corner_of_the_window_it_is_all_in_sight_and_off_the_thing(corner: str) -> None:
    thing = pygame.Rect(0, 0, 60, 20)
    setattr(thing, corner, getattr(WINDOW, corner))
    card = place(Clear(thing))
    assert WINDOW.contains(card) and not card.colliderect(thing)


@pytest.mark.parametrize(
    ("thing", "taken", "free"),
    [
        ((40, 300, 900, 255), (40, 645, 900, 255), (490, 600)),
        ((40, 300, 350, 600), (590, 300, 350, 600), (490, 600)),
    ],
    ids=["a strip across", "a strip down"],
)
def test_a_strip_just_as_wide_as_the_card_is_found_in_the_middle_of_the_window(
    thing: tuple[int, ...], taken: tuple[int, ...], free: tuple[int, int]
) -> None:
    card = place(Clear(pygame.Rect(thing), sample=pygame.Rect(taken)))
    assert card.collidelist([pygame.Rect(thing), pygame.Rect(taken)]) < 0 and card.collidepoint(free)


def test_data_may_be_covered_but_not_where_there_is_room_beside_it() -> None:
    thing = pygame.Rect(400, 500, 60, 20)
    figure = pygame.Rect(WINDOW.x, thing.bottom, WINDOW.w, 200)
    assert not place(Clear(thing, figures=(figure,))).colliderect(figure)
