"""The bowl in the unit square: the same heights as J, and its part below a level, held against a fine grid."""

import math
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.model.data.dataset import Dataset
from app.model.learning.cost import cost
from app.plots.relief import HALF, Relief, patch_below, relief_of

GENERATOR = np.random.default_rng(5)
SCATTERED = Dataset.of(GENERATOR.random(12), GENERATOR.random(12))
FAR_OUT = Dataset.of(1e4 + GENERATOR.random(12), 50.0 * GENERATOR.random(12) - 300.0)
COLUMN = Dataset.of([0.7] * 5, [0.1, 0.5, 0.2, 0.9, 0.4])
ON_THE_AXIS = Dataset.of([0.0] * 3, [0.1, 0.5, 0.2])

ROUND = Relief(0.0, 0.0, 0.0, 4.0, 0.0, 4.0)
RAVINE = Relief(0.02, 0.1, -0.2, 40.0, 39.5, 40.0)
"""Narrow, and askew to the square."""
CORNERED = Relief(0.1, -1.0, -1.5, 1.5, 0.3, 2.0)
VALLEY = Relief(0.0, 0.0, 0.0, 1.0, 1.0, 1.0)
TROUGH = Relief(0.05, 0.2, 0.0, 3.0, 0.0, 0.0)
"""Flat along v."""
RELIEFS = [ROUND, RAVINE, CORNERED, VALLEY, TROUGH]

places = st.floats(-HALF, HALF)


@pytest.mark.parametrize("data", [SCATTERED, FAR_OUT, COLUMN, ON_THE_AXIS])
def test_a_relief_is_the_stretched_cost_above_the_floor(data: Dataset) -> None:
    slopes, intercepts = (-1.0, 3.0), (0.5, 1.25)
    relief = relief_of(data.moments, slopes, intercepts, floor=0.2, stretch=0.5)
    u, v = np.meshgrid(np.linspace(-HALF, HALF, 7), np.linspace(-HALF, HALF, 5))
    expected = 0.5 * (cost(data.moments, -1.0 + 4.0 * (u + HALF), 0.5 + 0.75 * (v + HALF)) - 0.2)
    np.testing.assert_allclose(relief.heights(u, v), expected, rtol=1e-9)


@given(places, places)
def test_the_gradient_is_that_of_central_differences(u: float, v: float) -> None:
    at_u, at_v = np.array([u - 1.0, u + 1.0, u, u]), np.array([v, v, v - 1.0, v + 1.0])
    west, east, south, north = RAVINE.heights(at_u, at_v).tolist()
    along_u, along_v = RAVINE.gradient(np.array(u), np.array(v))
    assert (float(along_u), float(along_v)) == pytest.approx(((east - west) / 2.0, (north - south) / 2.0), abs=1e-12)


@given(places, places)
def test_swapping_swaps_the_axes(u: float, v: float) -> None:
    assert CORNERED.swapped().heights(np.array(v), np.array(u)) == pytest.approx(CORNERED.heights(np.array(u), np.array(v)))


@pytest.mark.parametrize("relief", RELIEFS)
@pytest.mark.parametrize("level", [0.03, 0.3, 0.9])
def test_a_chord_spans_just_what_is_below_the_level(relief: Relief, level: float) -> None:
    at = np.linspace(-HALF, HALF, 23)
    low, high = relief.chords(at, level)
    across = np.linspace(-HALF, HALF, 2001)
    is_below = relief.heights(at[:, None], across) <= level
    is_within = (across >= low[:, None]) & (across <= high[:, None])
    # On the very edge of the level rounding may decide either way.
    is_plain = np.abs(relief.heights(at[:, None], across) - level) > 1e-12
    assert (is_below == is_within)[is_plain].all()


@pytest.mark.parametrize("relief", RELIEFS)
@pytest.mark.parametrize("level", [0.03, 0.3, 0.9])
def test_the_breaks_begin_and_end_where_something_is_below_the_level(relief: Relief, level: float) -> None:
    grid = np.linspace(-HALF, HALF, 1601)
    is_below = (relief.heights(grid[:, None], grid) <= level).any(axis=1)
    breaks = relief.breaks(level)
    assert breaks == sorted(breaks)
    if not is_below.any():
        assert not breaks or breaks[-1] - breaks[0] < 2.0 / 1600
        return
    assert breaks[0] == pytest.approx(grid[is_below][0], abs=1.5 / 1600)
    assert breaks[-1] == pytest.approx(grid[is_below][-1], abs=1.5 / 1600)


def test_a_square_that_lies_above_the_level_has_no_part_below() -> None:
    high = Relief(5.0, 0.0, 0.0, 1.0, 0.0, 1.0)
    assert high.breaks(1.0) == []
    assert patch_below(high, 1.0, 8, 8) is None


def test_a_square_that_lies_below_the_level_is_covered_whole() -> None:
    patch = patch_below(ROUND, 10.0, 8, 6)
    assert patch is not None
    assert patch.u[[0, -1], 0].tolist() == [-HALF, HALF]
    assert (patch.v[:, 0] == -HALF).all()
    assert (patch.v[:, -1] == HALF).all()


@pytest.mark.parametrize("relief", RELIEFS)
@pytest.mark.parametrize("level", [0.2, 0.7, 3.0])
def test_a_patch_covers_the_part_below_the_level_and_nothing_else(relief: Relief, level: float) -> None:
    patch = patch_below(relief, level, 48, 4)
    assert patch is not None
    assert (relief.heights(patch.u, patch.v) <= level + 1e-9).all()
    assert np.abs(patch.u).max() <= HALF
    assert np.abs(patch.v).max() <= HALF
    lengths = patch.v[:, -1] - patch.v[:, 0]
    area = sum(
        (right - left) * (first + last) / 2.0
        for (left, right), (first, last) in zip(pairwise(patch.u[:, 0]), pairwise(lengths), strict=True)
    )
    grid = (np.arange(1200) + 0.5) / 1200 - HALF
    expected = float((relief.heights(grid[:, None], grid) <= level).mean())
    assert area == pytest.approx(expected, rel=0.02)


def test_the_corner_where_the_contour_meets_an_edge_is_a_corner_of_a_cell() -> None:
    # The circle 4u² + 4v² = 1.3 meets v = ½ at u = ±√0.075.
    patch = patch_below(ROUND, 1.3, 7, 5)
    assert patch is not None
    corner = math.sqrt(0.075)
    for u in (-corner, corner):
        column = np.flatnonzero(np.isclose(patch.u[:, 0], u, atol=1e-12)).tolist()[0]
        assert patch.v[column, [0, -1]].tolist() == pytest.approx([-HALF, HALF])
