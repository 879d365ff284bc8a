"""A slider: drag, click the track, wheel, arrows; a double-click brings back the default."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pygame

from app.messages import Message
from app.plots.scale import Scale
from app.state import State
from app.view.ink import Ink
from app.view.targets import Target
from app.view.theme import Colour
from app.view.typesetting import SMALL_STRONG, TICK


@dataclass(frozen=True, slots=True)
class Slider:
    """What a slider shows and means. ``scale`` maps values to 0 … 1 along the track.

    Of ``titles`` and of what is ``shown`` as its value, the first is written that there is room for.
    """

    id: str
    titles: tuple[str, ...]
    shown: tuple[str, ...]
    hint: str
    value: float
    scale: Scale
    set_to: Callable[[float], Message]
    notch: Callable[[int], Message]
    default: Message


def draw_slider(ink: Ink, state: State, rect: pygame.Rect, slider: Slider) -> pygame.Rect:
    """Draw title and value above the track; returns the track, for marks to be drawn beside it."""
    theme = ink.theme
    top = rect.y + ink.px(9)
    right, room = rect.right - ink.px(2), rect.w - ink.px(2)
    shown = ink.text_that_fits(slider.shown, room, right, top, SMALL_STRONG, theme.text, "midright")
    for title in slider.titles:
        if title and shown.left - rect.x > ink.width(title, TICK) + ink.px(6):
            ink.text(title, rect.x + ink.px(2), top, TICK, theme.muted)
            break
    track = pygame.Rect(rect.x, rect.bottom - ink.px(12), rect.w, ink.px(4))
    share = max(0.0, min(1.0, slider.scale(slider.value)))
    knob = (track.x + share * track.w, track.centery)
    pygame.draw.rect(ink.surface, theme.raised, track, border_radius=track.h // 2)
    filled = pygame.Rect(track.x, track.y, round(share * track.w), track.h)
    pygame.draw.rect(ink.surface, theme.accent, filled, border_radius=track.h // 2)
    is_hot = slider.id in (state.pointer.target, state.held)
    ink.disc(theme.text, knob, 8 if is_hot else 7)

    def at(x: float, y: float) -> Message:
        return slider.set_to(slider.scale.invert(max(0.0, min(1.0, (x - track.x) / track.w))))

    def nudge(dx: int, dy: int) -> Message:
        return slider.notch(dx + dy)

    def wheel(notches: int, x: float, y: float) -> Message:
        return slider.notch(notches)

    ink.target(
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


def draw_mark(ink: Ink, track: pygame.Rect, share: float, colour: Colour) -> None:
    """Point at a place of a track from below."""
    ink.triangle(colour, (track.x + share * track.w, track.bottom + ink.px(10)), 4, "up")


def draw_zone(
    ink: Ink, track: pygame.Rect, ends: tuple[float, float], colour: Colour, pattern: tuple[int, int] = (1, 0)
) -> None:
    """Mark part of a track below it, from share to share, in a pattern of strokes and gaps of so many units."""
    left, right = round(track.x + ends[0] * track.w), round(track.x + ends[1] * track.w)
    y, height = track.bottom + ink.px(4), ink.stroke(2)
    stroke, gap = ink.px(pattern[0]), ink.px(pattern[1])
    if not gap:
        ink.surface.fill(colour, (left, y, right - left, height))
        return
    for x in range(left, right, stroke + gap):
        ink.surface.fill(colour, (x, y, min(stroke, right - x), height))
