"""All rows of a text file surveyed: many at a time by numpy where they are plain numbers, else one by one."""

from __future__ import annotations

import numpy as np

from app.files.tables.survey import Survey
from app.files.tables.text.eased import eased
from app.files.tables.text.fields import BLANKS, fields_of
from app.files.tables.text.lines import Line
from app.files.tables.text.quick import has_everywhere, numbers_in
from app.files.tables.text.reading import FEW_ROWS, Opened
from app.model.data.dataset import LARGEST_COORDINATE, FloatArray
from app.session.picking import Kind


def survey_text(opened: Opened) -> Survey:
    """Look at every row of the file."""
    survey = Survey(opened.columns, opened.dialect)
    above, blocks = opened.below_header()
    survey.add_rows(above)
    places = _quick_places(opened)
    for block in blocks:
        table = _table(block.text, opened, places) if places else None
        if table is None:
            _narrowed(list(block.rows()), opened, places, survey)
        elif len(table):
            survey.add_table(table)
    return survey


def _narrowed(rows: list[Line], opened: Opened, places: list[int], survey: Survey) -> None:
    """The same of these rows: by halves, until what numpy cannot read is among few."""
    if not places or len(rows) <= FEW_ROWS:
        separator = opened.dialect.separator
        survey.add_rows((number, fields_of(line, separator), line) for number, line in rows)
        return
    text = "\n".join(line for _, line in rows)
    table = _table(text, opened, places)
    if table is not None:
        survey.add_table(table)
        return
    gaps = survey.gaps.standing_in(text)
    table = _table(eased(text, opened.dialect, gaps), opened, places, has_gaps=True)
    if table is not None and len(table) == len(rows):
        survey.add_with_gaps(table, rows, gaps)
        return
    middle = len(rows) // 2
    for half in (rows[:middle], rows[middle:]):
        _narrowed(half, opened, places, survey)


def _quick_places(opened: Opened) -> list[int]:
    """Where in a row the columns of numbers are; none where numpy cannot find them, or where others need a look too."""
    columns = opened.columns.listed
    places = [column.place for column in columns if column.kind_read.kind is Kind.NUMBERS]
    is_text = all(column.kind_read.kind in (Kind.NUMBERS, Kind.TEXT) for column in columns)
    is_found = opened.dialect.separator != BLANKS or len(places) == len(columns)
    return places if is_text and is_found else []


def _table(text: str, opened: Opened, places: list[int], has_gaps: bool = False) -> FloatArray | None:
    """The columns of numbers in every line; None where not all of it is plainly that.

    Where it ``has_gaps`` there may be what no point may have.
    """
    (separator, numerals, _), columns = opened.dialect, opened.columns
    if "#" in text or '"' in text or not text.strip():
        return None
    if separator == BLANKS and not text.isascii():
        return None
    if separator != BLANKS and not has_everywhere(text, separator, columns.width - 1):
        return None
    if numerals.decimal == ",":
        if "." in text:
            return None
        text = text.replace(",", ".")
    table = numbers_in(text, separator, None if separator == BLANKS else places)
    if table is None or table.shape[1] != len(places):
        return None
    return table if has_gaps or bool(np.all(np.abs(table) <= LARGEST_COORDINATE)) else None
