"""Names of columns are kept as far as they can be shown."""

from hypothesis import given
from hypothesis import strategies as st

from app.model.data.names import LONGEST, NO_NAMES, ColumnNames


def test_a_plain_name_stays_as_it_is() -> None:
    assert ColumnNames("weight (lb)", "price in €").cleaned == ("weight (lb)", "price in €")


def test_blanks_are_one_space_and_what_cannot_be_shown_is_none() -> None:
    assert ColumnNames(" a\t\n b\x00c ", "\x1b[0m").cleaned == ("a b c", "[0m")


def test_of_a_long_name_the_beginning_stays() -> None:
    name = ColumnNames("ab " * 100, "").cleaned.x
    assert len(name) <= LONGEST
    assert name.startswith("ab ab ") and name.endswith("…")


@given(st.builds(ColumnNames, st.text(max_size=200), st.text(max_size=200)))
def test_any_name_is_one_printable_line_and_cleaning_it_again_changes_nothing(names: ColumnNames) -> None:
    cleaned = names.cleaned
    assert all(name.isprintable() and len(name) <= LONGEST for name in cleaned)
    assert cleaned.cleaned == cleaned


def test_no_names_are_empty() -> None:
    assert NO_NAMES == ("", "")
