"""What a step will do, said before it runs: which number of the line is guessed, and how near the guess came."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from app.model.data.scaling import Line

END = 0.87
"""Where the turn of the line is guessed, as a feature in training units: near the right end, where no handle is."""

JUST, A_LITTLE = 1.15, 2.0
"""A guess is just right up to so many times what happened, or as many times less; a little off up to the second."""


class Guessed(StrEnum):
    """What is guessed of the next step: how far m goes, or how far the line goes up or down at ``END``."""

    SLOPE = "m"
    HEIGHT = "height"

    def of(self, line: Line) -> float:
        """The number that the step will change."""
        return line.slope if self is Guessed.SLOPE else line.at(END)


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
    """A guess and what happened, both as a change of the number that was guessed."""

    said: float
    went: float

    @property
    def off(self) -> float:
        """How far the guess lies beyond what happened, in the number's own units."""
        return self.said - self.went

    @property
    def is_right_way(self) -> bool:
        """Whether it went the way that was said; where nothing moved, whether that was said."""
        is_one_way = (self.said > 0.0) is (self.went > 0.0) and self.said != 0.0 and self.went != 0.0
        return is_one_way or self.said == self.went

    @property
    def nearness(self) -> Nearness:
        """In which of a few cases the guess is."""
        if self.said == self.went:
            return Nearness.JUST
        if self.went == 0.0:
            return Nearness.STAYED
        if self.said == 0.0:
            return Nearness.SAID_STILL
        if not self.is_right_way:
            return Nearness.OTHER_WAY
        times = self.said / self.went
        if times > JUST:
            return Nearness.A_LITTLE_FAR if times <= A_LITTLE else Nearness.FAR
        if times < 1.0 / JUST:
            return Nearness.A_LITTLE_SHORT if times >= 1.0 / A_LITTLE else Nearness.SHORT
        return Nearness.JUST
