"""The banner that says where a run diverged, what grew, which rates hold, and what can be done."""

from __future__ import annotations

from math import isfinite
from typing import NamedTuple

import pygame

from app.commands import first_key
from app.model.time.run import Divergence
from app.plots.numerals import count, significant
from app.plots.outlook_words import what_holds_in_words
from app.session.state import State
from app.session.targets import BannerTarget
from app.view.layout import Layout
from app.view.paint.pen import Pen
from app.view.paint.typesetting import BODY, STRONG
from app.view.panels.panel import Overlay, Surroundings
from app.view.targets import Target
from app.view.widgets.button import Button, button_of, draw_button


class Shown(NamedTuple):
    """What the banner says, a line each, and its buttons with their labels."""

    heading: str
    grown: str
    rates: str
    buttons: tuple[tuple[Button, str], ...]


def has_banner(state: State) -> bool:
    """Whether the run diverged and is looked at live."""
    return state.timeline.is_live and state.timeline.run.divergence is not None


class DivergenceBanner(Overlay[Shown]):
    """Drawn at the foot of the canvas."""

    def pick(self, state: State, around: Surroundings) -> Shown | None:
        """Its words, while the run that diverged is looked at live."""
        divergence, zones = state.timeline.run.divergence, state.outlook.zones
        if divergence is None or not has_banner(state):
            return None
        rate, lower = state.training.settings.learning_rate, state.halved_rate
        lowers = "Halve" if lower == rate / 2.0 else "Lower"
        labels = {
            "calm": f"Back to before it ({first_key('calm')})",
            "halve-rate": f"{lowers} the rate to {lower:.3g} and go on ({first_key('halve-rate')})",
        }
        return Shown(
            f"Stopped before step {count(divergence.step)}: it diverges",
            _what_grew(rate, divergence),
            "" if zones is None else what_holds_in_words(zones),
            tuple((button_of(state, command_id), label) for command_id, label in labels.items()),
        )

    def place(self, pen: Pen, layout: Layout, shown: Shown) -> pygame.Rect:
        """As wide as its longest line, at the foot of the canvas."""
        buttons = sum(_button_width(pen, label) for _, label in shown.buttons) + pen.px(10)
        lines = pen.width(shown.heading, STRONG), pen.width(shown.grown), pen.width(shown.rates)
        box = pygame.Rect(0, 0, max(buttons, *lines) + pen.px(36), pen.px(128))
        box.midbottom = (layout.canvas.centerx, layout.canvas.bottom - pen.px(2))
        return box.clamp(layout.window)

    def draw(self, pen: Pen, rect: pygame.Rect, shown: Shown) -> None:
        """Draw the card, its lines and its buttons."""
        pen.card(rect, pen.theme.bar, pen.theme.warning, role="banner")
        pen.target(Target(BannerTarget(), rect, takes_focus=False))
        left = rect.x + pen.px(18)
        pen.text(shown.heading, left, rect.y + pen.px(20), STRONG, pen.theme.warning, role="banner heading")
        pen.text(shown.grown, left, rect.y + pen.px(42), BODY, role="what grew")
        pen.text(shown.rates, left, rect.y + pen.px(64), BODY, role="rates that hold")
        for button, label in shown.buttons:
            place = pygame.Rect(left, rect.y + pen.px(84), _button_width(pen, label), pen.px(32))
            draw_button(pen, place, button, label)
            left += place.w + pen.px(10)


def _button_width(pen: Pen, label: str) -> int:
    return pen.width(label, BODY) + pen.px(28)


def _what_grew(rate: float, divergence: Divergence) -> str:
    grown = [
        f"{name} to {significant(value, 2)}" if isfinite(value) else f"{name} beyond any number"
        for name, value in zip("mb", divergence.line, strict=True)
    ]
    return f"At learning rate {rate:.4g} it would have taken {' and '.join(grown)}."
