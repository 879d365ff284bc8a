"""Plain descent has loops of its own; they take the very steps that its definition says."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.model.data.dataset import Dataset
from app.model.data.scaling import Line
from app.model.learning.descent import run_steps
from app.model.learning.methods.method import Method
from app.model.learning.methods.plain import PLAIN, Plain
from app.model.learning.sampling import Order
from app.model.learning.training import Mode, Settings, Training, TrainingSet
from tests.oracles.methods import PlainByTheSeam

POINTS = TrainingSet(Dataset.of(np.random.default_rng(1).random(9), np.random.default_rng(2).random(9)))


def test_a_plain_step_is_gradient_times_learning_rate() -> None:
    assert PLAIN.step((), 3.0, 0.1) == (3.0 * 0.1, ())


def test_plain_descent_is_the_default_and_remembers_nothing() -> None:
    assert Settings().method == Plain()
    assert Training().method_state == PLAIN.start_state == ()


@pytest.mark.parametrize("mode", list(Mode))
@given(st.sampled_from(list(Order)), st.floats(1e-3, 30.0), st.floats(-2.0, 2.0), st.floats(-2.0, 2.0))
def test_its_own_loops_give_the_same_bits_as_the_loop_of_all_methods(
    mode: Mode, order: Order, learning_rate: float, slope: float, intercept: float
) -> None:
    def ran(method: Method) -> bytes:
        settings = Settings(mode, order, 4, learning_rate, method=method)
        steps = run_steps(Training(POINTS, settings, Line(slope, intercept)), 100)
        return steps.slopes.tobytes() + steps.intercepts.tobytes() + repr(steps.diverged_to).encode()

    assert ran(PLAIN) == ran(PlainByTheSeam())
