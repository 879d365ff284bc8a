"""A lowest point, by eye: the curve y = x²."""

from __future__ import annotations

from app.lesson.arrangement import Arrangement, Stage
from app.lesson.chapter import Chapter
from app.lesson.desks import EIGHT, desk
from app.lesson.moment import Moment
from app.lesson.watches import becomes
from app.messages import SetFigure
from app.session.lesson.figures import PowerCurve

LOWEST = 0.05
"""So near to zero the curve is lowest, to the eye."""


def _is_left_there(moment: Moment) -> bool:
    """Not while a hand goes past."""
    return moment.held is None and abs(moment.lesson.figure(PowerCurve).x) < LOWEST


BY_EYE = Chapter(
    name="by-eye",
    title="The lowest point, by eye",
    text="To learn is to make <J> small: to minimise it. Try that with a simple curve first, <y> = <x>². For which <x> is "
    "<y> least? Anyone can see it. On the way, watch the short straight line: its steepness is the slope of the curve where "
    "you stand, now {power_slope}. Downhill to the right it is negative, uphill positive.",
    try_it=("Drag the point to where the curve is lowest. What becomes of the slope?",),
    set_up=(*desk(EIGHT, 0.1, 0.6), SetFigure(PowerCurve(2, -1.4))),
    watch=(becomes(_is_left_there),),
    arrangement=Arrangement(Stage.POWER, cards=()),
)
