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
    """What a slider shows and means. ``scale`` maps values to 0 … 1 along the track."""

    id: str
    title: str
    shown: str
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
    shown = ink.text(slider.shown, rect.right - ink.px(2), top, SMALL_STRONG, theme.text, "midright")
    if shown.left - rect.x > ink.width(slider.title, TICK) + ink.px(6):
        ink.text(slider.title, rect.x + ink.px(2), top, TICK, theme.muted)
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


def draw_zone(ink: Ink, track: pygame.Rect, low: float, high: float, colour: Colour) -> None:
    """Mark part of a track, from share ``low`` to ``high``, below it."""
    left, right = track.x + low * track.w, track.x + high * track.w
    pygame.draw.rect(ink.surface, colour, pygame.Rect(left, track.bottom + ink.px(2), right - left, ink.px(2)))
