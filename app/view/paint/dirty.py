"""What was drawn over a cached picture since it was last whole: found by itself, from what the pen touched."""

from __future__ import annotations

from collections.abc import Sequence

from app.view.paint.pen import Pen, Pixels


class DirtyRectangles:
    """The rectangles that a panel touched, after the picture, when it was drawn last."""

    def __init__(self) -> None:
        self._touched: list[Pixels] = []
        self._begin = 0
        self._draw_number = -1

    def of(self, pen: Pen) -> Sequence[Pixels] | None:
        """The rectangles to restore; None where something else was drawn there in between, so that all is dirty."""
        if pen.is_full_redraw or pen.draw_number != self._draw_number + 1:
            return None
        return self._touched[self._begin :]

    def begin(self, pen: Pen) -> None:
        """The picture is whole now; what the pen touches from here on is drawn over it."""
        self._touched, self._begin, self._draw_number = pen.touched, len(pen.touched), pen.draw_number
