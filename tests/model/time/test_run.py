"""A run can be looked at as it was after any of its steps, to the bit."""

from dataclasses import replace

import numpy as np
import pytest

from app.model.data.dataset import EMPTY, Dataset
from app.model.data.scaling import IDENTITY, Line, ScaleChoice
from app.model.learning.descent import run_steps
from app.model.learning.training import Mode, Settings, Training, TrainingSet
from app.model.time.changes import Edit, InsertPoint, MovePoint, RemovePoint, SetLine, SetScale, SetSettings
from app.model.time.history import CostHistory
from app.model.time.run import STEPS_AT_A_TIME, Run, cost_of

POINTS = Dataset.of([0.2, 0.4, 0.9], [0.3, 0.1, 0.8])
START = Training(TrainingSet(POINTS))
FAST = Settings(learning_rate=200.0)


def run(how_many: int = 0, start: Training = START) -> Run:
    begun = Run(start)
    begun.advance(how_many)
    return begun


def history_of(costs: CostHistory) -> list[list[float]]:
    columns = costs.columns(0, max(0, costs.last_step), costs.capacity)
    return [columns.low.tolist(), columns.high.tolist(), columns.low_steps.tolist(), columns.high_steps.tolist()]


def test_a_new_run_stands_at_its_start() -> None:
    assert run().now == START
    assert run().latest_record is None


def test_a_run_advances_step_by_step() -> None:
    assert run(5).now.step == 5


def test_the_cost_of_a_training_is_the_sum_of_the_squared_errors() -> None:
    assert cost_of(replace(START, line=Line(0.0, 0.0))) == pytest.approx(0.09 + 0.01 + 0.64)


def test_the_history_has_the_cost_before_the_first_step_and_after_every_one() -> None:
    steps = run_steps(START, 5)
    assert history_of(run(5).costs)[0] == steps.costs.tolist()


def test_the_cost_that_an_edit_changes_shows_in_the_step_after_it() -> None:
    edited = run(2)
    before = history_of(edited.costs)
    edited.change(InsertPoint(3, 0.5, 9.0))
    assert history_of(edited.costs) == before
    edited.advance(1)
    assert history_of(edited.costs)[0][3] == cost_of(edited.now)


def test_an_edit_before_the_first_step_shows_in_the_cost_at_step_0() -> None:
    edited = run()
    edited.change(InsertPoint(3, 0.5, 0.9))
    begun = cost_of(edited.now)
    edited.advance(1)
    assert history_of(edited.costs)[0][0] == begun


@pytest.mark.parametrize("step", [0, 1, 63, 64, 65, 127, 128, 200])
def test_any_step_can_be_looked_at(step: int) -> None:
    assert run(200).at(step) == run(step).now


@pytest.mark.parametrize("step", [1, 63, 64, 65, 128, 200])
def test_the_record_of_any_step_is_the_one_that_was_made(step: int) -> None:
    assert run(200).record_at(step) == run(step).latest_record


@pytest.mark.parametrize("step", [0, 1, 64, 65, 150, 200])
def test_a_moment_is_training_and_record_of_a_step(step: int) -> None:
    edited = run(150)
    edited.change(InsertPoint(3, 0.5, 0.5))
    edited.change(SetSettings(Settings(Mode.BATCH)))
    edited.advance(50)
    assert edited.moment(step) == (edited.at(step), edited.record_at(step))


@pytest.mark.parametrize("mode", list(Mode))
def test_an_epoch_begins_after_the_step_that_first_stands_in_it(mode: Mode) -> None:
    edited = run(70, replace(START, settings=Settings(mode, batch_size=2)))
    edited.change(InsertPoint(0, 0.5, 0.5))
    edited.advance(80)
    epochs = [edited.at(step).cursor.epoch for step in range(151)]
    for epoch in range(epochs[-1] + 1):
        assert edited.step_of_epoch(epoch) == next(step for step in range(151) if epochs[step] >= epoch)


def test_an_epoch_that_is_not_reached_yet_is_the_end() -> None:
    assert run(10).step_of_epoch(1000) == 10


def test_never_more_steps_run_again_than_lie_between_two_keyframes() -> None:
    assert [run(200).steps_to_rerun(step) for step in (0, 63, 64, 65, 200)] == [0, 63, 0, 1, 8]


def test_the_start_has_no_record() -> None:
    assert run(9).record_at(0) is None


@pytest.mark.parametrize("step", [-1, 10])
def test_a_step_that_the_run_does_not_have_raises_an_index_error(step: int) -> None:
    with pytest.raises(IndexError):
        run(9).at(step)


def test_a_step_shows_the_edits_made_at_it() -> None:
    edited = run(5)
    edited.change(InsertPoint(3, 0.5, 0.5))
    edited.advance(5)
    assert len(edited.at(4).training_set.points) == 3
    assert len(edited.at(5).training_set.points) == 4


def test_points_added_later_are_not_there_yet() -> None:
    edited = run(100)
    edited.change(InsertPoint(3, 0.5, 0.5))
    edited.advance(100)
    assert edited.at(99).training_set.points == POINTS


def test_a_record_outlives_the_edits_after_it() -> None:
    edited = run(5)
    record = edited.latest_record
    edited.change(RemovePoint(0))
    assert edited.latest_record == record


def test_a_change_of_a_point_that_is_not_there_raises_and_leaves_the_run_alone() -> None:
    untouched = run(5)
    with pytest.raises(IndexError):
        untouched.change(RemovePoint(3))
    assert untouched.edits == []
    assert untouched.now == run(5).now


def test_the_motions_of_one_drag_are_one_edit() -> None:
    dragged = run(5)
    for x in (0.3, 0.4, 0.5):
        dragged.change(MovePoint(1, x, 0.5))
    assert dragged.edits == [Edit(5, MovePoint(1, 0.5, 0.5))]


def test_motions_of_two_points_are_two_edits() -> None:
    dragged = run(5)
    dragged.change(MovePoint(0, 0.3, 0.5))
    dragged.change(MovePoint(1, 0.3, 0.5))
    assert len(dragged.edits) == 2


def test_motions_with_a_step_between_them_are_two_edits() -> None:
    dragged = run(5)
    dragged.change(MovePoint(0, 0.3, 0.5))
    dragged.advance(1)
    dragged.change(MovePoint(0, 0.4, 0.5))
    assert len(dragged.edits) == 2


def test_after_a_drag_within_0_to_1_a_step_is_looked_at_to_the_bit() -> None:
    dragged = run(5)
    for x in (0.3, 0.4, 0.5):
        dragged.change(MovePoint(1, x, 0.5))
    live = dragged.now
    dragged.advance(1)
    assert dragged.at(5) == live


def test_after_a_drag_that_changes_the_units_a_step_is_looked_at_to_the_bit() -> None:
    dragged = run(5)
    for place in (1.3, 1.7, 2.9, 3.1, 3.7, 4.1, 4.3):
        dragged.change(MovePoint(1, place, -place))
    live = dragged.now
    dragged.advance(1)
    assert dragged.at(5) == live


def test_after_two_choices_of_scaling_in_a_row_a_step_is_looked_at_to_the_bit() -> None:
    scaled = run(5)
    for choice in (ScaleChoice.UNIT, ScaleChoice.STANDARD, ScaleChoice.UNIT):
        scaled.change(SetScale(choice))
    live = scaled.now
    scaled.advance(1)
    assert scaled.at(5) == live


def test_after_a_line_set_twice_a_step_is_looked_at_to_the_bit() -> None:
    pulled = run(5)
    pulled.change(SetLine(Line(3.0, 3.0), IDENTITY))
    pulled.change(SetLine(Line(0.1, 0.2), IDENTITY))
    pulled.advance(1)
    assert pulled.at(5).line == Line(0.1, 0.2)


def test_the_trace_is_of_every_step_whatever_was_edited() -> None:
    edited = run(100)
    edited.change(InsertPoint(0, 0.5, 0.5))
    edited.advance(100)
    edited.change(SetSettings(Settings(Mode.BATCH)))
    edited.advance(100)
    blocks = list(edited.replay())
    assert [step for block in blocks for step in range(block.start.step + 1, block.start.step + len(block) + 1)] == list(
        range(1, 301)
    )
    assert (blocks[-1].slopes[-1], blocks[-1].intercepts[-1]) == edited.now.line


def test_a_long_run_is_replayed_a_block_at_a_time() -> None:
    long = run(2 * STEPS_AT_A_TIME + 1)
    assert [len(block) for block in long.replay()] == [STEPS_AT_A_TIME, STEPS_AT_A_TIME, 1]


def test_a_run_without_a_step_has_an_empty_trace() -> None:
    assert list(run().replay()) == []
    assert list(run(0, Training(TrainingSet(EMPTY))).replay()) == []


def test_divergence_names_the_step_that_was_not_taken() -> None:
    diverged = run(1000, replace(START, settings=FAST))
    assert diverged.divergence is not None
    assert diverged.divergence.step == diverged.now.step + 1
    assert not max(abs(value) for value in diverged.divergence.line) <= diverged.now.training_set.line_limit


def test_divergence_names_the_step_of_least_cost_however_the_rate_was_raised() -> None:
    calm = run(50)
    costs = [calm.record_at(step).cost for step in range(1, 51)]
    for share in (0.6, 0.8, 1.0):
        calm.change(SetSettings(replace(FAST, learning_rate=share * FAST.learning_rate)))
        calm.advance(1)
        costs.append(cost_of(calm.now))
    while calm.divergence is None:
        calm.advance(1)
        costs.append(cost_of(calm.now))
    assert calm.divergence.last_stable_step == 1 + costs.index(min(costs))


def test_divergence_goes_back_no_farther_than_the_latest_edit_of_the_points() -> None:
    moved = run(50)
    moved.change(MovePoint(0, 0.9, 0.9))
    moved.change(SetSettings(FAST))
    while moved.divergence is None:
        moved.advance(1)
    assert moved.divergence.last_stable_step >= 50


def test_many_large_mini_batches_run_a_part_at_a_time_and_all_of_them() -> None:
    generator = np.random.default_rng(0)
    points = Dataset.of(generator.random(5000), generator.random(5000))
    many = run(300, Training(TrainingSet(points), Settings(Mode.MINI_BATCH, batch_size=4000)))
    assert many.now.step == 300
    assert many.costs.last_step == 300
    assert many.at(299) == run(299, many.start).now


def test_a_diverged_run_stands_still() -> None:
    diverged = run(1000, replace(START, settings=FAST))
    stood = diverged.now
    diverged.advance(10)
    assert diverged.now == stood


def test_a_change_lets_a_diverged_run_go_on() -> None:
    diverged = run(1000, replace(START, settings=FAST))
    step = diverged.now.step
    diverged.change(SetSettings(Settings(learning_rate=0.01)))
    diverged.advance(10)
    assert diverged.now.step == step + 10


@pytest.mark.parametrize("step", [0, 1, 5, 64, 100, 299, 300])
def test_a_run_until_a_step_is_the_run_that_was_stopped_there(step: int) -> None:
    part, stopped = run(300).until(step), run(step)
    assert part.now == stopped.now
    assert part.latest_record == stopped.latest_record
    assert part.costs.last_step == stopped.costs.last_step
    assert history_of(part.costs) == history_of(stopped.costs)


def test_a_run_until_a_step_goes_on_as_the_whole_did() -> None:
    part = run(300).until(130)
    part.advance(170)
    assert part.now == run(300).now
    assert history_of(part.costs) == history_of(run(300).costs)


def test_a_run_until_step_0_shows_an_edit_made_there_in_the_cost_at_step_0() -> None:
    other, edited = run(5).until(0), run()
    for each in (other, edited):
        each.change(InsertPoint(3, 0.5, 0.9))
        each.advance(1)
    assert history_of(other.costs) == history_of(edited.costs)


def test_a_run_until_a_step_leaves_the_whole_alone() -> None:
    whole = run(300)
    before = history_of(whole.costs)
    part = whole.until(130)
    part.change(RemovePoint(0))
    part.advance(500)
    assert whole.now == run(300).now
    assert history_of(whole.costs) == before
    assert whole.edits == []


def test_a_run_until_a_step_has_its_edits_and_none_after_it() -> None:
    whole = run(10)
    whole.change(InsertPoint(3, 0.5, 0.5))
    whole.advance(10)
    whole.change(InsertPoint(3, 0.6, 0.6))
    assert [edit.step for edit in whole.until(10).edits] == [10]
    assert whole.until(9).edits == []


def test_a_short_past_of_a_long_run_is_as_fine_as_a_short_run() -> None:
    part, stopped = run(40_000).until(501), run(501)
    assert history_of(part.costs) == history_of(stopped.costs)


def test_a_long_past_of_a_longer_run_has_extremes_that_are_true() -> None:
    part = run(40_000).until(20_001)
    costs = run_steps(START, 20_001).costs
    wide = part.costs.steps_per_bucket
    assert wide > 1
    assert history_of(part.costs)[0] == [costs[begin : begin + wide].min() for begin in range(0, 20_002, wide)]
    assert history_of(part.costs)[1] == [costs[begin : begin + wide].max() for begin in range(0, 20_002, wide)]


def test_a_million_steps_are_kept_in_bounded_memory_and_any_of_them_can_be_shown() -> None:
    long = run(1_000_000, replace(START, settings=Settings(Mode.BATCH)))
    assert len(long.costs.columns(0, 1_000_000, 10**9).low) <= long.costs.capacity
    assert long.at(3) == run(3, long.start).now
    assert np.isfinite(long.at(987_654).line).all()
