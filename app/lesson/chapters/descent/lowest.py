"""4: a lowest point, of a curve by eye and of J."""

from __future__ import annotations

from app.lesson.arrangement import Arrangement, Card
from app.lesson.chapter import Chapter
from app.lesson.desks import EIGHT, desk
from app.lesson.moment import Moment
from app.lesson.watches import becomes
from app.messages import SetMode, ShowLandscape
from app.model.learning.training import Mode
from app.session.views import LandscapeView

CLOSE = 1.02
"""J is at its lowest, to the eye, at no more than so many times that."""


def _is_lowest_along_m(moment: Moment) -> bool:
    return len(moment.points) > 1 and moment.cost <= CLOSE * moment.least_cost_along_m


LOWEST = Chapter(
    name="lowest",
    title="A lowest point",
    text="Think of the curve <y> = <x>²: anyone can see where it is lowest. <J> is such a curve too. Turn the line by <m> "
    "alone and <J> falls, then rises again; at the right it is drawn for every <m>. "
    "The dot on the curve is this line: <m> is {m}, <J> is {J}.",
    try_it="Drag the handle <m> until the dot is at the lowest point of the curve.",
    set_up=(*desk(EIGHT, -0.6, 0.25), SetMode(Mode.BATCH), ShowLandscape(LandscapeView.SLICE_M)),
    watch=(becomes(_is_lowest_along_m),),
    arrangement=Arrangement(cards=(Card.LANDSCAPE,)),
)
