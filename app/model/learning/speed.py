"""The speed of training, as a person chooses it. A step is never scaled by time: the clock only decides how many run."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

MOST_STEPS_PER_FRAME = 10_000


class Per(StrEnum):
    """The unit of time of a speed; ``pass`` means passes over the points, one a frame."""

    SECOND = "second"
    FRAME = "frame"
    PASS = "pass"


@dataclass(frozen=True, slots=True)
class Speed:
    """``count`` steps a second or a frame, or one pass over the points a frame."""

    count: int
    per: Per


STEP_A_FRAME = Speed(1, Per.FRAME)
SPEEDS = (
    *(Speed(count, Per.SECOND) for count in (1, 2, 5, 10, 20)),
    STEP_A_FRAME,
    Speed(1, Per.PASS),
    *(Speed(count, Per.FRAME) for count in (10, 30, 100, 300, 1_000, 3_000, MOST_STEPS_PER_FRAME)),
)
"""The notches of the speed slider, from slow to fast."""


def notch_of(speed: Speed) -> int:
    """The notch of a speed; the nearest one for a speed between notches."""
    if speed in SPEEDS:
        return SPEEDS.index(speed)
    frames = [place for place, other in enumerate(SPEEDS) if other.per is Per.FRAME]
    return min(frames, key=lambda place: abs(SPEEDS[place].count - speed.count))


def beside(speed: Speed, notches: int) -> Speed:
    """The speed that many notches faster (or slower, where negative), held to the ends."""
    return SPEEDS[max(0, min(len(SPEEDS) - 1, notch_of(speed) + notches))]
