"""A formula is marked as a whole, and each of its symbols in the colour that it was written in."""

from __future__ import annotations

import pygame

from app.view.mathtext.formula import draw_formula
from app.view.paint.pen import Pen
from app.view.paint.theme import THEMES
from app.view.paint.typesetting import Typesetter

THEME = THEMES["dark"]


def recording_pen() -> Pen:
    pygame.font.init()
    pen = Pen(pygame.Surface((400, 100), 0, 32), THEME, Typesetter(1.0))
    pen.marks = []
    return pen


def test_the_whole_is_marked_and_each_symbol_with_its_number_colour_and_place() -> None:
    pen = recording_pen()
    box = draw_formula(pen, "y = {m|0.31}·x + {b|0.36}", 20, 50, highlighted=frozenset("b"), role="equation")
    marks = {mark.role: mark for mark in pen.marks or ()}
    assert set(marks) == {"equation", "equation m", "equation b", "equation b underline"}
    assert marks["equation"].text == "y = 0.31·x + 0.36"
    assert [(marks[role].text, marks[role].colour) for role in ("equation m", "equation b")] == [
        ("0.31", THEME.m),
        ("0.36", THEME.b),
    ]
    assert marks["equation b underline"].colour == THEME.b
    (left, _), (right, _) = marks["equation b"].points
    assert box.x < left < right == box.right
    assert [x for x, _ in marks["equation b underline"].points] == [left, right]
