"""A neuron with two inputs: what it guesses, how far off that is, and how each weight changes for it."""

from __future__ import annotations

from operator import sub
from typing import NamedTuple

import pygame

from app.model.derivation.neuron import RATE, Neuron
from app.plots.numerals import figures, put_in, signed, significant
from app.view.mathtext.formula import lay_out, set_formula
from app.view.paint.pen import Pen, box_at
from app.view.paint.theme import Colour
from app.view.paint.typesetting import BODY, SMALL, SMALL_STRONG, STRONG
from app.words.step_numerals import MOST_DIGITS, RESULT


class NeuronShown(NamedTuple):
    """Both inputs, what the guess should be, and the neuron."""

    inputs: tuple[float, float]
    target: float
    neuron: Neuron


class Wire(NamedTuple):
    """What comes in by one wire: its name, the number, the name and value of its weight, and the change of that."""

    name: str
    given: float
    weight_name: str
    weight: float
    change: float
    formula: str
    colour: Colour


def draw_neuron(pen: Pen, plot: pygame.Rect, shown: NeuronShown) -> None:
    """Inputs on the left, weights on the wires, guess and error on the right, and beside each weight its change."""
    theme, step = pen.theme, shown.neuron.step(shown.inputs, shown.target, RATE)
    (v, w), (x1, x2) = shown.neuron.weights, shown.inputs
    wires = (
        Wire("x₁", x1, "w₁", v, step.changes[0], "−{error}·x₁·lr", theme.x),
        Wire("x₂", x2, "w₂", w, step.changes[1], "−{error}·x₂·lr", theme.x),
        Wire("1", 1.0, "b", shown.neuron.bias, step.bias_change, "−{error}·1·lr", theme.b),
    )
    heights = [plot.top + round(plot.h * share) for share in (0.17, 0.5, 0.83)]
    node = min(22.0, 0.15 * plot.h / pen.typesetter.scale)
    left, middle = plot.left + pen.px(134), plot.left + round(plot.w * 0.66)
    body = (middle, heights[1])
    for wire, y in zip(wires, heights, strict=True):
        _draw_wire(pen, (left, y), body, wire, node)
    pen.disc(theme.inset, body, 1.5 * node, role="neuron")
    pen.disc(theme.symbol("guess"), body, 1.5 * node, ring=2, role="neuron rim")
    pen.text("Σ", *body, BODY, theme.text, "center", "neuron name")
    _draw_results(pen, plot, body, shown.target, step.guess, step.error)


def _draw_wire(pen: Pen, start: tuple[int, int], end: tuple[int, int], wire: Wire, node: float) -> None:
    """An input, its wire as thick as the weight is large, and the weight with its change above it."""
    theme = pen.theme
    weight_colour = theme.m if wire.weight_name != "b" else theme.b
    pen.line(weight_colour, start, end, 1.0 + 2.5 * min(2.0, abs(wire.weight)), f"{wire.weight_name} wire")
    pen.disc(theme.inset, start, node, role=f"{wire.name} node")
    pen.disc(wire.colour, start, node, ring=2, role=f"{wire.name} node rim")
    given = wire.name if wire.name == "1" else f"{wire.name} = {significant(wire.given, 3)}"
    pen.text(given, start[0] - pen.px(node + 8), start[1], SMALL_STRONG, wire.colour, "midright", f"{wire.name} value")
    weight = lay_out(pen, f"{wire.weight_name} = {significant(wire.weight, 3)}", STRONG, weight_colour)
    change = lay_out(pen, f"{wire.formula} = {signed(significant(wire.change, 3), wire.change)}", SMALL, theme.muted)
    share, gap = 0.4, pen.px(14)
    middle = start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1])
    back = box_at(weight.width + gap + change.width + pen.px(12), pen.px(22), center=middle)
    pen.rectangle(theme.card, back, 6, f"{wire.weight_name} background")
    left = back.x + pen.px(6)
    set_formula(pen, weight, left, back.centery, role=f"{wire.weight_name} weight")
    set_formula(pen, change, left + weight.width + gap, back.centery, role=f"{wire.weight_name} change")


def _draw_results(pen: Pen, plot: pygame.Rect, body: tuple[int, int], target: float, guess: float, error: float) -> None:
    """Guess and y with as many digits as come to the error."""
    theme, left = pen.theme, body[0] + pen.px(46)
    right = min(plot.right - pen.px(12), left + pen.px(190))
    shown = figures(error, RESULT)
    (shown_guess, shown_target), _ = put_in((guess, target), shown, sub, range(RESULT, MOST_DIGITS + 1))
    rows = (
        ("{guess}", shown_guess, theme.symbol("guess"), "guess"),
        ("{y}", shown_target, theme.text, "target"),
        ("{error} = {guess} − {y}", shown, theme.error, "error"),
    )
    for number, (formula, value, colour, role) in enumerate(rows):
        y = body[1] + (number - 1) * pen.px(28)
        set_formula(pen, lay_out(pen, formula, SMALL, theme.muted), left, y, role=f"{role} name")
        pen.text(value, right, y, STRONG, colour, "midright", role)
