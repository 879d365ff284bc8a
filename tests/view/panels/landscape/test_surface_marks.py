"""Each mark of the 3-D view against the points: where it is projected to, in which colour, and whether it is hidden."""

from __future__ import annotations

import re
from itertools import pairwise
from math import cos, hypot, radians, sin

import numpy as np
import pygame
import pytest
from hypothesis import given, settings

from app.messages import Advance, LoadPoints, LookAt, ShowLandscape, ToggleLandscapeSize, ToggleTheme, TurnLandscape
from app.plots.numerals import shown_value
from app.session.views import LandscapeView
from app.update import update
from app.view.figures.surface.scene import HEIGHT, Scene
from app.view.paint.marks import Mark, Point
from app.view.panels.landscape.box import box_of
from app.view.panels.landscape.surface import SurfaceView
from tests.view.marked import POINTS, Marks, Window, state_after
from tests.view.marked import Scene as WindowScene
from tests.view.panels.landscape.seen import PANEL, Points, apart, landscape_of, strength, windows

VIEW = (LandscapeView.SURFACE,)
SHOWN = [LoadPoints(POINTS["with noise"], "points"), ShowLandscape(LandscapeView.SURFACE)]
SIGHT = 0.01
"""What is nearer than this to where it would be hidden may be either, in sides of the unit square."""


class Solid:
    """The surface seen along parallel lines, worked out anew: yaw turns it about J, pitch tips it towards the eye."""

    def __init__(self, marks: Marks) -> None:
        state, view = marks.state, marks.screen.panels["landscape"].views[LandscapeView.SURFACE]
        assert isinstance(view, SurfaceView)
        assert view.figure.scene is not None
        scene: Scene = view.figure.scene
        self.marks, self.points, self.box = marks, Points(state), box_of(state)
        self.floor, self.cut = scene.volume.floor, scene.volume.cut
        self.centre, self.side, self.down = scene.centre, scene.side_px, scene.down_px
        yaw, pitch = radians(state.landscape.yaw), radians(state.landscape.pitch)
        self.right = (cos(yaw), sin(yaw))
        self.up = (-sin(yaw) * sin(pitch), cos(yaw) * sin(pitch), cos(pitch))
        self.eye = (sin(yaw) * cos(pitch), -cos(yaw) * cos(pitch), sin(pitch))

    def unit(self, m: float, b: float) -> tuple[float, float]:
        box = self.box
        return (m - box.m_low) / (box.m_high - box.m_low) - 0.5, (b - box.b_low) / (box.b_high - box.b_low) - 0.5

    def height(self, m: float, b: float) -> float:
        return HEIGHT * (self.points.cost(m, b) - self.floor) / (self.cut - self.floor)

    def pixel(self, u: float, v: float, height: float) -> Point:
        across = self.right[0] * u + self.right[1] * v
        up = self.up[0] * u + self.up[1] * v + self.up[2] * (height - HEIGHT / 2)
        return self.centre[0] + self.side * across, self.centre[1] - self.down * up

    def on_surface(self, m: float, b: float) -> Point:
        return self.pixel(*self.unit(m, b), self.height(m, b))

    def is_hidden(self, m: float, b: float) -> bool | None:
        """Whether the surface comes in between a place of it and the eye; None where that is a matter of rounding."""
        u, v = self.unit(m, b)
        box, start = self.box, self.height(m, b)
        margins = []
        for t in np.linspace(SIGHT, 2.0, 400).tolist():
            at = (u + t * self.eye[0], v + t * self.eye[1])
            line = (
                box.m_low + (at[0] + 0.5) * (box.m_high - box.m_low),
                box.b_low + (at[1] + 0.5) * (box.b_high - box.b_low),
            )
            height = self.height(*line)
            outside = max(abs(at[0]) - 0.5, abs(at[1]) - 0.5, height - HEIGHT)
            margins.append((start + t * self.eye[2] - height, outside))
        above = [over for over, _ in margins]
        for (one, _), (other, outside) in pairwise(margins):
            if (one < 0.0) != (other < 0.0):
                return None if abs(outside) < 0.03 else outside < 0.0
        return None if min(map(abs, above)) < 1e-4 else False


def assert_ball(solid: Solid) -> None:
    marks, line = solid.marks, solid.marks.state.training.line
    u, v = solid.unit(*line)
    balls = marks.any(PANEL, "ball", "hidden ball")
    if max(abs(u), abs(v)) > 0.5 + 1e-9:
        assert not balls
    elif max(abs(u), abs(v)) < 0.5 - 1e-9:
        (ball,) = balls
        assert apart(ball.points[0], solid.on_surface(*line)) <= 0.5
        assert ball.colour == marks.theme.m, "as in the bowl"
        hidden = solid.is_hidden(*line) if solid.height(*line) < HEIGHT else True
        assert hidden is None or (ball.role == "hidden ball") == hidden


STEP = 1e-4
"""So far along a curve its direction is taken."""


def off_course(at: Point, near: Point, beyond: Point) -> float:
    """How far a place is from the curve through two near places: square to it, as a steep curve is high for little width."""
    across, down = beyond[0] - near[0], beyond[1] - near[1]
    length = hypot(across, down)
    return abs((at[0] - near[0]) * down - (at[1] - near[1]) * across) / length if length else apart(at, near)


def assert_slices(solid: Solid) -> None:
    """Each runs through the ball along its parameter, in the parameter's colour."""
    line, theme, box = solid.marks.state.training.line, solid.marks.theme, solid.box
    for symbol, colour, share in (("m", theme.m, solid.right[0]), ("b", theme.b, solid.right[1])):
        for mark in solid.marks.any(PANEL, f"slice along {symbol}"):
            assert mark.colour == colour
            u, v = solid.unit(*line)
            if abs(share) < 0.1:
                continue
            for x, y in mark.points:
                across = (x - solid.centre[0]) / solid.side
                if symbol == "m":
                    at = (across - solid.right[1] * v) / solid.right[0]
                    near, beyond = (
                        solid.on_surface(box.m_low + (place + 0.5) * (box.m_high - box.m_low), line.intercept)
                        for place in (at, at + STEP)
                    )
                else:
                    at = (across - solid.right[0] * u) / solid.right[1]
                    near, beyond = (
                        solid.on_surface(line.slope, box.b_low + (place + 0.5) * (box.b_high - box.b_low))
                        for place in (at, at + STEP)
                    )
                assert off_course((x, y), near, beyond) <= 1.0, symbol


def assert_axes(solid: Solid) -> None:
    """Lines of the floor's edges in the colours of their symbols, with the values at their own ends."""
    theme, box, eye = solid.marks.theme, solid.box, solid.eye
    near_u, near_v = (0.5 if towards >= 0.0 else -0.5 for towards in eye[:2])
    ends = {
        "m": {box.m_low: solid.pixel(-0.5, near_v, 0.0), box.m_high: solid.pixel(0.5, near_v, 0.0)},
        "b": {box.b_low: solid.pixel(near_u, -0.5, 0.0), box.b_high: solid.pixel(near_u, 0.5, 0.0)},
    }
    for symbol, places in ends.items():
        axis = solid.marks.one(PANEL, f"{symbol} axis")
        assert axis.colour == theme.symbol(symbol)
        assert_ends(axis, list(places.values()))
        assert_numbers(solid, symbol, places)
    upright = solid.marks.one(PANEL, "J axis")
    assert upright.colour == theme.cost
    (x, y), (x_top, y_top) = upright.points
    assert abs(x - x_top) < 0.01
    assert y - y_top == pytest.approx(HEIGHT * solid.down * solid.up[2], abs=0.01)
    assert_numbers(solid, "J", {solid.floor: (x, y), solid.cut: (x_top, y_top)})
    for name in solid.marks.any(PANEL, "axis name", "slice name"):
        assert name.colour == theme.symbol(name.text)


def assert_ends(axis: Mark, places: list[Point]) -> None:
    found, expected = sorted(axis.points), sorted(places)
    assert all(apart(one, other) < 0.01 for one, other in zip(found, expected, strict=True))


def assert_numbers(solid: Solid, symbol: str, ends: dict[float, Point]) -> None:
    """Each number is round, and has a tick that begins at its place on the axis."""
    labels, ticks = (solid.marks.any(PANEL, f"{symbol} tick{what}") for what in (" label", ""))
    (low, start), (high, end) = ends.items()
    for label, tick in zip(labels, ticks, strict=True):
        # A power of ten alone has no mantissa.
        value = shown_value(re.sub("^10(?=[⁰¹²³⁴⁵⁶⁷⁸⁹⁻])", "1×10", label.text))
        share = (value - low) / (high - low)
        assert -1e-9 <= share <= 1.0 + 1e-9, "a number of this axis"
        assert apart(tick.points[0], (start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1]))) < 1.0
        (x, y), (x_end, y_end) = label.points
        reach = max(x_end - x, y_end - y) / 2 + 14 * solid.marks.screen.layout.scale
        assert apart(((x + x_end) / 2, (y + y_end) / 2), tick.points[0]) < reach


def is_on(box: pygame.Rect, cell: Mark) -> bool:
    corners = [*cell.points, cell.points[0]]
    return any(box.clipline(*pair) for pair in pairwise(corners))


def assert_labels_are_clear(solid: Solid) -> None:
    """No text on another, and none on the surface."""
    roles = ("axis name", "slice name", "m tick label", "b tick label", "J tick label", "ball label", "least squares label")
    boxes = []
    for label in solid.marks.any(PANEL, *roles):
        (x, y), (x_end, y_end) = label.points
        box = pygame.Rect(x, y, x_end - x, y_end - y)
        assert not any(is_on(box, cell) for cell in solid.marks.any(PANEL, "surface")), f"{label} on the surface"
        assert box.collidelist(boxes) < 0, f"{label} on another"
        boxes.append(box)


def assert_least_squares(solid: Solid) -> None:
    has_slope = solid.marks.state.training.training_set.moments.has_slope
    for ring in solid.marks.any(PANEL, "least squares"):
        assert has_slope
        assert apart(ring.points[0], solid.on_surface(*solid.points.best())) <= 1.0
    assert bool(solid.marks.any(PANEL, "valley label")) <= (not has_slope)


@given(scene=windows(VIEW))
@settings(max_examples=50)
def test_every_mark_of_the_surface_is_what_the_points_say(scene: WindowScene) -> None:
    solid = Solid(scene.marks_of(PANEL))
    assert_ball(solid)
    assert_slices(solid)
    assert_axes(solid)
    assert_labels_are_clear(solid)
    assert_least_squares(solid)
    assert "" not in solid.marks.roles(PANEL), "a mark says what it stands for"


def assert_path(solid: Solid, marks: Marks) -> None:
    """That the corners of the path, seen from above, are the lines of the run in order."""
    timeline = marks.state.timeline
    lines = timeline.run.path.lines(0, timeline.step).tolist()
    expected = [solid.on_surface(m, b) for m, b in lines]
    dots = [dot for mark in marks.any(PANEL, "path") for dot in mark.points]
    place = 0
    for corner in expected:
        found = [number for number in range(place, len(dots)) if apart(dots[number], corner) < 0.5]
        assert found, "the path leaves out a line of the run"
        place = found[0]
    if dots:
        assert apart(dots[0], expected[0]) < 0.5
        assert apart(dots[-1], expected[-1]) < 0.5


def test_the_path_grows_in_order_and_goes_back_in_time() -> None:
    state = state_after([*SHOWN, ToggleLandscapeSize(), TurnLandscape(0.0, 53.0)])
    window = Window()
    for message in [
        *[Advance(1)] * 6,
        Advance(9),
        ToggleTheme(),
        Advance(2),
        TurnLandscape(20.0, 0.0),
        LookAt(9),
        LookAt(3),
    ]:
        update(state, message)
        marks = window.draw(state)
        assert all(mark.colour == marks.theme.text for mark in marks.all(PANEL, "path"))
        solid = Solid(marks)
        assert_path(solid, marks)
        assert_ball(solid)
        assert_slices(solid)


@pytest.mark.parametrize("yaw", range(0, 360, 45))
def test_a_ball_behind_the_surface_is_a_ring(yaw: int) -> None:
    for pitch in (-26.0, 0.0, 40.0):
        solid = Solid(landscape_of(state_after([*SHOWN, Advance(500), TurnLandscape(float(yaw), pitch)])))
        assert_ball(solid)


@pytest.mark.parametrize("size", [(800, 560), (1280, 800)])
@pytest.mark.parametrize("yaw", range(0, 360, 45))
def test_a_legend_tells_the_ball_from_the_target_as_they_are_drawn(yaw: int, size: tuple[int, int]) -> None:
    marks = landscape_of(state_after([*SHOWN, Advance(500), TurnLandscape(float(yaw), 0.0)]), size)
    (ball,) = marks.all(PANEL, "ball", "hidden ball")
    for says, sign in zip(marks.any(PANEL, "ball label"), marks.any(PANEL, "ball legend"), strict=True):
        assert ("behind" in says.text) is (ball.role == "hidden ball")
        assert (sign.colour, sign.shape) == (ball.colour, ball.shape)
    has_target = bool(marks.any(PANEL, "least squares"))
    assert len(marks.any(PANEL, "least squares label")) <= has_target
    marks.one(PANEL, "ball label")
    assert_labels_are_clear(Solid(marks))


def test_nothing_is_missing_in_a_usual_window() -> None:
    marks = landscape_of(state_after([*SHOWN, Advance(40), TurnLandscape(0.0, 30.0)]), (1600, 1000))
    for symbol in ("m", "b", "J"):
        marks.one(PANEL, f"{symbol} axis")
        # From high above J is seen short.
        assert len(marks.all(PANEL, f"{symbol} tick label")) >= (1 if symbol == "J" else 2)
    assert sorted(marks.texts(PANEL, "axis name")) == ["J", "b", "m"]
    assert sorted(marks.texts(PANEL, "slice name")) == ["b", "m"]
    for role in ("least squares", "floor", "floor edge", "ball rim", "ball label", "least squares label"):
        marks.one(PANEL, role)
    for role in ("mesh", "outline", "slice along m", "slice along b", "path"):
        marks.all(PANEL, role)


def test_the_surface_is_the_stronger_coloured_the_higher() -> None:
    marks = landscape_of(state_after([*SHOWN, TurnLandscape(0.0, 53.0)]))
    solid, cells = Solid(marks), marks.all(PANEL, "surface")
    card = marks.theme.card
    lowest = min(cells, key=lambda cell: apart(cell.points[0], solid.on_surface(*solid.points.best())))
    assert strength(lowest.colour, card) < max(strength(cell.colour, card) for cell in cells)
    assert len(cells) >= 64
