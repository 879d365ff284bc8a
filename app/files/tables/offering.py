"""What there is to choose in a file, and its points once that is chosen. All of it is pure, and raises FileProblem."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain, islice

from app.files.problem import ChoiceNeeded, FileProblem, one_line
from app.files.source import Source
from app.files.tables.columns import Columns, ColumnsError, UndecidedError, Wanted
from app.files.tables.numerals import Numerals
from app.files.tables.reading import ANYTHING, all_is_text, beginning_of, read_source
from app.files.tables.survey import Survey, shortened
from app.files.tables.table import Table
from app.files.tables.text.dialect import Fields
from app.files.tables.text.fields import SEPARATORS, fields_of
from app.files.tables.text.lines import Block
from app.files.tables.text.reading import Opened, Row, open_text
from app.files.tables.text.surveying import survey_text
from app.model.data.names import ColumnNames
from app.session import picking as offered
from app.session.picking import Asked, Kind, Picking

FIRST_ROWS = 20


def opened(source: Source, wanted: Wanted = ANYTHING) -> Table | Picking:
    """The points, where there is nothing to choose; else what there is to choose. Reads the source twice then."""
    try:
        return read_source(source, replace(wanted, is_asking=True))
    except ChoiceNeeded:
        picking = offer(source, wanted)
        if not _is_choice(picking):
            raise
        return read_picked(source, picking) if _is_plain_case(picking, wanted) else picking


def offer(source: Source, wanted: Wanted = ANYTHING) -> Picking:
    """What there is to choose, with what was asked for chosen, or else a guess."""
    asked = wanted.asked if wanted.sheet is None else replace(wanted.asked, sheet=wanted.sheet)
    content = beginning_of(source)
    if isinstance(content, bytes):
        picking, columns = _of_workbook(source, content, asked)
    else:
        with all_is_text(source.path, content):
            picking, columns = _of_text(source, content, asked)
    try:
        x, y = _chosen(columns, picking.columns, wanted)
    except ColumnsError as bad:
        raise FileProblem(source.path, str(bad)) from bad
    at = next((place for place in (x, y) if place is not None), 0)
    return replace(picking, x=x, y=y, at=at, skips_bad=wanted.skips_bad_rows)


def has_choice(source: Source, wanted: Wanted = ANYTHING) -> bool:
    """Whether anything could be chosen that gives points, in a file that cannot be read without a choice."""
    return _is_choice(offer(source, wanted))


def read_picked(source: Source, picking: Picking) -> Table:
    """The points of the columns that are chosen, under the names that they are given."""
    sheet = picking.sheet or None
    wanted = Wanted(picking.x, picking.y, sheet, picking.skips_bad, picking.asked, picking.reads_marks)
    table = read_source(source, wanted)
    names = ColumnNames(picking.name_of("x"), picking.name_of("y"))
    return replace(table, points=table.points.read_from(names))


def _is_choice(picking: Picking) -> bool:
    """Whether anything could be chosen that gives points."""
    told = [column for column in picking.columns if column.kind is not Kind.TEXT]
    numbers = [column for column in told if column.count or not picking.decimal]
    can_be_y = any(column.kind is not Kind.DATES for column in numbers)
    return len(picking.sheets) > 1 or (len(numbers) > 1 and can_be_y)


def _is_plain_case(picking: Picking, wanted: Wanted) -> bool:
    """Whether there are but two columns of numbers beside text, and nothing else is to be asked."""
    kinds = [column.kind for column in picking.columns if column.kind is not Kind.TEXT]
    is_one_table = len(picking.sheets) <= 1 and len(picking.separators) <= 1
    is_said = wanted.x is not None or wanted.y is not None or picking.why_not
    return kinds == [Kind.NUMBERS] * 2 and is_one_table and not is_said


def _of_text(source: Source, blocks: Iterator[Block], asked: Asked) -> tuple[Picking, Columns]:
    opened_text = open_text(source.path, blocks, asked)
    numerals = opened_text.dialect.numerals
    first = _first_rows(_rows_of(opened_text), opened_text.columns, numerals)
    survey = survey_text(opened_text)
    separators = {way.separator for way in opened_text.ways}
    picking = Picking(
        title=one_line(source.path.name),
        rows=survey.rows,
        columns=survey.columns(),
        first_rows=first,
        separator=opened_text.dialect.separator,
        separators=tuple(separator for separator in SEPARATORS if separator in separators),
        decimal="" if any(map(numerals.is_unsure_of, _cells(first))) else numerals.decimal,
        has_header=opened_text.columns.header is not None,
        ragged=survey.ragged.cells,
        asked=asked,
    )
    return picking, opened_text.columns


def _of_workbook(source: Source, content: bytes, asked: Asked) -> tuple[Picking, Columns]:
    # Most sessions open none, and shall not wait for what reads them.
    from app.files.tables.workbooks.reading import DIALECT, NUMERALS, open_workbook

    sheet = open_workbook(source.path, content, asked)
    rows = list(islice(sheet.rows, FIRST_ROWS + 1))
    survey = Survey(sheet.columns, DIALECT)
    survey.add_rows(chain(rows, sheet.rows))
    picking = Picking(
        title=one_line(source.path.name),
        rows=survey.rows,
        columns=survey.columns(),
        first_rows=_first_rows(rows, sheet.columns, NUMERALS),
        has_header=sheet.columns.header is not None,
        sheet=sheet.name,
        sheets=sheet.names,
        ragged=survey.ragged.cells,
        asked=asked,
    )
    return picking, sheet.columns


def _rows_of(opened_text: Opened) -> Iterator[Row]:
    """The rows of the first block below the header."""
    above, blocks = opened_text.below_header()
    separator = opened_text.dialect.separator
    yield from above
    yield from ((number, fields_of(line, separator), line) for number, line in next(blocks).rows())


def _first_rows(rows: Iterable[Row], columns: Columns, numerals: Numerals) -> tuple[offered.Row, ...]:
    found = (
        _shown(line, fields or (), columns, numerals)
        for line, fields, _ in rows
        if fields is None or (any(fields) and not columns.is_header(fields))
    )
    return tuple(islice(found, FIRST_ROWS))


def _shown(line: int, fields: Fields, columns: Columns, numerals: Numerals) -> offered.Row:
    """A row as it is read: where that is another text than the file has, that too."""
    cells, values, bad = [], [], []
    for place, column in enumerate(columns.listed):
        text = fields[column.place] if column.place < len(fields) else ""
        kind, reads = column.kind_read
        value = None if kind is Kind.TEXT else reads.value(text)
        cells.append(shortened(text))
        values.append("" if value is None or kind is Kind.DATES or _is_plain(text, value) else f"{value:.12g}")
        if kind is not Kind.TEXT and value is None:
            bad.append(place)
    return offered.Row(line, tuple(cells), tuple(values), tuple(bad))


def _is_plain(text: str, value: float) -> bool:
    """Whether the text is the number as everybody writes it."""
    try:
        return float(text) == value
    except ValueError:
        return False


def _cells(rows: Iterable[offered.Row]) -> Iterator[str]:
    return chain.from_iterable(row.cells for row in rows)


def _chosen(columns: Columns, seen: tuple[offered.Column, ...], wanted: Wanted) -> tuple[int | None, int | None]:
    """The places of x and y: as asked for, or as a file of two columns has them, or else the first two that can be."""
    try:
        first, second = columns.x_and_y(wanted)
    except UndecidedError:
        x, y = _guessed(columns, seen, wanted)
    else:
        x, y = columns.listed.index(first), columns.listed.index(second)
    return (None if x is None or seen[x].why_not("x") else x), (None if y is None or seen[y].why_not("y") else y)


def _guessed(columns: Columns, seen: tuple[offered.Column, ...], wanted: Wanted) -> tuple[int | None, int | None]:
    found: dict[str, int | None] = {}
    for axis, said in (("x", wanted.x), ("y", wanted.y)):
        found[axis] = None if said is None else columns.listed.index(columns.said(f"--{axis}", said))
    for axis in ("x", "y"):
        if found[axis] is None:
            places = [
                place
                for place in range(columns.counts_rows, len(seen))
                if not seen[place].why_not(axis) and place not in found.values()
            ]
            named = (place for place in places if seen[place].name.casefold() == axis)
            found[axis] = next(chain(named, places), None)
    return found["x"], found["y"]
