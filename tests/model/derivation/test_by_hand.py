"""Three lines compared: each J is the sum of squares that plain Python adds up, and none is below least squares."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.model.data.dataset import Dataset
from app.model.data.scaling import Line
from app.model.derivation.by_hand import three_costs

numbers = st.floats(-2.0, 2.0)
points = st.lists(st.tuples(numbers, numbers), min_size=1, max_size=12)
lines = st.builds(Line, numbers, numbers)


@given(points, lines, lines)
def test_each_is_the_sum_of_the_squares_of_its_errors(points: list[tuple[float, float]], mine: Line, now: Line) -> None:
    data = Dataset.of([x for x, _ in points], [y for _, y in points])
    costs = three_costs(data.moments, mine, now)
    for line, found in ((mine, costs.mine), (now, costs.now)):
        assert found == pytest.approx(sum((line.at(x) - y) ** 2 for x, y in points), rel=1e-6, abs=1e-9)
    assert costs.least <= min(costs.mine, costs.now) * (1 + 1e-12) + 1e-12
    best = Line(data.moments.slope, data.moments.intercept)
    assert costs.least == pytest.approx(sum((best.at(x) - y) ** 2 for x, y in points), rel=1e-6, abs=1e-9)


def test_what_is_too_large_for_a_number_is_said_to_be() -> None:
    moments = Dataset.of([0.0, 1.0], [0.0, 1.0]).moments
    assert three_costs(moments, Line(1.0, 0.0), Line(2.0, 0.0)).is_finite
    assert not three_costs(moments, Line(1e200, 0.0), Line(2.0, 0.0)).is_finite
