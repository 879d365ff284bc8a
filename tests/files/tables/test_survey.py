"""Every column looked at: the same whether many rows are read at a time or each by itself."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.files.problem import FileProblem
from app.files.source import Source
from app.files.tables.bad.cells import MOST_NAMED, OTHERS
from app.files.tables.columns import Wanted
from app.files.tables.offering import offer, opened, read_picked
from app.files.tables.survey import SAMPLE
from app.files.tables.table import Table
from app.files.tables.text import surveying
from app.session.picking import Kind, Picking, with_choices_of

cells = st.sampled_from(("1", "2.5", "-3", "1e3", "NA", "", "x", "$4", "1,5", "2021-01-02", " 7 ", "inf", "1e31"))


def offered(text: str | bytes) -> Picking:
    return offer(Source(Path("points.csv"), text if isinstance(text, bytes) else text.encode()))


@given(
    st.lists(st.lists(st.one_of(cells, st.sampled_from(("1", "2", "3"))), min_size=3, max_size=3), min_size=3, max_size=30)
)
@settings(max_examples=100)
def test_it_makes_no_difference_how_many_rows_are_read_at_a_time(rows: list[list[str]]) -> None:
    text = "a;b;c\n" + "\n".join(map(";".join, rows))
    try:
        at_once = offered(text)
    except FileProblem:
        return
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(surveying, "_quick_places", lambda opened: [])
        assert offered(text) == at_once


def test_counts_ranges_and_bad_cells_are_those_of_the_whole_file() -> None:
    values = np.arange(5000.0)
    text = "a,b,name\n" + "\n".join("NA,1,q" if number % 1000 == 7 else f"{number},{-number},q" for number in range(5000))
    first, second, third = offered(text).columns
    assert (first.kind, first.count, first.low, first.high) == (Kind.NUMBERS, 4995, 0.0, values[-1])
    assert (first.bad.count, first.bad.lines) == (5, (9, 1009, 2009, 3009, 4009))
    assert (second.low, second.high, second.count) == (-4999.0, 1.0, 5000)
    assert (third.kind, third.count) == (Kind.TEXT, 0)


def test_the_sample_is_of_the_same_rows_in_every_column_from_the_whole_file() -> None:
    picking = offered("a,b,c\n" + "\n".join(f"{number},{2 * number},0" for number in range(30_000)))
    first, second, _ = picking.columns
    assert SAMPLE / 4 < len(first.sample) <= SAMPLE
    assert [None if value is None else 2 * value for value in first.sample] == list(second.sample)
    assert max(value or 0.0 for value in first.sample) > 29_000


def test_of_very_many_bad_cells_the_first_are_named_and_all_counted() -> None:
    picking = offered("a,b,c\n" + "\n".join("1,NA,2" if number % 2 else "1,3,2" for number in range(5000)))
    assert picking.columns[1].bad.count == 2500
    assert len(picking.columns[1].bad.lines) == MOST_NAMED
    assert not picking.columns[1].bad.is_complete


def test_rows_bad_for_one_axis_or_the_other_are_counted_once_each_however_many() -> None:
    dice = random.Random(5)
    pool = ("1", "2", "NA", "", "soon", "1e31", "inf")
    rows = [[dice.choice(pool) for _ in range(3)] for _ in range(20_000)]
    text = "a,b,c\n" + "\n".join(map(",".join, rows))
    picking = offered(text)
    told = [row for row in rows if any(row)]
    assert picking.rows == len(told)
    for x, y in ((0, 1), (1, 2), (2, 0)):
        here = replace(picking, x=x, y=y)
        is_bad = [not {row[x], row[y]} <= {"1", "2"} for row in told]
        assert here.bad.count == sum(is_bad) > 10 * MOST_NAMED
        met = Counter(("x", row[x]) for row in told) + Counter(("y", row[y]) for row in told)
        said = {"NA": "says “NA”", "": "is empty", "soon": "says “soon”", "inf": "says “inf”"}
        expected = {f"{axis} {said[text]}": times for (axis, text), times in met.items() if text in said}
        assert expected.items() <= dict(here.bad.by_reason).items()
        lines = [line for line, row in enumerate(rows, 2) if any(row) and not {row[x], row[y]} <= {"1", "2"}]
        assert list(here.bad.lines[:MOST_NAMED]) == lines[:MOST_NAMED]
        table = read_picked(Source(Path("points.csv"), text.encode()), replace(here, skips_bad=True))
        assert len(table.points) == picking.rows - here.bad.count


@given(
    st.lists(cells, min_size=1, max_size=5, unique=True),
    st.sampled_from((",", ";", "\t", " ")),
    st.sampled_from(("", "a;b;c\n", "a,b,c\n", "1,5;2;3\n", "0,1.5,2\n")),
    st.integers(0, 9),
)
@settings(max_examples=60)
def test_of_many_rows_with_gaps_the_same_is_found_as_one_by_one(
    pool: list[str], separator: str, head: str, seed: int
) -> None:
    dice = random.Random(seed)
    text = head + "\n".join(separator.join(dice.choice(("1", *pool)) for _ in range(3)) for _ in range(400))
    try:
        at_once = offered(text)
    except FileProblem:
        return
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(surveying, "_quick_places", lambda opened: [])
        assert offered(text) == at_once


def test_of_reasons_without_end_the_rest_are_counted_together() -> None:
    picking = offered(
        "a,b\n"
        + "\n".join(f"1,{number}" for number in range(200))
        + "\n1,x" * 9
        + "".join(f"\n1,w{number}" for number in range(500))
    )
    told = picking.columns[1].bad.by_reason
    assert told[0] == ("says “x”", 9)
    assert told[-1] == (OTHERS, 509 - sum(times for _, times in told[:-1]))


def test_rows_of_another_width_are_told_of_for_every_column() -> None:
    picking = offered('a,b,c\n1,2,3\n4,5\n6,7,8\n"9,10,11\n')
    assert picking.ragged.lines == (3, 5)
    assert picking.ragged.reasons[0] == "has 2 columns, not 3"
    assert picking.ragged.reasons[1].startswith("has quotes out of place")
    assert picking.rows == 4


def test_very_many_columns_are_offered_in_bounded_memory() -> None:
    row = ",".join(map(str, range(3000)))
    picking = offered("\n".join([row] * 100))
    assert len(picking.columns) == 3000
    assert sum(len(column.sample) for column in picking.columns) <= 200_000


def picked_or_said(content: bytes) -> None:
    """Whatever a file holds, there are points, something to choose, or one line."""
    source = Source(Path("points.csv"), content)
    try:
        found = opened(source)
        if isinstance(found, Table):
            return
        again = with_choices_of(offer(source, Wanted(asked=found.asked)), found)
        assert len(again.columns) == len(found.columns)
        if not again.why_not:
            table = read_picked(source, again)
            assert len(table.points) == again.rows - again.bad.count
    except FileProblem as problem:
        assert str(problem).isprintable()


@given(st.binary(max_size=200))
@settings(max_examples=150)
def test_any_bytes(content: bytes) -> None:
    picked_or_said(content)


@given(
    st.lists(st.lists(cells, min_size=1, max_size=4), max_size=12),
    st.sampled_from((",", ";", "\t", " ", "|")),
    st.sampled_from(("", "a,b,c\n", "# x y\n", "sep=;\n")),
)
@settings(max_examples=300)
def test_any_cells(rows: list[list[str]], separator: str, head: str) -> None:
    picked_or_said((head + "\n".join(map(separator.join, rows))).encode())
