"""What came of saving, reopening and copying, word for word; and which file a session has."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pygame
import pytest

from app.cli.options import Options
from app.cli.parsing import parse
from app.files.preferences import Preferences
from app.files.sessions.last import last_sessions
from app.files.sessions.reading import read_session
from app.files.sessions.writing import write_session
from app.messages import (
    AddPoint,
    Advance,
    CopyCommand,
    FoundLastSession,
    Message,
    Notify,
    OpenSession,
    RememberFile,
    SaveSession,
    StartAfresh,
    TogglePlay,
    ToggleTheme,
)
from app.session.lesson.progress import Progress
from app.session.saved.taking import session_of
from app.session.state import State
from app.shell.keeping import saver as savers
from app.shell.keeping.saver import Saver
from app.shell.startup import first_state
from app.update import update
from tests.shell.keeping.at_once import AtOnce
from tests.update.after import after

SAVED = session_of(after(AddPoint(0.5, 0.5)))
HOW = "--size 1280x800 --theme dark --screenshot gradient-descent.png"


class Desk:
    """A state whose messages the saver watches."""

    def __init__(self, options: Options = Options()) -> None:  # noqa: B008 (it is frozen)
        self.state, self.saver = first_state(options, Preferences()), Saver(options, AtOnce())

    def does(self, *messages: Message) -> list[Message]:
        """What is told of it."""
        for message in messages:
            update(self.state, message)
            self.saver.after(self.state, message)
        return self.saver.news()


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def failing(problem: BaseException) -> Callable[..., None]:
    def fails(*_: object) -> None:
        raise problem

    return fails


# --- saved by hand ---------------------------------------------------------------------------------------------------


def test_nothing_is_written_before_it_is_asked_for(folder: Path) -> None:
    assert Desk().does(AddPoint(0.5, 0.5), Advance(3), RememberFile("a.csv"), StartAfresh()) == []
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize(
    ("names", "saved"),
    [([], "session"), (["session"], "session-2"), (["session", "session-2"], "session-3"), (["session-2"], "session")],
)
def test_a_session_without_a_file_gets_the_first_name_that_is_free(folder: Path, names: list[str], saved: str) -> None:
    for name in names:
        Path(f"{name}.gdv.json").write_text("mine")
    assert Desk().does(SaveSession()) == [Notify(f"Saved the session in {folder / saved}.gdv.json")]
    assert len(list(folder.iterdir())) == len(names) + 1
    read_session(Path(f"{saved}.gdv.json"))


@pytest.mark.parametrize(
    ("problem", "told"),
    [
        (OSError(28, "No space left on device"), "Not done: no space left on device"),
        (MemoryError(), "Not done: not enough memory"),
        (RuntimeError(), "Not done: RuntimeError"),
    ],
)
@pytest.mark.parametrize("has_a_file", [False, True])
def test_what_could_not_be_saved_is_told_and_leaves_what_was_there(
    folder: Path, monkeypatch: pytest.MonkeyPatch, problem: Exception, told: str, has_a_file: bool
) -> None:
    desk = Desk()
    if has_a_file:
        desk.does(SaveSession())
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    monkeypatch.setattr(savers, "write_session", failing(problem))
    assert desk.does(AddPoint(0.5, 0.5), SaveSession()) == [Notify(told, is_failure=True)]
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_a_file_that_cannot_be_written_is_named_without_its_folder(folder: Path) -> None:
    Path("there.gdv.json").mkdir()
    desk = Desk()
    desk.saver.save_to(desk.state, folder / "there.gdv.json", may_replace=True)
    assert desk.saver.news() == [Notify("Not saved: there.gdv.json: is a folder", is_failure=True)]
    assert desk.saver.path is None


def test_a_name_that_was_left_to_the_program_replaces_nothing(folder: Path) -> None:
    path = folder / "there.gdv.json"
    path.write_text("mine")
    desk = Desk()
    desk.saver.save_to(desk.state, path, may_replace=False)
    told = "there.gdv.json is there already; choose it by its whole name to replace it"
    assert desk.saver.news() == [Notify(told, is_failure=True)]
    assert (path.read_text(), desk.saver.path) == ("mine", None)
    desk.saver.save_to(desk.state, path, may_replace=True)
    assert desk.saver.news() == [Notify(f"Saved the session in {path}")]
    assert desk.saver.path == path


# --- which file it has -----------------------------------------------------------------------------------------------


def test_a_session_of_the_command_line_has_the_file_it_came_from_and_points_have_none() -> None:
    path = Path("a.gdv.json")
    assert Desk(Options(points_path=path, session=SAVED)).saver.path == path
    assert Desk(Options(points_path=path)).saver.path is None


@pytest.mark.parametrize(
    ("messages", "has_it"),
    [
        ((OpenSession(SAVED, "a.gdv.json"),), True),
        ((OpenSession(SAVED, "b.gdv.json"),), False),
        ((AddPoint(0.5, 0.5), OpenSession(SAVED, "a.gdv.json")), True),
        ((OpenSession(SAVED, "b.gdv.json"), OpenSession(SAVED, "a.gdv.json")), False),
        ((OpenSession(SAVED, "a.gdv.json"), OpenSession(SAVED, "a.gdv.json")), False),
        ((OpenSession(SAVED, "a.gdv.json"), StartAfresh()), False),
    ],
)
def test_a_session_has_the_file_that_it_was_opened_from(folder: Path, messages: tuple[Message, ...], has_it: bool) -> None:
    desk = Desk()
    desk.does(RememberFile(str(folder / "a.gdv.json")), *messages)
    assert desk.saver.path == (folder / "a.gdv.json" if has_it else None)


# --- the last session ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("done", "is_the_same"),
    [(TogglePlay(), True), (ToggleTheme(), True), (AddPoint(0.5, 0.5), False), (Advance(1), False)],
)
def test_a_reopened_session_is_another_one_once_something_was_done_in_it(done: Message, is_the_same: bool) -> None:
    desk = Desk()
    write_last_of(desk, AddPoint(0.1, 0.2))
    desk.saver.open_last()
    (opened,) = desk.saver.news()
    assert isinstance(opened, OpenSession) and opened.name == "The last session"
    desk.does(opened, TogglePlay())
    desk.state.progress = Progress("rate", ("rate",))
    desk.does(done)
    assert (desk.saver.kept_as(session_of(desk.state)) is not None) == is_the_same


def write_last_of(desk: Desk, *messages: Message) -> None:
    state = State()
    for message in messages:
        update(state, message)
    desk.saver.keep_last(session_of(state), savers.Brief(1, 0), StartAfresh())
    (found,) = desk.saver.news()
    assert isinstance(found, FoundLastSession) and found.said_of_it.startswith("1 point, 0 steps, today ")


def test_what_could_not_be_kept_stays_in_memory_and_is_kept_as_the_program_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    desk = Desk()
    desk.saver.keep_unkept()
    with monkeypatch.context() as patch:
        patch.setattr(savers, "write_last", failing(OSError(28, "No space left on device")))
        desk.saver.keep_last(SAVED, savers.Brief(1, 0), StartAfresh())
    assert desk.saver.news() == [Notify("Not done: no space left on device", is_failure=True)]
    desk.saver.open_last()
    assert desk.saver.news() == [OpenSession(SAVED, "The last session")]
    assert last_sessions() == []
    desk.saver.keep_unkept()
    assert len(last_sessions()) == 1


def test_as_the_program_ends_only_what_is_for_a_person_is_told() -> None:
    desk = Desk()
    desk.saver.after(desk.state, SaveSession())
    desk.saver.keep_last(SAVED, savers.Brief(0, 0), StartAfresh())
    desk.saver.after(desk.state, SaveSession())
    path = desk.saver.path
    assert list(desk.saver.untold()) == [f"Saved the session in {path}"] * 2
    assert not desk.saver.has_news


# --- the command -----------------------------------------------------------------------------------------------------


@pytest.fixture
def clipboard(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    put: list[str] = []
    monkeypatch.setattr(pygame.scrap, "put_text", put.append)
    return put


def test_without_a_file_there_is_no_command_to_copy(clipboard: list[str]) -> None:
    told = "The command needs a file to start from: save the session (Ctrl+S), then copy the command again."
    assert Desk().does(AddPoint(0.5, 0.5), CopyCommand()) == [Notify(told)]
    assert clipboard == []


def test_the_command_of_a_saved_session_is_copied_until_something_is_done(folder: Path, clipboard: list[str]) -> None:
    desk = Desk()
    desk.does(AddPoint(0.5, 0.5), SaveSession())
    command = f"python main.py {folder / 'session.gdv.json'} --headless --steps 0 {HOW}"
    assert desk.does(TogglePlay(), CopyCommand()) == [Notify(f"Copied: {command}")]
    assert clipboard == [command]
    (told,) = desk.does(AddPoint(0.7, 0.7), CopyCommand())
    gone_on = "The session has gone on since it was saved: pause, save it (Ctrl+S), then copy the command again."
    assert told == Notify(gone_on)
    desk.does(SaveSession())
    assert desk.does(CopyCommand()) == [Notify(f"Copied: {command}")]


def test_without_a_clipboard_the_command_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pygame.scrap, "put_text", failing(pygame.error("no scrap")))
    write_session(folder / "a.gdv.json", SAVED)
    desk = Desk(parse([os.fspath(folder / "a.gdv.json")]))
    command = f"python main.py {folder / 'a.gdv.json'} --headless --steps 0 {HOW}"
    assert desk.does(CopyCommand()) == [Notify(f"There is no clipboard here (no scrap). The command: {command}")]
