"""By hand: what descent does, and how one's own line compares with it and with least squares."""

from __future__ import annotations

from app.lesson.arrangement import Arrangement
from app.lesson.chapter import Chapter
from app.lesson.controls import ReadOut
from app.lesson.desks import EIGHT, desk
from app.lesson.live.placeholders import GOAL
from app.lesson.moment import Moment
from app.lesson.watches import steps_run
from app.messages import KeepLine, Message, SetLearningRate, SetMode
from app.model.learning.training import Mode


def _is_kept(message: Message, before: Moment, after: Moment) -> bool:
    return isinstance(message, KeepLine) and after.cost <= GOAL * after.least_cost


BY_HAND = Chapter(
    name="by-hand",
    title="By hand",
    text="Going downhill step by step is called gradient descent. You can do it by hand: look, turn, lift, look again. "
    "Set the line as well as you can, and keep it as your line. Bars then compare <J> of three lines: of yours, of the "
    "line now, {J}, and of least squares, the line with the least <J> of all.",
    try_it=("Bring <J> down to {goal_J}, and keep the line: press I, or use the Data menu.", "Press Space."),
    set_up=(*desk(EIGHT, 0.1, 0.6), SetMode(Mode.BATCH), SetLearningRate(0.3)),
    watch=(_is_kept, steps_run(lambda before, after: after.cost < before.cost)),
    arrangement=Arrangement(cards=()),
    controls=(ReadOut("J now", "Σ {error}^2", "J"),),
)
