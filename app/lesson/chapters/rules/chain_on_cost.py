"""The chain rule on J."""

from __future__ import annotations

from app.lesson.arrangement import Arrangement, Card, Layer
from app.lesson.chapter import Chapter
from app.lesson.controls import FigureSlider, Instead, ReadOut
from app.lesson.desks import ONE, desk
from app.lesson.live.point_now import measured
from app.lesson.moment import Moment
from app.lesson.watches import becomes
from app.messages import ShowLandscape
from app.model.derivation.growth import Parameter
from app.plots.numerals import figures
from app.session.lesson.figures import Nudge
from app.session.state import State
from app.session.views import LandscapeView

FIGURES = 3
"""In so many figures measured and worked out are to agree."""


def _agree(moment: Moment) -> bool:
    found = measured(moment, Parameter.SLOPE)
    return found is not None and figures(found.measured, FIGURES) == figures(found.by_the_rules, FIGURES)


def _is_rounding(state: State) -> bool:
    found = measured(state, Parameter.SLOPE)
    return found is not None and found.is_rounding


CHAIN_ON_COST = Chapter(
    name="chain-on-cost",
    title="The chain rule on J",
    text="For one point, <J> = <error>², and the <error> depends on <m>: a chain. Turn the line by h: at <x> it rises by "
    "<x>·h, so the <error> has the rate <x>. The square gains two strips, as long as the <error>: the rate 2·<error>. "
    "Multiplied, that is the slope of <J> along <m>, written ∂<J>/∂<m>: 2·<error>·<x> = {slope_m}.",
    try_it=("Make h smaller until what is measured agrees with the rule to three figures.",),
    set_up=(*desk(ONE, 0.31, 0.36), ShowLandscape(LandscapeView.SLICE_M)),
    watch=(becomes(_agree),),
    arrangement=Arrangement(cards=(Card.DERIVATION, Card.LANDSCAPE), layers=(Layer.NUDGE,)),
    controls=(
        FigureSlider(Nudge, "h", "nudge h", is_logarithmic=True),
        ReadOut("measured", "({J}(m + h) − {J}(m)) ÷ h", "measured_m"),
        ReadOut("by the rules", "2·{error}·{x}", "slope_m"),
        ReadOut("difference", "{x}^2·h", "beyond_m", Instead(_is_rounding, "rounding takes over")),
    ),
)
