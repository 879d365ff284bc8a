"""A low canvas card: what is written stands closer together, and the plot has the room."""

from __future__ import annotations

import pytest

from app.messages import Message
from app.view.panels.canvas.places import LOW_TOP, MARGINS, plot_rect
from tests.lesson.pupil import Pupil, pupil_in
from tests.view.marked import Marks, Window

LOW_WINDOW = (800, 560)


def in_a_low_window(pupil: Pupil, *messages: Message) -> Marks:
    pupil.sends(*messages)
    pupil.state.window_size = LOW_WINDOW
    return Window(LOW_WINDOW).draw(pupil.state)


@pytest.mark.parametrize("chapter", ["points", "error", "lowest"])
def test_the_plot_begins_right_below_the_equation(chapter: str) -> None:
    marks = in_a_low_window(pupil_in(chapter))
    card = next(slot.rect for slot in marks.screen.slots if slot.name == "canvas")
    plot = plot_rect(card, 1.0)
    assert plot.top - card.top == LOW_TOP < MARGINS[1]
    assert plot.top > max(mark.points[-1][1] for mark in marks.all("canvas", "equation", shape="text"))


def test_the_remark_stands_beside_the_equation_where_there_is_room_for_all_of_it() -> None:
    marks = in_a_low_window(pupil_in("error"))
    remark, equation = marks.one("canvas", "remark"), marks.one("canvas", "equation")
    assert remark.points[0][0] > equation.points[1][0]
    assert not remark.text.endswith("…")
    in_a_low_window(pupil_in("lowest")).none("canvas", "remark")
