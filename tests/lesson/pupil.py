"""Somebody who takes the lesson, by messages."""

from __future__ import annotations

from app.lesson.chapter import Chapter
from app.lesson.every import BY_NAME, open_chapter
from app.lesson.tutor import Tutor
from app.messages import GoToChapter, Message
from app.session.lesson.lesson import Lesson
from app.session.state import State
from app.update.dispatcher import Dispatcher


class Pupil:
    """A state with a tutor; ``sent`` is all that happened, what the tutor sent among it."""

    def __init__(self, state: State | None = None) -> None:
        self.state = state or State()
        self.sent: list[Message] = []
        dispatcher = Dispatcher(self.state)
        tutor = Tutor(dispatcher.send)
        dispatcher.before += [lambda state, message: self.sent.append(message), tutor.before]
        dispatcher.after.append(tutor.after)
        self._dispatcher = dispatcher

    def sends(self, *messages: Message) -> None:
        for message in messages:
            self._dispatcher.send(message)

    def opens(self, chapter: str) -> None:
        self.sends(GoToChapter(chapter))

    @property
    def lesson(self) -> Lesson:
        assert self.state.lesson is not None
        return self.state.lesson

    @property
    def chapter(self) -> Chapter:
        chapter = open_chapter(self.state)
        assert chapter is not None
        return chapter

    @property
    def is_done(self) -> bool:
        return self.chapter.name in self.state.progress.done


def pupil_in(chapter: str) -> Pupil:
    """One who has just opened that chapter."""
    assert chapter in BY_NAME
    pupil = Pupil()
    pupil.opens(chapter)
    return pupil
