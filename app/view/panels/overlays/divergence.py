"""The banner that says where a run diverged, what grew, which rates hold, and what can be done."""

from __future__ import annotations

from functools import lru_cache
from itertools import product
from math import isfinite
from typing import NamedTuple

import pygame

from app.commands import first_key
from app.model.data.scaling import Line
from app.plots.numerals import count, significant
from app.session.state import State
from app.session.targets import BannerTarget
from app.view.layout import Layout
from app.view.paint.pen import Pen, box_at
from app.view.paint.typesetting import BODY, STRONG, TICK
from app.view.panels.panel import Overlay, Surroundings
from app.view.panels.timeline.places import PADDING, banner_room, has_banner
from app.view.targets import Target
from app.view.widgets.button import Button, button_of, draw_button
from app.words.outlook import what_holds_briefly, what_holds_in_words
from app.words.rate import rate_in_words

_GAP = 8
"""What is free between two things in a line, in units."""


class Shown(NamedTuple):
    """What the banner says, the longest form of each part first: what happened, what grew, which rates hold; its buttons."""

    headings: tuple[str, ...]
    grown: tuple[str, ...]
    rates: tuple[str, ...]
    buttons: tuple[tuple[Button, tuple[str, ...]], ...]


class DivergenceBanner(Overlay[Shown]):
    """Drawn in the band of the timeline, above the track: it covers no data, and the track can be used."""

    def pick(self, state: State, around: Surroundings) -> Shown | None:
        """Its words, while the run that diverged is looked at live."""
        divergence = state.timeline.run.far_off
        if divergence is None or not has_banner(state):
            return None
        zones = state.outlook.zones
        rate, lower = state.training.settings.learning_rate, state.halved_rate
        has_stopped = state.timeline.run.divergence is not None
        advised = rate_in_words(lower)
        lowers = "Halve" if lower == rate / 2.0 else "Lower"
        back, on = (f"({first_key(command_id)})" for command_id in ("last-stable", "halve-rate"))
        labels = {
            "last-stable": (f"Back to before it {back}", f"Back {back}"),
            "halve-rate": (
                f"{lowers} the rate to {advised} and go on {on}",
                f"{lowers} rate to {advised} {on}",
                f"{lowers} rate {on}",
            ),
        }
        if lower == rate:
            labels["halve-rate"] = (f"Back, and on at this rate {on}", f"Back and on {on}")
        step = count(divergence.step)
        units = state.training.training_set.scaling  # those of the equation above the canvas
        stopped = f"Stopped before step {step}: it diverges", f"Diverges at step {step}"
        return Shown(
            stopped if has_stopped else (f"The line is still far off: it diverged at step {step}", "Still far off"),
            _what_grew(rate, units.line_out(divergence.line)) if has_stopped else _where_it_is(state.line_in_data_units),
            () if zones is None else (what_holds_in_words(zones, lower), *what_holds_briefly(zones, lower)),
            tuple((button_of(state, command_id), forms) for command_id, forms in labels.items()),
        )

    def place(self, pen: Pen, layout: Layout, shown: Shown) -> pygame.Rect:
        """The room for it in the band, as much of that as its lines need."""
        room = banner_room(layout.bottom, layout.scale)
        heading, labels = _first_line(pen, shown, room.w - pen.px(2 * PADDING))
        first = pen.width(heading, STRONG) + sum(_button_width(pen, label) + pen.px(_GAP) for label in labels)
        texts = _second_line(pen, shown, room.w - pen.px(2 * PADDING))
        second = sum(pen.width(text, TICK) + pen.px(_GAP) for text in texts) - pen.px(_GAP)
        return pygame.Rect(room.topleft, (min(room.w, max(first, second) + pen.px(2 * PADDING + _GAP)), room.h))

    def draw(self, pen: Pen, rect: pygame.Rect, shown: Shown) -> None:
        """Draw the card; on it what happened with the buttons, and below what grew and which rates hold."""
        pen.card(rect, pen.theme.bar, pen.theme.warning, 6, role="banner")
        pen.target(Target(BannerTarget(), rect, takes_focus=False))
        left, right, y = rect.x + pen.px(PADDING), rect.right - pen.px(PADDING), rect.y + pen.px(12)
        room = right - left
        heading, labels = _first_line(pen, shown, room)
        pen.text(heading, left, y, STRONG, pen.theme.warning, role="banner heading")
        for (button, _), label in reversed(list(zip(shown.buttons, labels, strict=True))):
            place = box_at(_button_width(pen, label), pen.px(18), midright=(right, y))
            draw_button(pen, place, button, label)
            right = place.left - pen.px(_GAP)
        y = rect.y + pen.px(28)
        for text, role in zip(_second_line(pen, shown, room), ("what grew", "rates that hold"), strict=False):
            left = pen.text(text, left, y, TICK, role=role).right + pen.px(_GAP)


def _first_line(pen: Pen, shown: Shown, room: int) -> tuple[str, tuple[str, ...]]:
    """The longest forms of heading and labels that fit side by side, or the shortest."""
    (_, back), (_, lower) = shown.buttons
    for heading, *labels in _from_long_to_short(shown.headings, back, lower):
        buttons = sum(_button_width(pen, label) + pen.px(_GAP) for label in labels)
        if pen.width(heading, STRONG) + buttons <= room:
            break
    return heading, tuple(labels)


def _second_line(pen: Pen, shown: Shown, room: int) -> tuple[str, ...]:
    """The same of what grew and which rates hold; where there is no room for both, of what grew alone."""
    alone = _from_long_to_short(shown.grown)
    for texts in (*_from_long_to_short(shown.grown, shown.rates), *alone) if shown.rates else alone:
        if sum(pen.width(text, TICK) + pen.px(_GAP) for text in texts) - pen.px(_GAP) <= room:
            break
    return texts


@lru_cache(maxsize=16)
def _from_long_to_short(*parts: tuple[str, ...]) -> list[tuple[str, ...]]:
    """A form of each part, in every way: no part is shortened further while a less short form of another would do."""
    ways = product(*(range(len(forms)) for forms in parts))
    return [tuple(forms[at] for forms, at in zip(parts, way, strict=True)) for way in sorted(ways, key=max)]


def _button_width(pen: Pen, label: str) -> int:
    return pen.width(label, BODY) + pen.px(18)


def _where_it_is(line: Line) -> tuple[str, ...]:
    m, b = (significant(value, 2) for value in line)
    return f"Its m is {m} and its b {b}.", f"m {m}, b {b}."


def _what_grew(rate: float, line: Line) -> tuple[str, ...]:
    to = " and ".join(
        f"{name} to {significant(value, 2)}" if isfinite(value) else f"{name} beyond any number"
        for name, value in zip("mb", line, strict=True)
    )
    shown = rate_in_words(rate)
    return (
        f"At learning rate {shown} it would have taken {to}.",
        f"Rate {shown} would have taken {to}.",
        f"It would have taken {to}.",
    )
