"""What draws one layer of the canvas: it picks plain values and draws them, as a panel does."""

from __future__ import annotations

from typing import Generic, TypeVar

import pygame

from app.plots.transform import PlotTransform
from app.session.state import State
from app.view.paint.pen import Pen

Picked = TypeVar("Picked")


class LayerPainter(Generic[Picked]):
    """One layer: ``pick`` reads the state, ``draw`` sees the picked values alone, as in a panel.

    It may draw so many units beyond the plot as it has ``beyond``.
    """

    beyond = 0

    def pick(self, state: State) -> Picked | None:
        """The values to draw, compared with ``==``; None where there is nothing to draw."""
        raise NotImplementedError

    def draw(self, pen: Pen, plot: pygame.Rect, transform: PlotTransform, picked: Picked) -> None:
        """Draw them, clipped to the plot and what is beyond, in the data's own units (``pen.space`` is ``transform``)."""
        raise NotImplementedError
