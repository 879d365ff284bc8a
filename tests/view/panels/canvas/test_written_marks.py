"""What is written on the canvas says the numbers of the model, in the colours of what they are, beside what they measure."""

from __future__ import annotations

import numpy as np
import pygame
import pytest
from hypothesis import HealthCheck, assume, given, settings

from app.commands import first_key
from app.messages import (
    AddPointAtCrosshair,
    Advance,
    ClearPoints,
    DeletePoint,
    Focus,
    FoundLastSession,
    GoToChapter,
    LeaveLesson,
    LoadPoints,
    Message,
    MoveCrosshair,
    MovePointTo,
    PointAt,
    SetLineByHand,
    SetMode,
    SetScaling,
    StartAfresh,
    StepOnce,
    TogglePlay,
    ToggleScaleCard,
)
from app.model.data.dataset import Dataset
from app.model.data.scaling import Line, ScaleChoice
from app.model.learning.training import Mode
from app.plots.numerals import comes_to, shown_value
from app.session.targets import ButtonTarget, CanvasTarget, HandleTarget, PointTarget
from app.update import update
from app.view.layout import ExtraSlot
from app.view.paint.marks import Mark
from app.words.columns import in_equation
from tests.view.marked import POINTS, SIZE, Size, state_after
from tests.view.panels.canvas.drawn import Drawn, Scene, after, draw_canvas, scenes

UNSCALED = Dataset.of([0.1, 0.3, 0.55, 0.8], [0.2, 0.9, 0.4, 0.65])
GENERATOR = np.random.default_rng(4)
CLUSTER = Dataset.of(0.55 + 0.4 * GENERATOR.random(14), 0.45 + 0.35 * GENERATOR.random(14))
PLAYED = (LoadPoints(UNSCALED, "points"), TogglePlay())
SCALED = (SetScaling(ScaleChoice.UNIT), LoadPoints(POINTS["years"], "years"), TogglePlay())


def middle(mark: Mark) -> tuple[float, float]:
    (left, top), (right, bottom) = mark.points
    return (left + right) / 2, (top + bottom) / 2


def assert_says(drawn: Drawn, line: Line) -> None:
    """The equation says this line, m and b in their colours."""
    whole, m, b = (drawn.one("canvas", role) for role in ("equation", "equation m", "equation b"))
    assert (m.colour, b.colour) == (drawn.theme.m, drawn.theme.b)
    assert comes_to(line.slope, m.text)
    assert comes_to(abs(line.intercept), b.text)
    sign = "−" if line.intercept < 0 else "+"
    names = in_equation(drawn.state.points.names)
    forms = [f"{y} = {m.text}{'·' if len(x) > 2 else ' '}{x} {sign} {b.text}" for x, y in names]
    assert whole.text in forms


@settings(max_examples=50)
@given(scene=scenes())
def test_the_equation_says_the_line_in_the_data_s_own_units(scene: Scene) -> None:
    drawn = scene.drawn
    assert_says(drawn, drawn.state.line_in_data_units)
    y, x = drawn.one("canvas", "equation y"), drawn.one("canvas", "equation x")
    assert (x.text, y.text) in in_equation(drawn.state.points.names)
    assert (y.colour, x.colour) == (drawn.theme.text, drawn.theme.x)
    assert drawn.one("canvas", "equation").points[1][1] < drawn.plot.top


@settings(max_examples=50)
@given(scene=scenes())
def test_a_chip_tells_that_training_is_scaled(scene: Scene) -> None:
    drawn = scene.drawn
    training = drawn.state.training
    if training.training_set.scaling.is_identity:
        drawn.none("canvas", "chip")
        return
    says = {ScaleChoice.UNIT: "scaled 0–1", ScaleChoice.STANDARD: "scaled to deviation 1"}
    chip = drawn.one("canvas", "chip", shape="text")
    assert chip.text in (says[training.training_set.scaling.kind], "scaled")
    (left, _), _ = drawn.one("canvas", "chip", shape="box").points
    assert left > drawn.one("canvas", "equation").points[1][0]


def test_the_chip_is_the_lighter_while_it_is_pointed_at_or_its_card_is_open() -> None:
    fills = []
    for hand in ((), (PointAt(ButtonTarget("scale"), 3.0, 3.0),), (ToggleScaleCard(),)):
        drawn = Scene((*SCALED, *hand)).drawn
        fills.append(drawn.one("canvas", "chip", shape="box").colour)
    theme = Scene(SCALED).drawn.theme
    assert fills == [theme.inset, theme.raised, theme.raised]
    chip = next(target for target in Scene(SCALED).drawn.targets if target.id == ButtonTarget("scale"))
    assert "from 0 to 1" in chip.hint and chip.click == ToggleScaleCard()


REMARKS: tuple[tuple[str, Dataset, str], ...] = (
    ("none", POINTS["none"], "click to add"),
    ("few", UNSCALED, "click to add"),
    ("one", POINTS["one"], "One point"),
    ("a column", POINTS["a column"], "All x are alike"),
    ("a speck", Dataset.of([0.5, 0.5004], [0.1, 0.9]), "x spans so little"),
)


@pytest.mark.parametrize(("points", "begins"), [row[1:] for row in REMARKS], ids=[row[0] for row in REMARKS])
def test_the_remark_is_that_of_these_points(points: Dataset, begins: str) -> None:
    assert Scene((LoadPoints(points, "points"),)).drawn.one("canvas", "remark").text.startswith(begins)


# --- the sample ------------------------------------------------------------------------------------------------------


@settings(max_examples=80)
@given(scene=scenes(tuple(name for name in POINTS if name != "many")))
def test_ring_bar_and_guess_of_the_sample_are_those_of_its_point_and_of_the_line_before(scene: Scene) -> None:
    drawn = scene.drawn
    state, record, plot = drawn.state, drawn.state.record, drawn.plot
    if record is None or record.sample is None:
        drawn.none("canvas", "sample ring", "sample point", "sample error bar", "sample x label", "sample error label")
        return
    x, y = state.points.point(record.sample)
    guess = state.training.training_set.scaling.line_out(record.line_before).at(x)
    x_px, y_px, guess_px = drawn.x_px(x), drawn.y_px(y), drawn.y_px(guess)
    assume(min(abs(x_px - plot.left), abs(x_px - plot.right)) > 1e-6 * plot.w)
    if not plot.left <= x_px <= plot.right:
        drawn.none("canvas", "sample ring", "sample point", "sample error bar", "sample x label", "sample error label")
        return
    y_px, seen_px = (max(plot.top - 20, min(plot.bottom + 20, height)) for height in (y_px, guess_px))
    ring, point, bar = (drawn.one("canvas", f"sample {name}") for name in ("ring", "point", "error bar"))
    assert (ring.colour, point.colour, bar.colour) == (drawn.theme.error, drawn.theme.text, drawn.theme.error)
    assert ring.points[0] == point.points[0] == pytest.approx((x_px, y_px), abs=0.01)
    # The bar ends at the plot, as the bars of all points do.
    ends = [max(plot.top, min(plot.bottom, height)) for height in (y_px, seen_px)]
    assert bar.points[0] == pytest.approx((x_px, ends[0]), abs=0.01)
    assert bar.points[1] == pytest.approx((x_px, ends[1]), abs=0.01 + 1e-6 * plot.h)
    if plot.top <= guess_px <= plot.bottom:
        mark = drawn.one("canvas", "sample guess mark")
        assert middle(mark) == pytest.approx((x_px, guess_px), abs=0.01 + 1e-6 * plot.h)
        assert mark.points[0][1] == mark.points[1][1]
        assert mark.colour == drawn.theme.symbol("guess")
    if abs(guess_px - plot.centery) > plot.h / 2 + 21:
        drawn.none("canvas", "sample guess mark")


@settings(max_examples=80, suppress_health_check=[HealthCheck.filter_too_much])
@given(scene=scenes(tuple(name for name in POINTS if name != "many")))
def test_the_labels_of_the_sample_say_x_and_error_of_the_step(scene: Scene) -> None:
    drawn = scene.drawn
    record, training_set = drawn.state.record, drawn.state.training.training_set
    assume(record is not None and record.sample is not None and drawn.any("canvas", "sample ring"))
    assert record is not None and record.sample is not None
    x, y = training_set.data.point(record.sample)
    error = record.line_before.at(x) - y
    units = "" if training_set.scaling.is_identity else " scaled"
    ring_x = drawn.one("canvas", "sample ring").points[0][0]
    for name, begins, value, colour in (("x", "x = ", x, drawn.theme.x), ("error", "error ", error, drawn.theme.error)):
        for label in drawn.any("canvas", f"sample {name} label"):
            assert label.colour == colour
            assert label.text.startswith(begins)
            said = label.text
            if name == "error":
                said = said.removesuffix(" before the step").removesuffix(" in this step")
            assert said.endswith(units) and ("scaled" in said) == bool(units)
            number = said.removeprefix(begins).removesuffix(units)
            assert comes_to(value, number)
            gaps = [abs(place[0] - ring_x) for place in label.points]
            assert min(gaps) == pytest.approx(12 * drawn.scale, abs=2)


@settings(max_examples=50)
@given(scene=scenes(tuple(name for name in POINTS if name != "many")))
def test_the_dotted_line_of_the_sample_ends_at_x_on_the_axis(scene: Scene) -> None:
    drawn = scene.drawn
    rings = drawn.any("canvas", "sample ring")
    assume(rings)
    (x, y), (_, guess) = drawn.one("canvas", "sample error bar").points
    dots = drawn.one("canvas", "sample x")
    assert (dots.shape, dots.colour) == ("dots", drawn.theme.x)
    assert all(place[0] == pytest.approx(x, abs=1.0) for place in dots.points)
    heights = [place[1] for place in dots.points]
    if max(y, guess) < drawn.plot.bottom - 12 * drawn.scale:
        assert max(heights) == pytest.approx(drawn.plot.bottom, abs=2 * drawn.scale)
        assert min(heights) == pytest.approx(max(y, guess), abs=8 * drawn.scale)


def sampled(*more: Message) -> Drawn:
    """A step of one point, and the pointer on that point."""
    state = state_after((*PLAYED, SetLineByHand(0.3, 0.3), StepOnce(), Advance(0)))
    assert state.record is not None and state.record.sample is not None
    return draw_canvas(after(state, PointAt(PointTarget(state.record.sample), 3.0, 3.0), *more), SIZE)


def test_dots_lead_to_y_and_guess_of_the_sample_that_is_pointed_at_only() -> None:
    drawn = sampled()
    (x, y), (_, guess) = drawn.one("canvas", "sample error bar").points
    for name, height in (("y", y), ("guess", guess)):
        dots = drawn.one("canvas", f"sample {name}")
        assert all(place[1] == pytest.approx(height, abs=1.6) for place in dots.points)
        across = [place[0] for place in dots.points]
        assert min(across) == pytest.approx(drawn.plot.left, abs=2) and max(across) == pytest.approx(x, abs=7)
        assert dots.colour == drawn.theme.text
    sampled(PointAt(None, 3.0, 3.0)).none("canvas", "sample y", "sample guess")


def test_the_sample_is_no_longer_marked_once_its_point_or_the_line_was_moved() -> None:
    state = state_after((*PLAYED, SetLineByHand(0.3, 0.3), StepOnce()))
    assert state.record is not None and state.record.sample is not None
    sample, line = state.record.sample, state.training.line
    draw_canvas(state, SIZE).one("canvas", "sample ring")
    changes: tuple[Message, ...] = (
        *(MovePointTo(sample, 0.5, 0.5), SetLineByHand(line.slope, line.intercept + 0.01)),
        *(DeletePoint(3), ClearPoints()),
    )
    for change in changes[:2]:
        state = state_after((*PLAYED, SetLineByHand(0.3, 0.3), StepOnce(), change))
        draw_canvas(state, SIZE).none("canvas", "sample ring", "sample error bar", "sample x", "sample error label")
    batch = state_after((*PLAYED, SetMode(Mode.BATCH), StepOnce()))
    draw_canvas(batch, SIZE).none("canvas", "sample ring")


# --- the numbers of a point ------------------------------------------------------------------------------------------


@settings(max_examples=60)
@given(scene=scenes())
def test_the_numbers_of_a_point_are_its_own_and_error_is_guess_minus_y(scene: Scene) -> None:
    drawn = scene.drawn
    state, training_set = drawn.state, drawn.state.training.training_set
    named = (state.held, state.pointer.target, state.focus)
    points = [each.index for each in named if isinstance(each, PointTarget) and each.index < len(state.points)]
    if not points:
        drawn.none("canvas", "numbers card", "numbers name", "numbers own x")
        return
    kinds = {"own": (training_set.points, state.line_in_data_units), "scaled": (training_set.data, state.training.line)}
    if training_set.scaling.is_identity:
        del kinds["scaled"]
        drawn.none("canvas", "numbers scaled x", "numbers heading")
    else:
        assert drawn.texts("canvas", "numbers heading") == ["own", "scaled"]
    names = {mark.text.partition("  ")[0]: mark for mark in drawn.all("canvas", "numbers name")}
    assert list(names) == ["x", "y", "guess", "error"]
    for symbol, called in state.points.names._asdict().items():
        shown = names[symbol].text.partition("  ")[2]
        assert called.startswith(shown.removesuffix("…")), "a column has another name"
        assert bool(shown) == (called not in ("", symbol))
    (left, top), (right, bottom) = drawn.one("canvas", "numbers card").points
    for kind, (data, line) in kinds.items():
        x, y = data.point(points[0])
        guess = line.at(x)
        for name, value in {"x": x, "y": y, "guess": guess, "error": guess - y}.items():
            mark = drawn.one("canvas", f"numbers {kind} {name}")
            assert comes_to(value, mark.text), f"{name} is {value}"
            assert mark.colour == names[name].colour == drawn.theme.symbol(name)
            assert middle(mark)[1] == pytest.approx(middle(names[name])[1], abs=1.0)
            assert left < mark.points[0][0] and mark.points[1][0] < right and top < middle(mark)[1] < bottom
            assert mark.points[0][0] >= names[name].points[0][0] + 40 * drawn.scale


def test_own_and_scaled_numbers_stand_below_their_headings() -> None:
    drawn = Scene((*SCALED, PointAt(PointTarget(4), 3.0, 3.0))).drawn
    for heading in drawn.all("canvas", "numbers heading"):
        for name in ("x", "y", "guess", "error"):
            assert drawn.one("canvas", f"numbers {heading.text} {name}").points[1][0] == heading.points[1][0]


def test_the_numbers_stand_beside_their_point() -> None:
    for index in range(4):
        drawn = Scene((*PLAYED, PointAt(PointTarget(index), 3.0, 3.0))).drawn
        (left, _), (right, bottom) = drawn.one("canvas", "numbers card").points
        x, y = (drawn.x_px(UNSCALED.xs[index]), drawn.y_px(UNSCALED.ys[index]))
        assert min(abs(left - x), abs(right - x)) < 30
        assert bottom < y + 100 and not (left < x < right and y < bottom - 8 and y > bottom - 80)


@pytest.mark.parametrize("size", [(800, 560), (1280, 800)])
@pytest.mark.parametrize("line", [Line(0.55, 0.2), Line(0.3, 0.5), Line(-0.4, 0.8), Line(0.0, 0.05)])
def test_the_numbers_of_a_point_hide_neither_points_nor_line_nor_handles_nor_sample(size: Size, line: Line) -> None:
    for index in range(len(CLUSTER)):
        script = (LoadPoints(CLUSTER, "points"), TogglePlay(), SetLineByHand(*line), StepOnce())
        drawn = Scene((*script, PointAt(PointTarget(index), 3.0, 3.0)), size).drawn
        (left, top), (right, bottom) = drawn.one("canvas", "numbers card").points
        card = pygame.Rect(left, top, right - left, bottom - top)
        for role in ("point", "sample ring", "m handle", "b handle"):
            for mark in drawn.all("canvas", role):
                assert not card.collidepoint(mark.points[0]), f"{role} under the numbers of point {index}"
        assert not card.clipline(*drawn.one("canvas", "line").points)


# --- keyboard, and where there is nothing yet ------------------------------------------------------------------------


@pytest.mark.parametrize("moves", [(), ((0.2, 0.1),), ((-0.45, 0.3), (0.1, 0.05))])
def test_the_crosshair_is_where_enter_puts_a_point(moves: tuple[tuple[float, float], ...]) -> None:
    drawn = Scene((*SCALED, Focus(CanvasTarget()), *(MoveCrosshair(*move) for move in moves))).drawn
    strokes = drawn.all("canvas", "crosshair")
    assert {mark.colour for mark in strokes} == {drawn.theme.accent}
    ends = [(mark.points[0], mark.points[1]) for mark in strokes]
    assert sum(one[1] == two[1] for one, two in ends) == sum(one[0] == two[0] for one, two in ends) == 2
    plot = next(target for target in drawn.targets if target.id == CanvasTarget())
    assert plot.click == AddPointAtCrosshair()
    places = len(drawn.state.points)
    update(drawn.state, plot.click)
    x, y = drawn.state.points.point(places)
    xs, ys = zip(*(point for stroke in ends for point in stroke), strict=True)
    assert (sum(xs) / 8, sum(ys) / 8) == pytest.approx((drawn.x_px(x), drawn.y_px(y)), abs=1.0)


def test_without_the_focus_there_is_no_crosshair() -> None:
    Scene((*PLAYED, Focus(HandleTarget("m")))).drawn.none("canvas", "crosshair")


@pytest.mark.parametrize("target", [HandleTarget("m"), HandleTarget("b"), PointTarget(2)])
def test_what_has_the_focus_has_a_ring_around_it(target: HandleTarget | PointTarget) -> None:
    drawn = Scene((*PLAYED, SetLineByHand(0.3, 0.4), Focus(target))).drawn
    if isinstance(target, HandleTarget):
        place = drawn.one("canvas", f"{target.symbol} handle").points[0]
    else:
        place = drawn.x_px(UNSCALED.xs[2]), drawn.y_px(UNSCALED.ys[2])
    ring = drawn.one("canvas", "focus ring")
    assert ring.colour == drawn.theme.accent
    assert middle(ring) == pytest.approx(place, abs=2.5)


@pytest.mark.parametrize("line", [Line(0.0, 0.0), Line(0.0, 0.55), Line(3.0, -1.0), Line(-1.0, 1.0)])
def test_where_there_are_no_points_the_canvas_invites_beside_line_and_handles(line: Line) -> None:
    drawn = Scene((SetLineByHand(*line),)).drawn
    assert drawn.texts("canvas", "invitation")[0] == "Click anywhere to add a point"
    (left, top), (right, bottom) = drawn.one("canvas", "invitation", shape="box").points
    for handle in drawn.all("canvas", "m handle", "b handle", "shift handle"):
        x, y = handle.points[0]
        assert not (left <= x <= right and top <= y <= bottom)
    for share in range(101):
        x = left + (right - left) * share / 100
        value = (x - drawn.plot.left) / drawn.plot.w
        assert not top <= drawn.y_px(line.at(value)) <= bottom


def test_in_a_small_canvas_the_invitation_is_brief_and_with_points_there_is_none() -> None:
    small = draw_canvas(Scene(()).state, (800, 560), extras=[ExtraSlot("card below", 240)])
    assert small.texts("canvas", "invitation") == ["Click to add a point"]
    Scene(PLAYED).drawn.none("canvas", "invitation")
    Scene((*PLAYED, Advance(3))).drawn.none("canvas", "invitation")


LAST = "12 points, 402 steps, yesterday 14:05"


@pytest.mark.parametrize("line", [Line(0.0, 0.0), Line(3.0, -1.0)])
def test_without_points_the_last_session_is_offered_quietly_below_the_invitation(line: Line) -> None:
    drawn = Scene((SetLineByHand(*line), FoundLastSession(LAST))).drawn
    assert drawn.texts("canvas", "last session") == [f"{first_key('reopen')} reopens the last session:", LAST]
    assert {mark.colour for mark in drawn.all("canvas", "last session")} == {drawn.theme.muted}
    (_, top), (_, bottom) = drawn.one("canvas", "invitation", shape="box").points
    heights = [mark.points[0][1] for mark in drawn.all("canvas", "invitation", shape="text")]
    below = [mark.points[0][1] for mark in drawn.all("canvas", "last session")]
    assert top < max(heights) < min(below) < max(below) < bottom


def test_no_last_session_is_offered_where_there_is_none_nor_beside_points_nor_in_a_lesson() -> None:
    Scene(()).drawn.none("canvas", "last session")
    Scene((*PLAYED, FoundLastSession(LAST))).drawn.none("canvas", "last session")
    lesson = Scene((FoundLastSession(LAST), GoToChapter("points"))).drawn
    assert lesson.texts("canvas", "invitation")[0] == "Click anywhere to add a point"
    lesson.none("canvas", "last session")


@pytest.mark.parametrize("between", [(GoToChapter("points"), LeaveLesson()), (StartAfresh(),)], ids=["lesson", "afresh"])
def test_the_last_session_is_offered_still_after_a_lesson_and_a_fresh_start(between: tuple[Message, ...]) -> None:
    drawn = Scene((FoundLastSession(LAST), *between)).drawn
    assert drawn.texts("canvas", "last session")[-1] == LAST


def test_no_points_no_numbers_and_none_of_the_points_marks() -> None:
    drawn = Scene(()).drawn
    drawn.none("canvas", "point", "error bar", "least squares", "sample ring", "numbers card")
    assert shown_value(drawn.one("canvas", "equation m").text) == drawn.state.line_in_data_units.slope
