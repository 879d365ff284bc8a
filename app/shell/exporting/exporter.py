"""Saves what messages ask for, one thing at a time, and sends messages that say how far it is and what came of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from app.files.exports.free_name import give_back, numbered, take_free_name
from app.files.problem import FileProblem, in_a_notice, whereabouts
from app.messages import (
    CopyPicture,
    Message,
    RememberFile,
    SaveAnimation,
    SavePicture,
    SavePoints,
    SaveTrace,
    SavingEnded,
    SavingProgressed,
)
from app.plots.numerals import counted
from app.session.files.saving import (
    AnimationFile,
    CopiedPicture,
    Export,
    PointsFile,
    Saving,
    TraceFile,
    named,
)
from app.session.state import State
from app.shell.apart.apart import Apart, Said
from app.shell.apart.child import Done, Told
from app.shell.apart.wire import Packed, packed
from app.shell.exporting.clipboard import put_picture
from app.shell.exporting.drawing import snapshot
from app.shell.exporting.jobs import Content, Job, Saved, save_apart
from app.update.dispatcher import Dispatcher

STEM = "gradient-descent"

ASKING = (SavePicture, CopyPicture, SaveAnimation, SavePoints, SaveTrace)


class _Asked(NamedTuple):
    """What is to be saved, by its number, where, and what goes into it as it was when that was asked for."""

    number: int
    export: Export
    path: Path | None
    job: Packed


class _Work(NamedTuple):
    """What is being saved, and the process that does it."""

    asked: _Asked
    process: Apart


class Exporter:
    """Watches the messages of a dispatcher. Files go beside the one opened last; without a folder nothing is saved."""

    def __init__(self, dispatcher: Dispatcher, folder: Path | None) -> None:
        self._folder = folder
        self._dispatcher = dispatcher
        self._waiting: dict[int, _Asked] = {}
        self._work: _Work | None = None
        self._outcome = _Outcome()
        dispatcher.after.append(self._heard)

    @property
    def is_busy(self) -> bool:
        """Whether something is being saved."""
        return self._work is not None

    @property
    def has_news(self) -> bool:
        """Whether there is something to say."""
        return self._work is not None and self._work.process.has_arrived

    def take_news(self) -> None:
        """Say what there is to say. To be called in every frame."""
        saving, work = self._dispatcher.state.saving, self._work
        if work is not None:
            said = None
            while (following := work.process.next_said()) is not None:
                said = following
            if said is not None:
                self._tell(work, said)
        elif saving is not None:
            # It was asked for where nobody could do it, such as in a session that is played again.
            self._dispatcher.send(SavingEnded(saving.number, ""))

    def close(self) -> None:
        """Give up all that is being saved or waits for that: no file is left of it."""
        work, self._work = self._work, None
        waiting, self._waiting = self._waiting, {}
        if work is not None:
            work.process.end()
            _leave_nothing(work.asked)
        for asked in waiting.values():
            _leave_nothing(asked)

    def _heard(self, state: State, message: Message) -> None:
        if isinstance(message, RememberFile) and self._folder is not None:
            self._folder = folder_beside(Path(message.path))
        if state.saving is None:
            self.close()
            self._outcome = _Outcome()
            return
        if self._folder is not None and isinstance(message, ASKING):
            newest = (state.saving, *state.saving.waiting)[-1]
            self._try(newest.number, lambda folder: self._take(state, newest, folder))
        if self._work is None and state.saving is not None and state.saving.number in self._waiting:
            asked = self._waiting.pop(state.saving.number)
            self._try(asked.number, lambda folder: self._begin(asked))

    def _try(self, number: int, do: Callable[[Path], None]) -> None:
        assert self._folder is not None
        try:
            do(self._folder)
        except (FileProblem, OSError) as problem:
            self._outcome.add_failure(_not_saved(self._folder, in_a_notice(problem)))
            self._dispatcher.send(self._outcome.told(number))

    def _take(self, state: State, saving: Saving, folder: Path) -> None:
        """Its name is taken and its content packed now, however long it waits."""
        if saving.number in self._waiting or (self._work is not None and self._work.asked.number == saving.number):
            return
        export = saving.export
        path = None if isinstance(export, CopiedPicture) else take_free_name(folder, numbered(*stem_and_ending(export)))
        self._waiting[saving.number] = _Asked(
            saving.number, export, path, packed(Job(export, _content(export, state), path))
        )

    def _begin(self, asked: _Asked) -> None:
        try:
            self._work = _Work(asked, Apart(save_apart, asked.job))
        except OSError:
            _leave_nothing(asked)
            raise

    def _tell(self, work: _Work, said: Said) -> None:
        asked = work.asked
        if isinstance(said, Told):
            self._dispatcher.send(SavingProgressed(asked.number, said.what))
            return
        self._work = None
        if not isinstance(said, Done):
            work.process.end()
            _leave_nothing(asked)
            self._outcome.add_failure(
                _not_copied(said.why) if asked.path is None else _not_saved(asked.path.parent, said.why)
            )
        elif asked.path is not None:
            self._outcome.add_file(_described(asked, said.result), asked.path)
        else:
            why_not = put_picture(said.result.picture)
            if why_not:
                self._outcome.add_failure(_not_copied(why_not))
            else:
                self._outcome.add_copied(_described(asked, said.result))
        self._dispatcher.send(self._outcome.told(asked.number))


def _leave_nothing(asked: _Asked) -> None:
    if asked.path is not None:
        with suppress(OSError):
            give_back(asked.path)


def folder_beside(path: Path | None) -> Path:
    """The folder of a file, or the working folder where there is none."""
    try:
        return Path.cwd() if path is None else path.absolute().parent
    except OSError:  # the working folder was removed
        return Path.home()


def _content(export: Export, state: State) -> Content:
    """What of the state goes into it."""
    if isinstance(export, PointsFile):
        return state.points
    return state.timeline.run if isinstance(export, TraceFile) else snapshot(state)


def stem_and_ending(export: Export) -> tuple[str, str]:
    """What stands before and after the number in the name of its file."""
    match export:
        case AnimationFile(kind):
            return STEM, f".{kind}"
        case PointsFile():
            return f"{STEM}-points", ".csv"
        case TraceFile():
            return f"{STEM}-trace", ".csv"
    return STEM, ".png"


def _not_saved(folder: Path, why: str) -> str:
    """The folder is said, for nobody was asked about it."""
    return f"Not saved in {whereabouts(folder)}: {why}"


def _not_copied(why: str) -> str:
    return f"The picture cannot be copied: {why}"


def _described(asked: _Asked, saved: Saved) -> str:
    what = named(asked.export)
    if saved.size is not None:
        return f"{what} ({saved.size[0]} × {saved.size[1]})"
    return what if saved.rows is None else f"{what} ({counted(saved.rows, 'row')})"


class _Outcome:
    """What came of all that was saved one after another: one notice replaces another, so that the last one says it all."""

    def __init__(self) -> None:
        self._saved: dict[Path, list[tuple[str, Path]]] = {}
        self._others: list[str] = []
        self._is_failure = False

    def add_file(self, what: str, path: Path) -> None:
        """It was saved under that name."""
        self._saved.setdefault(path.parent, []).append((what, path))

    def add_copied(self, what: str) -> None:
        """It is on the clipboard."""
        self._others.append(f"Copied {what}")

    def add_failure(self, why: str) -> None:
        """One line: why it is not saved."""
        self._others.append(why)
        self._is_failure = True

    def told(self, number: int) -> SavingEnded:
        """What to say as what has that number ends."""
        told = [*self._others]
        for folder, saved in self._saved.items():
            *before, last = (_so_often(what, times) for what, times in Counter(what for what, _ in saved).items())
            what = f"{', '.join(before)} and {last}" if before else last
            told.append(f"Saved {what} in {whereabouts(folder if len(saved) > 1 else saved[0][1])}")
        text = "; ".join([*told[:1], *(each[0].lower() + each[1:] for each in told[1:])])
        return SavingEnded(number, text, self._is_failure)


def _so_often(what: str, times: int) -> str:
    return what if times == 1 else f"{what} {'twice' if times == 2 else f'{times} times'}"
