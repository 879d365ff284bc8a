"""A first session in a real window with the keyboard alone."""

from __future__ import annotations

import pytest

from app.session.targets import CanvasTarget
from tests.window.conftest import Open
from tests.window.places import controls, state_of


def test_points_are_added_moved_and_learnt_from_without_a_mouse(open_program: Open) -> None:
    program = open_program("--order", "sequential")
    stops = [name for name, target in controls(state_of("--paused")).items() if target.takes_focus and target.is_enabled]
    assert CanvasTarget() in stops
    program.key("F6", "F6", "shift+Left", "Return", "Return", "shift+Right", "shift+Up", "Return")
    program.key("F6", "Tab", "shift+Up", "Up", "Delete", "ctrl+z", "Escape")
    program.key("Right", "braceright", "Right", "4", "z", "shift+z", "alt+Right", "F1", "Escape")
    program.key("Home", "End", "ctrl+q")
    left = program.ended()
    assert left.status == 0
    assert [row["step"] for row in left.rows] == ["1", "2"]
    first, second = left.points[0], left.points[1]
    assert first == (pytest.approx(0.4), pytest.approx(0.5))
    assert second[0] == pytest.approx(0.5) and second[1] > 0.6
    usual, raised = left.learning_rates
    assert raised == pytest.approx(usual * 10**0.5, rel=0.01)
