"""A file is chosen: in the system's dialog, of which only the program that shows it is made up here, or in the list."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.messages import ChooseFile, Escape, GoToFolder, OpenFile, OpenTyped, PutCaret, RememberFile, ScrollFiles, TypeText
from app.model.data.dataset import Dataset
from app.session.opening.files import ABOVE, PATH, Entry
from app.shell.opening import chooser, folders
from tests.shell.opening.opened import Opened, opened
from tests.view.marked import Window

of_linux = pytest.mark.skipif(sys.platform != "linux", reason="the dialog of this system cannot be made up")


@pytest.fixture
def one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Opened]:
    (tmp_path / "here").mkdir()
    (tmp_path / "bin").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    with opened() as it:
        yield it


def make_dialog(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, does: str, name: str = "zenity") -> Path:
    """The program that shows the dialog of some desktops; it notes what it was asked. Gives the note."""
    monkeypatch.setenv("DISPLAY", ":99")
    script, asked = tmp_path / "bin" / name, tmp_path / "asked"
    script.write_text(f'#!/bin/sh\necho "$@" > "{asked}"\n{does}\n')
    script.chmod(0o755)
    return asked


@of_linux
@pytest.mark.parametrize("name", ["zenity", "kdialog"])
def test_what_is_chosen_in_the_dialog_is_opened(
    one: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    chosen = tmp_path / "here" / "a file, with ü.csv"
    chosen.write_text("1,2\n3,4\n")
    asked = make_dialog(tmp_path, monkeypatch, f'echo "{chosen}"', name)
    one.send(ChooseFile())
    assert one.state.files is None
    one.wait_until(lambda: len(one.state.points) > 0)
    assert one.state.points == Dataset.of([1.0, 3.0], [2.0, 4.0])
    assert one.state.recent_files == (str(chosen),)
    assert str(tmp_path / "here") in asked.read_text()


@of_linux
def test_a_dialog_that_is_closed_changes_nothing_and_the_next_one_opens(
    one: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_dialog(tmp_path, monkeypatch, "exit 1")
    for _ in range(2):
        one.send(ChooseFile())
        one.wait_until(lambda: one.ways_in.chooser._dialog is None)
    assert one.kinds() == ["ChooseFile", "ChooseFile"]


@of_linux
def test_while_one_is_open_no_other_opens_and_leaving_closes_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with opened() as one:
        (tmp_path / "bin").mkdir()
        monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:{os.environ['PATH']}")
        asked = make_dialog(tmp_path, monkeypatch, f'echo $$ > "{tmp_path / "pid"}"\nexec sleep 600')
        one.send(ChooseFile())
        one.wait_until(lambda: (tmp_path / "pid").exists() and (tmp_path / "pid").read_text().strip() != "")
        asked.unlink()
        one.send(ChooseFile())
        assert one.state.notice == "The dialog to choose a file is open already"
        pid = int((tmp_path / "pid").read_text())
        assert Path(f"/proc/{pid}").exists()
    status = Path(f"/proc/{pid}/stat")
    one.wait_until(lambda: not status.exists() or status.read_text().rpartition(")")[2].split()[0] == "Z")
    assert not asked.exists()


@of_linux
def test_where_the_dialog_does_not_work_there_is_the_list(
    one: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_dialog(tmp_path, monkeypatch, "exit 0")
    monkeypatch.setattr(chooser, "chosen_file", os.abort)  # no such function there: the other process ends by a fault
    one.send(ChooseFile())
    one.wait_until(lambda: one.state.files is not None)


@of_linux
def test_without_a_dialog_there_is_a_list_of_what_is_here(one: Opened, tmp_path: Path) -> None:
    here = tmp_path / "here"
    (here / "b.csv").write_text("1,2\n")
    (here / "A.csv").write_text("1,2\n3,4\n")
    (here / ".hidden").write_text("1,2\n")
    (here / "more").mkdir()
    one.send(RememberFile(str(tmp_path / "gone.csv")), ChooseFile())
    assert one.state.files is not None
    assert one.state.files.folder == str(tmp_path)  # where the latest file was
    one.send(GoToFolder(str(here)))
    assert one.state.files.entries == (
        Entry(ABOVE, str(tmp_path), is_folder=True),
        Entry(f"more{os.sep}", str(here / "more"), is_folder=True),
        Entry("A.csv", str(here / "A.csv"), size=8),
        Entry("b.csv", str(here / "b.csv"), size=4),
    )
    one.send(OpenFile(str(here / "b.csv")))
    assert one.state.files is None
    assert one.state.points == Dataset.of([1.0], [2.0])
    one.send(ChooseFile())
    assert one.state.files.recent == 2
    assert [entry.name for entry in one.state.files.entries[:2]] == ["b.csv", "gone.csv"]
    one.send(Escape())
    assert one.state.files is None


@of_linux
def test_files_opened_lately_leave_room_for_those_of_the_folder(one: Opened, tmp_path: Path) -> None:
    here = tmp_path / "here"
    for name in "abcd":
        (here / f"{name}.csv").write_text("1,2\n")
    one.send(*(RememberFile(str(here / f"lately {number}.csv")) for number in range(20)), ChooseFile())
    assert one.state.files is not None
    names = [entry.name for entry in one.state.files.entries]
    assert names[:3] == ["lately 19.csv", "lately 18.csv", "lately 17.csv"]
    drawn = Window((800, 560)).draw(one.state)
    own = [text for text in drawn.texts("files", "entry") if text in names[one.state.files.recent + 1 :]]
    assert own == ["a.csv", "b.csv", "c.csv", "d.csv"]


def test_a_folder_that_cannot_be_looked_into_says_why_and_leads_back(tmp_path: Path) -> None:
    listed = folders.files_in(str(tmp_path / "none"), ())
    assert listed.why_not == f"{tmp_path / 'none'}: no such file"
    assert listed.entries == (Entry(ABOVE, str(tmp_path), is_folder=True),)


def test_of_very_many_files_only_so_many_are_listed_and_that_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folders, "MOST_ENTRIES", 3)
    for number in range(5):
        (tmp_path / f"{number}.csv").touch()
    listed = folders.files_in(str(tmp_path), ())
    assert [entry.name for entry in listed.entries] == [ABOVE, "0.csv", "1.csv", "2.csv"]
    assert listed.why_not == f"{tmp_path}: only 3 of its files are listed"


def test_names_are_one_line_and_still_open(one: Opened, tmp_path: Path) -> None:
    if sys.platform == "win32":
        pytest.skip("no such names here")
    odd = tmp_path / "here" / "two\nlines.csv"
    odd.write_text("1,2\n")
    listed = folders.files_in(str(tmp_path / "here"), (str(odd),))
    assert [entry.name for entry in listed.entries] == ["two\\nlines.csv", ABOVE, "two\\nlines.csv"]
    one.send(OpenFile(listed.entries[-1].path))
    assert one.state.points == Dataset.of([1.0], [2.0])


def test_the_list_is_scrolled_only_as_far_as_it_goes(one: Opened, tmp_path: Path) -> None:
    one.send(GoToFolder(str(tmp_path)), ScrollFiles(10**9))
    assert one.state.files is not None
    assert one.state.files.first == len(one.state.files.entries) + 1
    one.send(ScrollFiles(-3))
    assert one.state.files.first == 0


@pytest.mark.parametrize("typed", ["b.csv", " ./b.csv ", "{here}/b.csv", "../here/b.csv", "~/here/b.csv"])
def test_a_path_can_be_typed(one: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str) -> None:
    here = tmp_path / "here"
    (here / "b.csv").write_text("1,2\n")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    one.send(GoToFolder(str(here)), PutCaret(PATH, 0), TypeText(typed.format(here=here)), OpenTyped())
    assert one.state.points == Dataset.of([1.0], [2.0])
    assert one.state.files is None
    assert one.state.focus is None


def test_a_folder_that_is_typed_is_looked_into_and_what_is_not_there_is_told_of(one: Opened, tmp_path: Path) -> None:
    one.send(GoToFolder(str(tmp_path)), OpenTyped(), PutCaret(PATH, 0), TypeText("here"), OpenTyped())
    assert one.state.files is not None
    assert (one.state.files.folder, one.state.files.typed) == (str(tmp_path / "here"), "")
    assert one.state.focus == PATH
    for typed, why_not in (("none.csv", "no such file"), ("a\0b", "")):
        one.send(TypeText(typed), OpenTyped())
        assert one.state.files is not None
        assert why_not in one.state.files.why_not
        assert one.state.files.why_not.isprintable()
    assert one.state.files.folder == str(tmp_path / "here")
