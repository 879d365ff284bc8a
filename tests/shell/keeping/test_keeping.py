"""Nothing is lost: after whatever ended a program, the next one has what was there; and where nothing can be written."""

from __future__ import annotations

import os
import re
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from threading import Event
from types import SimpleNamespace

import numpy as np
import pytest

from app.cli.options import Options
from app.files.journals import folder as folders
from app.files.journals import lock as locks
from app.files.journals.folder import Folder, all_of_them
from app.files.journals.lines import line_of, said_in
from app.files.preferences import Preferences
from app.files.problem import FileProblem
from app.files.sessions.last import KEPT, Brief, brief_of_last, last_session, last_sessions, write_last
from app.files.sessions.reading import read_session
from app.files.sessions.writing import text_of
from app.messages import (
    AddPoint,
    Advance,
    BeginGesture,
    ClearPoints,
    EndGesture,
    EraseText,
    Escape,
    FoundLastSession,
    GoToChapter,
    LoadPoints,
    LookAt,
    Message,
    MoveCaret,
    MovePointTo,
    NameFile,
    Notify,
    OfferExamples,
    OpenExample,
    OpenSession,
    OpenTyped,
    PutCaret,
    Quit,
    ReopenLastSession,
    SaveSession,
    SaveSessionAs,
    SaveTrace,
    SetLearningRate,
    StartAfresh,
    StepOnce,
    ToggleHelp,
    ToggleMenu,
    TogglePlay,
    ToggleTheme,
    TypeText,
    Undo,
)
from app.model.data.dataset import Dataset
from app.session.opening.files import PATH, FileList
from app.session.saved.records import Session
from app.session.saved.taking import session_of
from app.session.state import State
from app.session.targets import CanvasTarget
from app.shell.keeping import journal as journals
from app.shell.keeping import keeping as keepings
from app.shell.keeping import saver as savers
from app.shell.keeping.keeping import Keeping
from app.shell.opening.dialog import script_for_name
from app.shell.opening.examples import examples
from app.shell.startup import taught
from app.update import update
from app.update.dispatcher import Dispatcher
from tests.shell.keeping.at_once import AtOnce

PATIENCE_S = 30.0
MANY = Dataset.of(np.random.default_rng(1).random(9_000), np.random.default_rng(2).random(9_000))
examples_read_once = cache(examples)
WORK = (AddPoint(0.1, 0.2), AddPoint(0.6, 0.4), AddPoint(0.9, 0.9), Advance(50), SetLearningRate(0.1), Advance(7))


class Program:
    """A program without a window, from its start to its end."""

    def __init__(self, options: Options = Options()) -> None:  # noqa: B008 (it is frozen)
        self.keeping = Keeping(options, Preferences())
        self.state = self.keeping.state
        self.dispatcher = taught(Dispatcher(self.state))
        self.dispatcher.before.append(self.keeping.before)
        self.dispatcher.after.append(self.keeping.after)
        self.keeping.begin(self.dispatcher.send)

    def does(self, *messages: Message) -> Program:
        for message in messages:
            self.dispatcher.send(message)
        return self

    def hears(self) -> list[Message]:
        """What is told, but of the last session: that is found at every start."""
        found = self.keeping.news()
        self.does(*found)
        return [message for message in found if not isinstance(message, FoundLastSession)]

    def is_killed(self) -> None:
        """What is in the journal stays; what is not is lost."""
        self.keeping.stop()

    def ends(self) -> None:
        self.keeping.finish()
        self.keeping.stop()


def is_full(_descriptor: int) -> None:
    raise OSError(28, "No space left on device")


def text(state: State) -> str:
    return "".join(text_of(session_of(state)))


def until(is_so: Callable[[], object]) -> None:
    deadline = time.monotonic() + PATIENCE_S
    while not is_so():
        assert time.monotonic() < deadline
        time.sleep(0.01)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setattr(folders.platformdirs, "user_state_path", lambda *_, **__: tmp_path / "state")
    monkeypatch.setattr(journals, "FLUSHED_EVERY_S", 0.02)
    monkeypatch.setattr(keepings, "examples", examples_read_once)
    monkeypatch.chdir(tmp_path)
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)  # no dialog of the system's
    yield tmp_path
    left = [path.name for path in all_of_them().iterdir()] if all_of_them().is_dir() else []
    assert len(left) <= 1


# --- killed ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "more",
    [
        (),
        (Undo(),),
        (LoadPoints(MANY, "many"), MovePointTo(3, 0.2, 0.2), Advance(5)),
        (GoToChapter("rate"), Advance(4)),
        (ToggleMenu("data"), Escape(), Advance(2), ToggleHelp()),
        (StartAfresh(), AddPoint(0.5, 0.5)),
        (Quit(),),
        (SaveTrace(), Advance(3)),
        (BeginGesture(CanvasTarget(), 1.0, 1.0), AddPoint(0.2, 0.2)),
    ],
    ids=lambda more: "-".join(type(each).__name__ for each in more),
)
def test_after_a_kill_all_of_it_is_there_and_waits(more: tuple[Message, ...]) -> None:
    program = Program().does(*WORK, *more)
    program.is_killed()
    program.does(EndGesture())
    again = Program()
    assert not again.state.is_playing
    assert not again.state.is_quitting
    assert again.state.saving is None
    program.state.is_playing = False
    assert text(again.state) == text(program.state)
    assert again.state.notice.startswith("The last session ended unexpectedly and is restored, at step ")
    again.ends()


def test_where_it_stands_and_how_to_start_afresh_is_told() -> None:
    Program().does(*WORK, LookAt(40), TogglePlay(), Advance(1160)).is_killed()
    again = Program()
    told = "The last session ended unexpectedly and is restored, at step 1,200 of run 2. Ctrl+N starts afresh."
    assert (again.state.notice, again.state.is_notice_failure) == (told, False)
    again.ends()


def were_killed(*counts: int) -> None:
    """Programs with so many points each, the earliest first."""
    for number, count in enumerate(counts):
        folder, state = Folder.made(str(number)), State()
        for message in with_points(count):
            update(state, message)
        folder.go_on(folder.begin(session_of(state)), ()).close()
        folder.release()


def test_of_two_that_were_killed_each_start_restores_one() -> None:
    were_killed(2, 3)
    again = Program()
    assert len(again.state.points) == 3
    again.ends()
    last = Program()
    assert len(last.state.points) == 2
    last.ends()


def test_an_example_that_was_taken_is_there_again() -> None:
    program = Program().does(OfferExamples(examples()), OpenExample(1))
    program.is_killed()
    again = Program()
    assert len(again.state.points) > 5
    assert again.state.points == program.state.points
    again.ends()


def test_what_was_brought_back_is_kept_in_turn() -> None:
    first = Program().does(*WORK)
    first.is_killed()
    second = Program().does(Advance(9), AddPoint(0.3, 0.3))
    second.is_killed()
    third = Program()
    assert text(third.state) == text(second.state)
    third.ends()


def test_one_key_starts_afresh_and_what_was_there_can_be_had_again() -> None:
    Program().does(*WORK).is_killed()
    again = Program()
    before = text(again.state)
    again.does(StartAfresh())
    assert len(again.state.points) == 0
    until(lambda: last_session().exists())
    again.does(ReopenLastSession())
    until(lambda: again.hears() and len(again.state.points))
    assert text(again.state) == before
    again.ends()


def test_a_program_in_which_nothing_was_done_leaves_nothing() -> None:
    Program().is_killed()
    again = Program()
    assert again.state.notice == ""
    again.ends()
    assert not last_session().exists()


def test_a_program_killed_before_its_journal_began_is_not_spoken_of() -> None:
    Folder.made("a").release()
    again = Program()
    assert again.state.notice == ""
    assert len(list(all_of_them().iterdir())) == 1
    again.ends()
    assert list(all_of_them().iterdir()) == []


def test_what_ended_the_program_does_not_end_the_next_one(monkeypatch: pytest.MonkeyPatch) -> None:
    program = Program().does(*WORK)
    expected = text(program.state)
    program.does(ToggleTheme())
    program.is_killed()

    from app.update.handlers import HANDLERS  # noqa: PLC0415

    def fails(_state: State, _message: Message) -> None:
        raise RuntimeError("a fault")

    monkeypatch.setitem(HANDLERS, ToggleTheme, fails)
    again = Program()
    again.state.is_playing = True
    assert text(again.state) == expected
    again.ends()


def test_a_journal_with_a_torn_end_counts_up_to_there() -> None:
    program = Program().does(*WORK)
    expected = text(program.state)
    program.does(AddPoint(0.4, 0.4))
    program.is_killed()
    (path,) = all_of_them().glob("*/journal-*")
    path.write_bytes(path.read_bytes()[:-3])
    again = Program()
    again.state.is_playing = True
    assert text(again.state) == expected
    again.ends()


COULD_NOT = "An earlier session ended unexpectedly and could not be restored: "


@pytest.fixture
def damaged() -> Iterator[Path]:
    """The damaged session that the journal of a killed program begins with."""
    Program().does(LoadPoints(MANY, "many")).is_killed()
    (path,) = all_of_them().glob("*/base-*")
    path.write_bytes(path.read_bytes()[:-300])
    yield path
    shutil.rmtree(path.parent)


def test_a_base_that_is_damaged_is_told_once_and_kept(damaged: Path) -> None:
    before = {path.name: path.read_bytes() for path in damaged.parent.iterdir()}
    again = Program()
    assert again.state.notice.startswith(COULD_NOT) and again.state.is_notice_failure
    again.ends()
    after = {path.name: path.read_bytes() for path in damaged.parent.iterdir()}
    note = after.pop("not-restored.txt").decode()
    assert after == before
    assert again.state.notice.removeprefix(COULD_NOT) in note
    for options in (Options(), Options(points_path=Path("a.csv"), points=MANY)):
        third = Program(options)
        assert third.state.notice == ""
        third.ends()


def test_beside_a_damaged_one_another_session_is_restored_and_both_are_told(damaged: Path) -> None:
    folder = Folder.made("0")  # before the other in the order of their names, as if it were older
    dispatcher = Dispatcher(State())
    for message in WORK:
        dispatcher.send(message)
    folder.go_on(folder.begin(session_of(dispatcher.state)), ()).close()
    folder.release()
    again = Program()
    assert len(again.state.points) == 3
    assert COULD_NOT in again.state.notice
    assert " The last session ended unexpectedly and is restored" in again.state.notice
    again.ends()


def test_a_program_that_reads_newer_sessions_tries_a_damaged_one_again(
    damaged: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Program().ends()
    monkeypatch.setattr(folders, "_TRIED", "This session could not be restored by a program that reads more:")
    again = Program()
    assert again.state.notice.startswith(COULD_NOT)
    again.ends()


def test_where_no_note_can_be_left_it_is_told_again(damaged: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (damaged.parent / "not-restored.txt").mkdir()
    for _ in range(2):
        again = Program()
        assert again.state.notice.startswith(COULD_NOT)
        again.ends()


def test_on_a_disk_without_locks_the_program_goes_on_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_lock(_file: object) -> None:
        raise OSError(37, "No locks available")

    monkeypatch.setattr(locks, "_lock", no_lock)
    program = Program().does(*WORK)
    told = "This session could not be restored after a crash: [Errno 37] No locks available"
    assert (program.state.notice, program.state.is_notice_failure) == (told, True)
    assert list(all_of_them().iterdir()) == []
    program.ends()
    assert last_session().exists()


def test_a_session_that_is_opened_from_a_file_waits() -> None:
    session = session_of(State())
    assert session.desk.is_playing
    program = Program(Options(points_path=Path("a.gdv.json"), session=session))
    assert not program.state.is_playing
    program.ends()


# --- ended in order --------------------------------------------------------------------------------------------------


def test_after_an_ordinary_end_the_next_start_is_fresh_and_can_reopen_the_last_session() -> None:
    program = Program().does(*WORK)
    program.ends()
    assert list(all_of_them().iterdir()) == []
    again = Program()
    assert len(again.state.points) == 0
    assert again.state.notice == ""
    again.does(ReopenLastSession())
    until(lambda: again.hears() and len(again.state.points))
    program.state.is_playing = False
    assert text(again.state) == text(program.state)
    again.ends()


def test_the_start_after_an_ordinary_end_tells_what_the_last_session_has() -> None:
    Program().does(*WORK).ends()
    again = Program()
    until(lambda: again.hears() or again.state.last_session)
    assert re.fullmatch(r"3 points, 57 steps, (today|yesterday) \d\d:\d\d", again.state.last_session)
    again.ends()


def test_where_there_was_no_session_none_is_told_of() -> None:
    program = Program()
    program.keeping._sessions.shutdown()
    assert program.hears() == []
    assert program.state.last_session == ""
    program.ends()


def test_what_takes_the_place_of_a_session_tells_of_that_one() -> None:
    program = Program().does(*WORK, StartAfresh())
    until(lambda: program.hears() or program.state.last_session)
    assert program.state.last_session.startswith("3 points, 57 steps, ")
    program.ends()


@pytest.mark.parametrize("leaves", [Program.ends, lambda program: program.does(StartAfresh()).ends()])
def test_a_lesson_over_an_empty_canvas_takes_the_place_of_no_session(leaves: Callable[[Program], object]) -> None:
    Program().does(*WORK).ends()
    for chapter in ("rate", "bowl", "turn", "code", "partial"):
        leaves(Program().does(GoToChapter(chapter), StepOnce()))
    _, brief = brief_of_last() or (0.0, None)
    assert brief == Brief(3, 57)
    assert len(last_sessions()) == 1


def test_a_lesson_over_own_work_is_kept_with_it() -> None:
    Program().does(*WORK, GoToChapter("rate")).ends()
    assert brief_of_last() is not None


@pytest.mark.parametrize("brief", [b"", b"{", b"[]", b'{"of": 1, "points": 3, "steps": 57}', b"[" * 4000, None])
def test_of_a_session_that_another_brief_is_of_only_the_time_is_told(brief: bytes | None) -> None:
    Program().does(*WORK).ends()
    path = last_session().with_name("last-in-brief.json")
    if brief is None:
        other = last_session().with_name("other")
        other.write_bytes(last_session().read_bytes().replace(b'crc32": ', b'crc32": 1'))
        other.replace(last_session())
    else:
        path.write_bytes(brief)
    ended, said = brief_of_last() or (0.0, None)
    assert ended > 1e9
    assert said is None
    again = Program()
    until(lambda: again.hears() or again.state.last_session)
    assert re.fullmatch(r"(today|yesterday) \d\d:\d\d", again.state.last_session)
    again.ends()


def test_a_large_session_is_read_in_another_process() -> None:
    generator = np.random.default_rng(3)
    program = Program().does(LoadPoints(Dataset.of(generator.random(90_000), generator.random(90_000)), "large"), Advance(5))
    program.ends()
    assert last_session().stat().st_size > savers.READ_HERE
    again = Program().does(ReopenLastSession())
    until(lambda: again.hears() and len(again.state.points))
    program.state.is_playing = False
    assert text(again.state) == text(program.state)
    again.does(StartAfresh())
    again.keeping._sessions.submit(lambda: None).result()
    last_session().write_bytes(last_session().read_bytes()[:-300])
    again.does(ReopenLastSession())
    until(lambda: again.hears() and "last.gdv.json:" in again.state.notice)
    again.ends()


def test_without_a_session_before_that_is_said() -> None:
    program = Program().does(ReopenLastSession())
    until(program.hears)
    assert program.state.notice == "There is no session before this one"
    program.ends()


def test_with_a_file_to_open_a_session_that_was_ended_by_force_waits() -> None:
    killed = Program().does(*WORK)
    killed.is_killed()
    other = Program(Options(points_path=Path("a.csv"), points=MANY))
    assert other.state.points == MANY
    assert other.state.notice == ("An earlier session ended unexpectedly. Ctrl+Shift+O opens it, or a start without a file.")
    other.ends()
    again = Program()
    killed.state.is_playing = False
    assert text(again.state) == text(killed.state)
    again.ends()


def test_with_a_chapter_to_open_it_waits_too() -> None:
    Program().does(*WORK).is_killed()
    other = Program(Options(chapter="rate"))
    assert len(other.state.points) == 0
    assert other.state.notice.startswith("An earlier session ended unexpectedly.")
    other.ends()
    again = Program()
    assert len(again.state.points) == 3
    again.ends()


def test_of_two_that_were_killed_only_the_later_one_waits_beside_a_file() -> None:
    were_killed(1, 2)
    program, other = with_a_file(), Program()
    assert len(other.state.points) == 1
    program.does(ReopenLastSession())
    until(lambda: program.hears() and len(program.state.points) == 2)
    program.ends()
    other.ends()


def test_where_nothing_was_done_in_the_one_that_waits_that_is_said_and_it_goes() -> None:
    Program().is_killed()
    program = with_a_file().does(ReopenLastSession())
    until(program.hears)
    assert program.state.notice == "Nothing was done in the session that ended unexpectedly"
    program.ends()
    assert list(all_of_them().iterdir()) == []


def with_a_file() -> Program:
    return Program(Options(points_path=Path("a.csv"), points=MANY))


def test_beside_a_file_the_session_that_ended_unexpectedly_is_the_last_one() -> None:
    Program().does(*WORK, ClearPoints()).ends()
    killed = Program().does(*WORK)
    killed.is_killed()
    program = with_a_file()
    assert program.state.last_session == "it ended unexpectedly"
    program.does(ReopenLastSession())
    until(lambda: program.hears() and len(program.state.points) == 3)
    killed.state.is_playing = False
    assert text(program.state) == text(killed.state)
    assert program.state.notice == "The session that ended unexpectedly: step 57 of run 1."
    until(lambda: len(list(all_of_them().iterdir())) == 1), "all of it is in the folder of this program"
    until(lambda: program.hears() or "unexpectedly" not in program.state.last_session)
    program.does(ReopenLastSession())
    until(lambda: program.hears() and program.state.points == MANY)
    program.ends()
    assert list(all_of_them().iterdir()) == []


@pytest.mark.parametrize("is_reopened", [False, True])
def test_beside_a_file_it_survives_another_kill(is_reopened: bool) -> None:
    killed = Program().does(*WORK)
    killed.is_killed()
    program = with_a_file()
    if is_reopened:
        program.does(ReopenLastSession())
        until(lambda: program.hears() and len(program.state.points) == 3)
        program.is_killed()
    else:
        program.ends()
    again = Program()
    killed.state.is_playing = False
    assert text(again.state) == text(killed.state)
    again.ends()
    assert list(all_of_them().iterdir()) == []


def test_beside_a_file_one_that_cannot_be_restored_is_told_and_the_one_before_is_reopened_then(damaged: Path) -> None:
    with_a_file().does(ClearPoints(), *WORK).ends()
    program = with_a_file().does(ReopenLastSession())
    until(program.hears)
    assert program.state.notice.startswith("The session that ended unexpectedly could not be restored: ")
    assert program.state.is_notice_failure
    assert program.state.points == MANY
    program.does(ReopenLastSession())
    until(lambda: program.hears() and len(program.state.points) == 3)
    program.ends()
    assert (damaged.parent / "not-restored.txt").exists()


def test_two_programs_do_not_touch_each_others() -> None:
    one = Program().does(*WORK)
    two = Program()
    assert len(two.state.points) == 0
    two.does(AddPoint(0.5, 0.5))
    two.is_killed()
    three = Program()
    assert len(three.state.points) == 1
    three.ends()
    assert len(list(all_of_them().iterdir())) == 1
    one.is_killed()
    four = Program()
    assert len(four.state.points) == 3
    four.ends()


# --- bounded, and where nothing can be written -----------------------------------------------------------------------


def test_a_journal_that_grows_begins_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journals, "ANEW_AFTER_S", 0.0)
    monkeypatch.setattr(journals, "TIMES_AS_LONG", 0.0)
    monkeypatch.setattr(journals, "ANEW_AFTER_BYTES", 2_000)
    program = Program().does(*WORK)
    sizes = []
    for number in range(200):
        program.does(MovePointTo(1, 0.5 + number / 500, 0.5), Advance(3))
        time.sleep(0.002)
        sizes += [path.stat().st_size for path in all_of_them().glob("*/journal-*") if path.exists()]
    program.is_killed()
    assert max(sizes) < 20_000
    assert len(list(all_of_them().glob("*/journal-*"))) == 1
    again = Program()
    program.state.is_playing = False
    assert again.state.timeline.run.now == program.state.timeline.run.now
    assert again.state.undo.all_gestures == program.state.undo.all_gestures
    again.ends()


def test_what_comes_after_a_gap_goes_into_no_journal_that_lacks_what_came_before(monkeypatch: pytest.MonkeyPatch) -> None:
    program = Program().does(*WORK)
    journal = program.keeping._journal
    assert journal is not None
    until(lambda: any(b"SetLearningRate" in path.read_bytes() for path in all_of_them().glob("*/journal-*")))
    (path,) = all_of_them().glob("*/journal-*")
    before, may_go_on, begin = path.read_bytes(), Event(), Folder.begin

    def slowly(folder: Folder, base: Session) -> int:
        may_go_on.wait(PATIENCE_S)
        return begin(folder, base)

    monkeypatch.setattr(Folder, "begin", slowly)
    program.does(LoadPoints(MANY, "many"), AddPoint(0.4, 0.4))
    until(lambda: journal._ahead is not None and any(b"AddPoint" in line for line in journal._ahead.lines))
    program.does(AddPoint(0.3, 0.3))
    until(lambda: journal._ahead is not None and sum(b"AddPoint" in line for line in journal._ahead.lines) == 2)
    assert path.read_bytes() == before
    may_go_on.set()
    program.is_killed()
    again = Program()
    program.state.is_playing = False
    assert text(again.state) == text(program.state)
    again.ends()


def test_a_full_disk_is_told_once_and_costs_nothing_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    program = Program().does(*WORK)
    until(lambda: list(all_of_them().glob("*/journal-*")))
    real, is_full = os.fsync, True

    def fsync(descriptor: int) -> None:
        if is_full:
            raise OSError(28, "No space left on device")
        real(descriptor)

    monkeypatch.setattr(os, "fsync", fsync)
    monkeypatch.setattr(journals, "TRIED_AGAIN_S", 0.1)
    heard: list[Message] = []
    for _ in range(50):
        program.does(Advance(1))
        heard += program.hears()
        time.sleep(0.01)
    until(lambda: heard or heard.extend(program.hears()))
    said = "Crash recovery is off for now, and is tried again; nothing is lost: "
    assert [each.text.startswith(said) for each in heard if isinstance(each, Notify)] == [True]
    is_full = False
    program.does(AddPoint(0.2, 0.7))
    until(lambda: program.does(Advance(1)) and program.hears())
    assert program.state.notice == "Crash recovery works again."
    program.is_killed()
    again = Program()
    program.state.is_playing = False
    assert again.state.timeline.run.now == program.state.timeline.run.now
    again.ends()


def test_where_no_folder_can_be_made_the_program_goes_on_and_says_so(home: Path) -> None:
    (home / "state").write_text("no folder")
    program = Program().does(*WORK)
    assert len(program.state.points) == 3
    program.ends()
    (home / "state").unlink()


# --- saved by hand ---------------------------------------------------------------------------------------------------


def test_the_first_time_a_session_is_saved_it_gets_a_name_and_then_keeps_it(home: Path) -> None:
    program = Program().does(*WORK, SaveSession())
    until(program.hears)
    assert program.state.notice == f"Saved the session in {home / 'session.gdv.json'}"
    program.does(AddPoint(0.3, 0.3), SaveSession())
    until(program.hears)
    program.does(SaveSessionAs(), OpenTyped())
    until(program.hears)
    assert sorted(path.name for path in home.glob("*.json")) == ["session-2.gdv.json", "session.gdv.json"]
    assert len(read_session(home / "session.gdv.json").desk.timeline.runs[0].edits) == 5
    program.ends()


@pytest.mark.parametrize("other", [StartAfresh(), OpenSession(session_of(State()), "other")], ids=["afresh", "opened"])
def test_another_session_is_not_saved_over_the_file_of_the_one_before(home: Path, other: Message) -> None:
    program = Program().does(*WORK, SaveSession())
    until(program.hears)
    saved = (home / "session.gdv.json").read_bytes()
    program.does(other, AddPoint(0.5, 0.5), SaveSession())
    until(program.hears)
    assert (home / "session.gdv.json").read_bytes() == saved
    assert len(read_session(home / "session-2.gdv.json").desk.timeline.runs[0].edits) == 1
    program.ends()


def files(program: Program) -> FileList:
    assert program.state.files is not None
    return program.state.files


def test_without_a_dialog_the_name_is_typed_in_the_window_in_place_of_the_one_proposed(home: Path) -> None:
    (home / "session.gdv.json").write_text("mine")
    program = Program().does(*WORK, SaveSessionAs())
    assert (files(program).folder, files(program).typed) == (str(home), "session-2.gdv.json")
    program.does(TypeText("mine"), OpenTyped())
    assert program.state.files is None
    until(program.hears)
    assert program.state.notice == f"Saved the session in {home / 'mine.gdv.json'}"
    program.does(Advance(3), SaveSession())
    until(program.hears)
    assert read_session(home / "mine.gdv.json").desk.timeline.runs[0].end.step == 60
    program.does(SaveSessionAs())
    assert files(program).typed == "mine-2.gdv.json"
    program.ends()


def test_a_file_that_is_there_is_replaced_only_after_that_was_said(home: Path) -> None:
    there = home / "there.gdv.json"
    there.write_text("mine")
    program = Program().does(*WORK, SaveSessionAs(), TypeText("there"), OpenTyped())
    assert files(program).why_not == "there.gdv.json is there already: Enter once more replaces it"
    program.does(EraseText(-1), TypeText("e"))
    assert files(program).why_not == ""
    program.does(OpenTyped())
    program.does(Escape(), SaveSessionAs(), NameFile("there.gdv.json"), OpenTyped())
    program.keeping._sessions.submit(int).result()
    assert there.read_text() == "mine"
    program.does(OpenTyped())
    until(program.hears)
    assert read_session(there).desk.timeline.runs[0].end.step == 57
    program.ends()


def test_another_folder_is_gone_to_and_a_folder_that_is_not_there_is_told_of(home: Path) -> None:
    (home / "other").mkdir()
    program = Program().does(*WORK, SaveSessionAs(), TypeText("none/a"), OpenTyped())
    assert files(program).why_not == f"There is no folder {home / 'none'}"
    program.does(PutCaret(PATH, 0), MoveCaret(1 << 30, selects=True), TypeText("other"), OpenTyped())
    assert (files(program).folder, files(program).typed, files(program).saves) == (
        str(home / "other"),
        "session.gdv.json",
        True,
    )
    program.does(TypeText("a"), OpenTyped())
    until(program.hears)
    assert (home / "other" / "a.gdv.json").exists()
    program.ends()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the dialogs of other systems are no programs")
@pytest.mark.parametrize(("dialog", "desktop"), [("zenity", ""), ("kdialog", "kde")])
def test_the_dialog_of_the_system_is_given_the_name_proposed(
    home: Path, monkeypatch: pytest.MonkeyPatch, dialog: str, desktop: str
) -> None:
    (home / "bin").mkdir()
    program_file = home / "bin" / dialog
    program_file.write_text(f'#!/bin/sh\necho "$@" > {home / "asked"}\necho "{home / "mine"}"\n')
    program_file.chmod(0o755)
    monkeypatch.setenv("DISPLAY", ":99")
    monkeypatch.setenv("XDG_CURRENT_DESKTOP", desktop)
    monkeypatch.setenv("PATH", f"{home / 'bin'}:{os.environ['PATH']}")
    program = Program().does(*WORK, SaveSessionAs())
    until(program.hears)
    assert program.state.notice == f"Saved the session in {home / 'mine.gdv.json'}"
    assert str(home / "session.gdv.json") in (home / "asked").read_text()
    program.ends()


def test_macos_is_asked_with_the_name_proposed() -> None:
    assert script_for_name('/a "b"', "my session.gdv.json").splitlines() == [
        'set chosen to choose file name with prompt "Save the session"'
        ' default name "my session.gdv.json" default location POSIX file "/a \\"b\\""',
        "POSIX path of chosen",
    ]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the dialogs of other systems are no programs")
@pytest.mark.parametrize(
    ("chosen", "written", "said"),
    [
        ("mine.gdv.json", "mine.gdv.json", "Saved the session in "),
        ("mine", "mine.gdv.json", "Saved the session in "),
        ("there", "", "there.gdv.json is there already"),
    ],
)
def test_another_file_is_chosen_in_the_dialog_of_the_system(
    home: Path, monkeypatch: pytest.MonkeyPatch, chosen: str, written: str, said: str
) -> None:
    (home / "there.gdv.json").write_text("mine")
    (home / "bin").mkdir()
    dialog = home / "bin" / "zenity"
    dialog.write_text(f'#!/bin/sh\necho "{home / chosen}"\n')
    dialog.chmod(0o755)
    monkeypatch.setenv("DISPLAY", ":99")
    monkeypatch.setenv("PATH", f"{home / 'bin'}:{os.environ['PATH']}")
    program = Program().does(*WORK, SaveSessionAs())
    until(program.hears)
    assert said in program.state.notice
    assert (home / "there.gdv.json").read_text() == "mine"
    if written:
        assert read_session(home / written).desk.timeline.runs[0].end.step == 57
        program.does(Advance(3), SaveSession())
        until(program.hears)
        assert read_session(home / written).desk.timeline.runs[0].end.step == 60
    program.ends()


def test_where_it_cannot_be_saved_that_is_said_and_no_file_is_left(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = Program().does(*WORK)
    until(lambda: list(all_of_them().glob("*/journal-*")))
    monkeypatch.setattr(os, "fsync", is_full)
    program.does(SaveSession())
    until(lambda: program.hears() and "session.gdv.json: no space left" in program.state.notice)
    assert list(home.iterdir()) == [home / "state"]
    monkeypatch.setattr(os, "fsync", lambda _descriptor: None)
    program.does(SaveSession())
    until(lambda: program.hears() and program.state.notice == f"Saved the session in {home / 'session.gdv.json'}")
    program.ends()


def test_an_answer_stands_for_a_while_before_the_journal_tells_something(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = Program().does(*WORK)
    until(lambda: list(all_of_them().glob("*/journal-*")))
    hour = [time.monotonic()]
    monkeypatch.setattr(keepings, "time", SimpleNamespace(monotonic=lambda: hour[0]))
    monkeypatch.setattr(os, "fsync", is_full)
    journal = program.keeping._journal
    assert journal is not None
    program.does(SaveSession())
    until(lambda: not journal.told.empty() and program.keeping._saver.has_news)
    answers = [message.text for message in program.hears() if isinstance(message, Notify)]
    assert len(answers) == 1 and "session.gdv.json: no space left" in answers[0]
    hour[0] += 4.9
    assert not program.keeping.has_news and program.hears() == []
    hour[0] += 0.2
    assert program.keeping.has_news
    assert [message.text[:18] for message in program.hears() if isinstance(message, Notify)] == ["Crash recovery is "]
    monkeypatch.setattr(os, "fsync", lambda _descriptor: None)
    program.ends()


def test_saving_twice_at_once_writes_one_file(home: Path) -> None:
    program = Program().does(*WORK, SaveSession(), Advance(1), SaveSession())
    program.ends()
    assert [path.name for path in home.glob("*.json")] == ["session.gdv.json"]
    assert read_session(home / "session.gdv.json").desk.timeline.runs[0].end.step == 58


def test_a_session_begun_while_the_one_before_is_written_does_not_get_its_file(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_go_on, write = Event(), savers.write_session

    def slowly(path: Path, session: Session) -> None:
        may_go_on.wait(PATIENCE_S)
        write(path, session)

    monkeypatch.setattr(savers, "write_session", slowly)
    program = Program().does(*WORK, SaveSession(), StartAfresh(), AddPoint(0.5, 0.5))
    may_go_on.set()
    program.does(SaveSession())
    program.ends()
    assert len(read_session(home / "session.gdv.json").desk.timeline.runs[0].edits) == 4
    assert len(read_session(home / "session-2.gdv.json").desk.timeline.runs[0].edits) == 1


def test_what_cannot_be_kept_when_another_session_begins_stays_in_memory(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = Program().does(*WORK)
    before, real = text(program.state), os.fsync
    monkeypatch.setattr(os, "fsync", is_full)
    program.does(StartAfresh())
    until(lambda: program.hears() and "no space left" in program.state.notice)
    program.does(ReopenLastSession())
    until(lambda: program.hears() and len(program.state.points))
    program.state.is_playing = True
    assert text(program.state) == before
    program.does(StartAfresh())
    monkeypatch.setattr(os, "fsync", real)
    program.ends()
    again = Program().does(ReopenLastSession())
    until(lambda: again.hears() and len(again.state.points))
    again.state.is_playing = True
    assert text(again.state) == before
    again.ends()


def test_what_could_not_be_saved_as_the_program_ends_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    program = Program().does(*WORK)
    until(lambda: list(all_of_them().glob("*/journal-*")))
    monkeypatch.setattr(os, "fsync", is_full)
    program.does(SaveSession())
    program.ends()
    first, *others = capsys.readouterr().err.splitlines()
    assert first.endswith("session.gdv.json: no space left on device")
    assert "could not be saved as the last one, and the next start restores what the journal has of it" in others[-1]


def test_a_kill_as_another_session_begins_loses_neither(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is complete on the disk at each moment, the one before is the last session or is restored."""
    program = Program().does(*WORK)
    until(lambda: any(b"SetLearningRate" in path.read_bytes() for path in all_of_them().glob("*/journal-*")))
    begin, seen = Folder.begin, list[bool]()

    def begins(folder: Folder, base: Session) -> int:
        seen.append(last_session().exists())
        return begin(folder, base)

    monkeypatch.setattr(Folder, "begin", begins)
    program.does(StartAfresh())
    program.is_killed()
    assert seen == [True]


def test_where_nothing_was_done_no_session_is_kept_as_another_begins() -> None:
    program = Program().does(StartAfresh(), OpenSession(session_of(State()), "other"))
    program.ends()
    assert not last_session().exists()


@pytest.mark.parametrize(
    ("is_journaled", "then"), [(True, ", and the next start restores it"), (False, "")], ids=["journaled", "not"]
)
def test_why_it_could_not_be_saved_as_the_last_one_is_told_as_the_program_ends(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], is_journaled: bool, then: str
) -> None:
    def fails(*_: object) -> None:
        raise FileProblem("last.gdv.json", "permission denied")

    with monkeypatch.context() as patch:
        if not is_journaled:
            patch.setattr(Folder, "made", fails_to_make)
        patch.setattr(keepings, "write_last", fails)
        Program().does(*WORK).ends()
    told = f"main.py: the session could not be saved as the last one{then} (last.gdv.json: permission denied)\n"
    assert capsys.readouterr().err == told
    again = Program()
    assert len(again.state.points) == 3 * is_journaled
    again.ends()


def fails_to_make(*_: object) -> Folder:
    raise OSError(28, "No space left on device")


def test_one_that_could_not_be_kept_as_another_began_is_kept_as_the_program_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keepings, "ThreadPoolExecutor", lambda *_: AtOnce())
    program = Program().does(*WORK)
    with monkeypatch.context() as patch:
        patch.setattr(savers, "write_last", fails_to_make)
        program.does(StartAfresh())
    assert not last_session().exists()
    program.ends()
    assert last_session().exists()


def test_what_the_system_says_stays_on_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(_name: str) -> Folder:
        raise OSError("no\nroom")

    monkeypatch.setattr(Folder, "made", fails)
    program = Program()
    assert program.state.notice == "This session could not be restored after a crash: no\\nroom"
    program.ends()


def test_nobody_is_asked_for_a_name_any_more_once_the_program_ends() -> None:
    program, ended = Program(), list[bool]()
    assert program.keeping._naming is not None
    dialog = SimpleNamespace(end=lambda: ended.append(True))
    program.keeping._naming._dialog = dialog  # type: ignore[assignment]
    program.ends()
    assert ended == [True]


def test_another_session_takes_the_place_of_what_can_be_had_again() -> None:
    program = Program().does(*WORK)
    before = text(program.state)
    program.does(OpenSession(session_of(State()), "other"))
    assert len(program.state.points) == 0
    until(lambda: last_session().exists())
    program.does(ReopenLastSession())
    until(lambda: program.hears() and len(program.state.points))
    program.state.is_playing = True
    assert text(program.state) == before
    program.ends()


# --- the last few ----------------------------------------------------------------------------------------------------


def with_points(count: int) -> list[Message]:
    """What is done in a session that is known again by how many points it has."""
    return [AddPoint(number / 10, 0.5) for number in range(count)]


def reopened(program: Program) -> int:
    """How many points the session has that the key brings."""
    program.does(ReopenLastSession())
    heard: list[Message] = []
    until(lambda: heard.extend(program.hears()) or heard)
    program.keeping._sessions.submit(lambda: None).result()
    return len(program.state.points)


def test_a_fresh_start_does_not_lose_the_session_before_as_something_is_drawn_and_the_program_ends() -> None:
    Program().does(*with_points(3), StartAfresh(), *with_points(1)).ends()
    again = Program()
    assert [reopened(again) for _ in range(3)] == [1, 3, 1]
    again.ends()


def test_each_time_it_goes_one_further_back_and_then_begins_anew_and_nothing_changes_by_that() -> None:
    for count in (5, 4, 3, 2, 1):
        Program().does(*with_points(count)).ends()
    before = [path.read_bytes() for path in last_sessions()]
    assert len(before) == KEPT == 4
    program = Program()
    assert [reopened(program) for _ in range(9)] == [1, 2, 3, 4, 1, 2, 3, 4, 1]
    assert [path.read_bytes() for path in last_sessions()] == before
    assert program.state.notice.startswith("The last session: step ")
    reopened(program)
    assert program.state.notice.startswith("An earlier session: step ")
    program.ends()


def test_one_that_cannot_be_read_is_told_of_once_and_then_passed_over() -> None:
    for count in (3, 2, 1):
        Program().does(*with_points(count)).ends()
    path = last_sessions()[1]
    path.write_bytes(path.read_bytes()[:-300])
    program = Program()
    assert [reopened(program) for _ in range(2)] == [1, 1]
    assert program.state.notice.startswith("last-2.gdv.json:")
    assert program.state.notice.endswith("; once more passes it over") and program.state.is_notice_failure
    assert [reopened(program) for _ in range(3)] == [3, 1, 3]
    path.write_bytes(path.read_bytes()[:-10])  # another file since, which is tried
    assert [reopened(program) for _ in range(2)] == [1, 1]
    assert program.state.notice.startswith("last-2.gdv.json:")
    program.ends()


def test_what_was_there_before_is_kept_on_the_way_and_is_reached_again() -> None:
    for count in (3, 2):
        Program().does(*with_points(count)).ends()
    program = Program().does(*with_points(1))
    assert [reopened(program) for _ in range(5)] == [2, 3, 1, 2, 3]
    program.does(AddPoint(0.9, 0.9))
    assert [reopened(program) for _ in range(5)] == [1, 2, 3, 4, 1]
    program.ends()


@pytest.mark.parametrize("way_out", [Program.ends, lambda program: program.does(StartAfresh()).ends()])
def test_one_that_was_reopened_and_left_as_it_is_becomes_the_last_one_again(way_out: Callable[[Program], None]) -> None:
    for count in (3, 2, 1):
        Program().does(*with_points(count)).ends()
    program = Program()
    assert [reopened(program) for _ in range(3)] == [1, 2, 3]
    way_out(program)
    again = Program()
    assert [reopened(again) for _ in range(4)] == [3, 1, 2, 3]
    again.ends()


def test_one_that_was_changed_and_saved_is_kept_beside_what_it_was(home: Path) -> None:
    for count in (2, 1):
        Program().does(*with_points(count)).ends()
    program = Program()
    assert reopened(program) == 1
    program.does(*with_points(3), SaveSession())
    until(lambda: (home / "session.gdv.json").exists() and program.hears())
    assert [reopened(program) for _ in range(3)] == [2, 4, 1]
    program.ends()


def test_where_it_is_the_only_one_there_is_none_before_it() -> None:
    Program().does(*with_points(2)).ends()
    program = Program()
    assert [reopened(program) for _ in range(2)] == [2, 2]
    assert program.state.notice == "There is no session before this one"
    program.ends()


@pytest.mark.parametrize("moves", range(5))
def test_wherever_it_is_broken_off_no_session_is_lost(monkeypatch: pytest.MonkeyPatch, moves: int) -> None:
    for count in (3, 2, 1):
        Program().does(*with_points(count)).ends()
    replace, done = Path.replace, list[Path]()

    def breaks_off(path: Path, target: Path) -> None:
        if len(done) == moves:
            raise KeyboardInterrupt
        done.append(target)
        replace(path, target)

    session = session_of(State())
    monkeypatch.setattr(Path, "replace", breaks_off)
    with pytest.raises(KeyboardInterrupt):
        write_last(session, Brief(0, 0))
    monkeypatch.setattr(Path, "replace", replace)
    again = Program()
    assert [reopened(again) for _ in range(3)] == [1, 2, 3]
    again.does(*with_points(1)).ends()
    assert len(last_sessions()) == KEPT


# --- lines -----------------------------------------------------------------------------------------------------------


def test_lines_count_up_to_the_first_that_is_damaged() -> None:
    lines = [
        line_of({"format": "gradient-descent-visualizer journal", "version": 1}),
        line_of([1]),
        line_of([2]),
        line_of([3]),
    ]
    assert list(said_in(lines)) == [[1], [2], [3]]
    assert list(said_in([*lines[:2], lines[2].replace(b"2]", b"4]"), lines[3]])) == [[1]]
    assert list(said_in([*lines[:3], lines[3][:-1]])) == [[1], [2]]
    assert list(said_in(lines[1:])) == []
    assert list(said_in([])) == []


def test_a_folder_that_was_left_empty_is_told() -> None:
    folder = Folder.made("a")
    with pytest.raises(FileProblem):
        folder.left()
    folder.remove()
