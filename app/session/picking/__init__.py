"""What there is to choose in a file before its points are taken: which columns, and how the file is read."""

from app.session.picking.again import with_choices_of
from app.session.picking.column import BadCells, Column, Kind
from app.session.picking.picking import AXES, Asked, Picking, Row

__all__ = ["AXES", "Asked", "BadCells", "Column", "Kind", "Picking", "Row", "with_choices_of"]
