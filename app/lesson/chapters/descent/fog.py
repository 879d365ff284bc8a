"""Which way, and how far: what the slope under the feet tells."""

from __future__ import annotations

from app.lesson.arrangement import Arrangement, Card, Layer, Stage
from app.lesson.chapter import Chapter, LentKey
from app.lesson.controls import FigureSwitch
from app.lesson.desks import EIGHT, desk
from app.lesson.moment import Moment
from app.lesson.watches import becomes, figure_becomes
from app.messages import Message, SetLearningRate, SetLineByHand, SetMode, ShowLandscape
from app.model.learning.training import Mode
from app.session.lesson.figures import Fog
from app.session.state import State
from app.session.views import LandscapeView

PACE = 0.1
"""How far one press of a key goes along m."""

CLOSE = 1.3
"""Of the places that the keys lead to, the two on either side of the lowest point are lower than so many times that."""


def _walk(way: int) -> LentKey:
    def means(state: State) -> Message:
        line = state.training.line
        return SetLineByHand(line.slope + way * PACE, line.intercept)

    return LentKey("right" if way > 0 else "left", means)


def _is_lowest_in_fog(moment: Moment) -> bool:
    is_lowest = len(moment.points) > 1 and moment.cost <= CLOSE * moment.least_cost_along_m
    return is_lowest and not moment.lesson.figure(Fog).is_lifted


FOG = Chapter(
    name="fog",
    title="Which way, and how far?",
    text="In fog you feel the ground under your feet and nothing more. Its slope is enough, now {total_slope_m}. "
    "Its sign tells which way is down: negative, to the right; positive, to the left. Its size tells how far: "
    "steep, a big step; nearly flat, a small one. The computer knows no more. The slope is called the derivative.",
    try_it="Walk with the left and right arrow keys to where it is lowest. Then lift the fog.",
    set_up=(
        *desk(EIGHT, -0.6, 0.25),
        SetMode(Mode.BATCH),
        SetLearningRate(0.5),
        ShowLandscape(LandscapeView.SLICE_M),
    ),
    watch=(becomes(_is_lowest_in_fog), figure_becomes(Fog, lambda fog: fog.is_lifted)),
    arrangement=Arrangement(Stage.LANDSCAPE, (Card.CANVAS,), (Layer.FOG,)),
    controls=(FigureSwitch(Fog, "is_lifted", "Lift the fog", "Back into the fog"),),
    keys=(_walk(-1), _walk(1)),
)
