"""The error, and which way round to subtract."""

from __future__ import annotations

from app.lesson.arrangement import Arrangement, Layer
from app.lesson.chapter import Chapter
from app.lesson.desks import EIGHT, desk
from app.lesson.moment import Moment
from app.lesson.watches import becomes

NEAR = 0.01
"""A point is on the line, to the eye, where it is no farther off than this."""


def _runs_through_a_point(moment: Moment) -> bool:
    data, line = moment.training.training_set.data, moment.line
    return bool(len(data)) and bool((abs(line.slope * data.xs + line.intercept - data.ys) < NEAR).any())


ERRORS = Chapter(
    name="error",
    title="The error, and which way round to subtract",
    text="A thin bar joins each point to the line. It shows how far off the guess is: the <error>, which is <guess> "
    "minus <y>. Where the line is too high the <error> is positive, where it is too low, negative. Subtracting the other "
    "way round would only change the sign; this program always does it this way.",
    try_it=("Drag the handle <b> or <m> until the line runs through a point: its <error> is gone.",),
    set_up=desk(EIGHT, 0.1, 0.05),
    watch=(becomes(_runs_through_a_point),),
    arrangement=Arrangement(cards=(), layers=(Layer.POINT_NUMBERS,)),
)
