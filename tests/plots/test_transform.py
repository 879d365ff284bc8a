"""What is drawn under the pointer is what the pointer points at: there and back, after any zoom and pan."""

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.plots.scale import LinearScale, LogScale
from app.plots.transform import PlotTransform, clip_line

UNIT = PlotTransform(LinearScale((0.0, 1.0), (40.0, 840.0)), LinearScale((0.0, 1.0), (620.0, 20.0)))
LOG = replace(UNIT, y=LogScale((1e-3, 10.0), (620.0, 20.0)))

pixels = st.floats(0.0, 1000.0)
fractions = st.floats(0.0, 1.0)
factors = st.floats(0.1, 10.0)
slopes = st.floats(-1e300, 1e300) | st.floats(-5.0, 5.0)
intercepts = st.floats(-1e300, 1e300) | st.floats(-5.0, 5.0)


def test_the_corner_of_the_domain_is_drawn_in_the_corner_of_the_view() -> None:
    assert UNIT.model_to_view(0.0, 0.0) == (40.0, 620.0)
    assert UNIT.model_to_view(1.0, 1.0) == (840.0, 20.0)


def test_the_domains_are_those_of_the_scales() -> None:
    assert LOG.x_domain == (0.0, 1.0)
    assert LOG.y_domain == (1e-3, 10.0)


@pytest.mark.parametrize("transform", [UNIT, LOG])
def test_arrays_go_there_and_back(transform: PlotTransform) -> None:
    x, y = np.linspace(0.1, 3.0, 50), np.geomspace(1e-4, 40.0, 50)
    px, py = transform.model_to_view(x, y)
    assert px[3] == pytest.approx(transform.x(float(x[3])), rel=1e-15)
    back_x, back_y = transform.view_to_model(px, py)
    np.testing.assert_allclose(back_x, x, rtol=1e-12)
    np.testing.assert_allclose(back_y, y, rtol=1e-12)


@given(pixels, pixels, st.floats(-1e6, 1e6), st.floats(1e-3, 1e6))
def test_a_pixel_goes_there_and_back(px: float, py: float, low: float, width: float) -> None:
    transform = replace(UNIT, x=LinearScale((low, low + width), (40.0, 840.0)))
    there = transform.view_to_model(px, py)
    size_px = 800.0 * (1.0 + abs(low) / width)
    assert transform.model_to_view(*there) == pytest.approx((px, py), rel=1e-12, abs=1e-15 * size_px)


@given(pixels, pixels, factors)
def test_zooming_leaves_the_point_under_the_pointer_in_place(px: float, py: float, factor: float) -> None:
    for transform in (UNIT, LOG):
        there = transform.view_to_model(px, py)
        assert transform.zoomed(px, py, factor).model_to_view(*there) == pytest.approx((px, py), abs=1e-9)


def test_zooming_in_shows_less_of_the_domain() -> None:
    zoomed = UNIT.zoomed(440.0, 320.0, 2.0)
    assert zoomed.x_domain == pytest.approx((0.25, 0.75))
    assert zoomed.y_domain == pytest.approx((0.25, 0.75))
    assert zoomed.x.range == UNIT.x.range


def test_zooming_out_again_undoes_zooming_in() -> None:
    there_and_back = LOG.zoomed(100.0, 50.0, 3.0).zoomed(100.0, 50.0, 1 / 3)
    assert there_and_back.x_domain == pytest.approx(LOG.x_domain, abs=1e-14)
    assert there_and_back.y_domain == pytest.approx(LOG.y_domain)


@pytest.mark.parametrize("factor", [1.5, 1 / 1.5])
def test_zooming_without_end_stops_where_floats_do(factor: float) -> None:
    transform = UNIT
    for _ in range(3000):
        transform = transform.zoomed(100.0, 100.0, factor)
    low, high = transform.x_domain
    assert math.isfinite(high - low)
    assert low < high
    assert transform.zoomed(100.0, 100.0, 1 / factor).x_domain != transform.x_domain


@pytest.mark.parametrize("factor", [0.0, -1.0, math.inf, math.nan])
def test_zooming_refuses_a_factor_that_means_nothing(factor: float) -> None:
    with pytest.raises(ValueError, match="factor"):
        UNIT.zoomed(0.0, 0.0, factor)


def test_panning_moves_what_is_drawn_by_the_pixels_dragged() -> None:
    for transform in (UNIT, LOG):
        px, py = transform.model_to_view(0.3, 0.6)
        moved = transform.panned(17.0, -5.0)
        assert moved.model_to_view(0.3, 0.6) == pytest.approx((px + 17.0, py - 5.0))


@pytest.mark.parametrize(
    ("slope", "intercept", "ends"),
    [
        (0.5, 0.25, ((0.0, 0.25), (1.0, 0.75))),
        (0.0, 0.5, ((0.0, 0.5), (1.0, 0.5))),
        (2.0, -0.5, ((0.25, 0.0), (0.75, 1.0))),
        (-2.0, 1.5, ((0.25, 1.0), (0.75, 0.0))),
        (1.0, 0.0, ((0.0, 0.0), (1.0, 1.0))),
        (1e300, -0.5e300, ((0.5, 0.0), (0.5, 1.0))),
        (-1e300, 0.5e300, ((0.5, 1.0), (0.5, 0.0))),
        (1e300, 0.0, ((0.0, 0.0), (1e-300, 1.0))),
        (1e300, -1e300, ((1.0, 0.0), (1.0, 1.0))),
        (5e-324, 0.5, ((0.0, 0.5), (1.0, 0.5))),
        (0.0, 1.5, None),
        (1.0, 1.5, None),
        (1e300, 1e300, None),
        (-1.0, -0.5, None),
        (1e-300, 1e308, None),
    ],
)
def test_a_line_is_clipped_to_the_box(
    slope: float, intercept: float, ends: tuple[tuple[float, float], tuple[float, float]] | None
) -> None:
    assert clip_line(slope, intercept, UNIT) == ends


def test_a_line_is_clipped_alike_whichever_way_the_axes_run() -> None:
    turned = PlotTransform(LinearScale((1.0, 0.0)), LinearScale((1.0, 0.0)))
    assert clip_line(2.0, -0.5, turned) == clip_line(2.0, -0.5, UNIT)


@pytest.mark.parametrize(("slope", "intercept"), [(math.inf, 0.0), (0.0, math.nan)])
def test_a_line_that_is_not_finite_is_refused(slope: float, intercept: float) -> None:
    with pytest.raises(ValueError, match="finite"):
        clip_line(slope, intercept, UNIT)


@given(slopes, intercepts)
@example(1e300, -1e300)
@example(-1e300, 1e300)
def test_the_ends_of_a_clipped_line_lie_in_the_box_from_left_to_right(slope: float, intercept: float) -> None:
    clipped = clip_line(slope, intercept, UNIT)
    if clipped is None:
        return
    assert all(0.0 <= value <= 1.0 for end in clipped for value in end)
    assert clipped[0][0] <= clipped[1][0]
    for x, y in clipped:
        assert (y - intercept) - slope * x == pytest.approx(0.0, abs=1e-12 * max(1.0, abs(slope)))


@given(st.floats(-50.0, 50.0), fractions, fractions)
def test_a_line_through_a_point_of_the_box_is_never_lost(slope: float, x: float, y: float) -> None:
    inside_x, inside_y = 0.01 + 0.98 * x, 0.01 + 0.98 * y
    clipped = clip_line(slope, inside_y - slope * inside_x, UNIT)
    assert clipped is not None
    assert clipped[0][0] - 1e-9 <= inside_x <= clipped[1][0] + 1e-9


def test_a_steep_line_along_the_left_edge_is_seen_in_full() -> None:
    # 0.55·1e300 rounds: worked out from the slope, the lower end would fly to the top of the box.
    box = PlotTransform(LinearScale((0.55, 1.0)), LinearScale((0.0, 1.0)))
    assert clip_line(1e300, -0.55e300, box) == ((0.55, 0.0), (0.55, 1.0))
