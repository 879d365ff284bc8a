"""A method that remembers something runs, is recorded and is carried on to the same bits."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from app.model.data.dataset import Dataset
from app.model.data.scaling import Line
from app.model.learning.descent import after, run_steps
from app.model.learning.methods.method import Method, of_each
from app.model.learning.sampling import Order
from app.model.learning.training import Mode, Settings, Training, TrainingSet
from tests.oracles.methods import Adam, Momentum

XS, YS = [0.2, 0.4, 0.9, 0.7], [0.3, 0.1, 0.8, 0.5]
POINTS = TrainingSet(Dataset.of(XS, YS))
METHODS = (Momentum(), Adam())

every_mode = pytest.mark.parametrize("mode", list(Mode))
every_method = pytest.mark.parametrize("method", METHODS, ids=lambda method: method.name)


def training(method: Method, mode: Mode = Mode.STOCHASTIC, learning_rate: float = 0.05) -> Training:
    return Training(POINTS, Settings(mode, Order.SEQUENTIAL, 3, learning_rate, method=method), Line(0.5, 0.25))


@every_method
def test_training_begins_with_the_start_of_its_method(method: Method) -> None:
    assert training(method).method_state == (*method.start, *method.start)


def test_a_state_is_told_apart_into_that_of_slope_and_intercept() -> None:
    assert of_each((1.0, 2.0, 3.0, 4.0)) == ((1.0, 2.0), (3.0, 4.0))
    assert of_each(()) == ((), ())


@every_mode
def test_momentum_is_what_it_is_by_hand(mode: Mode) -> None:
    """Worked out from the points themselves, both parameters at once."""
    theta, velocity = np.array([0.5, 0.25]), np.zeros(2)
    ends = {Mode.STOCHASTIC: [0, 1, 2, 3, 4], Mode.MINI_BATCH: [0, 3, 4], Mode.BATCH: [0, 4]}[mode]
    batches = [slice(begin, end) for begin, end in pairwise(ends)]
    for number in range(30):
        xs, ys = (np.array(values)[batches[number % len(batches)]] for values in (XS, YS))
        errors = theta[0] * xs + theta[1] - ys
        velocity = 0.9 * velocity + (np.mean(errors * xs), np.mean(errors))
        theta = theta - 0.05 * velocity
    ended = after(run_steps(training(Momentum(), mode), 30))
    np.testing.assert_allclose(ended.line, theta, rtol=1e-12)
    np.testing.assert_allclose(ended.method_state, velocity, rtol=1e-12)


@every_mode
@every_method
def test_steps_in_two_pieces_are_the_steps_in_one(method: Method, mode: Mode) -> None:
    whole = run_steps(training(method, mode), 60)
    piece = run_steps(after(run_steps(training(method, mode), 23)), 37)
    assert after(piece) == after(whole)
    assert piece.method_states.tolist() == whole.method_states[23:].tolist()


@every_mode
@every_method
def test_a_record_tells_the_states_around_its_step_and_what_the_step_added(method: Method, mode: Mode) -> None:
    steps = run_steps(training(method, mode), 20)
    for place in range(20):
        record = steps.record(place)
        states = zip(of_each(record.method_state_before), of_each(record.method_state), strict=True)
        for (before, now), gradient in zip(states, (record.grad_m, record.grad_b), strict=True):
            assert method.step(before, gradient, record.learning_rate)[1] == now
        assert record.line_before.slope + record.slope_change == record.line.slope
        assert record.line_before.intercept + record.intercept_change == record.line.intercept


@every_mode
def test_a_run_that_diverges_ends_before_the_step_that_would_leave_the_limit(mode: Mode) -> None:
    steps = run_steps(training(Momentum(), mode, learning_rate=100.0), 1000)
    assert steps.diverged_to is not None
    assert len(steps) < 1000
    assert len(steps.method_states) == len(steps.slopes) == len(steps) + 1
    assert np.isfinite(steps.method_states).all()
    assert steps.method_state_at(len(steps)) == after(steps).method_state


@every_method
def test_methods_are_told_apart_by_what_they_are(method: Method) -> None:
    assert replace(method) == method
    assert [other for other in METHODS if other == method] == [method]
    assert Momentum(0.5) != Momentum()
