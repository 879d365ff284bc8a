"""A run circles where its latest steps came no nearer than those before, and not on the way in or out."""

from __future__ import annotations

import numpy as np
import pytest

from app.model.data.scaling import Line
from app.model.time.circling import circles_around
from app.model.time.path import PathHistory


@pytest.mark.parametrize(("growth", "is_circling"), [(1.0, True), (0.999, True), (0.98, False), (1.05, False)])
def test_steps_at_one_distance_circle_and_others_do_not(growth: float, is_circling: bool) -> None:
    path, turns = PathHistory(), np.arange(60)
    off = 0.1 * growth**turns
    path.extend(np.column_stack([0.5 + off * np.cos(turns), 0.2 + off * np.sin(turns)]))
    assert circles_around(Line(0.5, 0.2), path, path.last_step, 20) is is_circling


@pytest.mark.parametrize("steps", [0, 5])
def test_too_few_steps_do_not_circle(steps: int) -> None:
    path = PathHistory()
    path.extend(np.array([[0.1, 0.2], [0.2, 0.1]]))
    assert not circles_around(Line(0.0, 0.0), path, 1, steps)
