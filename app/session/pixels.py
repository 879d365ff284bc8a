"""Places on the window, in pixels: how far off one can be."""

from __future__ import annotations

FARTHEST_PX = 30_000
"""Whatever is farther off is out of sight on any screen, and would not fit into a rectangle's numbers."""


def within_reach(pixels: float) -> float:
    """A coordinate that is not too far off: itself, or the nearest one that is not."""
    return max(-FARTHEST_PX, min(FARTHEST_PX, pixels))


def place_within_reach(x: float, y: float) -> tuple[float, float]:
    """Both coordinates of a place."""
    return within_reach(x), within_reach(y)
