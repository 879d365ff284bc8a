"""One point at a time, or all at once."""

from __future__ import annotations

from app.lesson.arrangement import Arrangement, Card, Layer, Stage
from app.lesson.chapter import Chapter
from app.lesson.desks import EIGHT, desk
from app.lesson.watches import steps_run_in
from app.messages import SetLearningRate, SetSpeed, ShowLandscape
from app.model.learning.speed import Per, Speed
from app.model.learning.training import Mode
from app.session.views import LandscapeView

ONE_OR_ALL = Chapter(
    name="one-or-all",
    title="One point at a time, or all at once?",
    text="Stochastic: a step learns from one point, and goes straight towards its grey line, where that point has no "
    "<error>. The next point pulls another way, so it never settles: it circles near the lowest <J>. Batch steps take the "
    "mean of all {points} pulls, and come to rest. With a million points, one at a time is quicker.",
    try_it=("Press Space and watch it circle.", "Press B, and watch it come to rest."),
    set_up=(*desk(EIGHT, 0.0, 0.0), SetLearningRate(0.3), SetSpeed(Speed(5, Per.SECOND)), ShowLandscape(LandscapeView.BOWL)),
    watch=(steps_run_in(Mode.STOCHASTIC), steps_run_in(Mode.BATCH)),
    arrangement=Arrangement(Stage.LANDSCAPE, (Card.CANVAS, Card.COST), (Layer.POINT_LINES,)),
)
