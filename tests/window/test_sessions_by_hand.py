"""Sessions in a real window: saved, and brought back after the program was killed."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from app.files.sessions.reading import read_session
from app.session.saved.records import Session
from tests.window.conftest import Open
from tests.window.program import Program

SPOTS = ((200, 300), (350, 200), (300, 400))


def points_of(session: Session) -> int:
    return sum(type(edit.change).__name__ == "InsertPoint" for edit in session.desk.timeline.runs[0].edits)


def saved(program: Program, path: Path) -> Session:
    """What Ctrl+S writes."""
    program.key("ctrl+s")
    return written(program, path)


def written(program: Program, path: Path) -> Session:
    """The session of a file that the program is writing: the name is taken, by an empty file, before there is anything."""
    program.wait_for(lambda: path.exists() and path.stat().st_size > 0, "the session to be written")
    return read_session(path)


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that programs are started in."""
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.setenv("PATH", str(folder))  # no dialog of the system's there
    return folder


def test_what_is_saved_is_what_was_clicked_and_opens_again(open_program: Open, here: Path) -> None:
    program = open_program()
    for spot in SPOTS:
        program.click(*spot)
        program.settle()
    program.key("Right", "Right")
    session = saved(program, here / "session.gdv.json")
    assert points_of(session) == 3
    assert session.desk.timeline.runs[0].end.step == 2
    program.key("ctrl+q")
    first = program.ended()
    again = open_program(str(here / "session.gdv.json"), afresh=True)
    again.key("Right")
    again.key("ctrl+q")
    assert again.ended().rows[:2] == first.rows


def test_after_a_kill_the_next_window_has_all_and_one_key_starts_afresh(open_program: Open, here: Path) -> None:
    program = open_program()
    for spot in SPOTS:
        program.click(*spot)
        program.settle()
    program.key("Right", "Right", "Right")
    program.settle()
    time.sleep(1.0)
    program.kill()
    again = open_program(afresh=True)
    session = saved(again, here / "session.gdv.json")
    assert points_of(session) == 3
    assert session.desk.timeline.runs[0].end.step == 3
    again.key("ctrl+n")
    again.settle()
    again.key("ctrl+shift+s")
    again.settle()
    again.key("Return")  # the name that is proposed
    assert points_of(written(again, here / "session-2.gdv.json")) == 0
    again.key("ctrl+q")
    assert again.ended().rows == []
