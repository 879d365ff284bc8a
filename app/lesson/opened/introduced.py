"""Signs and names that a chapter of the lesson brings in: until then nothing in the window uses them."""

from __future__ import annotations

from app.lesson.every import CHAPTERS, open_chapter
from app.session.state import State

INTRODUCED_BY = {
    "Σ": "cost",
    "derivative": "fog",
    "lr": "rate",
    "zones": "rate",
    "gradient": "bowl",
    "mean": "one-or-all",
    "ⁿ": "power",
    "least squares": "by-hand",
    "∂": "chain-on-cost",
    "÷ n": "code",
}
"""The name of the chapter that explains it."""

_NAMES = [chapter.name for chapter in CHAPTERS]


def is_introduced(state: State, sign: str) -> bool:
    """Whether the learner can know it: outside a lesson all of them."""
    chapter = open_chapter(state)
    return chapter is None or _NAMES.index(chapter.name) >= _NAMES.index(INTRODUCED_BY[sign])
