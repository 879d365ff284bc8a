"""Points, error bars, lines, handles, grid and ticks stand where the model says, in the colours of what they are."""

from __future__ import annotations

import numpy as np
import pygame
import pytest
from hypothesis import assume, given, settings

from app.messages import (
    Advance,
    BeginGesture,
    ChangeUiScale,
    EndGesture,
    LoadPoints,
    Message,
    MovePointTo,
    PanAxes,
    PointAt,
    ResizeWindow,
    SetLineByHand,
    SetScaling,
    ShowPreview,
    ToggleLeastSquares,
    TogglePlay,
    ToggleScaleCard,
    ToggleTheme,
)
from app.model.data.dataset import Dataset
from app.model.data.scaling import Line, ScaleChoice
from app.model.learning.training import Mode
from app.plots.numerals import shown_value
from app.session.state import State
from app.session.targets import HandleTarget, PointTarget, SymbolTarget
from app.view.paint.marks import Mark
from app.view.paint.theme import blend
from app.view.panels.canvas.panel import Canvas
from tests.view.colours import contrast
from tests.view.marked import POINTS, SIZE, state_after
from tests.view.panels.canvas.drawn import BEYOND, Drawn, Scene, after, draw_canvas, scenes

FEW_ENOUGH = tuple(name for name in POINTS if name != "many")
ONE_BY_ONE = Dataset.of([0.1, 0.3, 0.55, 0.8], [0.2, 0.9, 0.4, 0.65])
PLAYED = (LoadPoints(ONE_BY_ONE, "points"), TogglePlay())


def assert_is_all_of(drawn: Drawn, mark: Mark, line: Line) -> None:
    """The mark lies on the line, and goes from edge to edge of the plot."""
    for x, y in mark.points:
        assert drawn.off_line_px(line, x, y) < 1.0
        assert drawn.is_on_edge(x, y)
    assert drawn.plot.inflate(3, 3).contains((*mark.points[0], 1, 1))
    (left, top), (right, bottom) = mark.points
    axes = drawn.state.axes
    is_corner = drawn.is_on_edge(left, top) and abs(left - right) + abs(top - bottom) < 4
    assert is_corner or (left, top) != (right, bottom), axes


def middle(mark: Mark) -> tuple[float, float]:
    (left, top), (right, bottom) = mark.points
    return (left + right) / 2, (top + bottom) / 2


def seen(drawn: Drawn, moved: int | None) -> list[tuple[float, float]]:
    """The pixels of the points in sight but the moved one."""
    near = drawn.plot.inflate(2 * BEYOND, 2 * BEYOND)
    points = drawn.state.points
    places = [(drawn.x_px(x), drawn.y_px(y)) for x, y in zip(points.xs.tolist(), points.ys.tolist(), strict=True)]
    return [
        (x, y)
        for index, (x, y) in enumerate(places)
        if index != moved and near.left <= x <= near.right and near.top <= y <= near.bottom
    ]


@settings(max_examples=40)
@given(scene=scenes())
def test_every_mark_says_what_it_stands_for(scene: Scene) -> None:
    assert not [mark for mark in scene.drawn.of("canvas") if not mark.role.strip()]


@settings(max_examples=50)
@given(scene=scenes())
def test_the_line_runs_through_m_x_plus_b_from_edge_to_edge_in_the_colour_of_m(scene: Scene) -> None:
    drawn = scene.drawn
    line = drawn.state.line_in_data_units
    is_seen = drawn.is_seen(line)
    assume(is_seen is not None)
    if not is_seen:
        drawn.none("canvas", "line", "m handle", "b handle", "shift handle")
        return
    mark = drawn.one("canvas", "line")
    assert mark.colour == drawn.theme.m
    assert_is_all_of(drawn, mark, line)


@settings(max_examples=50)
@given(scene=scenes(FEW_ENOUGH))
def test_the_disc_of_every_point_is_at_its_x_and_y(scene: Scene) -> None:
    drawn = scene.drawn
    moved, marks = drawn.state.held_point, drawn.any("canvas", "point")
    expected = seen(drawn, moved)
    assert len(marks) == len(expected)
    for mark, (x, y) in zip(marks, expected, strict=True):
        assert (mark.shape, mark.colour) == ("disc", drawn.theme.text)
        assert mark.points[0] == pytest.approx((x, y), abs=1.0)
    if moved is None:
        drawn.none("canvas", "moved point", "moved error bar")
        return
    x, y = drawn.state.points.point(moved)
    for mark in drawn.any("canvas", "moved point"):
        assert mark.points[0] == pytest.approx((drawn.x_px(x), drawn.y_px(y)), abs=1.0)


def test_very_many_points_are_one_picture_over_all_of_the_plot() -> None:
    drawn = Scene((LoadPoints(POINTS["many"], "many"),)).drawn
    drawn.none("canvas", "point")
    mark = drawn.one("canvas", "points")
    assert (mark.shape, mark.colour) == ("picture", drawn.theme.text)
    assert mark.points == (drawn.plot.topleft, drawn.plot.bottomright)


@settings(max_examples=50)
@given(scene=scenes())
def test_the_error_bar_of_each_point_spans_from_its_y_to_the_guess_in_the_colour_of_error(scene: Scene) -> None:
    drawn = scene.drawn
    state, line, plot = drawn.state, drawn.state.line_in_data_units, drawn.plot
    columns: dict[int, list[float]] = {}
    for index, (x, y) in enumerate(zip(state.points.xs.tolist(), state.points.ys.tolist(), strict=True)):
        column = round(drawn.x_px(x))
        if index != state.held_point and plot.left <= column <= plot.right:
            columns.setdefault(column, []).extend([drawn.y_px(y), drawn.y_px(line.at(x))])
    bars = {round(mark.points[0][0]): mark for mark in drawn.any("canvas", "error bar")}
    assert set(bars) == set(columns)
    # A bar stands on whole pixels, so it meets a steep line half a pixel's rise away.
    axes = state.axes
    steepness = abs(line.slope) * (axes.x_high - axes.x_low) / plot.w / (axes.y_high - axes.y_low) * plot.h
    covered = max(0.15, len(columns) * max(1, round(drawn.scale)) / plot.w)
    share = max(0.2, 0.7 * (0.15 / covered) ** 0.7) * (1.4 if is_error_pointed_at(drawn) else 1.0)
    if covered == 0.15:
        assert contrast(blend(drawn.theme.error, drawn.theme.card, share), drawn.theme.card) >= 3.0
    share = min(1.0, share * (1.5 if has_learnt_from_all(state) else 1.0))
    for column, heights in columns.items():
        (x, top), (also_x, bottom) = bars[column].points
        ends = [max(plot.top, min(plot.bottom, end)) for end in (min(heights), max(heights))]
        assert x == also_x == column
        assert (top, bottom) == pytest.approx(ends, abs=1.6 + steepness)
        assert bars[column].colour == blend(drawn.theme.error, drawn.theme.card, share)


def has_learnt_from_all(state: State) -> bool:
    record = state.record
    is_large = record is not None and (record.mode is Mode.BATCH or record.batch_size > 200)
    return is_large and record is not None and record.points == len(state.points)


def is_error_pointed_at(drawn: Drawn) -> bool:
    for target in (drawn.state.pointer.target, drawn.state.focus):
        if isinstance(target, SymbolTarget):
            return target.symbol == "error"
    return False


def test_the_bar_and_the_point_that_a_hand_moves_go_with_it() -> None:
    state = state_after((*PLAYED, SetLineByHand(0.5, 0.1), BeginGesture(PointTarget(1)), MovePointTo(1, 0.42, 0.77)))
    drawn = draw_canvas(state, SIZE)
    assert drawn.one("canvas", "moved point").points[0] == pytest.approx((drawn.x_px(0.42), drawn.y_px(0.77)), abs=1)
    (x, top), (_, bottom) = drawn.one("canvas", "moved error bar").points
    assert x == pytest.approx(drawn.x_px(0.42), abs=1)
    assert (top, bottom) == pytest.approx((drawn.y_px(0.77), drawn.y_px(0.5 * 0.42 + 0.1)), abs=1.5)
    assert len(drawn.all("canvas", "point")) == len(drawn.all("canvas", "error bar")) == 3
    assert drawn.one("canvas", "moved error bar").colour == drawn.all("canvas", "error bar")[0].colour


def test_a_point_that_a_hand_moved_out_of_sight_is_not_drawn() -> None:
    state = state_after((*PLAYED, BeginGesture(PointTarget(1)), MovePointTo(1, 1.4, 0.5)))
    draw_canvas(state, SIZE).none("canvas", "moved point", "moved error bar")


@settings(max_examples=40)
@given(scene=scenes(FEW_ENOUGH))
def test_few_points_lie_on_the_line_and_not_under_it(scene: Scene) -> None:
    drawn = scene.drawn
    line, moved = drawn.state.line_in_data_units, drawn.state.held_point
    over = [mark.points[0] for mark in drawn.any("canvas", "point on the line")]
    points = [mark.points[0] for mark in drawn.any("canvas", "point")]
    assert set(over) <= set(points)
    assert len(seen(drawn, moved)) == len(points)
    for place in points:
        off = drawn.off_line_px(line, *place)
        if off < 6 * drawn.scale:
            assert place in over
        if off > 14 * drawn.scale + 3:
            assert place not in over


@settings(max_examples=60)
@given(scene=scenes())
def test_the_handle_of_m_wears_its_colour_and_lies_on_the_line_and_b_stands_at_x_0(scene: Scene) -> None:
    drawn = scene.drawn
    line = drawn.state.line_in_data_units
    assume(drawn.is_seen(line))
    for name, colour in (("m", drawn.theme.m), ("b", drawn.theme.b), ("shift", drawn.theme.b)):
        for mark in drawn.any("canvas", f"{name} handle"):
            assert (mark.shape, mark.colour) == ("disc", colour)
            assert drawn.off_line_px(line, *mark.points[0]) < 1.0
            rim = drawn.one("canvas", f"{name} handle rim")
            assert (rim.points, rim.colour) == (mark.points, drawn.theme.card)
            for label in drawn.any("canvas", f"{name} handle name"):
                assert (label.text, label.colour) == (name, colour)
                assert np.hypot(*np.subtract(middle(label), mark.points[0])) < 40 * drawn.scale
    for mark in drawn.any("canvas", "b handle"):
        assert mark.points[0] == pytest.approx((drawn.x_px(0.0), drawn.y_px(line.intercept)), abs=1.0)
        drawn.none("canvas", "shift handle")
    left, right = (place[0] for place in drawn.one("canvas", "line").points)
    if left + 1 < drawn.x_px(0.0) < right - 1:
        drawn.one("canvas", "b handle")
    assert len(drawn.all("canvas", "b handle", "shift handle")) == 1
    for mark in drawn.any("canvas", "m handle"):
        assert drawn.is_on_edge(*mark.points[0])
        turned_about = drawn.all("canvas", "b handle", "shift handle")[0].points[0][0]
        assert abs(mark.points[0][0] - turned_about) >= max(abs(left - turned_about), abs(right - turned_about)) - 1.0


@pytest.mark.parametrize("steps", [5, 90])
def test_the_name_of_a_handle_on_the_bar_of_a_point_stands_beside_that_bar(steps: int) -> None:
    drawn = draw_canvas(state_after((LoadPoints(POINTS["years"], "years"), Advance(steps))), (1280, 800))
    x, _ = drawn.one("canvas", "shift handle").points[0]
    assert any(bar.points[0][0] == pytest.approx(x, abs=1.0) for bar in drawn.all("canvas", "error bar"))
    (left, _), (right, _) = drawn.one("canvas", "shift handle name").points
    assert x < left or right < x


@pytest.mark.parametrize("intercept", [0.2, 0.25, 0.35, 0.4])
def test_no_name_of_a_handle_is_crossed_by_the_line_or_by_least_squares_where_there_is_room(intercept: float) -> None:
    points = Dataset.of([0.0, 0.5, 1.0], [0.3, 0.31, 0.8])
    drawn = draw_canvas(state_after((LoadPoints(points, "three"), SetLineByHand(0.4, intercept))), (1280, 800))
    lines = [mark.points for mark in drawn.all("canvas", "line", "least squares")]
    for name in ("m", "b"):
        (left, top), (right, bottom) = drawn.one("canvas", f"{name} handle name").points
        box = pygame.Rect(left, top, right - left, bottom - top)
        assert not any(box.clipline(*ends) for ends in lines), name


@pytest.mark.parametrize(("target", "colour"), [(HandleTarget("m"), "m"), (HandleTarget("b"), "b")])
def test_a_handle_that_is_pointed_at_or_held_is_larger(target: HandleTarget, colour: str) -> None:
    free = (*PLAYED, SetLineByHand(0.0, 0.3))
    sizes = []
    for hand in ((), (PointAt(target, 3.0, 3.0),), (BeginGesture(target),)):
        drawn = Scene((*free, *hand)).seen
        x, y = (round(place) for place in drawn.one("canvas", f"{target.symbol} handle").points[0])
        row = [drawn.surface.get_at((x + across, y + 6))[:3] for across in range(-9, 10)]
        sizes.append(row.count(drawn.theme.symbol(colour)))
    assert sizes[0] < sizes[1] == sizes[2]


@pytest.mark.parametrize("target", [HandleTarget("m"), SymbolTarget("m", "x"), SymbolTarget("guess", "x")])
def test_the_line_is_thicker_while_m_or_the_guess_is_pointed_at(target: HandleTarget) -> None:
    def thickness(drawn: Drawn) -> int:
        column = drawn.plot.left + drawn.plot.w * 3 // 8
        colours = [drawn.surface.get_at((column, y))[:3] for y in range(drawn.plot.top, drawn.plot.bottom)]
        return colours.count(drawn.theme.m)

    plain, pointed = (
        thickness(Scene((*PLAYED, SetLineByHand(0.0, 0.51), *hand)).seen) for hand in ((), (PointAt(target, 3.0, 3.0),))
    )
    assert 2 <= plain < pointed


def best_line(points: Dataset) -> Line | None:
    """By numpy's own solver, on centred numbers of size one."""
    if len(points) < 2 or not np.ptp(points.xs):
        return None
    x_unit, y_unit = float(np.ptp(points.xs)), float(np.ptp(points.ys)) or 1.0
    x_mean, y_mean = float(points.xs.mean()), float(points.ys.mean())
    matrix = ((points.xs - x_mean) / x_unit)[:, None]
    slope = float(np.linalg.lstsq(matrix, (points.ys - y_mean) / y_unit, rcond=None)[0][0]) * y_unit / x_unit
    return Line(slope, y_mean - slope * x_mean)


@settings(max_examples=50)
@given(scene=scenes())
def test_the_dashed_line_is_that_of_least_squares(scene: Scene) -> None:
    drawn = scene.drawn
    best = best_line(drawn.state.points)
    if best is None or not drawn.state.look.show_least_squares:
        drawn.none("canvas", "least squares", "least squares name")
        return
    is_seen = drawn.is_seen(best)
    assume(is_seen is not None)
    if not is_seen:
        drawn.none("canvas", "least squares", "least squares name")
        return
    mark = drawn.one("canvas", "least squares")
    assert (mark.shape, mark.colour) == ("line", drawn.theme.muted)
    assert_is_all_of(drawn, mark, best)
    for name in drawn.any("canvas", "least squares name"):
        assert (name.text, name.colour) == ("least squares", drawn.theme.muted)
        assert drawn.off_line_px(best, *middle(name)) < 90 * drawn.scale


def test_the_least_squares_line_goes_with_a_point_that_is_moved_and_away_when_it_is_not_wanted() -> None:
    canvas, state = Canvas(), state_after((*PLAYED, BeginGesture(PointTarget(2))))
    for x, y in ((0.2, 0.1), (0.9, 0.95)):
        drawn = draw_canvas(after(state, MovePointTo(2, x, y)), SIZE, canvas)
        best = best_line(state.points)
        assert best is not None
        assert_is_all_of(drawn, drawn.one("canvas", "least squares"), best)
    draw_canvas(after(state, EndGesture()), SIZE, canvas).one("canvas", "least squares")
    draw_canvas(after(state, ToggleLeastSquares()), SIZE, canvas).none("canvas", "least squares", "least squares name")


@settings(max_examples=30)
@given(scene=scenes())
def test_the_preview_line_is_the_line_that_is_previewed_in_a_faint_colour_of_m(scene: Scene) -> None:
    drawn = scene.drawn
    preview, training_set = drawn.state.preview_line, drawn.state.training.training_set
    if preview is None or not len(training_set.points):
        drawn.none("canvas", "preview line")
        return
    units = training_set.scaling
    heights = [units.y_out(preview.at(units.x_in(x))) for x in (drawn.state.axes.x_low, drawn.state.axes.x_high)]
    slope = (heights[1] - heights[0]) / (drawn.state.axes.x_high - drawn.state.axes.x_low)
    line = Line(slope, heights[0] - slope * drawn.state.axes.x_low)
    is_seen = drawn.is_seen(line)
    assume(is_seen is not None)
    if not is_seen:
        drawn.none("canvas", "preview line")
        return
    mark = drawn.one("canvas", "preview line")
    assert mark.colour == blend(drawn.theme.m, drawn.theme.card, 0.55)
    assert_is_all_of(drawn, mark, line)
    for name in drawn.any("canvas", "preview line name"):
        assert name.text == "line where the pointer is"
        (left, top), (right, bottom) = name.points
        beside = min(drawn.off_line_px(line, x, y) for x in (left, right) for y in (top, bottom))
        assert beside <= 12 * drawn.scale, "it stands beside that line"


def test_the_second_line_on_the_canvas_is_named_while_the_pointer_is_in_the_bowl() -> None:
    for size in [(800, 560), (1280, 800)]:
        script = (LoadPoints(POINTS["with noise"], "26"), TogglePlay(), ShowPreview(Line(-0.4, 0.9)))
        draw_canvas(state_after(script), size).one("canvas", "preview line name")


@settings(max_examples=50)
@given(scene=scenes())
def test_ticks_stand_at_their_values_and_each_has_a_grid_line_across_the_plot(scene: Scene) -> None:
    drawn = scene.drawn
    plot, grid = drawn.plot, drawn.all("canvas", "grid line")
    uprights = [mark for mark in grid if mark.points[0][0] == mark.points[1][0]]
    levels = [mark for mark in grid if mark not in uprights]
    assert all(mark.colour == drawn.theme.grid for mark in grid)
    assert all([y for _, y in mark.points] == [plot.top, plot.bottom] for mark in uprights)
    assert all([x for x, _ in mark.points] == [plot.left, plot.right] for mark in levels)
    for label in drawn.any("canvas", "tick label"):
        value = shown_value(label.text)
        assert label.colour == drawn.theme.muted
        (left, top), (right, _) = label.points
        if top > plot.bottom:
            # A label at an end may be moved aside, but not off its tick.
            assert left <= drawn.x_px(value) <= right
            at = [mark.points[0][0] for mark in uprights]
            assert min(abs(drawn.x_px(value) - each) for each in at) <= 1.0
        else:
            assert middle(label)[1] == pytest.approx(drawn.y_px(value), abs=1.6)
            assert min(abs(drawn.y_px(value) - mark.points[0][1]) for mark in levels) <= 1.0
            assert right < plot.left or left > plot.left


def test_a_label_in_the_middle_of_the_axis_stands_right_under_its_tick() -> None:
    drawn = Scene((*PLAYED, PanAxes(0.013, 0.0))).drawn
    below = [mark for mark in drawn.all("canvas", "tick label") if mark.points[0][1] > drawn.plot.bottom][1:-1]
    assert len(below) >= 3
    for mark in below:
        assert middle(mark)[0] == pytest.approx(drawn.x_px(shown_value(mark.text)), abs=1.0)


SEQUENCES = (
    ("the line", (SetLineByHand(-0.7, 0.9), Advance(3))),
    ("a point", (MovePointTo(0, 0.77, 0.33),)),
    ("the axes", (PanAxes(0.21, -0.13),)),
    ("the hand", (PointAt(SymbolTarget("error", "x"), 3.0, 3.0),)),
    ("the preview", (ShowPreview(Line(0.1, 0.8)),)),
    ("what is shown", (ToggleLeastSquares(),)),
    ("the theme", (ToggleTheme(),)),
    ("the size of all", (ChangeUiScale(2),)),
    ("what is held", (BeginGesture(PointTarget(1)),)),
    ("the units", (SetScaling(ScaleChoice.STANDARD), ToggleScaleCard())),
    ("all points", (LoadPoints(POINTS["many"], "many"),)),
)


@pytest.mark.parametrize("changes", [changes for _, changes in SEQUENCES], ids=[name for name, _ in SEQUENCES])
def test_after_a_change_a_canvas_shows_what_a_new_one_would(changes: tuple[Message, ...]) -> None:
    state, canvas = state_after((*PLAYED, TogglePlay(), Advance(5))), Canvas()
    before = draw_canvas(state, SIZE, canvas).of("canvas")
    changed = draw_canvas(after(state, *changes), SIZE, canvas)
    new = draw_canvas(state, SIZE)
    assert changed.of("canvas") == new.of("canvas") != before
    assert pygame.image.tobytes(changed.surface, "RGB") == pygame.image.tobytes(new.surface, "RGB")


@settings(max_examples=25)
@given(first=scenes(), second=scenes())
def test_whatever_a_canvas_showed_before_it_shows_what_a_new_one_would(first: Scene, second: Scene) -> None:
    canvas = Canvas()
    draw_canvas(first.state, first.size, canvas)
    drawn = draw_canvas(second.state, second.size, canvas)
    assert drawn.of("canvas") == second.drawn.of("canvas")


def test_the_numbers_grow_to_the_right_and_upwards() -> None:
    drawn = Scene(PLAYED).drawn
    labels = drawn.all("canvas", "tick label")
    below = [mark for mark in labels if mark.points[0][1] > drawn.plot.bottom]
    beside = [mark for mark in labels if mark not in below]
    to_the_right = [shown_value(mark.text) for mark in sorted(below, key=middle)]
    upwards = [shown_value(mark.text) for mark in sorted(beside, key=lambda mark: -middle(mark)[1])]
    for values in (to_the_right, upwards):
        assert len(values) > 3
        assert values == sorted(set(values))


def test_points_in_one_place_say_how_many_they_are_and_no_others_do() -> None:
    xs, ys = [0.2, 0.5, 0.5, 0.8, 0.8, 0.8, 0.2001], [0.7, 0.3, 0.3, 0.6, 0.6, 0.6, 0.7]
    drawn = draw_canvas(state_after((LoadPoints(Dataset.of(xs, ys), "some"), SetScaling(ScaleChoice.NONE))), SIZE)
    found = {mark.text: middle(mark) for mark in drawn.all("canvas", "points in one place")}
    assert found.keys() == {"×2", "×3"}
    for text, (x, y) in (("×2", (0.5, 0.3)), ("×3", (0.8, 0.6))):
        assert found[text] == pytest.approx((drawn.x_px(x), drawn.y_px(y)), abs=30)


def test_of_very_many_places_only_the_fullest_are_counted() -> None:
    rows = [(x / 40, y / 40) for x in range(40) for y in range(40)]
    xs, ys = (np.array(axis) for axis in zip(*rows, *rows, (0.5, 0.5), strict=True))
    drawn = draw_canvas(state_after((LoadPoints(Dataset.of(xs, ys), "grid"),)), SIZE)
    texts = drawn.texts("canvas", "points in one place")
    assert len(texts) <= 24
    assert texts.count("×3") == 1


@pytest.mark.parametrize("size", [(800, 560), (1280, 800), (2560, 1440)])
def test_points_are_smaller_and_fainter_the_more_there_are(size: tuple[int, int]) -> None:
    generator, seen = np.random.default_rng(5), []
    for how_many in (20, 60, 200, 500, 1000, 1500):
        xs, ys = generator.random(how_many), np.full(how_many, 0.9)
        ys[0] = 0.3
        state = state_after((ResizeWindow(*size), LoadPoints(Dataset.of(xs, ys), "some"), SetLineByHand(0.0, 0.9)))
        drawn = draw_canvas(state, size)
        x, y = (round(place) for place in (drawn.x_px(float(xs[0])), drawn.y_px(0.3)))
        light = pygame.surfarray.array3d(drawn.surface.subsurface((x - 30, y - 30, 60, 60))).sum(axis=2).astype(float)
        bright = np.maximum(0.0, light - 300.0)
        seen.append(float(bright.sum()))
    assert seen == sorted(seen, reverse=True)
    assert seen[0] > 2 * seen[-1]


@pytest.mark.parametrize(("count", "is_above"), [(20, False), (1000, True), (3000, True)])
def test_least_squares_lies_above_a_crowd_of_points_with_a_name(count: int, is_above: bool) -> None:
    generator = np.random.default_rng(5)
    xs = generator.random(count)
    drawn = draw_canvas(state_after((LoadPoints(Dataset.of(xs, generator.random(count)), "some"),)), SIZE)
    roles = [mark.role for mark in drawn.of("canvas")]
    last_point = max(place for place, role in enumerate(roles) if role in ("point", "points"))
    assert (roles.index("least squares") > last_point) is is_above
    assert drawn.texts("canvas", "least squares name") == ["least squares"]
    assert roles.index("line") > last_point
