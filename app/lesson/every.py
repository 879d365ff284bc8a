"""All chapters in their order: a line each."""

from __future__ import annotations

from app.lesson.chapter import Chapter
from app.lesson.chapters.line.errors import ERRORS
from app.lesson.chapters.line.points import POINTS
from app.messages import Message
from app.session.state import State

CHAPTERS: tuple[Chapter, ...] = (
    POINTS,
    ERRORS,
)

BY_NAME = {chapter.name: chapter for chapter in CHAPTERS}


def number_of(chapter: Chapter) -> int:
    """Its number, from 1."""
    return CHAPTERS.index(chapter) + 1


def chapter_beside(name: str, way: int) -> Chapter:
    """The chapter so many places after that one, or before it, held to the first and the last."""
    place = CHAPTERS.index(BY_NAME[name]) + max(-len(CHAPTERS), min(len(CHAPTERS), way))
    return CHAPTERS[max(0, min(len(CHAPTERS) - 1, place))]


def open_chapter(state: State) -> Chapter | None:
    """The chapter that is open, if a lesson is."""
    return None if state.lesson is None else BY_NAME[state.lesson.chapter]


def lent_message(state: State, key: str) -> Message | None:
    """What a key means in the open chapter, where that lends it."""
    chapter = open_chapter(state)
    found = () if chapter is None else chapter.keys
    return next((lent.means(state) for lent in found if lent.key == key), None)
