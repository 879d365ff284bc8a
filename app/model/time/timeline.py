"""All runs of a session and the moment that is being looked at.

Going on from the past does not overwrite what came after: it starts another run, and the old one stays to go back to.
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
"""The oldest run that is neither the present one nor its origin goes when there would be more."""


@dataclass(frozen=True, slots=True)
class Place:
    """A run and a step of it; ``step`` None is the run's end, wherever that has got to."""

    run_number: int
    step: int | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a run came from: another run, and the step they share; None for one from the beginning."""

    run_number: int | None
    step: int


class Timeline:
    """Runs by number, the present one, and the step looked at."""

    def __init__(self, start: Training) -> None:
        """One run that begins at ``start``, looked at live."""
        self._numbers_given = 0
        self.runs: dict[int, Run] = {}
        self.origins: dict[int, Origin] = {}
        self.place = Place(0)
        self.place = Place(self._add(Run(start), Origin(None, 0)))
        self._shown: tuple[Place, Training, StepRecord | None] | None = None

    @property
    def run(self) -> Run:
        """The run looked at."""
        return self.runs[self.place.run_number]

    @property
    def is_live(self) -> bool:
        """Whether it is the run's end that is looked at."""
        return self.place.step is None

    @property
    def step(self) -> int:
        """The number of the step looked at."""
        return self.run.now.step if self.place.step is None else self.place.step

    @property
    def training(self) -> Training:
        """Where training stood at the step looked at."""
        return self.run.now if self.place.step is None else self._look()[1]

    @property
    def record(self) -> StepRecord | None:
        """The record of the step looked at, None before the first."""
        return self.run.latest_record if self.place.step is None else self._look()[2]

    def next_step(self) -> Steps:
        """The step that would come next after the one looked at; none without points."""
        return self.run.next_step() if self.place.step is None else run_steps(self.training, 1)

    @property
    def others(self) -> dict[int, Run]:
        """The runs not looked at, by number."""
        return {number: run for number, run in self.runs.items() if number != self.place.run_number}

    def advance(self, how_many: int) -> None:
        """Run steps from the moment looked at; from the past that starts a new run."""
        self.branch()
        self.run.advance(how_many)

    def change(self, change: Change, continues: bool = False) -> None:
        """Make a change at the moment looked at, as ``Run.change`` does; in the past that starts a new run."""
        self.branch()
        self.run.change(change, continues)

    def branch(self) -> None:
        """Go on from the moment looked at: a new run where that is in the past, the same where it is the end."""
        step = self.place.step
        if step is not None:
            number = self._add(self.run.until(step), Origin(self.place.run_number, step))
            self.place = Place(number)

    def restart(self, line: Line, settings: Settings) -> None:
        """A new run from step 0 with the points looked at, this line and these settings."""
        start = Training(self.training.training_set, settings, line, Cursor(), 0)
        self.place = Place(self._add(Run(start), Origin(None, 0)))

    def look_at(self, place: Place) -> None:
        """Look at another moment; a step beyond the run's ends means that end. Unknown runs are left alone."""
        run = self.runs.get(place.run_number)
        if run is None:
            return
        step = place.step
        if step is not None:
            step = max(run.start.step, step)
        self.place = Place(place.run_number, None if step is None or step >= run.now.step else step)

    def drop(self, run_number: int) -> tuple[Run, Origin] | None:
        """Forget a run that is not the one looked at; returns what ``restore`` needs, None where nothing was dropped."""
        if run_number == self.place.run_number or run_number not in self.runs:
            return None
        return self.runs.pop(run_number), self.origins.pop(run_number)

    def restore(self, run_number: int, run: Run, origin: Origin) -> None:
        """Take a dropped run back, to its place among the others."""
        self.runs = dict(sorted([*self.runs.items(), (run_number, run)]))
        self.origins[run_number] = origin
        self._make_room_for(run_number)

    @property
    def horizon(self) -> int:
        """The last step worth showing beside the run looked at: its own, or that of the run it branched off from."""
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
        """Let the oldest run go where there are too many now, but not this one, its origin or the one looked at."""
        if len(self.runs) > RUNS_KEPT:
            wanted = (number, self.origins[number].run_number, self.place.run_number)
            oldest = next(other for other in self.runs if other not in wanted)
            del self.runs[oldest], self.origins[oldest]

    def _look(self) -> tuple[Place, Training, StepRecord | None]:
        if self._shown is None or self._shown[0] is not self.place:
            self._shown = (self.place, *self.run.moment(self.step))
        return self._shown
