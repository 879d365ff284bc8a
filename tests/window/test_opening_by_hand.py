"""Files on their way in, in a real window: dropped by another program, pasted, chosen, and a large one that is given up."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from tests.started.nursery import MAIN
from tests.window.conftest import Open
from tests.window.program import Program
from tests.xserver import XServer


def drop(server: XServer, program: Program, tmp_path: Path, kind: str, text: str) -> None:
    """Let another program drop that on the window."""
    subprocess.run(
        [sys.executable, "-m", "tests.window.xdnd", program.window, kind, text],
        env=server.environment(tmp_path),
        cwd=MAIN.parent,
        timeout=60,
        check=True,
    )
    program.settle()


def points_of(program: Program) -> dict[int, tuple[float, float]]:
    """The points that it has, by letting it learn from each once."""
    program.key("b", "s", "Right", "Right")
    program.key("ctrl+q")
    return program.ended().points


def test_a_file_that_another_program_drops_is_taken(open_program: Open, server: XServer, tmp_path: Path) -> None:
    path = tmp_path / "a file, with ü.csv"
    path.write_text("x,y\n0.25,0.5\n0.75,0.125\n")
    program = open_program("--order", "sequential")
    drop(server, program, tmp_path, "text/uri-list", f"{path.as_uri()}\r\n")
    assert points_of(program) == {0: (0.25, 0.5), 1: (0.75, 0.125)}


def test_a_file_is_chosen_with_the_keyboard_alone(
    open_program: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))  # no dialog of the system's there
    (tmp_path / "points.csv").write_text("x,y\n0.25,0.5\n0.75,0.125\n")
    program = open_program(str(tmp_path / "points.csv"), "--order", "sequential")
    program.key("c", "ctrl+o")
    program.settle()
    program.key("Return")
    program.settle()
    assert points_of(program) == {0: (0.25, 0.5), 1: (0.75, 0.125)}


def test_while_the_dialog_of_the_system_is_open_the_window_goes_on(
    open_program: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, closes, dialog = tmp_path / "points.csv", tmp_path / "closes", tmp_path / "zenity"
    path.write_text("x,y\n0.25,0.5\n0.75,0.125\n")
    dialog.write_text(f'#!/bin/sh\nwhile [ ! -e "{closes}" ]; do sleep 0.02; done\necho "{path}"\n')
    dialog.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    program = open_program("--order", "sequential")
    program.key("ctrl+o")
    before = program.picture()
    program.key("F1")
    program.wait_for(lambda: not np.array_equal(program.picture(), before), "the help card to be shown meanwhile")
    program.key("Escape")
    program.settle()
    empty = program.picture()
    closes.touch()
    program.wait_for(lambda: not np.array_equal(program.picture(), empty), "the points that were chosen")
    program.settle()
    assert points_of(program) == {0: (0.25, 0.5), 1: (0.75, 0.125)}


def test_what_is_copied_can_be_pasted(open_program: Open, tmp_path: Path) -> None:
    (tmp_path / "points.csv").write_text("x,y\n0.25,0.5\n0.75,0.125\n")
    program = open_program(str(tmp_path / "points.csv"), "--order", "sequential")
    program.key("ctrl+c", "c", "ctrl+v")
    program.settle()
    assert points_of(program) == {0: (0.25, 0.5), 1: (0.75, 0.125)}


def test_a_large_file_opens_while_the_window_is_there_and_can_be_given_up(open_program: Open, tmp_path: Path) -> None:
    numbers = np.random.default_rng(1).random((20_000, 2)).tolist()
    (tmp_path / "large.csv").write_text(100 * "".join(f"{x!r},{y!r}\n" for x, y in numbers))
    program = open_program(str(tmp_path / "large.csv"), paused=False)
    program.key("Escape")
    program.settle()
    program.key("space", "ctrl+q")
    left = program.ended()
    assert left.status == 0
    assert left.rows == []
