"""Columns of a file chosen by keys alone, and names typed as a person types them."""

from __future__ import annotations

import pygame
import pytest

from app.messages import OfferColumns, PutCaret, UsePicked
from app.session.picking import BadCells, Column, Kind, Picking, Row
from app.session.targets import ButtonTarget, MenuRowTarget, TextTarget
from app.shell.input import typing
from app.update import update
from tests.shell.input.hands import Keys

COLUMNS = (
    Column("km", Kind.NUMBERS, 2, 1.0, 2.0, sample=(1.0, 2.0)),
    Column("car", Kind.TEXT),
    Column("price", Kind.MARKED, 2, 1.0, 2.0, mark="$", bad=BadCells(1, (3,), ("is empty",)), sample=(1.0, 2.0)),
    Column("age", Kind.NUMBERS, 3, 1.0, 2.0, sample=(1.0, 2.0)),
)
FILE = Picking("cars.csv", 3, COLUMNS, (Row(1, ("1", "vw", "$1", "1")),), ",", (",", ";"), has_header=True, x=0, y=3)
X, Y = TextTarget("x name"), TextTarget("y name")


def opened() -> Keys:
    return Keys(OfferColumns(FILE))


def picking(keys: Keys) -> Picking:
    assert keys.state.picking is not None
    return keys.state.picking


def write(keys: Keys, text: str) -> None:
    """All within one frame: nothing is drawn meanwhile."""
    for char in text:
        for kind, says in (
            (pygame.KEYDOWN, {"key": ord(char), "unicode": char, "mod": 0}),
            (pygame.TEXTINPUT, {"text": char}),
            (pygame.KEYUP, {"key": ord(char), "unicode": char, "mod": 0}),
        ):
            for message in keys.translator.messages(pygame.event.Event(kind, says), keys.state, 0):
                update(keys.state, message)
    keys.draw()


def test_arrows_and_x_and_y_choose() -> None:
    keys = opened()
    keys.types("right", "right", "y", "right", "x")
    assert (picking(keys).x, picking(keys).y) == (3, 2)


def test_a_column_of_text_says_why_it_is_not_taken() -> None:
    keys = opened()
    keys.types("right", "x")
    assert picking(keys).x == 0
    assert keys.state.notice == "Column “car” holds text, so it cannot be x."


def test_what_is_to_be_agreed_to_is_agreed_to_by_keys_and_taken_back() -> None:
    keys = opened()
    keys.types("right", "right", "y", "s", "m")
    assert (picking(keys).skips_bad, picking(keys).reads_marks, picking(keys).why_not) == (True, True, "")
    keys.types("s")
    assert not picking(keys).skips_bad


def test_enter_uses_and_escape_leaves() -> None:
    keys = opened()
    keys.types("enter")
    assert UsePicked() in keys.said
    assert keys.state.picking is None
    keys = opened()
    keys.types("escape")
    assert UsePicked() not in keys.said
    assert keys.state.picking is None


def test_tab_leads_to_everything_on_the_card_and_to_nothing_else() -> None:
    keys, reached = opened(), set()
    for _ in range(20):
        keys.types("tab")
        reached.add(keys.state.focus)
    buttons = ("separator-menu", "decimal-menu", "header-menu", "pick-x", "pick-y", "cancel-picking", "use-picked")
    assert reached == {*map(ButtonTarget, buttons), X, Y}


def test_a_menu_is_opened_and_chosen_from_by_keys() -> None:
    keys = opened()
    keys.tabs_to(ButtonTarget("separator-menu"))
    keys.types("enter", "down", "down")
    assert keys.state.focus == MenuRowTarget("separator", 1)
    keys.types("enter")
    assert picking(keys).asked.separator == ";"
    assert keys.state.menu is None


def test_a_name_is_typed_and_no_letter_of_it_is_a_command() -> None:
    keys = opened()
    keys.tabs_to(X)
    write(keys, " x (y) + ms")
    assert picking(keys).name_of("x") == "km x (y) + ms"
    assert (picking(keys).x, picking(keys).y, picking(keys).skips_bad) == (0, 3, False)
    assert keys.draw().one("picker", "x name text").text == "km x (y) + ms"


def test_arrows_home_end_and_erasing_are_for_the_text() -> None:
    keys = opened()
    keys.does(PutCaret(Y, 0))
    write(keys, "my ")
    keys.types("end")
    keys._reports(pygame.KEYDOWN, pygame.K_BACKSPACE, "\b", 0)
    write(keys, "s")
    keys.types("home", "right", "delete")
    assert picking(keys).name_of("y") == "m ags"
    assert picking(keys).at == 0


def test_tab_enter_and_escape_leave_the_text() -> None:
    keys = opened()
    keys.tabs_to(X)
    keys.types("tab")
    assert keys.state.focus == Y
    keys.types("enter")
    assert UsePicked() in keys.said


def test_what_is_on_the_clipboard_is_put_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typing, "_clipboard", lambda: "weight\n(lb)")
    keys = opened()
    keys.does(PutCaret(X, 0))
    keys.types("ctrl+v")
    assert picking(keys).name_of("x") == "weight(lb)km"


def test_keys_select_and_what_is_typed_replaces_it() -> None:
    keys = opened()
    keys.tabs_to(X)
    keys.types("ctrl+a")
    write(keys, "miles")
    assert picking(keys).name_of("x") == "miles"
    keys.types("shift+left", "shift+left", "delete", "shift+home")
    write(keys, "s")
    assert picking(keys).name_of("x") == "s"
    keys.types("home", "shift+end")
    assert keys.draw().one("picker", "x name selection").points[0][0] > 0
    keys.types("left")
    keys.draw().none("picker", "x name selection")


def test_what_is_selected_is_copied_and_cut_where_there_is_a_clipboard(monkeypatch: pytest.MonkeyPatch) -> None:
    copied: list[str] = []
    monkeypatch.setattr(typing, "_is_copied", lambda text: copied.append(text) is None)
    keys = opened()
    keys.does(PutCaret(Y, 0))
    keys.types("ctrl+c", "ctrl+x", "shift+right", "ctrl+c", "ctrl+a", "ctrl+x")
    assert (copied, picking(keys).name_of("y")) == (["a", "age"], "")
    monkeypatch.setattr(typing, "_is_copied", lambda text: False)
    keys.does(PutCaret(X, 0))
    keys.types("ctrl+a", "ctrl+x")
    assert picking(keys).name_of("x") == "km"


def test_typing_without_a_text_to_type_into_does_nothing() -> None:
    keys = opened()
    event = pygame.event.Event(pygame.TEXTINPUT, text="a")
    assert list(keys.translator.messages(event, keys.state, 0)) == []


def test_a_click_puts_the_caret_between_the_letters_there() -> None:
    keys = opened()
    target = keys.screen.target_named(keys.state, Y)
    assert target is not None and target.press is not None
    text = keys.draw().one("picker", "y name text")
    assert target.press(text.points[0][0], 0.0) == PutCaret(Y, 0)
    assert target.press(text.points[1][0] + 50, 0.0) == PutCaret(Y, 3)
    assert target.drag is not None
    assert target.drag(text.points[1][0] + 50, 0.0) == PutCaret(Y, 3, selects=True)


def test_the_line_is_not_moved_nor_steps_made_below_the_card() -> None:
    keys = opened()
    before = keys.state.training
    keys.types("space", "r", "d", "c", "ctrl+z", "alt+up", "z", "pageup", "f1")
    assert keys.state.training == before
    assert picking(keys).at == 0
