"""What was done, in words, so that undo and redo can say it."""

from __future__ import annotations

from app.model.data.dataset import Dataset
from app.model.learning.training import Settings
from app.model.time.changes import Change, InsertPoint, MovePoint, RemovePoint, ReplacePoints, SetLine, SetScale, SetSettings
from app.words.rate import rate_in_words

_SETTINGS = {"mode": "another mode", "order": "another order", "batch_size": "another batch size", "seed": "another seed"}


def change_in_words(change: Change, back: Change | None) -> str:
    """Such as «a point added»; ``back`` would undo it."""
    match change:
        case InsertPoint():
            return "a point added"
        case RemovePoint():
            return "a point removed"
        case MovePoint():
            return "a point moved"
        case ReplacePoints(points):
            return _points(points)
        case SetLine():
            return "the line set by hand"
        case SetScale():
            return "another scaling"
        case SetSettings(settings):
            return _settings(settings, back.settings if isinstance(back, SetSettings) else settings)


def _points(points: Dataset) -> str:
    return "points loaded" if len(points) else "all points cleared"


def _settings(settings: Settings, before: Settings) -> str:
    if settings.learning_rate != before.learning_rate:
        return f"rate {rate_in_words(before.learning_rate)} to {rate_in_words(settings.learning_rate)}"
    changed = (words for name, words in _SETTINGS.items() if getattr(settings, name) != getattr(before, name))
    return next(changed, "another setting")
