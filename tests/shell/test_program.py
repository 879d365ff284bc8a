"""Every way through the program, with what it says on the way and the status that it ends with."""

from __future__ import annotations

import io
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pygame
import pytest

from app import __version__
from app.cli.options import Options
from app.files.problem import FileProblem
from app.shell import headless, loop
from app.shell.leaving.signals import Signals
from app.shell.program import run
from app.shell.terminal import say
from app.shell.window import NoDisplay

WITHOUT_A_WINDOW = ("--headless", "--steps", "0")
Streams = pytest.CaptureFixture[str]
Ways = list[tuple[str, Options, Signals]]


@pytest.fixture
def ways(monkeypatch: pytest.MonkeyPatch) -> Ways:
    """What was run, where nothing really is."""
    taken: Ways = []

    def takes(way: str, status: int) -> Callable[[Options, Signals], int]:
        def runs(options: Options, signals: Signals) -> int:
            taken.append((way, options, signals))
            return status

        return runs

    monkeypatch.setattr(headless, "run_headless", takes("headless", 5))
    monkeypatch.setattr(loop, "run_window", takes("window", 6))
    return taken


def fail_with(monkeypatch: pytest.MonkeyPatch, problem: BaseException) -> None:
    def fails(*_: object) -> int:
        raise problem

    monkeypatch.setattr(headless, "run_headless", fails)
    monkeypatch.setattr(loop, "run_window", fails)


@pytest.mark.parametrize(("words", "way", "status"), [(WITHOUT_A_WINDOW, "headless", 5), (("--paused",), "window", 6)])
def test_it_runs_with_a_window_or_without_and_ends_with_the_status_of_that(
    words: tuple[str, ...], way: str, status: int, ways: Ways, capfd: Streams
) -> None:
    signals = Signals()
    assert run([*words], signals) == status
    ((taken, options, heard),) = ways
    assert (taken, heard) == (way, signals)
    assert (options.is_headless, options.is_paused) == (way == "headless", way == "window")
    assert capfd.readouterr() == ("", "")


def test_rows_that_were_left_out_are_told_before_it_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: Streams
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("points.csv").write_text("1,2\n3,four\n5,6\n")
    fail_with(monkeypatch, MemoryError())
    assert run(["points.csv", "--skip-bad-rows", *WITHOUT_A_WINDOW], Signals()) == 2
    left_out = "points.csv: left out 1 row of 3, line 2 ('four' is not a number)"
    assert capfd.readouterr() == ("", f"main.py: {left_out}\nmain.py: not enough memory\n")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--version"], f"Gradient Descent Visualizer {__version__}\n"),
        (["--help"], "usage: python main.py [FILE] [options]\n"),
    ],
)
def test_what_only_tells_something_ends_with_status_0(words: list[str], said: str, ways: Ways, capfd: Streams) -> None:
    with pytest.raises(SystemExit) as left:
        run(words, Signals())
    out, err = capfd.readouterr()
    assert (left.value.code, err, ways) == (0, "", [])
    assert out.startswith(said)


def test_arguments_that_are_wrong_end_it_with_status_2_and_one_line(ways: Ways, capfd: Streams) -> None:
    with pytest.raises(SystemExit) as left:
        run(["--steps", "5"], Signals())
    assert (left.value.code, ways) == (2, [])
    assert capfd.readouterr() == ("", "main.py: argument --steps: needs --headless\n")


def test_a_signal_before_the_points_are_read_ends_it_with_its_own_status(ways: Ways, capfd: Streams) -> None:
    signals = Signals()
    signals._heard(signal.SIGTERM, None)
    assert run([*WITHOUT_A_WINDOW], signals) == 128 + signal.SIGTERM
    assert capfd.readouterr() == ("", "main.py: SIGTERM before anything had begun\n")
    assert ways == []


def noted(problem: Exception, *notes: str) -> Exception:
    for note in notes:
        problem.add_note(note)
    return problem


@pytest.mark.parametrize("words", [WITHOUT_A_WINDOW, ()], ids=["without a window", "with one"])
@pytest.mark.parametrize(
    ("problem", "said"),
    [
        (FileProblem(Path("a.csv"), "is a folder"), "a.csv: is a folder"),
        (MemoryError("in the model"), "not enough memory"),
        (noted(MemoryError(), "points: p.csv", "trace: t.csv"), "not enough memory; points: p.csv; trace: t.csv"),
    ],
    ids=["a file", "memory", "memory, and what was saved"],
)
def test_what_is_no_fault_of_the_program_is_one_line_with_status_2(
    words: tuple[str, ...], problem: Exception, said: str, monkeypatch: pytest.MonkeyPatch, capfd: Streams
) -> None:
    fail_with(monkeypatch, problem)
    assert run([*words], Signals()) == 2
    assert capfd.readouterr() == ("", f"main.py: {said}\n")


@pytest.mark.parametrize("words", [WITHOUT_A_WINDOW, ()], ids=["without a window", "with one"])
def test_a_fault_of_the_program_is_one_line_with_status_1(
    words: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: Streams
) -> None:
    monkeypatch.setattr("app.shell.leaving.faults.keep_report", lambda *_: tmp_path / "report.txt")
    fail_with(monkeypatch, noted(KeyError("m"), "points: p.csv"))
    assert run([*words], Signals()) == 1
    said = f"main.py: a fault in the program ended it (KeyError: 'm'; points: p.csv); see {tmp_path / 'report.txt'}\n"
    assert capfd.readouterr() == ("", said)


def test_without_a_display_it_says_what_runs_without_one(monkeypatch: pytest.MonkeyPatch, capfd: Streams) -> None:
    def fails() -> None:
        raise pygame.error("x11 not available")

    monkeypatch.setattr(pygame.display, "init", fails)
    assert run([], Signals()) == 2
    said = "main.py: no display to open a window on (x11 not available); --headless runs without one\n"
    assert capfd.readouterr() == ("", said)


def test_only_a_window_needs_a_display(monkeypatch: pytest.MonkeyPatch, capfd: Streams) -> None:
    fail_with(monkeypatch, NoDisplay("none"))
    assert run([*WITHOUT_A_WINDOW], Signals()) == 1
    assert "(NoDisplay: none)" in capfd.readouterr().err


# --- the terminal ----------------------------------------------------------------------------------------------------


def test_what_is_said_is_one_line_whatever_is_in_it(capfd: Streams) -> None:
    say("two\nlines")
    assert capfd.readouterr() == ("", "main.py: two\\nlines\n")


def test_a_program_without_a_terminal_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", None)
    say("anything")
    assert sys.stderr is None


def test_to_a_terminal_that_is_gone_nothing_is_written_any_more(monkeypatch: pytest.MonkeyPatch) -> None:
    gone = io.StringIO()
    gone.close()
    monkeypatch.setattr(sys, "stderr", gone)
    say("anything")
    assert sys.stderr is not gone
    sys.stderr.write("what Python itself has to say at the end")
    sys.stderr.close()
