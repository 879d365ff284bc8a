"""15: where it goes from here: a weight changes by input·error·lr."""

from __future__ import annotations

from app.lesson.arrangement import Arrangement, Card
from app.lesson.chapter import Chapter
from app.lesson.controls import ReadOut
from app.lesson.desks import EIGHT, desk
from app.lesson.watches import goal_reached
from app.messages import SetLearningRate

NEURON = Chapter(
    name="neuron",
    title="Where it goes from here",
    text="Call <m> a weight, <x> an input and <b> a bias, and this line is a neuron with a single input. One with "
    "many has a weight for each, and all of them learn by what you have seen: a weight changes by its "
    "input·<error>·lr. Whole networks are made of it; the chain rule carries the <error> back through them.",
    try_it="Let this neuron learn, with Space, until <J> is {goal_J} or less.",
    set_up=(*desk(EIGHT, -0.3, 0.9), SetLearningRate(0.1)),
    watch=(goal_reached,),
    arrangement=Arrangement(cards=(Card.STEP, Card.COST)),
    controls=(
        ReadOut("weight", "−= input·{error}·lr", "step_m"),
        ReadOut("bias", "−= {error}·lr", "step_b"),
    ),
)
