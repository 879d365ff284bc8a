"""The wheel zooms about the pointer, a middle-button or Shift drag pans, F fits."""

from __future__ import annotations

import pytest

from app.session.state import Axes
from tests.window.conftest import Open
from tests.window.places import plane
from tests.window.program import MIDDLE

HERE, ELSEWHERE, ONCE_MORE = (500, 250), (210, 520), (300, 350)


def test_the_wheel_zooms_about_the_pointer(open_program: Open) -> None:
    program = open_program("--order", "sequential")
    program.wheel(*HERE, 2)
    program.click(*HERE)
    program.click(*ELSEWHERE)
    program.wheel(*HERE, -2)
    program.click(*ONCE_MORE)
    program.key("Right", "Right", "Right")
    points = program.close().points
    x, y = plane().view_to_model(*HERE)
    factor = 0.9**2
    axes = Axes(x - x * factor, x + (1 - x) * factor, y - y * factor, y + (1 - y) * factor)
    assert points[0] == pytest.approx((x, y))
    assert points[1] == pytest.approx(plane(axes=axes).view_to_model(*ELSEWHERE))
    assert points[2] == pytest.approx(plane().view_to_model(*ONCE_MORE))


def test_a_middle_button_or_shift_drag_pans_and_f_fits_again(open_program: Open) -> None:
    program = open_program("--order", "sequential")
    program.drag(*HERE, HERE[0] + 60, HERE[1] - 40, button=MIDDLE)
    program.click(*ELSEWHERE)
    program.drag_with("shift", *HERE, HERE[0] - 90, HERE[1] + 10)
    program.click(*ONCE_MORE)
    program.key("f")
    program.click(*HERE)
    program.key("Right", "Right", "Right")
    points = program.close().points
    assert points[0] == pytest.approx(plane().view_to_model(ELSEWHERE[0] - 60, ELSEWHERE[1] + 40))
    assert points[1] == pytest.approx(plane().view_to_model(ONCE_MORE[0] + 30, ONCE_MORE[1] + 30))
    assert points[2] == plane().view_to_model(*HERE)
