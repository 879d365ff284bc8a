"""The card of example sets: opened, gone through and closed by any way, and what is taken from it is one edit."""

import pytest

from app.commands import BY_ID
from app.messages import (
    AddPoint,
    ChooseExample,
    Escape,
    Message,
    OfferExamples,
    OpenExample,
    ToggleExamples,
    ToggleHelp,
    ToggleLesson,
    ToggleMenu,
    Undo,
)
from app.session.state import State
from app.session.targets import ExampleListTarget
from app.update import update
from tests.properties.any_message import EXAMPLES


def after(*messages: Message, examples: bool = True) -> State:
    state = State(examples=EXAMPLES if examples else ())
    for message in messages:
        update(state, message)
    return state


def test_it_opens_at_the_first_example_and_the_list_has_the_focus() -> None:
    state = after(ToggleMenu("data"), ToggleExamples())
    assert (state.example_chosen, state.focus, state.menu) == (0, ExampleListTarget(), None)


@pytest.mark.parametrize("way", [ToggleExamples(), Escape()])
def test_it_closes_and_leaves_the_points_alone(way: Message) -> None:
    state = after(AddPoint(0.5, 0.5), ToggleExamples(), ChooseExample(1), way)
    assert (state.example_chosen, state.focus, len(state.points)) == (None, None, 1)


def test_without_examples_there_is_no_card() -> None:
    assert after(ToggleExamples(), examples=False).example_chosen is None


def test_examples_that_were_not_read_yet_can_be_asked_for_and_their_card_opens_when_they_are_there() -> None:
    state = State(examples=None)
    assert BY_ID["examples"].why_not(state) == ""
    for message in (ToggleExamples(), ChooseExample(1), OpenExample(1)):
        update(state, message)
    assert (state.example_chosen, len(state.points)) == (None, 0)
    update(state, OfferExamples(EXAMPLES))
    assert (state.example_chosen, state.focus, state.examples) == (0, ExampleListTarget(), EXAMPLES)


def test_where_none_could_be_read_there_is_no_card_and_the_command_says_so() -> None:
    state = after(OfferExamples(()))
    assert (state.example_chosen, state.examples) == (None, ())
    assert BY_ID["examples"].why_not(state) == "there are none"


@pytest.mark.parametrize(("number", "chosen"), [(1, 1), (2, 2), (3, 2), (-1, 0)])
def test_another_example_is_looked_at_as_far_as_there_are_any(number: int, chosen: int) -> None:
    assert after(ToggleExamples(), ChooseExample(number)).example_chosen == chosen


def test_while_the_card_is_closed_none_is_looked_at() -> None:
    assert after(ChooseExample(1)).example_chosen is None


def test_taking_one_brings_its_points_and_names_and_says_what_to_look_for() -> None:
    state = after(ToggleExamples(), OpenExample(1))
    assert state.points == EXAMPLES[1].points
    assert state.points.names == EXAMPLES[1].points.names
    assert state.example_chosen is None
    assert state.notice == f"{EXAMPLES[1].title}: {EXAMPLES[1].look_for}"
    assert state.axes.x_low <= 1950 <= state.axes.x_high


def test_taking_one_is_one_undo() -> None:
    state = after(AddPoint(0.5, 0.5), ToggleExamples(), OpenExample(2), Undo())
    assert state.points.xs.tolist() == [0.5]


@pytest.mark.parametrize("number", [-1, 3, 99])
def test_an_example_that_is_not_there_is_not_taken(number: int) -> None:
    state = after(AddPoint(0.5, 0.5), ToggleExamples(), OpenExample(number))
    assert len(state.points) == 1


def test_help_and_the_lesson_close_it() -> None:
    assert after(ToggleExamples(), ToggleHelp()).example_chosen is None
    assert after(ToggleExamples(), ToggleLesson()).example_chosen is None
