"""The card of example sets: opened, gone through, closed, and a set taken from it."""

from __future__ import annotations

from app.messages import ChooseExample, OfferExamples, OpenExample, ToggleExamples
from app.session.state import State
from app.session.targets import ExampleListTarget
from app.update.cards import EXAMPLES, close, make_room
from app.update.handlers import handles
from app.update.training.points import replace_points


@handles(ToggleExamples)
def _toggle(state: State, message: ToggleExamples) -> None:
    """Where the examples were not read yet they are offered as soon as they are."""
    if state.example_chosen is not None:
        close(state, EXAMPLES)
    else:
        _show_card(state)


@handles(OfferExamples)
def _offer(state: State, message: OfferExamples) -> None:
    close(state, EXAMPLES)
    state.examples = message.examples
    _show_card(state)


def _show_card(state: State) -> None:
    """The list has the focus while the card is open."""
    if state.examples and state.files is None and make_room(state, EXAMPLES):
        state.example_chosen, state.focus = 0, ExampleListTarget()


@handles(ChooseExample)
def _choose(state: State, message: ChooseExample) -> None:
    if state.example_chosen is not None:
        state.example_chosen, state.focus = max(0, min(len(state.examples or ()) - 1, message.number)), ExampleListTarget()


@handles(OpenExample)
def _open(state: State, message: OpenExample) -> None:
    examples = state.examples or ()
    if 0 <= message.number < len(examples):
        example = examples[message.number]
        close(state, EXAMPLES)
        replace_points(state, example.points, f"{example.title}: {example.look_for}")
