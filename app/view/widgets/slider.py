"""A slider: drag, click the track, wheel, arrows; a double-click brings back the default."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import pygame

from app.messages import Message
from app.plots.scale import Scale
from app.session.targets import SliderTarget
from app.view.paint.pen import Pen
from app.view.paint.theme import Colour
from app.view.paint.typesetting import SMALL_STRONG, TICK
from app.view.targets import Target


class Slider(NamedTuple):
    """What a slider shows and means. ``scale`` maps values to 0 … 1 along the track.

    Of ``titles`` and of the ``readings`` of its value, the first is written that there is room for.
    """

    id: SliderTarget
    titles: tuple[str, ...]
    readings: tuple[str, ...]
    hint: str
    value: float
    scale: Scale
    set_to: Callable[[float], Message]
    notch: Callable[[int], Message]
    default: Message
    is_hot: bool


class Track(NamedTuple):
    """The track of a slider: where on it a value is, and which value is at a pixel."""

    rect: pygame.Rect
    scale: Scale

    def x_of(self, value: float) -> float:
        """The pixel of a value; those beyond the ends are at the ends."""
        return self.rect.x + max(0.0, min(1.0, self.scale(value))) * self.rect.w

    def value_at(self, x: float) -> float:
        """The value at a pixel; left and right of the track it is that of the end."""
        return self.scale.invert(max(0.0, min(1.0, (x - self.rect.x) / self.rect.w)))

    def view_to_model(self, x: float, y: float) -> tuple[float, float]:
        """The value at a pixel, and how far below the track that is: marks are read back with it."""
        return self.value_at(x), y - self.rect.centery


def draw_slider(pen: Pen, rect: pygame.Rect, slider: Slider) -> Track:
    """Draw title and value above the track; returns the track, for zones and marks to be drawn below it.

    The marks are called by the slider: ``rate knob``, ``rate reading`` …
    """
    track = Track(pygame.Rect(rect.x, rect.bottom - pen.px(12), rect.w, pen.px(4)), slider.scale)
    _draw_words(pen, rect, slider)
    _draw_track(pen, track, slider)

    def at(x: float, y: float) -> Message:
        return slider.set_to(track.value_at(x))

    def nudge(dx: int, dy: int) -> Message:
        return slider.notch(dx + dy)

    def wheel(notches: int, x: float, y: float) -> Message:
        return slider.notch(notches)

    hand = pygame.SYSTEM_CURSOR_HAND
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
            cursor=hand,
        )
    )
    return track


def _draw_words(pen: Pen, rect: pygame.Rect, slider: Slider) -> None:
    name, top, right = slider.id.name, rect.y + pen.px(9), rect.right - pen.px(2)
    reading = pen.text_that_fits(
        slider.readings, rect.w - pen.px(2), right, top, SMALL_STRONG, pen.theme.text, "midright", f"{name} reading"
    )
    room = reading.left - rect.x - pen.px(6)
    title = next((title for title in slider.titles if pen.width(title, TICK) < room), "")
    if title:
        pen.text(title, rect.x + pen.px(2), top, TICK, pen.theme.muted, role=f"{name} title")


def _draw_track(pen: Pen, track: Track, slider: Slider) -> None:
    name, rect, x = slider.id.name, track.rect, track.x_of(slider.value)
    pen.space = track
    pen.rectangle(pen.theme.raised, rect, 2, f"{name} track")
    pen.rectangle(pen.theme.accent, (rect.x, rect.y, round(x - rect.x), rect.h), 2, f"{name} up to the knob")
    pen.disc(pen.theme.text, (x, rect.centery), 8 if slider.is_hot else 7, role=f"{name} knob")
    pen.space = None


def draw_mark(pen: Pen, track: Track, value: float, colour: Colour, role: str) -> None:
    """Point at a value from below the track."""
    pen.space = track
    pen.triangle(colour, (track.x_of(value), track.rect.bottom + pen.px(10)), 4, "up", role)
    pen.space = None


def draw_zone(
    pen: Pen, track: Track, ends: tuple[float, float], colour: Colour, pattern: tuple[int, int], role: str
) -> None:
    """Mark the values from end to end below the track, in strokes and gaps of so many units; without gaps a line."""
    left, right = (round(track.x_of(end)) for end in ends)
    y, height = track.rect.bottom + pen.px(4), pen.stroke(2)
    stroke, gap = pen.px(pattern[0]), pen.px(pattern[1])
    pen.space = track
    for x in range(left, right, stroke + gap if gap else max(1, right - left)):
        pen.fill(colour, (x, y, min(stroke, right - x) if gap else right - x, height), role)
    pen.space = None
