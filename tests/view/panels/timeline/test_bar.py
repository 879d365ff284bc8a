"""Every mark of the timeline is that of the model: track, handle, edits, words and buttons."""

from __future__ import annotations

import pygame
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.commands import BY_ID
from app.messages import (
    AddPoint,
    Advance,
    BeginGesture,
    ClearPoints,
    LookAt,
    LookAtEnd,
    MarkSpan,
    Message,
    MovePointTo,
    PointAt,
    Reset,
    SetLearningRate,
    SetOrder,
    StepBack,
    StepOnce,
    TogglePlay,
)
from app.model.learning.sampling import Order
from app.plots.transform import PlotTransform
from app.session.targets import ButtonTarget, HandleTarget, TimeMarkTarget, TimeTarget
from app.update import update as _update
from app.view.frame_rate import FrameRate
from app.view.targets import Target
from tests.view.marked import SIZE, Marks, Scene, Window, marked, scripts, sizes, state_after

_MORE: list[list[Message]] = [
    [],
    [LookAt(30), SetLearningRate(0.2), TogglePlay(), Advance(60)],
    [LookAt(5), TogglePlay(), AddPoint(0.5, 0.5), Advance(25), Reset(), Advance(3), LookAt(2)],
    [Reset(), Advance(50), SetOrder(Order.SEQUENTIAL), AddPoint(0.1, 0.9), Advance(50), AddPoint(0.2, 0.9)],
    [BeginGesture(HandleTarget("m"))],
    [ClearPoints()],
    [LookAt(10**6)],
]
windows = st.builds(lambda script, more, size: Scene((*script, *more), size), scripts(), st.sampled_from(_MORE), sizes)


def target_of(marks: Marks, target_id: object) -> Target:
    bar = next(slot for slot in marks.screen.slots if slot.name == "timeline")
    found = [target for target in bar.targets if target.id == target_id]
    assert len(found) == 1
    return found[0]


def steps_of(marks: Marks) -> PlotTransform:
    space = marks.one("timeline", "track").space if marks.any("timeline", "track") else marks.one("timeline", "handle").space
    assert isinstance(space, PlotTransform)
    return space


def track_is_as_long_as_the_run(marks: Marks) -> None:
    timeline, theme, space = marks.state.timeline, marks.theme, steps_of(marks)
    step, end = timeline.step, timeline.run.now.step
    parent = timeline.runs.get(timeline.origins[timeline.place.run_number].run_number or 0)
    horizon = max(1, end, 0 if parent is None else parent.now.step)
    assert space.x.domain == (0.0, float(horizon))
    parts = (("track", theme.raised, horizon, end), ("run", theme.faint, end, step), ("past", theme.accent, step, 0))
    for role, colour, until, hidden_until in parts:
        found = marks.any("timeline", role)
        assert len(found) == (1 if hidden_until < until else 0), role
        for mark in found:
            (left, _), (right, _) = mark.points
            assert mark.colour == colour
            assert left == space.x.range[0]
            assert abs(right - space.x(float(until))) <= 0.5
    # What lies over the others was drawn after them.
    drawn = [mark.role for mark in marks.of("timeline") if mark.role in ("track", "run", "past", "handle")]
    assert drawn == sorted(drawn, key=["track", "run", "past", "handle"].index)


def handle_is_at_the_step_looked_at(marks: Marks) -> None:
    handle, step = marks.one("timeline", "handle"), marks.state.timeline.step
    assert handle.values[0][0] == pytest.approx(step, abs=1e-6)
    assert handle.colour == marks.theme.text
    target = target_of(marks, TimeTarget())
    assert target.press is not None
    assert target.drag is not None
    x, y = handle.points[0]
    space = steps_of(marks)
    pixel = space.x.invert(space.x.range[0] + 1.0)
    for act in (target.press, target.drag):
        pressed = act(x, y)
        assert isinstance(pressed, LookAt)
        assert abs(pressed.step - step) <= 0.5 * pixel + 0.5
        for beyond, wanted in ((-1e4, 0), (1e4, round(space.x.domain[1]))):
            assert act(beyond, y) == LookAt(wanted)
    assert target.nudge is not None
    assert (target.nudge(1, 0), target.nudge(-1, 0)) == (StepOnce(), StepBack())
    edits = {edit.step for edit in marks.state.timeline.run.edits}
    after, before = {edit for edit in edits if edit > step}, {edit for edit in edits if edit < step}
    assert target.nudge(0, 1) == (LookAt(min(after)) if after else None)
    assert target.nudge(0, -1) == (LookAt(max(before)) if before else None)
    assert (target.nudge(10, 0), target.nudge(-10, 0)) == (LookAt(step + 100), LookAt(max(0, step - 100)))


def edits_are_marked_where_they_were_made(marks: Marks) -> None:
    edits, space = marks.state.timeline.run.edits, steps_of(marks)
    dots = [mark.points[0][0] for mark in marks.any("timeline", "edit mark")]
    bars = [(mark.points[0][0], mark.points[1][0]) for mark in marks.any("timeline", "edit mark bar")]
    columns = [round(space.x(float(edit.step))) for edit in edits]
    assert bool(edits) is bool(dots)
    assert all(any(left - 0.5 <= x <= right + 0.5 for left, right in bars) for x in columns)
    assert {end for bar in bars for end in bar} == set(dots)
    assert all(any(abs(x - column) <= 0.5 for column in columns) for x in dots)
    shown = [target.id.first for target in marks.screen.targets if isinstance(target.id, TimeMarkTarget)]
    assert len(shown) == len(bars)
    ends = [*shown[1:], len(edits)] if shown else []
    for first, end in zip(shown, ends, strict=True):
        target = target_of(marks, TimeMarkTarget(first))
        assert target.click_at is not None
        for edit in (edits[first], edits[end - 1]):
            looked = target.click_at(space.x(float(edit.step)), target.rect.centery)
            assert isinstance(looked, LookAt)
            assert abs(space.x(float(looked.step)) - space.x(float(edit.step))) <= 1.0
    assert {mark.colour for mark in marks.any("timeline", "edit mark", "edit mark bar")} <= {marks.theme.muted}


def words_say_how_far_training_got(marks: Marks) -> None:
    state = marks.state
    timeline, chosen = state.timeline, state.training.settings
    step = marks.one("timeline", "step").text
    last = "" if timeline.is_live else f" of {timeline.run.now.step:,}"
    assert step in (f"step {timeline.step:,}{last}", f"{timeline.step:,}{last}")
    assert timeline.is_live is (timeline.place.step is None)
    epoch = f"epoch {state.training.cursor.epoch:,}"
    seed = "" if chosen.order is Order.SEQUENTIAL else f", seed {chosen.seed}"
    for mark in marks.any("timeline", "epoch") if "banner" in marks.screen.marks else [marks.one("timeline", "epoch")]:
        assert mark.text in (f"{epoch} · {chosen.order}{seed}", f"{epoch} · {chosen.order}", epoch)
    if timeline.is_live and timeline.run.far_off is not None:
        # The banner above the track says that it stopped, and why.
        marks.none("timeline", "says")
        assert marks.one("banner", "banner heading")
        return
    says = marks.one("timeline", "says").text
    is_running = says.startswith("live")
    assert is_running is (state.is_running and timeline.is_live)
    assert ("past" in says) is not timeline.is_live
    if timeline.is_live and not state.is_playing:
        assert says == "paused"
    elif timeline.is_live and not is_running:
        assert says == ("held" if len(state.points) else "waiting for points")


def buttons_have_their_commands(marks: Marks) -> None:
    state = marks.state
    buttons = (ButtonTarget("back"), ButtonTarget("step", "timeline"), ButtonTarget("runs-menu"))
    for button in buttons:
        target, command = target_of(marks, button), BY_ID[button.command_id]
        assert target.click == command.message
        assert target.is_enabled is not bool(command.why_not(state))
        assert command.title in target.hint
    label = f"Run {state.timeline.place.run_number:,}"
    assert [text for text in marks.texts("timeline") if text.startswith("Run")] == [label]
    lefts = [target_of(marks, button).rect.left for button in buttons]
    assert lefts == sorted(lefts)


CHECKS = (
    track_is_as_long_as_the_run,
    handle_is_at_the_step_looked_at,
    edits_are_marked_where_they_were_made,
    words_say_how_far_training_got,
    buttons_have_their_commands,
)


@given(windows)
@settings(max_examples=60)
def test_the_timeline_of_any_window_is_true(window: Scene) -> None:
    marks = window.marks_of("timeline")
    for check in CHECKS:
        check(marks)


@given(
    windows, st.lists(st.sampled_from([Advance(1), Advance(30), LookAt(7), TogglePlay(), AddPoint(0.4, 0.2)]), max_size=6)
)
@settings(max_examples=15)
def test_the_timeline_drawn_as_time_goes_by_is_true(window: Scene, messages: list[Message]) -> None:
    state, shown = window.state, Window(window.size, "timeline")
    for message in messages:
        shown.draw(state)
        _update(state, message)
        for check in CHECKS:
            check(shown.draw(state))


def test_a_drag_is_marked_from_its_first_step_to_its_last() -> None:
    drag = [message for n in range(9) for message in (MovePointTo(0, 0.1 + 0.01 * n, 0.3), Advance(2))]
    marks = marked(state_after([AddPoint(0.1, 0.2), AddPoint(0.5, 0.9), Advance(30), *drag, Advance(400)]))
    edits_are_marked_where_they_were_made(marks)
    assert max(right - left for (left, _), (right, _) in (bar.points for bar in marks.all("timeline", "edit mark bar"))) > 0


def test_the_speed_of_the_window_is_said_while_it_runs() -> None:
    window = Window()
    state = state_after([AddPoint(0.1, 0.2), AddPoint(0.5, 0.9), Advance(3)])
    for rate, says in ((FrameRate(60, 2.04), "live · 60 fps · 2.0 ms/frame"), (FrameRate(), "live")):
        window.screen.draw(window.surface, state, rate)
        assert Marks(state, window.screen, window.surface).one("timeline", "says").text == says


def test_the_handle_and_a_mark_are_larger_where_they_are_pointed_at() -> None:
    state = state_after([AddPoint(0.1, 0.2), AddPoint(0.5, 0.9), Advance(30), AddPoint(0.5, 0.5), Advance(30)])
    plain = marked(state, SIZE, "timeline")
    mark = [target for target in plain.screen.targets if isinstance(target.id, TimeMarkTarget)][-1]
    _update(state, PointAt(mark.id, *mark.rect.center))
    pointed = marked(state, SIZE, "timeline")
    assert [dot.colour for dot in pointed.all("timeline", "edit mark")].count(pointed.theme.text) == 1
    hint = target_of(pointed, mark.id).hint
    assert hint == "step 30: point added"
    # On the very dot, which is near to the track, and on the handle still the handle.
    dot, handle = (plain.all("timeline", role)[-1].points[0] for role in ("edit mark", "handle"))
    for at, target_id in ((dot, mark.id), (handle, TimeTarget())):
        found = plain.screen.target_at(state, *at)
        assert found is not None
        assert found.id == target_id
    before = pygame.surfarray.array3d(plain.surface)
    _update(state, PointAt(TimeTarget(), *target_of(plain, TimeTarget()).rect.center))
    after = pygame.surfarray.array3d(marked(state, SIZE, "timeline").surface)
    x, y = (round(each) for each in plain.one("timeline", "handle").points[0])
    around = (slice(x - 12, x + 13), slice(y - 12, y + 13))
    white = [int((pixels[around] == plain.theme.text).all(axis=2).sum()) for pixels in (before, after)]
    assert white[1] > white[0]


def test_where_an_animation_begins_is_marked_at_its_step_in_its_run_alone() -> None:
    state = state_after([AddPoint(0.1, 0.2), AddPoint(0.5, 0.9), Advance(50)])
    marked(state, SIZE, "timeline").none("timeline", "span begin")
    for message in (LookAt(20), MarkSpan(), LookAt(35)):
        _update(state, message)
    marks = marked(state, SIZE, "timeline")
    bracket = marks.one("timeline", "span begin")
    steps = [step for step, _ in bracket.values]
    assert min(steps) == pytest.approx(20.0)
    assert max(steps) < 22.0, "the bracket is not open to where the animation goes on"
    for message in (LookAtEnd(), Reset(), TogglePlay(), Advance(30)):
        _update(state, message)
    marked(state, SIZE, "timeline").none("timeline", "span begin")
