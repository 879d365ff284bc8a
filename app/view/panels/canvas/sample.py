"""Whether the step that is shown is still that of the points, the line and the settings as they are now."""

from __future__ import annotations

from math import isclose

from app.model.learning.steps import MOST_NAMED, StepRecord
from app.model.learning.training import Mode
from app.model.time.changes import MovePoint, SetScale, SetSettings
from app.session.state import State


def is_where_it_was(state: State, record: StepRecord) -> bool:
    """Whether the point that a step learnt from is where it was."""
    training_set, sample = state.training.training_set, record.sample
    if sample is None or sample >= len(training_set.points):
        return False
    if training_set.scaling == record.scaling:
        return training_set.data.point(sample) == (record.x, record.y)
    x, y = training_set.points.point(sample)
    units = record.scaling
    return isclose(units.x_in(x), record.x or 0.0, abs_tol=1e-9) and isclose(units.y_in(y), record.y or 0.0, abs_tol=1e-9)


def is_as_learnt_from(state: State, record: StepRecord) -> bool:
    """Whether the point that a step learnt from is where it was, and the line where the step led to.

    While the step is held for the eye the line has gone on.
    """
    training = state.training
    is_line_of_step = training.training_set.scaling != record.scaling or training.line == record.line
    return (is_line_of_step or record is state.held_record) and is_where_it_was(state, record)


def is_sample(state: State, index: int) -> bool:
    """Whether the numbers of the step that is shown are those of that point."""
    record = state.shown_record
    return record is not None and record.sample == index and is_as_learnt_from(state, record)


def is_current(state: State) -> bool:
    """Whether nothing that a step depends on was changed since the step that is shown."""
    record, timeline = state.held_record, state.timeline
    return not timeline.run.edits_between(timeline.step if record is None else record.step, timeline.step)


def points_of_batch(state: State, record: StepRecord) -> tuple[int, ...]:
    """The numbers of the points that a mini-batch learnt from, those that are where they were; none where it is large."""
    edits = state.timeline.run.edits_between(record.step, state.timeline.step) if record.drawn else []
    changes = [edit.change for edit in edits]
    moved = {change.index for change in changes if isinstance(change, MovePoint)}
    if not all(isinstance(change, MovePoint | SetSettings | SetScale) for change in changes):
        return ()
    return tuple([number for number in record.drawn if number not in moved]) if moved else record.drawn


def is_of_all(state: State, record: StepRecord) -> bool:
    """Whether a step learnt from all points, or from so many that they are not marked one by one."""
    is_large = record.mode is Mode.BATCH or record.batch_size > MOST_NAMED
    return is_large and record.points == len(state.points)
