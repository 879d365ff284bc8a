"""Two dimensions: the bowl."""

from __future__ import annotations

from app.lesson.arrangement import Arrangement, Card, Stage
from app.lesson.chapter import Chapter
from app.lesson.desks import EIGHT, desk
from app.lesson.moment import Moment
from app.lesson.watches import figure_becomes, line_moves
from app.messages import Advance, Message, SetLearningRate, SetMode, SetSpeed, ShowLandscape
from app.model.derivation.guesses import Guessed
from app.model.learning.speed import Per, Speed
from app.model.learning.training import Mode
from app.session.lesson.figures import Guess
from app.session.views import LandscapeView


def _plays(message: Message, before: Moment, after: Moment) -> bool:
    return isinstance(message, Advance) and after.step > before.step


BOWL = Chapter(
    name="bowl",
    title="Both at once: the bowl",
    text="Each place, one <m> and <b>, is a line; its colour is <J>: a bowl from above, lowest at the ringed dot. "
    "<J> ÷ {twice_points} has the slope {half_mean_slope_m} along <m> and {half_mean_slope_b} along <b>. Together "
    "they are the gradient. A step goes lr times that, against it: straight across the rings of equal <J>, not "
    "towards the lowest point.",
    try_it=(
        "Drag the arrow to where the ball will land, and press Step.",
        "Click in the bowl to begin elsewhere.",
        "Press Space and watch.",
    ),
    set_up=(
        *desk(EIGHT, 0.0, 0.05),
        SetMode(Mode.BATCH),
        SetLearningRate(0.7),
        SetSpeed(Speed(5, Per.SECOND)),
        ShowLandscape(LandscapeView.BOWL),
    ),
    watch=(
        figure_becomes(Guess, lambda guess: guess.is_answered),
        line_moves(lambda before, after: True),
        _plays,
    ),
    arrangement=Arrangement(stage=Stage.LANDSCAPE, cards=(Card.CANVAS, Card.COST)),
    guess=Guessed.LINE,
)
