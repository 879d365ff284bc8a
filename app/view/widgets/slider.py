"""A slider: drag, click the track, wheel, arrows; a double-click or Delete brings back the default."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

import pygame

from app.messages import Message
from app.plots.scale import Scale
from app.session.targets import SliderTarget
from app.view.paint.pen import Pen, box_at
from app.view.paint.theme import Colour
from app.view.paint.typesetting import SMALL_STRONG, TICK, TICK_STRONG, Style
from app.view.targets import Target


class Zone(NamedTuple):
    """A stretch of the track with a meaning: between which values, in strokes and gaps of so many units, or without gaps."""

    name: str
    low: float
    high: float
    colour: Colour
    stroke: int = 1
    gap: int = 0


class Slider(NamedTuple):
    """What a slider shows and means. ``scale`` maps values to 0 … 1 along the track.

    Of ``titles`` and ``readings`` those are written that have room beside each other: the longest reading that leaves room
    for a title, and of the titles the longest. ``zones`` lie in the track; without any it is filled up to the knob.
    ``mark`` is a value that is pointed at. Where it ``press_focuses``, arrows move it on after the hand.
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
    zones: tuple[Zone, ...] = ()
    mark: float | None = None
    press_focuses: bool = False


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


def draw_slider(pen: Pen, rect: pygame.Rect, slider: Slider) -> None:
    """Draw title and value above the track. The marks are called by the slider: ``rate knob``, ``rate reading`` …"""
    track = Track(pygame.Rect(rect.x, rect.bottom - pen.px(13), rect.w, pen.px(8)), slider.scale)
    _draw_words(pen, rect, slider)
    with pen.measuring(track):
        _draw_track(pen, track, slider)
        _draw_knob(pen, track, slider)

    def at(x: float, y: float) -> Message:
        return slider.set_to(track.value_at(x))

    def pressed(x: float, y: float) -> Message | None:
        # Who presses a word or the number does not ask for the value that lies below it.
        return at(x, y) if y >= track.rect.y - pen.px(4) else None

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
            press=pressed,
            drag=at,
            wheel=wheel,
            nudge=nudge,
            double_click=slider.default,
            delete=slider.default,
            cursor=hand,
            press_focuses=slider.press_focuses,
        )
    )


def _draw_words(pen: Pen, rect: pygame.Rect, slider: Slider) -> None:
    name, top, inset = slider.id.name, rect.y + pen.px(8), pen.px(2)
    title, reading, style = _that_fit(pen, slider, rect.w - 2 * inset - pen.px(6))
    pen.text(reading, rect.right - inset, top, style, pen.theme.text, "midright", f"{name} reading")
    pen.text(title, rect.x + inset, top, TICK, pen.theme.muted, role=f"{name} title")


def _that_fit(pen: Pen, slider: Slider, room: int) -> tuple[str, str, Style]:
    """Title and reading that have room together, never one without the other, and the style of the reading."""
    for title, reading, style in (choices := list(_choices(slider))):
        if pen.width(title, TICK) + pen.width(reading, style) <= room:
            return title, reading, style
    return choices[-1]


def _choices(slider: Slider) -> Iterator[tuple[str, str, Style]]:
    for style in (SMALL_STRONG, TICK_STRONG):
        for reading in slider.readings:
            for title in slider.titles:
                yield title, reading, style


def _draw_track(pen: Pen, track: Track, slider: Slider) -> None:
    name, rect = slider.id.name, track.rect
    pen.rectangle(pen.theme.raised, rect, 2, f"{name} track")
    for zone in slider.zones:
        _draw_zone(pen, track, zone)
    if not slider.zones:
        filled = (rect.x, rect.y, round(track.x_of(slider.value) - rect.x), rect.h)
        pen.rectangle(pen.theme.accent, filled, 2, f"{name} up to the knob")
    if slider.mark is not None:
        # Below the track and below the knob's foot: it is seen wherever the knob is.
        pen.triangle(pen.theme.text, (track.x_of(slider.mark), rect.bottom + pen.px(8)), 4, "up", f"{name} mark")


def _draw_zone(pen: Pen, track: Track, zone: Zone) -> None:
    rect, (left, right) = track.rect, (round(track.x_of(end)) for end in (zone.low, zone.high))
    stroke, gap = (pen.stroke(zone.stroke), pen.stroke(zone.gap)) if zone.gap else (max(1, right - left), 0)
    for x in range(left, right, stroke + gap):
        pen.fill(zone.colour, (x, rect.y, min(stroke, right - x), rect.h), f"{zone.name} zone")


def _draw_knob(pen: Pen, track: Track, slider: Slider) -> None:
    """A hollow knob: the track is seen through it."""
    name, x, middle = slider.id.name, track.x_of(slider.value), track.rect.centery
    box = box_at(pen.px(12 if slider.is_hot else 10), track.rect.h + 2 * pen.px(3), center=(x, middle))
    pen.rectangle(pen.theme.bar, box.inflate(2 * pen.stroke(1), 2 * pen.stroke(1)), 4, f"{name} knob rim", line=1)
    pen.rectangle(pen.theme.text, box, 3, f"{name} knob edge", line=2)
    pen.record(f"{name} knob", "ring", pen.theme.text, ((x, middle),))
