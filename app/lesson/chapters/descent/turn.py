"""What a single point does to the line: said first, then seen."""

from __future__ import annotations

from app.lesson.arrangement import Arrangement, Card, Layer
from app.lesson.chapter import Chapter
from app.lesson.desks import SEVEN, desk
from app.lesson.watches import figure_becomes
from app.messages import SetLearningRate, SetMode, SetOrder
from app.model.derivation.guesses import Guessed
from app.model.learning.sampling import Order
from app.model.learning.training import Mode
from app.session.lesson.figures import Guess


def _is_right(guess: Guess) -> bool:
    return guess.is_answered and guess.score.is_right_way


TURN = Chapter(
    name="turn",
    title="Which way will the line go?",
    text="A step can look at a single point: the one with a ring. It moves the line so that this point's <error> becomes "
    "smaller. Will the right end of the line go up or down, and how far? Say so first, then let the step run. The next "
    "step looks at another point.",
    try_it=("Drag the arrow at the right up or down, press Step, and compare. Go on until you have said the right way.",),
    set_up=(*desk(SEVEN, 0.1, 0.6), SetMode(Mode.STOCHASTIC), SetOrder(Order.SEQUENTIAL), SetLearningRate(0.3)),
    watch=(figure_becomes(Guess, _is_right),),
    arrangement=Arrangement(cards=(Card.COST,), layers=(Layer.TURN,)),
    guess=Guessed.HEIGHT,
)
