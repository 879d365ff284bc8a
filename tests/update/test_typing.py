"""Typing into a text: before the caret, on one line, and only into the text that has the focus."""

import pytest

from app.messages import EraseText, Focus, Message, MoveCaret, OfferColumns, PutCaret, TypeText
from app.session.picking import Column, Kind, Picking
from app.session.state import State
from app.session.targets import TextTarget
from app.update import update

FILE = Picking("points.csv", 2, (Column("km", Kind.NUMBERS, 2), Column("price", Kind.NUMBERS, 2)), x=0, y=1)
X, Y = TextTarget("x name"), TextTarget("y name")


def after(*messages: Message) -> tuple[str, str, int]:
    state = State()
    for message in (OfferColumns(FILE), *messages):
        update(state, message)
    assert state.picking is not None
    return state.picking.name_of("x"), state.picking.name_of("y"), state.caret.at


def test_what_is_typed_comes_at_the_end_of_a_text_that_gets_the_focus() -> None:
    assert after(Focus(Y), TypeText(" in "), TypeText("€"))[1] == "price in €"


def test_what_is_typed_comes_before_the_caret() -> None:
    assert after(PutCaret(X, 1), TypeText("ab"), TypeText("c")) == ("kabcm", "price", 4)
    assert after(PutCaret(X, 0), TypeText("ab"), MoveCaret(-1), TypeText("c")) == ("acbkm", "price", 2)


def test_the_caret_stays_in_the_text() -> None:
    assert after(PutCaret(X, 0), MoveCaret(-1))[2] == 0
    assert after(PutCaret(X, 99), MoveCaret(1))[2] == 2
    assert after(PutCaret(X, 1), MoveCaret(1 << 30))[2] == 2
    assert after(PutCaret(X, -5), TypeText("a"))[0] == "akm"


def test_a_character_is_erased_on_either_side_of_the_caret() -> None:
    assert after(PutCaret(Y, 2), EraseText(-1)) == ("km", "pice", 1)
    assert after(PutCaret(Y, 2), EraseText(1)) == ("km", "prce", 2)
    assert after(PutCaret(Y, 0), EraseText(-1))[1] == "price"
    assert after(PutCaret(Y, 5), EraseText(1))[1] == "price"


PATH = "/home/me/two words_2.csv"


@pytest.mark.parametrize(
    ("at", "way", "leads_to"),
    [
        (len(PATH), -1, "/home/me/two words_2."),
        (21, -1, "/home/me/two words_"),
        (19, -1, "/home/me/two "),
        (13, -1, "/home/me/"),
        (9, -1, "/home/"),
        (1, -1, ""),
        (0, -1, ""),
        (0, 1, "/home"),
        (7, 1, "/home/me"),
        (9, 1, "/home/me/two"),
        (12, 1, "/home/me/two words"),
        (20, 1, PATH),
        (len(PATH), 1, PATH),
        (0, 3, "/home/me/two"),
        (len(PATH), -1 << 30, ""),
    ],
)
def test_by_words_the_caret_goes_on_to_the_next_beginning_to_the_left_or_end_to_the_right(
    at: int, way: int, leads_to: str
) -> None:
    put = (Focus(X), EraseText(-1), EraseText(-1), TypeText(PATH), PutCaret(X, at))
    assert after(*put, MoveCaret(way, by_words=True))[2] == len(leads_to)
    first, last = sorted((at, len(leads_to)))
    rest = PATH[:first] + PATH[last:]
    assert after(*put, EraseText(way, by_words=True))[::2] == (rest, first)
    assert after(*put, MoveCaret(way, selects=True, by_words=True), TypeText(""))[::2] == (rest, first)


def test_by_words_one_goes_on_from_the_caret_whatever_is_selected_and_what_is_selected_alone_is_erased() -> None:
    selected = (PutCaret(Y, 1), MoveCaret(2, selects=True))
    assert after(*selected, MoveCaret(-1, by_words=True))[2] == 0
    assert after(*selected, EraseText(-1, by_words=True))[1:] == ("pce", 1)


END = 1 << 30


@pytest.mark.parametrize(
    ("moves", "y"),
    [
        ((PutCaret(Y, 0), MoveCaret(1, selects=True), MoveCaret(1, selects=True)), "Aice"),
        ((PutCaret(Y, 3), MoveCaret(-1, selects=True)), "prAce"),
        ((PutCaret(Y, 3), MoveCaret(-END, selects=True)), "Ace"),
        ((PutCaret(Y, 3), MoveCaret(END, selects=True)), "priA"),
        ((MoveCaret(-END), MoveCaret(END, selects=True)), "A"),
        ((PutCaret(Y, 1), PutCaret(Y, 4, selects=True)), "pAe"),
        ((PutCaret(X, 1), PutCaret(Y, 4, selects=True)), "pricAe"),
        ((PutCaret(Y, 2), MoveCaret(2, selects=True), MoveCaret(-2, selects=True)), "prAice"),
        ((PutCaret(Y, 1), MoveCaret(2, selects=True), MoveCaret(-1)), "pArice"),
        ((PutCaret(Y, 1), MoveCaret(2, selects=True), MoveCaret(1)), "priAce"),
        ((PutCaret(Y, 1), MoveCaret(2, selects=True), MoveCaret(END)), "priceA"),
        ((PutCaret(Y, 1), MoveCaret(2, selects=True), Focus(Y)), "priceA"),
    ],
)
def test_what_is_typed_takes_the_place_of_what_is_selected(moves: tuple[Message, ...], y: str) -> None:
    assert after(Focus(Y), *moves, TypeText("A"))[1:] == (y, y.index("A") + 1)


@pytest.mark.parametrize("way", [-1, 1])
def test_what_is_selected_is_erased_as_one(way: int) -> None:
    assert after(PutCaret(Y, 1), MoveCaret(2, selects=True), EraseText(way))[1:] == ("pce", 1)
    assert after(PutCaret(Y, 3), MoveCaret(-2, selects=True), EraseText(way), EraseText(1))[1:] == ("pe", 1)


def test_a_full_text_still_takes_what_replaces_some_of_it() -> None:
    full = (Focus(X), TypeText("m" * 98), MoveCaret(-2), MoveCaret(2, selects=True), TypeText("ab"))
    assert after(*full)[0] == "km" + "m" * 96 + "ab"


def test_a_text_stays_on_one_line_and_is_not_too_long() -> None:
    assert after(Focus(X), TypeText("\n\t a\x1b"))[0] == "km a"
    assert len(after(Focus(X), TypeText("m" * 5000), TypeText("m" * 5000))[0]) <= 1000


def test_without_focus_nothing_is_typed() -> None:
    assert after(TypeText("a"), EraseText(-1), MoveCaret(1)) == ("km", "price", 0)
    assert after(Focus(TextTarget("no such text")), TypeText("a"))[:2] == ("km", "price")


@pytest.mark.parametrize("message", [TypeText("a"), EraseText(-1), MoveCaret(1)])
def test_no_text_is_there_without_a_file(message: Message) -> None:
    state = State()
    update(state, Focus(X))
    update(state, message)
    assert state.picking is None
