"""The 2 moves into the learning rate without changing a bit: held for single updates and for whole runs."""

import sympy
from hypothesis import given
from hypothesis import strategies as st

from app.model.data.dataset import Dataset
from app.model.data.scaling import Line, ScaleChoice
from app.model.derivation.the_two import both_updates
from app.model.learning.descent import run_steps
from app.model.learning.sampling import Order
from app.model.learning.training import Settings, Training, TrainingSet

# Below the smallest normal number halving rounds; no rate or gradient of the program is as small as that.
numbers = st.floats(-1e100, 1e100).filter(lambda value: value == 0.0 or abs(value) > 1e-100)


@given(gradient=numbers, rate=st.floats(1e-6, 1e3))
def test_both_updates_are_the_same_to_the_last_bit(gradient: float, rate: float) -> None:
    both = both_updates(gradient, rate)
    assert both.are_the_same
    assert both.without == gradient * rate


def test_updates_that_differ_are_said_to_differ() -> None:
    assert not both_updates(5e-324, 0.3)._replace(with_the_two=1.0).are_the_same


def test_a_whole_run_with_the_2_kept_at_half_the_rate_is_the_run_of_the_program_bit_for_bit() -> None:
    xs, ys, rate = [0.11, 0.42, 0.93, 0.61], [0.37, 0.12, 0.81, 0.44], 0.07
    settings = Settings(order=Order.SEQUENTIAL, learning_rate=rate)
    steps = run_steps(Training(TrainingSet(Dataset.of(xs, ys), ScaleChoice.NONE), settings, Line(0.0, 0.0)), 400)
    m = b = 0.0
    for k in range(400):
        x, y = xs[k % 4], ys[k % 4]
        error = (m * x + b) - y
        m, b = m - (2.0 * (error * x)) * (rate / 2.0), b - (2.0 * error) * (rate / 2.0)
        assert (m, b) == (float(steps.slopes[k + 1]), float(steps.intercepts[k + 1]))


def test_sympy_agrees_that_the_2_is_all_that_the_derivative_has_beyond_the_update() -> None:
    m, b, x, y = sympy.symbols("m b x y")
    error = m * x + b - y
    assert sympy.simplify(sympy.diff(error**2, m) - 2 * error * x) == 0
    assert sympy.simplify(sympy.diff(error**2, b) - 2 * error * 1) == 0
