"""What was chosen in a file, once the file was read in another way."""

from __future__ import annotations

from dataclasses import replace

from app.session.picking.picking import Picking


def with_choices_of(again: Picking, before: Picking) -> Picking:
    """What was chosen and typed before holds where there are as many columns as before, as far as it still can."""
    if len(again.columns) != len(before.columns):
        return again
    x, y = _kept(again, "x", before.x), _kept(again, "y", before.y)
    if x is None or x == y:
        x = again.x if again.x != y else None
    if y is None:
        y = again.y if again.y != x else None
    kept = replace(again, x=x, y=y, at=before.at, reads_marks=before.reads_marks)
    return replace(kept, x_name=before.x_name, y_name=before.y_name)


def _kept(again: Picking, axis: str, place: int | None) -> int | None:
    """A column that was chosen, if it still can be."""
    return None if place is None or again.columns[place].why_not(axis) else place
