"""A neuron on the stage: it learns by the formula that the line learns by."""

from __future__ import annotations

import pygame

from app.lesson.opened.neuron import after_a_step, neuron_in
from app.messages import SetFigure
from app.model.derivation.neuron import RATE
from app.session.lesson.figures import NeuronFigure
from app.session.state import State
from app.session.targets import FigureTarget
from app.view.figures.rules.neuron import NeuronShown, draw_neuron
from app.view.paint.pen import Pen, box_at
from app.view.paint.typesetting import SMALL, STRONG
from app.view.panels.panel import Panel, Surroundings
from app.view.panels.stage.card import draw_stage, values_of
from app.view.targets import Target

LEARN = FigureTarget("NeuronFigure", "learn")


def neuron_of(values: NeuronFigure) -> NeuronShown:
    """The figure's values as a neuron with its example."""
    return NeuronShown((values.first, values.second), values.target, neuron_in(values))


class NeuronStage(Panel[NeuronFigure]):
    """Draws the neuron, and a button by which it learns."""

    def pick(self, state: State, around: Surroundings) -> NeuronFigure:
        """Inputs, target and weights."""
        return values_of(state, NeuronFigure)

    def draw(self, pen: Pen, rect: pygame.Rect, shown: NeuronFigure) -> None:
        """The neuron and the button."""
        header, plot = draw_stage(pen, rect, "A neuron with two inputs")
        says, room = (f"its own learning rate: lr = {RATE}", f"lr = {RATE}"), header.w - pen.px(100)
        pen.text_that_fits(says, room, header.x, header.centery, SMALL, pen.theme.muted, "midleft", "rate")
        draw_neuron(pen, plot, neuron_of(shown))
        button = box_at(pen.px(88), pen.px(30), midright=(rect.right - pen.px(14), header.centery))
        pen.card(button, pen.theme.button, pen.theme.button, role="learn button")
        pen.text("Learn", *button.center, STRONG, pen.theme.on_button, "center", "learn label")
        click = SetFigure(after_a_step(shown))
        hint = "One step: each weight changes by its input, the error and the rate"
        pen.target(Target(LEARN, button, hint, click=click, cursor=pygame.SYSTEM_CURSOR_HAND))
