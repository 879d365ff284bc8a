"""Points as cells for a spreadsheet: a row a point, a tab between x and y, their names above."""

from __future__ import annotations

from app.files.tables.numerals import is_meant_as_number, is_missing
from app.model.data.dataset import Dataset
from app.model.data.names import ColumnNames


def cells_of(points: Dataset, names: ColumnNames) -> str:
    """The text: every number reads back bit for bit."""
    rows = zip(points.xs.tolist(), points.ys.tolist(), strict=True)
    header = f"{_name(names.x, 'x')}\t{_name(names.y, 'y')}\n"
    return header + "".join([f"{x!r}\t{y!r}\n" for x, y in rows])


def _name(name: str, usual: str) -> str:
    """One field that a reader takes for a name."""
    field = " ".join(name.replace('"', "").split())
    is_plain = field and not is_meant_as_number(field) and not is_missing(field)
    return field if is_plain and not field.startswith("#") else usual
