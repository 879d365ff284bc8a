"""The lowest point of J, which a pen draws while the line is turned."""

from __future__ import annotations

from app.lesson.arrangement import Arrangement, Card, Layer, Stage
from app.lesson.chapter import Chapter
from app.lesson.desks import EIGHT, desk
from app.lesson.moment import Moment
from app.lesson.watches import becomes
from app.messages import SetMode, ShowLandscape
from app.model.learning.training import Mode
from app.session.views import LandscapeView

RISEN = 3.0
"""J is seen to rise again where it is so many times its lowest."""


def _is_drawn_past_the_lowest(moment: Moment) -> bool:
    if len(moment.points) < 2:
        return False
    risen = RISEN * moment.least_cost_along_m
    traced = moment.walk.along_m
    return traced.is_of(moment.line.intercept) and any(
        low < moment.lowest_along_m < high and min(map(moment.cost_along_m, (low, high))) >= risen
        for low, high in traced.parts
    )


LOWEST = Chapter(
    name="lowest",
    title="The lowest point of J",
    text="Is <J> a curve with a lowest point, too? Turn the line by <m> alone: for each <m> a pen puts down how large <J> "
    "is, point by point. Now <m> is {m} and <J> is {J}. Where the line has not been, nothing is drawn yet: what you do not "
    "try, you do not see.",
    try_it=("Drag the handle <m> up, until the pen is past the lowest point and <J> rises again.",),
    set_up=(*desk(EIGHT, -0.35, 0.4), SetMode(Mode.BATCH), ShowLandscape(LandscapeView.SLICE_M)),
    watch=(becomes(_is_drawn_past_the_lowest),),
    arrangement=Arrangement(Stage.LANDSCAPE, (Card.CANVAS,), (Layer.PEN,)),
)
