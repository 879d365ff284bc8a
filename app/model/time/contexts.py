"""The context of training, which is training set and settings, after each edit of a run.

Some contexts are stored. Those between are computed from the stored one before and the edits since.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from app.model.learning.training import Settings, Training, TrainingSet
from app.model.time.changes import Edit, SetScale, SetSettings, edited_by

POINTS_KEPT = 4_000_000
"""How many points the stored training sets may have together: 64 MB of coordinates."""

CONTEXTS_KEPT = 2048


class Contexts:
    """Training set and settings by the number of edits made, bounded in number and in points."""

    def __init__(self, start: Training) -> None:
        self._numbers = [0]
        self._kept: list[tuple[TrainingSet, Settings]] = [(start.training_set, start.settings)]
        self._points_held = len(start.training_set.points)

    def keep(self, number: int, training: Training) -> None:
        """Store the context after edit ``number`` (counted from 1), in place of one already stored for that number."""
        if self._numbers[-1] == number:
            self._points_held -= self._points_of(-1)
            self._numbers.pop()
            self._kept.pop()
        self._numbers.append(number)
        self._kept.append((training.training_set, training.settings))
        self._points_held += self._points_of(-1)
        if len(self._kept) > CONTEXTS_KEPT or self._points_held > POINTS_KEPT:
            self._thin()

    def after(self, number: int, edits: Sequence[Edit]) -> tuple[TrainingSet, Settings]:
        """The context after the first ``number`` of these edits."""
        place = bisect_right(self._numbers, number) - 1
        training_set, settings = self._kept[place]
        changes = [edit.change for edit in edits[self._numbers[place] : number]]
        points, scale = edited_by(training_set.points, changes), training_set.scale
        for change in changes:
            if isinstance(change, SetSettings):
                settings = change.settings
            elif isinstance(change, SetScale):
                scale = change.scale
        if points is training_set.points and scale is training_set.scale:
            return training_set, settings
        return TrainingSet(points, scale), settings

    def until(self, number: int) -> Contexts:
        """A copy with the contexts of at most that many edits."""
        kept = object.__new__(Contexts)
        end = bisect_right(self._numbers, number)
        kept._numbers, kept._kept = self._numbers[:end], self._kept[:end]
        kept._count_points()
        return kept

    def _points_of(self, place: int) -> int:
        """How many points a stored training set adds to those of the one before: neighbours may be the same set."""
        training_set = self._kept[place][0]
        is_shared = len(self._kept) > 1 and place and training_set is self._kept[place - 1][0]
        return 0 if is_shared else len(training_set.points)

    def _count_points(self) -> None:
        self._points_held = sum(self._points_of(place) for place in range(len(self._kept)))

    def _thin(self) -> None:
        """Drop every second context, but neither the start nor the latest."""
        self._numbers = [self._numbers[0], *self._numbers[2:-1:2], self._numbers[-1]]
        self._kept = [self._kept[0], *self._kept[2:-1:2], self._kept[-1]]
        self._count_points()
