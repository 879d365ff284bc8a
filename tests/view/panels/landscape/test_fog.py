"""A slice in fog: each mark held to the points, and nothing of what is hidden to be seen of it."""

from __future__ import annotations

from itertools import combinations, pairwise
from math import hypot

import numpy as np
import pygame
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.lesson.every import lent_message
from app.messages import (
    Advance,
    ChangeUiScale,
    LoadPoints,
    LookAt,
    Message,
    SetFigure,
    SetLearningRate,
    SetLineByHand,
    SetMode,
    SetScaling,
    ShowLandscape,
    StepOnce,
    ToggleFog,
    ToggleLandscapeSize,
    ToggleTheme,
)
from app.model.data.dataset import Dataset
from app.model.data.scaling import ScaleChoice
from app.model.learning.descent import run_steps
from app.model.learning.training import Mode
from app.plots.numerals import shown_value
from app.plots.scale import LinearScale
from app.session.lesson.figures import Fog
from app.session.state import State
from app.session.views import LandscapeView
from app.update import update
from app.view.figures.slice.fog import LEAST_ARROW, LEVEL, LIT
from app.view.paint.marks import Mark
from tests.lesson.pupil import pupil_in
from tests.view.compared import pixels_of
from tests.view.marked import Marks, Scene, Window, sizes, state_after
from tests.view.panels.landscape.seen import PANEL, Points, apart, assert_says, landscape_of, scale_of, space_of, windows

VIEWS = (LandscapeView.SLICE_M, LandscapeView.SLICE_B)
HIDDEN = (
    "cost curve",
    "drawn curve",
    "lowest",
    "lowest label",
    "landing",
    "point parabola",
    "point parabola label",
    "grid line",
)


class InFog:
    """What a window with a slice in fog shows, and the points that it is held to."""

    def __init__(self, marks: Marks) -> None:
        self.marks, self.points = marks, Points(marks.state)
        self.line = marks.state.training.line
        self.is_m = marks.state.landscape.view is LandscapeView.SLICE_M
        self.symbol = "m" if self.is_m else "b"
        self.at = self.line.slope if self.is_m else self.line.intercept
        self.ball = marks.one(PANEL, "ball").points[0]
        self.space = space_of(marks.one(PANEL, "ball"))
        self.across, self.down = scale_of(self.space)
        self.units = marks.screen.layout.scale

    def cost(self, at: float) -> float:
        return self.points.cost(at, self.line.intercept) if self.is_m else self.points.cost(self.line.slope, at)

    def is_in_sight(self, x: float, y: float) -> bool:
        (left, right), (bottom, top) = self.space.x.range, self.space.y.range
        return left <= x <= right and top <= y <= bottom


def slope_by_differences(cost_at: object, at: float) -> float:
    """The slope of a parabola, which central differences give up to rounding."""
    assert callable(cost_at)
    h = 1e-3 * max(1.0, abs(at))
    return float((cost_at(at + h) - cost_at(at - h)) / (2.0 * h))


def assert_line_has_slope(mark: Mark, slope: float, fog: InFog) -> None:
    """Its two ends lie along that slope, to half a degree."""
    (x, y), (x_end, y_end) = mark.points
    wanted = np.array([fog.across, slope * fog.down])
    found = np.array([x_end - x, y_end - y])
    turn = abs(wanted[0] * found[1] - wanted[1] * found[0]) / (np.hypot(*wanted) * np.hypot(*found))
    assert turn < 0.01


def fogged(scene: Scene) -> InFog:
    state = scene.state
    update(state, ToggleFog())
    return InFog(landscape_of(state, scene.size))


@given(scene=windows(VIEWS))
@settings(max_examples=60)
def test_nothing_of_the_hidden_curve_is_drawn_or_written(scene: Scene) -> None:
    fog = fogged(scene)
    fog.marks.none(PANEL, *HIDDEN)
    fog.marks.one(PANEL, "fog")
    assert_only_near_the_ball_is_lit(fog)


def assert_only_near_the_ball_is_lit(fog: InFog) -> None:
    """As far as the light reaches, in whole pixels."""
    for lit in fog.marks.all(PANEL, "lit curve"):
        for x, y in lit.points:
            assert hypot(x - fog.space.x(fog.at), y - fog.space.y(fog.cost(fog.at))) <= LIT * fog.units + 0.51


@pytest.mark.parametrize("unit", [1e3, 1e4, 1e6])
def test_of_a_curve_as_good_as_upright_no_more_is_lit(unit: float) -> None:
    points = Dataset.of([0.1 * unit, 0.4 * unit, 0.8 * unit, 0.9 * unit], [0.3, 0.2, 0.7, 0.6])
    state = state_after([LoadPoints(points, "4"), SetScaling(ScaleChoice.NONE), SetLearningRate(10.0)])
    for message in (ToggleFog(), ShowLandscape(LandscapeView.SLICE_M), ToggleLandscapeSize()):
        update(state, message)
    assert_only_near_the_ball_is_lit(InFog(landscape_of(state)))


def pixels_per_unit(scale: LinearScale) -> float:
    """From the ends of the scale: one unit may be less than a rounding error of its pixels."""
    return abs((scale.range[1] - scale.range[0]) / (scale.domain[1] - scale.domain[0]))


@given(scene=windows(VIEWS))
@settings(max_examples=60)
def test_tangent_and_its_number_are_the_slope_by_differences(scene: Scene) -> None:
    fog = fogged(scene)
    slope = slope_by_differences(fog.cost, fog.at)
    slack = 1e-6 * (abs(slope) + fog.cost(fog.at) + 1.0)
    tangent = fog.marks.one(PANEL, "tangent")
    assert tangent.colour == fog.marks.theme.symbol(fog.symbol)
    if fog.is_in_sight(*fog.ball):
        assert_line_has_slope(tangent, slope, fog)
        (x, y), (x_end, y_end) = tangent.points
        assert apart(((x + x_end) / 2, (y + y_end) / 2), fog.ball) <= 1.5
    for label in fog.marks.any(PANEL, "tangent label"):
        assert_says(label.text.partition(" = ")[2], slope, slack)
    for label in fog.marks.any(PANEL, "which way label"):
        per_parameter, per_cost = (pixels_per_unit(scale) for scale in (fog.space.x, fog.space.y))
        steepness = abs(slope * per_cost / per_parameter)
        if abs(slope) > slack and steepness > LEVEL * 1.01:
            assert label.text == f"it falls to the {'right' if slope < 0 else 'left'}"
        elif steepness < LEVEL * 0.99:
            assert label.text in ("level ground", "all but level")


@given(scene=windows(VIEWS))
@settings(max_examples=60)
def test_the_arrow_is_as_long_as_the_next_step_changes_the_parameter(scene: Scene) -> None:
    fog = fogged(scene)
    steps = run_steps(fog.marks.state.training, 1)
    if not len(steps):
        fog.marks.none(PANEL, "next step arrow", "next step label")
        return
    change = steps.last.line[0 if fog.is_m else 1] - fog.at
    for arrow in fog.marks.any(PANEL, "next step arrow"):
        (x, y), (x_end, y_end) = arrow.points
        assert y == y_end
        assert x_end - x == pytest.approx(change * fog.across, rel=1e-6, abs=1e-3)
        assert arrow.shape == ("arrow" if abs(x_end - x) >= round(LEAST_ARROW * fog.units) else "line")
    for label in fog.marks.any(PANEL, "next step label"):
        said = label.text.split()[-1].removeprefix("+")
        assert_says(said, change, 1e-12 * (abs(fog.at) + 1.0))


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("line", [(-0.6, 0.25), (1.4, -0.3), (0.2, 0.9)])
@pytest.mark.parametrize("rate", [0.1, 0.5])
def test_a_batch_step_is_the_rate_times_the_slope_over_twice_the_points(
    view: LandscapeView, line: tuple[float, float], rate: float
) -> None:
    points = Dataset.of([0.1, 0.4, 0.8, 0.9], [0.3, 0.2, 0.7, 0.6])
    script = [LoadPoints(points, "4"), SetMode(Mode.BATCH), SetLearningRate(rate), SetLineByHand(*line)]
    fog = InFog(landscape_of(state_after([*script, ToggleFog(), ShowLandscape(view), ToggleLandscapeSize()])))
    change = -rate * slope_by_differences(fog.cost, fog.at) / (2 * 4)
    (x, _), (x_end, _) = fog.marks.one(PANEL, "next step arrow").points
    assert x_end - x == pytest.approx(change * fog.across, rel=1e-6, abs=1e-3)
    label = fog.marks.one(PANEL, "next step label").text
    assert label.startswith("next step −lr·slope ÷ (2·4) = ")
    assert_says(label.split()[-1].removeprefix("+"), change, 1e-9)
    stochastic = fog.marks.state
    update(stochastic, SetMode(Mode.STOCHASTIC))
    assert "slope" not in landscape_of(stochastic).one(PANEL, "next step label").text


@given(scene=windows(VIEWS))
@settings(max_examples=60)
def test_the_trail_is_where_the_line_has_been_at_its_true_height_and_slope(scene: Scene) -> None:
    fog = fogged(scene)
    state = fog.marks.state
    been = [place.line for place in state.walk.places if place.step <= state.training.step]
    places = fog.marks.any(PANEL, "place")
    strokes = fog.marks.any(PANEL, "slope of a place")
    assert len(places) == len(strokes) <= 24
    for place, stroke in zip(places, strokes, strict=True):
        if not fog.is_in_sight(*place.points[0]):
            continue
        (x, y), index = place.points[0], 0 if fog.is_m else 1
        pixels = [fog.space.model_to_view(line[index], fog.points.cost(*line)) for line in been]
        away = [hypot(x - at_x, y - at_y) for at_x, at_y in pixels]
        assert min(away) <= 1.0
        slope = fog.points.gradient(*been[int(np.argmin(away))])[index]
        assert_line_has_slope(stroke, slope, fog)
        (left, up), (right, low) = stroke.points
        assert apart(((left + right) / 2, (up + low) / 2), (x, y)) <= 1.0


def walked(*slopes: float) -> State:
    points = Dataset.of([0.1, 0.4, 0.8, 0.9], [0.3, 0.2, 0.7, 0.6])
    state = state_after([LoadPoints(points, "4"), ToggleFog(), ShowLandscape(LandscapeView.SLICE_M), ToggleLandscapeSize()])
    for slope in slopes:
        update(state, SetLineByHand(slope, 0.0))
    return state


def test_it_counts_the_steps_and_says_the_lowest_j_so_far() -> None:
    marks = landscape_of(walked(0.3, 0.6, 0.9, 1.2))
    points = Points(marks.state)
    lowest = min(points.cost(m, 0.0) for m in (0.0, 0.3, 0.6, 0.9, 1.2))
    said = marks.one(PANEL, "walk label").text
    assert said.startswith("4 moves · lowest J so far ")
    assert_says(said.split()[-1], lowest)
    assert len(marks.all(PANEL, "place")) == 4
    assert len(marks.all(PANEL, "hop")) == 4


def test_the_trail_goes_with_the_moment_looked_at() -> None:
    state = walked(0.3)
    update(state, Advance(10))
    assert landscape_of(state).one(PANEL, "walk label").text.startswith("11 moves")
    update(state, LookAt(4))
    marks = landscape_of(state)
    assert marks.one(PANEL, "walk label").text.startswith("5 moves")
    assert marks.one(PANEL, "ball").values[0][0] == pytest.approx(state.training.line.slope, abs=1e-2)


def test_other_points_leave_no_trail_of_costs_that_are_no_more() -> None:
    state = walked(0.3, 0.6)
    update(state, LoadPoints(Dataset.of([0.2, 0.7], [0.9, 0.1]), "2"))
    landscape_of(state).none(PANEL, "place", "hop")


def alike(xs: list[float], ys: list[float], view: LandscapeView) -> tuple[Marks, np.ndarray]:
    state = state_after(
        [LoadPoints(Dataset.of(xs, ys), "2"), SetMode(Mode.BATCH), ToggleFog(), ShowLandscape(view), ToggleLandscapeSize()]
    )
    marks = landscape_of(state)
    return marks, pixels_of(marks.surface).copy()


def test_two_curves_that_feel_the_same_underfoot_look_the_same_but_for_what_is_lit() -> None:
    """J and its slope along m are the same for both, the curvature and the lowest point are not."""
    one, its_pixels = alike([1.0, 1.0], [1.0, 0.0], LandscapeView.SLICE_M)
    other, other_pixels = alike([1.0, 0.0], [1.0, 0.0], LandscapeView.SLICE_M)
    fog = InFog(one)
    assert fog.cost(0.3) != pytest.approx(InFog(other).cost(0.3))

    def but_lit(marks: Marks) -> list[Mark]:
        return [mark for mark in marks.of(PANEL) if mark.role != "lit curve"]

    assert but_lit(one) == but_lit(other)
    (left, right), (bottom, top) = (tuple(map(round, scale.range)) for scale in (fog.space.x, fog.space.y))
    differ = (its_pixels != other_pixels).any(axis=2)[top - 30 : bottom + 30, left - 60 : right]
    rows, columns = np.nonzero(differ)
    away = np.hypot(columns + left - 60 - fog.ball[0], rows + top - 30 - fog.ball[1])
    assert away.size == 0 or away.max() <= LIT + 6


LABELS = ("tangent label", "which way label", "next step label", "walk label", "tick label")
STROKES = ("tangent", "next step arrow", "slope of a place")


@given(scene=windows(VIEWS), is_large=st.booleans())
@settings(max_examples=60)
def test_no_text_lies_on_another_on_the_trail_or_on_the_tangent(scene: Scene, is_large: bool) -> None:
    state = scene.state
    for message in [ToggleFog(), *([ToggleLandscapeSize()] if is_large else [])]:
        update(state, message)
    fog = InFog(landscape_of(state, scene.size))
    labels = [
        (label, pygame.Rect(*label.points[0], *np.subtract(label.points[1], label.points[0])))
        for label in fog.marks.any(PANEL, *LABELS)
    ]
    for (one, box), (other, other_box) in combinations(labels, 2):
        assert not box.colliderect(other_box), f"{one} on {other}"
    for label, box in labels:
        if label.role == "tick label":
            continue
        assert not box.collidepoint(fog.ball), f"{label} on the ball"
        for stroke in fog.marks.any(PANEL, *STROKES):
            assert not any(box.clipline(*pair) for pair in pairwise(stroke.points)), f"{label} on {stroke.role}"


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("messages", [[], [ChangeUiScale(3), ToggleTheme()]], ids=["usual", "large and light"])
def test_nothing_is_missing_in_a_usual_window(view: LandscapeView, messages: list[Message]) -> None:
    state = walked(0.3, 0.6)
    for message in [*messages, ShowLandscape(view), SetLineByHand(0.4, 0.5)]:
        update(state, message)
    marks = landscape_of(state, (1600, 1000))
    for role in ("fog", "lit patch", "tangent", "ball", "axis name below", *LABELS[:-1]):
        marks.one(PANEL, role)
    assert len(marks.all(PANEL, "tick label")) >= 4


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("theme", [[], [ToggleTheme()]], ids=["dark", "light"])
def test_drawn_on_it_looks_as_drawn_anew(view: LandscapeView, theme: list[Message]) -> None:
    state, window = walked(), Window()
    messages = [*theme, ShowLandscape(view), *(SetLineByHand(0.2 * step, 0.1) for step in range(8)), Advance(3), ToggleFog()]
    for message in [*messages, ToggleFog(), Advance(40), LookAt(6)]:
        update(state, message)
        window.draw(state)
        anew = Window()
        anew.draw(state)
        assert (pixels_of(window.surface) == pixels_of(anew.surface)).all(), message


def test_the_window_stays_while_one_walks_in_it() -> None:
    state = walked(-0.5, -0.4)
    before = state.landscape.slice_window
    for slope in (-0.3, -0.2, -0.1):
        update(state, SetLineByHand(slope, 0.0))
        assert state.landscape.slice_window == before
    update(state, SetLineByHand(9.0, 0.0))
    assert state.landscape.slice_window != before


@given(slopes=st.lists(st.floats(-50.0, 50.0), max_size=12), size=sizes)
@settings(max_examples=40)
def test_ball_and_trail_are_always_in_sight(slopes: list[float], size: tuple[int, int]) -> None:
    marks = landscape_of(walked(*slopes), size)
    fog = InFog(marks)
    assert fog.is_in_sight(*fog.space.model_to_view(fog.at, fog.cost(fog.at)))
    for place in marks.any(PANEL, "place"):
        assert fog.is_in_sight(*place.points[0])


def test_in_the_lesson_one_walks_with_lent_keys_and_lifting_the_fog_shows_the_curve_and_keeps_the_trail() -> None:
    pupil = pupil_in("fog")
    for _ in range(6):
        assert not pupil.lesson.seen
        message = lent_message(pupil.state, "right")
        assert message is not None
        pupil.sends(message)
    assert pupil.lesson.seen == {0}
    marks = landscape_of(pupil.state)
    marks.none(PANEL, *HIDDEN)
    assert marks.one(PANEL, "walk label").text.startswith("6 moves · lowest J ÷ 16 so far ")
    trail = marks.all(PANEL, "place")
    assert shown_value(marks.one(PANEL, "tangent label").text.split()[-1]) == pytest.approx(-0.01, abs=0.01)
    pupil.sends(SetFigure(Fog(True)))
    marks = landscape_of(pupil.state)
    marks.none(PANEL, "fog", "lit patch", "lit curve", "walk label")
    for role in ("cost curve", "lowest", "landing"):
        marks.one(PANEL, role)
    assert [place.points for place in marks.all(PANEL, "place")] == [place.points for place in trail], "the axes stay"
    assert pupil.is_done


@pytest.mark.parametrize("key", ["left", "right"])
@pytest.mark.parametrize("rate", [0.3, 1.0])
def test_a_key_walks_as_far_as_the_arrow_is_long(key: str, rate: float) -> None:
    pupil = pupil_in("fog")
    pupil.sends(SetLearningRate(rate))
    for _ in range(3):
        (start, _), *_, (end, _) = landscape_of(pupil.state).one(PANEL, "next step arrow", shape="arrow").values
        m, b = pupil.state.training.line
        message = lent_message(pupil.state, key)
        assert message is not None
        pupil.sends(message)
        moved = pupil.state.training.line.slope - m
        assert pupil.state.training.line.intercept == b
        assert abs(moved) == pytest.approx(abs(end - start), abs=0.01)
        assert (moved > 0) is (key == "right")


@pytest.mark.parametrize("chapter", ["fog", "rate"])
@settings(max_examples=20, deadline=None)
@given(st.floats(-1.0, 2.0), st.floats(0.01, 2.0))
def test_a_step_is_lr_times_the_slope_that_stands_there_and_the_curve_stays(chapter: str, m: float, rate: float) -> None:
    pupil = pupil_in(chapter)
    _, b = pupil.state.training.line
    pupil.sends(SetFigure(Fog(True)), SetLearningRate(rate), SetLineByHand(m, b))
    marks = landscape_of(pupil.state)
    label = marks.one(PANEL, "tangent label").text
    assert label.startswith("slope = ")
    assert marks.one(PANEL, "axis name beside").text == "J ÷ 16"
    (x1, y1), *_, (x2, y2) = marks.all(PANEL, "tangent")[0].values
    slope = shown_value(label.split()[-1])
    assert (y2 - y1) / (x2 - x1) == pytest.approx(slope, abs=0.02 + 0.02 * abs(slope))
    pupil.sends(StepOnce())
    line = pupil.state.training.line
    assert line.slope - m == pytest.approx(-rate * slope, abs=1e-3 + 0.01 * abs(rate * slope))
    assert line.intercept == pytest.approx(b, abs=1e-12)


def test_walking_in_the_light_does_not_do_the_task() -> None:
    pupil = pupil_in("fog")
    pupil.sends(SetFigure(Fog(True)), SetLineByHand(0.432, 0.5))
    assert pupil.lesson.seen == {1}
