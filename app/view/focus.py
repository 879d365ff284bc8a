"""The order of Tab: through the parts of the window, and in each from stop to stop."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from app.model.data.dataset import Dataset
from app.model.data.left_to_right import first_point, point_beside
from app.session.targets import PointTarget, TargetId
from app.view.targets import Target


class Stops(Protocol):
    """Targets in order that Tab leads through. ``way`` is 1 for Tab and −1 for Shift+Tab."""

    def __contains__(self, target_id: object, /) -> bool:
        """Whether it is one of them."""

    def first(self, way: int) -> TargetId | None:
        """The one that is met first on the way in; None where there is none."""

    def beside(self, target_id: TargetId, way: int) -> TargetId | None:
        """The one after this one; None where that is the last."""


class NamedStops:
    """A few targets by their names."""

    def __init__(self, names: Iterable[TargetId]) -> None:
        self._names = list(names)

    def __contains__(self, target_id: object) -> bool:
        return target_id in self._names

    def first(self, way: int) -> TargetId | None:
        """The first or the last."""
        return self._names[0 if way > 0 else -1] if self._names else None

    def beside(self, target_id: TargetId, way: int) -> TargetId | None:
        """The next in the list."""
        place = self._names.index(target_id) + way
        return self._names[place] if 0 <= place < len(self._names) else None


class PointStops:
    """The points from left to right. As there may be very many, no list of them is made."""

    def __init__(self, points: Dataset) -> None:
        self._points = points

    def __contains__(self, target_id: object) -> bool:
        return isinstance(target_id, PointTarget) and 0 <= target_id.index < len(self._points)

    def first(self, way: int) -> TargetId | None:
        """The point that is farthest to the left, or to the right."""
        return _target(first_point(self._points, way))

    def beside(self, target_id: TargetId, way: int) -> TargetId | None:
        """The next point to the right, or to the left."""
        return _target(point_beside(self._points, target_id.index, way)) if isinstance(target_id, PointTarget) else None


def _target(index: int | None) -> TargetId | None:
    return None if index is None else PointTarget(index)


def stop_beside(parts: Sequence[Stops], target_id: TargetId | None, way: int) -> TargetId | None:
    """The stop after this one (``way`` 1) or before it (−1), around the end; None where there are no stops.

    From nothing, or from something that is no stop, the way leads to the first one or the last.
    """
    ordered = parts if way > 0 else parts[::-1]
    here = _part_of(ordered, target_id)
    if here is not None and target_id is not None:
        found = ordered[here].beside(target_id, way)
        if found is not None:
            return found
    return next((stop for stop in (part.first(way) for part in _after(ordered, here)) if stop is not None), None)


def part_beside(parts: Sequence[Stops], target_id: TargetId | None, way: int) -> TargetId | None:
    """The first stop of the next part (``way`` 1) or of the one before (−1) that has any, around the end."""
    ordered = parts if way > 0 else parts[::-1]
    after = _after(ordered, _part_of(ordered, target_id))
    return next((stop for stop in (part.first(1) for part in after) if stop is not None), None)


def _part_of(parts: Sequence[Stops], target_id: TargetId | None) -> int | None:
    return next((place for place, part in enumerate(parts) if target_id in part), None)


def _after(parts: Sequence[Stops], here: int | None) -> list[Stops]:
    """All parts, from the one after ``here`` around to it."""
    begin = 0 if here is None else here + 1
    return [*parts[begin:], *parts[:begin]]


LEAPS = ("home", "end", "pageup", "pagedown")
"""The keys that lead far along a list."""


def leap(key: str, here: int | None, in_sight: Sequence[int], count: int) -> int:
    """Which of so many rows one of `LEAPS` leads to from the row ``here``, if there is one, given those in sight.

    To an end; or to the end of what is in sight, and from there on by so many rows as are in sight.
    """
    page = max(1, len(in_sight) - 1)
    first, last = (in_sight[0], in_sight[-1]) if in_sight else (0, count - 1)
    match key:
        case "home":
            place = 0
        case "end":
            place = count - 1
        case "pageup":
            place = first if here is None or first < here <= last else here - page
        case _:
            place = last if here is None or first <= here < last else here + page
    return max(0, min(count - 1, place))


def in_reading_order(targets: Iterable[Target]) -> list[Target]:
    """Line by line from the top, each from the left: a line is what begins above the middle of its first target."""
    found: list[Target] = []
    line: list[Target] = []
    for target in sorted(targets, key=lambda target: target.rect.top):
        if line and target.rect.top >= line[0].rect.centery:
            found += sorted(line, key=lambda target: target.rect.left)
            line = []
        line.append(target)
    return found + sorted(line, key=lambda target: target.rect.left)
