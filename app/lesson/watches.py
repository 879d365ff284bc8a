"""What tasks wait for, in words that chapters share."""

from __future__ import annotations

from collections.abc import Callable

from app.lesson.moment import Moment, Watch
from app.messages import Message
from app.session.lesson.figures import FigureValues, V


def happens(*kinds: type[Message]) -> Watch:
    """A message of one of these kinds."""
    return lambda message, before, after: isinstance(message, kinds)


def becomes(is_so: Callable[[Moment], bool]) -> Watch:
    """Something that was not so is so now."""
    return lambda message, before, after: is_so(after) and not is_so(before)


def points_number(at_least: int) -> Watch:
    """So many points are there, after one was added by hand."""
    return becomes(lambda moment: len(moment.points) >= at_least)


def figure_becomes(kind: type[V], is_so: Callable[[V], bool]) -> Watch:
    """The values of a figure become such."""
    return becomes(lambda moment: is_so(moment.lesson.figure(kind)))


def figure_moves(kind: type[FigureValues]) -> Watch:
    """The values of a figure change."""
    return lambda message, before, after: before.lesson.figure(kind) != after.lesson.figure(kind)


def is_near_least(moment: Moment, share: float) -> bool:
    """Whether J is no more than so many times the least J, with at least two points."""
    return len(moment.points) > 1 and moment.cost <= share * moment.least_cost
