"""Saves what messages ask for, one thing at a time, and sends messages that say how far it is and what came of it."""

from __future__ import annotations

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
from app.session.files.saving import (
    AnimationFile,
    CopiedPicture,
    Export,
    PictureFile,
    PointsFile,
    Saving,
    TraceFile,
)
from app.session.state import State
from app.shell.apart.apart import Apart, Said
from app.shell.apart.child import Done, Told
from app.shell.exporting.clipboard import put_picture
from app.shell.exporting.drawing import snapshot
from app.shell.exporting.jobs import Content, Job, Saved, save_apart
from app.update.dispatcher import Dispatcher

STEM = "gradient-descent"

ASKING = (SavePicture, CopyPicture, SaveAnimation, SavePoints, SaveTrace)


class _Work(NamedTuple):
    """What is being saved, by its number, where, and the process that does it."""

    number: int
    path: Path | None
    process: Apart


class Exporter:
    """Watches the messages of a dispatcher. Files go beside the one opened last; without a folder nothing is saved."""

    def __init__(self, dispatcher: Dispatcher, folder: Path | None) -> None:
        self._folder = folder
        self._dispatcher = dispatcher
        self._work: _Work | None = None
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
        if work is not None and (saving is None or saving.number != work.number):
            self.close()
        elif work is not None:
            said = None
            while (following := work.process.next_said()) is not None:
                said = following
            if said is not None:
                self._tell(work, said)
        elif saving is not None:
            # It was asked for where nobody could do it, such as in a session that is played again.
            self._dispatcher.send(SavingEnded(saving.number, ""))

    def close(self) -> None:
        """Give up what is being saved, if anything is: no file is left of it."""
        work, self._work = self._work, None
        if work is not None:
            work.process.end()
            if work.path is not None:
                with suppress(OSError):
                    give_back(work.path)

    def _heard(self, state: State, message: Message) -> None:
        saving = state.saving
        if isinstance(message, RememberFile) and self._folder is not None:
            self._folder = folder_beside(Path(message.path))
        is_new = saving is not None and (self._work is None or self._work.number != saving.number)
        if saving is not None and self._folder is not None and is_new and isinstance(message, ASKING):
            self.close()
            try:
                self._begin(state, saving, self._folder)
            except (FileProblem, OSError) as problem:
                self._dispatcher.send(SavingEnded(saving.number, _not_saved(self._folder, in_a_notice(problem))))

    def _begin(self, state: State, saving: Saving, folder: Path) -> None:
        export = saving.export
        path = None if isinstance(export, CopiedPicture) else take_free_name(folder, numbered(STEM, _ending(export)))
        self._work = _Work(saving.number, path, Apart(save_apart, Job(export, _content(export, state), path)))

    def _tell(self, work: _Work, said: Said) -> None:
        if isinstance(said, Told):
            self._dispatcher.send(SavingProgressed(work.number, said.what))
        elif isinstance(said, Done):
            self._work = None
            self._dispatcher.send(SavingEnded(work.number, _in_words(work.path, said.result)))
        else:
            self.close()
            self._dispatcher.send(SavingEnded(work.number, _not_saved(work.path and work.path.parent, said.why)))


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


def _ending(export: Export) -> str:
    if isinstance(export, AnimationFile):
        return f".{export.format}"
    return ".png" if isinstance(export, PictureFile) else ".csv"


def _not_saved(folder: Path | None, why: str) -> str:
    """The folder is said, for nobody was asked about it."""
    return f"Not saved: {why}" if folder is None else f"Not saved in {whereabouts(folder)}: {why}"


def _in_words(path: Path | None, saved: Saved) -> str:
    size = f" ({saved.size[0]} × {saved.size[1]})" if saved.size is not None else ""
    if path is not None:
        return f"Saved {whereabouts(path)}{size}"
    why_not = put_picture(saved.picture)
    return f"The picture cannot be copied: {why_not}" if why_not else f"Copied the picture{size}"
