"""Another session takes the place of the present one; and what is asked of the shell, which does it."""

from __future__ import annotations

from dataclasses import replace

from app.lesson.every import BY_NAME
from app.messages import (
    CopyCommand,
    FoundLastSession,
    Message,
    OpenSession,
    ReopenLastSession,
    SaveSession,
    SaveSessionAs,
    StartAfresh,
)
from app.plots.numerals import count
from app.session.lesson.progress import Progress
from app.session.saved.records import Session
from app.session.state import State
from app.update.cards import close_all
from app.update.gestures import end_gesture
from app.update.handlers import handles, notify
from app.update.lesson.own_work import own_work, put
from app.update.sessions.desks import fields_of, lesson_of


@handles(OpenSession)
def _open(state: State, message: OpenSession) -> None:
    try:
        put_session(state, message.session)
    except ValueError as problem:
        notify(state, f"{message.name}: {problem}", is_failure=True)
        return
    state.is_playing = False
    notify(state, f"{message.name}: step {count(state.timeline.step)} of run {count(state.timeline.place.run_number)}.")


def put_session(state: State, session: Session) -> None:
    """Let the session be the present one. Raises ValueError where it cannot be, and then changes nothing."""
    lesson = None if session.lesson is None else lesson_of(session.lesson)
    fields = {**own_work(State()), **fields_of(session.desk)}
    _clear(state)
    put(state, {**fields, "look": state.look.with_settings_of(fields["look"])})
    state.lesson = lesson
    state.progress = replace(state.progress, chapter=session.progress.chapter).joined(_known(session.progress))


def _known(progress: Progress) -> Progress:
    """The same without chapters and parts that there are no more."""
    done = tuple(name for name in progress.done if name in BY_NAME)
    begun = ((name, part) for name, part in progress.begun if name in BY_NAME and 0 <= part < BY_NAME[name].parts)
    return Progress(progress.chapter, done, tuple(begun))


@handles(StartAfresh)
def _start_afresh(state: State, message: StartAfresh) -> None:
    _clear(state)
    put(state, {**own_work(State()), "look": state.own_look})
    state.lesson = None
    notify(state, "A new session. The one before can be opened again from the Data menu.")


@handles(FoundLastSession)
def _found_last(state: State, message: FoundLastSession) -> None:
    state.last_session = message.said_of_it


def _clear(state: State) -> None:
    """Nothing is held, open or said any more."""
    end_gesture(state)
    close_all(state)
    state.notice, state.focus = "", None


def _asked_of_the_shell(state: State, message: Message) -> None:
    """Nothing changes here."""


for _kind in (SaveSession, SaveSessionAs, ReopenLastSession, CopyCommand):
    handles(_kind)(_asked_of_the_shell)
