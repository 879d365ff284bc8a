"""A lesson is opened and left, its pages are turned, its tasks are done, its figures are set.

What a chapter needs is not set up here but by messages of its own, which the tutor sends (``app/lesson/tutor.py``).
"""

from __future__ import annotations

from dataclasses import replace

from app.lesson.every import BY_NAME, CHAPTERS, chapter_beside
from app.messages import BeginChapter, GoToChapter, LeaveLesson, MarkDone, SetFigure, ToggleLesson, TurnChapter
from app.model.landscape.walk import Walk
from app.model.learning.training import Training
from app.model.time.timeline import Timeline
from app.session.lesson.figures import is_usable
from app.session.lesson.lesson import Lesson
from app.session.state import State
from app.session.targets import ButtonTarget
from app.session.undo import UndoStack
from app.update.cards import EXPLANATION, SCALE, close_all
from app.update.gestures import end_gesture
from app.update.handlers import handles
from app.update.lesson.own_work import clear_desk, own_work, put_back


@handles(ToggleLesson)
def _toggle(state: State, message: ToggleLesson) -> None:
    if state.lesson is not None:
        leave(state)
    else:
        last = state.progress.chapter
        _open(state, last if last in BY_NAME else CHAPTERS[0].name)


@handles(LeaveLesson)
def _leave(state: State, message: LeaveLesson) -> None:
    leave(state)


def leave(state: State) -> None:
    """Put the learner's own work back, where a lesson is open."""
    if state.lesson is not None:
        _let_go(state)
        put_back(state, state.lesson.own)
        state.lesson = None


@handles(GoToChapter)
def _go_to(state: State, message: GoToChapter) -> None:
    if message.chapter in BY_NAME:
        _open(state, message.chapter)


@handles(TurnChapter)
def _turn(state: State, message: TurnChapter) -> None:
    if state.lesson is not None:
        _open(state, chapter_beside(state.lesson.chapter, message.chapters).name)


def _open(state: State, chapter: str) -> None:
    _let_go(state)
    own = own_work(state) if state.lesson is None else state.lesson.own
    clear_desk(state)
    state.lesson = Lesson(chapter, own=own)
    state.progress = replace(state.progress, chapter=chapter)


def _let_go(state: State) -> None:
    """Nothing is held, open or said any more; the focus stays on a button alone, so that one can go on pressing it."""
    end_gesture(state)
    close_all(state, (EXPLANATION, SCALE))
    state.notice = ""
    if not isinstance(state.focus, ButtonTarget):
        state.focus = None


@handles(BeginChapter)
def _begin(state: State, message: BeginChapter) -> None:
    """What the chapter set up becomes the start of its run, which Reset leads back to."""
    if state.lesson is None or state.lesson.is_ready:
        return
    training = state.training
    if not training.step:
        state.start_line = training.line
        state.timeline = Timeline(Training(training.training_set, training.settings, training.line))
    state.undo, state.walk, state.notice = UndoStack(), Walk(), ""
    # Of cards that share a place the chapter's order says which is shown at first, whatever its set-up brought to the front.
    state.lesson = replace(state.lesson, is_ready=True, front="")


@handles(MarkDone)
def _mark_done(state: State, message: MarkDone) -> None:
    """A part counts whenever it was done; on its chapter's card it is ticked while that is the one that is open."""
    lesson, chapter = state.lesson, BY_NAME.get(message.chapter)
    if lesson is None or chapter is None or not 0 <= message.part < chapter.parts:
        return
    state.progress = state.progress.with_part(chapter.name, message.part, chapter.parts)
    if lesson.chapter == chapter.name:
        state.lesson = replace(lesson, seen=lesson.seen | {message.part})


@handles(SetFigure)
def _set_figure(state: State, message: SetFigure) -> None:
    if state.lesson is not None and is_usable(message.values):
        state.lesson = state.lesson.with_figure(message.values)
