"""A neuron learns by the line's formula; with one input it is the line, bit for bit."""

import pytest
import sympy
from hypothesis import given
from hypothesis import strategies as st

from app.model.data.dataset import Dataset
from app.model.data.scaling import Line, ScaleChoice
from app.model.derivation.neuron import Neuron
from app.model.learning.descent import after, run_steps
from app.model.learning.sampling import Order
from app.model.learning.training import Settings, Training, TrainingSet

values = st.floats(-5.0, 5.0)
rates = st.floats(1e-3, 0.5)


@given(m=values, b=values, x=values, y=values, rate=rates)
def test_with_one_input_it_takes_the_very_step_of_the_line(m: float, b: float, x: float, y: float, rate: float) -> None:
    settings = Settings(order=Order.SEQUENTIAL, learning_rate=rate)
    line = after(run_steps(Training(TrainingSet(Dataset.of([x], [y]), ScaleChoice.NONE), settings, Line(m, b)), 1)).line
    neuron = Neuron((m,), b).step((x,), y, rate).neuron
    assert (*neuron.weights, neuron.bias) == line


@given(weights=st.tuples(values, values), bias=values, inputs=st.tuples(values, values), target=values, rate=rates)
def test_each_weight_goes_down_by_half_of_sympys_derivative(
    weights: tuple[float, float], bias: float, inputs: tuple[float, float], target: float, rate: float
) -> None:
    v, w, c = sympy.symbols("v w c")
    cost = (v * inputs[0] + w * inputs[1] + c - target) ** 2
    here = {v: weights[0], w: weights[1], c: bias}
    step = Neuron(weights, bias).step(inputs, target, rate)
    found = [*step.changes, step.bias_change]
    wanted = [-float(sympy.diff(cost, symbol).subs(here)) / 2 * rate for symbol in (v, w, c)]
    assert found == pytest.approx(wanted, abs=1e-9)
    assert [*step.neuron.weights, step.neuron.bias] == pytest.approx(
        [before + change for before, change in zip([*weights, bias], found, strict=True)], abs=1e-12
    )


def test_it_wants_one_input_for_each_weight() -> None:
    with pytest.raises(ValueError, match="argument 2 is shorter"):
        Neuron((1.0, 2.0), 0.0).guess((1.0,))
