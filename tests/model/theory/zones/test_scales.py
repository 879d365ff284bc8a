"""What scaling does to the bowl is what it would be for the points once they were scaled."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.model.data.dataset import EMPTY, Dataset
from app.model.data.scaling import Line, ScaleChoice, scaling_for
from app.model.learning.cost import cost
from app.model.learning.descent import after, run_steps
from app.model.learning.sampling import Order
from app.model.learning.training import Mode, Settings, Training, TrainingSet
from app.model.theory.zones.batch import batch_limits
from app.model.theory.zones.scales import (
    CHOICES,
    LONGEST,
    ScaleEffect,
    effect_of,
    limits_of_rate,
    scale_effects,
    scaled_moments,
)
from app.model.theory.zones.zones import rate_zones
from tests.oracles.methods import Momentum

YEARS = Dataset.of([1950.0, 1963.0, 1985.0, 2020.0], [300.0, 310.0, 340.0, 420.0])
COLUMN = Dataset.of([3.0, 3.0, 3.0], [1.0, 2.0, 4.0])

coordinates = st.floats(-50.0, 50.0).map(lambda value: round(value, 3))
some_points = st.lists(st.tuples(coordinates, coordinates), min_size=2, max_size=12).filter(
    lambda them: np.ptp([x for x, _ in them]) > 1.0 and np.ptp([y for _, y in them]) > 1.0
)


def effect(points: Dataset, choice: ScaleChoice) -> ScaleEffect:
    found = effect_of(scale_effects(points), choice)
    assert found is not None
    return found


def test_without_points_there_are_no_effects() -> None:
    assert scale_effects(EMPTY) == ()


@given(some_points, st.sampled_from(CHOICES))
def test_the_moments_are_those_of_the_scaled_points(pairs: list[tuple[float, float]], choice: ScaleChoice) -> None:
    points = Dataset.of(*zip(*pairs, strict=True))
    scaling = scaling_for(points, choice)
    found, real = scaled_moments(points.moments, scaling), scaling.apply(points).moments
    size = 1.0 + abs(real.x_mean) + abs(real.y_mean)
    for name in ("x_mean", "y_mean", "cxx", "cxy", "cyy", "slope", "least_cost"):
        assert getattr(found, name) == pytest.approx(getattr(real, name), rel=1e-7, abs=1e-9 * size * len(points))
    assert (found.count, found.has_slope) == (real.count, real.has_slope)


def test_the_ways_are_none_unit_and_standard_each_with_its_own_scaling() -> None:
    effects = scale_effects(YEARS)
    assert [each.scaling for each in effects] == [scaling_for(YEARS, choice) for choice in CHOICES]
    for each, choice in zip(effects, CHOICES, strict=True):
        limits = batch_limits(TrainingSet(YEARS, choice).moments)
        assert (each.limits.lambda_min, each.limits.lambda_max) == pytest.approx(
            (limits.lambda_min, limits.lambda_max), rel=1e-6
        )


def test_standard_makes_the_bowl_round_and_none_makes_years_a_ravine() -> None:
    assert effect(YEARS, ScaleChoice.STANDARD).elongation == pytest.approx(1.0)
    assert effect(YEARS, ScaleChoice.STANDARD).steps_to_come_closer == 1.0
    assert 1.0 < effect(YEARS, ScaleChoice.UNIT).elongation < 10.0
    assert effect(YEARS, ScaleChoice.NONE).elongation > 10_000


@pytest.mark.parametrize("choice", [ScaleChoice.UNIT, ScaleChoice.STANDARD])
def test_batch_descent_takes_so_many_steps_as_are_told(choice: ScaleChoice) -> None:
    """From the worst place, along the flattest direction, at the fastest rate."""
    found, training_set = effect(YEARS, choice), TrainingSet(YEARS, choice)
    steps, rate = math.ceil(found.steps_to_come_closer), found.limits.fastest
    least = Line(training_set.moments.slope, training_set.moments.intercept)
    turns = np.linspace(0.0, math.pi, 60)
    left = []
    for turn in turns.tolist():
        start = Line(least.slope + math.cos(turn), least.intercept + math.sin(turn))
        end = after(run_steps(Training(training_set, Settings(Mode.BATCH, learning_rate=rate), start), steps)).line
        left.append(math.hypot(end.slope - least.slope, end.intercept - least.intercept))
    assert max(left) <= 0.1 + 1e-9
    assert choice is ScaleChoice.STANDARD or max(left) > 0.05


@given(st.floats(-5.0, 5.0), st.floats(-500.0, 500.0), st.sampled_from(CHOICES))
def test_the_place_and_the_height_of_a_line_are_those_in_training(
    slope: float, intercept: float, choice: ScaleChoice
) -> None:
    found, training_set = effect(YEARS, choice), TrainingSet(YEARS, choice)
    line, moments = Line(slope, intercept), training_set.moments
    inside = training_set.scaling.line_in(line)
    away = found.away(line)
    size = 1.0 + abs(inside.slope) * (1.0 + abs(moments.x_mean)) + abs(inside.intercept) + abs(moments.intercept)
    assert away.slope == pytest.approx(inside.slope - moments.slope, abs=1e-9 * size)
    assert away.intercept == pytest.approx(inside.intercept - moments.intercept, abs=1e-9 * size)
    assert found.height(line) == pytest.approx(float(cost(moments, *inside)) - moments.least_cost, rel=1e-6, abs=1e-9 * size)


def test_where_all_x_are_alike_the_bowl_is_a_valley() -> None:
    for each in scale_effects(COLUMN):
        assert (each.elongation, each.steps_to_come_closer) == (math.inf, 1.0)


def test_a_bowl_that_is_as_good_as_a_valley_is_told_to_be_as_long_as_can_be_told() -> None:
    far_off = Dataset.of([1e9, 1e9 + 1, 1e9 + 2], [1.0, 2.0, 4.0])
    found = effect(far_off, ScaleChoice.NONE)
    assert found.elongation == LONGEST
    assert found.steps_to_come_closer > 1e12


@given(some_points, st.sampled_from(Mode), st.sampled_from(Order), st.integers(1, 5))
def test_the_limit_of_each_way_is_that_of_the_zones_of_the_scaled_points(
    pairs: list[tuple[float, float]], mode: Mode, order: Order, batch_size: int
) -> None:
    points = Dataset.of(*zip(*pairs, strict=True))
    settings = Settings(mode, order, batch_size)
    for choice, limit in zip(CHOICES, limits_of_rate(points, settings), strict=True):
        zones = rate_zones(TrainingSet(points, choice).data, settings)
        assert zones is not None
        assert limit == zones.diverges_above


def test_without_points_or_theory_there_is_no_limit() -> None:
    assert limits_of_rate(EMPTY, Settings()) == (None, None, None)
    assert limits_of_rate(YEARS, Settings(method=Momentum())) == (None, None, None)
