"""How the points are scaled: both equations side by side, the scale in words and numbers, and each way to be chosen."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

import pygame

from app.messages import Focus, Message, SetScaling
from app.model.data.dataset import EMPTY, Dataset
from app.model.data.names import ColumnNames
from app.model.data.scaling import Line, ScaleChoice, Scaling
from app.model.learning.training import Settings, Training
from app.model.theory.zones.scales import CHOICES, ScaleEffect, effect_of, limits_of_rate, scale_effects
from app.session.explained.quantity import Kind, Quantity
from app.session.state import State
from app.session.targets import ScaleCardTarget, ScaleTarget, TargetId
from app.update.cards import OWN_EQUATION, SCALED_EQUATION
from app.view.highlight import highlighted_symbols
from app.view.layout import Layout
from app.view.mathtext.equation import SCALED, Called, equation_that_fits, own_names
from app.view.mathtext.formula import set_formula
from app.view.paint.pen import Pen, box_at
from app.view.paint.typesetting import SMALL, STRONG, TICK, wrapped
from app.view.panels.overlays.scale.effect import EFFECT_HEIGHT, draw_effect
from app.view.panels.panel import Overlay, Surroundings
from app.view.targets import Nudge, Target
from app.view.widgets.segmented import Segment, draw_segments
from app.words.scales import HINTS, NAMES, diverging_in_words, scaling_in_numbers, scaling_in_words

WIDTH, PADDING, HEADER, CHOICE, LINE, GAP, APART = 560, 14, 34, 30, 17, 8, 32
"""Of the card; its title, the row of choices, a line of words, what is free between parts and equations, in units."""

WORD_LINES = 2
"""So many lines there are for the words."""

OWN_HEADING, SCALED_HEADING = "The line in the data's own units", "The line in training units, as in This step"
EFFECTS_HEADING = "The bowl with each scale. Rates are those of this mode, steps of batch descent at its best."


class Shown(NamedTuple):
    """What was chosen and what it came to, the line in both units after ``step``, and the effect of each way.

    ``limits`` are the learning rates from which on each of ``CHOICES`` diverges in the mode of now.
    """

    choice: ScaleChoice
    scaling: Scaling
    names: ColumnNames
    own: Line
    inside: Line
    step: int
    effects: tuple[ScaleEffect, ...]
    limits: tuple[float | None, ...]
    rate: float
    highlighted: frozenset[str]
    pointed_at: TargetId | None


class ScaleCard(Overlay[Shown]):
    """Drawn over the panels beside the canvas: points and line stay in sight, and all can be touched as ever."""

    comes_first = True

    def __init__(self) -> None:
        self._points: Dataset = EMPTY
        self._course = Settings()
        self._effects: tuple[ScaleEffect, ...] = ()
        self._limits: tuple[float | None, ...] = ()

    def pick(self, state: State, around: Surroundings) -> Shown | None:
        """All of it, while the card is open and there are points."""
        training_set, target = state.training.training_set, state.pointer.target
        if not state.show_both_equations or not len(training_set.points):
            return None
        self._work_out(state.training)
        return Shown(
            training_set.scale,
            training_set.scaling,
            training_set.points.names,
            state.line_in_data_units,
            state.training.line,
            state.timeline.step,
            self._effects,
            self._limits,
            state.training.settings.learning_rate,
            highlighted_symbols(state),
            target if isinstance(target, ScaleTarget) else None,
        )

    def _work_out(self, training: Training) -> None:
        """Effects and limits, when the points are others, or what the limits depend on."""
        points, course = training.training_set.points, replace(training.settings, learning_rate=0.0, seed=0)
        is_known = self._points is points
        if not is_known:
            self._effects = scale_effects(points)
        if not is_known or self._course != course:
            self._limits = limits_of_rate(points, course)
        self._points, self._course = points, course

    def place(self, pen: Pen, layout: Layout, shown: Shown) -> pygame.Rect:
        """At the right of the window, below the toolbar."""
        lines = WORD_LINES + 4
        height = HEADER + CHOICE + lines * LINE + 3 * GAP + EFFECT_HEIGHT + PADDING
        room = layout.window.inflate(-pen.px(24), 0)
        return box_at(min(pen.px(WIDTH), room.w), pen.px(height), topright=(room.right, layout.toolbar.bottom + pen.px(12)))

    def draw(self, pen: Pen, rect: pygame.Rect, shown: Shown) -> None:
        """Draw the card, part by part from its top."""
        pen.card(rect, pen.theme.bar, pen.theme.faint, role="scale card")
        pen.target(Target(ScaleCardTarget(), rect, takes_focus=False))
        inside = rect.inflate(-2 * pen.px(PADDING), 0)
        middle = rect.y + pen.px(HEADER / 2 + 2)
        pen.text("How the points are scaled", inside.left, middle, STRONG, role="scale title")
        pen.text(
            "arrows and Enter choose, Esc closes", inside.right, middle, TICK, pen.theme.muted, "midright", "scale way out"
        )
        top = rect.y + pen.px(HEADER)
        _draw_choices(pen, pygame.Rect(inside.x, top, inside.w, pen.px(CHOICE - 2)), shown)
        top += pen.px(CHOICE + GAP)
        _draw_words(pen, pygame.Rect(inside.x, top, inside.w, pen.px(LINE * (WORD_LINES + 1))), shown)
        top += pen.px(LINE * (WORD_LINES + 1) + GAP)
        _draw_equations(pen, pygame.Rect(inside.x, top, inside.w, pen.px(2 * LINE)), shown)
        top += pen.px(2 * LINE + GAP)
        _draw_heading_of_effects(pen, pygame.Rect(inside.x, top, inside.w, pen.px(LINE)), shown)
        top += pen.px(LINE)
        _draw_effects(pen, pygame.Rect(inside.x, top, inside.w, pen.px(EFFECT_HEIGHT)), shown)


def _draw_choices(pen: Pen, rect: pygame.Rect, shown: Shown) -> None:
    """Arrows lead from choice to choice, and Enter takes the one that has the focus."""
    segments = [
        Segment(
            ScaleTarget(choice),
            NAMES[choice],
            HINTS[choice],
            SetScaling(choice),
            choice is shown.choice,
            shown.pointed_at == ScaleTarget(choice),
            _beside(place),
        )
        for place, choice in enumerate(ScaleChoice)
    ]
    draw_segments(pen, rect, segments, "scaling")


def _beside(place: int) -> Nudge:
    choices = list(ScaleChoice)

    def nudge(right: int, up: int) -> Message:
        return Focus(ScaleTarget(choices[max(0, min(len(choices) - 1, place + right - up))]))

    return nudge


def _draw_words(pen: Pen, rect: pygame.Rect, shown: Shown) -> None:
    """What is done to the points in words, and below in numbers."""
    y = rect.y + pen.px(LINE / 2)
    for line in wrapped(pen.typesetter, scaling_in_words(shown.choice, shown.scaling), SMALL, rect.w)[:WORD_LINES]:
        pen.text(line, rect.x, y, SMALL, role="scale in words")
        y += pen.px(LINE)
    half = rect.w // 2
    for place, (symbol, says) in enumerate(zip("xy", scaling_in_numbers(shown.scaling), strict=True)):
        left, colour = rect.x + place * half, pen.theme.symbol(symbol)
        pen.clipped_text(says, left, y, half - pen.px(GAP), SMALL, colour, f"scale of {symbol}")


def _draw_equations(pen: Pen, rect: pygame.Rect, shown: Shown) -> None:
    """The line in both units, side by side."""
    m, b = (Quantity(kind, shown.step) for kind in (Kind.OWN_M, Kind.OWN_B))
    m_inside, b_inside = (Quantity(kind, shown.step) for kind in (Kind.M, Kind.B))
    sides: tuple[tuple[str, str, Line, tuple[Called, ...], Quantity, Quantity], ...] = (
        (OWN_HEADING, OWN_EQUATION, shown.own, own_names(shown.names), m, b),
        (SCALED_HEADING, SCALED_EQUATION, shown.inside, SCALED, m_inside, b_inside),
    )
    half, middle = rect.w // 2, rect.x + (rect.w - pen.px(APART)) // 2
    pen.rule(pen.theme.rule, (middle, rect.top), (middle, rect.bottom), "between equations")
    for place, (heading, role, line, names, slope, intercept) in enumerate(sides):
        left, room = rect.x + place * half, half - pen.px(APART)
        pen.clipped_text(heading, left, rect.y + pen.px(LINE / 2), room, TICK, pen.theme.muted, f"{role} heading")
        formula = equation_that_fits(pen, line, SMALL, room, names)
        measured = (("m", slope), ("b", intercept))
        set_formula(pen, formula, left, rect.y + pen.px(LINE * 1.5), shown.highlighted, role, role, measured)


def _draw_heading_of_effects(pen: Pen, rect: pygame.Rect, shown: Shown) -> None:
    """With which ways the learning rate diverges, or what is seen below."""
    warnings, theme = diverging_in_words(shown.limits, shown.rate), pen.theme
    says, colour, role = (
        (warnings, theme.warning, "diverging scale") if warnings else ((EFFECTS_HEADING,), theme.muted, "heading of effects")
    )
    pen.text_that_fits(says, rect.w, rect.x, rect.centery, TICK, colour, "midleft", role)


def _draw_effects(pen: Pen, rect: pygame.Rect, shown: Shown) -> None:
    """What each way does to the bowl, side by side; the one in force stands out."""
    width = (rect.w - 2 * pen.px(GAP)) // len(CHOICES)
    for place, (choice, limit) in enumerate(zip(CHOICES, shown.limits, strict=True)):
        effect = effect_of(shown.effects, choice)
        column = pygame.Rect(rect.x + place * (width + pen.px(GAP)), rect.y, width, rect.h)
        if effect is not None:
            draw_effect(pen, column, effect, limit, shown.own, shown.rate, choice is shown.scaling.kind)
