"""Choosing in a file: which columns are x and y, how it is read, and what is agreed to."""

from __future__ import annotations

from app.messages.message import Message
from app.session.picking import Picking


class OfferColumns(Message):
    """A file was read so far that x and y can be chosen.

    ``is_again``: the file in which they are being chosen was read in another way. What is chosen by then holds.
    """

    picking: Picking
    is_again: bool = False


class LookAtColumn(Message):
    """Keys are on that column now, by its place from 0."""

    index: int


class ColumnBeside(Message):
    """Keys go on by that many columns, to the left where it is negative."""

    way: int


class PickColumn(Message):
    """Take that column, by its place from 0, as ``x`` or ``y``."""

    axis: str
    index: int


class PickColumnHere(Message):
    """Take the column that keys are on as ``x`` or ``y``."""

    axis: str


class PickSeparator(Message):
    """Split rows at that sign; at runs of blanks where it is a blank."""

    separator: str


class PickDecimal(Message):
    """A decimal comma or a decimal point."""

    decimal: str


class PickHeader(Message):
    """The first row has the names of the columns, or is data."""

    is_header: bool


class PickSheet(Message):
    """The sheet of a workbook."""

    sheet: str


class NameColumn(Message):
    """Call ``x`` or ``y`` this."""

    axis: str
    text: str


class ToggleAgreement(Message):
    """Agree, or no longer: to ``skip`` the rows that cannot be used, or to read ``marks``, numbers with a mark beside."""

    what: str


class UsePicked(Message):
    """Read the points as chosen. Nothing happens where ``Picking.why_not`` gives a reason."""


class CancelPicking(Message):
    """Leave the file, and the points as they are."""
