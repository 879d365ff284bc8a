"""The card of example sets: opened, gone through, closed, and a set taken from it."""

from __future__ import annotations

from app.messages import ChooseExample, OfferExamples, OpenExample, ToggleExamples
from app.session.state import State
from app.session.targets import ExampleListTarget
from app.update.handlers import handles
from app.update.training.points import replace_points
from app.update.viewing import show_menu


@handles(ToggleExamples)
def _toggle(state: State, message: ToggleExamples) -> None:
    """Where the examples were not read yet they are offered as soon as they are."""
    if state.example_chosen is not None:
        close_examples(state)
    else:
        _show_card(state)


@handles(OfferExamples)
def _offer(state: State, message: OfferExamples) -> None:
    close_examples(state)
    state.examples = message.examples
    _show_card(state)


def _show_card(state: State) -> None:
    """The list has the focus while the card is open."""
    if state.examples and state.picking is None and state.files is None:
        show_menu(state, None)
        state.is_help_open, state.example_chosen, state.focus = False, 0, ExampleListTarget()


@handles(ChooseExample)
def _choose(state: State, message: ChooseExample) -> None:
    if state.example_chosen is not None:
        state.example_chosen, state.focus = max(0, min(len(state.examples or ()) - 1, message.number)), ExampleListTarget()


@handles(OpenExample)
def _open(state: State, message: OpenExample) -> None:
    examples = state.examples or ()
    if 0 <= message.number < len(examples):
        example = examples[message.number]
        close_examples(state)
        replace_points(state, example.points, f"{example.title}: {example.look_for}")


def close_examples(state: State) -> None:
    """Close the card; the focus goes with it."""
    state.example_chosen = None
    if isinstance(state.focus, ExampleListTarget):
        state.focus = None
