"""The command that is copied shows the same without a window."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.cli.options import Options
from app.cli.parsing import parse
from app.files.preferences import Preferences
from app.files.sessions.writing import write_session
from app.files.tables.columns import Wanted
from app.messages import (
    AddPoint,
    Advance,
    GoToChapter,
    KeepLine,
    LookAt,
    Reset,
    ResizeWindow,
    SetLearningRate,
    ShowCard,
    ShowLandscape,
    ToggleLeastSquares,
    ToggleScaleCard,
    ToggleTheme,
    ZoomAxes,
)
from app.session.saved.taking import session_of
from app.session.views import LandscapeView
from app.shell.headless import run_headless
from app.shell.keeping.command_line import command_line
from app.shell.leaving.signals import Signals
from app.shell.startup import first_state
from app.update import update


@pytest.fixture
def points(tmp_path: Path) -> Path:
    path = tmp_path / "points with blanks.csv"
    path.write_text("id,a,b\n1,0.1,0.2\n2,0.4,0.3\n3,0.9,0.8\n")
    return path


def words(*more: str, points: Path) -> list[str]:
    return [str(points), "--x", "2", "--y", "b", *more]


def test_options_say_it_where_nothing_was_done_by_hand(points: Path) -> None:
    options = parse(words("--mode", "batch", "--learning-rate", "0.3", "--seed", "7", "--slope", "-0.5", points=points))
    state = first_state(options, Preferences())
    update(state, Advance(40))
    command = command_line(state, options, None)
    assert command == (
        f"python main.py '{points}' --x 2 --y b --mode batch --learning-rate 0.3 --seed 7 --slope -0.5 "
        "--headless --steps 40 --size 1280x800 --theme dark --screenshot gradient-descent.png"
    )


def test_the_command_leads_to_the_very_state(points: Path, tmp_path: Path) -> None:
    options = parse(words("--mode", "mini-batch", "--batch-size", "2", points=points))
    state = first_state(options, Preferences())
    update(state, Advance(40))
    command = command_line(state, options, None)
    assert command is not None
    again = parse([*words("--mode", "mini-batch", "--batch-size", "2", points=points), "--headless", "--steps", "40"])
    other = first_state(again, Preferences())
    update(other, Advance(again.steps or 0))
    assert "--mode mini-batch --batch-size 2 --headless --steps 40" in command
    assert other.timeline.run.now == state.timeline.run.now


def test_every_option_that_is_not_as_usual_is_said(points: Path) -> None:
    points.write_text("id,a,b\n1,0.1,0.2\n2,?,0.3\n3,0.9,0.8\n")
    learning = "--mode mini-batch --order random --batch-size 3 --learning-rate 200.0 --seed 2 --slope 0.5 --intercept -0.25"
    options = parse(words("--skip-bad-rows", *learning.split(), "--scale", "unit", points=points))
    state = first_state(options, Preferences())
    for message in (ResizeWindow(900, 640), ToggleTheme(), Advance(1000)):
        update(state, message)
    divergence = state.timeline.run.divergence
    assert divergence is not None
    assert command_line(state, options, None) == (
        f"python main.py '{points}' --x 2 --y b --skip-bad-rows {learning} --scale unit "
        f"--headless --steps {divergence.step} --size 900x640 --theme light --screenshot gradient-descent.png"
    )


def test_the_sheet_that_was_asked_for_is_said(points: Path) -> None:
    options = replace(parse([str(points), "--x", "a", "--y", "b"]), wanted=Wanted(sheet="two"))
    command = command_line(first_state(options, Preferences()), options, None)
    assert command is not None and command.startswith(f"python main.py '{points}' --sheet two --headless --steps 0 ")


def test_a_slice_that_was_looked_at_leaves_nothing_that_options_cannot_say(points: Path) -> None:
    options = parse(words(points=points))
    state = first_state(options, Preferences())
    for message in (ShowLandscape(LandscapeView.SLICE_M), Advance(9), ShowLandscape(LandscapeView.BOWL), ShowCard("cost")):
        update(state, message)
    assert state.landscape.slice_window is not None
    assert command_line(state, options, None) is not None


def test_without_a_file_of_points_there_is_nothing_that_options_could_say(points: Path) -> None:
    state = first_state(Options(), Preferences())
    assert command_line(state, Options(), None) is None
    session = replace(parse(words(points=points)), session=session_of(state))
    assert command_line(first_state(session, Preferences()), session, None) is None


@pytest.mark.parametrize(
    "done",
    [
        [AddPoint(0.5, 0.5)],
        [KeepLine()],
        [GoToChapter("rate")],
        [ZoomAxes(0.5, 0.5, 0.9)],
        [ToggleScaleCard()],
        [ToggleLeastSquares()],
        [SetLearningRate(0.2)],
        [Advance(9), LookAt(3)],
        [Advance(9), Reset()],
        [ShowLandscape(LandscapeView.SLICE_M)],
    ],
    ids=lambda done: type(done[-1]).__name__,
)
def test_what_options_cannot_say_needs_the_file_of_the_session(points: Path, done: list[object]) -> None:
    options = parse(words(points=points))
    state = first_state(options, Preferences())
    for message in done:
        update(state, message)  # type: ignore[arg-type]
    assert command_line(state, options, None) is None
    command = command_line(state, options, Path("work.gdv.json"))
    assert command is not None
    assert command.startswith("python main.py work.gdv.json --headless --steps 0 --size 1280x800")


def test_the_picture_of_a_saved_session_is_the_picture_of_the_window(points: Path, tmp_path: Path) -> None:
    options = parse(words(points=points))
    state = first_state(options, Preferences())
    for message in (Advance(30), AddPoint(0.3, 0.9), Advance(12), ShowLandscape(LandscapeView.SLICE_M)):
        update(state, message)
    write_session(tmp_path / "a.gdv.json", session_of(state))
    for name in ("a", "b"):
        arguments = [str(tmp_path / f"{name}.gdv.json"), "--headless", "--steps", "0"]
        arguments += ["--screenshot", str(tmp_path / f"{name}.png"), "--save-session", str(tmp_path / "b.gdv.json")]
        assert run_headless(parse(arguments), Signals()) == 0
    assert (tmp_path / "a.gdv.json").read_bytes() == (tmp_path / "b.gdv.json").read_bytes()
    assert (tmp_path / "a.png").read_bytes() == (tmp_path / "b.png").read_bytes()
