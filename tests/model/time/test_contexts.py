"""What was learnt from, and how, after each edit: worked out where it was not kept, and always the same."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import app.model.time.contexts
from app.model.data.dataset import Dataset
from app.model.data.scaling import ScaleChoice
from app.model.learning.training import Mode, Settings, Training, TrainingSet
from app.model.time.changes import Change, Edit, InsertPoint, MovePoint, ReplacePoints, SetScale, SetSettings, applied
from app.model.time.contexts import Contexts

START = Training(TrainingSet(Dataset.of([0.2, 0.4], [0.3, 0.1])))

within = st.floats(0.0, 1.0)
changes = st.lists(
    st.one_of(
        st.builds(InsertPoint, st.just(0), within, within),
        st.builds(MovePoint, st.just(0), within, within),
        st.builds(SetSettings, st.builds(Settings, st.sampled_from(list(Mode)))),
        st.builds(SetScale, st.sampled_from(list(ScaleChoice))),
        st.builds(ReplacePoints, st.just(Dataset.of([0.5], [0.5]))),
    ),
    max_size=40,
)


def trained(all_changes: list[Change]) -> list[Training]:
    """Training after no change, after one, after two …"""
    found = [START]
    for change in all_changes:
        found.append(applied(found[-1], change))
    return found


def kept(all_changes: list[Change]) -> Contexts:
    contexts = Contexts(START)
    for number, training in enumerate(trained(all_changes)[1:], start=1):
        contexts.keep(number, training)
    return contexts


def points_held(contexts: Contexts) -> int:
    """Counted afresh: neighbours that share their points count once."""
    sets = [training_set for training_set, _ in contexts._kept]
    return sum(len(this.points) for this, last in zip(sets, [None, *sets], strict=False) if this is not last)


def assert_all_told(contexts: Contexts, all_changes: list[Change]) -> None:
    edits = [Edit(0, change) for change in all_changes]
    for number, training in enumerate(trained(all_changes)):
        assert contexts.after(number, edits) == (training.training_set, training.settings)
    assert contexts._points_held == points_held(contexts)


@settings(max_examples=40)
@given(changes)
def test_the_context_after_every_edit_is_known(all_changes: list[Change]) -> None:
    assert_all_told(kept(all_changes), all_changes)


@settings(max_examples=40)
@given(changes, st.integers(2, 6))
def test_contexts_that_were_dropped_are_worked_out_again(all_changes: list[Change], room: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(app.model.time.contexts, "CONTEXTS_KEPT", room)
        assert_all_told(kept(all_changes), all_changes)


@settings(max_examples=40)
@given(changes)
def test_contexts_with_too_many_points_are_dropped_and_worked_out_again(all_changes: list[Change]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(app.model.time.contexts, "POINTS_KEPT", 5)
        assert_all_told(kept(all_changes), all_changes)


def test_a_context_that_is_kept_is_the_same_object() -> None:
    first, second = InsertPoint(0, 0.1, 0.1), InsertPoint(0, 0.2, 0.2)
    training = applied(START, first)
    contexts = Contexts(START)
    contexts.keep(1, training)
    assert contexts.after(1, [Edit(0, first), Edit(0, second)])[0] is training.training_set


def test_the_start_is_known_before_any_edit() -> None:
    assert Contexts(START).after(0, []) == (START.training_set, START.settings)


def test_a_context_kept_for_the_same_edit_again_takes_the_place_of_the_one_before() -> None:
    change = MovePoint(0, 0.9, 0.9)
    contexts = kept([MovePoint(0, 0.1, 0.1)])
    contexts.keep(1, applied(START, change))
    assert_all_told(contexts, [change])


@settings(max_examples=40)
@given(changes, st.integers(0, 40))
def test_a_copy_knows_the_edits_until_then(all_changes: list[Change], number: int) -> None:
    number = min(number, len(all_changes))
    assert_all_told(kept(all_changes).until(number), all_changes[:number])
