"""Where a line has been: the places that it was at, by hand or by steps, and which part of a slice it was turned through.

All of it is bounded. It belongs to one run and to one J: with other points, the places would have other costs.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import isclose
from typing import NamedTuple

import numpy as np

from app.model.data.dataset import NO_MOMENTS, FloatArray, IntArray, Moments
from app.model.data.scaling import Line, Scaling
from app.model.learning.cost import cost
from app.model.theory.landscape import Interval

MOST_PLACES = 64
"""When there would be more, some of those nearest to others are forgotten, never the first, the last or the lowest."""

MOST_PARTS = 24
"""Of more parts of a curve the shortest are forgotten."""


class Place(NamedTuple):
    """A line, after which step it was there, and how many moves had led to it."""

    step: int
    moves: int
    line: Line


class Ground(NamedTuple):
    """What a walk belongs to: a run by its number, and J."""

    run_number: int = 0
    moments: Moments = NO_MOMENTS
    scaling: Scaling = Scaling()


class Traced(NamedTuple):
    """The parts of one parameter that a line was turned through by hand while the other one was ``held``, in order."""

    held: float = 0.0
    parts: tuple[Interval, ...] = ()

    def through(self, held: float, start: float, end: float) -> Traced:
        """Turned on from start to end; anew where the other parameter is no longer the same."""
        if not self.is_of(held):
            return Traced(held, ((end, end),))
        return self._replace(parts=_merged(self.parts, (min(start, end), max(start, end))))

    def is_of(self, held: float) -> bool:
        """Whether it is part of the curve with the other parameter there."""
        return is_same(self.held, held)

    def holds(self, low: float, high: float) -> bool:
        """Whether all between was gone through."""
        return any(begin <= low and high <= end for begin, end in self.parts)


@dataclass(frozen=True, slots=True)
class Walk:
    """The places, the present one last, and what was traced along ``m`` and along ``b``.

    ``is_dragging``: a hand that holds the line moves on.
    """

    ground: Ground = Ground()
    places: tuple[Place, ...] = ()
    along_m: Traced = Traced()
    along_b: Traced = Traced()
    is_dragging: bool = False

    @property
    def last(self) -> Place | None:
        """Where the line was known to be last."""
        return self.places[-1] if self.places else None

    def traced(self, symbol: str) -> Traced:
        """What was traced along that parameter."""
        return self.along_m if symbol == "m" else self.along_b

    def until(self, step: int) -> tuple[Place, ...]:
        """The places up to that step."""
        return tuple(place for place in self.places if place.step <= step)


def is_same(one: float, other: float) -> bool:
    """Whether a parameter is the same, up to rounding."""
    return isclose(one, other, rel_tol=1e-12, abs_tol=1e-12)


def begun(ground: Ground, step: int, line: Line) -> Walk:
    """A walk that begins here."""
    m, b = line
    return Walk(ground, (Place(step, 0, line),), Traced(b, ((m, m),)), Traced(m, ((b, b),)))


def moved_by_hand(walk: Walk, line: Line, is_dragging: bool) -> Walk:
    """The walk after the line was set by hand. All moves of one drag count as one; the line went through all between."""
    last = walk.places[-1]
    moves = last.moves + (not (walk.is_dragging and is_dragging))
    (m, b), (new_m, new_b) = last.line, line
    return replace(
        walk,
        places=_with(walk, [Place(last.step, moves, line)]),
        along_m=walk.along_m.through(new_b, m, new_m),
        along_b=walk.along_b.through(new_m, b, new_b),
        is_dragging=is_dragging,
    )


def moved_by_steps(walk: Walk, steps: IntArray, lines: FloatArray) -> Walk:
    """The walk after more steps: their numbers, shape (k,), and the lines (slope, intercept) after them, shape (k, 2)."""
    last = walk.places[-1]
    taken = zip(steps.tolist(), lines.tolist(), strict=True)
    new = [Place(step, last.moves + step - last.step, Line(*line)) for step, line in taken]
    m, b = new[-1].line
    along_m, along_b = walk.along_m.through(b, m, m), walk.along_b.through(m, b, b)
    return replace(walk, places=_with(walk, new), along_m=along_m, along_b=along_b, is_dragging=False)


def lowest_of(moments: Moments, places: tuple[Place, ...]) -> Place:
    """The place with the least J; the first of equals."""
    lines = np.array([place.line for place in places])
    return places[int(np.argmin(cost(moments, lines[:, 0], lines[:, 1])))]


def _with(walk: Walk, new: list[Place]) -> tuple[Place, ...]:
    places = (*walk.places, *new)
    while len(places) > MOST_PLACES:
        places = _thinned(places, lowest_of(walk.ground.moments, places))
    return places


def _thinned(places: tuple[Place, ...], lowest: Place) -> tuple[Place, ...]:
    """Without those of every other place whose neighbours are nearest to one another: what is far apart stays."""
    lines = np.array([place.line for place in places])
    extent = np.maximum(np.ptp(lines, axis=0), 1e-300)
    gaps = np.hypot(*((lines[2:] - lines[:-2]) / extent).T)
    others = np.arange(1, len(places) - 1, 2)
    nearest = others[np.argsort(gaps[others - 1], kind="stable")[: len(others) // 2]]
    left_out = set(nearest.tolist())
    return tuple(place for number, place in enumerate(places) if number not in left_out or place is lowest)


def _merged(parts: tuple[Interval, ...], new: Interval) -> tuple[Interval, ...]:
    low, high = new
    apart = [part for part in parts if part[1] < low or part[0] > high]
    met = [part for part in parts if part not in apart]
    joined = (min([low, *(part[0] for part in met)]), max([high, *(part[1] for part in met)]))
    longest = sorted([*apart, joined], key=lambda part: part[0] - part[1])[:MOST_PARTS]
    return tuple(sorted(longest))
