"""A sheet of a workbook to a table: which sheet, and its cells as fields."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import chain, islice
from pathlib import Path
from typing import TypeAlias

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from app.files.problem import FileProblem, quoted
from app.files.tables.columns import ColumnsError, Wanted, columns_of
from app.files.tables.numerals import Numerals
from app.files.tables.rows import PointsSoFar
from app.files.tables.table import Table
from app.files.tables.text.dialect import SAMPLE_ROWS, Fields, width_of
from app.files.tables.workbooks.unpacking import UnpackingError, check_unpacked

Row: TypeAlias = tuple[int, Fields, str]

MOST_NAMED = 20
NUMERALS = Numerals()
"""Cells with numbers are written out with a point; only a cell with text may hold anything else."""


def read_workbook(path: Path, content: bytes, wanted: Wanted) -> Table:
    """The points of a sheet. Raises FileProblem."""
    try:
        check_unpacked(content)
        sheet = _sheet(path, CalamineWorkbook.from_filelike(BytesIO(content)), wanted.sheet)
        return _table(path, sheet, wanted)
    except (UnpackingError, ColumnsError) as bad:
        raise FileProblem(path, str(bad)) from bad
    except CalamineError as error:
        raise FileProblem(path, "a damaged workbook, or one with a password") from error
    except BaseException as error:
        # What goes wrong within the library is raised as a class of its own that has no public name.
        if type(error).__module__ != "pyo3_runtime":
            raise
        raise FileProblem(path, "a damaged workbook") from error


def _sheet(path: Path, workbook: CalamineWorkbook, wanted: str | None) -> CalamineSheet:
    """The sheet asked for, else the only one that is to be seen and has something in it."""
    names = [sheet.name for sheet in workbook.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet]
    if wanted is not None:
        found = [name for name in names if name == wanted] or [
            name for name in names if name.strip().casefold() == wanted.strip().casefold()
        ]
        if not found:
            raise FileProblem(path, f"--sheet {quoted(wanted)} is none of its sheets: {_listed(names)}")
        return workbook.get_sheet_by_name(found[0])
    hidden = {sheet.name for sheet in workbook.sheets_metadata if sheet.visible != SheetVisibleEnum.Visible}
    sheets = [workbook.get_sheet_by_name(name) for name in names if name not in hidden]
    filled = [sheet for sheet in sheets if sheet.start is not None]
    if not filled:
        raise FileProblem(path, "no points in it")
    if len(filled) > 1:
        names = [sheet.name for sheet in filled]
        raise FileProblem(path, f"{len(filled)} sheets: {_listed(names)}; choose with --sheet, by name")
    return filled[0]


def _listed(names: Sequence[str]) -> str:
    rest = len(names) - MOST_NAMED
    return ", ".join(map(quoted, names[:MOST_NAMED])) + (f" and {rest} more" if rest > 0 else "")


def _table(path: Path, sheet: CalamineSheet, wanted: Wanted) -> Table:
    rows = _rows(sheet)
    sample = list(islice(rows, SAMPLE_ROWS))
    fields = [fields for _, fields, _ in sample]
    if not fields:
        raise FileProblem(path, "no points in it")
    columns = columns_of(fields, width_of(fields), NUMERALS)
    points = PointsSoFar(path, NUMERALS, columns, wanted)
    points.add_rows(chain(sample, rows))
    return points.table()


def _rows(sheet: CalamineSheet) -> Iterator[Row]:
    """The rows that have something in them, numbered as in the sheet."""
    for number, cells in enumerate(sheet.iter_rows(), 1):
        fields = list(map(_field, cells))
        if any(fields):
            yield number, fields, ""


def _field(cell: object) -> str:
    match cell:
        case bool():
            return str(cell).upper()
        case float() if cell.is_integer() and abs(cell) < 2**53:
            return str(int(cell))
        case float():
            return repr(cell)
    return str(cell).strip()  # a date is written as 2026-01-02
