"""The 2 moves into the learning rate."""

from __future__ import annotations

from app.lesson.arrangement import Arrangement, Card
from app.lesson.chapter import Chapter
from app.lesson.controls import ReadOut
from app.lesson.desks import ONE, desk
from app.lesson.moment import Moment
from app.messages import Message, ScrollDerivation


def _rate_changes(message: Message, before: Moment, after: Moment) -> bool:
    return before.settings.learning_rate != after.settings.learning_rate


THE_TWO = Chapter(
    name="the-two",
    title="What becomes of the 2",
    text="A step takes the slope times the learning rate: 2·<error>·<x>·lr. But the rate is ours to choose. "
    "A rate of {half_lr} with the 2 does just what {lr} does without, to the last digit, as the next step shows. "
    "So the 2 is left out, as part of the rate. That is why <J> was halved in fog and bowl.",
    try_it=("Change the learning rate as you like: both updates still give one number.",),
    set_up=(*desk(ONE, 0.31, 0.36), ScrollDerivation(7)),
    watch=(_rate_changes,),
    arrangement=Arrangement(cards=(Card.DERIVATION, Card.STEP)),
    controls=(
        ReadOut("with the 2", "−2·{error}·{x}·(lr ÷ 2)", "with_the_two"),
        ReadOut("without it", "−{error}·{x}·lr", "without_the_two"),
    ),
)
