"""The power rule."""

from __future__ import annotations

from app.lesson.arrangement import Arrangement, Stage
from app.lesson.chapter import Chapter
from app.lesson.controls import FigureSlider, ReadOut
from app.lesson.desks import ONE, desk
from app.lesson.moment import Moment
from app.lesson.watches import figure_becomes
from app.messages import Message
from app.session.lesson.figures import PowerCurve

FLAT = 0.05
"""So near to zero the slope is nothing, to the eye."""

CUBE = 3


def _is_found_flat(message: Message, before: Moment, after: Moment) -> bool:
    """Somebody came there along the curve of the cube."""
    curves = before.lesson.figure(PowerCurve), after.lesson.figure(PowerCurve)
    return all(curve.n == CUBE for curve in curves) and abs(curves[1].x) < FLAT <= abs(curves[0].x)


POWER = Chapter(
    name="power",
    title="The power rule",
    text="How steep is <x>²? Let a square's side <x> grow by a little, h: it gains two strips, <x>·h each. The corner "
    "between them is too small to count. So the slope is 2·<x>. A cube gains three slabs: 3·<x>². In general <x>ⁿ has the "
    "slope n·<x>ⁿ⁻¹, here {power_slope}. And <error>² has the slope 2·<error>.",
    try_it=("Set n to three, and watch what the cube gains.", "Find the <x> at which that curve is flat."),
    set_up=desk(ONE, 0.31, 0.36),
    watch=(figure_becomes(PowerCurve, lambda curve: curve.n == CUBE), _is_found_flat),
    arrangement=Arrangement(Stage.POWER, cards=()),
    controls=(
        FigureSlider(PowerCurve, "n", "n"),
        FigureSlider(PowerCurve, "x", "x"),
        ReadOut("height", "{x}^n", "power"),
        ReadOut("slope", "n·{x}^(n − 1)", "power_slope"),
    ),
)
