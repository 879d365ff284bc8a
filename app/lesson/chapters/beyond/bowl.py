"""Two dimensions: the bowl."""

from __future__ import annotations

from app.lesson.arrangement import Arrangement, Card, Stage
from app.lesson.chapter import Chapter
from app.lesson.desks import EIGHT, desk
from app.lesson.watches import line_moves, steps_run
from app.messages import SetLearningRate, SetMode, ShowLandscape
from app.model.learning.training import Mode
from app.session.views import LandscapeView

BOWL = Chapter(
    name="bowl",
    title="Both at once: the bowl",
    text="For every pair of <m> and <b> there is a <J>: together they form a bowl, seen from above. Each place is a whole "
    "line. ∂<J>/∂<m> is the slope one way, {total_slope_m}, and ∂<J>/∂<b> the other, {total_slope_b}. Together they are "
    "the gradient, and a step goes against it, towards the bottom.",
    try_it="Click in the bowl to begin somewhere else. Then press Space and watch it go down.",
    set_up=(
        *desk(EIGHT, 0.1, 0.6),
        SetMode(Mode.BATCH),
        SetLearningRate(0.3),
        ShowLandscape(LandscapeView.BOWL),
    ),
    watch=(line_moves(lambda before, after: True), steps_run()),
    arrangement=Arrangement(stage=Stage.LANDSCAPE, cards=(Card.CANVAS, Card.STEP)),
)
