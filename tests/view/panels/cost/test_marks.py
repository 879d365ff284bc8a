"""Every mark of the cost card is that of the model: curves, forecast, least cost, ball, ticks, texts and readout."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

import numpy as np
import pygame
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from app.messages import (
    Advance,
    BeginGesture,
    LoadPoints,
    LookAt,
    Message,
    PointAt,
    SetLearningRate,
    ToggleCostScale,
    TogglePlay,
)
from app.model.data.dataset import FloatArray
from app.model.theory.forecast import forecast_costs
from app.model.time.run import Run, cost_of
from app.plots.numerals import comes_to, shown_value
from app.plots.scale import LogScale
from app.plots.transform import PlotTransform
from app.session.targets import ButtonTarget, CostTarget, PointTarget
from app.update import update
from app.view.figures.cost_curve import FORECAST, GHOST, LATER
from app.view.paint.marks import Mark
from app.view.paint.theme import blend
from tests.view.marked import SIZE, Marks, Scene, Window, marked, scripts, sizes, state_after
from tests.view.panels.cost.journeys import NOISY, RUNS

NEAR_PX = 1e-3
"""Pixels that roundings of floats may be apart."""

COLUMN_PX = 2.2
"""The steps of a column of the history are at most so many pixels apart."""

Check = Callable[[Marks], None]


# --- what the model says ---------------------------------------------------------------------------------------------


def costs_of(run: Run) -> list[float]:
    """J after each step of the run, and before the first, by running it again from its start."""
    costs: list[float] = []
    for steps in run.replay():
        costs += steps.costs.tolist() if not costs else steps.costs[1:].tolist()
    return costs


def has_figure(marks: Marks) -> bool:
    return bool(marks.any("cost", "last step"))


def axes_of(marks: Marks) -> PlotTransform:
    axes = marks.one("cost", "last step").space
    assert isinstance(axes, PlotTransform)
    return axes


def plot_of(marks: Marks) -> pygame.Rect:
    axes = axes_of(marks)
    (left, right), (_, top) = axes.x.range, axes.y.range
    if isinstance(axes.x, LogScale):
        assert axes.x.zero is not None
        left = axes.x.zero
    zero = axes.y.zero if isinstance(axes.y, LogScale) else None
    bottom = axes.y.range[0] if zero is None else zero
    return pygame.Rect(left, top, right - left + 1, bottom - top)


def value_of(label: str) -> float:
    """The number that a tick says, which may be a mere power of ten."""
    label = label.replace(",", "")
    return shown_value(re.sub(r"^10(?=[⁰¹²³⁴⁵⁶⁷⁸⁹⁻])", "1×10", label))


def is_on_plot(plot: pygame.Rect, y: float) -> bool:
    return plot.top - 0.5 <= y <= plot.bottom + 0.5


# --- what is drawn ---------------------------------------------------------------------------------------------------


def assert_follows(strokes: Sequence[Mark], costs: Sequence[float], marks: Marks, arrows: Sequence[Mark]) -> None:
    """The strokes are one curve through the cost of each step from 0 on, with arrows where it leaves the plot."""
    axes, plot = axes_of(marks), plot_of(marks)
    for before, after in pairwise(strokes):
        assert before.points[-1] == pytest.approx(after.points[0], abs=1e-6), "the curve has a gap"
    points = [point for stroke in strokes for point in stroke.points]
    steps = [round(axes.x.invert(x)) for x, _ in points]
    assert steps == sorted(steps)
    last = min(len(costs) - 1, round(axes.x.domain[1]))
    assert axes.x(float(steps[0])) - plot.left < COLUMN_PX
    assert abs(axes.x(float(last)) - points[-1][0]) < COLUMN_PX
    beyond = set()
    for (x, y), step in zip(points, steps, strict=True):
        there = axes.model_to_view(float(step), costs[step])
        assert abs(x - there[0]) < NEAR_PX
        if is_on_plot(plot, there[1]):
            assert abs(y - there[1]) < NEAR_PX, f"step {step}: {axes.y.invert(y)} is drawn for {costs[step]}"
        else:
            beyond.add("up" if there[1] < plot.top else "down")
            assert not is_on_plot(plot, y)
    assert {arrow.text for arrow in arrows} == beyond
    assert_no_spike_is_lost(points, costs[: last + 1], axes)


def assert_no_spike_is_lost(points: Sequence[tuple[float, float]], costs: Sequence[float], axes: PlotTransform) -> None:
    """Within two pixels of each step the curve is as low and as high as the cost is there."""
    xs, ys = [x for x, _ in points], np.array([y for _, y in points])
    there = axes.x(np.arange(len(costs), dtype=np.float64)), axes.y(np.array(costs))
    top, bottom = sorted(axes.y.range)
    lowest, highest = ys.min(), ys.max()
    for x, y in zip(*(values.tolist() for values in there), strict=True):
        near = ys[bisect_left(xs, x - COLUMN_PX) : bisect_left(xs, x + COLUMN_PX)]
        # Out of the plot the curve goes as far as it is drawn at all.
        wanted = y if top <= y <= bottom else max(min(y, highest), lowest)
        assert near.min() - NEAR_PX <= wanted <= near.max() + NEAR_PX


def curve_is_that_of_the_run(marks: Marks) -> None:
    strokes = marks.all("cost", "cost curve")
    assert {stroke.colour for stroke in strokes} == {marks.theme.cost}
    assert_follows(strokes, costs_of(marks.state.timeline.run), marks, marks.any("cost", "cost curve beyond the plot"))


def ghosts_are_the_other_runs(marks: Marks) -> None:
    timeline = marks.state.timeline
    others = [run for number, run in timeline.runs.items() if number != timeline.place.run_number and run.now.step > 0]
    strokes = marks.any("cost", "other run")
    assert len(strokes) == len(others[-3:])
    for run, stroke in zip(others[-3:], strokes, strict=True):
        assert stroke.colour == blend(marks.theme.muted, marks.theme.card, GHOST)
        arrows = [mark for mark in marks.any("cost", "other run beyond the plot") if len(strokes) == 1]
        costs = costs_of(run)
        if len(strokes) == 1:
            assert_follows([stroke], costs, marks, arrows)
        else:
            axes, plot = axes_of(marks), plot_of(marks)
            for (x, y), step in ((point, round(axes.x.invert(point[0]))) for point in stroke.points):
                there = axes.model_to_view(float(step), costs[step])
                assert abs(x - there[0]) < NEAR_PX
                assert abs(y - there[1]) < NEAR_PX or not is_on_plot(plot, there[1])


def forecast_dots_are_the_forecast(marks: Marks) -> None:
    state, timeline, axes = marks.state, marks.state.timeline, axes_of(marks)
    end = round(axes.x.domain[1])
    is_made = timeline.is_live and state.held is None and len(state.points) > 0 and timeline.run.changed.step < end
    dots, arrows = marks.any("cost", "forecast"), marks.any("cost", "forecast beyond the plot")
    predicted = forecast_costs(timeline.run.changed, end, 160) if is_made else None
    if predicted is None:
        assert not dots
        assert not arrows
        return
    steps, costs = predicted
    there = [(round(axes.x(float(step))), axes.y(cost)) for step, cost in zip(steps.tolist(), costs.tolist(), strict=True)]
    on_plot = [(x, round(y)) for x, y in there if is_on_plot(plot_of(marks), y)]
    places = [dot.points[0] for dot in dots]
    assert set(places) <= set(on_plot)
    apart = 5 * marks.screen.layout.scale + 1
    assert all(any(0 <= x - left <= apart for left, _ in places) for x, _ in on_plot)
    assert {dot.colour for dot in dots} <= {blend(marks.theme.cost, marks.theme.card, FORECAST)}
    assert bool(arrows) is (len(on_plot) < len(there))


def least_cost_is_dashed(marks: Marks) -> None:
    state, axes = marks.state, axes_of(marks)
    least = state.training.training_set.moments.least_cost
    has_place = least > 0.0 or not isinstance(axes.y, LogScale) or axes.y.zero is not None
    found = marks.any("cost", "least cost")
    assert len(found) == (1 if len(state.points) and has_place else 0)
    for mark in found:
        assert mark.colour == marks.theme.muted
        plot, y = plot_of(marks), round(axes.y(least))  # on whole pixels
        assert mark.points == ((plot.left, y), (plot.right, y))
        assert is_on_plot(plot, y)


def ball_is_at_the_step_looked_at(marks: Marks) -> None:
    state, axes = marks.state, axes_of(marks)
    if not len(state.points):
        marks.none("cost", "ball")
        return
    ball = marks.one("cost", "ball")
    (x, y), cost = ball.points[0], cost_of(state.training)
    assert (x, y) == axes.model_to_view(float(state.timeline.step), cost)
    assert is_on_plot(plot_of(marks), y), f"J = {cost} is not on the axis"
    assert ball.colour == marks.theme.cost


def what_came_later_is_faint(marks: Marks) -> None:
    timeline = marks.state.timeline
    faint = blend(marks.theme.cost, marks.theme.card, LATER)
    if timeline.is_live:
        marks.none("cost", "later steps", "later cost curve")
        return
    later = marks.one("cost", "later steps")
    (left, top), (right, bottom) = later.points
    plot = plot_of(marks)
    assert abs(left - axes_of(marks).x(float(timeline.step))) <= 0.5
    assert (top, right, bottom) == (plot.top, plot.right, plot.bottom)
    strokes = marks.all("cost", "later cost curve")
    assert {mark.colour for mark in (later, *strokes)} == {faint}
    assert_follows(strokes, costs_of(timeline.run), marks, marks.any("cost", "later cost curve beyond the plot"))


def ticks_stand_at_their_values(marks: Marks) -> None:
    axes, plot = axes_of(marks), plot_of(marks)
    last = marks.one("cost", "last step").text
    assert int(last.removeprefix("step ").replace(",", "")) == round(axes.x.domain[1])
    across = down = 0
    for tick in marks.all("cost", "tick label"):
        value = value_of(tick.text)
        (left, top), (right, bottom) = tick.points
        if top >= plot.bottom + 2:
            across += 1
            assert left - 1 <= axes.x(value) <= right + 1
        else:
            down += 1
            assert abs((top + bottom) / 2 - axes.y(value)) <= 1.5
    assert across
    assert down >= 1 or plot.h < 60
    heights = {line.points[0][1] for line in marks.any("cost", "grid line")}
    assert all((line.points[0][0], line.points[1][0]) == (plot.left, plot.right) for line in marks.any("cost", "grid line"))
    labelled = [tick for tick in marks.all("cost", "tick label") if tick.points[0][1] < plot.bottom + 2]
    assert all(round(axes.y(value_of(tick.text))) in heights for tick in labelled)


def scale_is_the_one_in_force(marks: Marks) -> None:
    is_logarithmic = marks.state.look.is_cost_logarithmic
    assert marks.one("cost", "scale").text == ("log" if is_logarithmic else "linear")
    chip = marks.screen.target_named(marks.state, ButtonTarget("cost-scale"))
    assert chip is not None
    assert chip.click == ToggleCostScale()
    (left, top), (right, bottom) = marks.one("cost", "scale chip").points
    assert tuple(chip.rect) == (left, top, right - left, bottom - top)
    if has_figure(marks):
        assert isinstance(axes_of(marks).y, LogScale) is is_logarithmic


def axis_is_broken_above_zero(marks: Marks) -> None:
    axes, strokes = axes_of(marks), marks.any("cost", "axis break")
    if not isinstance(axes.y, LogScale) or axes.y.zero is None:
        assert not strokes
        return
    assert len(strokes) == 2
    for stroke in strokes:
        (left, low), (right, high) = stroke.points
        assert axes.y.range[0] < min(low, high) < max(low, high) < axes.y.zero
        assert left < plot_of(marks).left < right


def title_says_cost_and_least(marks: Marks) -> None:
    state = marks.state
    if not len(state.points):
        marks.none("cost", "cost")
        return
    title, least = marks.one("cost", "cost"), state.training.training_set.moments.least_cost
    now, _, of_all = title.text.removeprefix("J = ").partition(" · least ")
    assert comes_to(cost_of(state.training), now)
    assert not of_all or comes_to(least, of_all)
    assert title.colour == marks.theme.cost


def words_say_where_it_leads(marks: Marks) -> None:
    state, found = marks.state, marks.any("cost", "heads for")
    assert not found or marks.any("cost", "forecast", "forecast beyond the plot")
    for mark in found:
        shown = re.fullmatch(r"heads for (?:mean )?J ([\d.,×⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+).*", mark.text)
        assert shown is not None
        assert state.outlook.rest_cost is not None
        assert comes_to(state.outlook.rest_cost, shown[1].rstrip(","))


def every_mark_has_a_role(marks: Marks) -> None:
    assert not [mark for mark in marks.of("cost") if not mark.role]


OF_THE_FIGURE: tuple[Check, ...] = (
    curve_is_that_of_the_run,
    ghosts_are_the_other_runs,
    forecast_dots_are_the_forecast,
    least_cost_is_dashed,
    ball_is_at_the_step_looked_at,
    what_came_later_is_faint,
    ticks_stand_at_their_values,
    axis_is_broken_above_zero,
    words_say_where_it_leads,
)
OF_THE_CARD: tuple[Check, ...] = (scale_is_the_one_in_force, title_says_cost_and_least, every_mark_has_a_role)


@lru_cache(maxsize=64)
def marks_after(journey: str, is_logarithmic: bool, are_steps_logarithmic: bool = False) -> Marks:
    state = state_after(RUNS[journey])
    state.look = replace(state.look, is_cost_logarithmic=is_logarithmic, are_steps_logarithmic=are_steps_logarithmic)
    return marked(state, SIZE, "cost")


@pytest.mark.parametrize("check", (*OF_THE_FIGURE, *OF_THE_CARD), ids=lambda check: check.__name__)
@pytest.mark.parametrize("is_logarithmic", [True, False], ids=["log", "linear"])
@pytest.mark.parametrize("journey", RUNS)
def test_the_card_of_a_run_is_true(journey: str, is_logarithmic: bool, check: Check) -> None:
    check(marks_after(journey, is_logarithmic))


@pytest.mark.parametrize("journey", RUNS)
def test_the_card_of_a_run_is_true_on_a_logarithmic_axis_of_steps(journey: str) -> None:
    marks = marks_after(journey, True, True)
    assert isinstance(axes_of(marks).x, LogScale)
    for check in (*OF_THE_FIGURE, *OF_THE_CARD):
        if check is not forecast_dots_are_the_forecast:
            check(marks)
    dots = marks.any("cost", "forecast")
    near_forecast = 0
    for span in (100, 1000, round(axes_of(marks).x.domain[1])):
        predicted = forecast_costs(marks.state.timeline.run.changed, span, 2000)
        if predicted is not None and dots:
            axes = axes_of(marks)
            xs, ys = axes.x(predicted[0].astype(np.float64)), axes.y(predicted[1])
            within = [dot.points[0] for dot in dots if xs[0] - 0.5 <= dot.points[0][0] <= xs[-1] + 0.5]
            near_forecast += sum(abs(ys[np.abs(xs - x) <= 3.0] - y).min(initial=99.0) <= 3.0 for x, y in within)
    assert near_forecast >= len(dots)
    powers = [value for value in map(value_of, marks.texts("cost", "tick label")) if value >= 1]
    assert {1.0, 10.0} <= set(powers)


def test_a_long_run_shows_its_first_steps_on_a_logarithmic_axis() -> None:
    state = state_after([LoadPoints(NOISY, "points"), Advance(300_000)])
    state.look = replace(state.look, are_steps_logarithmic=True)
    marks = marked(state, SIZE, "cost")
    axes = axes_of(marks)
    points = {round(axes.x.invert(x)): axes.y.invert(y) for x, y in marks.all("cost", "cost curve")[0].points}
    costs = costs_of(state.timeline.run)
    assert {0, 1, 2, 3, 4, 5} <= set(points)
    assert all(points[step] == pytest.approx(costs[step]) for step in range(6))
    assert_follows(marks.all("cost", "cost curve"), costs, marks, [])


def test_the_run_goes_on_the_same_on_a_logarithmic_axis_of_steps() -> None:
    state, shown = state_after([LoadPoints(NOISY, "points"), Advance(3)]), Window(SIZE, "cost")
    state.look = replace(state.look, are_steps_logarithmic=True)
    for display in (1, 1, 2, 9, 300, 1, 700, 1, 9000, 40_000, 3):
        update(state, Advance(display))
        marks = shown.draw(state)
        curve_is_that_of_the_run(marks)
        ball_is_at_the_step_looked_at(marks)


def test_what_a_run_heads_for_stands_clear_of_every_curve() -> None:
    for journey in RUNS:
        for mark in marks_after(journey, True).any("cost", "heads for"):
            assert mark.points[1][1] <= plot_of(marks_after(journey, True)).top


# --- any window ------------------------------------------------------------------------------------------------------

_OTHER_RUNS: list[list[Message]] = [
    [],
    [LookAt(30), SetLearningRate(0.2), TogglePlay(), Advance(60)],
    [LookAt(5), TogglePlay(), Advance(25), LookAt(0), TogglePlay(), Advance(3), LookAt(2)],
]
_others: st.SearchStrategy[list[Message]] = st.sampled_from(_OTHER_RUNS)
_holds: st.SearchStrategy[list[Message]] = st.sampled_from([[], [], [BeginGesture(PointTarget(0))]])
windows = st.builds(
    lambda script, others, holds, size: Scene((*script, *others, *holds), size), scripts(), _others, _holds, sizes
)


@given(windows)
@settings(max_examples=40)
def test_the_card_of_any_window_is_true(window: Scene) -> None:
    marks = window.marks_of("cost")
    assume("cost" in marks.screen.marks)
    for check in OF_THE_CARD:
        check(marks)
    if has_figure(marks):
        for check in OF_THE_FIGURE:
            check(marks)


@given(windows, st.lists(st.sampled_from([1, 1, 2, 9, 300]), min_size=1, max_size=6))
@settings(max_examples=15)
def test_a_curve_drawn_as_the_run_goes_on_is_true(window: Scene, paces: list[int]) -> None:
    """What is added to the layer, and the column that is not complete, make up the same curve."""
    state, shown = window.state, Window(window.size, "cost")
    shown.draw(state)
    for display in paces:
        update(state, Advance(display))
        marks = shown.draw(state)
        assume("cost" in marks.screen.marks)
        if has_figure(marks):
            curve_is_that_of_the_run(marks)
            ball_is_at_the_step_looked_at(marks)


# --- the readout -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("journey", RUNS)
@pytest.mark.parametrize("share", [0.0, 0.11, 0.5, 0.93, 1.0])
def test_the_readout_says_step_and_cost_under_the_pointer(journey: str, share: float) -> None:
    state = state_after(RUNS[journey])
    plot = plot_of(marked(state, SIZE, "cost"))
    x = plot.left + share * (plot.w - 1)
    update(state, PointAt(CostTarget(), x, plot.centery))
    marks = marked(state, SIZE, "cost")
    axes, costs = axes_of(marks), costs_of(state.timeline.run)
    step, cost = re.fullmatch(r"step ([\d,]+): J = (.+)", marks.one("cost", "readout").text).groups()  # type: ignore[union-attr]
    number = int(step.replace(",", ""))
    assert comes_to(costs[number], cost)
    wanted = min(max(x, axes.x(0.0)), axes.x(float(len(costs) - 1)))
    assert abs(axes.x(float(number)) - wanted) <= max(COLUMN_PX, 0.5 * (axes.x(1.0) - axes.x(0.0)) + 1e-6)
    left = round(axes.x(float(number)))
    assert marks.one("cost", "readout line").points == ((left, plot.top), (left, plot.bottom))
    there = axes.model_to_view(float(number), costs[number])
    if is_on_plot(plot, there[1]):
        assert marks.one("cost", "readout dot").points[0] == pytest.approx(there)
    else:
        assert marks.one("cost", "readout beyond the plot").text == ("up" if there[1] < plot.top else "down")
    (card_left, card_top), (card_right, card_bottom) = marks.one("cost", "readout card").points
    assert plot.left <= card_left < card_right <= plot.right
    assert plot.top <= card_top < card_bottom
    card = pygame.Rect(card_left, card_top, card_right - card_left, card_bottom - card_top)
    words = [pygame.Rect(*mark.points[0], 0, 0).union((*mark.points[1], 0, 0)) for mark in marks.any("cost", "heads for")]
    assert not any(card.colliderect(each) for each in words), "what it heads for is covered"


def test_nothing_is_read_out_where_the_plot_is_not_pointed_at() -> None:
    marks_after("noisy", True).none("cost", "readout", "readout line", "readout dot", "readout card")


# --- pixels ----------------------------------------------------------------------------------------------------------


def strength_of(marks: Marks, plot: pygame.Rect) -> FloatArray:
    """How much of the colour of J each pixel of the plot has over the card; 0 where it is of another colour."""
    colours = pygame.surfarray.array3d(marks.surface.subsurface(plot)).astype(np.float64)
    card = np.array(marks.theme.card)
    full, over = np.array(marks.theme.cost) - card, colours - card
    share = over @ full / (full @ full)
    is_of_it = np.linalg.norm(over - share[..., None] * full, axis=2) < 12.0
    return np.where(is_of_it, share, 0.0)


def test_the_curve_is_in_the_colour_of_j_up_to_the_step_looked_at_and_faint_from_there_on() -> None:
    """Told by the pixels themselves, as the faint part is a picture laid over the curve."""
    state = state_after([LoadPoints(NOISY, "points"), Advance(400), LookAt(200)])
    marks = marked(state, SIZE, "cost")
    plot, step_x = plot_of(marks), round(axes_of(marks).x(200.0))
    strength = strength_of(marks, plot)
    in_strong, in_faint = (
        np.flatnonzero(found.any(axis=1)) + plot.left
        for found in (strength > LATER + 0.1, (strength > LATER - 0.1) & (strength < LATER + 0.02))
    )
    assert len(in_strong) > 20
    assert len(in_faint[in_faint > step_x + 4]) > 20
    assert in_strong.max() <= step_x + 4, "the ball reaches so far right of it"
    later = strength[step_x + 5 - plot.left :]
    assert not (later > LATER + 0.02).any()


def test_before_the_first_step_the_card_says_what_will_be_drawn() -> None:
    marks = marked(state_after([LoadPoints(NOISY, "points")]))
    assert marks.one("cost", "says").text == "The cost of every step will be drawn here."
    marks.none("cost", "cost curve", "ball", "tick label", "last step", "least cost", "forecast")
    title_says_cost_and_least(marks)
