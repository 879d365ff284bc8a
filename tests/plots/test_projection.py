"""The view in 3-D is held against rotation matrices, and hidden places against marching along the ray to the eye."""

import math

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app.model.data.dataset import FloatArray
from app.plots.projection import Projection
from app.plots.relief import HALF, Patch, Relief, patch_below

LEVEL = 0.62
yaws = st.floats(0.0, 360.0)
pitches = st.floats(5.0, 85.0)
coordinates = st.floats(-2.0, 2.0)
places = st.floats(-HALF, HALF)


@st.composite
def reliefs(draw: st.DrawFn) -> Relief:
    """Any convex quadratic with its bottom in or near the square: a sum of squares, now and then of one only."""
    steep, flat = draw(st.floats(0.5, 8.0)), draw(st.just(0.0) | st.floats(0.05, 4.0))
    turn, u, v = draw(st.floats(0.0, math.pi)), draw(st.floats(-0.6, 0.6)), draw(st.floats(-0.6, 0.6))
    cos, sin = math.cos(turn), math.sin(turn)
    by_uu, by_vv = steep * cos * cos + flat * sin * sin, steep * sin * sin + flat * cos * cos
    by_uv = (steep - flat) * cos * sin
    constant = by_uu * u * u + 2.0 * by_uv * u * v + by_vv * v * v
    return Relief(constant, -2.0 * (by_uu * u + by_uv * v), -2.0 * (by_uv * u + by_vv * v), by_uu, by_uv, by_vv)


def about_height(degrees: float) -> FloatArray:
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return np.array([[cos, -sin, 0.0], [sin, cos, 0.0], [0.0, 0.0, 1.0]])


def about_first(degrees: float) -> FloatArray:
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return np.array([[1.0, 0.0, 0.0], [0.0, cos, -sin], [0.0, sin, cos]])


@given(yaws, pitches, coordinates, coordinates, coordinates)
def test_a_point_is_drawn_where_rotation_matrices_put_it(
    yaw: float, pitch: float, u: float, v: float, height: float
) -> None:
    # Walking round by yaw turns the scene by −yaw; raising the eye by pitch tips the scene's far side up.
    right, away, up = about_first(pitch) @ about_height(-yaw) @ np.array([u, v, height])
    drawn = Projection(yaw, pitch).project(np.array(u), np.array(v), np.array(height))
    assert [float(c) for c in drawn] == pytest.approx([right, up], abs=1e-12)
    assert -np.dot(Projection(yaw, pitch).eye, (u, v, height)) == pytest.approx(away, abs=1e-12)


@given(yaws, pitches)
def test_right_up_and_eye_are_at_right_angles_and_of_length_1(yaw: float, pitch: float) -> None:
    view = Projection(yaw, pitch)
    axes = np.array([view.right, view.up, view.eye])
    np.testing.assert_allclose(axes @ axes.T, np.eye(3), atol=1e-12)
    assert np.linalg.det(axes) == pytest.approx(1.0)


def test_from_yaw_0_u_points_right_and_v_away() -> None:
    view = Projection(0.0, 30.0)
    assert view.project(np.array(1.0), np.array(0.0), np.array(0.0)) == (1.0, 0.0)
    assert view.project(np.array(0.0), np.array(1.0), np.array(0.0)) == (0.0, pytest.approx(0.5))


def brute_force_hidden(view: Projection, relief: Relief, u: float, v: float) -> bool:
    """Whether a march along the ray towards the eye comes through the surface, each crossing told by its sign."""
    across, along, upward = view.eye
    t = np.linspace(0.0, 3.0, 60_001)[1:]
    ray_u, ray_v = u + t * across, v + t * along
    ray_height = float(relief.heights(np.array(u), np.array(v))) + t * upward
    above = ray_height - relief.heights(ray_u, ray_v)
    crossings = np.flatnonzero(np.sign(above[1:]) != np.sign(above[:-1]))
    is_there = (np.maximum(np.abs(ray_u), np.abs(ray_v)) <= HALF) & (ray_height <= LEVEL)
    return bool(is_there[crossings].any())


@given(reliefs(), yaws, pitches, places, places)
def test_a_place_is_hidden_just_where_a_march_towards_the_eye_meets_the_surface(
    relief: Relief, yaw: float, pitch: float, u: float, v: float
) -> None:
    view, at_u, at_v = Projection(yaw, pitch), np.array([u]), np.array([v])
    heights = relief.heights(at_u, at_v)
    assume(heights[0] <= LEVEL)
    concealed = float(view.concealment(relief, at_u, at_v, heights, LEVEL)[0])
    # A march cannot decide what lies within a stride of an edge.
    assume(abs(concealed) > 2e-3)
    assert (concealed > 0.0) == brute_force_hidden(view, relief, u, v)


@given(yaws)
def test_the_far_rim_is_seen_and_the_bottom_behind_a_steep_near_wall_is_not(yaw: float) -> None:
    steep, view = Relief(0.0, 0.0, 0.0, 10.0, 0.0, 10.0), Projection(yaw, 20.0)
    u, v = (np.array([0.0, -0.26 * view.eye[axis]]) for axis in (0, 1))
    concealed = view.concealment(steep, u, v, steep.heights(u, v), LEVEL)
    assert concealed[0] > 0.0
    assert concealed[1] < 0.0


@pytest.mark.parametrize(("u", "v"), [(0.6, 0.0), (0.0, -0.51), (0.4, 0.4)])
def test_what_is_outside_the_square_or_above_the_level_is_not_seen(u: float, v: float) -> None:
    bowl, at = Relief(0.0, 0.0, 0.0, 3.0, 0.0, 3.0), (np.array([u]), np.array([v]))
    assert Projection(35.0, 85.0).concealment(bowl, *at, bowl.heights(*at), LEVEL)[0] > 0.0


def test_looking_along_a_valley_hides_nothing_and_divides_by_nothing() -> None:
    valley, flat = Relief(0.0, 0.0, 0.0, 0.0, 0.0, 2.0), Relief(0.1, 0.0, 0.0, 0.0, 0.0, 0.0)
    at = np.linspace(-HALF, HALF, 9)
    with np.errstate(all="raise"):
        for relief in (valley, flat):
            concealed = Projection(90.0, 20.0).concealment(relief, at, at, relief.heights(at, at), LEVEL)
            assert (concealed <= 0.0).all()
            assert Projection(90.0, 20.0).fold(relief, 5)[0].size == 0


@given(reliefs(), yaws, pitches)
def test_the_fold_is_where_the_eye_looks_along_the_surface(relief: Relief, yaw: float, pitch: float) -> None:
    view = Projection(yaw, pitch)
    u, v = view.fold(relief, 11)
    along_u, along_v = relief.gradient(u, v)
    steepness = float(np.abs(along_u).max(initial=1.0) + np.abs(along_v).max(initial=1.0))
    np.testing.assert_allclose(along_u * view.eye[0] + along_v * view.eye[1], view.eye[2], atol=1e-12 * steepness)
    if not len(u):
        grid = np.linspace(-HALF, HALF, 15)
        along_u, along_v = relief.gradient(*np.meshgrid(grid, grid))
        facing = view.eye[2] - along_u * view.eye[0] - along_v * view.eye[1]
        assert (facing >= -1e-12).all() or (facing <= 1e-12).all()


def cell_at(patch: Patch, u: float, v: float) -> int | None:
    """The cell (laid out flat) that holds a place of the plane, looked for one by one."""
    columns = patch.u[:, 0]
    column = int(np.searchsorted(columns, u, side="right")) - 1
    if not 0 <= column < len(columns) - 1:
        return None
    share = (u - columns[column]) / (columns[column + 1] - columns[column])
    edges = patch.v[column] * (1.0 - share) + patch.v[column + 1] * share
    row = int(np.searchsorted(edges, v, side="right")) - 1
    return column * (patch.v.shape[1] - 1) + row if 0 <= row < len(edges) - 1 else None


@given(reliefs(), yaws, pitches, st.floats(0.01, 0.99), st.floats(0.01, 0.99))
def test_a_cell_is_painted_before_every_cell_on_the_way_to_the_eye(
    relief: Relief, yaw: float, pitch: float, share_u: float, share_v: float
) -> None:
    patch = patch_below(relief, LEVEL, 6, 5)
    assume(patch is not None and float(np.ptp(patch.u)) > 1e-3)
    assert patch is not None
    view = Projection(yaw, pitch)
    order = view.far_to_near(patch).tolist()
    assert sorted(order) == list(range((patch.v.shape[0] - 1) * 5))
    rank = {cell: place for place, cell in enumerate(order)}
    u = float(patch.u[0, 0] + share_u * np.ptp(patch.u))
    low, high = relief.chords(np.array([u]), LEVEL)
    v = float(low[0] + share_v * (high[0] - low[0]))
    across, along = (way / math.hypot(*view.eye[:2]) for way in view.eye[:2])
    met = [cell_at(patch, u + t * across, v + t * along) for t in np.linspace(0.0, 1.5, 400)]
    ranks = [rank[cell] for cell in met if cell is not None]
    assert ranks == sorted(ranks)
