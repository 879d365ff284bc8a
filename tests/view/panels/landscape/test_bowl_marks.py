"""Each mark of the bowl against the points: contours, paths, ball, the arrow down, least squares, rest, and the readout."""

from __future__ import annotations

import re
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.messages import (
    AddPoint,
    Advance,
    BeginGesture,
    GoToRun,
    LoadPoints,
    LookAt,
    Message,
    PointAt,
    Reset,
    SetFastestLearningRate,
    SetLearningRate,
    SetLineByHand,
    SetMode,
    SetOrder,
    SetScaling,
    ShowBox,
    ShowLandscape,
    ToggleLandscapeSize,
    ToggleTheme,
    Undo,
)
from app.model.data.dataset import Dataset, FloatArray
from app.model.data.scaling import Line, ScaleChoice
from app.model.learning.sampling import Order
from app.model.learning.training import Mode
from app.model.theory.outlook import outlook
from app.model.time.run import Run
from app.session.pixels import FARTHEST_PX
from app.session.targets import BowlTarget, SymbolTarget
from app.session.views import Box, LandscapeView
from app.update import update
from app.view.paint.marks import Mark, Point
from app.view.panels.landscape.box import box_of
from tests.view.marked import POINTS, SIZE, Marks, Scene, Window, state_after
from tests.view.panels.landscape.seen import (
    PANEL,
    Points,
    apart,
    assert_axes_say_what_they_are,
    assert_same_direction,
    assert_says,
    landscape_of,
    scale_of,
    space_of,
    strength,
    windows,
)

VIEW = (LandscapeView.BOWL,)
SHOWN: list[Message] = [LoadPoints(POINTS["with noise"], "points"), ShowLandscape(LandscapeView.BOWL)]


def lines_of(run: Run, step: int) -> FloatArray:
    """The lines of a run from its start to that step, from its steps run again."""
    lines = [np.array([run.start.line])]
    for steps in run.replay():
        begin = 0 if steps.start.step == 0 else 1
        part = np.column_stack([steps.slopes, steps.intercepts])[begin:]
        lines = [part] if not begin else [*lines, part]
    return np.concatenate(lines)[: step + 1]


def assert_path(marks: Marks, drawn: list[Mark], lines: FloatArray) -> None:
    """That these marks, one after the other, run through these lines in order, as far as they are not out of sight."""
    space = space_of(marks.one(PANEL, "ball"))
    xs, ys = space.model_to_view(lines[:, 0], lines[:, 1])
    expected = [(x, y) for x, y in zip(xs.tolist(), ys.tolist(), strict=True) if max(abs(x), abs(y)) <= FARTHEST_PX]
    dots: list[Point] = []
    for mark in drawn:
        dots += mark.points[1:] if dots and dots[-1] == mark.points[0] else mark.points
    inside = [dot for dot in dots if max(abs(dot[0]), abs(dot[1])) < FARTHEST_PX - 1e-6]
    assert len(inside) == len(expected)
    assert all(apart(one, other) <= 0.01 for one, other in zip(inside, expected, strict=True))


def assert_contours(marks: Marks, points: Points) -> None:
    contours, card = marks.all(PANEL, "contour"), marks.theme.card
    costs, strengths = [], []
    for contour in contours:
        space = space_of(contour)
        across, down = scale_of(space)
        values = zip(contour.values, contour.points, strict=True)
        near = [value for value, dot in values if max(map(abs, dot)) < FARTHEST_PX - 1]
        found = [points.cost(*value) for value in near]
        if not found:
            continue
        level = float(np.median(found))
        for value, each in zip(near, found, strict=True):
            by_m, by_b = points.gradient(*value)
            steepness = float(np.hypot(by_m / across, by_b / down))
            assert abs(each - level) <= 0.05 * steepness + 1e-9 * level + 1e-9 * float((points.ys**2).sum())
        costs.append(level)
        strengths.append(strength(contour.colour, card))
    assert all(one >= other * (1 - 1e-9) for one, other in pairwise(costs)), "the highest is drawn first"
    assert strengths == sorted(strengths), "the lower, the stronger"
    areas = [strength(area.colour, card) for area in marks.all(PANEL, "area of J")]
    assert areas == sorted(areas)
    assert len(areas) > 10


def assert_range(marks: Marks, points: Points) -> None:
    space = space_of(marks.one(PANEL, "ball"))
    (m_low, m_high), (b_low, b_high) = space.x_domain, space.y_domain
    for least, most in zip(marks.any(PANEL, "least J"), marks.any(PANEL, "largest J"), strict=True):
        largest = max(points.cost(m, b) for m in (m_low, m_high) for b in (b_low, b_high))
        assert_says(most.text, largest, 1e-9 * largest)
        m, b = points.best()
        if m_low <= m <= m_high and b_low <= b <= b_high:
            # Least squares misses by rounding alone what lies on one line.
            slack = 1e-25 * float((points.ys**2).sum() + (m * points.xs).max() ** 2)
            assert_says(least.text.removeprefix("J "), points.cost(m, b), slack)
    for says in marks.any(PANEL, "range of J"):
        assert says.text == "a valley: no one best line" and not marks.state.training.training_set.moments.has_slope


def assert_ball_and_arrow(marks: Marks, points: Points) -> None:
    ball, line = marks.one(PANEL, "ball"), marks.state.training.line
    space = space_of(ball)
    x, y = space.model_to_view(*line)
    assert apart(ball.points[0], (min(max(x, -FARTHEST_PX), FARTHEST_PX), min(max(y, -FARTHEST_PX), FARTHEST_PX))) <= 0.01
    assert ball.points == marks.one(PANEL, "ball rim").points
    assert ball.colour == marks.theme.m
    by_m, by_b = points.gradient(*line)
    across, down = scale_of(space)
    for arrow in marks.any(PANEL, "gradient arrow"):
        assert arrow.colour == marks.theme.error
        assert arrow.points[0] == ball.points[0]
        sizes = abs(line.slope * points.xs) + abs(line.intercept) + abs(points.ys)
        noise = 1e-9 * np.hypot(across * float((sizes * abs(points.xs)).sum()), down * float(sizes.sum()))
        if np.hypot(by_m * across, by_b * down) > noise:
            assert_same_direction(*arrow.points, -by_m * across, -by_b * down)


def assert_least_squares(marks: Marks, points: Points) -> None:
    if not marks.state.training.training_set.moments.has_slope:
        marks.none(PANEL, "least squares", "least squares label", "resting place", "resting circle")
        return
    ring = marks.one(PANEL, "least squares")
    x, y = space_of(ring).model_to_view(*points.best())
    if max(abs(x), abs(y)) < FARTHEST_PX:
        assert apart(ring.points[0], (x, y)) <= 1.0
    for part in ("ground", "middle"):
        assert marks.one(PANEL, f"least squares {part}").points == ring.points


def assert_circle(circle: Mark, covariance: FloatArray, rest: Line) -> None:
    """That it lies two standard deviations from rest in every direction; one smaller than a pixel has none."""
    if max(apart(circle.points[0], dot) for dot in circle.points) < 1.0:
        return
    inverse = np.linalg.pinv(covariance, hermitian=True)
    for value, (x, y) in zip(circle.values, circle.points, strict=True):
        if max(abs(x), abs(y)) < 7999:
            away = np.array(value) - np.array(rest)
            assert float(away @ inverse @ away) == pytest.approx(4.0, rel=0.02)


def assert_rest(marks: Marks) -> None:
    found = outlook(marks.state.training)
    cross, circle = marks.any(PANEL, "resting place"), marks.any(PANEL, "resting circle")
    label = marks.any(PANEL, "resting place label")
    if found.rest is None:
        assert not cross + circle + label
        return
    space = space_of(marks.one(PANEL, "ball"))
    for line in cross:
        (x, y), (x_end, y_end) = line.points
        assert apart(((x + x_end) / 2, (y + y_end) / 2), space.model_to_view(*found.rest)) <= 0.01
    assert len(cross) in (0, 2)
    if found.circle is not None:
        assert_circle(circle[0], found.circle, found.rest)
    for text in label:
        does = "rests" if found.circle is None else "circles"
        ring = marks.one(PANEL, "least squares").points[0]
        # Under that ring no cross is to be seen.
        is_hidden = apart(ring, space.model_to_view(*found.rest)) <= round(10 * marks.screen.layout.scale)
        away = re.fullmatch(rf"{does} (.+)|× {does} here(?:, (.+))?", text.text)
        assert away is not None
        assert text.text.startswith("×") is not is_hidden
        in_place = "on least squares" if does == "rests" else "least squares"
        said = next((part for part in away.groups() if part not in (None, in_place, "there")), None)
        if said is not None:
            assert found.distance is not None
            assert_says(said.removesuffix(" from least squares"), found.distance)


@given(scene=windows(VIEW, has_boxes=True))
@settings(max_examples=50)
def test_every_mark_of_the_bowl_is_what_the_points_say(scene: Scene) -> None:
    marks = scene.marks_of(PANEL)
    points, timeline = Points(scene.state), scene.state.timeline
    assert_axes_say_what_they_are(marks, "m", "b")
    box, space = box_of(scene.state), space_of(marks.one(PANEL, "ball"))
    assert (space.x_domain, space.y_domain) == ((box.m_low, box.m_high), (box.b_low, box.b_high))
    assert_contours(marks, points)
    assert_range(marks, points)
    assert_ball_and_arrow(marks, points)
    assert_least_squares(marks, points)
    assert_rest(marks)
    if not timeline.run.path.thinnings:
        assert_path(marks, marks.any(PANEL, "path"), lines_of(timeline.run, timeline.step) if timeline.step else EMPTY)
    assert "" not in marks.roles(PANEL), "a mark says what it stands for"


EMPTY = np.empty((0, 2))


def test_the_path_grows_in_order_and_goes_back_in_time() -> None:
    state, window = state_after(SHOWN), Window(SIZE, PANEL)
    for message in [*[Advance(1)] * 5, Advance(30), ToggleTheme(), Advance(2), LookAt(12), LookAt(20), LookAt(0)]:
        update(state, message)
        marks = window.draw(state)
        timeline = state.timeline
        drawn = marks.any(PANEL, "path")
        assert all(mark.colour == marks.theme.text for mark in drawn)
        assert_path(marks, drawn, lines_of(timeline.run, timeline.step) if timeline.step else EMPTY)


def test_in_a_box_that_stays_the_map_is_that_of_the_points_and_the_path_that_of_the_run() -> None:
    state, window = state_after([*SHOWN, ShowBox(Box(-0.5, 1.5, -0.5, 1.5)), Advance(9)]), Window(SIZE, PANEL)
    window.draw(state)
    for message in (AddPoint(0.9, 0.1), Advance(1), Reset(), Advance(14), GoToRun(1), Advance(20), GoToRun(2), Advance(30)):
        update(state, message)
        marks, timeline = window.draw(state), state.timeline
        assert_contours(marks, Points(state))
        assert_path(marks, marks.any(PANEL, "path"), lines_of(timeline.run, timeline.step) if timeline.step else EMPTY)


def test_ghosts_are_the_paths_of_the_other_runs() -> None:
    script = [*SHOWN, Advance(20), Reset(), SetLearningRate(0.3), Advance(35), Reset(), SetMode(Mode.BATCH), Advance(9)]
    state, window = state_after(script), Window(SIZE, PANEL)
    for message in (Advance(1), Reset(), Advance(3)):
        update(state, message)
        marks = window.draw(state)
        ghosts = [run for run in state.timeline.others.values() if run.now.step]
        drawn = marks.all(PANEL, "ghost")
        assert len(drawn) == min(len(ghosts), 3)
        for mark, run in zip(drawn, ghosts[-3:], strict=True):
            assert_path(marks, [mark], lines_of(run, run.now.step))
            assert strength(mark.colour, marks.theme.card) < strength(marks.theme.text, marks.theme.card)


@given(
    script=st.sampled_from([[], [ToggleTheme()], [SetMode(Mode.BATCH)]]),
    across=st.floats(0.02, 0.98),
    down=st.floats(0.02, 0.98),
)
@settings(max_examples=20)
def test_the_readout_says_what_is_under_the_pointer(script: list[Message], across: float, down: float) -> None:
    state, window = state_after([*SHOWN, *script, Advance(30)]), Window(SIZE, PANEL)
    space = space_of(window.draw(state).one(PANEL, "ball"))
    (left, right), (bottom, top) = space.x.range, space.y.range
    x, y = left + across * (right - left), top + down * (bottom - top)
    target = window.screen.target_at(state, x, y)
    update(state, PointAt(None if target is None else target.id, x, y))
    marks = window.draw(state)
    if target is None or target.id != BowlTarget():
        marks.none(PANEL, "readout")
        return
    m, b, cost = re.fullmatch(r"m (\S+)  b (\S+)  J (\S+)", marks.one(PANEL, "readout").text).groups()  # type: ignore[union-attr]
    at = space.view_to_model(x, y)
    assert_says(m, at[0], 1e-9)
    assert_says(b, at[1], 1e-9)
    assert_says(cost, Points(state).cost(*at), 1e-9)


def test_the_arrow_leads_to_a_lower_cost_however_the_box_is_stretched() -> None:
    for line in [(2.0, 0.1), (-1.0, 1.5), (0.3, -2.0)]:
        marks = landscape_of(state_after([*SHOWN, SetLineByHand(*line), SetMode(Mode.BATCH), Advance(1)]))
        arrow, points = marks.one(PANEL, "gradient arrow"), Points(marks.state)
        (m, b), (m_tip, b_tip) = arrow.values
        assert points.cost(m + 0.01 * (m_tip - m), b + 0.01 * (b_tip - b)) < points.cost(m, b)


def test_the_arrow_is_the_shorter_the_less_far_j_falls_and_at_rest_there_is_none_and_the_target_lies_over_it() -> None:
    script = [*SHOWN, SetMode(Mode.BATCH), SetLineByHand(-4.0, 3.0)]
    for steps in (1, 300, 1000):
        marks = landscape_of(state_after([*script, Advance(steps)]))
        arrow, points, line = marks.one(PANEL, "gradient arrow"), Points(marks.state), marks.state.training.line
        by_m, by_b = points.gradient(*line)
        shares = np.array([0.0, 0.01, 0.02])
        square, linear, _ = np.polyfit(shares, [points.cost(line[0] - s * by_m, line[1] - s * by_b) for s in shares], 2)
        across, down = scale_of(space_of(arrow))
        falls = np.hypot(by_m * across, by_b * down) * -linear / (2 * square)
        expected = 24 + 40 * np.log10(min(50.0, falls) / 0.05) / 3
        assert apart(*arrow.points) == pytest.approx(expected, abs=1.0)
        order = [mark.role for mark in marks.all(PANEL, "gradient arrow", "least squares", "ball")]
        assert order == ["gradient arrow", "least squares", "ball"]
    resting = landscape_of(state_after([*script, Advance(40_000)]))
    resting.none(PANEL, "gradient arrow", "gradient arrow label")


@given(
    st.floats(-3.0, 3.0),
    st.floats(-3.0, 3.0),
    st.floats(0.01, 5.0),
    st.floats(0.01, 5.0),
    st.sampled_from([1e-2, 1.0, 1e3]),
)
@settings(max_examples=40)
def test_of_points_however_far_out_the_contours_lie_at_their_level(
    m: float, b: float, width: float, height: float, share: float
) -> None:
    """Their ellipses have up to 1e26 pixels: what the window shows of one is a straight line."""
    points = POINTS["huge"]
    far = Dataset.of(points.xs * share, points.ys)
    box = ShowBox(Box(m - width, m + width, b - height, b + height))
    marks = landscape_of(
        state_after([SetScaling(ScaleChoice.NONE), LoadPoints(far, "far"), ShowLandscape(LandscapeView.BOWL), box])
    )
    assert_contours(marks, Points(marks.state))


@pytest.mark.parametrize("zoom", [1.0, 4.0, 8.0, 12.0, 1e4])
@pytest.mark.parametrize("side", [-1.0, 1.0])
def test_a_contour_zoomed_into_keeps_its_level_between_its_corners(zoom: float, side: float) -> None:
    m, b = 0.4 + side, 0.5
    box = Box(m - 1.0 / zoom, m + 1.0 / zoom, b - 1.0 / zoom, b + 1.0 / zoom)
    marks = landscape_of(state_after([*SHOWN, ShowBox(box)]))
    points, seen = Points(marks.state), 0
    for contour in marks.all(PANEL, "contour"):
        space = space_of(contour)
        across, down = scale_of(space)
        (left, right), (bottom, top) = space.x.range, space.y.range
        for (x, y), (x_end, y_end) in pairwise(contour.points):
            middle = ((x + x_end) / 2, (y + y_end) / 2)
            if left < middle[0] < right and top < middle[1] < bottom:
                by_m, by_b = points.gradient(*space.view_to_model(*middle))
                level = points.cost(*contour.values[0])
                off = abs(points.cost(*space.view_to_model(*middle)) - level) / float(np.hypot(by_m / across, by_b / down))
                assert off < 0.3, "pixels between the line and the contour"
                seen += 1
    assert seen >= 10, "however near one looks, there are contours"


@given(scene=windows(VIEW, has_boxes=True))
@settings(max_examples=40)
def test_each_level_is_written_in_a_gap_of_its_own_contour(scene: Scene) -> None:
    assert_levels_stand_on_their_contours(scene.marks_of(PANEL))


def test_in_a_valley_of_which_a_thin_slice_is_seen_levels_stand_on_their_contours_too() -> None:
    thin = ShowBox(Box(-3.34, 0.962, 1.8345, 1.8545))
    messages = [LoadPoints(POINTS["one"], "one"), ToggleLandscapeSize(), ShowLandscape(LandscapeView.BOWL), thin]
    marks = landscape_of(state_after(messages), (1280, 1120))
    assert len(marks.all(PANEL, "contour label")) == 3
    assert_levels_stand_on_their_contours(marks)


def assert_levels_stand_on_their_contours(marks: Marks) -> None:
    points = Points(marks.state)
    for label, ground in zip(*(marks.any(PANEL, f"contour label{part}") for part in ("", " background")), strict=True):
        (left, top), (right, bottom) = label.points
        middle = ((left + right) / 2, (top + bottom) / 2)
        space = space_of(label)
        (plot_left, plot_right), (plot_bottom, plot_top) = space.x.range, space.y.range
        assert plot_left <= left <= right <= plot_right
        assert plot_top <= top <= bottom <= plot_bottom
        across, down = scale_of(space)
        by_m, by_b = points.gradient(*space.view_to_model(*middle))
        # Text stands on whole pixels, and a place may be up to a pixel beside the line.
        slack = 2.0 * float(np.hypot(by_m / across, by_b / down))
        assert_says(label.text.removeprefix("J = "), points.cost(*space.view_to_model(*middle)), slack)
        assert ground.points[0][0] <= left < right <= ground.points[1][0]


@pytest.mark.parametrize("theme", [[], [ToggleTheme()]], ids=["dark", "light"])
@pytest.mark.parametrize("size", [(800, 560), (1280, 800), (2560, 1440)])
def test_levels_are_named_at_every_size_with_round_numbers(size: tuple[int, int], theme: list[Message]) -> None:
    marks = landscape_of(state_after([*SHOWN, *theme, Advance(40)]), size)
    texts = marks.texts(PANEL, "contour label")
    assert 2 <= len(texts) <= 3
    assert all(len(text) <= len("J = 0.123") for text in texts)


@pytest.mark.parametrize("order", list(Order))
def test_nothing_is_missing_in_a_usual_window(order: Order) -> None:
    marks = landscape_of(state_after([*SHOWN, SetFastestLearningRate(), SetOrder(order), Advance(60)]), (1600, 1000))
    for role in ("ball", "gradient arrow", "step arrow", "least squares", "least squares label", "least squares legend"):
        marks.one(PANEL, role)
    for role in ("least J", "largest J", "gradient arrow label", "step arrow label"):
        marks.one(PANEL, role)
    points, levels = Points(marks.state), set()
    for contour in marks.all(PANEL, "contour"):
        levels.add(f"{points.cost(*contour.values[0]):.6g}")
    assert len(levels) == 14
    assert len(marks.all(PANEL, "contour label")) in (2, 3)
    assert len(marks.all(PANEL, "tick label")) >= 4
    assert len(marks.any(PANEL, "resting circle")) == (0 if order is Order.SEQUENTIAL else 1)
    assert len(marks.all(PANEL, "resting place")) == 2
    marks.one(PANEL, "resting place label")


def test_the_ball_is_larger_while_one_of_its_symbols_is_pointed_at_and_nothing_is_read_out_while_something_is_held() -> None:
    state, window = state_after([*SHOWN, Advance(30)]), Window(SIZE, PANEL)
    before = window.draw(state)
    centre = before.one(PANEL, "ball").points[0]
    beside = round(centre[0] + 10), round(centre[1])
    assert window.surface.get_at(beside)[:3] != before.theme.m
    update(state, PointAt(SymbolTarget("m", "name.0"), 0.0, 0.0))
    assert window.draw(state).one(PANEL, "ball").points[0] == centre
    assert window.surface.get_at(beside)[:3] == before.theme.m
    target = window.screen.target_named(state, BowlTarget())
    assert target is not None
    update(state, PointAt(target.id, *target.rect.center))
    window.draw(state).one(PANEL, "readout")
    update(state, BeginGesture(target.id))
    window.draw(state).none(PANEL, "readout")


def test_the_path_is_of_the_points_that_are_there_without_a_jump_from_those_that_are_gone() -> None:
    far = Dataset.of([0.1, 0.2, 0.9], [0.9, 0.8, 0.1])
    loaded = [*SHOWN, SetMode(Mode.BATCH), SetLineByHand(-3.0, 2.0), Advance(40), LoadPoints(far, "three")]
    landscape_of(state_after(loaded)).none(PANEL, "path")
    for script in ([*loaded, Advance(30)], [*loaded, Undo(), Advance(30)]):
        window, state = Window(SIZE, PANEL), state_after(script[:-1])
        window.draw(state)
        for message in (Advance(10), Advance(20)):
            update(state, message)
            marks = window.draw(state)
        run = state.timeline.run
        ways = [run.at(step).line for step in range(41, 71)]
        for mark in marks.all(PANEL, "path"):
            for at in mark.points:
                assert min(apart(at, space_of(mark).model_to_view(*line)) for line in ways) <= 1.0


def test_looked_back_at_the_path_of_the_points_of_then_is_seen() -> None:
    far = Dataset.of([0.1, 0.2, 0.9], [0.9, 0.8, 0.1])
    script = [*SHOWN, SetLineByHand(-3.0, 2.0), Advance(40), LoadPoints(far, "three"), Advance(9), LookAt(30)]
    assert landscape_of(state_after(script)).all(PANEL, "path")
