"""All rows of a text file surveyed: many at a time by numpy where they are plain numbers, else one by one."""

from __future__ import annotations

import numpy as np

from app.files.tables.survey import Survey
from app.files.tables.text.fields import BLANKS, fields_of
from app.files.tables.text.lines import Block
from app.files.tables.text.quick import has_everywhere, numbers_in
from app.files.tables.text.reading import Opened
from app.model.data.dataset import LARGEST_COORDINATE, FloatArray
from app.session.picking import Kind


def survey_text(opened: Opened) -> Survey:
    """Look at every row of the file."""
    survey = Survey(opened.columns, opened.dialect.numerals)
    above, blocks = opened.below_header()
    survey.add_rows(above)
    places = _quick_places(opened)
    for block in blocks:
        table = _table(block.text, opened, places) if places else None
        if table is None:
            _one_by_one(block, opened, survey)
        elif len(table):
            survey.add_table(table)
    return survey


def _one_by_one(block: Block, opened: Opened, survey: Survey) -> None:
    separator = opened.dialect.separator
    survey.add_rows((number, fields_of(line, separator), line) for number, line in block.rows())


def _quick_places(opened: Opened) -> list[int]:
    """Where in a row the columns of numbers are; none where numpy cannot find them, or where others need a look too."""
    columns = opened.columns.listed
    places = [column.place for column in columns if column.kind_read.kind is Kind.NUMBERS]
    is_text = all(column.kind_read.kind in (Kind.NUMBERS, Kind.TEXT) for column in columns)
    is_found = opened.dialect.separator != BLANKS or len(places) == len(columns)
    return places if is_text and is_found else []


def _table(text: str, opened: Opened, places: list[int]) -> FloatArray | None:
    """The columns of numbers in every line; None where not all of it is plainly that."""
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
    if table is None or table.shape[1] != len(places) or not bool(np.all(np.abs(table) <= LARGEST_COORDINATE)):
        return None
    return table
