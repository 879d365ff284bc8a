"""Each key of the table does what the table says."""

from __future__ import annotations

import csv
import time
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from app.messages import SetSpeed, ShowLandscape, StepOnce, ToggleHelp
from app.model.learning.sampling import Cursor, Order, samples
from app.model.learning.speed import Per, Speed
from app.session.targets import CanvasTarget
from app.session.views import LandscapeView
from app.update import update
from app.view.paint.theme import DARK, LIGHT
from tests.window.conftest import Open
from tests.window.places import canvas_of, controls, plane, seen, state_of, toolbar_of
from tests.window.program import Row

EXAMPLE = Path(__file__).resolve().parents[2] / "assets" / "example.csv"
SEQUENTIAL = ("--order", "sequential")
ONE, TWO = (200, 500), (431, 377)
IN_THE_GUTTER = (6, 400)


def example_points() -> dict[int, tuple[float, float]]:
    with EXAMPLE.open(newline="") as file:
        return {place: (float(row["x"]), float(row["y"])) for place, row in enumerate(csv.DictReader(file))}


def mean_error(before: Row) -> float:
    """Of all points of the example, for the line that a row left."""
    slope, intercept = float(before["m"]), float(before["b"])
    return float(np.mean([slope * x + intercept - y for x, y in example_points().values()]))


def test_s_n_b_and_m_change_the_mode(open_program: Open) -> None:
    program = open_program(str(EXAMPLE))
    program.key("Right", "b", "Right", "n", "Right", "s", "Right", "m", "Right", "m", "Right", "m", "Right")
    left = program.close()
    assert [bool(sample) for sample in left.samples] == [True, False, False, True, False, False, True]
    learns_from_all = [float(row["grad_b"]) == pytest.approx(mean_error(before)) for before, row in pairwise(left.rows)]
    assert learns_from_all == [True, False, False, False, True, False]


def test_space_plays_and_pauses(open_program: Open) -> None:
    program = open_program(str(EXAMPLE))
    program.key("space")
    program.wait_for_frames(3)
    program.key("space")
    program.settle()
    still = program.picture()
    time.sleep(0.3)
    assert np.array_equal(program.picture(), still)
    assert len(program.close().rows) > 2


def test_right_runs_one_step_and_stays_paused(open_program: Open) -> None:
    program = open_program(str(EXAMPLE))
    program.key("Right", "Right", "Right")
    program.settle()
    assert [row["step"] for row in program.close().rows] == ["1", "2", "3"]


def test_left_goes_a_step_back(open_program: Open) -> None:
    program = open_program(str(EXAMPLE))
    program.key("Right", "Right")
    program.settle()
    after_two = canvas_of(program.picture())
    program.key("Right", "Right")
    program.settle()
    assert not np.array_equal(canvas_of(program.picture()), after_two)
    program.key("Left", "Left")
    program.settle()
    assert np.array_equal(canvas_of(program.picture()), after_two)


def test_1_to_4_change_the_landscape(open_program: Open) -> None:
    program = open_program(str(EXAMPLE))
    program.key("Right")
    state = state_of("--paused", str(EXAMPLE))
    update(state, StepOnce())
    views = []
    for key, view in zip("1234", LandscapeView, strict=True):
        program.key(key)
        program.settle()
        views.append(program.picture())
        update(state, ShowLandscape(view))
        assert np.array_equal(views[-1], seen(state)), f"key {key} should show {view}"
    assert len({view.tobytes() for view in views}) == 4


def test_right_pauses_what_was_playing(open_program: Open) -> None:
    program = open_program(str(EXAMPLE), paused=False)
    program.wait_for_frames(3)
    program.key("Right")
    program.wait_for_picture(toolbar_of(seen(state_of("--paused", str(EXAMPLE)))), toolbar_of)
    program.settle()
    still = program.picture()
    time.sleep(0.3)
    assert np.array_equal(program.picture(), still)
    assert len(program.close().rows) > 3


def test_r_starts_again_with_the_same_order(open_program: Open) -> None:
    program = open_program(str(EXAMPLE), "--seed", "7", "--slope", "0.5")
    program.key("Right", "Right", "Right", "r", "Right")
    left = program.close()
    assert [row["step"] for row in left.rows] == ["1"]
    (first,) = samples(Order.SHUFFLED, 7, 26, Cursor(), 1)
    assert left.samples == [str(first)]
    assert float(left.rows[0]["guess"]) == 0.5 * float(left.rows[0]["x"])


def test_c_clears_the_points(open_program: Open) -> None:
    program = open_program(str(EXAMPLE), *SEQUENTIAL)
    program.key("Right", "Right", "c", "Right", "Right")
    program.click(*ONE)
    program.key("Right", "Right")
    left = program.close()
    assert left.samples == ["0", "1", "0", "0"]
    assert left.points[0] == plane().view_to_model(*ONE)


@pytest.mark.parametrize("keys", [["d", "Return"], ["shift+d"]])
def test_d_opens_the_examples_and_shift_d_fills_in_the_first(open_program: Open, keys: list[str]) -> None:
    program = open_program(*SEQUENTIAL)
    for key in keys:
        program.key(key)
        program.settle()
    program.key(*["Right"] * 26)
    assert program.close().points == example_points()


def test_brackets_change_the_learning_rate(open_program: Open) -> None:
    program = open_program()
    program.click(*ONE)
    program.key("Right", "bracketright", "Right", "bracketleft", "bracketleft", "Right")
    usual, raised, lowered = program.close().learning_rates
    assert usual == pytest.approx(0.05)
    assert raised == pytest.approx(usual * 10 ** (1 / 20), rel=0.01)
    assert lowered == pytest.approx(usual / 10 ** (1 / 20), rel=0.01)


def test_minus_goes_slower_down_to_a_step_a_second(open_program: Open) -> None:
    program = open_program(str(EXAMPLE))
    program.key(*["minus"] * 7, "space")
    time.sleep(1.2)
    assert 1 <= len(program.close().rows) <= 3


def test_equals_goes_faster(open_program: Open) -> None:
    program = open_program(str(EXAMPLE))
    program.key(*["equal"] * 4)
    state = state_of("--paused", str(EXAMPLE))
    update(state, SetSpeed(Speed(100, Per.FRAME)))
    program.settle()
    assert np.array_equal(toolbar_of(program.picture()), toolbar_of(seen(state)))
    program.key("space")
    program.wait_for_frames(5)
    assert len(program.close().rows) >= 200


def test_ctrl_z_takes_back_and_ctrl_shift_z_or_ctrl_y_does_again(open_program: Open) -> None:
    program = open_program(*SEQUENTIAL)
    program.click(*ONE)
    program.click(*TWO)
    program.key("ctrl+z", "Right", "Right", "ctrl+shift+z", "Right", "Right")
    program.key("ctrl+z", "Right", "Right", "ctrl+y", "Right", "Right")
    left = program.close()
    taken_back, done_again = ["0", "0"], {"0", "1"}
    assert left.samples[0:2] == left.samples[4:6] == taken_back
    assert set(left.samples[2:4]) == set(left.samples[6:8]) == done_again
    assert left.points[1] == plane().view_to_model(*TWO)


def test_t_changes_the_theme(open_program: Open) -> None:
    program = open_program()
    assert program.pixel(*IN_THE_GUTTER) == DARK.background
    program.key("t")
    program.wait_for_pixel(*IN_THE_GUTTER, LIGHT.background)
    program.key("t")
    program.wait_for_pixel(*IN_THE_GUTTER, DARK.background)


def test_f1_opens_the_help_and_esc_closes_it(open_program: Open) -> None:
    program = open_program()
    before = program.picture()
    program.key("F1")
    program.settle()
    state = state_of("--paused")
    update(state, ToggleHelp())
    assert np.array_equal(program.picture(), seen(state))
    program.key("Escape")
    program.settle()
    assert np.array_equal(program.picture(), before)
    program.key("question")
    program.settle()
    assert np.array_equal(program.picture(), seen(state))


def test_tab_and_enter_press_a_button(open_program: Open) -> None:
    program = open_program(str(EXAMPLE))
    program.key("Tab", "Tab", "Return", "Return")
    program.settle()
    assert [row["step"] for row in program.close().rows] == ["1", "2"]


def test_arrows_move_the_point_that_has_the_focus(open_program: Open) -> None:
    program = open_program(*SEQUENTIAL)
    program.click(*ONE)
    program.key("F6", "F6", "F6", "Right", "Right", "Right", "Up", "shift+Down", "Escape", "Right")
    x, y = ONE
    assert program.close().points[0] == pytest.approx(plane().view_to_model(x + 3, y - 1 + 10))


def test_the_keyboard_alone_adds_a_point(open_program: Open) -> None:
    program = open_program()
    stops = [name for name, target in controls(state_of("--paused")).items() if target.takes_focus and target.is_enabled]
    program.key(*["Tab"] * (stops.index(CanvasTarget()) + 1), "Left", "Up", "Return", "Escape", "Right")
    assert program.close().points == {0: (pytest.approx(0.49), pytest.approx(0.51))}


def test_a_key_that_is_held_down_changes_the_theme_once(open_program: Open) -> None:
    program = open_program()
    with program.key_held("t"):
        program.wait_for_pixel(*IN_THE_GUTTER, LIGHT.background)
        for _ in range(20):  # for longer than it takes until keys repeat
            time.sleep(0.04)
            assert program.pixel(*IN_THE_GUTTER) == LIGHT.background
    program.key("t")
    program.wait_for_pixel(*IN_THE_GUTTER, DARK.background)
