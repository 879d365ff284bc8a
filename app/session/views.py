"""How the landscape can be looked at: words that messages and state share."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class LandscapeView(StrEnum):
    """The four ways to look at the cost of every line there could be."""

    SLICE_M = "slice-m"
    SLICE_B = "slice-b"
    BOWL = "bowl"
    SURFACE = "3-d"


@dataclass(frozen=True, slots=True)
class Box:
    """Part of the plane of lines, in training units."""

    m_low: float
    m_high: float
    b_low: float
    b_high: float


@dataclass(frozen=True, slots=True)
class SliceWindow:
    """The parts of both axes that a slice along ``symbol`` shows: of the parameter (``domain``), and of J (``heights``).

    ``reach`` is how far from the lowest point there was something to see lately, as known after ``step``. One that
    ``is_in_fog`` goes by what was felt alone.
    """

    symbol: str
    domain: tuple[float, float]
    heights: tuple[float, float]
    reach: float
    step: int
    is_in_fog: bool = False


@dataclass(frozen=True, slots=True)
class SliceGlide:
    """The view of a slice on its way from what it showed, ``begun_at``, to its window, for so many ``seconds``."""

    begun_at: SliceWindow
    seconds: float


@dataclass(frozen=True, slots=True)
class StepAxis:
    """How many steps of the present run the cost card shows: up to ``last_step``.

    It glides there from ``begun_at``, since so many ``seconds``; where the two are the same it stands still.
    """

    run_number: int = 1
    last_step: int = 20
    begun_at: int = 20
    seconds: float = 0.0

    @property
    def is_gliding(self) -> bool:
        """Whether it is on its way."""
        return self.begun_at != self.last_step
