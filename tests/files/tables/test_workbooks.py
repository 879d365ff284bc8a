"""Workbooks: the sheet that is meant is read like any table, and nothing in one can end the program."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.files.problem import FileProblem
from app.files.tables.columns import Wanted
from app.files.tables.reading import read_table
from app.files.tables.table import Table
from app.files.tables.workbooks import unpacking
from app.files.tables.workbooks.reading import _field
from tests.files.tables.workbooks import Sheet, archive, ods, xlsx

Make = Callable[[dict[str, Sheet]], bytes]
XY: Sheet = [["x", "y"], [1, 2], [3.25, -4.5e-7]]
KINDS = [pytest.param(xlsx, id="xlsx"), pytest.param(ods, id="ods")]


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("books") / "book"


def read(path: Path, content: bytes, wanted: Wanted = Wanted()) -> Table:  # noqa: B008
    path.write_bytes(content)
    return read_table(path, wanted)


def pairs(table: Table) -> list[tuple[float, float]]:
    return list(zip(table.points.xs.tolist(), table.points.ys.tolist(), strict=True))


def complaint(path: Path, content: bytes, wanted: Wanted = Wanted()) -> str:  # noqa: B008
    with pytest.raises(FileProblem) as caught:
        read(path, content, wanted)
    return str(caught.value).removeprefix(str(path))


@pytest.mark.parametrize("make", KINDS)
def test_numbers_and_names_are_those_of_the_cells(path: Path, make: Make) -> None:
    table = read(path, make({"One": XY}))
    assert pairs(table) == [(1.0, 2.0), (3.25, -4.5e-7)]
    assert table.names == ("x", "y")


@pytest.mark.parametrize("make", KINDS)
def test_a_table_may_begin_below_and_beside_the_first_cell(path: Path, make: Make) -> None:
    table = read(path, make({"One": [[], [None, None], [None, "x", "y"], [None, 1, 2], [], [None, 3, 4]]}))
    assert (pairs(table), table.names) == ([(1.0, 2.0), (3.0, 4.0)], ("x", "y"))


@pytest.mark.parametrize("make", KINDS)
def test_columns_are_chosen_as_in_text(path: Path, make: Make) -> None:
    content = make({"One": [["name", "x", "y"], ["Ann", 1, 2], ["Bob", 3, 4]]})
    assert complaint(path, content) == ": 3 columns: 1 'name', 2 'x', 3 'y'; choose with --x and --y, by name or number"
    assert pairs(read(path, content, Wanted("3", "x"))) == [(2.0, 1.0), (4.0, 3.0)]


@pytest.mark.parametrize("make", KINDS)
def test_of_two_sheets_one_is_chosen_by_name(path: Path, make: Make) -> None:
    content = make({"One": XY, "Empty": [], "Two": [[5, 6], [7, 8]]})
    assert complaint(path, content) == ": 2 sheets: 'One', 'Two'; choose with --sheet, by name"
    assert pairs(read(path, content, Wanted(sheet="Two"))) == [(5.0, 6.0), (7.0, 8.0)]
    assert pairs(read(path, content, Wanted(sheet=" two"))) == [(5.0, 6.0), (7.0, 8.0)]
    assert (
        complaint(path, content, Wanted(sheet="Three")) == ": --sheet 'Three' is none of its sheets: 'One', 'Empty', 'Two'"
    )
    assert complaint(path, content, Wanted(sheet="Empty")) == ": no points in it"


def test_a_hidden_sheet_is_read_only_if_it_is_asked_for(path: Path) -> None:
    content = xlsx({"One": XY, "Two": [[5, 6]]}, hidden=["Two"])
    assert pairs(read(path, content)) == [(1.0, 2.0), (3.25, -4.5e-7)]
    assert pairs(read(path, content, Wanted(sheet="Two"))) == [(5.0, 6.0)]


@pytest.mark.parametrize("make", KINDS)
def test_cells_that_hold_no_number_are_named_by_their_rows(path: Path, make: Make) -> None:
    content = make({"One": [["x", "y"], [1, 2], [2, None], [], ["NA", 3], [4, "1,5"], [5, 6]]})
    rest = "; 3 of 5 rows cannot be used (also lines 5, 6); --skip-bad-rows leaves them out"
    assert complaint(path, content) == f":3: y is missing{rest}"
    table = read(path, content, Wanted(skips_bad_rows=True))
    assert pairs(table) == [(1.0, 2.0), (5.0, 6.0)]
    reasons = "3 (y is missing), 5 ('NA' is not a number), 6 ('1,5' is not a number)"
    assert table.left_out == f"{path}: left out 3 rows of 5, lines {reasons}"


def test_what_a_cell_holds_is_written_out_as_it_is() -> None:
    cells = [1.0, 0.1, 1e300, True, " x ", date(2026, 1, 2), float("inf")]
    assert [_field(cell) for cell in cells] == ["1", "0.1", "1e+300", "TRUE", "x", "2026-01-02", "inf"]


FAR = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
TALL = (
    '<table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="1024"'
    ' office:value-type="float" office:value="2"><text:p>2</text:p></table:table-cell></table:table-row>'
)
TOO_MANY = ": a sheet of more than 8,388,608 cells"
OUTSIDE = ": a cell outside of any sheet"
DAMAGED = ": a damaged workbook, or one with a password"


@pytest.mark.parametrize(
    ("content", "line"),
    [
        pytest.param(xlsx({"One": FAR}), TOO_MANY, id="two cells far apart"),
        pytest.param(xlsx({"One": '<row r="2000000"><c><v>1</v></c></row>'}), OUTSIDE, id="a row beyond the last"),
        pytest.param(xlsx({"One": '<row r="1"><c r="ZZZZZZZ1"/></row>'}), OUTSIDE, id="a column beyond the last"),
        pytest.param(xlsx({"One": '<row r="-1"><c><v>1</v></c></row>'}), OUTSIDE, id="a row before the first"),
        pytest.param(xlsx({"One": '<row r="1"><c r="A&#49;&#48;x"/></row>'}), OUTSIDE, id="a place that is none"),
        pytest.param(ods({"One": TALL}), TOO_MANY, id="a cell repeated beyond memory"),
        pytest.param(xlsx({"One": "<row><c></row>"}), ": a damaged workbook", id="XML that is none"),
        pytest.param(xlsx({})[:300], DAMAGED, id="half an archive"),
        pytest.param(b"PK\x03\x04", DAMAGED, id="the beginning of an archive"),
        pytest.param(
            archive({"a.txt": "x"}),
            ": this is a ZIP archive, not a workbook; unpack it, and open the table in it",
            id="an archive",
        ),
        pytest.param(archive({"content.xml": "<!DOCTYPE a><a/>"}), ": a damaged workbook", id="declared entities"),
        pytest.param(archive({"content.xml": "<a/>"}), DAMAGED, id="no sheets"),
        pytest.param(xlsx({"One": []}), ": no points in it", id="nothing in it"),
        pytest.param(xlsx({"One": [["x", "y"]]}), ": no points in it, only a header", id="only a header"),
        pytest.param(xlsx({"One": [["x"], [1]]}), ": 1 column, where there must be two: x and y", id="one column"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_line(path: Path, content: bytes, line: str) -> None:
    assert complaint(path, content) == line


def test_what_is_too_large_when_unpacked_is_refused_with_the_limit(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpacking, "LARGEST_UNPACKED", unpacking.MIB)
    content = archive({"xl/workbook.xml": b" " * (unpacking.MIB + 1)})
    assert len(content) < 3000
    assert complaint(path, content) == ": larger than 1 MiB when unpacked"


@given(st.integers(0, 5000), st.binary(max_size=3), st.booleans())
def test_a_workbook_with_other_bytes_in_it_is_read_or_refused(path: Path, place: int, other: bytes, is_ods: bool) -> None:
    content = (ods if is_ods else xlsx)({"One": XY})
    place %= len(content)
    path.write_bytes(content[:place] + other + content[place + len(other) :])
    try:
        table = read_table(path)
    except FileProblem as problem:
        assert str(problem).isprintable()
    else:
        assert len(table.points)
