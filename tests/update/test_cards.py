"""Cards lie over the panels one at a time, and what had the focus has it again when they are closed."""

from __future__ import annotations

from itertools import permutations, product

import pytest

from app.messages import (
    Advance,
    Escape,
    Explain,
    Focus,
    LoadPoints,
    Message,
    OfferColumns,
    OfferExamples,
    ShowFiles,
    ToggleExamples,
    ToggleHelp,
    ToggleMenu,
    ToggleScaleCard,
)
from app.session.explained.quantity import Kind, Quantity
from app.session.opening.files import Entry, FileList
from app.session.picking import Column, Picking
from app.session.picking import Kind as ColumnKind
from app.session.state import State
from app.session.targets import CanvasTarget, SymbolTarget
from app.update import update
from app.update.cards import CARDS, EXPLANATION, MENU, OWN_EQUATION, SCALE, Card
from tests.properties.any_message import EXAMPLES
from tests.shell.input.hands import Keys
from tests.view.marked import POINTS, state_after

NUMBER = SymbolTarget("m", "result", 5)
OPENS: dict[str, Message] = {
    "the data menu": ToggleMenu("data"),
    "the menu of what can be saved": ToggleMenu("save"),
    "files": ShowFiles(FileList("/", (Entry("a.csv", "/a.csv"),))),
    "examples": ToggleExamples(),
    "help": ToggleHelp(),
    "an explanation": Explain((Quantity(Kind.CHANGE_M, 40),), NUMBER),
    "the scale": ToggleScaleCard(),
}
PICKING = OfferColumns(Picking("a.csv", 1, (Column("km", ColumnKind.NUMBERS, 1),)))


def state_with(*messages: Message) -> State:
    return state_after((LoadPoints(POINTS["years"], "years"), Advance(40), OfferExamples(EXAMPLES), Escape(), *messages))


def open_in(state: State) -> list[Card]:
    return [card for card in CARDS if card.is_open(state)]


@pytest.mark.parametrize(("first", "second"), list(permutations(OPENS, 2)))
def test_of_two_cards_the_one_opened_last_is_open_alone(first: str, second: str) -> None:
    state = state_with(Focus(CanvasTarget()), OPENS[first])
    (before,) = open_in(state)
    update(state, OPENS[second])
    (after,) = open_in(state)
    if (first, second) == ("files", "examples"):
        assert after is before  # examples that are read at last do not take the list of files away
    elif "menu" not in first or "menu" not in second:
        assert after is not before
    update(state, Escape())
    assert open_in(state) == []
    assert state.focus == (NUMBER if "an explanation" in (first, second) else CanvasTarget())


@pytest.mark.parametrize("name", OPENS)
def test_a_card_is_closed_by_escape_and_the_focus_is_back(name: str) -> None:
    state = state_with(Focus(CanvasTarget()), OPENS[name])
    assert len(open_in(state)) == 1
    update(state, Escape())
    assert open_in(state) == []
    assert state.focus == (NUMBER if name == "an explanation" else CanvasTarget())


@pytest.mark.parametrize("name", OPENS)
def test_where_columns_are_chosen_nothing_opens_but_menus(name: str) -> None:
    state = state_with(OPENS[name], PICKING)
    assert open_in(state) == []
    assert state.picking is not None
    update(state, OPENS[name])
    assert open_in(state) == ([MENU] if "menu" in name else [])


@pytest.mark.parametrize("closes", [ToggleScaleCard(), Escape()])
def test_what_is_explained_of_the_scale_lies_over_its_card(closes: Message) -> None:
    state = state_with(ToggleScaleCard(), Explain((Quantity(Kind.OWN_M, 40),), SymbolTarget("m", OWN_EQUATION, 1)))
    assert open_in(state) == [EXPLANATION, SCALE]
    update(state, closes)
    assert open_in(state) == ([SCALE] if closes == Escape() else [])


KEYS = {"d": "examples", "f1": "help", "e": "scale", "x": "menu"}


@pytest.mark.parametrize(("first", "second"), list(product(KEYS, repeat=2)))
def test_keys_open_one_card_at_a_time_and_escape_leaves_none(first: str, second: str) -> None:
    keys = Keys(LoadPoints(POINTS["years"], "years"), Advance(40), OfferExamples(EXAMPLES), Escape())
    keys.types(first, second)
    seen = {name for name in KEYS.values() if keys.screen.marks.get(name)}
    assert seen == ({KEYS[second]} if first != second else set())
    keys.types("escape")
    assert not any(keys.screen.marks.get(name) for name in KEYS.values())
