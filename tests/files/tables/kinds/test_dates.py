"""Dates to days, as the calendar of the standard library has them; what may be two dates is none."""

from __future__ import annotations

from collections.abc import Callable
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


@given(
    st.lists(days, min_size=1, max_size=5),
    st.sampled_from(("%d %B %Y", "%d-%b-%Y", "%B %d, %Y", "%b %d %Y", "%d %b, %Y", "%d. %B %Y")),
    st.sampled_from((str, str.upper, str.lower)),
)
def test_months_may_have_their_english_names(found: list[date], way: str, spelt: Callable[[str], str]) -> None:
    assert read([spelt(day.strftime(way)) for day in found]) == [(day - EPOCH).days for day in found]


@given(st.lists(st.dates(date(1969, 1, 1), date(2068, 12, 31)), min_size=1), st.sampled_from(("%d.%m.%y", "%d-%b-%y")))
def test_a_year_of_two_digits_is_one_of_1969_to_2068(found: list[date], way: str) -> None:
    assert read([day.strftime(way) for day in found]) == [(day - EPOCH).days for day in found]


@given(st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1)))
def test_hours_may_be_counted_twice_a_day(moment: datetime) -> None:
    noon = [f"{moment:%Y-%m-%d} 12:00 PM", f"{moment:%Y-%m-%d} 12:00 am", moment.strftime("%Y-%m-%d %I:%M:%S %p")]
    day, seconds = (moment.date() - EPOCH).days, moment.hour * 3600 + moment.minute * 60 + moment.second
    assert read(noon) == [day + 0.5, day, pytest.approx(day + seconds / 86_400, abs=1e-6)]


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
        (["4/1/99", "13/1/99"], date(1999, 1, 13)),
        (["4/1/99", "1/13/99"], date(1999, 1, 13)),
        (["Jan 1999", "Mar. 1999"], date(1999, 3, 1)),
        (["January 1st, 1999", "Sept 3rd 1999"], date(1999, 9, 3)),
        (["1-Jan-68", "1-jan-69"], date(1969, 1, 1)),
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
        *(
            ["13/01/1999", "01/13/1999"],
            ["1999"],
            ["1-2-99"],
            ["1-Feb-2020", "Feb 1, 2020"],
            ["30 Feb 2020"],
            ["Feb"],
            ["May 20"],
            ["1 Foo 2020"],
        ),
        *(["1999-01-04 13:00 pm"], ["1999-01-04 0:00 am"], ["1999-01/04"], ["１９９９-01-04"]),
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
    assert all(map(is_date, ("1999-01-04", "4.1.1999", "3 Jan 2020", "March 3, 2020")))
    assert not any(map(is_date, ("", "1.5", "x", "1999", "May", "Mar 3")))
