"""What is written over the curve of a power: both equations where they have room, the slope alone where they have not."""

from __future__ import annotations

import pygame

from app.view.figures.rules.power_curve import PowerShown, write_power
from app.view.paint.marks import Mark
from app.view.paint.pen import Pen
from app.view.paint.theme import THEMES
from app.view.paint.typesetting import Typesetter

TYPESETTER = Typesetter(1.0)


def written(width: int) -> dict[str, Mark]:
    pygame.font.init()
    pen = Pen(pygame.Surface((900, 60), 0, 32), THEMES["dark"], TYPESETTER)
    pen.marks = []
    write_power(pen, pygame.Rect(20, 10, width, 40), PowerShown(3, -1.25, is_hot=False))
    return {mark.role: mark for mark in pen.marks if mark.role in ("value", "slope")}


def test_both_equations_stand_side_by_side_where_there_is_room_and_else_the_slope_alone() -> None:
    both = [width for width in range(200, 800) if "value" in written(width)]
    least = min(both)
    assert both == list(range(least, 800)), "once there is room for both, there is in every wider place"
    value, slope = (written(least)[role].points for role in ("value", "slope"))
    assert slope[1][0] == 20 + least
    gap = slope[0][0] - value[1][0]
    assert 20 <= gap <= 30
    assert value[0][0] >= 20 - 4, "it does not begin before its place, but for what the gap was widened by"
    assert value[0][0] <= 20 + 1, "nor is it left out while there is room"
