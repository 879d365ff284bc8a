"""Of rows that cannot be used it is said how many there are, which, and why: in one line, however many."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path

import pytest

from app.files.problem import FileProblem
from app.files.tables.bad.rows import LONGEST_BRIEF
from app.files.tables.bad.tally import MOST_REASONS, Tally
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


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ("1,2\n3,x\n", "1 of 2 rows left out: line 2 ('x' is not a number)"),
        ("1,x\n3,4\n2,x\n", "2 of 3 rows left out: lines 1 and 3 ('x' is not a number)"),
        ("1,2\n3,x\n4,x\n5,x\n", "3 of 4 rows left out: lines 2, 3 and 4 ('x' is not a number)"),
        (
            "1,2\n,4\n" + "3,x\n" * 11,
            "12 of 13 rows left out: lines 2, 3, 4 and 9 more (11 of them: 'x' is not a number)",
        ),
        ("1,2\n3," + "x" * 90 + "\n4,5\n6,7e99\n", "2 of 4 rows left out: lines 2 and 4"),
    ],
)
def test_a_notice_lists_them_so_that_no_range_can_be_read(path: Path, rows: str, says: str) -> None:
    path.write_text(rows)
    said = read_table(path, SKIPPING).left_out_briefly
    assert said.startswith(says)
    assert len(said) <= LONGEST_BRIEF


def test_where_there_are_none_nothing_is_said(path: Path) -> None:
    path.write_text("x,y\n\n1,2\n# more\n3,4\n")
    assert read_table(path, SKIPPING).left_out == ""


def test_of_very_many_the_first_hundred_are_named_and_all_counted(path: Path) -> None:
    path.write_text("1,2\n" + "3,x\n" * 50_000)
    said = read_table(path, SKIPPING).left_out
    assert said.startswith(f"{path}: left out 50,000 rows of 50,001, lines 2 ('x' is not a number), 3 (")
    assert said.endswith(", 100, 101 and 49,900 more")
    assert len(said) < 1200


def test_of_a_file_that_is_refused_all_are_counted_too(path: Path) -> None:
    path.write_text("1,2\n" + "3,x\n" * 50_000)
    with pytest.raises(FileProblem, match=r"50,000 of 50,001 rows cannot be used \(also lines 3, 4, .* more\); --skip"):
        read_table(path)


def test_of_very_many_it_is_said_how_many_there_are_for_each_reason(path: Path) -> None:
    dice = random.Random(3)
    pairs = [(dice.choice(("1", "NA", "1e31")), dice.choice(("2", "", "soon", "nan"))) for _ in range(20_000)]
    path.write_text("x,y\n" + "\n".join(map(",".join, pairs)))
    reasons = {"NA": "'NA' is not a number", "1e31": "x is '1e31', larger in size than 1e+30"}
    others = {"": "y is missing", "soon": "'soon' is not a number", "nan": "y is NaN"}
    met = Counter(reasons.get(x) or others.get(y) for x, y in pairs)
    good = met.pop(None)
    (first, second, third, fourth, fifth) = met.most_common()
    assert fourth[1] != third[1], "the order is certain"
    told = ", ".join(f"{reason} in {times:,}" for reason, times in (first, second, third, fourth))
    count = f"{met.total():,} of 20,000 rows cannot be used"
    with pytest.raises(FileProblem) as refused:
        read_table(path)
    assert count in str(refused.value)
    assert str(refused.value).endswith(f"leaves them out; {told}, something else in {fifth[1]:,}")
    table = read_table(path, SKIPPING)
    assert table.left_out.endswith(f" more; {told}, something else in {fifth[1]:,}")
    assert len(table.points) == good


def test_of_few_rows_or_one_reason_the_counts_are_not_said_again(path: Path) -> None:
    for content in ("1,2\n3,x\n4,NA\n", "1,2\n" + "3,x\n" * 20):
        path.write_text(content)
        assert "; " not in read_table(path, SKIPPING).left_out


def test_reasons_without_end_are_counted_in_bounded_memory() -> None:
    tally = Tally()
    for number in range(3 * MOST_REASONS):
        tally.add(f"reason {number:05}")
    tally.add("reason 00000", 7)
    assert tally.most(1, "others") == (("reason 00000", 8), ("others", 3 * MOST_REASONS - 1))
    assert tally.total == 3 * MOST_REASONS + 7
    assert not tally.is_of_one


def test_what_stands_above_the_names_is_left_out_and_named(path: Path) -> None:
    path.write_text("A title\nof two lines\nx,y\n1,2\n3,4\n")
    table = read_table(path, SKIPPING)
    assert (table.names, len(table.points)) == (("x", "y"), 2)
    assert "left out 2 rows of 4, lines 1 (1 column, where" in table.left_out
