"""What one way of scaling does to the bowl: its shape with the line as a ball in it, and what follows for descent."""

from __future__ import annotations

import pygame

from app.model.data.scaling import Line
from app.model.theory.zones.scales import ScaleEffect
from app.view.figures.small.bowl import draw_small_bowl
from app.view.paint.pen import Pen
from app.view.paint.typesetting import SMALL, SMALL_STRONG, TICK
from app.words.scales import NAMES, effect_in_words

TITLE, LINE, BOWL, FREE = 20, 15, 96, 8
"""The height of the title, of a line and of the bowl, and what is free around them, in units."""

EFFECT_HEIGHT = TITLE + BOWL + 3 * LINE + 2 * FREE
"""Of the whole, in units."""


def draw_effect(
    pen: Pen, rect: pygame.Rect, effect: ScaleEffect, limit: float | None, own: Line, rate: float, is_in_force: bool
) -> None:
    """Draw title, bowl and words; ``own`` is the line in the data's own units. A rate beyond the limit is a warning."""
    theme, kind = pen.theme, effect.scaling.kind
    pen.card(
        rect, theme.card, theme.accent if is_in_force else theme.rule, 6, "effect in force" if is_in_force else "effect"
    )
    inside = rect.inflate(-2 * pen.px(FREE), 0)
    middle = rect.y + pen.px(TITLE / 2 + 2)
    title = NAMES[kind] + (", in force" if is_in_force else "")
    pen.text(title, inside.left, middle, SMALL_STRONG if is_in_force else SMALL, role="effect title")
    bowl = pygame.Rect(inside.x, rect.y + pen.px(TITLE + 2), inside.w, pen.px(BOWL))
    draw_small_bowl(pen, bowl, effect.moments, effect.away(own), effect.height(own))
    y = bowl.bottom + pen.px(4 + LINE / 2)
    diverges = limit is not None and rate >= limit
    for place, text in enumerate(effect_in_words(effect, limit)):
        colour = theme.warning if diverges and place == 1 else theme.text
        pen.clipped_text(text, inside.left, y, inside.w, TICK, colour, f"effect of {kind}")
        y += pen.px(LINE)
