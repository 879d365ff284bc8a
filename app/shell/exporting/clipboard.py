"""Pictures for the clipboard, where the window library can put them there."""

from __future__ import annotations

import warnings

import pygame


def put_picture(png: bytes) -> str:
    """Put a picture, as the bytes of a PNG, on the clipboard; returns why that cannot be, an empty text where it can."""
    try:
        with warnings.catch_warnings():
            # The library has nothing newer for pictures: its other functions are for text alone.
            warnings.simplefilter("ignore", DeprecationWarning)
            if not pygame.scrap.get_init():
                pygame.scrap.init()
            pygame.scrap.put("image/png", png)
    except (pygame.error, NotImplementedError, AttributeError) as problem:
        return str(problem) or "this system takes text alone"
    return ""
