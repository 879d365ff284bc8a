"""A sheet of a workbook to a table: which sheet, and its cells as fields."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO
from itertools import chain, islice
from pathlib import Path
from typing import NamedTuple, TypeAlias

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from app.files.problem import ChoiceNeeded, FileProblem, quoted
from app.files.tables.columns import Columns, ColumnsError, UndecidedError, Wanted, columns_of
from app.files.tables.numerals import Numerals
from app.files.tables.rows import PointsSoFar
from app.files.tables.table import Table
from app.files.tables.text.dialect import SAMPLE_ROWS, Dialect, Fields, width_of
from app.files.tables.workbooks.unpacking import UnpackingError, check_unpacked
from app.session.picking import Asked

Row: TypeAlias = tuple[int, Fields, str]

MOST_NAMED = 20
NUMERALS = Numerals()
"""Cells with numbers are written out with a point; only a cell with text may hold anything else."""
DIALECT = Dialect("", NUMERALS)


class OpenedSheet(NamedTuple):
    """A sheet as its first rows show it: which it is of those that have something in them, its columns and all its rows."""

    name: str
    names: tuple[str, ...]
    columns: Columns
    rows: Iterator[Row]


def read_workbook(path: Path, content: bytes, wanted: Wanted) -> Table:
    """The points of a sheet. Raises FileProblem."""
    with _told(path):
        opened = _open(path, content, wanted.sheet, wanted.asked.has_header, takes_any=False)
        points = PointsSoFar(path, DIALECT, opened.columns, wanted)
        points.add_rows(opened.rows)
        return points.table()


def open_workbook(path: Path, content: bytes, asked: Asked) -> OpenedSheet:
    """The sheet asked for, or else the first that has something in it. Raises FileProblem."""
    with _told(path):
        return _open(path, content, asked.sheet, asked.has_header, takes_any=True)


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Whatever is wrong is a FileProblem."""
    try:
        yield
    except UndecidedError as bad:
        raise ChoiceNeeded(path, str(bad)) from bad
    except (UnpackingError, ColumnsError) as bad:
        raise FileProblem(path, str(bad)) from bad
    except CalamineError as error:
        raise FileProblem(path, "a damaged workbook, or one with a password") from error
    except BaseException as error:
        # What goes wrong within the library is raised as a class of its own that has no public name.
        if type(error).__module__ != "pyo3_runtime":
            raise
        raise FileProblem(path, "a damaged workbook") from error


def _open(path: Path, content: bytes, wanted: str | None, has_header: bool | None, takes_any: bool) -> OpenedSheet:
    check_unpacked(content)
    workbook = CalamineWorkbook.from_filelike(BytesIO(content))
    filled = _filled(workbook)
    if wanted is not None:
        sheet = workbook.get_sheet_by_name(_named(path, workbook, wanted))
    elif not filled:
        raise FileProblem(path, "no points in it")
    elif len(filled) > 1 and not takes_any:
        names = [sheet.name for sheet in filled]
        raise ChoiceNeeded(path, f"{len(filled)} sheets: {_listed(names)}; choose with --sheet, by name")
    else:
        sheet = filled[0]
    rows = _rows(sheet)
    sample = list(islice(rows, SAMPLE_ROWS))
    fields = [fields for _, fields, _ in sample]
    if not fields:
        raise FileProblem(path, "no points in it")
    columns = columns_of(fields, width_of(fields), NUMERALS, has_header=has_header)
    return OpenedSheet(sheet.name, tuple(sheet.name for sheet in filled), columns, chain(sample, rows))


def _filled(workbook: CalamineWorkbook) -> list[CalamineSheet]:
    """The sheets that are to be seen and have something in them."""
    hidden = {sheet.name for sheet in workbook.sheets_metadata if sheet.visible != SheetVisibleEnum.Visible}
    sheets = [workbook.get_sheet_by_name(name) for name in _all_names(workbook) if name not in hidden]
    return [sheet for sheet in sheets if sheet.start is not None]


def _all_names(workbook: CalamineWorkbook) -> list[str]:
    return [sheet.name for sheet in workbook.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet]


def _named(path: Path, workbook: CalamineWorkbook, wanted: str) -> str:
    names = _all_names(workbook)
    alike = [name for name in names if name.strip().casefold() == wanted.strip().casefold()]
    found = [name for name in names if name == wanted] or alike
    if not found:
        raise FileProblem(path, f"--sheet {quoted(wanted)} is none of its sheets: {_listed(names)}")
    return found[0]


def _listed(names: Sequence[str]) -> str:
    rest = len(names) - MOST_NAMED
    return ", ".join(map(quoted, names[:MOST_NAMED])) + (f" and {rest} more" if rest > 0 else "")


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
