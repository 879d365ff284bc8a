"""Sessions on the command line: opened, gone on with, saved, and refused in one line."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.cli.parsing import parse
from app.files.sessions.format import VERSION
from app.files.sessions.reading import read_session
from app.files.sessions.writing import write_session
from app.session.explained.quantity import Kind, Quantity
from app.shell.leaving.signals import Signals
from app.shell.program import run

POINTS = "0.1,0.2\n0.4,0.3\n0.9,0.8\n"


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    (tmp_path / "points.csv").write_text(POINTS)
    path = tmp_path / "work.gdv.json"
    words = [str(tmp_path / "points.csv"), "--headless", "--steps", "100", "--save-session", str(path)]
    assert run(words, Signals()) == 0
    return path


def test_a_session_goes_on_where_it_was(tmp_path: Path, saved: Path) -> None:
    further, whole = tmp_path / "further.gdv.json", tmp_path / "whole.gdv.json"
    assert run([str(saved), "--headless", "--steps", "50", "--save-session", str(further)], Signals()) == 0
    words = [str(tmp_path / "points.csv"), "--headless", "--steps", "150", "--save-session", str(whole)]
    assert run(words, Signals()) == 0
    assert read_session(further).desk.timeline == read_session(whole).desk.timeline


def test_it_can_be_saved_into_its_own_file(saved: Path) -> None:
    before = saved.read_bytes()
    assert run([str(saved), "--headless", "--steps", "0", "--save-session", str(saved)], Signals()) == 0
    assert saved.read_bytes() == before
    assert run([str(saved), "--headless", "--steps", "3", "--save-session", str(saved)], Signals()) == 0
    assert read_session(saved).desk.timeline.runs[0].end.step == 103


@pytest.mark.parametrize(("steps", "is_open"), [("0", True), ("1", False)])
def test_a_number_that_is_explained_stays_so_until_a_step_is_run(saved: Path, steps: str, is_open: bool) -> None:
    """With the explanation open no step would be run at all."""
    session = read_session(saved)
    write_session(saved, replace(session, desk=replace(session.desk, explained=(Quantity(Kind.COST, 100),))))
    assert run([str(saved), "--headless", "--steps", steps, "--save-session", str(saved)], Signals()) == 0
    assert bool(read_session(saved).desk.explained) == is_open


def test_its_trace_is_that_of_all_its_steps(tmp_path: Path, saved: Path) -> None:
    trace = tmp_path / "trace.csv"
    assert run([str(saved), "--headless", "--steps", "5", "--trace", str(trace)], Signals()) == 0
    assert len(trace.read_text().splitlines()) == 106


@pytest.mark.parametrize("option", [["--mode", "batch"], ["--seed", "3"], ["--x", "1"], ["--lesson", "cost"]])
def test_what_a_session_has_itself_is_not_said_again(
    saved: Path, option: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as caught:
        parse([str(saved), *option])
    assert caught.value.code == 2
    assert capsys.readouterr().err == f"main.py: argument {option[0]}: a session has its own\n"


def changed(path: Path, old: str, new: str) -> Path:
    text = path.read_text()
    assert old in text
    path.write_text(text[: text.rindex(',"crc32"')].replace(old, new, 1) + "}\n")
    return path


def test_without_a_window_it_is_drawn_in_the_theme_that_it_was_saved_with(tmp_path: Path, saved: Path) -> None:
    pictures = {}
    for name in ("as saved", "light"):
        shot = tmp_path / f"{name}.png"
        theme = ["--theme", name] if name == "light" else []
        assert run([str(saved), "--headless", "--steps", "0", "--screenshot", str(shot), *theme], Signals()) == 0
        pictures[name] = shot.read_bytes()
    shot = tmp_path / "edited.png"
    light = changed(saved, '"theme": "dark"', '"theme": "light"')
    assert run([str(light), "--headless", "--steps", "0", "--screenshot", str(shot)], Signals()) == 0
    assert shot.read_bytes() == pictures["light"] != pictures["as saved"]


@pytest.mark.parametrize("window", [[], ["--headless", "--steps", "0"]])
@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"step": 100', '"step": 101', "run 1: its steps lead to m = "),
        ('"learning_rate": 0.05', '"learning_rate": 0.06', "run 1: its steps lead to m = "),
        (f'"version": {VERSION}', f'"version": {VERSION + 1}', "was saved by a newer version of this program"),
        ('"count": 1, "per"', '"count": 0, "per"', "a speed of 0 steps is impossible"),
        ('"run_number": 1, "step": null', '"run_number": 9, "step": null', "run 9 is shown, and is not there"),
    ],
)
def test_what_leads_nowhere_is_refused_in_one_line(
    saved: Path, window: list[str], old: str, new: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    try:
        status = run([str(changed(saved, old, new)), *window], Signals())
    except SystemExit as left:
        status = int(str(left.code))
    assert status == 2
    err = capsys.readouterr().err
    assert err.startswith(f"main.py: {saved}: ")
    assert said in err
    assert err.count("\n") == 1


def test_a_file_of_another_ending_is_not_written_as_a_session(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parse(["--save-session", str(tmp_path / "a.csv")])
    assert "the name of a session must end in .gdv.json" in capsys.readouterr().err
