"""Going on from the past starts another run, and the old one stays to go back to."""

import pytest

from app.model.data.dataset import Dataset
from app.model.data.scaling import Line
from app.model.learning.training import Mode, Settings, Training, TrainingSet
from app.model.time.changes import InsertPoint
from app.model.time.timeline import RUNS_KEPT, Place, Timeline

START = Training(TrainingSet(Dataset.of([0.2, 0.4, 0.9], [0.3, 0.1, 0.8])))


def timeline(steps: int = 0) -> Timeline:
    begun = Timeline(START)
    begun.advance(steps)
    return begun


def looking_at(step: int, steps: int = 100) -> Timeline:
    back = timeline(steps)
    back.look_at(Place(back.place.run_number, step))
    return back


def test_a_new_timeline_is_live() -> None:
    assert timeline().is_live
    assert timeline().training == START
    assert timeline().record is None


def test_live_is_wherever_the_run_has_got_to() -> None:
    live = timeline(5)
    live.advance(5)
    assert (live.step, live.is_live) == (10, True)


def test_the_past_shows_training_and_record_as_they_were() -> None:
    back = looking_at(40)
    assert not back.is_live
    assert (back.step, back.training, back.record) == (40, timeline(40).training, timeline(40).record)


def test_looking_does_not_change_the_run() -> None:
    back = looking_at(40)
    assert len(back.runs) == 1
    assert back.run.now == timeline(100).training


def test_looking_at_the_end_is_live() -> None:
    assert looking_at(100).is_live


def test_a_step_beyond_the_end_is_the_end() -> None:
    assert looking_at(10_000).is_live


def test_a_step_before_the_start_is_the_start() -> None:
    assert looking_at(-5).training == START


def test_a_run_that_is_not_there_is_not_looked_at() -> None:
    back = looking_at(40)
    place = back.place
    back.look_at(Place(999))
    assert back.place == place


def test_looking_elsewhere_and_back_shows_the_same() -> None:
    back = looking_at(40)
    seen = back.training
    back.look_at(Place(back.place.run_number, 20))
    assert back.training != seen
    back.look_at(Place(back.place.run_number, 40))
    assert back.training == seen


def test_advancing_from_the_past_starts_a_new_run_that_shares_it() -> None:
    back = looking_at(40)
    old = back.place.run_number
    back.advance(1)
    assert back.place.run_number != old
    assert (back.is_live, back.step) == (True, 41)
    assert back.runs[old].now.step == 100


def test_a_change_in_the_past_starts_a_new_run() -> None:
    back = looking_at(40)
    old = back.place.run_number
    back.change(InsertPoint(3, 0.5, 0.5))
    assert len(back.training.training_set.points) == 4
    assert len(back.runs[old].now.training_set.points) == 3


def test_going_on_from_the_past_unchanged_gives_the_same_steps_again() -> None:
    back = looking_at(40)
    back.advance(60)
    assert back.training == timeline(100).training


def test_advancing_from_the_end_goes_on_with_the_same_run() -> None:
    live = timeline(5)
    number = live.place.run_number
    live.advance(5)
    assert live.place == Place(number)
    assert len(live.runs) == 1


def test_a_branch_knows_where_it_came_from() -> None:
    back = looking_at(40)
    old = back.place.run_number
    back.branch()
    origin = back.origins[back.place.run_number]
    assert (origin.run_number, origin.step) == (old, 40)


def test_the_first_run_came_from_nowhere() -> None:
    first = timeline()
    assert first.origins[first.place.run_number].run_number is None


def test_the_others_are_the_runs_not_looked_at() -> None:
    back = looking_at(40)
    old = back.place.run_number
    assert back.others == {}
    back.branch()
    assert list(back.others) == [old]


def test_one_can_return_to_the_old_future() -> None:
    back = looking_at(40)
    old = back.place.run_number
    back.advance(3)
    back.look_at(Place(old))
    assert (back.step, back.training) == (100, timeline(100).training)


def test_a_restart_is_a_run_from_step_0_with_the_points_looked_at() -> None:
    again = timeline(30)
    again.change(InsertPoint(3, 0.5, 0.5))
    again.restart(Line(1.0, 2.0), Settings(Mode.BATCH))
    training = again.training
    assert (training.step, training.cursor, training.line, training.settings) == (
        0,
        (0, 0),
        Line(1.0, 2.0),
        Settings(Mode.BATCH),
    )
    assert len(training.training_set.points) == 4


def test_a_restart_with_the_same_seed_gives_the_same_steps_again() -> None:
    again = timeline(30)
    again.restart(START.line, START.settings)
    again.advance(30)
    assert again.training == timeline(30).training


def test_a_run_can_be_dropped() -> None:
    back = looking_at(40)
    old = back.place.run_number
    back.branch()
    back.drop(old)
    assert old not in back.runs
    assert old not in back.origins


def test_a_dropped_run_can_be_taken_back() -> None:
    back = looking_at(40)
    old = back.place.run_number
    back.branch()
    run, origin = back.runs[old], back.origins[old]
    dropped = back.drop(old)
    assert dropped == (run, origin)
    back.restore(old, run, origin)
    back.look_at(Place(old))
    assert back.step == 100


def test_the_run_looked_at_cannot_be_dropped() -> None:
    live = timeline(5)
    assert live.drop(live.place.run_number) is None
    assert live.step == 5


def test_a_run_that_is_not_there_cannot_be_dropped() -> None:
    assert timeline().drop(999) is None


def test_the_horizon_is_the_end_of_the_run() -> None:
    assert looking_at(40).horizon == 100


def test_the_horizon_of_a_branch_is_the_old_future_until_it_is_overtaken() -> None:
    back = looking_at(40)
    back.advance(1)
    assert back.horizon == 100
    back.advance(100)
    assert back.horizon == 141


def test_a_run_number_is_never_given_again() -> None:
    again = timeline()
    numbers = [again.place.run_number]
    for _ in range(5):
        again.restart(START.line, START.settings)
        again.drop(numbers[-1])
        numbers.append(again.place.run_number)
    assert len(set(numbers)) == len(numbers)


def test_the_oldest_runs_go_when_there_are_too_many() -> None:
    again = timeline()
    first = again.place.run_number
    for _ in range(RUNS_KEPT):
        again.restart(START.line, START.settings)
    assert len(again.runs) == RUNS_KEPT
    assert first not in again.runs
    assert set(again.origins) == set(again.runs)


@pytest.mark.parametrize("looks_back", [False, True])
def test_there_are_never_more_runs_than_kept_even_where_the_oldest_is_looked_at(looks_back: bool) -> None:
    again = timeline(2)
    for _ in range(2 * RUNS_KEPT):
        if looks_back:
            again.look_at(Place(min(again.runs)))
        again.restart(START.line, START.settings)
        assert len(again.runs) <= RUNS_KEPT


def test_the_run_that_a_branch_comes_from_is_not_the_one_that_goes() -> None:
    again = timeline(10)
    first = again.place.run_number
    for _ in range(2 * RUNS_KEPT):
        again.look_at(Place(first, 5))
        again.advance(1)
    assert first in again.runs
    assert len(again.runs) == RUNS_KEPT
