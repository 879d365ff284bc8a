"""Further reading."""

from __future__ import annotations

from app.lesson.arrangement import Arrangement, Card
from app.lesson.chapter import Chapter
from app.lesson.desks import EIGHT, desk
from app.lesson.moment import Moment
from app.messages import GoToChapter, Message, ShowLandscape
from app.session.views import LandscapeView


def _chosen(message: Message, before: Moment, after: Moment) -> bool:
    return isinstance(message, GoToChapter)


READING = Chapter(
    name="reading",
    title="Further reading",
    text="3Blue1Brown's series on calculus and on neural networks show slopes, chains and bowls as nobody else does. "
    "The Coding Train's talk on gradient descent, which this lesson follows, does the whole on a whiteboard. "
    "Michael Nielsen's free book, Neural Networks and Deep Learning, builds a network from here. For your own "
    "data, drop a file on the window.",
    try_it=("Open the list of chapters, and choose what you would like to see again.",),
    set_up=(*desk(EIGHT, 0.1, 0.6), ShowLandscape(LandscapeView.SURFACE)),
    watch=(_chosen,),
    arrangement=Arrangement(cards=(Card.LANDSCAPE,)),
)
