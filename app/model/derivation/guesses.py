"""What a step will do, said before it runs: which number of the line is guessed, and how near the guess came."""

from __future__ import annotations

from enum import StrEnum
from math import hypot, sqrt
from typing import NamedTuple

from app.model.data.scaling import Line

END = 1.0
"""Where the turn of the line is guessed, as a feature in training units: at the right end of points in [0, 1]."""

JUST, A_LITTLE = 1.15, 2.0
"""A guess is just right up to so many times what happened, or as many times less; a little off up to the second."""

ASIDE = sqrt(0.5)
"""The cosine of the angle, 45°, by which a guess in the bowl may be off and still is the right way."""


class Guessed(StrEnum):
    """What is guessed of the next step: how far m goes, how far the line goes up or down at ``END``, or both m and b."""

    SLOPE = "m"
    HEIGHT = "height"
    LINE = "line"

    def of(self, line: Line) -> float:
        """The number that the step will change; of both, m."""
        return line.at(END) if self is Guessed.HEIGHT else line.slope

    def beside(self, line: Line) -> float:
        """The other number that is guessed, b; zero where there is none."""
        return line.intercept if self is Guessed.LINE else 0.0


class Nearness(StrEnum):
    """How a guess compares with what happened."""

    JUST = "just"
    A_LITTLE_FAR = "a little far"
    FAR = "far"
    A_LITTLE_SHORT = "a little short"
    SHORT = "short"
    OTHER_WAY = "other way"
    SAID_STILL = "said still"
    STAYED = "stayed"


class Score(NamedTuple):
    """A guess and what happened, both as a change of the number that was guessed, and of b where both were guessed."""

    said: float
    went: float
    said_b: float = 0.0
    went_b: float = 0.0

    @property
    def is_in_the_plane(self) -> bool:
        """Whether both m and b were guessed or moved."""
        return bool(self.said_b or self.went_b)

    @property
    def said_far(self) -> float:
        """How far it was said to go."""
        return hypot(self.said, self.said_b)

    @property
    def went_far(self) -> float:
        """How far it went."""
        return hypot(self.went, self.went_b)

    @property
    def is_just_so(self) -> bool:
        """Whether it was said to the last digit."""
        return (self.said, self.said_b) == (self.went, self.went_b)

    @property
    def is_right_way(self) -> bool:
        """Whether it went the way that was said, or nearly so; where nothing moved, whether that was said."""
        if self.is_just_so:
            return True
        if not (self.said_far and self.went_far):
            return False
        said, went = self.said / self.said_far, self.went / self.went_far
        return said * went + (self.said_b / self.said_far) * (self.went_b / self.went_far) >= ASIDE

    @property
    def nearness(self) -> Nearness:
        """In which of a few cases the guess is."""
        if self.is_just_so:
            return Nearness.JUST
        if self.went_far == 0.0:
            return Nearness.STAYED
        if self.said_far == 0.0:
            return Nearness.SAID_STILL
        if not self.is_right_way:
            return Nearness.OTHER_WAY
        times = self.said_far / self.went_far
        if times > JUST:
            return Nearness.A_LITTLE_FAR if times <= A_LITTLE else Nearness.FAR
        if times < 1.0 / JUST:
            return Nearness.A_LITTLE_SHORT if times >= 1.0 / A_LITTLE else Nearness.SHORT
        return Nearness.JUST
