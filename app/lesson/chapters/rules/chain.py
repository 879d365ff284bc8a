"""The chain rule by itself."""

from __future__ import annotations

from app.lesson.arrangement import Arrangement, Stage
from app.lesson.chapter import Chapter
from app.lesson.controls import FigureSlider
from app.lesson.desks import ONE, desk
from app.lesson.watches import figure_becomes
from app.model.derivation.rules import ChainOfSquares
from app.session.lesson.figures import Dials

CHAIN = Chapter(
    name="chain",
    title="The chain rule: rates multiply",
    text="<y> = <x>², and <x> itself is z². Turn z, and <x> turns {x_per_z} times as fast: 2·z. Whenever <x> turns, "
    "<y> turns {y_per_x} times as fast as that: 2·<x>. So <y> turns {y_per_z} times as fast as z: both rates multiplied. "
    "That is the chain rule: along a chain, rates multiply.",
    try_it=("Turn z until <y> turns just as fast as z: until the two rates multiply to about one.",),
    set_up=desk(ONE, 0.31, 0.36),
    watch=(figure_becomes(Dials, lambda dials: abs(ChainOfSquares(dials.z).y_per_z - 1.0) < 0.1),),
    arrangement=Arrangement(Stage.DIALS, cards=()),
    controls=(FigureSlider(Dials, "z", "z"),),
)
