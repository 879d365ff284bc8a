"""The learning rate: little step, big step, too big."""

from __future__ import annotations

from app.lesson.arrangement import Arrangement, Card, Stage
from app.lesson.chapter import Chapter
from app.lesson.desks import EIGHT, desk
from app.lesson.watches import figure_becomes, steps_run
from app.messages import SetLearningRate, SetMode, SetSpeed, ShowLandscape
from app.model.derivation.guesses import Guessed
from app.model.learning.speed import Per, Speed
from app.model.learning.training import Mode
from app.session.lesson.figures import Guess
from app.session.views import LandscapeView

RATE = Chapter(
    name="rate",
    title="The learning rate: little steps, big steps, too big",
    text="A step goes against the slope, downhill: the steeper, the farther, and all of it times the learning rate, now "
    "{lr}. A small rate gets there slowly but surely. A larger one is faster, until a step flies over the lowest point; "
    "still larger, and it lands higher than it began. Then every step makes <J> worse.",
    try_it="Drag the arrow to where you think the ball will land, then press Step. Then find a rate at which <J> rises.",
    set_up=(
        *desk(EIGHT, -0.6, 0.25),
        SetMode(Mode.BATCH),
        SetLearningRate(0.5),
        SetSpeed(Speed(5, Per.SECOND)),
        ShowLandscape(LandscapeView.SLICE_M),
    ),
    watch=(
        figure_becomes(Guess, lambda guess: guess.is_answered),
        steps_run(lambda before, after: after.cost > before.cost),
    ),
    arrangement=Arrangement(Stage.LANDSCAPE, (Card.CANVAS, Card.COST)),
    guess=Guessed.SLOPE,
)
