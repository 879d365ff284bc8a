"""The equation of the line above the canvas, and the chip that says so when training runs on scaled numbers."""

from __future__ import annotations

from itertools import product
from typing import NamedTuple

import pygame

from app.commands import BY_ID
from app.model.data.names import NO_NAMES, ColumnNames
from app.model.data.scaling import Line, ScaleChoice
from app.session.explained.quantity import Kind, Quantity
from app.session.targets import ButtonTarget
from app.view.mathtext.equation import equation_that_fits, own_names
from app.view.mathtext.formula import set_formula
from app.view.paint.pen import Pen
from app.view.paint.typesetting import EQUATION, HEADING, TICK
from app.view.targets import Target
from app.words.scales import HINTS

CHIP = ButtonTarget("scale")
"""The chip, as a target."""

_CHIPS = {ScaleChoice.UNIT: "scaled 0–1", ScaleChoice.STANDARD: "scaled to deviation 1"}


class Chip(NamedTuple):
    """How training is scaled. ``hint`` is what the chip's command says of itself."""

    scaled: ScaleChoice
    hint: str
    is_pointed_at: bool
    is_open: bool


class Equation(NamedTuple):
    """The line in the data's own units; where training runs on other units a chip says so.

    It is as it is after ``step``. ``names`` are what x and y are called where the points come from.
    """

    line: Line
    highlighted: frozenset[str]
    chip: Chip | None = None
    step: int = 0
    names: ColumnNames = NO_NAMES


def draw_equation(pen: Pen, header: pygame.Rect, plot: pygame.Rect, shown: Equation) -> pygame.Rect:
    """Draw the equation, and the chip where there is one.

    ``header`` is as wide as there is room, and as high as the card. Returns the pixels of both.
    """
    left, y, chip = plot.left, header.y + pen.px(24), shown.chip
    room = header.right - left
    labels = ("",) if chip is None else (_CHIPS[chip.scaled], "scaled")
    for label, style in product(labels, (EQUATION, HEADING)):
        chip_room = pen.width(label, TICK) + pen.px(28) if label else 0
        formula = equation_that_fits(pen, shown.line, style, room - chip_room, own_names(shown.names))
        if formula.width <= room - chip_room:
            break
    own = (("m", Quantity(Kind.OWN_M, shown.step)), ("b", Quantity(Kind.OWN_B, shown.step)))
    rect = set_formula(pen, formula, left, y, shown.highlighted, "equation", "equation", own)
    if chip is not None:
        rect = rect.union(_draw_chip(pen, chip, label, rect.right + pen.px(12), y))
    return rect


def _draw_chip(pen: Pen, chip: Chip, label: str, x: float, y: float) -> pygame.Rect:
    theme = pen.theme
    box = pygame.Rect(round(x), round(y) - pen.px(10), pen.width(label, TICK) + pen.px(14), pen.px(20))
    pen.card(box, theme.raised if chip.is_pointed_at or chip.is_open else theme.inset, theme.accent, 10, "chip")
    pen.text(label, *box.center, TICK, theme.text, "center", "chip")
    hint = (
        f"{chip.hint}. In training {HINTS[chip.scaled]} "
        "Unscaled, the bowl would be a ravine: no one learning rate suits m and b."
    )
    pen.target(Target(CHIP, box, hint, BY_ID["scale"].message, cursor=pygame.SYSTEM_CURSOR_HAND))
    return box
