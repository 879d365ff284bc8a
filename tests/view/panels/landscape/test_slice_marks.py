"""Each mark of a slice against the points: curve, tangent, ball, next step, lowest point and the parabola of one point."""

from __future__ import annotations

from itertools import combinations, pairwise
from math import isclose

import pygame
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.messages import (
    Advance,
    BeginGesture,
    ChangeUiScale,
    LoadPoints,
    Message,
    PointAt,
    ResizeWindow,
    SetLineByHand,
    SetMode,
    SetScaling,
    ShowLandscape,
    ToggleLandscapeSize,
    ToggleTheme,
)
from app.model.data.scaling import ScaleChoice
from app.model.learning.descent import run_steps
from app.model.learning.training import Mode
from app.plots.numerals import shown_value
from app.session.targets import SliceBallTarget
from app.session.views import LandscapeView
from app.update import update
from app.view.paint.marks import Mark
from app.view.paint.pen.lines import SHORTEST_ARROW
from tests.view.marked import POINTS, Marks, Scene, Window, sizes, state_after
from tests.view.panels.landscape.seen import (
    PANEL,
    Points,
    apart,
    assert_axes_say_what_they_are,
    assert_same_direction,
    assert_says,
    held,
    landscape_of,
    scale_of,
    space_of,
    strength,
    windows,
)

VIEWS = (LandscapeView.SLICE_M, LandscapeView.SLICE_B)


class Sliced:
    """What stands in a window with a slice, and what it should show."""

    def __init__(self, marks: Marks) -> None:
        self.marks, self.points, self.theme = marks, Points(marks.state), marks.theme
        self.line = marks.state.training.line
        self.is_m = marks.state.landscape.view is LandscapeView.SLICE_M
        self.symbol = "m" if self.is_m else "b"
        self.at = self.line.slope if self.is_m else self.line.intercept
        self.curve = marks.all(PANEL, "cost curve")[0]
        self.space = space_of(self.curve)
        assert space_of(marks.one(PANEL, "axis name below")) == self.space, "axes and curve are of the same picture"
        self.steps = run_steps(marks.state.training, 1)

    def cost(self, at: float) -> float:
        return self.points.cost(at, self.line.intercept) if self.is_m else self.points.cost(self.line.slope, at)

    def assert_on(self, mark: Mark, at: float) -> None:
        """That a mark is where the ball would be with this parameter."""
        assert apart(mark.points[0], held(self.space, at, self.cost(at))) <= 1.0, mark.role

    @property
    def slope(self) -> float:
        return self.points.gradient(*self.line)[0 if self.is_m else 1]

    @property
    def slack(self) -> float:
        """How exactly the slope can be known at all."""
        factors = abs(self.points.xs) if self.is_m else 1.0
        sizes = (abs(self.line.slope * self.points.xs) + abs(self.line.intercept) + abs(self.points.ys)) * factors
        return 1e-12 * float(sizes.sum())


def assert_curve(sliced: Sliced) -> None:
    top = sliced.space.y.range[1]
    assert sliced.curve.colour == sliced.theme.cost
    assert len(sliced.curve.points) >= 40
    for (_, y), (at, _) in zip(sliced.curve.points, sliced.curve.values, strict=True):
        expected = sliced.space.y(sliced.cost(at))
        assert (y < top and expected < top) or abs(y - expected) <= 1.0


def assert_tangent(sliced: Sliced) -> None:
    tangent, space = sliced.marks.one(PANEL, "tangent"), sliced.space
    assert tangent.colour == sliced.theme.symbol(sliced.symbol)
    start, end = tangent.points
    across, down = scale_of(space)
    rise = sliced.slope * down / across
    assert_same_direction(start, end, 1.0, rise)
    middle = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
    if abs(middle[1]) < 1e6:
        assert apart(middle, space.model_to_view(sliced.at, sliced.cost(sliced.at))) <= 1.0
    for label in sliced.marks.any(PANEL, "tangent label"):
        assert label.text.startswith(f"∂J/∂{sliced.symbol} = ")
        assert label.colour == sliced.theme.symbol(sliced.symbol)
        is_of_part = len(sliced.steps) > 0 and sliced.steps.last.batch_size < len(sliced.points.xs)
        says = label.text.partition(" = ")[2].removesuffix(" over all points").removesuffix(", all points")
        assert is_of_part or "all points" not in label.text
        assert_says(says, sliced.slope, sliced.slack)


def assert_ball(sliced: Sliced) -> None:
    ball, rim = sliced.marks.one(PANEL, "ball"), sliced.marks.one(PANEL, "ball rim")
    assert (ball.colour, rim.colour) == (sliced.theme.text, sliced.theme.card)
    assert ball.points == rim.points
    sliced.assert_on(ball, sliced.at)


def assert_next_step(sliced: Sliced) -> None:
    marks = sliced.marks
    if not len(sliced.steps):
        marks.none(PANEL, "next step arrow", "next step label", "landing", "point parabola")
        return
    record = sliced.steps.last
    next_at = record.line[0 if sliced.is_m else 1]
    landing = marks.one(PANEL, "landing")
    sliced.assert_on(landing, next_at)
    assert landing.colour == sliced.theme.symbol(sliced.symbol)
    (x, y), (x_end, _) = sliced.marks.one(PANEL, "ball").points[0], landing.points[0]
    if abs(x_end - x) < SHORTEST_ARROW:
        marks.none(PANEL, "next step arrow")
    else:
        arrow = marks.one(PANEL, "next step arrow")
        start, tip = arrow.points
        assert arrow.colour == sliced.theme.symbol(sliced.symbol)
        assert start == (x, y), "the arrow leaves from the ball"
        assert tip == (x_end, y), "it is as long as the step, however short"
    for label in marks.any(PANEL, "next step label"):
        is_of_part = record.batch_size < len(sliced.points.xs)
        of = "one sample" if record.batch_size == 1 else f"{record.batch_size} points"
        assert (f"{of}:" in label.text) is is_of_part, "a step that goes by a part of the points says so, at any length"
        said = label.text.split()[-1]
        assert_says(said.removeprefix("+"), next_at - sliced.at, 1e-12 * max(abs(sliced.at), abs(next_at)))
        if "lr" in label.text:
            gradient = "error·x" if sliced.is_m else "error"
            of_mean = f"mean({gradient})"
            assert f"−{gradient if record.sample is not None else of_mean}·lr =" in label.text


def assert_lowest(sliced: Sliced) -> None:
    xs, ys, (m, b) = sliced.points.xs, sliced.points.ys, sliced.line
    if sliced.is_m and not (xs * xs).sum() > 1e-150:
        sliced.marks.none(PANEL, "lowest", "lowest label")
        return
    lowest = float((xs * (ys - b)).sum() / (xs * xs).sum()) if sliced.is_m else float((ys - m * xs).mean())
    low, high = sliced.space.x_domain
    if not low < lowest < high:
        return
    ring = sliced.marks.one(PANEL, "lowest")
    assert apart(ring.points[0], sliced.space.model_to_view(lowest, sliced.cost(lowest))) <= 1.0
    for label in sliced.marks.any(PANEL, "lowest label"):
        assert_says(label.text.removeprefix(f"lowest: {sliced.symbol} = "), lowest, 1e-9 * max(abs(low), abs(high)))


def assert_point_parabola(sliced: Sliced) -> None:
    """That of the next step's point; the parabola of a single point is J itself."""
    record = sliced.steps.last if len(sliced.steps) else None
    if record is None or record.sample is None or len(sliced.points.xs) == 1:
        sliced.marks.none(PANEL, "point parabola", "point parabola label")
        return
    curve, (m, b) = sliced.marks.one(PANEL, "point parabola"), sliced.line
    x, y = sliced.points.xs[record.sample], sliced.points.ys[record.sample]
    top = sliced.space.y.range[1]
    for (_, height), (at, _) in zip(curve.points, curve.values, strict=True):
        error = at * x + b - y if sliced.is_m else m * x + at - y
        expected = sliced.space.y(len(sliced.points.xs) * float(error) ** 2)
        assert (height < top and expected < top) or abs(height - expected) <= 1.0
    theme = sliced.theme
    assert strength(curve.colour, theme.error) < strength(curve.colour, theme.cost)


def box_of(mark: Mark) -> pygame.Rect:
    (left, top), (right, bottom) = mark.points
    return pygame.Rect(left, top, right - left, bottom - top)


LABELS = ("tangent label", "next step label", "lowest label", "point parabola label", "tick label")
STROKES = ("tangent", "next step arrow", "cost curve", "point parabola")


def assert_labels_are_clear(sliced: Sliced) -> None:
    """No text on another, on a curve, on the tangent, on the arrow, on the target, or on the ball."""
    labels = [(label, box_of(label)) for label in sliced.marks.any(PANEL, *LABELS)]
    for (one, box), (other, other_box) in combinations(labels, 2):
        assert not box.colliderect(other_box), f"{one} on {other}"
    (x, y), scale = sliced.marks.one(PANEL, "ball").points[0], sliced.marks.screen.layout.scale
    for label, box in labels:
        if label.role != "tick label":
            assert not box.collidepoint(x, y), f"{label} on the ball"
            for (ring_x, ring_y), *_ in (ring.points for ring in sliced.marks.any(PANEL, "lowest")):
                nearest = max(box.left, min(box.right, ring_x)), max(box.top, min(box.bottom, ring_y))
                assert apart(nearest, (ring_x, ring_y)) > 7.0 * scale, f"{label} on the target"
            for stroke in sliced.marks.any(PANEL, *STROKES):
                dots = [(dot_x, max(-3e4, min(3e4, dot_y))) for dot_x, dot_y in stroke.points]
                crossed = [pair for pair in pairwise(dots) if box.inflate(-2 * scale, -2 * scale).clipline(*pair)]
                assert not crossed, f"{label} on {stroke.role}"


@given(scene=windows(VIEWS))
@settings(max_examples=50)
def test_every_mark_of_a_slice_is_what_the_points_say(scene: Scene) -> None:
    marks = scene.marks_of(PANEL)
    sliced = Sliced(marks)
    assert_axes_say_what_they_are(marks, sliced.symbol, "J")
    assert_curve(sliced)
    assert_tangent(sliced)
    assert_ball(sliced)
    assert_next_step(sliced)
    assert_lowest(sliced)
    assert_point_parabola(sliced)
    assert_labels_are_clear(sliced)
    assert "" not in marks.roles(PANEL), "a mark says what it stands for"


NEAR = st.floats(-1.5, 1.5).map(lambda exponent: 10.0 ** (2 * exponent - 2)) | st.just(0.0)


@given(
    view=st.sampled_from(VIEWS),
    name=st.sampled_from(["a curve", "with noise", "on a line", "in the corners", "years", "one"]),
    mode=st.sampled_from(Mode),
    size=sizes,
    is_large=st.booleans(),
    away=st.tuples(NEAR, NEAR),
    sides=st.tuples(st.sampled_from((-1, 1)), st.sampled_from((-1, 1))),
)
@settings(max_examples=80)
def test_no_text_is_covered_however_near_the_ball_is_to_the_lowest_point(
    view: LandscapeView,
    name: str,
    mode: Mode,
    size: tuple[int, int],
    is_large: bool,
    away: tuple[float, float],
    sides: tuple[int, int],
) -> None:
    large = [ToggleLandscapeSize()] if is_large else []
    state = state_after([ResizeWindow(*size), LoadPoints(POINTS[name], name), SetMode(mode), ShowLandscape(view), *large])
    moments = state.training.training_set.moments
    best = (moments.slope, moments.intercept) if moments.has_slope else (0.0, moments.y_mean)
    update(state, SetLineByHand(best[0] + sides[0] * away[0], best[1] + sides[1] * away[1]))
    assert_labels_are_clear(Sliced(landscape_of(state, size)))


def test_what_the_parabola_of_a_point_is_does_not_stand_on_the_target_below_that_parabola() -> None:
    script = [
        LoadPoints(POINTS["a curve"], "points"),
        SetScaling(ScaleChoice.STANDARD),
        Advance(120),
        SetLineByHand(0.1, -1.8),
    ]
    state = state_after([ResizeWindow(800, 560), *script, ShowLandscape(LandscapeView.SLICE_B)])
    assert_labels_are_clear(Sliced(landscape_of(state, (800, 560))))


ALL = ("tangent label", "next step label", "lowest label", "axis name below", "axis name beside", "next step arrow")


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("mode", [Mode.STOCHASTIC, Mode.BATCH])
@pytest.mark.parametrize("messages", [[], [ChangeUiScale(3), ToggleTheme()]], ids=["usual", "large and light"])
def test_nothing_is_missing_in_a_usual_window(view: LandscapeView, mode: Mode, messages: list[Message]) -> None:
    script = [*messages, LoadPoints(POINTS["with noise"], "points"), SetMode(mode), Advance(20), ShowLandscape(view)]
    marks = landscape_of(state_after(script), (1600, 1000))
    for role in ALL:
        marks.one(PANEL, role)
    assert len(marks.all(PANEL, "tick label")) >= 4
    says = marks.one(PANEL, "next step label").text
    if mode is Mode.STOCHASTIC:
        marks.one(PANEL, "point parabola label")
        assert marks.one(PANEL, "tangent label").text.endswith("over all points")
    assert ("one sample: " in says) is (mode is Mode.STOCHASTIC)


@pytest.mark.parametrize("view", VIEWS)
def test_drawn_step_after_step_the_marks_are_those_of_each_step(view: LandscapeView) -> None:
    state, window = state_after([LoadPoints(POINTS["a curve"], "points"), ShowLandscape(view)]), Window()
    for message in [Advance(1), Advance(1), SetMode(Mode.BATCH), Advance(5), ToggleTheme(), Advance(40)]:
        update(state, message)
        sliced = Sliced(window.draw(state))
        assert_curve(sliced)
        assert_tangent(sliced)
        assert_ball(sliced)
        assert_next_step(sliced)
        assert_point_parabola(sliced)


@pytest.mark.parametrize("view", VIEWS)
def test_the_axes_hold_still_and_the_ball_stops_at_their_ends_while_it_is_held(view: LandscapeView) -> None:
    state, window = state_after([LoadPoints(POINTS["a curve"], "points"), ShowLandscape(view)]), Window()
    window.draw(state)
    target = window.screen.target_named(state, SliceBallTarget())
    assert target is not None
    assert target.drag is not None
    domain = Sliced(window.draw(state)).space.x_domain
    for message in (PointAt(target.id, *target.rect.center), BeginGesture(target.id), target.drag(9e4, 0.0)):
        assert message is not None
        update(state, message)
    sliced = Sliced(window.draw(state))
    assert sliced.space.x_domain == domain
    assert isclose(sliced.at, domain[1])
    assert_ball(sliced)
    assert shown_value(sliced.marks.one(PANEL, "tangent label").text.split()[2]) > 0.0


@pytest.mark.parametrize("view", VIEWS)
def test_the_ball_is_larger_while_it_is_pointed_at(view: LandscapeView) -> None:
    state, window = state_after([LoadPoints(POINTS["a curve"], "points"), ShowLandscape(view)]), Window()
    marks = window.draw(state)
    x, y = marks.one(PANEL, "ball").points[0]
    beside = round(x), round(y - 9.5)
    assert window.surface.get_at(beside)[:3] != marks.theme.text
    update(state, PointAt(SliceBallTarget(), x, y))
    window.draw(state)
    assert window.surface.get_at(beside)[:3] == marks.theme.text
