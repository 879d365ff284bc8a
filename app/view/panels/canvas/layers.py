"""What a chapter of the lesson draws over the canvas: a painter for each layer, which picks plain values and draws them.

A new layer: a member of ``Layer``, a figure in ``app/view/figures/`` that draws values, and a line in ``PAINTERS``.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Generic, NamedTuple, TypeVar

import pygame

from app.lesson.arrangement import Layer
from app.lesson.every import open_chapter
from app.plots.transform import PlotTransform
from app.session.state import State
from app.view.paint.pen import Pen

Picked = TypeVar("Picked")


class LayerPainter(Generic[Picked]):
    """One layer: ``pick`` reads the state, ``draw`` sees the picked values alone, as in a panel."""

    def pick(self, state: State) -> Picked | None:
        """The values to draw, compared with ``==``; None where there is nothing to draw."""
        raise NotImplementedError

    def draw(self, pen: Pen, plot: pygame.Rect, transform: PlotTransform, picked: Picked) -> None:
        """Draw them, clipped to the plot, in the data's own units through ``transform`` (``pen.space`` is set)."""
        raise NotImplementedError


class LayerShown(NamedTuple):
    """A layer and what it shows."""

    layer: Layer
    picked: object


PAINTERS: Mapping[Layer, LayerPainter[Any]] = {}


def layers_shown(state: State) -> tuple[LayerShown, ...]:
    """The layers that the open chapter asks for, from the lowest up."""
    chapter = open_chapter(state)
    if chapter is None:
        return ()
    picked = ((layer, PAINTERS[layer].pick(state)) for layer in chapter.arrangement.layers)
    return tuple(LayerShown(layer, values) for layer, values in picked if values is not None)


def draw_layers(pen: Pen, plot: pygame.Rect, transform: PlotTransform, shown: tuple[LayerShown, ...]) -> None:
    """Draw them over the line and under the points."""
    with pen.clipped(plot):
        for layer, picked in shown:
            PAINTERS[layer].draw(pen, plot, transform, picked)
