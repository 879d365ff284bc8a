"""The equation of the line above the canvas, and the chip that says so when training runs on scaled numbers."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import product

import pygame

from app.commands import BY_ID, tooltip
from app.model.data.scaling import Line, ScaleChoice
from app.plots.numerals import LARGEST_FIXED, fitted, scientific, significant
from app.session.state import State
from app.session.targets import ButtonTarget
from app.view.highlight import highlighted_symbols
from app.view.mathtext.formula import MINUS, PLUS, Formula, LaidOut, Piece, lay_out, set_formula
from app.view.paint.pen import Pen
from app.view.paint.typesetting import EQUATION, HEADING, SMALL, TICK, Style
from app.view.targets import Target

OWN, SCALED = (("y", "y"), ("x", "x")), (("y′", ""), ("x′", ""))
EQUATIONS = ButtonTarget("equations")
"""The chip, as a target."""

SPECK = 1e-3
"""Where x spans less than this, error·x is so much smaller than error that the slope hardly moves."""

_CHIPS = {ScaleChoice.UNIT: "scaled 0–1", ScaleChoice.STANDARD: "scaled to deviation 1"}


_SCALED_TO = {
    ScaleChoice.UNIT: "x and y moved and stretched so that each goes from 0 to 1",
    ScaleChoice.STANDARD: "x and y moved and stretched so that each has mean 0 and standard deviation 1",
}


def draw_equation(pen: Pen, card: pygame.Rect, plot: pygame.Rect, state: State) -> None:
    """Draw the equation, the chip where there is one, and the scaled equation where that is asked for."""
    left, y = plot.left, card.y + pen.px(24)
    scaling = state.training.training_set.scaling
    room = card.right - pen.px(14) - left
    chips = ("",) if scaling.is_identity else (_CHIPS[scaling.kind], "scaled")
    for chip, style in product(chips, (EQUATION, HEADING)):
        chip_room = pen.width(chip, TICK) + pen.px(28) if chip else 0
        formula = _first_that_fits(pen, state.line_in_data_units, style, room - chip_room)
        if formula.width <= room - chip_room:
            break
    rect = set_formula(pen, formula, left, y, highlighted_symbols(state), "equation")
    if chip:
        _draw_chip(pen, state, chip, rect.right + pen.px(12), y)
    if shows_both(state):
        _draw_scaled(pen, state, left, card.y + pen.px(47), room)


def _first_that_fits(pen: Pen, line: Line, style: Style, room: int, names: tuple[Piece, Piece] = OWN) -> LaidOut:
    """The longest form of the equation that fits, or the shortest."""
    for form in _forms(line, names):
        formula = lay_out(pen, form, style, pen.theme.text)
        if formula.width <= room:
            break
    return formula


def _forms(line: Line, names: tuple[Piece, Piece] = OWN) -> Iterator[Formula]:
    """``y = 0.3100 x + 0.3600``, then shorter forms for where that does not fit."""
    (y, x), plus = names, MINUS if line.intercept < 0 else PLUS
    for numeral in (_with_figures, partial(significant, digits=3), partial(significant, digits=2)):
        slope, intercept = (numeral(line.slope), "m"), (numeral(abs(line.intercept)), "b")
        yield y, (" = ", ""), slope, (" ", ""), x, plus, intercept


def _with_figures(value: float) -> str:
    """With four decimals; a large number with as many figures as one needs to work something out with it."""
    return scientific(value, 5) if abs(value) >= LARGEST_FIXED else fitted(value, 4)


def _draw_chip(pen: Pen, state: State, label: str, x: float, y: float) -> None:
    theme, command, scaling = pen.theme, BY_ID["equations"], state.training.training_set.scaling
    box = pygame.Rect(round(x), round(y) - pen.px(10), pen.width(label, TICK) + pen.px(14), pen.px(20))
    is_hot = state.pointer.target == EQUATIONS
    pen.card(box, theme.raised if is_hot or state.show_both_equations else theme.inset, theme.accent, 10)
    pen.text(label, *box.center, TICK, theme.text, "center")
    hint = (
        f"{tooltip(state, command.id)}. Training runs on {_SCALED_TO[scaling.kind]}. "
        "Unscaled, the bowl would be a ravine: no one learning rate suits m and b."
    )
    pen.target(Target(EQUATIONS, box, hint, command.message, cursor=pygame.SYSTEM_CURSOR_HAND))


def shows_both(state: State) -> bool:
    """Whether the equation in scaled units stands below the one in the data's own."""
    return state.show_both_equations and not state.training.training_set.scaling.is_identity


def _draw_scaled(pen: Pen, state: State, x: float, y: float, room: int) -> None:
    scaled = _first_that_fits(pen, state.training.line, SMALL, room, SCALED)
    rect = set_formula(pen, scaled, round(x), y, highlighted_symbols(state), "scaled")
    note = " in scaled units, which This step uses"
    if pen.width(note, SMALL) + rect.w < room:
        pen.text(note, rect.right + pen.px(4), y, SMALL, pen.theme.muted)


def draw_remark(pen: Pen, card: pygame.Rect, plot: pygame.Rect, remarks: tuple[str, ...]) -> None:
    """Draw the line below the equation that says what holds, or what a hand can do, as much of it as there is room for."""
    room = card.right - pen.px(14) - plot.left
    remark = next((remark for remark in remarks if pen.width(remark, SMALL) <= room), remarks[-1])
    pen.clipped_text(remark, plot.left, card.y + pen.px(47), room, SMALL, pen.theme.muted)


def remarks_for(state: State) -> tuple[str, ...]:
    """What to say below the equation, then shorter; nothing where the scaled equation stands there."""
    how_many = len(state.points)
    if shows_both(state):
        return ("",)
    if how_many == 1:
        return (
            "One point: any line through it fits exactly. Add another for one best line.",
            "One point: many lines fit exactly. Add another.",
        )
    if how_many > 1 and not state.training.training_set.moments.has_slope:
        return (
            "All x are alike: any line through this column's mean fits equally.",
            "All x are alike: many lines fit equally well.",
        )
    if _is_speck(state):
        return (
            "x spans so little that its slope is hardly learnt. Data, Unit spreads it from 0 to 1.",
            "x spans very little. Try Data, Unit.",
        )
    return ("click to add · drag to move · right-click to remove",)


def _is_speck(state: State) -> bool:
    """Whether x spans so little, in the units of training, that the slope can hardly be learnt."""
    bounds = state.training.training_set.data.bounds
    return bounds is not None and 0.0 < bounds[1] - bounds[0] < SPECK
