"""The learning rate: little step, big step, too big."""

from __future__ import annotations

from app.lesson.arrangement import Arrangement, Card, Layer, Stage
from app.lesson.chapter import Chapter
from app.lesson.desks import WIDE, even_desk
from app.lesson.watches import figure_becomes, steps_run
from app.messages import SetLearningRate, SetMode, SetSpeed, ShowLandscape
from app.model.derivation.guesses import Guessed
from app.model.learning.speed import Per, Speed
from app.model.learning.training import Mode
from app.session.lesson.figures import Guess
from app.session.views import LandscapeView

RATE = Chapter(
    name="rate",
    title="The learning rate: small, big, too big",
    text="A step goes against the slope, downhill, by lr times the slope: now −{lr} × {half_mean_slope_m} = {batch_step_m}. "
    "The learning rate, lr, is ours to choose. Once you have guessed, its slider shows what rates do: slow; good; "
    "oscillating, where steps overshoot the lowest point; diverging, where they land higher than they began. A triangle "
    "marks the fastest.",
    try_it=("Drag the arrow to where you think the ball will land, then press Step.", "Find a rate at which <J> rises."),
    set_up=(
        *even_desk(-0.4, WIDE),
        SetMode(Mode.BATCH),
        SetLearningRate(0.5),
        SetSpeed(Speed(5, Per.SECOND)),
        ShowLandscape(LandscapeView.SLICE_M),
    ),
    watch=(
        figure_becomes(Guess, lambda guess: guess.is_answered),
        steps_run(lambda before, after: after.cost > before.cost),
    ),
    arrangement=Arrangement(Stage.LANDSCAPE, (Card.CANVAS, Card.COST), (Layer.HALF_MEAN,)),
    guess=Guessed.SLOPE,
)
