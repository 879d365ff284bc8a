"""A fault of the program loses no work, and is reported in one line."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from app import __version__
from app.files.points import read_points
from app.files.recovery import keep_points
from app.model.data.dataset import Dataset
from app.shell.leaving.faults import ended_by, saving

FAULTY = """
import sys
from app.messages import AddPoint, Advance
from app.shell import loop, program
from app.shell.leaving.signals import Signals
from app.session.state import State
from app.view.screen import Screen

def go_wrong(self):
    for x, y in POINTS:
        self.dispatcher.send(AddPoint(x, y))
    self.dispatcher.send(Advance(5))
    raise KeyError("a fault")

POINTS = [(0.1, 0.2), (1 / 3, 0.7)]
loop.Loop.run = go_wrong
sys.exit(program.run(sys.argv[1:], Signals()))
"""


def ended(program: Path, tmp_path: Path, *arguments: str, code: str = FAULTY) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "XDG_CONFIG_HOME": str(tmp_path / "config"), "XDG_STATE_HOME": str(tmp_path / "state")}
    words = [sys.executable, "-W", "error", "-c", code, *arguments]
    return subprocess.run(words, cwd=program.parent, env=environment, capture_output=True, text=True, check=False)


linux_alone = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems keep the state elsewhere")


@linux_alone
def test_after_a_fault_points_trace_picture_and_preferences_are_there(program: Path, tmp_path: Path) -> None:
    trace, picture = tmp_path / "trace.csv", tmp_path / "a.png"
    done = ended(program, tmp_path, "--trace", str(trace), "--screenshot", str(picture), "--size", "900x600")
    assert done.returncode == 1
    assert done.stderr.startswith("main.py: a fault in the program ended it (KeyError: 'a fault'; points: ")
    assert done.stderr.count("\n") == 1
    (points,) = (tmp_path / "state").rglob("points-*.csv")
    (report,) = (tmp_path / "state").rglob("fault-*.txt")
    assert str(points) in done.stderr and done.stderr.endswith(f"see {report}\n")
    kept = read_points(points)
    assert list(zip(kept.xs, kept.ys, strict=True)) == [(0.1, 0.2), (1 / 3, 0.7)]
    assert "in go_wrong" in report.read_text()
    assert len(trace.read_text().splitlines()) == 6
    assert picture.stat().st_size > 0
    (preferences,) = (tmp_path / "config").rglob("preferences.json")
    assert json.loads(preferences.read_text())["window_size"] == [900, 600]


@linux_alone
def test_after_a_fault_in_a_lesson_it_is_the_learners_own_work_that_is_there(program: Path, tmp_path: Path) -> None:
    in_a_lesson = """
    for message in (GoToChapter("rate"), AddPoint(0.9, 0.9), StepOnce(), StepOnce(), ToggleCostScale(), ToggleTheme()):
        self.dispatcher.send(message)
    raise KeyError"""
    code = FAULTY.replace("\n    raise KeyError", in_a_lesson).replace(
        "import AddPoint, Advance", "import AddPoint, Advance, GoToChapter, StepOnce, ToggleCostScale, ToggleTheme"
    )
    trace = tmp_path / "trace.csv"
    done = ended(program, tmp_path, "--trace", str(trace), code=code)
    assert done.returncode == 1
    (points,) = (tmp_path / "state").rglob("points-*.csv")
    kept = read_points(points)
    assert list(zip(kept.xs, kept.ys, strict=True)) == [(0.1, 0.2), (1 / 3, 0.7)]
    assert len(trace.read_text().splitlines()) == 6
    (preferences,) = (tmp_path / "config").rglob("preferences.json")
    remembered = json.loads(preferences.read_text())
    assert (remembered["is_cost_logarithmic"], remembered["theme"]) == (True, "light")
    assert remembered["lesson"] == {"chapter": "rate", "done": [], "begun": []}


@linux_alone
def test_points_that_are_in_a_file_are_not_kept_again(program: Path, tmp_path: Path) -> None:
    (tmp_path / "points.csv").write_text("0.1,0.2\n0.3,0.4\n")
    code = FAULTY.replace("POINTS = [(0.1, 0.2), (1 / 3, 0.7)]", "POINTS = []")
    done = ended(program, tmp_path, str(tmp_path / "points.csv"), code=code)
    assert done.stderr.startswith("main.py: a fault in the program ended it (KeyError: 'a fault'); see ")
    assert [*(tmp_path / "state").rglob("points-*.csv")] == []


@linux_alone
def test_where_the_state_cannot_be_kept_the_report_stands_after_the_line(program: Path, tmp_path: Path) -> None:
    (tmp_path / "state").write_text("no folder")
    done = ended(program, tmp_path, "--trace", str(tmp_path / "trace.csv"))
    assert done.returncode == 1
    first, *rest = done.stderr.splitlines()
    assert "points: not saved, " in first
    assert rest[-1].startswith("points: not saved") and any("in go_wrong" in line for line in rest)
    assert len((tmp_path / "trace.csv").read_text().splitlines()) == 6


def test_a_fault_without_a_window_writes_the_trace_of_what_ran(program: Path, tmp_path: Path) -> None:
    code = """
import sys
from app.shell import headless, program
from app.shell.leaving.signals import Signals

advance = headless._advance
def go_wrong(dispatcher, how_many):
    if dispatcher.state.timeline.step >= 20_000:
        raise RuntimeError("a\\nfault")
    advance(dispatcher, how_many)

headless._advance = go_wrong
sys.exit(program.run(sys.argv[1:], Signals()))
"""
    (tmp_path / "points.csv").write_text("0.1,0.2\n0.3,0.4\n")
    words = [str(tmp_path / "points.csv"), "--headless", "--steps", "50000", "--trace", str(tmp_path / "trace.csv")]
    done = ended(program, tmp_path, *words, code=code)
    assert done.returncode == 1
    assert done.stderr.startswith("main.py: a fault in the program ended it (RuntimeError: a\\nfault); see ")
    assert done.stderr.count("\n") == 1
    assert len((tmp_path / "trace.csv").read_text().splitlines()) == 20_001


def test_each_thing_is_saved_whatever_becomes_of_the_others() -> None:
    saved = []

    def fail() -> None:
        raise OSError("no")

    with pytest.raises(ZeroDivisionError) as caught, saving({"one": fail, "two": lambda: saved.append(2), "three": fail}):
        raise ZeroDivisionError
    assert saved == [2]
    assert caught.value.__notes__ == ["one: not saved, OSError: no", "three: not saved, OSError: no"]


def test_where_nothing_goes_wrong_nothing_is_saved() -> None:
    with saving({"one": lambda: pytest.fail("saved")}):
        pass


def test_a_fault_is_reported_once_and_gives_status_1(capsys: pytest.CaptureFixture[str]) -> None:
    try:
        raise ValueError("of many\nlines")
    except ValueError as fault:
        assert ended_by(fault) == 1
    said = capsys.readouterr().err
    assert said.startswith("main.py: a fault in the program ended it (ValueError: of many\\nlines); see ")
    assert said.count("\n") == 1
    report = Path(said.strip().rpartition("; see ")[2]).read_text()
    assert report.startswith(f"Gradient Descent Visualizer {__version__}\n\nTraceback (most recent call last):\n")
    assert report.endswith("ValueError: of many\nlines\n")


def test_points_that_were_kept_read_back_bit_for_bit() -> None:
    points = Dataset.of([0.1, 1 / 3, -2e-300], [5e12, 0.30000000000000004, 0.0])
    kept = read_points(keep_points(points, "test"))
    assert (kept.xs.tolist(), kept.ys.tolist()) == (points.xs.tolist(), points.ys.tolist())
