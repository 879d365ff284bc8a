"""The one calm sign that something was done, or was right: a check mark."""

from __future__ import annotations

from app.view.paint.pen import Pen

WIDTH = 12
"""In units."""


def draw_check(pen: Pen, left: float, middle: float, role: str) -> None:
    """Draw it from its left end on."""
    corner = (left + pen.px(4), middle + pen.px(4))
    pen.line(pen.theme.accent, (left, middle), corner, 2, role)
    pen.line(pen.theme.accent, corner, (left + pen.px(WIDTH), middle - pen.px(5)), 2, role)
