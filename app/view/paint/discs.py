"""Anti-aliased discs and rings as pictures, each made once: putting one down takes a fifth of drawing it."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import pygame

from app.view.paint.theme import Colour


@lru_cache(maxsize=256)
def disc_picture(colour: Colour, radius: int, ring: int) -> pygame.Surface:
    """A disc of that radius in pixels, or a ring ``ring`` pixels wide, in the middle of ``2·radius + 3`` pixels a side."""
    size = 2 * radius + 3
    # White on black, drawing tells how much of each pixel the disc covers.
    covered = pygame.Surface((size, size), depth=32)
    pygame.draw.aacircle(covered, (255, 255, 255), (radius + 1, radius + 1), radius, ring)
    picture = pygame.Surface((size, size), pygame.SRCALPHA)
    picture.fill((*colour, 0))
    pygame.surfarray.pixels_alpha(picture)[...] = pygame.surfarray.array_red(covered)
    return picture


@lru_cache(maxsize=32)
def point_picture(colour: Colour, rim: Colour, radius: float, opacity: float) -> pygame.Surface:
    """A point of that radius in pixels, with a rim that tells neighbours apart."""
    size = 2 * round(1.4 * radius) + 1
    picture = pygame.Surface((size, size), pygame.SRCALPHA)
    centre = (size / 2, size / 2)
    pygame.draw.aacircle(picture, rim, centre, 1.3 * radius)
    pygame.draw.aacircle(picture, colour, centre, radius)
    if opacity < 1.0:
        picture.fill((255, 255, 255, round(255 * opacity)), special_flags=pygame.BLEND_RGBA_MULT)
    return picture


@lru_cache(maxsize=16)
def glow_picture(colour: Colour, radius: int, strength: int) -> pygame.Surface:
    """A patch of light of that radius in pixels: so strong, of 255, in the middle of its square, and nothing at its rim."""
    away = np.arange(2 * radius + 1) - radius
    inwards = np.clip(1.0 - np.hypot(away[:, None], away[None, :]) / (radius or 1), 0.0, 1.0)
    picture = pygame.Surface(inwards.shape, pygame.SRCALPHA)
    picture.fill((*colour, 0))
    pygame.surfarray.pixels_alpha(picture)[...] = (strength * inwards * inwards * (3.0 - 2.0 * inwards)).astype(np.uint8)
    return picture
