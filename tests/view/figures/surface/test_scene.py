"""What the 3-D view shows of the bowl, and where on the window the places of it are."""

import numpy as np
import pygame
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.model.data.dataset import Dataset
from app.model.data.scaling import Line
from app.model.learning.cost import cost
from app.session.views import Box
from app.view.figures.surface.scene import CUTS, HEIGHT, Scene, Volume, scene_for, volume_for

MOMENTS = Dataset.of([0.1, 0.3, 0.5, 0.8], [0.2, 0.5, 0.4, 0.9]).moments
BEST = (MOMENTS.slope, MOMENTS.intercept)
BOX = Box(BEST[0] - 1.0, BEST[0] + 1.0, BEST[1] - 0.5, BEST[1] + 0.5)
ROOM = pygame.Rect(100, 50, 400, 300)
MARGINS = (46.0, 6.0, 22.0)

yaws = st.floats(0.0, 360.0)
pitches = st.floats(5.0, 85.0)


def scene(yaw: float = 35.0, pitch: float = 32.0, share: float = 1.0) -> Scene:
    largest = max(float(cost(MOMENTS, m, b)) for m in (BOX.m_low, BOX.m_high) for b in (BOX.b_low, BOX.b_high))
    cut = MOMENTS.least_cost + share * (largest - MOMENTS.least_cost)
    return scene_for(Volume(MOMENTS, BOX, MOMENTS.least_cost, cut), yaw, pitch, ROOM, MARGINS)


def test_the_floor_is_the_least_cost_in_the_box() -> None:
    assert volume_for(MOMENTS, BOX, np.array([BEST])).floor == MOMENTS.least_cost
    beside = Box(BOX.m_high, BOX.m_high + 1.0, BOX.b_high, BOX.b_high + 1.0)
    lowest = volume_for(MOMENTS, beside, np.array([BEST])).floor
    assert lowest == pytest.approx(float(cost(MOMENTS, beside.m_low, beside.b_low)))


@given(st.lists(st.tuples(st.floats(-1.0, 1.0), st.floats(-0.5, 0.5)), min_size=1, max_size=6))
def test_the_cut_is_the_lowest_that_lies_above_all_lines_in_the_box(offsets: list[tuple[float, float]]) -> None:
    lines = np.array(BEST) + np.array(offsets)
    volume = volume_for(MOMENTS, BOX, lines)
    largest = max(float(cost(MOMENTS, m, b)) for m in (BOX.m_low, BOX.m_high) for b in (BOX.b_low, BOX.b_high))
    share = (volume.cut - volume.floor) / (largest - volume.floor)
    place = int(np.argmin(np.abs(np.array(CUTS) - share)))
    assert share == pytest.approx(CUTS[place])
    highest = max(float(cost(MOMENTS, m, b)) for m, b in lines)
    assert highest <= volume.cut * (1.0 + 1e-12)
    if place > 0:
        lower = volume.floor + CUTS[place - 1] * (largest - volume.floor)
        assert highest > lower - 0.04 * (largest - volume.floor)


def test_lines_outside_the_box_do_not_raise_the_cut() -> None:
    within, without = np.array([BEST]), np.array([BEST, (BOX.m_high + 9.0, BOX.b_high + 9.0)])
    assert volume_for(MOMENTS, BOX, within) == volume_for(MOMENTS, BOX, without)


def test_what_is_shown_holds_the_lines_it_was_made_for_and_lower_ones() -> None:
    low, high = np.array([BEST]), np.array([BEST, (BOX.m_high, BOX.b_high)])
    assert volume_for(MOMENTS, BOX, low).holds(low)
    assert not volume_for(MOMENTS, BOX, low).holds(high)
    assert volume_for(MOMENTS, BOX, 0.5 * (high + low)).holds(low)


@given(yaws, pitches)
def test_the_surface_stays_within_the_room_less_its_margins(yaw: float, pitch: float) -> None:
    whole = scene(yaw, pitch)
    grid = np.linspace(-0.5, 0.5, 21)
    u, v = (places.ravel() for places in np.meshgrid(grid, grid))
    for heights in (np.zeros_like(u), whole.relief.heights(u, v)):
        xs, ys = whole.pixels(u, v, heights)
        assert xs.min() >= ROOM.left + 46.0 - 1e-6
        assert xs.max() <= ROOM.right - 46.0 + 1e-6
        assert ys.min() >= ROOM.top + 6.0 - 1e-6
        assert ys.max() <= ROOM.bottom - 22.0 + 1e-6


def test_turning_does_not_change_the_size() -> None:
    assert len({scene(yaw).side_px for yaw in (0.0, 35.0, 77.0, 180.0, 300.0)}) == 1


def test_a_higher_cost_is_drawn_higher_by_as_much() -> None:
    foot, half, top = scene(pitch=30.0).corners((0.1, 0.2, 0.0), (0.1, 0.2, HEIGHT / 2.0), (0.1, 0.2, HEIGHT))
    assert foot.x == half.x == top.x
    assert half.y - top.y == pytest.approx(foot.y - half.y)
    assert foot.y > top.y


def test_the_heights_of_the_surface_are_linear_in_the_cost() -> None:
    whole = scene(share=0.6)
    slopes, intercepts = np.array([BEST[0], BEST[0] + 0.3]), np.array([BEST[1], BEST[1] - 0.2])
    heights = whole.relief.heights(*whole.unit_square(slopes, intercepts))
    costs = cost(MOMENTS, slopes, intercepts)
    span = whole.volume.cut - whole.volume.floor
    np.testing.assert_allclose(heights, HEIGHT * (costs - whole.volume.floor) / span, atol=1e-12)


def test_a_straight_line_leads_from_line_to_line() -> None:
    whole = scene()
    start, end = Line(BOX.m_low, BOX.b_high), Line(BEST[0], BEST[1])
    u, v, _ = whole.straight(start, end)
    ends = whole.unit_square(np.array([start.slope, end.slope]), np.array([start.intercept, end.intercept]))
    np.testing.assert_allclose([u[[0, -1]], v[[0, -1]]], ends, atol=1e-12)
    np.testing.assert_allclose(np.diff(u), np.diff(u)[0])
    np.testing.assert_allclose(np.diff(v), np.diff(v)[0])
