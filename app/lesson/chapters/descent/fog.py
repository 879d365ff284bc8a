"""5: which way, and how far: what the slope under the feet tells."""

from __future__ import annotations

from app.lesson.arrangement import Arrangement, Card
from app.lesson.chapter import Chapter, LentKey
from app.lesson.desks import EIGHT, desk
from app.lesson.moment import Moment
from app.lesson.watches import becomes
from app.messages import Message, SetLineByHand, SetMode, ShowLandscape
from app.model.learning.training import Mode
from app.session.state import State
from app.session.views import LandscapeView

PACE = 0.05
"""How far one press of a key goes along m."""

CLOSE = 1.02


def _walk(way: int) -> LentKey:
    def means(state: State) -> Message:
        line = state.training.line
        return SetLineByHand(line.slope + way * PACE, line.intercept)

    return LentKey("right" if way > 0 else "left", means)


def _is_lowest_along_m(moment: Moment) -> bool:
    return len(moment.points) > 1 and moment.cost <= CLOSE * moment.least_cost_along_m


FOG = Chapter(
    name="fog",
    title="Which way, and how far?",
    text="In fog you could not see the curve, only feel the ground under your feet. That is enough. Its slope, "
    "now {total_slope_m}, tells which way: negative, and it falls to the right; positive, to the left. It tells how far, "
    "too: steep means far to go, nearly flat means nearly there. The slope is called the derivative.",
    try_it="Walk with the left and right arrow keys to where the slope is nearly nothing.",
    set_up=(*desk(EIGHT, -0.6, 0.25), SetMode(Mode.BATCH), ShowLandscape(LandscapeView.SLICE_M)),
    watch=(becomes(_is_lowest_along_m),),
    arrangement=Arrangement(cards=(Card.LANDSCAPE,)),
    keys=(_walk(-1), _walk(1)),
)
