"""The banner that says where a run diverged, what grew, which rates hold, and what can be done."""

from __future__ import annotations

from math import isfinite

import pygame

from app.model.run import Divergence
from app.plots.numerals import count, significant
from app.plots.outlook_words import what_holds_in_words
from app.state import State
from app.view.ink import Ink
from app.view.layout import Layout
from app.view.targets import Target
from app.view.typesetting import BODY, STRONG
from app.view.widgets.button import draw_button

BACK = "Back to before it (U)"


def draw_divergence(ink: Ink, layout: Layout, state: State) -> pygame.Rect | None:
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
    buttons = [ink.width(label, BODY) + ink.px(28) for _, label in labels]
    widths = (ink.width(first, STRONG), ink.width(second, BODY), ink.width(third, BODY), sum(buttons) + ink.px(10))
    box = pygame.Rect(0, 0, max(widths) + ink.px(36), ink.px(128))
    box.midbottom = (layout.canvas.centerx, layout.bottom.top - ink.px(14))
    box.clamp_ip(layout.window)
    ink.card(box, ink.theme.bar, ink.theme.warning)
    ink.target(Target("banner", box, takes_focus=False))
    ink.text(first, box.x + ink.px(18), box.y + ink.px(20), STRONG, ink.theme.warning)
    ink.text(second, box.x + ink.px(18), box.y + ink.px(42), BODY)
    ink.text(third, box.x + ink.px(18), box.y + ink.px(64), BODY)
    left = box.x + ink.px(18)
    for (command_id, label), button in zip(labels, buttons, strict=True):
        draw_button(ink, state, pygame.Rect(left, box.y + ink.px(84), button, ink.px(32)), command_id, label)
        left += button + ink.px(10)
    return box


def _what_grew(state: State, divergence: Divergence) -> str:
    grown = [
        f"{name} to {significant(value, 2)}" if isfinite(value) else f"{name} beyond any number"
        for name, value in zip("mb", divergence.line, strict=True)
    ]
    rate = state.training.settings.learning_rate
    return f"At learning rate {rate:.4g} it would have taken {' and '.join(grown)}."
