"""A slider: drag, click the track, wheel, arrows; a double-click brings back the default."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pygame

from app.messages import Message
from app.plots.scale import Scale
from app.session.state import State
from app.session.targets import TargetId
from app.view.paint.pen import Pen
from app.view.paint.theme import Colour
from app.view.paint.typesetting import SMALL_STRONG, TICK
from app.view.targets import Target


@dataclass(frozen=True, slots=True)
class Slider:
    """What a slider shows and means. ``scale`` maps values to 0 … 1 along the track.

    Of ``titles`` and of what is ``shown`` as its value, the first is written that there is room for.
    """

    id: TargetId
    titles: tuple[str, ...]
    shown: tuple[str, ...]
    hint: str
    value: float
    scale: Scale
    set_to: Callable[[float], Message]
    notch: Callable[[int], Message]
    default: Message


def draw_slider(pen: Pen, state: State, rect: pygame.Rect, slider: Slider) -> pygame.Rect:
    """Draw title and value above the track; returns the track, for marks to be drawn beside it."""
    theme = pen.theme
    top = rect.y + pen.px(9)
    right, room = rect.right - pen.px(2), rect.w - pen.px(2)
    shown = pen.text_that_fits(slider.shown, room, right, top, SMALL_STRONG, theme.text, "midright")
    for title in slider.titles:
        if title and shown.left - rect.x > pen.width(title, TICK) + pen.px(6):
            pen.text(title, rect.x + pen.px(2), top, TICK, theme.muted)
            break
    track = pygame.Rect(rect.x, rect.bottom - pen.px(12), rect.w, pen.px(4))
    share = max(0.0, min(1.0, slider.scale(slider.value)))
    knob = (track.x + share * track.w, track.centery)
    pen.rectangle(theme.raised, track, 2)
    filled = pygame.Rect(track.x, track.y, round(share * track.w), track.h)
    pen.rectangle(theme.accent, filled, 2)
    is_hot = slider.id in (state.pointer.target, state.held)
    pen.disc(theme.text, knob, 8 if is_hot else 7)

    def at(x: float, y: float) -> Message:
        return slider.set_to(slider.scale.invert(max(0.0, min(1.0, (x - track.x) / track.w))))

    def nudge(dx: int, dy: int) -> Message:
        return slider.notch(dx + dy)

    def wheel(notches: int, x: float, y: float) -> Message:
        return slider.notch(notches)

    pen.target(
        Target(
            slider.id,
            rect,
            slider.hint,
            press=at,
            drag=at,
            wheel=wheel,
            nudge=nudge,
            double_click=slider.default,
            cursor=pygame.SYSTEM_CURSOR_HAND,
        )
    )
    return track


def draw_mark(pen: Pen, track: pygame.Rect, share: float, colour: Colour) -> None:
    """Point at a place of a track from below."""
    pen.triangle(colour, (track.x + share * track.w, track.bottom + pen.px(10)), 4, "up")


def draw_zone(
    pen: Pen, track: pygame.Rect, ends: tuple[float, float], colour: Colour, pattern: tuple[int, int] = (1, 0)
) -> None:
    """Mark part of a track below it, from share to share, in a pattern of strokes and gaps of so many units."""
    left, right = round(track.x + ends[0] * track.w), round(track.x + ends[1] * track.w)
    y, height = track.bottom + pen.px(4), pen.stroke(2)
    stroke, gap = pen.px(pattern[0]), pen.px(pattern[1])
    if not gap:
        pen.fill(colour, (left, y, right - left, height))
        return
    for x in range(left, right, stroke + gap):
        pen.fill(colour, (x, y, min(stroke, right - x), height))
