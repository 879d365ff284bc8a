"""The line's handles, the axes and the sliders follow a real pointer."""

from __future__ import annotations

import pytest

from tests.window.conftest import Open
from tests.window.places import plane, plot
from tests.window.program import Left

POINT = (431, 377)
RATE = 0.05


def line_before_the_first_step(left: Left) -> tuple[float, float]:
    """Slope and intercept that the first step began with."""
    row = left.rows[0]
    return float(row["m"]) + float(row["grad_m"]) * RATE, float(row["b"]) + float(row["grad_b"]) * RATE


def test_dragging_the_handle_of_b_sets_the_intercept(open_program: Open) -> None:
    program = open_program()
    canvas = plot()
    program.click(*POINT)
    program.drag(canvas.left, canvas.bottom, canvas.left + 3, canvas.bottom - 200)
    program.key("Right")
    slope, intercept = line_before_the_first_step(program.close())
    assert slope == pytest.approx(0.0, abs=1e-12)
    assert intercept == pytest.approx(200 / canvas.height)


def test_dragging_the_handle_of_m_turns_the_line_about_its_intercept(open_program: Open) -> None:
    program = open_program("--intercept", "0.25")
    canvas = plot()
    program.click(*POINT)
    program.drag(canvas.right, plane().model_to_view(1.0, 0.25)[1].__round__(), canvas.right, canvas.top + 100)
    program.key("Right")
    slope, intercept = line_before_the_first_step(program.close())
    assert intercept == pytest.approx(0.25)
    assert slope == pytest.approx(1 - 100 / canvas.height - 0.25)


def test_training_goes_on_from_the_line_that_was_set(open_program: Open) -> None:
    program = open_program(paused=False)
    canvas = plot()
    program.drag(canvas.left, canvas.bottom, canvas.left, canvas.top + 20)
    program.click(*POINT)
    program.wait_for_frames(3)
    left = program.close()
    assert len(left.rows) > 1
    assert line_before_the_first_step(left)[1] == pytest.approx(1 - 20 / canvas.height)


def test_setting_the_line_by_hand_can_be_undone(open_program: Open) -> None:
    program = open_program()
    canvas = plot()
    program.click(*POINT)
    program.drag(canvas.left, canvas.bottom, canvas.left, canvas.bottom - 200)
    program.key("ctrl+z", "Right")
    assert line_before_the_first_step(program.close()) == pytest.approx((0.0, 0.0), abs=1e-12)
