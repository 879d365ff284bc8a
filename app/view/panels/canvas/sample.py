"""Whether the step that is shown is still that of the points, the line and the settings as they are now."""

from __future__ import annotations

from math import isclose

from app.model.learning.steps import StepRecord
from app.session.state import State


def is_as_learnt_from(state: State, record: StepRecord) -> bool:
    """Whether the point that a step learnt from is where it was, and the line where the step led to."""
    training_set, sample = state.training.training_set, record.sample
    if sample is None or sample >= len(training_set.points):
        return False
    if training_set.scaling == record.scaling:
        return training_set.data.point(sample) == (record.x, record.y) and state.training.line == record.line
    x, y = training_set.points.point(sample)
    units = record.scaling
    return isclose(units.x_in(x), record.x or 0.0, abs_tol=1e-9) and isclose(units.y_in(y), record.y or 0.0, abs_tol=1e-9)


def is_sample(state: State, index: int) -> bool:
    """Whether the numbers of the step that is shown are those of that point."""
    record = state.record
    return record is not None and record.sample == index and is_as_learnt_from(state, record)


def is_current(state: State) -> bool:
    """Whether nothing that a step depends on was changed since the step that is shown."""
    return not state.timeline.run.edits_at(state.timeline.step)
