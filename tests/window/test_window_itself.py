"""The window: its size, the whole screen, what it remembers, and how it ends."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import numpy as np

from app.view.paint.theme import DARK, LIGHT
from tests.started.nursery import MAIN
from tests.window.conftest import Open
from tests.window.places import plane, seen, state_of
from tests.xserver import SCREEN_SIZE

EXAMPLE = MAIN.parent / "assets" / "example.csv"
IN_THE_GUTTER = (6, 300)


def test_the_window_shows_what_the_screen_draws_and_the_screenshot_what_the_window_shows(open_program: Open) -> None:
    program = open_program(str(EXAMPLE), afresh=True)
    shown = program.picture()
    assert np.array_equal(shown, seen(state_of("--paused", str(EXAMPLE))))
    left = program.close()
    assert np.array_equal(left.picture, shown)
    assert (left.status, left.said) == (0, "")


def test_after_each_change_of_size_everything_is_drawn_and_a_click_adds_a_point_where_it_is(open_program: Open) -> None:
    program = open_program("--order", "sequential")
    sizes = [(800, 560), (2560, 1440), (1000, 640)]
    expected = []
    for width, height in sizes:
        program.resize(width, height)
        assert program.picture().shape == (height, width, 3)
        assert program.pixel(*IN_THE_GUTTER) == program.pixel(width - 6, 300) == DARK.background
        x, y = width // 3, height // 2 + len(expected) * 20
        program.click(x, y)
        expected.append(plane((width, height)).view_to_model(x, y))
    program.key(*["Right"] * len(sizes))
    left = program.close()
    assert left.points == dict(enumerate(expected))
    assert left.picture.shape == (640, 1000, 3)


def test_f11_fills_the_screen_and_f11_gives_the_same_window_back(open_program: Open) -> None:
    program = open_program(str(EXAMPLE))
    before = program.picture()
    program.key("F11")
    # Without a window manager the window stays where it is, and shows the corner of what would fill the screen.
    program.wait_for_picture(seen(state_of("--paused", str(EXAMPLE)), SCREEN_SIZE)[:800, :1280])
    program.settle()
    program.key("F11")
    program.wait_for_picture(before)
    program.settle()
    left = program.close()
    assert (left.status, left.said) == (0, "")
    assert np.array_equal(left.picture, before)


def test_a_click_counts_also_where_it_gives_the_window_the_focus(open_program: Open) -> None:
    """A program that is busy hears of the focus and of the click at once, and SDL would take the click for no more."""
    program, other = open_program("--order", "sequential"), open_program(size="800x560")
    other.move(1400, 0)
    other.take_focus()
    with program.held_up():
        program.take_focus()
        program.click(400, 400)
    program.key("Right")
    assert program.close().points == {0: plane().view_to_model(400, 400)}


def test_theme_and_size_are_remembered_even_where_the_file_was_broken(open_program: Open, tmp_path: Path) -> None:
    folder = tmp_path / "config" / "gradient-descent-visualizer"
    folder.mkdir(parents=True)
    (folder / "preferences.json").write_text("{broken")
    first = open_program()
    assert first.pixel(*IN_THE_GUTTER) == DARK.background
    first.key("t")
    first.resize(1000, 700)
    first.close()
    second = open_program(size="", afresh=True)
    assert second.place[2:] == (1000, 700)
    assert second.pixel(*IN_THE_GUTTER) == LIGHT.background


def test_ctrl_q_ends_it_quietly_and_leaves_what_was_asked_for(open_program: Open) -> None:
    program = open_program(str(EXAMPLE), afresh=True)
    program.key("Right", "Right", "ctrl+q")
    left = program.ended()
    assert (left.status, left.said) == (0, "")
    assert len(left.rows) == 2
    assert left.picture.shape == (800, 1280, 3)


def test_esc_gives_up_a_trace_that_takes_long_and_the_old_one_stays(open_program: Open, tmp_path: Path) -> None:
    program = open_program(str(EXAMPLE), "--steps-per-frame", "10000", paused=False)
    trace = tmp_path / "0" / "trace.csv"
    trace.write_text("old\n")
    time.sleep(2.5)
    program.key("ctrl+q")
    time.sleep(1.0)  # at once it could be meant for something else
    assert program.is_running
    program.key("Escape")
    left = program.ended()
    assert (left.status, left.said) == (1, f"main.py: {trace}: not written, it was given up\n")
    assert trace.read_text() == "old\n"
    assert sorted(path.name for path in trace.parent.iterdir()) == ["said.txt", "trace.csv", "window.png"]


def test_without_a_display_it_says_so_in_one_line_with_status_2(tmp_path: Path) -> None:
    left_out = ("DISPLAY", "WAYLAND_DISPLAY")
    environment = {name: value for name, value in os.environ.items() if name not in left_out}
    environment |= {"SDL_VIDEODRIVER": "x11", "XDG_CONFIG_HOME": str(tmp_path)}
    done = subprocess.run([sys.executable, MAIN], env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1 and done.stderr.endswith("\n")
    assert "no display" in done.stderr and "Traceback" not in done.stderr
