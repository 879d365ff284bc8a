"""One run of training: where it stands now, and any earlier moment of it.

A run is its start, its edits and the number of steps between them; everything else here is computed from those and could
be computed again. Earlier moments are not stored one by one: the steps since the nearest keyframe run again, which gives
the same bits.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from typing import NamedTuple

import numpy as np

from app.model.data.scaling import Line
from app.model.learning.cost import cost
from app.model.learning.descent import after, run_steps
from app.model.learning.steps import StepRecord, Steps
from app.model.learning.training import Training
from app.model.time.changes import Change, Edit, MovePoint, SetLine, SetScale, SetSettings, applied
from app.model.time.contexts import Contexts
from app.model.time.history import CostHistory
from app.model.time.keyframes import Keyframes
from app.model.time.path import PathHistory

STEPS_AT_A_TIME = 16_384

FAR_OFF = 1e4
"""A line whose J is more than so many times as large as it was before it diverged, and that of a level line, is far off."""

_SERIALS = count(1)


class Version(NamedTuple):
    """Identifies a run and its edits. No two runs of a process share a ``serial``.

    ``changes`` grows with every edit and every divergence: while the version is the same, a run only gains steps.
    """

    serial: int
    changes: int


@dataclass(frozen=True, slots=True)
class Divergence:
    """The step that was not taken because its line would have been beyond the limit.

    ``line`` is that line; its numbers may be infinite or NaN. ``last_stable_step`` is the step with the least cost since
    points, units or line were last changed: after it the cost began to grow.
    """

    step: int
    line: Line
    last_stable_step: int


class Run:
    """A run that can be continued, edited, and shown as it was after any of its steps."""

    def __init__(self, start: Training) -> None:
        """Begin at ``start``, which must be at step 0."""
        self.start = start
        self.now = start
        self.changed = start
        """Where training stood after the latest change."""
        self.version = Version(next(_SERIALS), 0)
        self.edits: list[Edit] = []
        self.divergence: Divergence | None = None
        self.last_divergence: Divergence | None = None
        """The latest one, also when something was changed since."""
        self._sane_cost = 0.0
        self.costs = CostHistory()
        self.path = PathHistory()
        self._keyframes = Keyframes()
        self._contexts = Contexts(start)
        self._latest: Steps | None = None
        self._latest_record: StepRecord | None = None
        self._before_edit: Training | None = None
        self._next: Steps | None = None

    def advance(self, how_many: int) -> None:
        """Run ``how_many`` steps; fewer where the line diverges, and then ``divergence`` says where."""
        last_step = self.now.step + how_many
        while self.now.step < last_step and self.divergence is None and len(self.now.training_set.points):
            self._advance_block(last_step - self.now.step)

    def _advance_block(self, how_many: int) -> None:
        steps = self.next_step() if how_many == 1 else run_steps(self.now, how_many)
        if len(steps):
            self._remember(steps)
            self._keyframes.extend(steps, len(self.edits))
            self._latest, self._latest_record = steps, None
            self.now = after(steps)
        if steps.diverged_to is not None:
            self.divergence = Divergence(self.now.step + 1, steps.diverged_to, self._last_stable_step())
            self.last_divergence, self._sane_cost = self.divergence, cost_of(self.at(self.divergence.last_stable_step))
            self._note_change()

    def next_step(self) -> Steps:
        """The next step, computed once: both the preview and ``advance`` use it."""
        if self._next is None or self._next.start is not self.now:
            self._next = run_steps(self.now, 1)
        return self._next

    def change(self, change: Change, continues: bool = False) -> None:
        """Make a change at the present step. ``continues``: it belongs to the same gesture as the change before.

        Raises IndexError for a point that does not exist.
        """
        edit = Edit(self.now.step, change, continues and bool(self.edits))
        before = self.now
        if self._before_edit is not None and _replaces(edit, self.edits[-1]):
            # The new edit replaces the one before: only the new one is replayed later.
            before, edit = self._before_edit, edit._replace(continues=self.edits[-1].continues)
        self.now = applied(before, change)
        if before is self._before_edit:
            self.edits[-1] = edit
        else:
            self.edits.append(edit)
        self._before_edit = before
        self._contexts.keep(len(self.edits), self.now)
        self.changed, self.divergence = self.now, None
        self._note_change()

    @property
    def far_off(self) -> Divergence | None:
        """The latest divergence, while the line is still as far off as it led: also after something was changed since."""
        if self.last_divergence is None or self.divergence is not None:
            return self.divergence
        return self.last_divergence if self._is_far_above(self._sane_cost) else None

    @property
    def is_far_off(self) -> bool:
        """Whether training led the line as far off as a divergence does: it has stopped there, or is still on the way."""
        return self.far_off is not None or self._is_far_above(cost_of(self.changed))

    def _is_far_above(self, sane_cost: float) -> bool:
        moments = self.now.training_set.moments
        return cost_of(self.now) > FAR_OFF * (sane_cost + float(cost(moments, 0.0, moments.y_mean)))

    def edits_at(self, step: int) -> list[Edit]:
        """The edits made after that step and before the next."""
        return self.edits_between(step, step)

    def edits_between(self, first: int, last: int) -> list[Edit]:
        """The edits made at any of these steps, both included."""
        return self.edits[bisect_left(self.edits, first, key=_step_of) : bisect_right(self.edits, last, key=_step_of)]

    @property
    def latest_record(self) -> StepRecord | None:
        """The record of the latest step, or None before the first."""
        if self._latest_record is None:
            self._latest_record = self._latest.last if self._latest is not None else self.record_at(self.now.step)
        return self._latest_record

    def at(self, step: int) -> Training:
        """The training after ``step`` and the edits made at it. Raises IndexError outside the steps of the run."""
        if step == self.now.step:
            return self.now
        training, edits_made = self._nearest(step)
        for block in self._blocks(training, edits_made, step):
            training = after(block) if len(block) else block.start
        return training

    def record_at(self, step: int) -> StepRecord | None:
        """The record of ``step``, computed by running it again; None for the start of the run."""
        if step <= self.start.step:
            return None
        steps = run_steps(self.at(step - 1), 1)
        return steps.record() if len(steps) else None

    def moment(self, step: int) -> tuple[Training, StepRecord | None]:
        """``at(step)`` and ``record_at(step)``, with the steps since the keyframe run only once."""
        if step <= self.start.step:
            return self.at(step), None
        last = Steps.none(self.start)
        for block in self._blocks(*self._nearest(step - 1), step):
            last = block if len(block) else last
            training = after(block) if len(block) else block.start
        return training, last.last if len(last) else None

    def step_of_epoch(self, epoch: int) -> int:
        """The first step after which training was in ``epoch`` or a later one; the last step if there is none."""
        training, edits_made = self._nearest(self._keyframes.before_epoch(epoch))
        for block in self._blocks(training, edits_made, self.now.step):
            if block.start.cursor.epoch >= epoch:
                return block.start.step
            if len(block):
                taken = np.arange(1, len(block) + 1)
                reached = np.flatnonzero(block.cursors_after(taken)[0] >= epoch)
                if len(reached):
                    return block.start.step + int(taken[reached[0]])
        return self.now.step

    def steps_to_rerun(self, step: int) -> int:
        """How many steps have to run again to show ``step``."""
        keyframe = self._keyframes.before(step)
        return step - (self.start.step if keyframe is None else keyframe.step)

    def replay(self) -> Iterator[Steps]:
        """Every step of the run from its start, a block at a time."""
        return (block for block in self._blocks(self.start, 0, self.now.step) if len(block))

    def until(self, step: int) -> Run:
        """A new run with the same past up to ``step``, where it ends."""
        other = Run(self.start)
        other.edits = self.edits[: bisect_right(self.edits, step, key=_step_of)]
        other.now = self.at(step)
        other.changed = self.at(other.edits[-1].step) if other.edits else other.start
        other._keyframes = self._keyframes.until(step)
        other._contexts = self._contexts.until(len(other.edits))
        if step > STEPS_AT_A_TIME:
            other.costs, other.path = self.costs.until(step), self.path.until(step)
        if step > self.start.step:
            # A short past runs again as a whole, so that it does not inherit the coarse buckets of a long run.
            other._complete_histories()
        return other

    def _note_change(self) -> None:
        self.version = self.version._replace(changes=self.version.changes + 1)

    def _remember(self, steps: Steps) -> None:
        """Add these steps to the histories, as far as they are not in them yet; the line before the first step included."""
        begin = steps.start.step
        self.costs.extend(steps.costs[self.costs.last_step + 1 - begin :])
        lines = np.column_stack([steps.slopes, steps.intercepts])
        self.path.extend(lines[self.path.last_step + 1 - begin :])

    def _complete_histories(self) -> None:
        """Run the steps again that copied histories lack, because they were in a bucket that reached beyond the end."""
        known = min(self.costs.last_step, self.path.last_step)
        training, edits_made = self._nearest(max(0, known))
        for block in self._blocks(training, edits_made, self.now.step):
            if len(block):
                self._remember(block)

    def _last_stable_step(self) -> int:
        # A change of settings does not count: it does not change the cost, and dragging a slider makes many of them.
        changed = (edit.step for edit in reversed(self.edits) if not isinstance(edit.change, SetSettings))
        last_edit = next(changed, self.start.step)
        columns = self.costs.columns(last_edit, self.now.step, self.costs.capacity)
        if not len(columns.low):
            return last_edit
        return max(last_edit, int(columns.low_steps[int(np.argmin(columns.low))]))

    def _nearest(self, step: int) -> tuple[Training, int]:
        """The training at the last keyframe at or before ``step``, or at the start, and how many edits came before it."""
        if not self.start.step <= step <= self.now.step:
            raise IndexError(f"step {step} is not one of {self.start.step} … {self.now.step}")
        keyframe = self._keyframes.before(step)
        if keyframe is None:
            return self.start, 0
        training_set, settings = self._contexts.after(keyframe.edits, self.edits)
        state = keyframe.method_state[: len(settings.method.start_state)]
        return Training(training_set, settings, keyframe.line, keyframe.cursor, keyframe.step, state), keyframe.edits

    def _blocks(self, training: Training, edits_made: int, last_step: int) -> Iterator[Steps]:
        """Run again from ``training`` to ``last_step`` with the edits between, those at the last step included.

        The last block is empty; its start is the training at the end.
        """
        while True:
            while edits_made < len(self.edits) and self.edits[edits_made].step == training.step:
                training = applied(training, self.edits[edits_made].change)
                edits_made += 1
            next_edit = self.edits[edits_made].step if edits_made < len(self.edits) else last_step
            wanted = min(next_edit, last_step) - training.step
            block = run_steps(training, min(wanted, STEPS_AT_A_TIME)) if wanted else Steps.none(training)
            yield block
            if not len(block):
                return
            training = after(block)


def cost_of(training: Training) -> float:
    """J of the training's line over all its points."""
    return float(cost(training.training_set.moments, *training.line))


def _step_of(edit: Edit) -> int:
    return edit.step


def _replaces(new: Edit, old: Edit) -> bool:
    """Whether the new edit overrides the old one, made at the same step; so do the moves of one drag."""
    if new.step != old.step or type(new.change) is not type(old.change):
        return False
    if isinstance(new.change, MovePoint) and isinstance(old.change, MovePoint):
        return new.change.index == old.change.index
    return isinstance(new.change, SetLine | SetSettings | SetScale)
