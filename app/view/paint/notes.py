"""What was written and marked while a picture was painted: noted again whenever the picture is put down."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import pygame

from app.view.paint.marks import Mark
from app.view.paint.pen import Pen


class Notes(NamedTuple):
    """Texts with the pixels that they took, and marks where these are recorded."""

    written: Sequence[tuple[str, pygame.Rect]] = ()
    marks: Sequence[Mark] = ()

    def replay(self, pen: Pen) -> None:
        """Note all of it in the pen, as if it was drawn now."""
        pen.written.extend(self.written)
        if pen.marks is not None:
            pen.marks.extend(self.marks)


def notes_of(pen: Pen, paint: Callable[[], None]) -> Notes:
    """Let something be painted; returns the notes of it and takes them out of the pen."""
    written, marks = len(pen.written), len(pen.marks or ())
    paint()
    notes = Notes(pen.written[written:], [] if pen.marks is None else pen.marks[marks:])
    del pen.written[written:]
    if pen.marks is not None:
        del pen.marks[marks:]
    return notes
