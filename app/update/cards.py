"""The cards that lie over the panels, one at a time: opening one closes the other, and closing it gives the focus back.

Where columns of a file are chosen, nothing but the menus of that card opens. Over the card of the scale lies the
explanation of a number that was clicked on it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import NamedTuple

from app.session.opening.files import PATH
from app.session.state import State
from app.session.targets import (
    DropRunTarget,
    ExampleListTarget,
    ExplanationTarget,
    FileTarget,
    MenuRowTarget,
    NumberTarget,
    ScaleTarget,
    SymbolTarget,
    TargetId,
    TrailTarget,
    UseExampleTarget,
)


class Card(NamedTuple):
    """What may be open: whether it is, what shuts it, and whether a target is one of its own."""

    is_open: Callable[[State], bool]
    shut: Callable[[State], None]
    has: Callable[[TargetId | None], bool]


def _shut_menu(state: State) -> None:
    state.menu, state.menu_scroll = None, 0


def _shut_files(state: State) -> None:
    state.files = None


def _shut_examples(state: State) -> None:
    state.example_chosen = None


def _shut_help(state: State) -> None:
    state.is_help_open = False


def _shut_explanation(state: State) -> None:
    """Keys go to where it was asked for."""
    if EXPLANATION.has(state.focus):
        state.focus = state.explained_beside
    state.explained = ()


def _shut_scale(state: State) -> None:
    """What is explained of it goes with it."""
    if is_of_scale(state.explained_beside):
        close(state, EXPLANATION)
    state.show_both_equations = False


def _any_of(*kinds: type[TargetId]) -> Callable[[TargetId | None], bool]:
    return lambda target: isinstance(target, kinds)


def _is_of_files(target: TargetId | None) -> bool:
    return isinstance(target, FileTarget) or target == PATH


def is_of_scale(target: TargetId | None) -> bool:
    """Whether it is on the card of the scale."""
    return isinstance(target, ScaleTarget) or (isinstance(target, SymbolTarget) and target.place in SCALE_EQUATIONS)


OWN_EQUATION, SCALED_EQUATION = SCALE_EQUATIONS = ("own equation", "scaled equation")
"""The names of the formulas on the card of the scale."""

MENU = Card(lambda state: state.menu is not None, _shut_menu, _any_of(MenuRowTarget, DropRunTarget))
FILES = Card(lambda state: state.files is not None, _shut_files, _is_of_files)
EXAMPLES = Card(lambda state: state.example_chosen is not None, _shut_examples, _any_of(ExampleListTarget, UseExampleTarget))
HELP = Card(lambda state: state.is_help_open, _shut_help, lambda target: False)
EXPLANATION = Card(
    lambda state: bool(state.explained), _shut_explanation, _any_of(NumberTarget, TrailTarget, ExplanationTarget)
)
SCALE = Card(lambda state: state.show_both_equations, _shut_scale, is_of_scale)

CARDS = (MENU, FILES, EXAMPLES, HELP, EXPLANATION, SCALE)
"""The topmost first."""


def close(state: State, card: Card) -> None:
    """Close it if it is open; what of it had the focus gives that back."""
    if not card.is_open(state):
        return
    card.shut(state)
    if card.has(state.focus):
        state.focus = state.focus_before_card


def close_all(state: State, but: Collection[Card] = ()) -> None:
    """Close all cards."""
    for card in CARDS:
        if card not in but:
            close(state, card)


def make_room(state: State, card: Card, but: Collection[Card] = ()) -> bool:
    """Close what is open, so that this card can be opened now; returns whether it can."""
    if state.picking is not None and card is not MENU:
        return False
    close_all(state, but)
    if not but:
        state.focus_before_card = state.focus
    return True
