"""6: the learning rate: little step, big step, too big."""

from __future__ import annotations

from app.lesson.arrangement import Arrangement, Card
from app.lesson.chapter import Chapter
from app.lesson.desks import EIGHT, desk
from app.lesson.watches import steps_run
from app.messages import SetLearningRate, SetMode, SetSpeed, ShowLandscape
from app.model.learning.speed import Per, Speed
from app.model.learning.training import Mode
from app.session.views import LandscapeView

RATE = Chapter(
    name="rate",
    title="The learning rate: little steps, big steps, too big",
    text="A step goes against the slope: downhill, by the slope times the learning rate, now {lr}. A small rate gets "
    "there slowly but surely. A larger one is faster, until a step flies over the lowest point; still larger, and it "
    "lands higher than it began. Then every step makes <J> worse.",
    try_it="Press Step and see <J> fall. Then find a learning rate at which a step makes <J> rise.",
    set_up=(
        *desk(EIGHT, -0.6, 0.25),
        SetMode(Mode.BATCH),
        SetLearningRate(0.1),
        SetSpeed(Speed(5, Per.SECOND)),
        ShowLandscape(LandscapeView.SLICE_M),
    ),
    watch=(
        steps_run(lambda before, after: after.cost < before.cost),
        steps_run(lambda before, after: after.cost > before.cost),
    ),
    arrangement=Arrangement(cards=(Card.LANDSCAPE, Card.COST)),
)
