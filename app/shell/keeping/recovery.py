"""What a program left that ended unexpectedly: its session, and everything that happened in it since, once more."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from app.files.journals.folder import Folder
from app.files.problem import FileProblem
from app.messages import CancelPicking, CancelSaving, CloseFiles, EndGesture, EndReading, GoToChapter, Message, TogglePlay
from app.messages.plain import from_plain
from app.session.saved.records import Session
from app.session.state import State
from app.shell.startup import taught
from app.update.dispatcher import Dispatcher
from app.update.sessions.opening import put_session


def recovered(folder: Folder, new_state: Callable[[Session], State]) -> State:
    """The state that the folder's program had, paused, with nothing held. Raises FileProblem.

    Should a message be what ended that program, all before it happens again, and it does not.
    """
    left = folder.left()
    messages = _messages(left.said)
    while True:
        state, happened = new_state(left.base), 0
        try:
            put_session(state, left.base)
            dispatcher = Dispatcher(state)
            for message in messages:
                dispatcher.send(message)
                happened += 1
        except Exception as problem:
            if not messages:
                raise FileProblem(folder.path, str(problem)) from problem
            messages = messages[:happened]
            continue
        _come_to_rest(state)
        return state


def is_blank(state: State) -> bool:
    """Whether nothing was done in a session that would be missed."""
    return state.lesson is None and not has_own_work(state)


def has_own_work(state: State) -> bool:
    """Whether something was done outside of the lesson, which remembers by itself what was done in it."""
    timeline, lesson = state.own_timeline, state.lesson
    is_new = len(timeline.runs) == 1 and not timeline.run.edits and not len(timeline.run.start.training_set.points)
    return not is_new or (state.my_line if lesson is None else lesson.own["my_line"]) is not None


def _messages(said: Sequence[object]) -> list[Message]:
    """As many as can be read: a program of another version may have written them."""
    messages: list[Message] = []
    for each in said:
        try:
            messages.append(from_plain(each))
        except ValueError:
            break
    return messages


def _come_to_rest(state: State) -> None:
    dispatcher = taught(Dispatcher(state))
    dispatcher.send(EndGesture())
    if state.is_playing:
        dispatcher.send(TogglePlay())
    # Whoever read or wrote a file then does so no more.
    for message in (EndReading(), CancelPicking(), CloseFiles(), CancelSaving()):
        dispatcher.send(message)
    if state.lesson is not None and not state.lesson.is_ready:
        dispatcher.send(GoToChapter(state.lesson.chapter))
