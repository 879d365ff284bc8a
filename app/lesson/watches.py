"""What tasks wait for, in words that chapters share."""

from __future__ import annotations

from collections.abc import Callable

from app.lesson.live.placeholders import GOAL
from app.lesson.moment import Moment, Watch
from app.messages import Advance, StepOnce
from app.session.lesson.figures import V


def becomes(is_so: Callable[[Moment], bool]) -> Watch:
    """Something that was not so is so now."""
    return lambda message, before, after: is_so(after) and not is_so(before)


def points_number(at_least: int) -> Watch:
    """So many points are there."""
    return becomes(lambda moment: len(moment.points) >= at_least)


def figure_becomes(kind: type[V], is_so: Callable[[V], bool]) -> Watch:
    """The values of a figure become such."""
    return becomes(lambda moment: is_so(moment.lesson.figure(kind)))


def steps_run(is_so: Callable[[Moment, Moment], bool] = lambda before, after: True) -> Watch:
    """Steps run, of which that holds."""
    return lambda message, before, after: (
        isinstance(message, StepOnce | Advance) and after.step > before.step and is_so(before, after)
    )


def line_moves(is_so: Callable[[Moment, Moment], bool]) -> Watch:
    """The line is moved by hand, not by a step, in a way of which that holds."""
    return lambda message, before, after: (
        after.step == before.step and after.line != before.line and after.points == before.points and is_so(before, after)
    )


goal_reached = becomes(lambda moment: len(moment.points) > 1 and moment.cost <= GOAL * moment.least_cost)
"""J comes down to what the place-holder ``goal_J`` says."""
