"""What a chapter of the lesson draws over the canvas: a painter for each layer, which picks plain values and draws them.

A new layer: a member of ``Layer``, a figure in ``app/view/figures/`` that draws values, and a line in ``PAINTERS``.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

import pygame

from app.lesson.arrangement import Layer
from app.lesson.every import open_chapter
from app.plots.transform import PlotTransform
from app.session.state import State
from app.view.paint.pen import Pen
from app.view.panels.canvas.layers.my_line import MyLineLayer
from app.view.panels.canvas.layers.painter import LayerPainter
from app.view.panels.canvas.layers.squares import EverySquareLayer, NudgeLayer
from app.view.panels.canvas.layers.turn import TurnLayer


class LayerShown(NamedTuple):
    """A layer and what it shows."""

    layer: Layer
    picked: object


PAINTERS: Mapping[Layer, LayerPainter[Any]] = {
    Layer.EVERY_SQUARE: EverySquareLayer(),
    Layer.NUDGE: NudgeLayer(),
    Layer.TURN: TurnLayer(),
    Layer.MY_LINE: MyLineLayer(),
}

ALWAYS = (Layer.MY_LINE,)
"""What is drawn whether a lesson is open or not, over all others."""


def layers_shown(state: State) -> tuple[LayerShown, ...]:
    """The layers that the open chapter asks for and those that are always there, from the lowest up."""
    chapter = open_chapter(state)
    asked_for = () if chapter is None else chapter.arrangement.layers
    picked = ((layer, PAINTERS[layer].pick(state)) for layer in (*asked_for, *ALWAYS) if layer in PAINTERS)
    return tuple(LayerShown(layer, values) for layer, values in picked if values is not None)


def draw_layers(pen: Pen, plot: pygame.Rect, transform: PlotTransform, shown: tuple[LayerShown, ...]) -> None:
    """Draw them over the line and under the points."""
    for layer, picked in shown:
        painter = PAINTERS[layer]
        beyond = 2 * pen.px(painter.beyond)
        with pen.clipped(plot.inflate(beyond, beyond)):
            painter.draw(pen, plot, transform, picked)
