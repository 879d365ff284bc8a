"""A low canvas card: what is written stands closer together, and the plot has the room."""

from __future__ import annotations

import pytest

from app.messages import Advance, LoadPoints, Message, ToggleLandscapeSize
from app.view.panels.canvas.places import LOW_TOP, MARGINS, plot_rect
from app.words.steps import step_in_words
from tests.lesson.pupil import Pupil, pupil_in
from tests.view.marked import POINTS, Marks, Size, Window, marked, state_after

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


@pytest.mark.parametrize("size", [(800, 560), (1280, 800)])
@pytest.mark.parametrize("name", ["with noise", "a curve", "in the corners"])
def test_what_a_step_does_stands_in_the_plot_where_there_is_no_other_room(name: str, size: Size) -> None:
    marks = marked(state_after([LoadPoints(POINTS[name], name), ToggleLandscapeSize(), Advance(9)]), size)
    record = marks.state.shown_record
    assert record is not None
    remark = marks.one("canvas", "remark")
    assert remark.text in step_in_words(record)
    card = next(slot.rect for slot in marks.screen.slots if slot.name == "canvas")
    (left, top), (right, bottom) = remark.points
    assert plot_rect(card, marks.screen.layout.scale).contains((left, top, right - left, bottom - top))
