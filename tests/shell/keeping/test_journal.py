"""What goes into the journal and what does not, when it begins anew, and what is told where it cannot be written."""

from __future__ import annotations

import math
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from app.files.journals.folder import Folder
from app.files.journals.lines import said_in
from app.messages import (
    AddPoint,
    Advance,
    BeginGesture,
    BeginReading,
    Focus,
    FoundLastSession,
    LoadPoints,
    Message,
    MovePointTo,
    Notify,
    OfferColumns,
    OfferExamples,
    OpenSession,
    PointAt,
    Quit,
    ReadSoFar,
    ResizeWindow,
    SavePoints,
    ShowFiles,
    ShowPreview,
    StartAfresh,
    ToggleExamples,
    ToggleHelp,
    ToggleMenu,
    TypeText,
)
from app.messages.plain import from_plain
from app.model.data.dataset import Dataset
from app.session.opening.files import FileList
from app.session.picking import Column, Kind, Picking
from app.session.saved.taking import session_of
from app.session.state import State
from app.session.targets import CanvasTarget
from app.shell.keeping import journal as journals
from app.shell.keeping.journal import Journal, opening_of
from app.update import update
from tests.properties.any_message import EXAMPLES
from tests.shell.keeping.at_once import AtOnce

SESSION = session_of(State())


def points(count: int) -> Dataset:
    return Dataset.of([number / count for number in range(count)], [0.5] * count)


class Clock:
    """A clock that the test sets."""

    now = 1000.0


class Journaled:
    """A state whose messages are journaled; what the thread would do is done when the test says so."""

    def __init__(self) -> None:
        self.state = State(examples=EXAMPLES)
        self.folder = Folder.made("a")
        self.journal = Journal(self.folder, AtOnce())
        self.journal._note_session(self.state)
        self.writes()

    def does(self, *messages: Message) -> Journaled:
        for message in messages:
            update(self.state, message)
            self.journal.after(self.state, message)
        return self

    def writes(self) -> list[Message]:
        """What the thread does each time; returns what is told."""
        self.journal._is_stopping.set()
        self.journal._write()
        self.journal._is_stopping.clear()
        told = []
        while not self.journal.told.empty():
            told.append(self.journal.told.get())
        return told

    @property
    def said(self) -> list[Message]:
        """What would happen again after the session that the journal begins with was opened."""
        self.writes()
        (path,) = self.folder.path.glob("journal-*")
        return [from_plain(each) for each in said_in(path.read_bytes().splitlines(keepends=True))]

    @property
    def begun(self) -> int:
        """How many times it began."""
        self.writes()
        (path,) = self.folder.path.glob("journal-*")
        return int(path.name.removeprefix("journal-"))


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(journals, "perf_counter", lambda: clock.now)
    return clock


@pytest.fixture
def journaled(clock: Clock) -> Iterator[Journaled]:
    one = Journaled()
    yield one
    one.journal.stop()
    one.folder.remove()


OPENING: list[Message] = [ResizeWindow(1280, 800), Focus(None)]


# --- what goes into it -----------------------------------------------------------------------------------------------


def test_what_happens_is_noted_and_steps_in_a_row_are_one_line(journaled: Journaled) -> None:
    journaled.does(AddPoint(0.1, 0.2), Advance(3, 0.5), Advance(-1, -9.0), Advance(4, 0.25), AddPoint(0.3, 0.4), Advance(1))
    assert journaled.said == [*OPENING, AddPoint(0.1, 0.2), Advance(7, 0.75), AddPoint(0.3, 0.4), Advance(1)]


@pytest.mark.parametrize(
    "message",
    [
        PointAt(None, 3.0, 4.0),
        ShowPreview(None),
        ReadSoFar(0.5),
        Notify("told"),
        OfferExamples(EXAMPLES),
        FoundLastSession("3 points"),
        Quit(),
        AddPoint(math.nan, 0.5),
    ],
    ids=lambda message: type(message).__name__,
)
def test_what_leaves_nothing_that_would_be_missed_is_not_noted(journaled: Journaled, message: Message) -> None:
    assert journaled.does(message).writes() == []
    assert journaled.said == OPENING


def test_with_many_points_or_another_session_it_begins_anew(journaled: Journaled) -> None:
    few, many = LoadPoints(points(5_000), "few"), LoadPoints(points(5_001), "many")
    assert journaled.does(few).begun == 1
    assert journaled.said[-1] == few
    for message in (many, OpenSession(SESSION, "a"), StartAfresh()):
        before = journaled.begun
        assert journaled.does(message).begun == before + 1
        assert journaled.said == OPENING


def test_what_is_open_and_has_the_focus_is_so_again() -> None:
    state = State()
    for message in (ResizeWindow(900, 640), Focus(CanvasTarget()), ToggleMenu("data")):
        update(state, message)
    assert opening_of(state) == (ResizeWindow(900, 640), Focus(CanvasTarget()), ToggleMenu("data"), Focus(state.focus))
    update(state, ToggleHelp())
    assert opening_of(state) == (ResizeWindow(900, 640), ToggleHelp(), Focus(state.focus))


# --- when it begins anew ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("steps", "after_s", "times"), [(50_000, 99.0, 1), (50_001, 15.0, 1), (50_001, 15.1, 2), (49_999 * 2, 15.1, 2)]
)
def test_it_begins_anew_after_many_steps_and_a_while(
    journaled: Journaled, clock: Clock, steps: int, after_s: float, times: int
) -> None:
    journaled.does(Advance(steps // 2), MovePointTo(0, 0.1, 0.1), Advance(steps - steps // 2))
    clock.now += after_s
    journaled.writes()
    assert journaled.does(AddPoint(0.5, 0.5)).begun == times
    assert journaled.does(AddPoint(0.6, 0.6)).begun == times


def test_it_begins_anew_after_many_bytes(journaled: Journaled, clock: Clock) -> None:
    around = len(journals._lines_of(TypeText(""))[0])
    clock.now += 99.0
    journaled.does(TypeText("x" * ((1 << 18) - around))).writes()
    assert journaled.does(TypeText("x")).begun == 1
    assert journaled.does(TypeText("x")).begun == 2
    clock.now += 99.0
    journaled.writes()
    assert journaled.does(TypeText("x")).begun == 2


class Slow:
    """Writes a session for two seconds."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def submit(self, write: Callable[..., int], *arguments: object) -> SimpleNamespace:
        def result() -> int:
            self._clock.now += 2.0
            return write(*arguments)

        return SimpleNamespace(done=lambda: True, result=result)


def test_where_a_session_takes_long_to_write_it_goes_on_forty_times_as_long(
    journaled: Journaled, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journaled.journal, "_sessions", Slow(clock))
    journaled.does(StartAfresh()).writes()
    journaled.does(Advance(60_000), AddPoint(0.1, 0.1))
    clock.now += 78.0
    journaled.writes()
    assert journaled.does(AddPoint(0.1, 0.1)).begun == 2
    clock.now += 0.1
    journaled.writes()
    assert journaled.does(AddPoint(0.1, 0.1)).begun == 3


@pytest.mark.parametrize(
    "busy",
    [
        BeginGesture(CanvasTarget(), 1.0, 1.0),
        BeginGesture(None),
        OfferColumns(Picking("a.csv", 1, (Column("km", Kind.NUMBERS, 1),))),
        ShowFiles(FileList("/")),
        ToggleExamples(),
        BeginReading("a.csv"),
        SavePoints(),
    ],
    ids=lambda message: type(message).__name__,
)
def test_it_does_not_begin_anew_in_the_middle_of_something(journaled: Journaled, busy: Message) -> None:
    journaled.does(AddPoint(0.5, 0.5))
    journaled.journal._wants_session.set()
    assert journaled.does(busy).begun == 1
    assert journaled.does(Advance(1)).begun == 1


# --- where it cannot be written --------------------------------------------------------------------------------------


def test_a_disk_that_is_full_is_told_once_and_tried_again_after_ten_seconds(
    journaled: Journaled, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def is_full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", is_full)
        why = "no space left on device"
        said = f"Crash recovery is off for now, and is tried again; nothing is lost: {why}"
        assert journaled.does(AddPoint(0.1, 0.1)).writes() == [Notify(said, is_failure=True)]
        assert journaled.journal.is_broken
        clock.now += 10.1
        journaled.writes()
        assert journaled.does(AddPoint(0.1, 0.1)).writes() == []
    assert journaled.does(AddPoint(0.2, 0.2)).writes() == []
    clock.now += 10.0
    journaled.writes()
    assert journaled.does(AddPoint(0.3, 0.3)).writes() == []
    clock.now += 0.1
    journaled.writes()
    assert journaled.does(AddPoint(0.4, 0.4)).writes() == [Notify("Crash recovery works again.")]
    assert not journaled.journal.is_broken
    assert (journaled.begun, journaled.said) == (2, OPENING)


def test_a_folder_that_is_replaced_goes_once_all_of_it_is_in_this_one(clock: Clock, tmp_path: Path) -> None:
    old = Folder.made("old")
    one = Journaled()
    one.journal.replace(old)
    one.does(AddPoint(0.1, 0.1)).writes()
    assert old.path.exists()
    one.does(StartAfresh()).writes()
    assert not old.path.exists()
    one.journal.stop()
    one.folder.remove()
