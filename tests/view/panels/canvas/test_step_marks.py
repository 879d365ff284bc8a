"""Whatever is shown while a step is held or animated is of the one step that is named in the card beside the canvas."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from app.messages import (
    AddPoint,
    Advance,
    DeletePoint,
    LoadPoints,
    LookAt,
    Message,
    MovePointTo,
    PointAt,
    Reset,
    SetBatchSize,
    SetLearningRate,
    SetLineByHand,
    SetMode,
    SetScaling,
    StepBack,
    StepOnce,
    ToggleEveryStep,
    TogglePlay,
    ToggleReducedMotion,
)
from app.model.data.dataset import Dataset
from app.model.data.scaling import Line, ScaleChoice
from app.model.learning.descent import run_steps
from app.model.learning.steps import StepRecord
from app.model.learning.training import Mode
from app.plots.numerals import comes_to, count
from app.session.state import State
from app.session.targets import CanvasTarget
from app.update import update
from app.view.panels.step.rows import numbers_for
from tests.properties.any_message import scripts
from tests.view.marked import POINTS, SIZE, Marks, Window, state_after
from tests.view.panels.canvas.drawn import Drawn, draw_canvas

FRAME = 1 / 60
times = st.one_of(st.just(FRAME), st.floats(0.0, 0.3))
happens: SearchStrategy[Message] = st.one_of(
    st.builds(Advance, st.integers(0, 3), times),
    st.builds(Advance, st.integers(1, 40), times),
    st.builds(Advance, st.just(0), times),
    st.sampled_from([StepOnce(), StepOnce(), StepBack(), TogglePlay(), TogglePlay(), LookAt(3), LookAt(40), Reset()]),
    st.sampled_from([ToggleEveryStep(), ToggleReducedMotion(), SetLearningRate(0.3), SetLineByHand(0.4, 0.1)]),
    st.sampled_from([AddPoint(0.42, 0.6), DeletePoint(0), PointAt(CanvasTarget(), 3.0, 3.0), SetBatchSize(5)]),
    st.builds(MovePointTo, st.integers(0, 25), st.floats(0.05, 0.95), st.floats(0.05, 0.95)),
    st.builds(SetMode, st.sampled_from(Mode)),
    st.builds(SetScaling, st.sampled_from([ScaleChoice.NONE, ScaleChoice.UNIT])),
)
START = (SetScaling(ScaleChoice.NONE), LoadPoints(POINTS["a curve"], "a curve"), SetLearningRate(0.2), Advance(5, FRAME))


def named_step(marks: Marks) -> StepRecord | None:
    """The step that the card names, run again."""
    named = marks.any("step", "shown step")
    if not named:
        return None
    run = marks.state.timeline.run
    return run.record_at(int(named[0].text.removeprefix("step ").replace(",", "")))


def samples_of(state: State, record: StepRecord) -> list[int]:
    used = run_steps(state.timeline.run.at(record.step - 1), 1).samples_of(0)
    return list(range(record.points)) if used is None else used.tolist()


def between(low: float, value: float, high: float) -> bool:
    return min(low, high) - 1.0 <= value <= max(low, high) + 1.0


def assert_of_one_step(card: Marks, canvas: Drawn) -> None:
    state, record = card.state, named_step(card)
    if record is None:
        canvas.none("canvas", "sample ring", "batch ring", "earlier sample", "line before the step")
        return
    if not state.is_running or state.look.shows_every_step:
        assert record.step == state.timeline.step
        canvas.none("canvas", "earlier sample")
    assert card.one("step", "shown step").text == f"step {count(record.step)}"
    assert [mark.text for mark in card.all("step", "result")] == [numbers.result for numbers in numbers_for(record)]
    before = record.scaling.line_out(record.line_before)
    for ring in canvas.any("canvas", "sample ring"):
        assert record.sample is not None and record.x is not None and record.y is not None
        x, y = record.scaling.x_out(record.x), record.scaling.y_out(record.y)
        assert state.points.point(record.sample) == pytest.approx((x, y))
        assert ring.points[0] == pytest.approx((canvas.x_px(x), canvas.y_px(y)), abs=21)
        assert [halo.points for halo in canvas.any("canvas", "sample halo")] in ([], [ring.points])
        for mark in canvas.any("canvas", "sample guess mark"):
            assert mark.points[0][1] == pytest.approx(canvas.y_px(before.at(x)), abs=0.1)
        (_, begin), (_, end) = canvas.one("canvas", "sample error bar").points
        assert between(begin, end, canvas.y_px(before.at(x)))
        if state.step_display.glide == 1.0:
            assert end == pytest.approx(max(canvas.plot.top, min(canvas.plot.bottom, canvas.y_px(before.at(x)))), abs=0.1)
        for label in canvas.any("canvas", "sample error label"):
            assert comes_to(record.error, label.text.removeprefix("error ").split(" ")[0])
        for arrow in canvas.any("canvas", "update of the guess"):
            (_, start), (_, tip) = arrow.points
            assert start == pytest.approx(canvas.y_px(before.at(x)), abs=0.1)
            assert between(start, tip, canvas.y_px(record.scaling.line_out(record.line).at(x)))
    assert_batch(state, record, canvas)
    assert_line(state, record, before, canvas)


def assert_batch(state: State, record: StepRecord, canvas: Drawn) -> None:
    rings = canvas.any("canvas", "batch ring")
    if record.mode is not Mode.MINI_BATCH:
        assert not rings
        return
    learnt = {
        tuple(map(round, (canvas.x_px(x), canvas.y_px(y)))) for x, y in map(state.points.point, range(len(state.points)))
    }
    assert {tuple(map(round, ring.points[0])) for ring in rings} <= learnt
    if not state.timeline.run.edits_between(record.step, state.timeline.step):
        places = [state.points.point(number) for number in samples_of(state, record)]
        expected = sorted((canvas.x_px(x), canvas.y_px(y)) for x, y in places)
        assert sorted(ring.points[0] for ring in rings) == [pytest.approx(place, abs=0.1) for place in expected]


def assert_line(state: State, record: StepRecord, before: Line, canvas: Drawn) -> None:
    """The line is the present one, or on its way there from where the named step found it."""
    after, ghost = state.line_in_data_units, canvas.any("canvas", "line before the step")
    lines = canvas.any("canvas", "line")
    is_gliding, is_held = state.step_display.glide < 1.0, state.held_record is not None
    assert is_gliding or is_held or not ghost
    is_told = is_held and bool(
        canvas.any("canvas", "sample ring") or not state.timeline.run.edits_between(record.step, state.timeline.step)
    )
    left, right = canvas.state.axes.x_low, canvas.state.axes.x_high
    corners = [canvas.y_px(before.at(x)) - canvas.y_px(after.at(x)) for x in (left, right)]
    is_inside = all(canvas.plot.top <= canvas.y_px(before.at(x)) <= canvas.plot.bottom for x in (left, right))
    if is_told and not is_gliding and is_inside:
        assert bool(ghost) is (max(map(abs, corners)) > 2.0) or abs(max(map(abs, corners)) - 2.0) < 0.01
    for mark in ghost:
        assert is_held or record.step == state.timeline.step
        assert all(canvas.off_line_px(before, *place) < 1.0 for place in mark.points)
    for x, y in (place for mark in lines for place in mark.points):
        if is_gliding:
            value = canvas.state.axes.x_low + (x - canvas.plot.left) / canvas.plot.w * (
                canvas.state.axes.x_high - canvas.state.axes.x_low
            )
            assert between(canvas.y_px(before.at(value)), y, canvas.y_px(after.at(value)))
        else:
            assert canvas.off_line_px(after, x, y) < 1.0


@settings(max_examples=60)
@given(scripts(happens, 20))
def test_all_that_is_shown_held_or_animated_is_of_the_step_that_is_named(script: list[Message]) -> None:
    state, window = state_after(START), Window(SIZE, "step")
    for message in script:
        update(state, message)
        assert_of_one_step(window.draw(state), draw_canvas(state, SIZE, are_pixels_seen=False))


def test_the_sample_of_the_step_that_is_held_stays_while_the_line_goes_on() -> None:
    state = state_after(START)
    first = draw_canvas(state, SIZE)
    for _ in range(10):
        update(state, Advance(1, FRAME))
    later = draw_canvas(state, SIZE)
    for role in ("sample ring", "sample error bar", "sample guess mark"):
        assert later.one("canvas", role).points == first.one("canvas", role).points
    assert later.one("canvas", "line").points != first.one("canvas", "line").points


def test_where_the_line_has_gone_on_the_line_that_the_held_step_found_stands_dashed_at_the_end_of_its_bar() -> None:
    state = state_after((*START, SetLineByHand(-2.0, 2.5), SetMode(Mode.STOCHASTIC), Advance(1, FRAME)))
    for _ in range(12):
        update(state, Advance(8, FRAME))
    record, drawn = state.held_record, draw_canvas(state, SIZE)
    assert record is not None and record.step < state.timeline.step
    before = record.scaling.line_out(record.line_before)
    dashed = drawn.one("canvas", "line before the step")
    assert all(drawn.off_line_px(before, *place) < 0.5 for place in dashed.points)
    mark = drawn.one("canvas", "sample guess mark").points
    assert drawn.off_line_px(before, (mark[0][0] + mark[1][0]) / 2, mark[0][1]) < 0.5
    told, point = drawn.one("canvas", "remark").text, drawn.one("canvas", "sample ring").points[0]
    assert ("too high" in told) is (mark[0][1] < point[1]), (
        "the line that the sentence is about is on that side of the point"
    )
    update(state, TogglePlay())
    draw_canvas(state, SIZE).none("canvas", "line before the step")


def test_samples_that_were_shown_before_wear_rings_that_fade() -> None:
    state = state_after(START)
    shown = []
    for _ in range(60):
        update(state, Advance(1, FRAME))
        shown.append(state.shown_record)
    drawn = draw_canvas(state, SIZE)
    rings = drawn.all("canvas", "earlier sample")
    by_step = {record.step: record for record in shown if record is not None}
    before = list(by_step.values())[-2 : -2 - len(rings) : -1]
    places = [(record.x or 0.0, record.y or 0.0) for record in before]
    assert [ring.points[0] for ring in reversed(rings)] == [
        pytest.approx((drawn.x_px(x), drawn.y_px(y)), abs=0.1) for x, y in places
    ]
    strengths = [sum(abs(c - b) for c, b in zip(ring.colour, drawn.theme.card, strict=True)) for ring in rings]
    assert strengths == sorted(strengths) and len(set(strengths)) == len(strengths) >= 3
    draw_canvas(state_after((*START, *[Advance(1, FRAME)] * 60, TogglePlay())), SIZE).none("canvas", "earlier sample")


def test_a_single_step_shows_the_error_first_and_then_the_turn_of_the_line() -> None:
    state = state_after((*START, TogglePlay(), SetLineByHand(0.0, 0.9), StepOnce()))
    record = state.record
    assert record is not None
    bars, heights = [], []
    for _ in range(21):
        drawn = draw_canvas(state, SIZE)
        (_, begin), (_, end) = drawn.one("canvas", "sample error bar").points
        bars.append(abs(end - begin))
        heights.append(drawn.one("canvas", "line").points[0][1])
        update(state, Advance(0, FRAME))
    assert bars == sorted(bars) and bars[0] == 0.0
    moved = [height != heights[0] for height in heights]
    assert moved == sorted(moved) and moved.count(False) == pytest.approx(9, abs=1)
    assert bars[moved.index(True)] == pytest.approx(bars[-1])
    assert heights[-1] == pytest.approx(drawn.y_px(state.line_in_data_units.intercept), abs=0.1)


def test_error_bars_are_bright_while_a_step_learns_from_all_points_or_from_very_many() -> None:
    many = Dataset.of([0.5 + 0.4 * (i % 7 - 3) / 3 for i in range(300)], [i / 300 for i in range(300)])
    colours = []
    for messages in ((SetMode(Mode.STOCHASTIC),), (SetMode(Mode.BATCH),), (SetMode(Mode.MINI_BATCH), SetBatchSize(201))):
        drawn = draw_canvas(state_after((LoadPoints(many, "many"), *messages, Advance(1))), SIZE)
        drawn.none("canvas", "batch ring")
        colours.append(drawn.all("canvas", "error bar")[0].colour)
    assert colours[0] != colours[1] == colours[2]
    assert sum(colours[1]) != sum(colours[0])
    few = (LoadPoints(many, "many"), SetMode(Mode.MINI_BATCH), SetBatchSize(200), Advance(1))
    assert len(draw_canvas(state_after(few), SIZE).all("canvas", "batch ring")) == 200


@pytest.mark.parametrize("is_held", [True, False])
def test_every_point_of_a_mini_batch_wears_a_ring_but_one_that_was_moved_since(is_held: bool) -> None:
    mode = (SetMode(Mode.MINI_BATCH), SetBatchSize(5), Advance(1))
    state = state_after((*START, *mode, *([Advance(1, FRAME)] * 3 if is_held else [TogglePlay()])))
    record = state.shown_record
    assert record is not None and (record.step < state.timeline.step) is is_held
    samples = samples_of(state, record)
    drawn = draw_canvas(state, SIZE)
    rings = {(round(x), round(y)) for ring in drawn.all("canvas", "batch ring") for x, y in ring.points}
    assert rings == {
        (round(drawn.x_px(x)), round(drawn.y_px(y))) for x, y in (state.points.point(number) for number in samples)
    }
    assert len(rings) == 5
    update(state, MovePointTo(samples[2], 0.5, 0.1))
    left = {(round(x), round(y)) for ring in draw_canvas(state, SIZE).all("canvas", "batch ring") for x, y in ring.points}
    assert left < rings and len(left) == 4
    update(state, DeletePoint(0))
    draw_canvas(state, SIZE).none("canvas", "batch ring")


def test_the_sample_is_told_from_all_other_points_by_a_halo_and_a_bar_several_times_as_thick() -> None:
    """As wide as it has to be to be seen when the picture is shrunk to a fifth, on a projector."""
    drawn = draw_canvas(state_after((*START, TogglePlay(), SetLineByHand(0.0, 0.9), StepOnce(), Advance(0, 1.0))), SIZE)
    (x, begin), (_, end) = drawn.one("canvas", "sample error bar").points
    assert abs(end - begin) > 60
    middle = round((begin + end) / 2)
    inked = [drawn.surface.get_at((round(x) + dx, middle))[:3] == drawn.theme.error for dx in range(-8, 9)]
    assert 5 <= sum(inked) <= 7
    ring, halo = drawn.one("canvas", "sample ring"), drawn.one("canvas", "sample halo")
    assert ring.points == halo.points
    beside = drawn.surface.get_at((round(x) + 14, round(begin) + (6 if begin < end else -6)))[:3]
    towards = [abs(one - other) for one, other in zip(beside, drawn.theme.card, strict=True)]
    assert max(towards) > 15, "the halo is seen well beyond the ring"
    drawn_again = draw_canvas(
        state_after((*START, TogglePlay(), StepOnce(), AddPoint(0.5, 0.5), SetLineByHand(0.1, 0.2))), SIZE
    )
    drawn_again.none("canvas", "sample halo")
