"""One point at a time, or all at once."""

from __future__ import annotations

from app.lesson.arrangement import Arrangement, Card, Layer, Stage
from app.lesson.chapter import Chapter
from app.lesson.desks import EIGHT, desk
from app.lesson.moment import Moment
from app.lesson.watches import steps_run
from app.messages import SetLearningRate, SetSpeed, ShowLandscape
from app.model.learning.speed import Per, Speed
from app.model.learning.training import Mode
from app.model.time.circling import circles_around
from app.session.views import LandscapeView

PASSES = 3
"""It circles where so many passes over the points came no nearer than as many before them."""

NEAR = 0.005
"""So near to the lowest place, in m and in b, it rests, to the eye."""


def _circles(before: Moment, after: Moment) -> bool:
    steps = PASSES * len(after.points)
    if after.settings.mode is not Mode.STOCHASTIC or after.step - after.changed_at < 2 * steps:
        return False
    return circles_around(after.best_line, after.path, after.step, steps)


def _rests(before: Moment, after: Moment) -> bool:
    m, b = after.best_line
    is_there = abs(after.line.slope - m) < NEAR and abs(after.line.intercept - b) < NEAR
    return after.settings.mode is Mode.BATCH and is_there


ONE_OR_ALL = Chapter(
    name="one-or-all",
    title="One point at a time, or all at once?",
    text="Stochastic: a step learns from one point, and goes straight towards its grey line, where its <error> is zero. "
    "The lines do not all meet in one place, so it circles near the lowest <J> and never settles. Batch steps take the "
    "mean of all {points} pulls, and come to rest. With a million points, one-point steps are quicker.",
    try_it=("Press Space, and watch until it only circles.", "Press B, and watch it come to rest."),
    set_up=(
        *desk(EIGHT, 0.0, 0.0),
        SetLearningRate(0.5),
        SetSpeed(Speed(10, Per.SECOND)),
        ShowLandscape(LandscapeView.BOWL),
    ),
    watch=(steps_run(_circles), steps_run(_rests)),
    arrangement=Arrangement(Stage.LANDSCAPE, (Card.CANVAS, Card.COST), (Layer.POINT_LINES,)),
    foretells=False,
)
