"""The tutor: all that happens in a lesson is messages, so that it can be replayed without one."""

from __future__ import annotations

import pytest

from app.lesson.every import CHAPTERS, lent_message
from app.messages import (
    BeginChapter,
    BeginGesture,
    EndGesture,
    GoToChapter,
    LeaveLesson,
    LoadPoints,
    MarkDone,
    Message,
    SetFigure,
    SetLineByHand,
    StepOnce,
    ToggleLesson,
    ToggleMenu,
    TurnChapter,
)
from app.messages.plain import from_plain, to_plain
from app.session.lesson.figures import Dials, Nudge, PowerCurve
from app.session.lesson.progress import Progress
from app.session.state import State
from app.session.targets import FigureTarget, SliceBallTarget
from app.update import update
from tests.lesson.doing import DOES
from tests.lesson.pupil import Pupil, pupil_in

FIRST, LAST = CHAPTERS[0], CHAPTERS[-1]


def test_a_lesson_that_is_written_down_can_be_replayed_without_a_tutor() -> None:
    pupil = Pupil()
    pupil.sends(ToggleLesson())
    for chapter in CHAPTERS[:7]:
        for part in DOES[chapter.name](pupil.state):
            pupil.sends(*part)
        pupil.sends(TurnChapter(1))
    again = State()
    for message in pupil.sent:
        update(again, from_plain(to_plain(message)))
    assert again.lesson is not None
    assert (again.lesson.chapter, again.progress) == (pupil.lesson.chapter, pupil.state.progress)
    assert again.training == pupil.state.training
    assert len(again.progress.done) == 7


def test_it_opens_with_the_first_chapter_and_later_where_it_was_left() -> None:
    pupil = Pupil()
    pupil.sends(ToggleLesson())
    assert pupil.chapter is FIRST
    pupil.sends(TurnChapter(3), LeaveLesson(), ToggleLesson())
    assert pupil.chapter is CHAPTERS[3]


def test_a_chapter_remembered_that_is_no_more_opens_the_first() -> None:
    pupil = Pupil()
    pupil.state.progress = type(pupil.state.progress)("gone", ("gone",))
    pupil.sends(ToggleLesson())
    assert pupil.chapter is FIRST


def test_pages_are_turned_and_the_ends_hold() -> None:
    pupil = pupil_in(FIRST.name)
    pupil.sends(TurnChapter(-1))
    assert pupil.chapter is FIRST
    pupil.sends(*[TurnChapter(1)] * 40)
    assert pupil.chapter is LAST


def test_a_chapter_that_there_is_not_changes_nothing() -> None:
    pupil = pupil_in("cost")
    pupil.sends(SetLineByHand(0.4, 0.4), GoToChapter("no such chapter"))
    assert pupil.chapter.name == "cost"
    assert pupil.state.training.line == (0.4, 0.4)


@pytest.mark.parametrize(
    "message", [MarkDone("cost", 1), MarkDone("cost", -1), MarkDone("error", 1), MarkDone("no such chapter", 0)]
)
def test_what_was_no_part_of_a_task_is_not_marked(message: Message) -> None:
    pupil = pupil_in("cost")
    pupil.sends(message)
    assert pupil.state.progress == State(progress=Progress("cost")).progress


def test_the_last_chapter_waits_until_another_one_was_chosen_from_its_list() -> None:
    pupil = pupil_in("reading")
    pupil.sends(ToggleMenu("chapters"))
    assert not pupil.lesson.seen
    pupil.sends(GoToChapter("cost"))
    assert (pupil.chapter.name, pupil.state.progress.done, pupil.lesson.seen) == ("cost", ("reading",), set())


def test_turning_pages_does_nothing_for_the_tasks_of_either_chapter() -> None:
    pupil = Pupil()
    pupil.sends(ToggleLesson(), *[TurnChapter(1)] * 30, *[TurnChapter(-1)] * 30)
    assert (pupil.state.progress.done, pupil.state.progress.begun) == ((), ())


def test_nothing_is_marked_begun_turned_or_set_outside_a_lesson() -> None:
    state = State()
    for message in (MarkDone("cost", 0), BeginChapter(), TurnChapter(1), SetFigure(Dials(0.5)), LeaveLesson()):
        update(state, message)
    assert state.lesson is None
    assert state.progress == State().progress


@pytest.mark.parametrize("values", [Nudge(0.0), Nudge(0.6), Nudge(float("nan")), PowerCurve(9, 0.0), Dials(float("inf"))])
def test_values_beyond_their_range_are_not_taken(values: Nudge | PowerCurve | Dials) -> None:
    pupil = pupil_in("chain")
    pupil.sends(SetFigure(values))
    assert pupil.lesson.figure(type(values)) == type(values)()


def test_each_figure_keeps_its_own_values_until_the_page_is_turned() -> None:
    pupil = pupil_in("chain")
    pupil.sends(SetFigure(Dials(0.5)), SetFigure(Nudge(0.1)), SetFigure(Dials(0.6)))
    assert (pupil.lesson.figure(Dials), pupil.lesson.figure(Nudge)) == (Dials(0.6), Nudge(0.1))
    pupil.sends(TurnChapter(1))
    assert pupil.lesson.figure(Dials) == Dials()


def test_who_drags_past_the_lowest_point_has_not_found_it_yet() -> None:
    for chapter, target, there, past in (
        ("by-eye", FigureTarget("PowerCurve", "point"), SetFigure(PowerCurve(2, 0.0)), SetFigure(PowerCurve(2, 1.0))),
        ("fog", SliceBallTarget(), SetLineByHand(0.432, 0.5), SetLineByHand(1.0, 0.5)),
    ):
        pupil = pupil_in(chapter)
        pupil.sends(BeginGesture(target, 1.0, 1.0, 0), there, past, EndGesture())
        assert not pupil.lesson.seen
        pupil.sends(BeginGesture(target, 1.0, 1.0, 0), there)
        assert not pupil.lesson.seen
        pupil.sends(EndGesture())
        assert pupil.lesson.seen == {0}


def test_a_beginning_is_made_once() -> None:
    pupil = pupil_in("cost")
    pupil.sends(StepOnce(), BeginChapter())
    assert pupil.state.timeline.step == 1
    assert sum(isinstance(message, LoadPoints) for message in pupil.sent) == 1


def test_a_key_that_a_chapter_lends_makes_its_neuron_learn() -> None:
    pupil = pupil_in("neuron")
    for _ in range(60):
        message = lent_message(pupil.state, "right")
        assert message is not None
        pupil.sends(message)
    assert pupil.lesson.seen == {0}
    assert pupil.state.timeline.step == 0


def test_fog_lends_the_arrow_keys_and_a_chapter_without_its_own_keys_does_not() -> None:
    pupil = pupil_in("fog")
    m, b = pupil.state.training.line
    right = lent_message(pupil.state, "right")
    assert isinstance(right, SetLineByHand)
    assert right.slope > m
    assert right.intercept == b
    pupil.opens("cost")
    assert lent_message(pupil.state, "right") is None
    pupil.sends(LeaveLesson())
    assert lent_message(pupil.state, "right") is None
