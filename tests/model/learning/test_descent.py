"""A step is what the formula says, in the order of operations that is fixed, and stops before it grows without end."""

import math
from dataclasses import replace

import numpy as np
import pytest

from app.model.data.dataset import Dataset
from app.model.data.scaling import Line, ScaleChoice
from app.model.learning.descent import after, run_steps
from app.model.learning.sampling import Cursor, Order
from app.model.learning.training import LARGEST_LINE, Mode, Settings, Training, TrainingSet

POINTS = Dataset.of([0.2, 0.4, 0.9, 0.1], [0.3, 0.1, 0.8, 0.4])
BEGUN = Line(0.5, 0.25)
SEQUENTIAL = Settings(order=Order.SEQUENTIAL)
TOO_FAST = 50.0


def training(points: Dataset = POINTS, line: Line = BEGUN, **changed: object) -> Training:
    return Training(TrainingSet(points, ScaleChoice.NONE), replace(SEQUENTIAL, **changed), line)


def test_a_stochastic_step_goes_down_by_error_times_x_and_by_error() -> None:
    error = (0.5 * 0.2 + 0.25) - 0.3
    stepped = after(run_steps(training(), 1))
    assert stepped.line == Line(0.5 - (error * 0.2) * 0.05, 0.25 - error * 0.05)


def test_the_error_is_computed_once_before_slope_or_intercept_move() -> None:
    stepped = after(run_steps(training(Dataset.of([1.0], [1.0]), Line(0.0, 0.0), learning_rate=1.0), 1))
    assert stepped.line == Line(1.0, 1.0)


def test_the_learning_rate_multiplies_last() -> None:
    x, y, learning_rate = 0.1, -0.6, 0.05
    error = -y
    assert (error * x) * learning_rate != error * (x * learning_rate), "numbers that tell the two orders apart"
    stepped = after(run_steps(training(Dataset.of([x], [y]), Line(0.0, 0.0), learning_rate=learning_rate), 1))
    assert stepped.line.slope == -((error * x) * learning_rate)


def test_a_batch_step_goes_down_by_the_means_over_all_points() -> None:
    errors = 0.5 * POINTS.xs + 0.25 - POINTS.ys
    stepped = after(run_steps(training(mode=Mode.BATCH), 1))
    assert stepped.line == pytest.approx(
        (0.5 - np.mean(errors * POINTS.xs) * 0.05, 0.25 - np.mean(errors) * 0.05), rel=1e-14
    )


def test_a_mini_batch_step_goes_down_by_the_means_over_its_points() -> None:
    xs, ys = POINTS.xs[:3], POINTS.ys[:3]
    errors = 0.5 * xs + 0.25 - ys
    stepped = after(run_steps(training(mode=Mode.MINI_BATCH, batch_size=3), 1))
    assert stepped.line == pytest.approx((0.5 - np.mean(errors * xs) * 0.05, 0.25 - np.mean(errors) * 0.05), rel=1e-14)


@pytest.mark.parametrize("order", list(Order))
def test_mini_batches_of_one_point_are_stochastic_steps(order: Order) -> None:
    mini = run_steps(training(mode=Mode.MINI_BATCH, batch_size=1, order=order), 30)
    stochastic = run_steps(training(order=order), 30)
    assert mini.slopes == pytest.approx(stochastic.slopes, rel=1e-12)
    assert mini.intercepts == pytest.approx(stochastic.intercepts, rel=1e-12)


@pytest.mark.parametrize("batch_size", [4, 1000])
def test_mini_batches_of_all_points_are_batch_steps(batch_size: int) -> None:
    mini = run_steps(training(mode=Mode.MINI_BATCH, batch_size=batch_size), 30)
    batch = run_steps(training(mode=Mode.BATCH), 30)
    assert mini.slopes == pytest.approx(batch.slopes, rel=1e-12)
    assert mini.intercepts == pytest.approx(batch.intercepts, rel=1e-12)


@pytest.mark.parametrize("mode", list(Mode))
def test_without_points_no_step_runs(mode: Mode) -> None:
    start = training(Dataset.of([], []), mode=mode)
    steps = run_steps(start, 10)
    assert len(steps) == 0
    assert after(steps) == start


@pytest.mark.parametrize("how_many", [0, -3])
def test_no_step_asked_for_is_no_step(how_many: int) -> None:
    assert len(run_steps(training(), how_many)) == 0


@pytest.mark.parametrize(
    ("mode", "cursor"),
    [(Mode.STOCHASTIC, Cursor(2, 2)), (Mode.MINI_BATCH, Cursor(5, 0)), (Mode.BATCH, Cursor(10, 0))],
)
def test_ten_steps_move_the_cursor_on_by_what_they_used(mode: Mode, cursor: Cursor) -> None:
    stepped = after(run_steps(training(mode=mode, batch_size=3), 10))
    assert stepped.step == 10
    assert stepped.cursor == cursor


def test_a_cursor_beyond_points_that_went_begins_the_next_epoch() -> None:
    start = replace(training(), cursor=Cursor(0, 9))
    assert run_steps(start, 1).record().sample == 0
    assert run_steps(start, 1).record().epoch == 1


@pytest.mark.parametrize("mode", list(Mode))
def test_every_mode_comes_near_the_least_cost(mode: Mode) -> None:
    steps = run_steps(training(line=Line(-3.0, 4.0), mode=mode, batch_size=2), 5000)
    assert steps.costs[0] > 10.0
    assert steps.costs[-1] == pytest.approx(POINTS.moments.least_cost, rel=0.02)


@pytest.mark.parametrize("mode", list(Mode))
def test_a_line_that_grows_without_end_is_stopped_within_the_limit(mode: Mode) -> None:
    start = training(mode=mode, batch_size=2, learning_rate=TOO_FAST)
    steps = run_steps(start, 5000)
    assert steps.diverged_to is not None
    assert 0 < len(steps) < 5000
    assert max(np.abs(steps.slopes).max(), np.abs(steps.intercepts).max()) <= start.training_set.line_limit
    assert np.isfinite(steps.costs).all()


@pytest.mark.parametrize("mode", list(Mode))
def test_the_step_that_went_wrong_is_not_taken_again(mode: Mode) -> None:
    stopped = after(run_steps(training(mode=mode, batch_size=2, learning_rate=TOO_FAST), 5000))
    again = run_steps(stopped, 1)
    assert again.diverged_to is not None
    assert after(again) == stopped


def test_a_run_that_stays_in_bounds_has_not_diverged() -> None:
    assert run_steps(training(), 5000).diverged_to is None


def test_a_line_beyond_the_limit_may_come_back() -> None:
    steps = run_steps(training(line=Line(1e12, 1e12), mode=Mode.BATCH), 10)
    assert len(steps) == 10
    assert LARGEST_LINE < steps.intercepts[-1] < 1e12


def test_the_limit_grows_with_the_data() -> None:
    assert TrainingSet(POINTS).line_limit == LARGEST_LINE
    far = Dataset.of([0.0, 4000.0], [0.0, 1.0])
    assert TrainingSet(far, ScaleChoice.NONE).line_limit == 4000 * LARGEST_LINE


def test_the_limit_leaves_room_for_a_steep_least_squares_line() -> None:
    steep = Dataset.of([0.0, 1e-6], [0.0, 1.0])
    assert TrainingSet(steep).line_limit == pytest.approx(1e6 * LARGEST_LINE)


@pytest.mark.parametrize("mode", list(Mode))
def test_the_largest_points_stop_a_run_before_a_number_overflows(mode: Mode) -> None:
    giants = Dataset.of([1e30, -1e30, 3e29], [1e30, 1e30, -1e30])
    with np.errstate(over="ignore", invalid="ignore"):
        steps = run_steps(training(giants, Line(0.0, 0.0), mode=mode, batch_size=2, learning_rate=10.0), 100)
    assert steps.diverged_to is not None
    assert np.isfinite(steps.costs).all()
    assert all(map(math.isfinite, after(steps).line))
