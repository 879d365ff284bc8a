"""What becomes of the session: saved where somebody wants it, journaled as it happens, and kept for the next start.

A program that begins without a file looks for what one before it left that ended unexpectedly. One that ends in order leaves
its session as the last one, which can be opened again.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace

from app.cli.options import Options
from app.commands import first_key
from app.files.journals.folder import Folder, abandoned
from app.files.preferences import Preferences
from app.files.problem import FileProblem, one_line
from app.files.sessions.last import Brief, write_last
from app.messages import FoundLastSession, Message, Notify, OpenSession, ReopenLastSession, StartAfresh
from app.plots.numerals import count
from app.session.saved.records import Session
from app.session.saved.taking import session_of
from app.session.state import State
from app.shell.keeping.journal import Journal
from app.shell.keeping.naming import Naming
from app.shell.keeping.recovery import has_own_work, is_blank, recovered
from app.shell.keeping.saver import Saver
from app.shell.opening.examples import examples
from app.shell.startup import first_state
from app.shell.terminal import say

ANSWER_STANDS_S = 5.0
"""So long an answer to what somebody asked for stands before the journal tells something: one notice replaces another."""


class Keeping:
    """Watches one program from its first state to its end."""

    def __init__(self, options: Options, preferences: Preferences) -> None:
        """Find the state to begin with, as the options ask for or as it was left. Raises FileProblem."""
        self._sessions = ThreadPoolExecutor(1, "sessions")
        self._saver = Saver(options, self._sessions)
        self._naming: Naming | None = None
        self._greetings: list[str] = []
        self._has_failed = False
        self._preferences = preferences
        self._waiting: Folder | None = None
        self._brought_back: Session | None = None
        self._replaced: Folder | None = None
        self._journal: Journal | None = None
        self._folder: Folder | None = None
        self._answer_stands_until = 0.0
        self.state = self._recovered(options, preferences) or first_state(options, preferences)
        if options.session is not None:
            self.state.is_playing = False  # what was saved is what is seen first

    def begin(self, send: Callable[[Message], None]) -> None:
        """Note from now on what happens, and ask for the name of a file where one is wanted."""
        self._naming = Naming(self._saver, send)
        try:
            self._folder = Folder.made(time.strftime("%Y-%m-%d-%H%M%S"))
        except OSError as problem:
            self._has_failed = True
            self._greetings.append(f"This session could not be restored after a crash: {one_line(str(problem))}")
        else:
            self._journal = Journal(self._folder, self._sessions, self._replaced)
            self._journal.begin(self.state)
        if self._waiting is None:
            self._saver.look_for_last()
        else:
            send(FoundLastSession("it ended unexpectedly"))
        if self._greetings:
            send(Notify(" ".join(self._greetings), self._has_failed))

    def before(self, state: State, message: Message) -> None:
        """What another session takes the place of can be opened again."""
        if isinstance(message, StartAfresh | OpenSession) and has_own_work(state):
            self._saver.keep_last(session_of(state), _brief(state), message)

    def after(self, state: State, message: Message) -> None:
        """A watcher of the dispatcher."""
        if isinstance(message, ReopenLastSession):
            waiting = self._waiting
            self._saver.open_last(None if waiting is None else lambda: self._bring_back(waiting))
        elif isinstance(message, OpenSession) and message.session is self._brought_back and not state.is_notice_failure:
            self._is_back()
        self._saver.after(state, message)
        if self._naming is not None:
            self._naming.after(state, message)
        if self._journal is not None:
            self._journal.after(state, message)

    @property
    def has_news(self) -> bool:
        """Whether there is something to tell."""
        is_named = self._naming is not None and self._naming.has_news
        return is_named or self._saver.has_news or self._journal_may_tell()

    def news(self) -> list[Message]:
        """What there is to tell."""
        if self._naming is not None:
            self._naming.take_news(self.state)
        found = self._saver.news()
        if self._waiting is not None:  # that is the last session
            found = [message for message in found if not isinstance(message, FoundLastSession)]
        if any(isinstance(message, Notify) for message in found):
            self._answer_stands_until = time.monotonic() + ANSWER_STANDS_S
        if self._journal is not None and self._journal_may_tell():
            found.append(self._journal.told.get())
        return found

    def _journal_may_tell(self) -> bool:
        has_something = self._journal is not None and not self._journal.told.empty()
        return has_something and time.monotonic() >= self._answer_stands_until

    def finish(self) -> None:
        """The program ends in order: its session becomes the last one."""
        self._finish_writing()
        for message in self._saver.untold():
            say(message)
        try:
            if has_own_work(self.state):
                session = session_of(self.state)
                write_last(session, _brief(self.state), self._saver.kept_as(session))
            else:
                self._saver.keep_unkept()
        except (FileProblem, OSError) as problem:
            say(f"the session could not be saved as the last one{self._what_then()} ({problem})")
        else:
            for folder in (self._folder, self._replaced):
                if folder is not None:
                    folder.remove()

    def _what_then(self) -> str:
        """What becomes of a session that ended in order and could not be saved."""
        if self._journal is None:
            return ""
        return ", and the next start restores " + ("what the journal has of it" if self._journal.is_broken else "it")

    def stop(self) -> None:
        """Write all there is, and leave it to be found; nothing where the program ended in order."""
        self._finish_writing()
        for folder in (self._folder, self._replaced):
            if folder is not None:
                folder.release()

    def _finish_writing(self) -> None:
        if self._naming is not None:
            self._naming.close()
        if self._journal is not None:
            self._journal.stop()
        self._sessions.shutdown()
        if self._waiting is not None:
            self._waiting.release()

    def _recovered(self, options: Options, preferences: Preferences) -> State | None:
        found = abandoned()
        if options.points_path is not None or options.chapter is not None:
            for folder in found[1:]:
                folder.release()
            if found:
                self._waiting = found[0]
                reopen = first_key("reopen")
                self._greetings.append(
                    f"An earlier session ended unexpectedly. {reopen} opens it, or a start without a file."
                )
            return None
        state = None
        for folder in found:
            if state is None:
                state = self._recovered_from(folder, options, preferences)
            else:
                folder.release()
        return state

    def _recovered_from(self, folder: Folder, options: Options, preferences: Preferences) -> State | None:
        try:
            state = _recovered(folder, options, preferences)
        except FileProblem as problem:
            self._has_failed = True
            self._greetings.append(f"An earlier session ended unexpectedly and could not be restored: {problem}")
            return None
        if is_blank(state):
            folder.remove()
            return None
        self._replaced = folder
        at = f"step {count(state.timeline.step)} of run {count(state.timeline.place.run_number)}"
        afresh = first_key("afresh")
        self._greetings.append(f"The last session ended unexpectedly and is restored, at {at}. {afresh} starts afresh.")
        return state

    def _bring_back(self, folder: Folder) -> Message:
        """The session that ended unexpectedly and waited, as this program was started with something else."""
        try:
            state = _recovered(folder, Options(), self._preferences)
        except FileProblem as problem:
            self._waiting = None
            return Notify(f"The session that ended unexpectedly could not be restored: {problem}", is_failure=True)
        if is_blank(state):
            self._waiting = None
            folder.remove()
            return Notify("Nothing was done in the session that ended unexpectedly")
        self._brought_back = session_of(state)
        return OpenSession(self._brought_back, "The session that ended unexpectedly")

    def _is_back(self) -> None:
        """Its folder goes once all of it is in that of this program."""
        self._replaced, self._waiting, self._brought_back = self._waiting, None, None
        if self._journal is not None and self._replaced is not None:
            self._journal.replace(self._replaced)
        self._saver.look_for_last()


def _recovered(folder: Folder, options: Options, preferences: Preferences) -> State:
    """What is in the folder. Raises FileProblem where it cannot be restored, and leaves it with a note of that."""

    def new_state(base: Session) -> State:
        state = first_state(options, replace(preferences, look=base.own.look))
        with suppress(FileProblem):
            state.examples = examples()  # what happens once more may take one of them
        return state

    try:
        return recovered(folder, new_state)
    except FileProblem as problem:
        with suppress(FileProblem):
            folder.give_up(str(problem))
        folder.release()
        raise


def _brief(state: State) -> Brief:
    timeline = state.own_timeline
    return Brief(len(timeline.training.training_set.points), timeline.run.now.step)
