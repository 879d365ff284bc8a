"""The order of Tab: from one target to the next, around the window."""

from __future__ import annotations

from collections.abc import Sequence
from typing import overload

from app.session.targets import PointTarget, TargetId


class PointStops(Sequence[TargetId]):
    """The points by their numbers; as there may be very many, none is made before it is asked for."""

    def __init__(self, count: int) -> None:
        self._count = count

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, place: int) -> TargetId: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[TargetId]: ...

    def __getitem__(self, place: int | slice) -> TargetId | Sequence[TargetId]:
        numbers = range(self._count)[place]
        return PointTarget(numbers) if isinstance(numbers, int) else [PointTarget(number) for number in numbers]

    def __contains__(self, target_id: object) -> bool:
        return isinstance(target_id, PointTarget) and 0 <= target_id.index < self._count

    def index(self, target_id: object, start: int = 0, stop: int | None = None) -> int:
        """Its number. Raises ValueError where there is no such point."""
        number = target_id.index if isinstance(target_id, PointTarget) else -1
        if number not in range(self._count)[start:stop]:
            raise ValueError(f"{target_id} is not among {self._count} points")
        return number


def stop_beside(parts: Sequence[Sequence[TargetId]], target_id: TargetId | None, way: int) -> TargetId | None:
    """The stop after this one (``way`` 1) or before it (−1), around the end; None where there are no stops.

    From nothing, or from something that is no stop, the way leads to the first one or the last.
    """
    total, begin, place = sum(map(len, parts)), 0, -1 if way > 0 else 0
    for part in parts:
        if target_id is not None and target_id in part:
            place = begin + part.index(target_id)
            break
        begin += len(part)
    if not total:
        return None
    place = (place + way) % total
    for part in parts:
        if place < len(part):
            return part[place]
        place -= len(part)
    return None
