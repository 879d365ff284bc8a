"""What a mark on the timeline stands for, in words."""

from __future__ import annotations

from app.model.changes import (
    Change,
    InsertPoint,
    MovePoint,
    RemovePoint,
    ReplacePoints,
    SetLine,
    SetScale,
    SetSettings,
)
from app.model.run import Run
from app.plots.numerals import count, significant


def mark_in_words(run: Run, first: int, end: int) -> str:
    """Such as «step 200: learning rate 0.3, point added», for the edits from ``first`` on up to ``end``."""
    kinds: dict[str, int] = {}
    for edit in run.edits[first:end]:
        words = change_in_words(edit.change)
        kinds[words] = kinds.get(words, 0) + 1
    told = [f"{words} ×{count(times)}" if times > 1 else words for words, times in list(kinds.items())[:4]]
    more = ", …" if len(kinds) > 4 else ""
    return f"step {count(run.edits[first].step)}: {', '.join(told)}{more}"


def change_in_words(change: Change) -> str:
    """One change, in a few words."""
    match change:
        case InsertPoint():
            return "point added"
        case RemovePoint():
            return "point removed"
        case MovePoint():
            return "point moved"
        case ReplacePoints(points):
            return f"{count(len(points))} points set" if len(points) else "points cleared"
        case SetLine(line):
            return f"line set to {significant(line.slope, 3)} x + {significant(line.intercept, 3)}"
        case SetScale(scale):
            return f"scaling {scale}"
        case SetSettings(settings):
            return f"{settings.mode}, {settings.order}, learning rate {settings.learning_rate:.6g}"
