"""All runs of a session, and the moment that is shown.

Continuing from the past overwrites nothing: it starts another run, and the old one stays available.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.model.data.scaling import Line
from app.model.learning.descent import run_steps
from app.model.learning.sampling import Cursor
from app.model.learning.steps import StepRecord, Steps
from app.model.learning.training import Settings, Training
from app.model.time.changes import Change
from app.model.time.run import Run

RUNS_KEPT = 12
"""When there would be more, the oldest run is deleted that is neither the present one nor its origin."""


@dataclass(frozen=True, slots=True)
class Place:
    """A run and a step of it. ``step`` None means the end of the run, which moves on as steps run."""

    run_number: int
    step: int | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """The run that a run branched off from, None if from none, and the last step that they share."""

    run_number: int | None
    step: int


class Timeline:
    """The runs by number, and the place that is shown."""

    def __init__(self, start: Training) -> None:
        """One run that begins at ``start`` and is shown live."""
        self._numbers_given = 0
        self.runs: dict[int, Run] = {}
        self.origins: dict[int, Origin] = {}
        self.place = Place(0)
        self.place = Place(self._add(Run(start), Origin(None, 0)))
        self._shown: tuple[Place, Training, StepRecord | None] | None = None

    @property
    def run(self) -> Run:
        """The run shown."""
        return self.runs[self.place.run_number]

    @property
    def is_live(self) -> bool:
        """Whether the end of the run is shown."""
        return self.place.step is None

    @property
    def step(self) -> int:
        """The number of the step shown."""
        return self.run.now.step if self.place.step is None else self.place.step

    @property
    def training(self) -> Training:
        """The training after the step shown."""
        return self.run.now if self.place.step is None else self._look()[1]

    @property
    def record(self) -> StepRecord | None:
        """The record of the step shown; None before the first."""
        return self.run.latest_record if self.place.step is None else self._look()[2]

    def next_step(self) -> Steps:
        """The step that would follow the one shown; none without points."""
        return self.run.next_step() if self.place.step is None else run_steps(self.training, 1)

    def next_record(self) -> StepRecord | None:
        """That step's record; None where no step would follow, without points or as it would lead too far."""
        steps = self.next_step()
        return steps.last if len(steps) else None

    @property
    def others(self) -> dict[int, Run]:
        """The runs not shown, by number."""
        return {number: run for number, run in self.runs.items() if number != self.place.run_number}

    def advance(self, how_many: int) -> None:
        """Run steps from the moment shown; in the past that starts a new run."""
        self.branch()
        self.run.advance(how_many)

    def change(self, change: Change, continues: bool = False) -> None:
        """Make a change at the moment shown, as ``Run.change`` does; in the past that starts a new run."""
        self.branch()
        self.run.change(change, continues)

    def branch(self) -> None:
        """Prepare to continue from the moment shown: in the past, start a new run there."""
        step = self.place.step
        if step is not None:
            number = self._add(self.run.until(step), Origin(self.place.run_number, step))
            self.place = Place(number)

    def restart(self, line: Line, settings: Settings) -> None:
        """Start a new run from step 0 with the points shown, this line and these settings."""
        start = Training(self.training.training_set, settings, line, Cursor(), 0)
        self.place = Place(self._add(Run(start), Origin(None, 0)))

    def look_at(self, place: Place) -> None:
        """Show another moment. Steps are clamped to the run; for an unknown run nothing happens."""
        run = self.runs.get(place.run_number)
        if run is None:
            return
        step = place.step
        if step is not None:
            step = max(run.start.step, step)
        self.place = Place(place.run_number, None if step is None or step >= run.now.step else step)

    def drop(self, run_number: int) -> tuple[Run, Origin] | None:
        """Delete a run other than the one shown. Returns what ``restore`` needs; None if nothing was deleted."""
        if run_number == self.place.run_number or run_number not in self.runs:
            return None
        return self.runs.pop(run_number), self.origins.pop(run_number)

    def restore(self, run_number: int, run: Run, origin: Origin) -> None:
        """Bring a deleted run back, at its old position among the others."""
        self.runs = dict(sorted([*self.runs.items(), (run_number, run)]))
        self.origins[run_number] = origin
        self._make_room_for(run_number)

    @property
    def horizon(self) -> int:
        """The last step of the run shown, or of the run it branched off from, whichever is later."""
        parent = self.runs.get(self.origins[self.place.run_number].run_number or 0)
        return max(self.run.now.step, 0 if parent is None else parent.now.step)

    def _add(self, run: Run, origin: Origin) -> int:
        self._numbers_given += 1
        number = self._numbers_given
        self.runs[number] = run
        self.origins[number] = origin
        self._make_room_for(number)
        return number

    def _make_room_for(self, number: int) -> None:
        """If there are too many runs, delete the oldest except this one, its origin and the one shown."""
        if len(self.runs) > RUNS_KEPT:
            wanted = (number, self.origins[number].run_number, self.place.run_number)
            oldest = next(other for other in self.runs if other not in wanted)
            del self.runs[oldest], self.origins[oldest]

    def _look(self) -> tuple[Place, Training, StepRecord | None]:
        if self._shown is None or self._shown[0] is not self.place:
            self._shown = (self.place, *self.run.moment(self.step))
        return self._shown
