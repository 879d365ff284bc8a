"""Points, and a line that guesses."""

from __future__ import annotations

from app.lesson.arrangement import Arrangement
from app.lesson.chapter import Chapter
from app.lesson.watches import points_number
from app.messages import AddPoint, SetLineByHand

POINTS = Chapter(
    name="points",
    title="Points, and a line that guesses",
    text="A point is something measured: along the bottom what went in, <x>; upwards what came out, <y>. "
    "The line turns any <x> into a guess: <m> times <x>, plus <b>. Here <m> is {m}, how steeply it climbs, "
    "and <b> is {b}, its height where <x> is zero. Learning means finding a better <m> and <b>.",
    try_it=("Click the canvas until there are three points. You may drag them, too.",),
    set_up=(AddPoint(0.25, 0.4), SetLineByHand(0.3, 0.2)),
    watch=(points_number(3),),
    arrangement=Arrangement(cards=()),
)
