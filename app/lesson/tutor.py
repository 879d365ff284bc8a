"""The tutor: sets a chapter up when it is opened, and notices when its task is done. Both by messages."""

from __future__ import annotations

from collections.abc import Callable

from app.lesson.chapter import Chapter
from app.lesson.every import BY_NAME
from app.lesson.guessing import answer
from app.lesson.moment import Moment, moment_of
from app.messages import BeginChapter, GoToChapter, MarkDone, Message, ToggleLesson, TurnChapter
from app.session.state import State

_OPENING = ToggleLesson | GoToChapter | TurnChapter
"""After each of these a chapter may be open that is not set up yet."""


class Tutor:
    """Watches every message, before and after it happened, and sends what follows from it for the lesson."""

    def __init__(self, send: Callable[[Message], None]) -> None:
        self._send = send
        self._before: Moment | None = None

    def before(self, state: State, message: Message) -> None:
        """Keep the moment, so that it can be compared with the one that comes."""
        lesson = state.lesson
        self._before = moment_of(state, lesson) if lesson is not None and lesson.is_ready else None

    def after(self, state: State, message: Message) -> None:
        """Set up a chapter that is not ready, or see what the message did: for the task of the open one, and for a guess."""
        lesson, before = state.lesson, self._before
        if lesson is None:
            return
        if before is not None:
            # Where another chapter was opened there is nothing to compare: its desk is another one.
            is_same = lesson.is_ready and lesson.chapter == before.lesson.chapter
            self._judge(message, before, moment_of(state, lesson) if is_same else before)
        if not lesson.is_ready and isinstance(message, _OPENING):
            for each in (*BY_NAME[lesson.chapter].set_up, BeginChapter()):
                self._send(each)

    def _judge(self, message: Message, before: Moment, after: Moment) -> None:
        """See which parts of the task the message did, and whether it answers a guess."""
        chapter = BY_NAME[before.lesson.chapter]
        for part, watch in enumerate(chapter.watch):
            if part not in before.lesson.seen and watch(message, before, after):
                self._send(MarkDone(chapter.name, part))
        self._answer(chapter, before, after)

    def _answer(self, chapter: Chapter, before: Moment, after: Moment) -> None:
        """Put what happened beside the guess, where one was given."""
        answered = None if chapter.guess is None else answer(chapter.guess, before, after)
        if answered is not None:
            self._send(answered)
