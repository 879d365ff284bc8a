"""Where a lesson is, and the learner's own work that was set aside for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from app.session.lesson.figures import FigureValues, V


@dataclass(frozen=True, slots=True)
class Lesson:
    """The open chapter, by name. ``own`` is the learner's own work: fields of the state by name, as they were.

    A chapter ``is_ready`` once it is set up. ``seen`` are the parts of its task that have been done. ``front`` is the card
    that was asked for last: it is the one shown of those that share a place.
    """

    chapter: str
    is_ready: bool = False
    seen: frozenset[int] = frozenset()
    figures: tuple[FigureValues, ...] = ()
    front: str = ""
    own: Mapping[str, Any] = field(default_factory=dict, repr=False)

    def figure(self, kind: type[V]) -> V:
        """The values of the figure of that kind, those that it begins with where nothing was changed."""
        return next((values for values in self.figures if isinstance(values, kind)), None) or kind()

    def with_figure(self, values: FigureValues) -> Lesson:
        """With other values of one figure."""
        others = tuple(each for each in self.figures if type(each) is not type(values))
        return replace(self, figures=(*others, values))
