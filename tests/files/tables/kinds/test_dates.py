"""Dates to days, as the calendar of the standard library has them; what may be two dates is none."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.files.tables.kinds.dates import Dates, dates_of, day_of, is_date
from app.files.tables.numerals import RowError

EPOCH = date(1970, 1, 1)
days = st.dates(date(1000, 1, 1), date(9999, 12, 31))


def read(fields: list[str]) -> list[float | None]:
    dates = dates_of(fields)
    assert dates is not None, fields
    return [dates.value(field) for field in fields]


@given(st.lists(days, min_size=1, max_size=5), st.sampled_from(("%Y-%m-%d", "%Y/%m/%d", "%d.%m.%Y")))
def test_any_day_is_as_many_days_from_1970_as_it_is(found: list[date], way: str) -> None:
    assert read([day.strftime(way) for day in found]) == [(day - EPOCH).days for day in found]


@given(st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1)), st.integers(-14 * 4, 14 * 4))
def test_the_time_of_day_and_its_zone_count(moment: datetime, quarters: int) -> None:
    here = moment.replace(microsecond=0, tzinfo=timezone(timedelta(minutes=15 * quarters)))
    expected = (here - datetime(1970, 1, 1, tzinfo=UTC)).total_seconds() / 86_400
    assert read([here.isoformat()]) == [pytest.approx(expected, abs=1e-6)]


@given(days)
def test_a_day_is_written_as_it_was_read(day: date) -> None:
    assert day_of((day - EPOCH).days + 0.9) == day.isoformat()


@pytest.mark.parametrize(
    ("fields", "second"),
    [
        (["04/01/1999", "13/01/1999"], date(1999, 1, 13)),
        (["04/01/1999", "01/13/1999"], date(1999, 1, 13)),
        (["4-1-1999", "31-1-1999"], date(1999, 1, 31)),
        (["1999-01", "1999-03"], date(1999, 3, 1)),
        (["NA", "1999-01-02"], date(1999, 1, 2)),
    ],
)
def test_which_way_a_column_is_written_shows_itself(fields: list[str], second: date) -> None:
    assert read(fields)[1] == (second - EPOCH).days


@pytest.mark.parametrize(
    "fields",
    [
        *(
            ["04/01/1999", "05/01/1999"],
            ["1999-02-30"],
            ["2021-13-01"],
            ["32.1.2020"],
            ["1999-01-04 25:00"],
            ["x"],
            [],
            ["NA"],
        ),
        *(["13/01/1999", "01/13/1999"], ["1999"], ["1-2-99"], ["1999-01/04"], ["１９９９-01-04"]),
    ],
)
def test_what_is_no_date_or_may_be_two_is_none(fields: list[str]) -> None:
    assert dates_of(fields) is None


def test_days_that_are_the_same_either_way_are_no_question() -> None:
    assert read(["05/05/1999", "06/06/1999"]) == [(date(1999, month, month) - EPOCH).days for month in (5, 6)]


def test_why_a_cell_is_no_date() -> None:
    dates = Dates("year first")
    with pytest.raises(RowError, match="'soon' is not a date"):
        dates.coordinate("x", "soon")
    with pytest.raises(RowError, match="x is missing"):
        dates.coordinate("x", "")


def test_whether_something_looks_like_a_date() -> None:
    assert is_date("1999-01-04") and is_date("4.1.1999")
    assert not any(map(is_date, ("", "1.5", "x", "1999")))
