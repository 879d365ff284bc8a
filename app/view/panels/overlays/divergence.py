"""The banner that says where a run diverged, what grew, which rates hold, and what can be done."""

from __future__ import annotations

from math import isfinite

import pygame

from app.model.time.run import Divergence
from app.plots.numerals import count, significant
from app.plots.outlook_words import what_holds_in_words
from app.session.state import State
from app.session.targets import BannerTarget
from app.view.layout import Layout
from app.view.paint.pen import Pen
from app.view.paint.typesetting import BODY, STRONG
from app.view.targets import Target
from app.view.widgets.button import button_of, draw_button

BACK = "Back to before it (U)"


def draw_divergence(pen: Pen, layout: Layout, state: State) -> pygame.Rect | None:
    """Draw the banner at the foot of the canvas while its run is looked at live; returns the pixels that it covers."""
    divergence = state.timeline.run.divergence
    if divergence is None or not state.timeline.is_live:
        return None
    first, second = f"Stopped before step {count(divergence.step)}: it diverges", _what_grew(state, divergence)
    zones = state.outlook.zones
    third = "" if zones is None else what_holds_in_words(zones)
    rate, lower = state.training.settings.learning_rate, state.halved_rate
    lowers = "Halve" if lower == rate / 2.0 else "Lower"
    labels = (("calm", BACK), ("halve-rate", f"{lowers} the rate to {lower:.3g} and go on (H)"))
    buttons = [pen.width(label, BODY) + pen.px(28) for _, label in labels]
    widths = (pen.width(first, STRONG), pen.width(second, BODY), pen.width(third, BODY), sum(buttons) + pen.px(10))
    box = pygame.Rect(0, 0, max(widths) + pen.px(36), pen.px(128))
    box.midbottom = (layout.canvas.centerx, layout.bottom.top - pen.px(14))
    box.clamp_ip(layout.window)
    pen.card(box, pen.theme.bar, pen.theme.warning)
    pen.target(Target(BannerTarget(), box, takes_focus=False))
    pen.text(first, box.x + pen.px(18), box.y + pen.px(20), STRONG, pen.theme.warning)
    pen.text(second, box.x + pen.px(18), box.y + pen.px(42), BODY)
    pen.text(third, box.x + pen.px(18), box.y + pen.px(64), BODY)
    left = box.x + pen.px(18)
    for (command_id, label), button in zip(labels, buttons, strict=True):
        place = pygame.Rect(left, box.y + pen.px(84), button, pen.px(32))
        draw_button(pen, place, button_of(state, command_id), label)
        left += button + pen.px(10)
    return box


def _what_grew(state: State, divergence: Divergence) -> str:
    grown = [
        f"{name} to {significant(value, 2)}" if isfinite(value) else f"{name} beyond any number"
        for name, value in zip("mb", divergence.line, strict=True)
    ]
    rate = state.training.settings.learning_rate
    return f"At learning rate {rate:.4g} it would have taken {' and '.join(grown)}."
