"""Without a window: how many steps are run, what is said where there are fewer, and what is drawn and left of it."""

from __future__ import annotations

import signal
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pygame
import pytest

from app.files import atomic
from app.files.sessions.reading import read_session
from app.files.sessions.writing import write_session
from app.lesson.every import CHAPTERS
from app.messages import Advance, LookAt, Message
from app.session.saved.records import Desk, Session
from app.session.saved.taking import session_of
from app.session.state import State
from app.shell import headless
from app.shell.exporting import drawing
from app.shell.leaving.signals import Signals
from app.shell.program import run
from app.update.dispatcher import Dispatcher
from tests.update.after import after

POINTS = "0.2,0.3\n0.4,0.1\n0.9,0.8\n"
Streams = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("points.csv").write_text(POINTS)
    return tmp_path


def ran(*words: str, signals: Signals | None = None) -> int:
    return run([*words[:1], "--headless", "--steps", *words[1:]], signals or Signals())


def left(*words: str) -> Desk:
    """The learner's own work as it is when the program ends with status 0."""
    return session_left(*words).own


def session_left(*words: str) -> Session:
    assert ran(*words, "--save-session", "left.gdv.json") == 0
    return read_session(Path("left.gdv.json"))


def saved(*messages: Message) -> str:
    write_session(Path("saved.gdv.json"), session_of(after(*messages)))
    return "saved.gdv.json"


def steps_of(desk: Desk) -> list[int]:
    return [each.end.step for each in desk.timeline.runs]


def heard_after(monkeypatch: pytest.MonkeyPatch, blocks: int) -> Signals:
    """A signal to end comes when so many blocks of steps were run."""
    signals, advance, seen = Signals(), headless._advance, list[int]()

    def advances(dispatcher: Dispatcher, how_many: int) -> None:
        advance(dispatcher, how_many)
        seen.append(how_many)
        if len(seen) == blocks:
            signals._heard(signal.SIGTERM, None)

    monkeypatch.setattr(headless, "_advance", advances)
    return signals


# --- how many steps --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("steps", [0, 1, 9_999, 10_000, 10_001, 20_000])
def test_so_many_steps_are_run_as_were_asked_for_and_nothing_is_said(steps: int, capfd: Streams) -> None:
    assert steps_of(left("points.csv", str(steps))) == [steps]
    assert capfd.readouterr() == ("", "")


def test_a_session_that_waits_goes_on_by_so_many_steps_from_the_step_that_is_looked_at() -> None:
    desk = left(saved(Advance(40), LookAt(10)), "5")
    assert steps_of(desk) == [40, 15]
    assert desk.timeline.place.run_number == 2


@pytest.mark.parametrize(("steps", "paused", "is_playing"), [("0", (), True), ("7", (), True), ("7", ("--paused",), False)])
def test_what_is_left_plays_unless_it_was_to_be_paused(steps: str, paused: tuple[str, ...], is_playing: bool) -> None:
    desk = left("points.csv", steps, *paused)
    assert (desk.is_playing, steps_of(desk)) == (is_playing, [int(steps)])


@pytest.mark.parametrize("steps", [0, 7])
@pytest.mark.parametrize("is_playing", [True, False])
def test_a_session_plays_or_waits_as_it_did(steps: int, is_playing: bool) -> None:
    messages = [Advance(40)] if is_playing else [Advance(40), LookAt(40)]
    desk = left(saved(*messages), str(steps))
    assert (desk.is_playing, steps_of(desk)) == (is_playing, [40 + steps])


# --- where there are fewer -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("rate", "least"), [("100", 1), ("1.58", 1000)])
def test_a_line_that_grew_without_end_is_said_and_is_no_failure(rate: str, least: int, capfd: Streams) -> None:
    assert ran("points.csv", "9000", "--learning-rate", rate, "--trace", "trace.csv") == 0
    rows = len(Path("trace.csv").read_text().splitlines()) - 1
    assert least < rows < 9000
    assert capfd.readouterr() == ("", f"main.py: stopped before step {rows + 1:,}: the line grew without end\n")


@pytest.mark.parametrize(("steps", "said"), [("9", "main.py: no points, so no step was run\n"), ("0", "")])
def test_without_points_no_step_is_run_which_is_no_failure(steps: str, said: str, capfd: Streams) -> None:
    write_session(Path("none.gdv.json"), session_of(State()))
    assert ran("none.gdv.json", steps, "--trace", "trace.csv") == 0
    assert capfd.readouterr() == ("", said)
    assert len(Path("trace.csv").read_text().splitlines()) == 1


@pytest.mark.parametrize(
    ("more", "rest"), [((), ""), (("--trace", "trace.csv"), "; writing their trace, once more gives that up")]
)
def test_a_signal_ends_the_steps_and_what_there_is_of_them_is_written(
    more: tuple[str, ...], rest: str, capfd: Streams, monkeypatch: pytest.MonkeyPatch
) -> None:
    signals = heard_after(monkeypatch, 1)
    assert ran("points.csv", "25000", *more, "--save-session", "left.gdv.json", signals=signals) == 143
    assert capfd.readouterr() == ("", f"main.py: SIGTERM after 10,000 of 25,000 steps{rest}\n")
    assert steps_of(read_session(Path("left.gdv.json")).desk) == [10_000]


def test_what_could_not_be_written_counts_for_more_than_the_signal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(headless, "write_results", lambda *_: 2)
    assert ran("points.csv", "25000", signals=heard_after(monkeypatch, 1)) == 2


def test_of_a_session_all_its_steps_are_counted(capfd: Streams, monkeypatch: pytest.MonkeyPatch) -> None:
    assert ran(saved(Advance(40)), "25000", signals=heard_after(monkeypatch, 2)) == 143
    assert capfd.readouterr() == ("", "main.py: SIGTERM after 20,040 of 25,040 steps\n")


def test_a_signal_after_the_last_step_changes_nothing(capfd: Streams, monkeypatch: pytest.MonkeyPatch) -> None:
    assert ran("points.csv", "20000", signals=heard_after(monkeypatch, 2)) == 0
    assert capfd.readouterr() == ("", "")


@pytest.fixture
def small_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(atomic.shutil, "disk_usage", lambda _folder: SimpleNamespace(free=2_000_000))


@pytest.mark.usefixtures("small_disk")
def test_a_trace_for_which_there_is_no_room_is_said_before_the_steps_are_run(
    capfd: Streams, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(headless, "write_results", lambda *_: pytest.fail("all of them were run"))
    assert ran("points.csv", "200000", "--trace", "trace.csv") == 2
    said = "main.py: trace.csv: would take about 32.0 MB, and its disk has 2.0 MB free\n"
    assert capfd.readouterr() == ("", said)


@pytest.mark.usefixtures("small_disk")
def test_after_a_signal_room_is_needed_for_what_was_run_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    assert ran("points.csv", "200000", "--trace", "trace.csv", signals=heard_after(monkeypatch, 1)) == 143
    assert len(Path("trace.csv").read_text().splitlines()) == 10_001


@pytest.mark.usefixtures("small_disk")
def test_room_is_needed_only_for_steps_that_can_be_run() -> None:
    assert ran("points.csv", "200000", "--learning-rate", "100", "--trace", "trace.csv") == 0


# --- what is drawn ---------------------------------------------------------------------------------------------------


class Drawn:
    """Stands for what draws, and keeps what it was asked for."""

    def __init__(self) -> None:
        self.states: list[State] = []
        self.sizes: list[tuple[int, int]] = []

    def __call__(self, state: State, size: tuple[int, int]) -> pygame.Surface:
        self.states.append(replace(state))
        self.sizes.append(size)
        return pygame.Surface((4, 3))


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> Drawn:
    pencil = Drawn()
    monkeypatch.setattr(drawing, "drawn", pencil)
    return pencil


@pytest.mark.parametrize(("more", "size"), [((), (1280, 800)), (("--size", "900x640"), (900, 640))])
def test_a_picture_is_of_the_size_asked_for(more: tuple[str, ...], size: tuple[int, int], drawn: Drawn) -> None:
    assert ran("points.csv", "3", "--screenshot", "shot.png", *more) == 0
    (state,) = drawn.states
    assert (drawn.sizes, state.window_size, state.timeline.step) == ([size], size, 3)


def test_no_picture_is_drawn_that_nobody_asked_for(drawn: Drawn) -> None:
    assert ran("points.csv", "3", "--trace", "trace.csv") == 0
    assert drawn.states == []


def test_on_a_picture_nothing_is_told_of_how_it_came_about(drawn: Drawn) -> None:
    assert ran(saved(Advance(40), LookAt(10)), "5", "--screenshot", "shot.png") == 0
    assert [(state.notice, state.timeline.place.run_number) for state in drawn.states] == [("", 2)]


def test_a_chapter_is_opened_and_set_up_after_the_steps_which_are_the_learners_own(drawn: Drawn) -> None:
    words = ("points.csv", "6", "--lesson", CHAPTERS[3].name, "--screenshot", "shot.png", "--trace", "trace.csv")
    session = session_left(*words)
    assert session.lesson is not None
    assert (session.lesson.chapter, steps_of(session.own)) == (CHAPTERS[3].name, [6])
    assert len(Path("trace.csv").read_text().splitlines()) == 7
    (state,) = drawn.states
    assert state.lesson is not None and state.lesson.is_ready
