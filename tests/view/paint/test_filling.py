"""Filled by its pixels, a rectangle is what the library makes of it."""

from __future__ import annotations

import pygame
from hypothesis import example, given
from hypothesis import strategies as st

from app.view.paint.pen.filling import SLOW_FROM_PX, fill

SIZE = (90, 70)
places, lengths = st.integers(-40, 120), st.integers(0, 100)
rects = st.tuples(places, places, lengths, lengths) | st.builds(pygame.Rect, places, places, lengths, lengths)
colours = st.tuples(*[st.integers(0, 255)] * 3)


@example((0, 0, 90, 70), (0, 0, 90, 70), (255, 200, 7), pygame.SRCALPHA, 32)
@given(rects, rects, colours, st.sampled_from([0, pygame.SRCALPHA]), st.sampled_from([32, 24]))
def test_it_is_what_the_library_fills(
    rect: pygame.Rect, clip: pygame.Rect, colour: tuple[int, int, int], flags: int, depth: int
) -> None:
    ours, theirs = (pygame.Surface(SIZE, flags, depth if not flags else 32) for _ in range(2))
    for surface in (ours, theirs):
        surface.set_clip(pygame.Rect(clip))
    said = fill(ours, colour, rect)
    theirs.fill(colour, rect)
    filled = pygame.Rect(rect).clip(ours.get_clip())
    assert 0 in filled.size or said.contains(filled)
    assert pygame.image.tobytes(ours, "RGBA") == pygame.image.tobytes(theirs, "RGBA")


def test_a_picture_of_a_part_of_another_is_filled_there() -> None:
    whole = pygame.Surface(SIZE)
    assert fill(whole.subsurface((10, 20, 60, 40)), (1, 2, 3), (1, 1, 40, 30)).size == (40, 30)
    assert SLOW_FROM_PX <= 40 * 30
    assert whole.get_at((11, 21)) == (1, 2, 3, 255) == whole.get_at((50, 50))
    assert whole.get_at((10, 21)) == (0, 0, 0, 255) == whole.get_at((51, 50))
