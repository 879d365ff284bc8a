"""The coordinates of points: two read-only arrays, and where one of the points is that was moved since they were made.

Who drags a point has new points in every frame. They share the arrays of those before, which are copied only where somebody
asks for all of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from app.model.data.arrays import BoolArray, FloatArray, IntArray


class _Moved(NamedTuple):
    """The place of a point in the data, and where it is now."""

    place: int
    x: float
    y: float


class _Kept(NamedTuple):
    """The coordinates, right for all points but the one that was moved."""

    xs: FloatArray
    ys: FloatArray
    moved: _Moved | None = None


@dataclass(eq=False, slots=True)
class Coordinates:
    """Where points are. That never changes, only how it is kept."""

    _kept: _Kept

    @classmethod
    def of(cls, xs: FloatArray, ys: FloatArray) -> Coordinates:
        """Take these arrays over: nobody writes to them from now on."""
        xs.flags.writeable = ys.flags.writeable = False
        return cls(_Kept(xs, ys))

    def __len__(self) -> int:
        return len(self._kept.xs)

    @property
    def all(self) -> tuple[FloatArray, FloatArray]:
        """x and y of every point."""
        xs, ys, moved = self._kept
        if moved is not None:
            xs, ys = _with_move(xs.copy(), ys.copy(), moved.place, moved)
            xs.flags.writeable = ys.flags.writeable = False
            self._kept = _Kept(xs, ys)
        return xs, ys

    def at(self, places: IntArray) -> tuple[FloatArray, FloatArray]:
        """x and y of the points at some places, counted from 0, as arrays of their own."""
        xs, ys, moved = self._kept
        xs, ys = xs[places], ys[places]
        return (xs, ys) if moved is None else _with_move(xs, ys, places == moved.place, moved)

    def between(self, begin: int, end: int) -> tuple[FloatArray, FloatArray]:
        """x and y of the points from one place up to, but without, another."""
        xs, ys, moved = self._kept
        xs, ys = xs[begin:end], ys[begin:end]
        if moved is None or not begin <= moved.place < end:
            return xs, ys
        return _with_move(xs.copy(), ys.copy(), moved.place - begin, moved)

    def point(self, index: int) -> tuple[float, float]:
        """x and y of one point. Raises IndexError where there is none."""
        xs, ys, moved = self._kept
        if moved is not None and range(len(xs))[index] == moved.place:
            return moved.x, moved.y
        return float(xs[index]), float(ys[index])

    def moved(self, place: int, x: float, y: float) -> Coordinates:
        """The coordinates with the point at ``place`` moved to (x, y): in the arrays of these, where no other was moved."""
        moved = self._kept.moved
        xs, ys = self._kept[:2] if moved is not None and moved.place == place else self.all
        return Coordinates(_Kept(xs, ys, _Moved(place, float(x), float(y))))


def _with_move(xs: FloatArray, ys: FloatArray, where: int | BoolArray, moved: _Moved) -> tuple[FloatArray, FloatArray]:
    """Arrays of one's own, with the point that was moved where it is now."""
    xs[where], ys[where] = moved.x, moved.y
    return xs, ys
