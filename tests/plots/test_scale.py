"""A scale is a pure map with an inverse, and stays finite whatever it is given."""

import math

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.plots.scale import Interval, LinearScale, LogScale, tick_labels

finite = st.floats(allow_nan=False, allow_infinity=False)
positive = st.floats(min_value=5e-324, allow_infinity=False)
ends = st.tuples(finite, finite)
positive_ends = st.tuples(positive, positive)
moderate = st.floats(min_value=-1e6, max_value=1e6)
FAR = 1.7976931348623157e308


def test_a_linear_scale_maps_the_middle_of_the_domain_to_the_middle_of_the_range() -> None:
    assert LinearScale((0.0, 10.0), (100.0, 300.0))(5.0) == 200.0


def test_a_linear_scale_maps_the_ends_of_the_domain_to_the_ends_of_the_range() -> None:
    scale = LinearScale((0.1, 0.7), (12.0, 700.5))
    assert (scale(0.1), scale(0.7)) == (12.0, 700.5)


def test_a_linear_scale_goes_on_beyond_its_domain() -> None:
    assert LinearScale((0.0, 1.0), (0.0, 100.0))(-0.5) == -50.0


def test_a_reversed_range_turns_the_axis_over() -> None:
    assert LinearScale((0.0, 1.0), (100.0, 0.0))(0.25) == 75.0


def test_a_reversed_domain_turns_the_axis_over() -> None:
    assert LinearScale((1.0, 0.0), (0.0, 100.0))(0.25) == 75.0


def test_an_empty_domain_maps_to_the_middle_of_the_range() -> None:
    scale = LinearScale((3.0, 3.0), (10.0, 20.0))
    assert scale(3.0) == scale(-8.0) == 15.0
    assert scale(np.array([1.0, 2.0])).tolist() == [15.0, 15.0]


def test_inverting_an_empty_range_gives_the_middle_of_the_domain() -> None:
    assert LinearScale((2.0, 4.0), (7.0, 7.0)).invert(7.0) == 3.0


def test_an_empty_log_domain_maps_to_the_middle_of_the_range() -> None:
    assert LogScale((5.0, 5.0), (10.0, 20.0))(5.0) == 15.0


@pytest.mark.parametrize("scale", [LinearScale((2.0, 30.0), (50.0, -10.0)), LogScale((30.0, 2.0), (50.0, -10.0))])
def test_an_array_is_mapped_as_its_elements_are(scale: LinearScale | LogScale) -> None:
    values = np.array([[0.5, 2.0, 3.0], [7.0, 30.0, 1e3]])
    drawn = scale(values)
    assert drawn.shape == values.shape
    np.testing.assert_allclose(drawn, [[scale(float(v)) for v in row] for row in values], rtol=1e-14)
    np.testing.assert_allclose(scale.invert(drawn), values, rtol=1e-12)


def test_an_array_is_not_changed_by_mapping_it() -> None:
    values = np.array([-1.0, 0.0, 5.0])
    LogScale((1.0, 10.0))(values)
    LinearScale((1.0, 10.0))(values)
    assert values.tolist() == [-1.0, 0.0, 5.0]


def test_a_log_scale_maps_equal_ratios_to_equal_distances() -> None:
    scale = LogScale((1e-4, 1.0), (0.0, 400.0))
    assert [scale(v) for v in (1e-4, 1e-3, 1e-1, 1.0, 10.0)] == pytest.approx([0.0, 100.0, 300.0, 400.0, 500.0])


def test_a_log_scale_draws_zero_and_less_at_the_lower_end_of_its_domain() -> None:
    scale = LogScale((0.01, 1.0), (100.0, 0.0))
    assert scale(0.0) == scale(-5.0) == scale(0.01) == 100.0
    assert scale(np.array([0.0, -5.0])).tolist() == [100.0, 100.0]
    assert LogScale((1.0, 0.01), (0.0, 100.0))(0.0) == 100.0


@pytest.mark.parametrize("domain", [(0.0, 1.0), (1.0, 0.0), (-1.0, 2.0)])
def test_a_log_scale_refuses_a_domain_that_is_not_positive(domain: Interval) -> None:
    with pytest.raises(ValueError, match="positive"):
        LogScale(domain)


@pytest.mark.parametrize("kind", [LinearScale, LogScale])
@pytest.mark.parametrize("end", [math.nan, math.inf])
def test_a_scale_refuses_ends_that_are_not_finite(kind: type[LinearScale | LogScale], end: float) -> None:
    with pytest.raises(ValueError, match="finite"):
        kind((1.0, end))
    with pytest.raises(ValueError, match="finite"):
        kind((1.0, 2.0), (end, 0.0))


@given(moderate, moderate, moderate, moderate, moderate)
def test_inverting_a_linear_scale_gives_back_the_value(a: float, b: float, c: float, d: float, value: float) -> None:
    if abs(b - a) < 1e-3 or abs(d - c) < 1e-3:
        return
    scale = LinearScale((a, b), (c, d))
    # Rounding in the range is worth this much in the domain.
    size = max(abs(a), abs(b), abs(value)) + max(abs(c), abs(d)) * abs((b - a) / (d - c))
    assert scale.invert(scale(value)) == pytest.approx(value, rel=1e-12, abs=1e-14 * size)


@given(st.floats(1e-12, 1e12), st.floats(1e-12, 1e12), st.floats(1e-12, 1e12))
def test_inverting_a_log_scale_gives_back_the_value(a: float, b: float, value: float) -> None:
    if abs(math.log10(b / a)) < 0.1:
        return
    scale = LogScale((a, b), (0.0, 500.0))
    assert scale.invert(scale(value)) == pytest.approx(value, rel=1e-11)


@given(ends, ends, finite)
@example((-FAR, FAR), (0.0, 0.0), FAR)
@example((0.0, 5e-324), (-FAR, FAR), -FAR)
@example((-FAR, FAR), (-FAR, FAR), 0.0)
def test_a_linear_scale_is_finite_for_anything_finite(domain: Interval, span: Interval, value: float) -> None:
    scale = LinearScale(domain, span)
    results = [scale(value), scale.invert(value), *scale(np.array([value])), *scale.invert(np.array([value]))]
    assert all(math.isfinite(result) for result in results)


@given(positive_ends, ends, finite)
@example((5e-324, FAR), (0.0, 1e-300), FAR)
@example((5e-324, FAR), (0.0, 1e-300), -FAR)
def test_a_log_scale_is_finite_for_anything_finite(domain: Interval, span: Interval, value: float) -> None:
    scale = LogScale(domain, span)
    results = [scale(value), scale.invert(value), *scale(np.array([value])), *scale.invert(np.array([value]))]
    assert all(math.isfinite(result) for result in results)


@pytest.mark.parametrize("scale", [LinearScale((0.0, 4.0)), LogScale((1.0, 1000.0)), LogScale((2.0, 4.0))])
def test_ticks_come_in_the_order_of_the_domain(scale: LinearScale | LogScale) -> None:
    ticks = scale.ticks(4)
    assert len(ticks) >= 3
    assert list(ticks) == sorted(ticks)
    assert scale.with_domain(scale.domain[::-1]).ticks(4) == ticks[::-1]


def test_nice_keeps_the_direction_of_the_domain_and_the_range() -> None:
    assert LinearScale((0.97, 0.13), (0.0, 50.0)).nice(10) == LinearScale((1.0, 0.1), (0.0, 50.0))
    assert LinearScale((0.13, 0.97), (0.0, 50.0)).nice(10) == LinearScale((0.1, 1.0), (0.0, 50.0))
    assert LogScale((40.0, 0.03), (0.0, 50.0)).nice() == LogScale((100.0, 0.01), (0.0, 50.0))


def test_with_domain_keeps_the_range() -> None:
    assert LogScale((1.0, 2.0), (5.0, 6.0)).with_domain((3.0, 4.0)) == LogScale((3.0, 4.0), (5.0, 6.0))


def test_the_ticks_of_a_scale_can_be_labelled() -> None:
    assert tick_labels(LinearScale((0.0, 1.0)).ticks(2)) == ("0.0", "0.5", "1.0")


def test_a_log_scale_with_a_place_for_zero_draws_it_there_and_reads_it_there() -> None:
    scale = LogScale((0.01, 1.0), (80.0, 0.0), zero=100.0)
    assert (scale(0.0), scale(-5.0), scale(0.01), scale(1.0)) == (100.0, 100.0, 80.0, 0.0)
    assert scale(np.array([0.0, 0.1])).tolist() == pytest.approx([100.0, 40.0])
    assert scale.invert(100.0) == 0.0
    assert scale.invert(np.array([100.0, 40.0])).tolist() == pytest.approx([0.0, 0.1])
    assert scale.ticks(3)[0] == 0.0
    assert LogScale((0.01, 1.0), (80.0, 0.0)).ticks(3)[0] > 0.0
    assert tick_labels((0.0, 1e-30, 1e-20))[0].startswith("0")
