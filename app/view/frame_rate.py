"""How fast the window is drawn, as the loop measured it lately."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FrameRate:
    """Frames a second and the milliseconds that one took to make; 0 where nothing was measured."""

    frames_per_s: int = 0
    frame_ms: float = 0.0


NOT_MEASURED = FrameRate()
