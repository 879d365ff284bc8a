"""Points come, move and go under a real pointer."""

from __future__ import annotations

import numpy as np
import pytest

from app.messages import AddPoint, Advance, PointAt, StepOnce
from app.session.targets import PointTarget
from app.update import update
from app.view.paint.theme import DARK
from tests.window.conftest import Open
from tests.window.places import canvas_of, plane, plot, seen, state_of
from tests.window.program import RIGHT

ONE, TWO, THREE = (200, 500), (431, 377), (650, 200)
HALFWAY, EMPTY = (320, 440), (300, 200)
SEQUENTIAL = ("--order", "sequential")


@pytest.mark.parametrize("size", [(1280, 800), (800, 560), (2560, 1440)])
def test_a_click_adds_a_point_exactly_where_the_pointer_is(open_program: Open, size: tuple[int, int]) -> None:
    program = open_program(*SEQUENTIAL, size=f"{size[0]}x{size[1]}")
    inside = plot(size)
    clicked = [(inside.left + 40, inside.bottom - 33), inside.center, (inside.right - 51, inside.top + 70)]
    for x, y in clicked:
        program.click(x, y)
    program.key("Right", "Right", "Right")
    left = program.close()
    assert left.points == {place: plane(size).view_to_model(x, y) for place, (x, y) in enumerate(clicked)}
    for (x, y), (px, py) in zip(left.points.values(), clicked, strict=True):
        assert x == pytest.approx((px - inside.left) / inside.width)
        assert y == pytest.approx((inside.bottom - py) / inside.height)


def test_a_dragged_point_moves_while_training_goes_on(open_program: Open) -> None:
    program = open_program(*SEQUENTIAL, paused=False)
    for place in (THREE, ONE):
        program.click(*place)
        program.wait_for_pixel(*place, DARK.text)
        program.wait_for_frames(3)
    program.press(*ONE)
    for place in (HALFWAY, TWO):
        program.pull(*place)
        program.wait_for_pixel(*place, DARK.text)
        program.wait_for_frames(3)
    program.release()
    left = program.close()
    seen = [(float(row["x"]), float(row["y"])) for row in left.rows if row["sample"] == "1"]
    assert seen[0] == plane().view_to_model(*ONE)
    assert seen[-1] == plane().view_to_model(*TWO)
    assert plane().view_to_model(*HALFWAY) in seen
    assert left.points[0] == plane().view_to_model(*THREE)


def test_a_right_click_and_the_delete_key_remove_the_point_under_the_pointer(open_program: Open) -> None:
    program = open_program(*SEQUENTIAL)
    for place in (ONE, TWO, THREE):
        program.click(*place)
    program.click(*EMPTY, button=RIGHT)
    program.click(*TWO, button=RIGHT)
    program.key("Right", "Right")
    program.point_at(*ONE)
    program.key("Delete")
    program.key("Right", "Right", "Right")
    left = program.close()
    seen = [(int(row["sample"]), (float(row["x"]), float(row["y"]))) for row in left.rows]
    one, three = plane().view_to_model(*ONE), plane().view_to_model(*THREE)
    assert seen[:2] == [(0, one), (1, three)]
    assert seen[2:] == [(0, three)] * 3


def test_pointing_at_a_point_shows_its_numbers(open_program: Open) -> None:
    state = state_of("--paused", *SEQUENTIAL)
    update(state, AddPoint(*plane().view_to_model(*ONE)))
    update(state, AddPoint(*plane().view_to_model(*TWO)))
    update(state, StepOnce())
    update(state, Advance(0))  # its animation is over
    without = canvas_of(seen(state))
    update(state, PointAt(PointTarget(1), *TWO))
    program = open_program(*SEQUENTIAL)
    program.click(*ONE)
    program.click(*TWO)
    program.key("Right")
    program.point_at(*EMPTY)  # a key takes the numbers away until the pointer moves
    program.point_at(*TWO)
    program.settle()
    shown = canvas_of(program.close().picture)
    assert np.array_equal(shown, canvas_of(seen(state)))
    assert not np.array_equal(shown, without)
