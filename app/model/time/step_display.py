"""What the eye is given of steps that run faster than it can read, and how far the animation of a single step is.

Steps run at their own speed whatever stands here: this says only which of them is shown. Time comes in as data.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

from app.model.learning.steps import StepRecord

HELD_S = 0.25
"""So long one step is shown while steps run faster than that."""

ROUNDING_S = 1e-6
"""Times are added up from frame to frame, each rounded."""

GLIDE_S = 1 / 3
"""So long the animation of a single step takes."""

FADED_AFTER_S = 1.0
"""So long the point of a step that was shown is still seen to have been learnt from."""


class Past(NamedTuple):
    """A step that was shown until ``age_s`` seconds ago."""

    record: StepRecord
    age_s: float


@dataclass(frozen=True, slots=True)
class StepDisplay:
    """``held`` is the step shown while others run, of the run with that ``serial``; ``trail`` those before, latest first.

    ``stepped_s`` is how long ago the latest single step was, and ``is_gliding`` whether that step is animated.
    """

    held: StepRecord | None = None
    serial: int = 0
    held_s: float = 0.0
    trail: tuple[Past, ...] = ()
    stepped_s: float = GLIDE_S
    is_gliding: bool = False

    @property
    def glide(self) -> float:
        """How much of the animation is over, from 0 to 1."""
        return min(1.0, self.stepped_s / GLIDE_S) if self.is_gliding else 1.0

    @property
    def is_over(self) -> bool:
        """Whether time changes nothing here any more."""
        return self.stepped_s >= GLIDE_S

    def after_single_step(self, has_stepped: bool, is_animated: bool) -> StepDisplay:
        """A single step was asked for. Steps that come faster than one can be animated are shown at once."""
        return StepDisplay(
            stepped_s=0.0 if has_stepped else GLIDE_S, is_gliding=has_stepped and is_animated and self.is_over
        )

    def settled(self) -> StepDisplay:
        """Nothing is animated any more."""
        return self if self.is_over else replace(self, stepped_s=GLIDE_S, is_gliding=False)

    def without_held(self) -> StepDisplay:
        """The very step that is looked at is shown."""
        return self if self.held is None else replace(self, held=None, trail=())

    def is_due(self, serial: int, seconds: float) -> bool:
        """Whether the step shown has been shown long enough, so many seconds from now."""
        return self.held is None or self.serial != serial or self.held_s + seconds >= HELD_S - ROUNDING_S

    def passed(self, seconds: float) -> StepDisplay:
        """So many seconds later, with the same step shown."""
        aged = (Past(record, age_s + seconds) for record, age_s in self.trail)
        return replace(
            self,
            held_s=self.held_s + seconds,
            trail=tuple([past for past in aged if past.age_s < FADED_AFTER_S]),
            stepped_s=min(GLIDE_S, self.stepped_s + seconds),
        )

    def showing(self, record: StepRecord | None, serial: int) -> StepDisplay:
        """Another step is shown from now on."""
        if record is None:
            return self.without_held()
        before = self.held
        if before is not None and (self.serial, before.step) == (serial, record.step):
            return self
        trail = () if before is None or self.serial != serial else (Past(before, 0.0), *self.trail)
        return replace(self, held=record, serial=serial, held_s=0.0, trail=trail)
