"""A line fitted by hand: shown, remembered and undone."""

from app.messages import (
    ForgetLine,
    KeepLine,
    LoadPoints,
    Message,
    Redo,
    SetLineByHand,
    Undo,
)
from app.model.data.dataset import Dataset
from app.session.state import State
from app.update import update


def does(state: State, *messages: Message) -> None:
    for message in messages:
        update(state, message)


def test_the_line_is_kept_in_the_datas_own_units_and_undo_brings_the_one_before_back() -> None:
    state = State()
    does(state, LoadPoints(Dataset.of([1950.0, 2020.0], [300.0, 420.0]), "years"), SetLineByHand(0.5, 0.25), KeepLine())
    first = state.line_in_data_units
    assert state.my_line == first
    does(state, SetLineByHand(1.0, 0.0), KeepLine())
    assert state.my_line == state.line_in_data_units != first
    does(state, Undo())
    assert state.my_line == first
    does(state, Redo(), ForgetLine())
    assert state.my_line is None
    does(state, Undo())
    assert state.my_line == state.line_in_data_units


def test_to_keep_the_same_line_again_or_to_remove_none_is_no_edit() -> None:
    state = State()
    does(state, ForgetLine())
    assert not state.undo.can_undo
    does(state, KeepLine(), KeepLine(), Undo())
    assert (state.my_line, state.undo.can_undo) == (None, False)
