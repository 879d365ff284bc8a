"""The record of a step is the step."""

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.model.data.dataset import Dataset
from app.model.data.scaling import Line, ScaleChoice
from app.model.learning.descent import run_steps
from app.model.learning.sampling import Cursor, Order
from app.model.learning.steps import Steps
from app.model.learning.training import Mode, Settings, Training, TrainingSet

POINTS = Dataset.of([0.2, 0.4, 0.9, 0.1, 0.6], [0.3, 0.1, 0.8, 0.4, 0.5])
modes = st.sampled_from(list(Mode))


def steps(mode: Mode = Mode.STOCHASTIC, how_many: int = 12, points: Dataset = POINTS, **changed: object) -> Steps:
    start = Training(TrainingSet(points), replace(Settings(mode, batch_size=2), **changed), Line(0.5, 0.25))
    return run_steps(start, how_many)


def test_no_step_has_no_record() -> None:
    with pytest.raises(IndexError):
        Steps.none(Training()).record()


def test_a_step_that_did_not_run_has_no_record() -> None:
    with pytest.raises(IndexError):
        steps(how_many=3).record(3)


def test_the_latest_record_comes_where_none_is_named() -> None:
    assert steps().record() == steps().record(11)
    assert steps().record().step == 12


@given(modes, st.integers(0, 11))
def test_a_record_leads_from_the_line_before_to_the_line_after(mode: Mode, place: int) -> None:
    ran = steps(mode)
    record = ran.record(place)
    assert record.line_before == (ran.slopes[place], ran.intercepts[place])
    assert record.line == (ran.slopes[place + 1], ran.intercepts[place + 1])


@given(modes, st.integers(0, 11), st.floats(1e-4, 1.0))
def test_the_changes_of_a_record_make_the_line_after_bit_for_bit(mode: Mode, place: int, learning_rate: float) -> None:
    record = steps(mode, learning_rate=learning_rate).record(place)
    assert record.learning_rate == learning_rate
    assert record.line_before.slope + record.slope_change == record.line.slope
    assert record.line_before.intercept + record.intercept_change == record.line.intercept


@given(st.integers(0, 11))
def test_a_stochastic_record_has_the_numbers_of_its_point(place: int) -> None:
    record = steps().record(place)
    assert record.sample is not None
    assert (record.x, record.y) == POINTS.point(record.sample)
    assert record.guess == record.line_before.at(record.x)
    assert record.error == record.guess - record.y
    assert (record.grad_m, record.grad_b) == (record.error * record.x, record.error)
    assert record.mean_squared_error == record.error * record.error
    assert record.batch_size == 1


@pytest.mark.parametrize("mode", [Mode.MINI_BATCH, Mode.BATCH])
def test_a_record_of_many_points_names_none_of_them(mode: Mode) -> None:
    record = steps(mode).record()
    assert (record.sample, record.x, record.y, record.guess) == (None, None, None, None)


@given(st.sampled_from([Mode.MINI_BATCH, Mode.BATCH]), st.integers(0, 11))
def test_a_record_of_many_points_has_their_means(mode: Mode, place: int) -> None:
    ran = steps(mode)
    record, used = ran.record(place), ran.samples_of(place)
    xs, ys = (POINTS.xs, POINTS.ys) if used is None else (POINTS.xs[used], POINTS.ys[used])
    errors = record.line_before.slope * xs + record.line_before.intercept - ys
    assert record.batch_size == len(xs)
    assert record.error == record.grad_b == pytest.approx(np.mean(errors), rel=1e-12, abs=1e-15)
    assert record.grad_m == pytest.approx(np.mean(errors * xs), rel=1e-12, abs=1e-15)
    assert record.mean_squared_error == pytest.approx(np.mean(errors**2), rel=1e-12, abs=1e-15)


@given(modes, st.integers(0, 11))
def test_the_cost_of_a_record_is_that_of_all_points_after_the_step(mode: Mode, place: int) -> None:
    record = steps(mode).record(place)
    summed = math.fsum((record.line.at(x) - y) ** 2 for x, y in zip(POINTS.xs, POINTS.ys, strict=True))
    assert record.cost == pytest.approx(summed, rel=1e-12)


def test_the_epochs_of_stochastic_steps_are_as_long_as_there_are_points() -> None:
    assert steps(how_many=11).epochs.tolist() == [0] * 5 + [1] * 5 + [2]


def test_the_epochs_of_mini_batches_are_as_long_as_there_are_batches() -> None:
    assert steps(Mode.MINI_BATCH, how_many=7).epochs.tolist() == [0, 0, 0, 1, 1, 1, 2]


def test_every_batch_step_is_an_epoch() -> None:
    assert steps(Mode.BATCH, how_many=4).epochs.tolist() == [0, 1, 2, 3]


@given(modes, st.integers(1, 12))
def test_the_cursor_after_some_steps_is_where_the_next_one_begins(mode: Mode, taken: int) -> None:
    ran = steps(mode)
    start = replace(ran.start, cursor=ran.cursor_after(taken), line=Line(ran.slopes[taken], ran.intercepts[taken]))
    assert run_steps(start, 12 - taken).slopes.tolist() == ran.slopes[taken:].tolist()


def test_steps_are_numbered_on_from_their_start() -> None:
    start = Training(TrainingSet(POINTS), Settings(), Line(0.0, 0.0), Cursor(8, 1), step=41)
    record = run_steps(start, 3).record(0)
    assert (record.step, record.epoch) == (42, 8)


def test_a_record_is_in_training_units() -> None:
    years = Dataset.of([1950.0, 2020.0], [300.0, 420.0])
    record = steps(points=years, how_many=1, order=Order.SEQUENTIAL).record()
    assert (record.x, record.y) == (0.0, 0.0)


def test_a_run_cut_short_has_columns_of_one_length() -> None:
    start = Training(TrainingSet(POINTS, ScaleChoice.NONE), Settings(learning_rate=80.0))
    ran = run_steps(start, 1000)
    assert ran.diverged_to is not None
    lengths = {len(column) for column in (*ran.points, *ran.gradients, ran.epochs)}
    assert lengths == {len(ran)}
    assert len(ran.costs) == len(ran) + 1
