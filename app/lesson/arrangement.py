"""What a chapter shows where: a panel on the stage, where the canvas is, and cards in the right column.

The members are named for the panels of ``app/view/panels/every.py``.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Stage(StrEnum):
    """What can stand where the canvas is."""

    CANVAS = "canvas"
    LANDSCAPE = "landscape"
    POWER = "power"
    DIALS = "dials"
    NEURON = "neuron"


class Card(StrEnum):
    """What can stand in the right column."""

    COST = "cost"
    STEP = "step"
    DERIVATION = "derivation"
    LANDSCAPE = "landscape"
    CANVAS = "canvas"


class Layer(StrEnum):
    """What can be drawn beside what always is.

    ``app/view/panels/canvas/layers/every.py`` draws those of the canvas, but for the numbers of a
    point. The bowl has the lines of points; the slices have fog, the pen, and J ÷ 2n in place of J.
    """

    EVERY_SQUARE = "every square"
    NUDGE = "nudge"
    POINT_LINES = "point lines"
    MY_LINE = "my line"
    FOG = "fog"
    PEN = "pen"
    HALF_MEAN = "half the mean"
    TURN = "turn"
    POINT_NUMBERS = "point numbers"


@dataclass(frozen=True, slots=True)
class Arrangement:
    """The panels of a chapter. Of the cards, from the first on, as many are shown as there is room for.

    Without cards the stage is as wide as the window.
    """

    stage: Stage = Stage.CANVAS
    cards: tuple[Card, ...] = (Card.STEP, Card.COST)
    layers: tuple[Layer, ...] = ()

    @property
    def shows_training(self) -> bool:
        """Whether anything shows what steps do: the figures of the rules do not."""
        return self.stage in (Stage.CANVAS, Stage.LANDSCAPE) or bool(self.cards)
