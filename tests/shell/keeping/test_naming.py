"""Which name a session gets where somebody is asked for one: in a dialog that may fail, or typed in the window."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.cli.options import Options
from app.messages import CloseFiles, Message, NameFile, Notify, OpenTyped, SaveSessionAs, ShowFiles
from app.session.opening.files import FileList
from app.session.saved.taking import session_of
from app.shell.apart.child import Done, Failed
from app.shell.keeping import naming as namings
from app.shell.keeping.naming import Naming
from app.shell.keeping.saver import Saver
from app.update.dispatcher import Dispatcher
from tests.shell.keeping.at_once import AtOnce
from tests.update.after import after


class Dialog:
    """Stands for a dialog of the system; the test says what comes of it."""

    opened: list[Dialog]

    def __init__(self, _function: object, folder: str, proposed: str) -> None:
        self.asked, self.says, self.is_ended = (folder, proposed), list[Done | Failed](), False
        self.opened.append(self)

    @property
    def has_arrived(self) -> bool:
        return bool(self.says)

    def next_said(self) -> Done | Failed | None:
        return self.says.pop(0) if self.says else None

    def end(self) -> None:
        self.is_ended = True


class Desk:
    """A state whose messages are watched for the wish to save to another file."""

    def __init__(self, path: Path | None = None) -> None:
        self.dispatcher, self.sent = Dispatcher(after()), list[Message]()
        self.state = self.dispatcher.state
        session = None if path is None else session_of(self.state)
        self.saver = Saver(Options(points_path=path, session=session), AtOnce())
        self.naming = Naming(self.saver, self._send)
        self.dispatcher.after.append(self.naming.after)

    def _send(self, message: Message) -> None:
        self.sent.append(message)
        self.dispatcher.send(message)

    def does(self, *messages: Message) -> Desk:
        for message in messages:
            self.dispatcher.send(message)
        return self

    def hears(self, said: Done | Failed) -> list[Message]:
        """What is told once that came of the dialog."""
        Dialog.opened[-1].says.append(said)
        assert self.naming.has_news
        self.naming.take_news(self.state)
        assert not self.naming.has_news
        return self.saver.news()

    @property
    def files(self) -> FileList:
        assert self.state.files is not None
        return self.state.files


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(Dialog, "opened", [], raising=False)
    monkeypatch.setattr(namings, "Apart", Dialog)
    monkeypatch.setattr(namings, "has_dialog", lambda: False)
    return tmp_path


@pytest.fixture
def dialogs(monkeypatch: pytest.MonkeyPatch) -> list[Dialog]:
    """Where the system has dialogs, those that were opened."""
    monkeypatch.setattr(namings, "has_dialog", lambda: True)
    return Dialog.opened


# --- the dialog ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "there", "proposed"),
    [
        (None, [], "session.gdv.json"),
        (None, ["session.gdv.json"], "session-2.gdv.json"),
        ("sub/mine.gdv.json", [], "mine.gdv.json"),
        ("sub/mine.gdv.json", ["sub/mine.gdv.json", "sub/mine-2.gdv.json"], "mine-3.gdv.json"),
    ],
)
def test_a_free_name_beside_the_present_file_is_proposed(
    folder: Path, dialogs: list[Dialog], path: str | None, there: list[str], proposed: str
) -> None:
    (folder / "sub").mkdir()
    for name in there:
        (folder / name).write_text("mine")
    Desk(None if path is None else Path(path)).does(SaveSessionAs())
    assert [dialog.asked for dialog in dialogs] == [(str(folder if path is None else folder / "sub"), proposed)]


def test_it_is_open_once_and_ends_with_its_answer_or_with_the_program(dialogs: list[Dialog]) -> None:
    desk = Desk().does(SaveSessionAs(), SaveSessionAs())
    assert (len(dialogs), desk.sent) == (1, [Notify("The dialog to choose a name is open already")])
    desk.naming.take_news(desk.state)
    assert not dialogs[0].is_ended
    assert desk.hears(Done("")) == []
    assert dialogs[0].is_ended
    desk.does(SaveSessionAs()).naming.close()
    assert [dialog.is_ended for dialog in dialogs] == [True, True]
    assert desk.state.files is None


@pytest.mark.parametrize(
    ("chosen", "told"),
    [
        ("a.gdv.json", "Saved the session in {folder}/a.gdv.json"),
        ("a", "a.gdv.json is there already; choose it by its whole name to replace it"),
    ],
)
def test_only_a_whole_name_that_was_chosen_is_replaced(folder: Path, dialogs: list[Dialog], chosen: str, told: str) -> None:
    (folder / "a.gdv.json").write_text("mine")
    (said,) = Desk().does(SaveSessionAs()).hears(Done(str(folder / chosen)))
    assert isinstance(said, Notify) and said.text == told.format(folder=folder)


def test_where_a_dialog_fails_the_name_is_typed(folder: Path, dialogs: list[Dialog]) -> None:
    desk = Desk().does(SaveSessionAs())
    assert desk.hears(Failed("it ended before it was done")) == []
    assert (desk.files.folder, desk.files.typed, desk.files.saves) == (str(folder), "session.gdv.json", True)


@pytest.mark.usefixtures("dialogs")
def test_where_no_dialog_can_be_started_the_name_is_typed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise OSError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(namings, "Apart", fails)
    desk = Desk().does(SaveSessionAs())
    assert (desk.files.folder, desk.files.typed, desk.files.saves) == (str(folder), "session.gdv.json", True)


# --- typed -----------------------------------------------------------------------------------------------------------


def typed(name: str) -> Desk:
    return Desk().does(SaveSessionAs(), NameFile(name), OpenTyped())


@pytest.mark.parametrize("name", ["", "  "])
def test_without_a_name_nothing_is_saved(folder: Path, name: str) -> None:
    desk = typed(name)
    assert (desk.saver.news(), list(folder.iterdir()), desk.files.typed) == ([], [], name)
    assert [type(each) for each in desk.sent] == [ShowFiles]


def test_a_list_to_open_from_saves_nothing(folder: Path) -> None:
    desk = Desk().does(ShowFiles(FileList(str(folder))), NameFile("a"), OpenTyped())
    assert (desk.sent, list(folder.iterdir())) == ([], [])


@pytest.mark.parametrize(
    ("name", "why_not"),
    [
        (" file/a ", "There is no folder {folder}/file"),
        ("x" * 300, "x" * 300 + ": file name too long"),
    ],
)
def test_why_a_name_is_not_taken_is_told_beside_it(folder: Path, name: str, why_not: str) -> None:
    (folder / "file").write_text("mine")
    desk = typed(name)
    assert (desk.files.why_not, desk.files.typed, desk.saver.news()) == (why_not.format(folder=folder), name, [])


def test_the_list_closes_as_the_session_is_saved_and_again_where_it_replaces_one(folder: Path) -> None:
    (folder / "there.gdv.json").write_text("mine")
    desk = typed("there").does(OpenTyped())
    assert desk.sent[-1] == CloseFiles()
    assert desk.saver.news() == [Notify(f"Saved the session in {folder / 'there.gdv.json'}")]
    desk = typed("free")
    assert desk.sent[-1] == CloseFiles()
    assert desk.saver.news() == [Notify(f"Saved the session in {folder / 'free.gdv.json'}")]
    assert desk.state.files is None
