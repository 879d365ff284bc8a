"""All rows of a text file surveyed: many at a time by numpy where they are plain numbers, else one by one."""

from __future__ import annotations

import io
import warnings

import numpy as np

from app.files.tables.survey import Survey
from app.files.tables.text.fields import BLANKS, fields_of
from app.files.tables.text.lines import Block
from app.files.tables.text.quick import has_everywhere
from app.files.tables.text.reading import Opened
from app.model.data.dataset import LARGEST_COORDINATE, FloatArray
from app.session.picking import Kind


def survey_text(opened: Opened) -> Survey:
    """Look at every row of the file."""
    survey = Survey(opened.columns, opened.dialect.numerals)
    above, blocks = opened.below_header()
    survey.add_rows(above)
    are_numbers = all(column.kind_read.kind is Kind.NUMBERS for column in opened.columns.listed)
    for block in blocks:
        table = _table(block.text, opened) if are_numbers else None
        if table is None:
            _one_by_one(block, opened, survey)
        elif len(table):
            survey.add_table(table)
    return survey


def _one_by_one(block: Block, opened: Opened, survey: Survey) -> None:
    separator = opened.dialect.separator
    survey.add_rows((number, fields_of(line, separator), line) for number, line in block.rows())


def _table(text: str, opened: Opened) -> FloatArray | None:
    """Every listed column of every line; None where not all of it is plainly numbers."""
    (separator, numerals, _), columns = opened.dialect, opened.columns
    if "#" in text or '"' in text or not text.isascii() or not text.strip():
        return None
    if separator != BLANKS and not has_everywhere(text, separator, columns.width - 1):
        return None
    if numerals.decimal == ",":
        if "." in text:
            return None
        text = text.replace(",", ".")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)  # no rows at all
            table = np.loadtxt(
                io.StringIO(text),
                dtype=np.float64,
                delimiter=None if separator == BLANKS else separator,
                comments=None,
                ndmin=2,
                usecols=[column.place for column in columns.listed] if separator != BLANKS else None,
            )
    except ValueError:
        return None
    if table.shape[1] != len(columns.listed) or not bool(np.all(np.abs(table) <= LARGEST_COORDINATE)):
        return None
    return table
