"""2: the error, and which way round to subtract."""

from __future__ import annotations

from app.lesson.chapter import Chapter
from app.lesson.desks import EIGHT, desk
from app.lesson.moment import Moment
from app.lesson.watches import becomes


def _runs_through_a_point(moment: Moment) -> bool:
    """Whether some point lies on the line, to the eye."""
    data, line = moment.training.training_set.data, moment.line
    return bool(len(data)) and bool((abs(line.slope * data.xs + line.intercept - data.ys) < 0.01).any())


ERRORS = Chapter(
    name="error",
    title="The error, and which way round to subtract",
    text="From each point a thin bar leads to the line: how far off the guess is. The error is <guess> minus <y>. "
    "Where the line is too high it is positive, where it is too low it is negative. Subtracting the other way round "
    "would only turn the sign; we keep to this one throughout.",
    try_it="Drag the handle b or m until the line runs through one of the points: its error is nothing then.",
    set_up=desk(EIGHT, 0.1, 0.05),
    watch=(becomes(_runs_through_a_point),),
)
