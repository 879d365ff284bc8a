"""Keyframes are moments of the run itself, never too many of them."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.model.data.dataset import Dataset
from app.model.learning.descent import after, run_steps
from app.model.learning.methods.method import Method
from app.model.learning.methods.plain import PLAIN
from app.model.learning.steps import Steps
from app.model.learning.training import Mode, Settings, Training, TrainingSet
from app.model.time.keyframes import FIRST_INTERVAL, Keyframes
from tests.oracles.methods import Adam, Momentum

START = Training(TrainingSet(Dataset.of([0.2, 0.4, 0.9], [0.3, 0.1, 0.8])))


def ran(how_many: int, start: Training = START) -> Steps:
    return run_steps(start, how_many)


def kept(how_many: int, capacity: int = 1000) -> Keyframes:
    keyframes = Keyframes(capacity)
    keyframes.extend(ran(how_many), 0)
    return keyframes


def test_before_the_first_keyframe_there_is_none() -> None:
    assert kept(FIRST_INTERVAL - 1).before(FIRST_INTERVAL - 1) is None


def test_the_keyframe_at_a_step_is_found_at_it() -> None:
    found = kept(1000).before(5 * FIRST_INTERVAL)
    assert found is not None
    assert found.step == 5 * FIRST_INTERVAL


def test_between_two_keyframes_the_earlier_one_is_found() -> None:
    found = kept(1000).before(6 * FIRST_INTERVAL - 1)
    assert found is not None
    assert found.step == 5 * FIRST_INTERVAL


@given(st.sampled_from(list(Mode)), st.sampled_from([PLAIN, Momentum(), Adam()]), st.integers(FIRST_INTERVAL, 700))
def test_a_keyframe_is_where_training_stood(mode: Mode, method: Method, step: int) -> None:
    start = replace(START, settings=Settings(mode, batch_size=2, method=method))
    keyframes = Keyframes()
    keyframes.extend(ran(700, start), 3)
    found = keyframes.before(step)
    assert found is not None
    stood = after(ran(found.step, start))
    assert (found.line, found.cursor, found.edits, found.method_state) == (stood.line, stood.cursor, 3, stood.method_state)


@pytest.mark.parametrize("before", [40, 300, 5000])
def test_keyframes_of_methods_that_remember_more_or_less_stand_side_by_side(before: int) -> None:
    keyframes, training = Keyframes(), START
    stood: dict[int, Training] = {}
    for edits, method in enumerate([PLAIN, Adam(), Momentum(), PLAIN, Adam()]):
        training = replace(training, settings=Settings(method=method), method_state=())
        steps = ran(before, training)
        keyframes.extend(steps, edits)
        for step in range(training.step + 1, training.step + before + 1, 7):
            stood[step] = training
        training = after(steps)
    found = [(keyframes.before(step), start) for step, start in stood.items()]
    # Many steps have the same keyframe before them: each is worked out once.
    different = {each.step: (each, start) for each, start in found if each is not None and each.step > start.step}
    stands = START
    for step, (keyframe, start) in sorted(different.items()):
        stands = stands if stands.step > start.step else start
        stands = after(ran(step - stands.step, stands))
        expected = stands.method_state
        assert keyframe.method_state[: len(expected)] == expected
        assert not any(keyframe.method_state[len(expected) :])


@given(st.lists(st.integers(1, 300), min_size=1, max_size=8), st.sampled_from([4, 7, 1000]))
@settings(max_examples=30)
def test_it_makes_no_difference_how_many_steps_come_at_a_time(pieces: list[int], capacity: int) -> None:
    piecewise, training = Keyframes(capacity), START
    for piece in pieces:
        steps = ran(piece, training)
        piecewise.extend(steps, 0)
        training = after(steps)
    whole = kept(sum(pieces), capacity)
    assert (len(piecewise), piecewise.interval) == (len(whole), whole.interval)
    assert [piecewise.before(step) for step in range(sum(pieces))] == [whole.before(step) for step in range(sum(pieces))]


@given(st.integers(1, 20_000), st.integers(2, 9))
def test_there_are_never_more_than_there_is_room_for(how_many: int, capacity: int) -> None:
    assert len(kept(how_many, capacity)) <= capacity


@pytest.mark.parametrize("how_many", [256, 257, 511, 512, 4096, 20_000])
def test_when_they_thin_the_first_stays_near_the_start_and_the_last_near_the_end(how_many: int) -> None:
    keyframes = kept(how_many, capacity=4)
    last = keyframes.before(how_many)
    assert last is not None
    assert how_many - last.step < keyframes.interval
    assert [keyframes.before(step).step for step in range(keyframes.interval, how_many, keyframes.interval)] == list(
        range(keyframes.interval, how_many, keyframes.interval)
    )


def test_keyframes_are_twice_as_far_apart_each_time_they_thin() -> None:
    keyframes = kept(20_000, capacity=4)
    assert np.log2(keyframes.interval / FIRST_INTERVAL).is_integer()
    assert keyframes.interval > FIRST_INTERVAL


def test_the_keyframe_before_an_epoch_stands_in_an_earlier_one() -> None:
    keyframes = kept(1000)
    for epoch in range(400):
        step = keyframes.before_epoch(epoch)
        assert step == 0 or after(ran(step)).cursor.epoch < epoch
        assert step + FIRST_INTERVAL > 1000 or after(ran(step + FIRST_INTERVAL)).cursor.epoch >= epoch


def test_a_copy_until_a_step_has_nothing_beyond_it() -> None:
    part = kept(1000).until(300)
    found = part.before(10_000)
    assert found is not None
    assert found.step == 300 // FIRST_INTERVAL * FIRST_INTERVAL


def test_a_copy_goes_its_own_way() -> None:
    whole = kept(1000)
    part = whole.until(FIRST_INTERVAL)
    part.extend(replace(ran(200, after(ran(FIRST_INTERVAL)))), 9)
    found = whole.before(2 * FIRST_INTERVAL)
    assert found is not None
    assert found.edits == 0
