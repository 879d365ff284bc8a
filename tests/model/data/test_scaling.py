"""Training units: what each choice means, and lines that stay where they are on the canvas."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.model.data.dataset import EMPTY, Dataset
from app.model.data.names import NO_NAMES
from app.model.data.scaling import IDENTITY, Line, ScaleChoice, Scaling, rescaled, scaling_for

YEARS = Dataset.of([1950.0, 1985.0, 2020.0], [300.0, 340.0, 420.0])
WITHIN = Dataset.of([0.0, 0.5, 1.0], [1.0, 0.25, 0.0])

values = st.floats(-1e3, 1e3)
units = st.floats(1e-3, 1e3)
scalings = st.builds(Scaling, st.just(ScaleChoice.UNIT), values, units, values, units)
lines = st.builds(Line, values, values)


def test_a_line_guesses_slope_times_x_plus_intercept() -> None:
    assert Line(2.0, 1.0).at(3.0) == 7.0


@pytest.mark.parametrize("choice", list(ScaleChoice))
def test_without_points_nothing_is_scaled(choice: ScaleChoice) -> None:
    assert scaling_for(EMPTY, choice) == IDENTITY


def test_the_choice_none_leaves_points_as_they_are() -> None:
    assert scaling_for(YEARS, ScaleChoice.NONE).is_identity


def test_nothing_scaled_is_the_same_object() -> None:
    assert scaling_for(WITHIN, ScaleChoice.AUTO).apply(WITHIN) is WITHIN


def test_auto_leaves_points_from_0_to_1_as_they_are() -> None:
    assert scaling_for(WITHIN, ScaleChoice.AUTO).is_identity


@pytest.mark.parametrize(("x", "y"), [(1.5, 0.5), (-0.1, 0.5), (0.5, 1.1), (0.5, -1e-9)])
def test_auto_means_unit_as_soon_as_one_point_lies_outside_0_to_1(x: float, y: float) -> None:
    scaling = scaling_for(WITHIN.inserted(3, x, y), ScaleChoice.AUTO)
    assert scaling.kind is ScaleChoice.UNIT


@pytest.mark.parametrize(
    ("xs", "ys", "kind"),
    [
        ([0.0, 1.0], [0.2, 0.8], ScaleChoice.NONE),
        ([0.3, 0.4], [0.2, 0.8], ScaleChoice.NONE),
        ([0.31, 0.4], [0.2, 0.8], ScaleChoice.UNIT),
        ([0.0, 1.0], [0.52, 0.6], ScaleChoice.UNIT),
        ([1e-12, 9e-12], [2e-12, 4e-12], ScaleChoice.UNIT),
        ([0.5, 0.5], [0.2, 0.8], ScaleChoice.UNIT),
    ],
)
def test_auto_scales_points_of_a_table_that_hardly_spread_within_0_to_1(
    xs: list[float], ys: list[float], kind: ScaleChoice
) -> None:
    clicked = Dataset.of(xs, ys)
    assert scaling_for(clicked, ScaleChoice.AUTO).is_identity
    assert scaling_for(clicked.read_from(NO_NAMES), ScaleChoice.AUTO).kind is kind
    assert scaling_for(clicked.read_from(NO_NAMES), ScaleChoice.NONE).is_identity


def test_points_in_1e_12_come_out_from_0_to_1() -> None:
    tiny = Dataset.of([1e-12, 5e-12, 9e-12], [2e-12, 3e-12, 4e-12]).read_from(NO_NAMES)
    scaled = scaling_for(tiny, ScaleChoice.AUTO).apply(tiny)
    assert scaled.xs.tolist() == pytest.approx([0.0, 0.5, 1.0])
    assert scaled.ys.tolist() == pytest.approx([0.0, 0.5, 1.0])


def test_unit_brings_the_least_to_0_and_the_greatest_to_1() -> None:
    assert scaling_for(YEARS, ScaleChoice.UNIT).apply(YEARS).bounds == (0.0, 1.0, 0.0, 1.0)


def test_standard_gives_a_mean_of_0_and_a_deviation_of_1() -> None:
    scaled = scaling_for(YEARS, ScaleChoice.STANDARD).apply(YEARS)
    assert [scaled.xs.mean(), scaled.ys.mean()] == pytest.approx([0.0, 0.0], abs=1e-12)
    assert [np.std(scaled.xs), np.std(scaled.ys)] == pytest.approx([1.0, 1.0])


@pytest.mark.parametrize("choice", [ScaleChoice.UNIT, ScaleChoice.STANDARD])
def test_points_without_a_spread_are_only_shifted(choice: ScaleChoice) -> None:
    same = Dataset.of([7.0, 7.0], [3.0, 3.0])
    scaling = scaling_for(same, choice)
    assert (scaling.x_unit, scaling.y_unit) == (1.0, 1.0)
    assert scaling.apply(same) == Dataset.of([0.0, 0.0], [0.0, 0.0])


@given(scalings, values, values)
def test_out_of_training_units_and_back_in_is_where_one_was(scaling: Scaling, x: float, y: float) -> None:
    assert scaling.x_in(scaling.x_out(x)) == pytest.approx(x, abs=1e-9 * (1 + abs(scaling.x_offset) / scaling.x_unit))
    assert scaling.y_in(scaling.y_out(y)) == pytest.approx(y, abs=1e-9 * (1 + abs(scaling.y_offset) / scaling.y_unit))


@given(scalings, values)
def test_one_feature_is_scaled_as_the_dataset_is(scaling: Scaling, x: float) -> None:
    data = scaling.apply(Dataset.of([x], [x]))
    assert data.point(0) == (scaling.x_in(x), scaling.y_in(x))


@given(scalings, lines, values)
def test_a_line_brought_out_guesses_what_it_guessed_inside(scaling: Scaling, line: Line, x: float) -> None:
    outside, inside = scaling.line_out(line).at(x), scaling.y_out(line.at(scaling.x_in(x)))
    size = abs(line.slope) * scaling.y_unit / scaling.x_unit * (abs(x) + abs(scaling.x_offset))
    assert outside == pytest.approx(inside, abs=1e-12 * (size + abs(line.intercept) * scaling.y_unit + 1e3))


@given(scalings, lines)
def test_a_line_brought_out_and_in_again_is_the_line(scaling: Scaling, line: Line) -> None:
    back = scaling.line_in(scaling.line_out(line))
    assert back.slope == pytest.approx(line.slope, rel=1e-9, abs=1e-9)
    lost = abs(line.slope * scaling.x_offset / scaling.x_unit) + abs(scaling.y_offset) / scaling.y_unit
    assert back.intercept == pytest.approx(line.intercept, abs=1e-12 * (lost + abs(line.intercept) + 1e3))


@given(lines)
def test_a_line_of_unscaled_points_is_the_same_outside(line: Line) -> None:
    assert IDENTITY.line_out(line) is line
    assert IDENTITY.line_in(line) is line


@given(lines, scalings)
def test_a_line_keeps_its_bits_where_the_units_stay(line: Line, scaling: Scaling) -> None:
    assert rescaled(line, scaling, scaling) is line


def test_a_line_in_other_units_is_the_same_line_on_the_canvas() -> None:
    unit, standard = scaling_for(YEARS, ScaleChoice.UNIT), scaling_for(YEARS, ScaleChoice.STANDARD)
    line = Line(0.4, 0.1)
    moved = rescaled(line, unit, standard)
    assert moved != line
    assert standard.line_out(moved) == pytest.approx(unit.line_out(line))
