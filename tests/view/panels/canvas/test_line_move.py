"""The arrows at the ends of the line say which way the step moves them that the card names and the sentence tells."""

from __future__ import annotations

from fractions import Fraction
from math import copysign, log10

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.messages import (
    AddPoint,
    Advance,
    LoadPoints,
    LookAt,
    Message,
    SetLineByHand,
    SetMode,
    SetScaling,
    StepOnce,
    ToggleEveryStep,
    TogglePlay,
    ToggleTheme,
    ZoomAxes,
)
from app.model.data.dataset import Dataset
from app.model.data.scaling import ScaleChoice
from app.model.learning.steps import StepRecord
from app.model.learning.training import Mode
from app.plots.transform import clip_line
from app.view.panels.canvas.places import transform_for
from tests.properties.any_message import scripts
from tests.view.marked import POINTS, SIZE, Window, sizes, state_after
from tests.view.panels.canvas.drawn import Drawn, draw_canvas
from tests.view.panels.canvas.test_step_marks import START, happens, named_step

FRAME = 1 / 60


def change_at(record: StepRecord, x: float) -> Fraction:
    """By how much the step moves the line at x in the data's own units, exactly, in training units; plain descent."""
    units, rate = record.scaling, Fraction(record.learning_rate)
    inside = (Fraction(x) - Fraction(units.x_offset)) / Fraction(units.x_unit)
    return -rate * (Fraction(record.grad_m) * inside + Fraction(record.grad_b))


def size_at(record: StepRecord, x: float) -> float:
    """How large the two parts of that are."""
    inside = record.scaling.x_in(x)
    return record.learning_rate * (abs(record.grad_m * inside) + abs(record.grad_b))


def length_for(moved_px: float) -> float:
    """Ten units up to a twentieth of a pixel, ten more for each of three powers of ten from there."""
    return 10 + 10 * min(3.0, max(0.0, log10(moved_px * 20)))


def assert_moves(drawn: Drawn, record: StepRecord | None) -> None:
    arrows = drawn.any("canvas", "line move")
    ends = clip_line(*drawn.state.line_in_data_units, transform_for(drawn.state.axes, drawn.plot))
    lines = drawn.any("canvas", "line")
    if record is None or ends is None or not lines:
        assert not arrows
        return
    assert all(arrow.colour == drawn.theme.m for arrow in arrows)
    middle = drawn.plot.centerx if len(arrows) != 1 else None
    expected = []
    for (x_line, _), (x, _) in zip(sorted(lines[0].points), ends, strict=True):
        change = change_at(record, x)
        moved = (
            abs(float(change)) * record.scaling.y_unit * drawn.plot.h / (drawn.state.axes.y_high - drawn.state.axes.y_low)
        )
        is_clear = abs(change) > 1e-9 * size_at(record, x) and moved > 1.01e-3
        near = [arrow for arrow in arrows if abs(arrow.points[0][0] - x_line) <= 30 * drawn.scale + 1]
        if change and is_clear:
            assert near, "there is an arrow near that end"
            for arrow in near:
                (tail_x, tail), (tip_x, tip) = arrow.points
                assert tail_x == tip_x
                if middle is None or abs(x_line - middle) > 60 * drawn.scale:
                    assert abs(tip - tail) == pytest.approx(length_for(moved) * drawn.scale, abs=2 * drawn.scale + 1)
                if middle is None or abs(x_line - middle) > 60 * drawn.scale:
                    assert copysign(1, tail - tip) == copysign(1, float(change)), "up is towards smaller pixels"
                assert drawn.plot.top <= tip <= drawn.plot.bottom
            expected.append(x)
    assert len(arrows) >= len(expected)


@given(scripts(happens, 14), sizes)
@settings(max_examples=60)
def test_the_arrows_are_those_of_the_step_that_the_card_names(script: list[Message], size: tuple[int, int]) -> None:
    state, window = state_after([*START, *script]), Window(SIZE, "step")
    card, drawn = window.draw(state), draw_canvas(state, size)
    record = named_step(card)
    told = [mark.text for mark in drawn.any("canvas", "remark")]
    was_changed = record is not None and bool(state.timeline.run.edits_between(record.step, state.timeline.step))
    if state.step_display.glide == 1.0:
        assert_moves(drawn, None if was_changed else record)
    if record is not None and not was_changed:
        assert not told or told[0].startswith(f"Step {record.step:,}:"), "sentence and card are of one step"


@pytest.mark.parametrize("mode", list(Mode))
@pytest.mark.parametrize("end", [(), (TogglePlay(),), (ToggleEveryStep(),), (TogglePlay(), LookAt(4))])
def test_there_are_two_in_each_mode_running_held_and_paused_and_the_sentence_says_the_same(
    mode: Mode, end: tuple[Message, ...]
) -> None:
    script = (LoadPoints(POINTS["a curve"], "a curve"), SetMode(mode), *[Advance(1, FRAME)] * 7, *end)
    drawn = draw_canvas(state_after(script), SIZE)
    record = drawn.state.shown_record
    assert record is not None
    arrows = drawn.all("canvas", "line move")
    assert len(arrows) == 2
    assert_moves(drawn, record)
    says = drawn.one("canvas", "remark").text
    assert says.startswith(f"Step {record.step}: ")
    rises = [arrow.points[0][1] > arrow.points[1][1] for arrow in sorted(arrows, key=lambda arrow: arrow.points[0])]
    # b is where x is 0, which is the left end here.
    assert rises[0] == ("went up" in says) != ("went down" in says)


@pytest.mark.parametrize(
    "after", [(AddPoint(0.4, 0.4),), (SetLineByHand(0.2, 0.2),), (SetMode(Mode.BATCH),), (SetScaling(ScaleChoice.STANDARD),)]
)
def test_there_is_none_before_the_first_step_and_none_once_something_was_changed(after: tuple[Message, ...]) -> None:
    begin = (LoadPoints(POINTS["a curve"], "a curve"), TogglePlay())
    draw_canvas(state_after(begin), SIZE).none("canvas", "line move")
    stepped = (*begin, StepOnce())
    assert draw_canvas(state_after(stepped), SIZE).all("canvas", "line move")
    draw_canvas(state_after((*stepped, *after)), SIZE).none("canvas", "line move")


@given(st.floats(-40.0, 40.0), st.floats(-20.0, 20.0), st.floats(0.05, 20.0), sizes)
@settings(max_examples=40)
def test_they_stand_in_the_plot_clear_of_the_names_of_the_handles(
    m: float, b: float, zoom: float, size: tuple[int, int]
) -> None:
    script = (LoadPoints(POINTS["a curve"], "a curve"), TogglePlay(), SetLineByHand(m, b), StepOnce(), Advance(0, 1.0))
    drawn = draw_canvas(state_after((*script, ZoomAxes(0.5, 0.5, zoom))), size)
    half = 9 * drawn.scale
    for arrow in drawn.any("canvas", "line move"):
        (x, tail), (_, tip) = arrow.points
        assert drawn.plot.left <= x <= drawn.plot.right
        assert drawn.plot.top <= min(tail, tip) and max(tail, tip) <= drawn.plot.bottom
        for name in drawn.any("canvas", "m handle name", "b handle name", "shift handle name", "sample error label"):
            (left, top), (right, bottom) = name.points
            assert right <= x - half or left >= x + half or bottom <= min(tail, tip) or top >= max(tail, tip)


def test_the_smaller_the_move_the_shorter_the_arrow_and_a_line_at_rest_has_none() -> None:
    script = (LoadPoints(POINTS["a curve"], "a curve"), SetMode(Mode.BATCH), SetLineByHand(-3.0, 2.0))
    longest = []
    for steps in (1, 100, 1000):
        arrows = draw_canvas(state_after((*script, Advance(steps), TogglePlay())), SIZE).all("canvas", "line move")
        longest.append(max(abs(arrow.points[0][1] - arrow.points[1][1]) for arrow in arrows))
    assert longest == sorted(longest, reverse=True) and longest[0] - longest[-1] > 8
    resting = draw_canvas(state_after((*script, Advance(40_000), TogglePlay())), SIZE)
    resting.none("canvas", "line move")


def test_a_step_that_changes_nothing_has_no_arrow() -> None:
    script = (LoadPoints(POINTS["one"], "one"), SetMode(Mode.STOCHASTIC), TogglePlay())
    _, y = state_after(script).points.point(0)
    still = draw_canvas(state_after((*script, SetLineByHand(0.0, y), StepOnce())), SIZE)
    assert still.state.record is not None and still.state.record.error == 0.0
    still.none("canvas", "line move")
    assert "no error" in still.one("canvas", "remark").text.lower()


@pytest.mark.parametrize("theme", [(), (ToggleTheme(),)])
def test_an_arrow_stands_out_at_a_fifth_of_its_size(theme: tuple[Message, ...]) -> None:
    script = (LoadPoints(POINTS["a curve"], "a curve"), *theme, TogglePlay(), StepOnce(), Advance(0, 1.0))
    drawn = draw_canvas(state_after(script), SIZE)
    for arrow in drawn.all("canvas", "line move"):
        (x, tail), (_, tip) = arrow.points
        inked = [
            drawn.surface.get_at((round(x), round(tail + share * (tip - tail))))[:3] == drawn.theme.m
            for share in (0.2, 0.4, 0.6, 0.8)
        ]
        assert all(inked)
        neck = round(tail + 0.6 * (tip - tail))
        across = [drawn.surface.get_at((round(x) + dx, neck))[:3] == drawn.theme.m for dx in range(-9, 10)]
        assert sum(across) >= 10, "the head is more than a pixel wide there"


def test_no_arrow_covers_a_point() -> None:
    points = Dataset.of([0.045 + 0.001 * i for i in range(12)], [0.02 + 0.012 * i for i in range(12)])
    drawn = draw_canvas(state_after((LoadPoints(points, "12"), TogglePlay(), StepOnce(), Advance(0, 1.0))), SIZE)
    boxes = [
        (arrow.points[0][0], *sorted((arrow.points[0][1], arrow.points[1][1]))) for arrow in drawn.all("canvas", "line move")
    ]
    under = 0
    for x, y in ((drawn.x_px(x), drawn.y_px(y)) for x, y in map(points.point, range(12))):
        if any(abs(x - middle) < 9 and top < y < bottom for middle, top, bottom in boxes):
            under += 1
            assert drawn.surface.get_at((round(x), round(y)))[:3] != drawn.theme.m
    assert under >= 3
