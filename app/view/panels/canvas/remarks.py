"""The line below the equation: what holds for these points, or what a hand can do."""

from __future__ import annotations

from typing import NamedTuple

import pygame

from app.model.learning.training import TrainingSet
from app.view.paint.pen import Pen
from app.view.paint.typesetting import SMALL
from app.view.panels.canvas.places import is_low

HINTS = ("click to add · drag to move · right-click to remove",)
"""What a hand can do, where there is nothing else to say."""

SPECK = 1e-3
"""Where x spans less than this, error·x is so much smaller than error that the slope hardly moves."""


class RoomAbove(NamedTuple):
    """What is written in the first line above the plot, and how far that line may reach to the right."""

    written: pygame.Rect
    right: int


def draw_remark(
    pen: Pen, card: pygame.Rect, plot: pygame.Rect, above: RoomAbove, remarks: tuple[str, ...], is_of_step: bool = False
) -> None:
    """Write the first of the remarks that fits, or as much of the last as there is room for.

    It stands below what is written ``above``; on a low card beside it, and only if all of one fits.
    """
    is_beside, written = is_low(card, pen.typesetter.scale), above.written
    left, y = (written.right + pen.px(20), written.centery) if is_beside else (plot.left, card.y + pen.px(47))
    room = (above.right if is_beside else card.right - pen.px(14)) - left
    remark = next((remark for remark in remarks if pen.width(remark, SMALL) <= room), "" if is_beside else remarks[-1])
    if remark:
        colour = pen.theme.text if is_of_step else pen.theme.muted
        pen.clipped_text(remark, left, y, room, SMALL, colour, "remark")


def remarks_for(training_set: TrainingSet) -> tuple[str, ...]:
    """What to say of these points, then shorter."""
    how_many = len(training_set.points)
    if how_many == 1:
        return (
            "One point: any line through it fits exactly. Add another for one best line.",
            "One point: many lines fit exactly. Add another.",
        )
    if how_many > 1 and not training_set.moments.has_slope:
        return (
            "All x are alike: any line through this column's mean fits equally.",
            "All x are alike: many lines fit equally well.",
        )
    if _is_speck(training_set):
        return (
            "x spans so little that its slope is hardly learnt. Data, Unit spreads it from 0 to 1.",
            "x spans very little. Try Data, Unit.",
        )
    return HINTS


def _is_speck(training_set: TrainingSet) -> bool:
    """Whether x spans so little, in the units of training, that the slope can hardly be learnt."""
    bounds = training_set.data.bounds
    return bounds is not None and 0.0 < bounds[1] - bounds[0] < SPECK
