"""Squaring and adding up: J."""

from __future__ import annotations

from app.lesson.arrangement import Arrangement, Layer
from app.lesson.chapter import Chapter
from app.lesson.desks import EIGHT, desk
from app.lesson.watches import goal_reached

COST = Chapter(
    name="cost",
    title="One number for the whole line: J",
    text="Too high and too low must not cancel out. So each <error> is multiplied by itself: <error>² is never negative, "
    "and a point twice as far off counts four times. Added up (Σ) over all {points} points that is the cost, <J>. "
    "For this line <J> is {J}. The lower it is, the better the line.",
    try_it=("Move the line by its handles until <J> is {goal_J} or less.",),
    set_up=desk(EIGHT, 0.1, 0.6),
    watch=(goal_reached,),
    arrangement=Arrangement(cards=(), layers=(Layer.EVERY_SQUARE,)),
)
