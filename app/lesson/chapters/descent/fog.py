"""Which way, and how far: what the slope under the feet tells."""

from __future__ import annotations

from app.lesson.arrangement import Arrangement, Card, Layer, Stage
from app.lesson.chapter import Chapter, LentKey
from app.lesson.controls import FigureSwitch
from app.lesson.desks import even_desk
from app.lesson.moment import Moment
from app.lesson.watches import becomes, figure_becomes
from app.messages import Message, SetLearningRate, SetLineByHand, SetMode, ShowLandscape
from app.model.learning.training import Mode
from app.session.lesson.figures import Fog
from app.session.state import State
from app.session.views import LandscapeView

NEAR = 0.03
"""So near to the lowest m the ground is level, to the eye."""


def _walk(way: int) -> LentKey:
    """A key that walks one way along m, as far as the arrow under the ball is long."""

    def means(state: State) -> Message | None:
        step, (m, b) = state.timeline.next_record(), state.training.line
        return None if step is None else SetLineByHand(m + way * abs(step.slope_change), b)

    return LentKey("right" if way > 0 else "left", means)


def _is_lowest_in_fog(moment: Moment) -> bool:
    is_lowest = len(moment.points) > 1 and abs(moment.line.slope - moment.lowest_along_m) < NEAR
    return is_lowest and moment.held is None and not moment.lesson.figure(Fog).is_lifted


FOG = Chapter(
    name="fog",
    title="Which way, and how far?",
    text="In fog you feel only the ground under your feet. Its slope, now {half_mean_slope_m}, is enough. Negative: down is "
    "to the right; positive: to the left. Steep: a big step; nearly flat: a small one. The slope is called the derivative. "
    'Height is <J> halved ("What becomes of the 2" says why), shared among {points} points: <J> ÷ {twice_points}.',
    try_it=("Walk left or right with the arrow keys, as far as the arrow says, until it is level.", "Lift the fog."),
    set_up=(
        *even_desk(-0.4),
        SetMode(Mode.BATCH),
        SetLearningRate(1.0),
        ShowLandscape(LandscapeView.SLICE_M),
    ),
    watch=(becomes(_is_lowest_in_fog), figure_becomes(Fog, lambda fog: fog.is_lifted)),
    arrangement=Arrangement(Stage.LANDSCAPE, (Card.CANVAS,), (Layer.FOG, Layer.HALF_MEAN)),
    controls=(FigureSwitch(Fog, "is_lifted", "Lift the fog", "Back into the fog"),),
    keys=(_walk(-1), _walk(1)),
)
