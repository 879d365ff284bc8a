"""The one calm sign that something was done, or was right: a check mark."""

from __future__ import annotations

from app.view.paint.pen import Pen

WIDTH = 12
"""In units, at its usual size."""


def draw_check(pen: Pen, left: float, middle: float, role: str, size: float = 1.0) -> None:
    """Draw it from its left end on, so many times as large as usual."""
    corner = (left + pen.px(4 * size), middle + pen.px(4 * size))
    pen.line(pen.theme.accent, (left, middle), corner, 2 * size, role)
    pen.line(pen.theme.accent, corner, (left + pen.px(WIDTH * size), middle - pen.px(5 * size)), 2 * size, role)
