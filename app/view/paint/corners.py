"""Anti-aliased corners of rounded rectangles as pictures, each made once."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import pygame

from app.view.paint.theme import Colour

_SAMPLES = 8
"""So many times so many places of each pixel are looked at, to find how much of it is covered."""


@lru_cache(maxsize=512)
def corner_pictures(colour: Colour, radius: int, line: int) -> tuple[pygame.Surface, ...]:
    """Top left, top right, bottom left and bottom right, ``radius`` pixels a side; filled, or a line so many pixels wide."""
    places = (np.arange(radius * _SAMPLES) + 0.5) / _SAMPLES
    distances = np.hypot(radius - places[:, None], radius - places[None, :])
    covered = (distances <= radius) & ((distances >= radius - line) if line else True)
    shares = covered.reshape(radius, _SAMPLES, radius, _SAMPLES).mean(axis=(1, 3))
    picture = pygame.Surface((radius, radius), pygame.SRCALPHA)
    picture.fill((*colour, 0))
    pygame.surfarray.pixels_alpha(picture)[...] = np.rint(255.0 * shares).astype(np.uint8)
    flips = ((False, False), (True, False), (False, True), (True, True))
    return tuple(pygame.transform.flip(picture, *flip) for flip in flips)
