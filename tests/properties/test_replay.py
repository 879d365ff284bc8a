"""What happened once happens again, bit for bit: by replay, by looking back, and however many steps run at a time."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import TypeAlias

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from app.messages import Advance, Message
from app.model.data.dataset import Dataset
from app.model.data.scaling import Line, ScaleChoice
from app.model.learning.methods.plain import PLAIN
from app.model.learning.sampling import Order
from app.model.learning.steps import StepRecord
from app.model.learning.training import Mode, Settings, Training, TrainingSet
from app.model.time.changes import (
    Change,
    InsertPoint,
    MovePoint,
    RemovePoint,
    ReplacePoints,
    SetLine,
    SetScale,
    SetSettings,
)
from app.model.time.history import CostHistory
from app.model.time.run import Run
from app.model.time.timeline import Timeline
from app.session.state import State
from app.update import update
from tests.oracles.methods import Adam, Momentum
from tests.properties.any_message import YEARS, new_state, scripts, shaping_message

Bits: TypeAlias = tuple[object, ...]

WITHIN = Dataset.of(np.random.default_rng(4).random(13), np.random.default_rng(5).random(13))

modes, orders, scales = (st.sampled_from(list(kind)) for kind in (Mode, Order, ScaleChoice))
methods = st.sampled_from((PLAIN, PLAIN, Momentum(), Adam()))
all_settings = st.builds(Settings, modes, orders, st.integers(1, 20), st.floats(1e-4, 0.5), st.integers(0, 9), methods)
coordinates = st.one_of(st.floats(0.0, 1.0), st.floats(-50.0, 2020.0))
starts = st.builds(
    lambda points, scale, chosen: Training(TrainingSet(points, scale), chosen),
    st.sampled_from((WITHIN, YEARS)),
    scales,
    all_settings,
)


def bits_of(training: Training) -> Bits:
    """All of a training, numbers as their bits: −0 is not 0 here."""
    points = training.training_set.points
    numbers = struct.pack(f"{2 + len(training.method_state)}d", *training.line, *training.method_state)
    places = points.xs.tobytes(), points.ys.tobytes()
    return (numbers, *places, training.training_set.scale, training.settings, training.cursor, training.step)


def bits_of_history(costs: CostHistory) -> Bits:
    columns = costs.columns(0, max(0, costs.last_step), costs.capacity)
    return (costs.last_step, costs.steps_per_bucket, *(column.tobytes() for column in columns))


def bits_of_timeline(timeline: Timeline) -> Bits:
    runs = [(number, bits_of(run.now), bits_of_history(run.costs), run.edits) for number, run in timeline.runs.items()]
    return (bits_of(timeline.training), timeline.record, timeline.place, timeline.origins, runs)


def told(script: Sequence[Message]) -> State:
    state = new_state()
    for message in script:
        update(state, message)
    return state


# --- the log of messages is the truth --------------------------------------------------------------------------------


@given(scripts(shaping_message, 40))
@settings(max_examples=50)
def test_the_same_messages_give_the_same_runs_bit_for_bit(script: list[Message]) -> None:
    state = new_state()
    log: list[Message] = []
    for message in script:
        log.append(message)
        update(state, message)
    assert bits_of_timeline(told(log).timeline) == bits_of_timeline(state.timeline)


@given(scripts(shaping_message, 40), st.data())
@settings(max_examples=30)
def test_it_makes_no_difference_how_many_steps_a_frame_has(script: list[Message], data: st.DataObject) -> None:
    in_pieces: list[Message] = []
    for message in script:
        if isinstance(message, Advance) and message.how_many > 1:
            first = data.draw(st.integers(1, message.how_many - 1))
            in_pieces += [Advance(first), Advance(message.how_many - first)]
        else:
            in_pieces.append(message)
    assert bits_of_timeline(told(in_pieces).timeline) == bits_of_timeline(told(script).timeline)


@given(scripts(shaping_message, 40), st.data())
@settings(max_examples=30)
def test_to_have_looked_around_makes_no_difference(script: list[Message], data: st.DataObject) -> None:
    curious = new_state()
    for message in script:
        timeline = curious.timeline
        place = timeline.place
        for number, run in list(timeline.runs.items()):
            timeline.look_at(replace(place, run_number=number, step=data.draw(st.integers(0, run.now.step))))
            assert timeline.training.step == timeline.step
            assert timeline.record is None or timeline.record.step == timeline.step
        timeline.look_at(place)
        update(curious, message)
    assert bits_of_timeline(curious.timeline) == bits_of_timeline(told(script).timeline)


# --- any moment of a run can be shown as it was ----------------------------------------------------------------------


def possible(run: Run, data: st.DataObject) -> Change:
    """A change that can be made to the run as it is now."""
    change = data.draw(changes(len(run.now.training_set.points)))
    return SetLine(change, run.now.training_set.scaling) if isinstance(change, Line) else change


@cache
def changes(count: int) -> st.SearchStrategy[Change | Line]:
    """All that can be made to so many points; a line is without the units that it is set in."""
    kinds: list[st.SearchStrategy[Change | Line]] = [
        st.builds(InsertPoint, st.integers(0, count), coordinates, coordinates),
        st.builds(SetSettings, all_settings),
        st.builds(SetScale, scales),
        st.builds(Line, coordinates, coordinates),
        st.builds(ReplacePoints, st.sampled_from((WITHIN, YEARS))),
    ]
    if count:
        kinds.append(st.builds(MovePoint, st.integers(0, count - 1), coordinates, coordinates))
        kinds.append(st.builds(MovePoint, st.just(0), coordinates, coordinates))
        kinds.append(st.builds(RemovePoint, st.integers(0, count - 1)))
    return st.one_of(kinds)


def lived(data: st.DataObject) -> tuple[Run, dict[int, tuple[Training, StepRecord | None]]]:
    """A run with edits between its steps, and what was seen live after each step at which something stopped."""
    run = Run(data.draw(starts))
    seen = {0: (run.now, run.latest_record)}
    for how_many in data.draw(st.lists(st.one_of(st.just(0), st.integers(1, 5), st.integers(1, 150)), max_size=12)):
        if how_many:
            run.advance(how_many)
        else:
            run.change(possible(run, data))
        seen[run.now.step] = (run.now, run.latest_record)
    return run, seen


@given(st.data())
@settings(max_examples=80)
def test_any_step_looks_as_it_did_live(data: st.DataObject) -> None:
    run, seen = lived(data)
    run.advance(data.draw(st.sampled_from((0, 1, 70))))
    for step, (training, record) in seen.items():
        assert bits_of(run.at(step)) == bits_of(training)
        assert run.record_at(step) == record
        assert run.moment(step) == (training, record)


@given(st.data())
@settings(max_examples=60)
def test_a_run_until_a_step_is_the_run_that_was_stopped_there(data: st.DataObject) -> None:
    run, seen = lived(data)
    histories = {}
    stopped = Run(run.start)
    edits = list(run.edits)
    for step in sorted(seen):
        while stopped.now.step < step or (edits and edits[0].step <= step):
            goal = min(step, edits[0].step) if edits else step
            stopped.advance(goal - stopped.now.step)
            while edits and edits[0].step == stopped.now.step:
                stopped.change(edits.pop(0).change)
        histories[step] = bits_of_history(stopped.costs)
    run.advance(data.draw(st.integers(0, 90)))
    for step, (training, record) in seen.items():
        part = run.until(step)
        assert bits_of(part.now) == bits_of(training)
        assert part.latest_record == record
        assert bits_of_history(part.costs) == histories[step]


@given(st.data())
@settings(max_examples=50)
def test_a_run_until_a_step_goes_on_as_the_whole_did(data: st.DataObject) -> None:
    run, seen = lived(data)
    part = run.until(data.draw(st.sampled_from(sorted(seen))))
    begun = part.now.step
    for edit in run.edits:
        if edit.step > begun:
            part.advance(edit.step - part.now.step)
            part.change(edit.change)
    part.advance(run.now.step - part.now.step)
    assert bits_of(part.now) == bits_of(run.now)
    assert bits_of_history(part.costs) == bits_of_history(run.costs)


@given(st.data())
@settings(max_examples=50)
def test_the_trace_leads_from_step_to_step_to_where_the_run_stands(data: st.DataObject) -> None:
    run, seen = lived(data)
    lines = {}
    for block in run.replay():
        for place in range(len(block)):
            record = block.record(place)
            lines[record.step] = record
    assert list(lines) == list(range(1, run.now.step + 1))
    for step, (_, record) in seen.items():
        assert lines.get(step) == record


# --- however many steps run at a time --------------------------------------------------------------------------------


@given(starts, st.lists(st.integers(0, 300), max_size=10))
@settings(max_examples=80)
def test_steps_in_pieces_of_any_size_are_the_steps_in_one_go(start: Training, pieces: list[int]) -> None:
    whole, piecewise = Run(start), Run(start)
    whole.advance(sum(pieces))
    for piece in pieces:
        piecewise.advance(piece)
    assert bits_of(piecewise.now) == bits_of(whole.now)
    assert bits_of_history(piecewise.costs) == bits_of_history(whole.costs)
    assert piecewise.latest_record == whole.latest_record
    assert (piecewise.divergence is None) == (whole.divergence is None)


@given(st.builds(Settings, modes, orders, st.integers(1, 20), method=methods), st.integers(1, 30_000))
@settings(max_examples=10)
def test_long_runs_in_two_pieces_are_the_run_in_one_go(chosen: Settings, first: int) -> None:
    start = Training(TrainingSet(WITHIN), chosen)
    whole, piecewise = Run(start), Run(start)
    whole.advance(30_000)
    piecewise.advance(first)
    piecewise.advance(30_000 - first)
    assert bits_of(piecewise.now) == bits_of(whole.now)
    assert bits_of_history(piecewise.costs) == bits_of_history(whole.costs)
    assert bits_of(whole.at(first)) == bits_of(trained(start, first))


def trained(start: Training, steps: int) -> Training:
    run = Run(start)
    run.advance(steps)
    return run.now
