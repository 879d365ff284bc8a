"""The power rule."""

from __future__ import annotations

from app.lesson.arrangement import Arrangement, Stage
from app.lesson.chapter import Chapter
from app.lesson.controls import FigureSlider, ReadOut
from app.lesson.desks import ONE, desk
from app.lesson.watches import figure_becomes
from app.session.lesson.figures import PowerCurve

FLAT = 0.05
"""So near to zero the slope is nothing, to the eye."""

POWER = Chapter(
    name="power",
    title="The power rule",
    text="<x>ⁿ has a slope too, and a simple one: take the power to the front, and let one less remain: n·<x>ⁿ⁻¹. "
    "At <x> = {power_x} the curve <x>ⁿ has the height {power} and the slope {power_slope}. For a square that is "
    "2·<x>: nothing at the bottom, and steeper the farther out. So <error>² has the slope 2·<error>.",
    try_it="Set n to three. Then find the <x> at which that curve is flat.",
    set_up=desk(ONE, 0.31, 0.36),
    watch=(figure_becomes(PowerCurve, lambda curve: curve.n == 3 and abs(curve.x) < FLAT),),
    arrangement=Arrangement(Stage.POWER, cards=()),
    controls=(
        FigureSlider(PowerCurve, "n", "n"),
        FigureSlider(PowerCurve, "x", "x"),
        ReadOut("height", "{x}^n", "power"),
        ReadOut("slope", "n·{x}^(n − 1)", "power_slope"),
    ),
)
