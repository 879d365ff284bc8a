"""Runs are stored and come back bit for bit, short and long ones, and what does not lead to its end is refused."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.model.data.dataset import Dataset
from app.model.data.scaling import Line
from app.model.learning.training import Mode, Settings, Training, TrainingSet
from app.model.time.changes import Edit, MovePoint, RemovePoint, ReplacePoints, SetLine, SetSettings
from app.model.time.run import STEPS_AT_A_TIME, Run
from app.model.time.saving.runs import run_of, saved_run, saved_timeline, timeline_of
from app.model.time.timeline import Origin, Place, Timeline
from tests.properties.test_replay import WITHIN, Bits, bits_of, bits_of_history, bits_of_timeline, lived, possible

NOWHERE = Origin(None, 0)
LONG = 3 * STEPS_AT_A_TIME + 123
DIVERGING = Settings(learning_rate=9.0)


def again(run: Run) -> Run:
    return run_of(saved_run(run, 1, NOWHERE))


def bits_of_run(run: Run) -> Bits:
    path = run.path
    return (
        bits_of(run.now),
        bits_of(run.changed),
        repr(run.edits),
        bits_of_history(run.costs),
        repr((run.costs.extent, run.costs.least_above_zero, run.divergence, run.far_off)),
        path.lines(0, run.now.step).tobytes(),
        repr((path.extent, path.last_step, path.thinnings)),
        run.latest_record,
    )


@given(st.data())
@settings(max_examples=80)
def test_a_run_comes_back_bit_for_bit_and_goes_on_the_same_way(data: st.DataObject) -> None:
    run, seen = lived(data)
    back = again(run)
    assert bits_of_run(back) == bits_of_run(run)
    for step in seen:
        assert bits_of(back.at(step)) == bits_of(run.at(step))
        assert back.record_at(step) == run.record_at(step)
    for _ in range(3):
        change, how_many = possible(run, data), data.draw(st.integers(0, 60))
        for each in (run, back):
            each.change(change)
            each.advance(how_many)
        assert bits_of_run(back) == bits_of_run(run)


def long_run(**chosen: object) -> Run:
    run = Run(Training(TrainingSet(WITHIN), Settings(**chosen)))  # type: ignore[arg-type]
    run.advance(STEPS_AT_A_TIME // 3)
    run.change(MovePoint(2, 0.3, 0.4))
    run.advance(LONG // 2)
    run.change(SetSettings(Settings(learning_rate=0.01)))
    run.advance(LONG - run.now.step)
    return run


@pytest.mark.parametrize("mode", Mode)
def test_a_long_run_comes_back_with_its_histories(mode: Mode) -> None:
    run = long_run(mode=mode)
    saved = saved_run(run, 1, NOWHERE)
    assert saved.histories is not None
    back = run_of(saved)
    assert bits_of_run(back) == bits_of_run(run)
    for step in (0, 1, 63, 64, 65, STEPS_AT_A_TIME // 3, STEPS_AT_A_TIME, LONG // 2, LONG - 1, LONG):
        assert bits_of(back.at(step)) == bits_of(run.at(step))
        assert back.moment(step) == run.moment(step)
    for each in (run, back):
        each.change(RemovePoint(0))
        each.advance(5000)
    assert bits_of_run(back) == bits_of_run(run)
    assert bits_of_run(again(back)) == bits_of_run(run)


def test_a_branch_of_a_long_run_comes_back_as_coarse_as_it_was() -> None:
    run = long_run()
    run.advance(300_000)
    branch = run.until(2 * STEPS_AT_A_TIME)
    branch.change(SetLine(Line(0.1, 0.2), branch.now.training_set.scaling))
    branch.advance(77)
    assert bits_of_run(again(branch)) == bits_of_run(branch)


def test_of_a_very_long_run_few_keyframes_are_stored() -> None:
    run = Run(Training(TrainingSet(WITHIN), Settings(mode=Mode.BATCH)))
    run.advance(1_000_000)
    back = again(run)
    assert len(run._keyframes) > 4 * 4096 - 1000
    assert len(back._keyframes) <= 4096
    assert back.steps_to_rerun(999_999) < STEPS_AT_A_TIME
    assert bits_of(back.at(777_777)) == bits_of(run.at(777_777))


def test_a_divergence_comes_back_also_where_the_line_was_changed_since() -> None:
    run = Run(Training(TrainingSet(Dataset.of([0.0, 5.0, 9.0], [1.0, 7.0, -3.0]), scale="none"), DIVERGING))  # type: ignore[arg-type]
    run.advance(10_000)
    assert run.divergence is not None
    assert repr(again(run).divergence) == repr(run.divergence)
    run.change(SetSettings(Settings(learning_rate=1e-3)))
    assert run.divergence is None
    assert run.far_off is not None
    back = again(run)
    assert back.divergence is None
    assert repr(back.far_off) == repr(run.far_off)


def test_a_drag_goes_on_where_it_was() -> None:
    run = Run(Training(TrainingSet(WITHIN)))
    run.advance(10)
    run.change(MovePoint(1, 0.1, 0.1))
    back, branch = again(run), again(run.until(10))
    for each in (run, back):
        each.change(MovePoint(1, 0.2, 0.2), continues=True)
        assert len(each.edits) == 1
    branch.change(MovePoint(1, 0.2, 0.2))
    assert len(branch.edits) == 2


def test_a_timeline_comes_back_with_its_runs_and_the_moment_shown() -> None:
    timeline = Timeline(Training(TrainingSet(WITHIN)))
    timeline.advance(50)
    timeline.look_at(Place(1, 20))
    timeline.change(ReplacePoints(Dataset.of([0.1, 0.2], [0.5, 0.1])))
    timeline.advance(9)
    timeline.look_at(Place(1, 33))
    back = timeline_of(saved_timeline(timeline))
    assert bits_of_timeline(back) == bits_of_timeline(timeline)
    for each in (timeline, back):
        each.advance(3)
    assert bits_of_timeline(back) == bits_of_timeline(timeline)


SHORT = Run(Training(TrainingSet(WITHIN)))
SHORT.advance(100)
SHORT.change(MovePoint(0, 0.5, 0.5))
SHORT.advance(20)
SAVED = saved_run(SHORT, 7, NOWHERE)
LONG_SAVED = saved_run(long_run(), 7, NOWHERE)
END = SAVED.end


@pytest.mark.parametrize(
    ("damaged", "said"),
    [
        (SAVED._replace(end=END._replace(line=Line(0.0, END.line.intercept))), "run 7: its steps lead to m = "),
        (SAVED._replace(end=END._replace(step=121)), "run 7: its steps lead to m = "),
        (SAVED._replace(end=END._replace(step=10**9)), "run 7: needs its histories, since 1,000,000,000 steps"),
        (SAVED._replace(end=END._replace(step=-1)), "run 7: it cannot end at step -1"),
        (SAVED._replace(end=END._replace(method_state=(1.0,))), "run 7: its steps lead to"),
        (SAVED._replace(edits=(*SAVED.edits, Edit(5, RemovePoint(0)))), "run 7: its edits are out of order"),
        (SAVED._replace(edits=(*SAVED.edits, Edit(110, RemovePoint(99)))), "run 7: at step 110 a point is changed"),
        (SAVED._replace(edits=(*SAVED.edits, Edit(110, MovePoint(0, 2e30, 0.0)))), "there can be no point at 2e\\+30"),
        (SAVED._replace(edits=(Edit(3, SetSettings(Settings(learning_rate=0.0))),)), "0.0 is no learning rate"),
        (SAVED._replace(start=SAVED.start._replace(settings=Settings(seed=-1))), "-1 is no seed"),
        (SAVED._replace(start=SAVED.start._replace(settings=Settings(batch_size=0))), "0 is no batch size"),
        (SAVED._replace(start=SAVED.start._replace(settings=DIVERGING)), "run 7: (it cannot get|its steps lead)"),
        (SAVED._replace(origin=Origin(3, 10**400)), "it cannot have begun at step"),
        (SAVED._replace(takes_on=True), "no change was made at its last step"),
        (LONG_SAVED._replace(histories=None), "needs its histories"),
        (LONG_SAVED._replace(end=LONG_SAVED.end._replace(step=LONG + 1)), "run 7: "),
        (LONG_SAVED._replace(edits=()), "its steps lead to"),
    ],
)
def test_what_does_not_lead_to_its_end_is_refused(damaged: object, said: str) -> None:
    with pytest.raises(ValueError, match=said) as caught:
        run_of(damaged)  # type: ignore[arg-type]
    assert "\n" not in str(caught.value)


HISTORIES = LONG_SAVED.histories
NAMES = [name for name in HISTORIES._fields if isinstance(getattr(HISTORIES, name), bytes)]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("damage", [lambda data: data[:-8], lambda data: data + bytes(8), lambda data: b"\xff" * len(data)])
def test_histories_of_another_length_or_out_of_range_are_refused(name: str, damage: object) -> None:
    damaged = HISTORIES._replace(**{name: damage(getattr(HISTORIES, name))})  # type: ignore[operator]
    with pytest.raises(ValueError, match="run 7: "):
        run_of(LONG_SAVED._replace(histories=damaged))


@pytest.mark.parametrize("field", ["steps_per_bucket", "thinnings", "interval"])
@pytest.mark.parametrize("value", [-1, 0, 3, 10**30])
def test_impossible_widths_of_histories_are_refused(field: str, value: int) -> None:
    damaged = HISTORIES._replace(**{field: value})
    if field == "thinnings" and value >= 0:
        return
    with pytest.raises(ValueError, match="run 7: "):
        run_of(LONG_SAVED._replace(histories=damaged))


@given(st.sampled_from(NAMES), st.integers(0, 10**9), st.integers(1, 255))
@settings(max_examples=40)
def test_a_changed_byte_is_refused_or_leaves_a_run_that_can_be_looked_at(name: str, place: int, by: int) -> None:
    data = bytearray(getattr(HISTORIES, name))
    if not data:
        return
    data[place % len(data)] ^= by
    try:
        run = run_of(LONG_SAVED._replace(histories=HISTORIES._replace(**{name: bytes(data)})))
    except ValueError:
        return
    for step in (0, 1, LONG // 3, LONG - 1, LONG):
        run.moment(step)
        run.until(step)
