"""Choosing in a file: every choice is taken, and what cannot be chosen says why."""

from dataclasses import replace

import pytest

from app.messages import (
    CancelPicking,
    ColumnBeside,
    Escape,
    LookAtColumn,
    Message,
    NameColumn,
    OfferColumns,
    PickColumn,
    PickColumnHere,
    PickDecimal,
    PickHeader,
    PickSeparator,
    PickSheet,
    ToggleAgreement,
    ToggleMenu,
    UsePicked,
)
from app.session.picking import Asked, BadCells, Column, Kind, Picking
from app.session.state import State
from app.update import update

WEIGHT = Column("weight", Kind.NUMBERS, 4, 1.0, 9.0, sample=(1.0, None, 3.0, 9.0))
MPG = Column("mpg", Kind.NUMBERS, 3, 9.0, 46.0, bad=BadCells(1, (3,), ("says “?”",)), sample=(9.0, 10.0, None, 46.0))
CAR = Column("car", Kind.TEXT)
DAY = Column("day", Kind.DATES, 4, 0.0, 3.0, since="1999-01-04", sample=(0.0, 1.0, 2.0, 3.0))
PRICE = Column("price", Kind.MARKED, 4, 1.0, 4.0, mark="$", sample=(1.0, 2.0, 3.0, 4.0))
OFFERED = Picking("cars.csv", 4, (WEIGHT, MPG, CAR, DAY, PRICE), separators=(",", ";"), sheets=("one", "two"))


def after(*messages: Message, offered: Picking = OFFERED) -> Picking:
    state = State()
    for message in (OfferColumns(offered), *messages):
        update(state, message)
    assert state.picking is not None
    return state.picking


def test_columns_are_taken_as_x_and_y() -> None:
    picking = after(PickColumn("x", 0), LookAtColumn(1), PickColumnHere("y"))
    assert (picking.x, picking.y, picking.at) == (0, 1, 1)
    assert picking.points == ((1.0, 9.0), (9.0, 46.0))


def test_keys_stop_at_the_first_and_at_the_last_column() -> None:
    assert after(ColumnBeside(-1)).at == 0
    assert after(ColumnBeside(1), ColumnBeside(1)).at == 2
    assert after(ColumnBeside(99)).at == 4


@pytest.mark.parametrize(("index", "at"), [(-1, 2), (0, 0), (4, 4), (5, 2)])
def test_keys_go_only_to_a_column_that_there_is(index: int, at: int) -> None:
    assert after(LookAtColumn(2), LookAtColumn(index)).at == at


@pytest.mark.parametrize(("index", "x"), [(-1, 1), (0, 0), (4, 4), (5, 1)])
def test_only_a_column_that_there_is_can_be_taken(index: int, x: int) -> None:
    points = tuple(replace(column, kind=Kind.NUMBERS) for column in OFFERED.columns)
    assert after(PickColumn("x", 1), PickColumn("x", index), offered=replace(OFFERED, columns=points)).x == x


def test_a_name_has_at_most_a_hundred_letters() -> None:
    assert after(PickColumn("x", 0), NameColumn("x", "n" * 100)).x_name == "n" * 100
    assert after(PickColumn("x", 0), NameColumn("x", "n" * 101)).x_name == "n" * 100


def test_x_and_y_change_places_where_a_column_is_taken_that_was_the_other() -> None:
    picking = after(PickColumn("x", 0), PickColumn("y", 1), PickColumn("x", 1))
    assert (picking.x, picking.y) == (1, 0)
    picking = after(PickColumn("x", 3), PickColumn("y", 1), PickColumn("x", 1))
    assert (picking.x, picking.y) == (1, None), "dates cannot be y"


@pytest.mark.parametrize(
    ("message", "says"),
    [
        (PickColumn("x", 2), "Column “car” holds text, so it cannot be x."),
        (PickColumn("y", 3), "Column “day” holds dates, which can only be x."),
    ],
)
def test_a_column_that_cannot_be_chosen_says_why(message: Message, says: str) -> None:
    state = State()
    update(state, OfferColumns(OFFERED))
    update(state, message)
    assert state.picking is not None
    assert (state.picking.x, state.picking.y) == (None, None)
    assert state.notice == says
    update(state, PickColumn("x", 1))
    assert (state.picking.x, state.notice) == (1, "")


def test_a_name_is_that_of_the_column_until_one_is_typed() -> None:
    picking = after(PickColumn("x", 3), PickColumn("y", 4))
    assert (picking.name_of("x"), picking.name_of("y")) == ("days since 1999-01-04", "price ($)")
    typed = NameColumn("x", "since the start")
    picking = after(PickColumn("x", 3), PickColumn("y", 1), typed)
    assert (picking.name_of("x"), picking.name_of("y")) == ("since the start", "mpg")
    picking = after(PickColumn("x", 3), typed, PickColumn("x", 0))
    assert picking.name_of("x") == "weight", "it was for the column before"


def test_how_the_file_is_to_be_read_is_asked_of_whoever_reads_it() -> None:
    assert after(PickDecimal(","), PickHeader(True)).asked == Asked(decimal=",", has_header=True)
    assert after(PickDecimal(","), PickSeparator(";")).asked == Asked(separator=";"), "the rest shows itself anew"
    assert after(PickDecimal(","), PickSheet("two")).asked == Asked(sheet="two")
    assert after(PickSeparator("\t"), PickSheet("three"), PickDecimal("'")).asked == Asked(), "not among them"
    state = State()
    for message in (OfferColumns(OFFERED), ToggleMenu("decimal"), PickDecimal(",")):
        update(state, message)
    assert state.menu is None


def test_bad_rows_are_those_of_the_columns_chosen() -> None:
    assert after(PickColumn("x", 3), PickColumn("y", 0)).bad.count == 0
    picking = after(PickColumn("x", 0), PickColumn("y", 1))
    assert picking.bad == BadCells(1, (3,), ("y says “?”",))
    ragged = replace(OFFERED, ragged=BadCells(2, (3, 5), ("has 2 columns, not 5",) * 2))
    picking = after(PickColumn("x", 0), PickColumn("y", 1), offered=ragged)
    assert picking.bad == BadCells(2, (3, 5), ("has 2 columns, not 5",) * 2)


def test_points_are_taken_only_once_all_is_said() -> None:
    assert after().why_not == "choose a column for x"
    assert after(PickColumn("x", 0)).why_not == "choose a column for y"
    chosen = (PickColumn("x", 0), PickColumn("y", 1))
    assert "rows that cannot be used" in after(*chosen).why_not
    assert after(*chosen, ToggleAgreement("skip")).why_not == ""
    chosen = (PickColumn("x", 0), PickColumn("y", 4))
    assert "marked numbers" in after(*chosen).why_not
    assert after(*chosen, ToggleAgreement("marks")).why_not == ""
    all_bad = replace(OFFERED, ragged=BadCells(4, (1, 2, 3, 4), ("is odd",) * 4))
    assert after(PickColumn("x", 3), PickColumn("y", 0), offered=all_bad).why_not == "no row can be used"


def test_using_closes_and_says_what_is_missing() -> None:
    state = State()
    update(state, OfferColumns(OFFERED))
    update(state, UsePicked())
    assert state.picking is not None
    assert state.notice == "Not yet: choose a column for x."
    for message in (PickColumn("x", 0), PickColumn("y", 3), PickColumn("y", 0), PickColumn("x", 3), UsePicked()):
        update(state, message)
    assert state.picking is None


@pytest.mark.parametrize("message", [CancelPicking(), Escape()])
def test_leaving_the_file_changes_nothing_else(message: Message) -> None:
    state = State()
    update(state, OfferColumns(OFFERED))
    update(state, message)
    assert state.picking is None
    assert len(state.points) == 0


@pytest.mark.parametrize("message", [CancelPicking(), Escape()])
def test_what_was_missing_is_not_told_any_more_once_the_file_is_left(message: Message) -> None:
    state = State()
    for each in (OfferColumns(OFFERED), UsePicked(), message):
        update(state, each)
    assert state.notice == ""


def test_escape_closes_a_menu_before_the_file() -> None:
    state = State()
    for message in (OfferColumns(OFFERED), ToggleMenu("decimal"), Escape()):
        update(state, message)
    assert state.picking is not None


def test_what_is_chosen_already_holds_only_as_far_as_there_are_such_columns() -> None:
    picking = after(offered=replace(OFFERED, x=5, y=-1, at=9))
    assert (picking.x, picking.y, picking.at) == (None, None, 4)


def test_training_waits_while_columns_are_chosen() -> None:
    state = State()
    update(state, OfferColumns(OFFERED))
    assert not state.is_running


def test_what_is_chosen_and_typed_while_the_file_is_read_again_holds() -> None:
    chosen = PickColumn("x", 1), PickColumn("y", 4), ToggleAgreement("marks"), NameColumn("x", "consumption")
    begun = (PickDecimal(","), *chosen)
    again = replace(OFFERED, rows=3, x=0, y=1, asked=Asked(decimal=","))
    picking = after(*begun, OfferColumns(again, is_again=True))
    assert (picking.x, picking.y, picking.at, picking.rows) == (1, 4, 4, 3)
    assert (picking.name_of("x"), picking.reads_marks) == (after(*begun).name_of("x"), after(*begun).reads_marks)


def test_what_cannot_be_chosen_any_more_once_it_was_read_again_is_not() -> None:
    texts = replace(OFFERED, columns=(WEIGHT, CAR, MPG), x=0, y=2)
    before = replace(OFFERED, columns=(WEIGHT, MPG, CAR))
    picking = after(PickColumn("x", 1), PickColumn("y", 0), OfferColumns(texts, is_again=True), offered=before)
    assert (picking.x, picking.y) == (None, 0)
    fewer = replace(OFFERED, columns=(WEIGHT, MPG), x=0, y=1)
    picking = after(PickColumn("x", 1), PickColumn("y", 0), OfferColumns(fewer, is_again=True), offered=before)
    assert (picking.x, picking.y) == (0, 1)


def test_in_another_file_nothing_is_chosen_before() -> None:
    picking = after(PickColumn("x", 1), PickColumn("y", 0), OfferColumns(replace(OFFERED, title="more.csv", x=0, y=1)))
    assert (picking.x, picking.y) == (0, 1)
