"""Of rows that cannot be used it is said how many there are, which, and why: in one line, however many."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.files.problem import FileProblem
from app.files.tables.columns import Wanted
from app.files.tables.reading import read_table

SKIPPING = Wanted(skips_bad_rows=True)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "points.csv"


def test_those_left_out_are_named_with_their_reasons(path: Path) -> None:
    path.write_text("x,y\n1,2\n2,NA\n3,\n4,5\nnan,6\n5,7\n")
    table = read_table(path, SKIPPING)
    assert table.points.xs.tolist() == [1.0, 4.0, 5.0]
    reasons = "3 ('NA' is not a number), 4 (y is missing), 6 (x is NaN)"
    assert table.left_out == f"{path}: left out 3 rows of 6, lines {reasons}"


def test_one_left_out_is_said_as_one(path: Path) -> None:
    path.write_text("1,2\n3,x\n")
    assert read_table(path, SKIPPING).left_out == f"{path}: left out 1 row of 2, line 2 ('x' is not a number)"


def test_where_there_are_none_nothing_is_said(path: Path) -> None:
    path.write_text("x,y\n\n1,2\n# more\n3,4\n")
    assert read_table(path, SKIPPING).left_out == ""


def test_of_very_many_the_first_hundred_are_named_and_all_counted(path: Path) -> None:
    path.write_text("1,2\n" + "3,x\n" * 50_000)
    said = read_table(path, SKIPPING).left_out
    assert said.startswith(f"{path}: left out 50,000 rows of 50,001, lines 2 ('x' is not a number), 3 (")
    assert said.endswith(", 100, 101 and 49,900 more")
    assert len(said) < 1200


def test_a_file_that_is_refused_anyway_is_not_counted_to_the_end(path: Path) -> None:
    path.write_text("1,2\n" + "3,x\n" * 50_000)
    with pytest.raises(FileProblem, match=r"more than 9,999 rows cannot be used \(also lines 3, 4, .* more\); --skip"):
        read_table(path)


def test_what_stands_above_the_names_is_left_out_and_named(path: Path) -> None:
    path.write_text("A title\nof two lines\nx,y\n1,2\n3,4\n")
    table = read_table(path, SKIPPING)
    assert (table.names, len(table.points)) == (("x", "y"), 2)
    assert "left out 2 rows of 4, lines 1 (1 column, where" in table.left_out
