"""A state after some messages, from three points that lie in sight."""

from app.messages import (
    Message,
)
from app.model.data.dataset import Dataset
from app.model.learning.training import Training, TrainingSet
from app.model.time.timeline import Timeline
from app.session.state import State
from app.update import update

POINTS = Dataset.of([0.2, 0.4, 0.9], [0.3, 0.1, 0.8])
YEARS = Dataset.of([1950.0, 1985.0, 2020.0], [300.0, 340.0, 420.0])


def after(*messages: Message, points: Dataset = POINTS) -> State:
    state = State(timeline=Timeline(Training(TrainingSet(points))), example=Dataset.of([0.1, 0.2], [0.1, 0.2]))
    for message in messages:
        update(state, message)
    return state
