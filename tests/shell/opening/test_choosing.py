"""A file through the window: taken where there is no choice, else offered, read as chosen, and taken then."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from app.cli.parsing import parse
from app.files.source import Source
from app.files.tables.columns import Wanted
from app.files.tables.reading import ANYTHING
from app.messages import (
    Message,
    NameColumn,
    PickColumn,
    PickDecimal,
    PickHeader,
    PickSeparator,
    PickSheet,
    ToggleAgreement,
    Undo,
    UsePicked,
)
from app.model.data.dataset import Dataset
from app.model.data.names import ColumnNames
from app.session.picking import Kind, Picking
from tests.files.tables.workbooks import xlsx
from tests.shell.opening.opened import Opened

CASES = Path(__file__).parents[2] / "files" / "cases"
EXPECTED: dict[str, dict[str, Any]] = json.loads((CASES / "expected.json").read_text())


class Program:
    """As much of the program as opens files."""

    def __init__(self) -> None:
        self._opened = Opened()
        self.state = self._opened.state

    def opens(self, content: str | bytes, *messages: Message, name: str = "points.csv") -> Program:
        raw = content if isinstance(content, bytes) else content.encode()
        return self.opens_source(Source(Path(name), raw)).does(*messages)

    def opens_source(self, source: Source, wanted: Wanted = ANYTHING) -> Program:
        self._opened.ways_in.opener.open(source, wanted)
        self._opened.wait()
        return self

    def does(self, *messages: Message) -> Program:
        for message in messages:
            self._opened.send(message)
            self._opened.wait()
        return self

    @property
    def picking(self) -> Picking:
        assert self.state.picking is not None, self.state.notice
        return self.state.picking

    @property
    def points(self) -> list[tuple[float, float]]:
        return list(zip(self.state.points.xs.tolist(), self.state.points.ys.tolist(), strict=True))


def places(picking: Picking, args: Sequence[str]) -> tuple[int, int]:
    """Where the columns are that a command line asks for."""
    said = [args[args.index(option) + 1] for option in ("--x", "--y")]
    names = [column.name for column in picking.columns]
    x, y = (names.index(name) if name in names else int(name) - 1 for name in said)
    return x, y


@pytest.mark.parametrize("name", [name for name, expected in EXPECTED.items() if "points" in expected])
def test_each_case_gives_its_points_through_the_window(name: str) -> None:
    expected, program = EXPECTED[name], Program()
    args = expected["args"]
    program.opens_source(Source(CASES / name))
    if program.state.picking is not None:
        if "--x" in args:
            x, y = places(program.picking, args)
            program.does(PickColumn("x", x), PickColumn("y", y))
        names = [program.picking.name_of(axis) for axis in ("x", "y")]
        if "names" in expected:
            assert names == expected["names"]
        if "--skip-bad-rows" in args:
            assert set(expected["stderr_names_lines"]) <= set(program.picking.bad.lines)
            program.does(ToggleAgreement("skip"))
        program.does(UsePicked())
    else:
        assert "--x" not in args and "--skip-bad-rows" not in args, "there was something to choose"
    assert program.points == [tuple(point) for point in expected["points"]]
    for line in expected.get("stderr_names_lines", ()):
        assert f" {line} (" in program.state.notice


@pytest.mark.parametrize("name", [name for name, expected in EXPECTED.items() if "status" in expected])
def test_what_is_refused_without_a_window_is_offered_in_one(name: str) -> None:
    program = Program()
    program.opens_source(Source(CASES / name))
    assert program.picking.columns
    assert program.points == []


def test_there_is_no_choice_where_there_is_none() -> None:
    for content in ("x,y\n1,2\n3,4\n", "1 2\n3 4\n", "a;b\n0,5;1,5\n2,5;3\n", "x\ty\n1,234\t2\n0,5\t3\n", "sep=;\n1;2\n"):
        program = Program().opens(content)
        assert program.state.picking is None, content
        assert len(program.points) >= 1
    program = Program().opens("car,km,price\nfiat,1,2\nvw,3,4\n")
    assert program.points == [(1.0, 2.0), (3.0, 4.0)], "there are but two columns of numbers"


@pytest.mark.parametrize(
    "content",
    [b"", b"\0\1", b"1\n2\n3\n", b"hello, world\nfoo, bar\n", b"%PDF-1", b"x,y\nred,2\nblue,3\n"],
    ids=["nothing", "no text", "one column", "words", "a PDF", "one column of numbers"],
)
def test_what_leaves_no_choice_is_said_in_one_line(content: bytes) -> None:
    program = Program().opens(content)
    assert program.state.picking is None
    assert program.state.notice.startswith("points.csv")
    assert program.points == []


def test_taking_the_points_is_one_step_to_undo() -> None:
    program = Program().opens("id,x,y\n1,2,3\n2,4,5\n", UsePicked())
    assert program.points == [(2.0, 3.0), (4.0, 5.0)]
    assert program.does(Undo()).points == []


def test_columns_called_x_and_y_are_guessed_and_a_count_of_rows_is_not() -> None:
    picking = Program().opens("id,x,y\n1,2,3\n2,4,5\n").picking
    assert (picking.x, picking.y) == (1, 2)
    picking = Program().opens(",Group,Size,Weight\n0,1,4512,1530\n1,1,3738,1297\n").picking
    assert (picking.x, picking.y) == (1, 2)


def test_a_column_of_text_cannot_be_chosen() -> None:
    picking = Program().opens("car,km,price,age\nfiat,1,2,9\nvw,3,4,9\nopel,4,4,8\n").picking
    assert [column.kind for column in picking.columns] == [Kind.TEXT, *[Kind.NUMBERS] * 3]
    assert (picking.x, picking.y) == (1, 2)
    assert picking.columns[0].why_not("x") == "holds text, so it cannot be x"


def test_dates_are_days_since_the_first() -> None:
    program = Program().opens("day,price\n1999-01-06,5\n1999-01-04,3\n1999-02-04,4\n", PickColumn("x", 0))
    assert program.picking.columns[0].kind is Kind.DATES
    assert program.picking.name_of("x") == "days since 1999-01-04"
    assert program.does(PickColumn("y", 1), UsePicked()).points == [(2.0, 5.0), (0.0, 3.0), (31.0, 4.0)]


def test_the_thumbnail_of_dates_begins_at_the_first() -> None:
    picking = (
        Program().opens("day,price,n\n1999-01-06,5,1\n1999-01-04,3,1\n", PickColumn("x", 0), PickColumn("y", 1)).picking
    )
    assert picking.points == ((2.0, 5.0), (0.0, 3.0))
    assert (picking.columns[0].low, picking.columns[0].high) == (0.0, 2.0)


def test_cells_of_text_are_never_bad() -> None:
    rows = Program().opens("car,km,price,age\nvw,1,?,2\nfiat,3,4,5\nopel,3,4,5\n").picking.first_rows
    assert [row.bad for row in rows] == [(2,), (), ()]


def test_a_column_that_is_text_when_read_again_is_chosen_no_more() -> None:
    program = Program().opens("a;b;c\n1,5;2,5;3\n4,5;5,5;6\n", PickColumn("x", 0), PickColumn("y", 2))
    assert (program.picking.x, program.picking.y) == (0, 2)
    picking = program.does(PickDecimal(".")).picking
    assert picking.columns[0].why_not("x")
    assert (picking.x, picking.y) == (None, 2)


def test_the_names_that_were_typed_are_those_of_the_points() -> None:
    program = Program().opens("id,x,y\n1,2,3\n2,4,5\n", NameColumn("x", "weight (lb)"), UsePicked())
    assert tuple(program.state.points.names) == ("weight (lb)", "y")


def test_marked_numbers_are_taken_only_once_agreed_to() -> None:
    content = 'area,rent\n12 m²,"$1,200"\n30 m²,$950.50\n'
    program = Program().opens(content, UsePicked())
    assert [column.mark for column in program.picking.columns] == ["m²", "$"]
    assert program.picking.first_rows[0].values == ("12", "1200")
    assert program.points == []
    program.does(ToggleAgreement("marks"), UsePicked())
    assert program.points == [(12.0, 1200.0), (30.0, 950.5)]


def test_rows_that_cannot_be_used_are_left_out_only_once_agreed_to() -> None:
    program = Program().opens("x,y\n1,2\n2,NA\n3,\n4,5\n", UsePicked())
    assert program.picking.bad.lines == (3, 4)
    assert program.picking.bad.reasons == ("y says “NA”", "y is empty")
    assert program.points == []
    program.does(ToggleAgreement("skip"), UsePicked())
    assert program.points == [(1.0, 2.0), (4.0, 5.0)]
    assert program.state.notice == "2 of 4 rows left out: lines 3 ('NA' is not a number) and 4 (y is missing)"


def test_bad_cells_of_other_columns_do_not_matter() -> None:
    program = Program().opens("a,b,c\n1,?,2\n3,4,5\n", PickColumn("x", 0), PickColumn("y", 2), UsePicked())
    assert program.points == [(1.0, 2.0), (3.0, 5.0)]


def test_a_decimal_mark_that_does_not_show_itself_is_asked_for() -> None:
    content = "a;b\n1,234;5\n2,345;6\n"
    program = Program().opens(content)
    assert program.picking.decimal == ""
    assert program.picking.columns[0].bad.reasons[0] == "says “1,234”, which may be 1234 or 1.234"
    program.does(PickDecimal(","))
    assert program.picking.decimal == ","
    assert program.does(UsePicked()).points == [(1.234, 5.0), (2.345, 6.0)]
    assert Program().opens(content, PickDecimal("."), UsePicked()).points == [(1234.0, 5.0), (2345.0, 6.0)]


def test_another_separator_makes_other_columns() -> None:
    program = Program().opens("1;2 3;4\n5;6 7;8\n")
    assert set(program.picking.separators) >= {";", " "}
    program.does(PickSeparator(";"))
    assert program.picking.separator == ";"
    assert len(program.picking.columns) == 3


def test_the_first_row_is_data_or_names_as_is_said() -> None:
    content = "2019,2020,2021\n1,2,3\n4,5,6\n"
    program = Program().opens(content, PickHeader(True))
    assert [column.name for column in program.picking.columns] == ["2019", "2020", "2021"]
    assert program.does(UsePicked()).points == [(1.0, 2.0), (4.0, 5.0)]
    assert Program().opens(content, UsePicked()).points == [(2019.0, 2020.0), (1.0, 2.0), (4.0, 5.0)]


def test_data_like_the_row_of_names_are_no_row_of_names() -> None:
    program = Program().opens("1,2,3\n4,5,6\n1,2,3\n", PickHeader(True), UsePicked())
    assert program.points == [(4.0, 5.0), (1.0, 2.0)]


def test_a_sheet_is_chosen() -> None:
    content = xlsx({"one": [["x", "y"], [1.0, 2.0]], "two": [["x", "y"], [3.0, 4.0], [5.0, 6.0]]})
    program = Program().opens(content)
    assert (program.picking.sheet, program.picking.sheets) == ("one", ("one", "two"))
    program.does(PickSheet("two"), UsePicked())
    assert program.points == [(3.0, 4.0), (5.0, 6.0)]


def test_what_was_said_on_the_command_line_is_chosen(tmp_path: Path) -> None:
    path = tmp_path / "points.csv"
    path.write_text("id,a,b\n1,2,3\n2,4,5\n")
    options = parse([str(path), "--y", "id"])
    assert options.to_open is not None
    program = Program()
    program.opens_source(*options.to_open)
    assert (program.picking.x, program.picking.y) == (1, 0)


@pytest.mark.parametrize("content", ["id,x,y\n1,2,3\n", "x,y\n1,2\n3,NA\n"])
def test_without_a_window_it_is_refused_in_one_line(
    content: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "points.csv"
    path.write_text(content)
    with pytest.raises(SystemExit) as caught:
        parse([str(path), "--headless", "--steps", "1"])
    assert caught.value.code == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_a_column_that_is_not_there_is_refused_with_a_window_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "points.csv"
    path.write_text("id,x,y\n1,2,3\n")
    with pytest.raises(SystemExit):
        parse([str(path), "--x", "z"])
    assert "is none of its 3 columns" in capsys.readouterr().err


def test_reading_again_keeps_what_was_chosen() -> None:
    program = Program().opens("a;b;c\n1,234;5;6\n2,345;6;7\n", PickColumn("x", 2), PickColumn("y", 1), PickDecimal(","))
    assert (program.picking.x, program.picking.y) == (2, 1)


def test_the_dates_of_a_column_can_be_asked_for_without_a_window(tmp_path: Path) -> None:
    path = tmp_path / "points.csv"
    path.write_text("day,a\n1999-01-06,5\n1999-01-04,3\n")
    options = parse([str(path), "--x", "day", "--headless", "--steps", "1"])
    names = ColumnNames("days since 1999-01-04", "a")
    assert options.points == Dataset.of([2.0, 0.0], [5.0, 3.0]).read_from(names)
