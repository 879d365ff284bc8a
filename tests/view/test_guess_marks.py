"""Every mark of a guess is what it claims, and before the step has run no mark of any panel tells what it will do."""

from __future__ import annotations

import re
from itertools import pairwise

import pygame
import pytest
from hypothesis import given as over
from hypothesis import settings
from hypothesis import strategies as st

from app.lesson.desks import EIGHT
from app.lesson.guessing import ARROW, GuessNow, given, guess_now
from app.messages import (
    AddPoint,
    ChangeUiScale,
    LeaveLesson,
    LoadPoints,
    Message,
    PanAxes,
    PointAt,
    SetLearningRate,
    SetLineByHand,
    ShowLandscape,
    StepOnce,
    ToggleFog,
    TogglePlay,
    ToggleTheme,
    ZoomAxes,
)
from app.model.derivation.guesses import END, Guessed
from app.session.lesson.figures import Guess
from app.session.targets import BowlTarget, HandleTarget, PointTarget, SliderTarget
from app.session.views import LandscapeView
from app.view.figures.guess.marks import words_of
from app.view.screen import Screen
from app.words.guesses import score_in_words
from tests.lesson.pupil import Pupil, pupil_in
from tests.properties.any_message import any_message, scripts
from tests.view.marked import SIZE, Marks, Size, Window

TELLS = (
    *("next step arrow", "landing", "next step label", "point parabola", "point parabola label"),
    *("forecast", "forecast words", "rest", "preview line", "gradient arrow"),
)
"""The roles of whatever tells what comes."""

PANEL = {"rate": "landscape", "turn": "canvas", "bowl": "landscape"}
every_guess = pytest.mark.parametrize("chapter", PANEL)


def drawn(pupil: Pupil, size: Size = SIZE, *only: str) -> Marks:
    return Window(size, *only).draw(pupil.state)


def ends(marks: Marks, panel: str, role: str) -> tuple[tuple[float, float], tuple[float, float]]:
    """Where an arrow begins and ends, in data units."""
    values = marks.all(panel, role, shape="arrow")[0].values
    return values[0], values[-1]


@every_guess
@pytest.mark.parametrize("said", [None, 0.05])
@pytest.mark.parametrize("view", list(LandscapeView))
@pytest.mark.parametrize("fog", [[], [ToggleFog()]])
def test_nothing_tells_the_answer_before_the_step_has_run(
    chapter: str, said: float | None, view: LandscapeView, fog: list[Message]
) -> None:
    pupil = pupil_in(chapter)
    pupil.sends(*([] if said is None else [given(said)]), ShowLandscape(view), *fog, StepOnce())
    pupil.sends(*([] if said is None else [given(said)]), PointAt(SliderTarget("rate"), 600.0, 30.0))
    marks = drawn(pupil)
    for panel in marks.panels:
        marks.none(panel, *TELLS, "went arrow" if said is not None else "", "right way" if said is not None else "")
        for text in marks.texts(panel) if panel != "lesson" else ():
            assert "next step" not in text
            assert "heads for" not in text
            assert "iverg" not in text
            assert "scillat" not in text


def test_outside_of_such_a_chapter_all_that_is_told() -> None:
    pupil = pupil_in("rate")
    pupil.sends(LeaveLesson(), LoadPoints(EIGHT, "eight"), ShowLandscape(LandscapeView.SLICE_M))
    marks = drawn(pupil)
    marks.all("landscape", "next step arrow")
    marks.one("landscape", "landing")


@settings(max_examples=30, deadline=None)
@over(st.floats(-0.5, 0.5).filter(lambda said: abs(said) > 0.02), st.floats(0.05, 1.0))
def test_arrows_along_the_axis_are_the_guess_and_the_step(said: float, rate: float) -> None:
    pupil = pupil_in("rate")
    pupil.sends(SetLearningRate(rate), given(said))
    m, marks = pupil.state.training.line.slope, drawn(pupil, SIZE, "landscape")
    (start, _), (end, _) = ends(marks, "landscape", "guess arrow")
    assert (start, end) == pytest.approx((m, m + said), abs=0.01)
    assert marks.one("landscape", "guess grip").values[0][0] == pytest.approx(m + said, abs=0.01)
    assert marks.one("landscape", "guessed ball").values[0][0] == pytest.approx(m + said, abs=0.01)
    pupil.sends(StepOnce())
    marks = drawn(pupil, SIZE, "landscape")
    record = pupil.state.record
    assert record is not None
    for role, change in (("guessed arrow", said), ("went arrow", record.line.slope - m)):
        found = marks.any("landscape", role, shape="arrow")
        if abs(change) > 0.02:
            (start, _), (end, _) = found[0].values[0], found[0].values[-1]
            assert (start, end) == pytest.approx((m, m + change), abs=0.01)
    assert marks.one("landscape", "guess grip").values[0][0] == pytest.approx(record.line.slope, abs=0.01)
    marks.none("landscape", "guess arrow", "guessed ball")


@settings(max_examples=30, deadline=None)
@over(st.floats(-0.3, 0.3).filter(lambda said: abs(said) > 0.02), st.floats(0.05, 0.5), st.integers(0, 9))
def test_arrows_at_the_line_are_the_guess_and_the_step(said: float, rate: float, steps: int) -> None:
    pupil = pupil_in("turn")
    pupil.sends(SetLearningRate(rate), *[StepOnce()] * steps, given(said))
    before, marks = pupil.state.training.line.at(END), drawn(pupil, SIZE, "canvas")
    (x, start), (_, end) = ends(marks, "canvas", "guess arrow")
    assert (x, start, end) == pytest.approx((END, before, max(0.0, min(1.0, before + said))), abs=0.01)
    next_point = marks.one("canvas", "next point").values[0]
    pupil.sends(StepOnce())
    marks, record = drawn(pupil, SIZE, "canvas"), pupil.state.record
    assert record is not None
    assert next_point == pytest.approx((record.x, record.y), abs=0.01)
    after = record.line.at(END)
    assert pupil.lesson.figure(Guess).went == after - before
    if abs(after - before) > 0.02:
        (_, start), (_, end) = ends(marks, "canvas", "went arrow")
        assert (start, end) == pytest.approx((before, after), abs=0.01)


@settings(max_examples=30, deadline=None)
@over(st.floats(-0.15, 0.4), st.floats(-0.1, 0.3), st.floats(0.05, 1.0))
def test_arrows_in_the_bowl_are_the_guess_and_the_step(said: float, said_b: float, rate: float) -> None:
    pupil = pupil_in("bowl")
    pupil.sends(SetLearningRate(rate), given(said, said_b))
    (m, b), marks = pupil.state.training.line, drawn(pupil, SIZE, "landscape")
    tip = pytest.approx((m + said, b + said_b), abs=0.01)
    assert marks.one("landscape", "guess grip").values[0] == tip
    if abs(said) + abs(said_b) > 0.1:
        start, end = ends(marks, "landscape", "guess arrow")
        assert start == pytest.approx((m, b), abs=0.01)
        assert end == tip
    pupil.sends(StepOnce())
    marks, record = drawn(pupil, SIZE, "landscape"), pupil.state.record
    assert record is not None
    step = record.line.slope - m, record.line.intercept - b
    for role, (along_m, along_b) in (("guessed arrow", (said, said_b)), ("went arrow", step)):
        if abs(along_m) + abs(along_b) > 0.1:
            start, end = ends(marks, "landscape", role)
            assert start == pytest.approx((m, b), abs=0.01)
            assert end == pytest.approx((m + along_m, b + along_b), abs=0.01)
    assert marks.one("landscape", "guess grip").values[0] == pytest.approx(tuple(record.line), abs=0.01)
    marks.none("landscape", "guess arrow")


def test_in_the_bowl_a_step_goes_straight_across_the_contours_as_it_has_one_scale() -> None:
    pupil = pupil_in("bowl")
    pupil.sends(given(-0.1, 0.1), StepOnce())
    marks, record = drawn(pupil), pupil.state.record
    assert record is not None
    (x1, y1), *_, (x2, y2) = marks.all("landscape", "went arrow", shape="arrow")[0].points
    across, up = x2 - x1, y1 - y2
    assert across / up == pytest.approx(record.grad_m / record.grad_b, rel=0.05)


def test_where_the_end_of_the_line_is_guessed_the_grip_stands_at_that_end_and_no_handle_there() -> None:
    pupil = pupil_in("turn")
    marks = drawn(pupil)
    line = pupil.state.training.line
    assert marks.one("canvas", "guess grip").values[0] == pytest.approx((1.0, line.at(1.0)), abs=0.005)
    marks.none("canvas", "m handle")
    marks.one("canvas", "b handle")
    assert marks.screen.target_named(pupil.state, HandleTarget("m")) is None
    x, y = marks.one("canvas", "guess grip").points[0]
    target = marks.screen.target_at(pupil.state, x, y)
    assert target is not None
    assert target.id == ARROW
    drawn(pupil_in("cost")).one("canvas", "m handle")


@every_guess
@pytest.mark.parametrize("said", [0.15, -0.15, 0.0])
@pytest.mark.parametrize("size", [(800, 560), (1280, 800), (2560, 1440)])
def test_the_words_are_those_of_the_score_and_the_sign_is_there_where_the_way_was_right(
    chapter: str, said: float, size: tuple[int, int]
) -> None:
    pupil, panel = pupil_in(chapter), PANEL[chapter]
    pupil.sends(given(said), StepOnce())
    assert pupil.chapter.guess is not None
    shown = guess_now(pupil.state, pupil.chapter.guess)
    assert shown is not None
    assert shown.score is not None
    marks = drawn(pupil, size, panel)
    assert marks.one(panel, "guess says").text in score_in_words(shown.score)
    assert bool(marks.any(panel, "right way")) is shown.score.is_right_way
    for mark in marks.any(panel, "right way"):
        assert mark.colour == marks.theme.accent
    for role in ("guess card", "guess says", "guess grip", "guessed arrow", "went arrow"):
        for mark in marks.any(panel, role):
            assert mark.colour != marks.theme.warning, role


@every_guess
def test_the_arrow_can_be_dragged_and_nudged(chapter: str) -> None:
    pupil = pupil_in(chapter)
    window = Window()
    window.draw(pupil.state)
    target = window.screen.target_named(pupil.state, ARROW)
    assert target is not None
    assert target.drag is not None
    assert target.nudge is not None
    x, y = target.rect.center
    assert window.screen.target_at(pupil.state, x, y) == target
    for message, sign in ((target.drag(x + 40, y - 40), 1), (target.drag(x - 40, y + 40), -1)):
        assert isinstance(message, Message)
        pupil.sends(message)
        assert pupil.lesson.figure(Guess).said * sign > 0.0
    for dx, dy, sign in ((1, 0, 1), (1, 1, 1), (-1, 0, -1), (-1, -1, -1)):
        pupil.sends(given(0.0))
        window.draw(pupil.state)
        target = window.screen.target_named(pupil.state, ARROW)
        assert target is not None
        assert target.nudge is not None
        message = target.nudge(dx, dy)
        assert message is not None
        pupil.sends(message)
        assert pupil.lesson.figure(Guess).said * sign > 0.0


OF_THE_GUESS = ("guess grip", "guess grip way", "guess arrow", "guessed ball", "guessed arrow", "went arrow")


@every_guess
@pytest.mark.parametrize("script", [[], [given(0.2, 0.1)], [given(-0.15, 0.1), StepOnce()]])
@pytest.mark.parametrize("size", [(800, 560), (1280, 800)])
def test_whatever_is_drawn_of_the_guess_takes_hold_of_it_and_so_does_a_near_miss(
    chapter: str, script: list[Message], size: tuple[int, int]
) -> None:
    pupil = pupil_in(chapter)
    pupil.sends(*script)
    marks, panel = drawn(pupil, size), PANEL[chapter]
    (grip,) = marks.one(panel, "guess grip").points
    seen = [point for role in OF_THE_GUESS for mark in marks.any(panel, role) for point in mark.points]
    aside = [(grip[0] + dx, grip[1] + dy) for dx, dy in ((18, 14), (-18, 14), (-18, -14), (18, -14))]
    card = next(slot.rect for slot in marks.screen._all_slots if slot.name == panel)
    for x, y in (*seen, *aside):
        target = marks.screen.target_at(pupil.state, x, y)
        if not card.collidepoint(x, y):
            continue
        assert target is not None, (x, y)
        # A point or handle right under the pointer is still what is taken hold of.
        assert isinstance(target.id, PointTarget | HandleTarget) or target.id == ARROW, (x, y, target.id)


def test_a_drag_beside_the_arrow_does_not_move_the_bowl_but_the_middle_button_does() -> None:
    pupil = pupil_in("bowl")
    whole = drawn(pupil).screen.target_named(pupil.state, BowlTarget())
    assert whole is not None
    assert whole.drag_by is None
    assert whole.drag is None
    assert whole.pan is not None
    pupil.sends(LeaveLesson(), LoadPoints(EIGHT, "eight"), ShowLandscape(LandscapeView.BOWL))
    whole = drawn(pupil).screen.target_named(pupil.state, BowlTarget())
    assert whole is not None
    assert whole.drag_by is not None


def test_in_fog_no_pointer_finds_the_curve_by_the_ball_that_is_guessed() -> None:
    pupil = pupil_in("rate")
    pupil.sends(given(0.3), ToggleFog())
    marks = drawn(pupil)
    marks.none("landscape", "guessed ball")
    x, y = marks.one("landscape", "guess grip").points[0]
    for up in range(40, 300, 4):
        target = marks.screen.target_at(pupil.state, x, y - up)
        assert target is None or target.id != ARROW, up


def test_far_out_of_sight_the_end_of_the_line_is_still_a_place() -> None:
    pupil = pupil_in("turn")
    pupil.sends(AddPoint(1.4e16, 0.0))
    assert drawn(pupil).screen.target_named(pupil.state, ARROW) is not None


@every_guess
def test_at_every_length_the_verdict_says_which_number_is_whose(chapter: str) -> None:
    pupil = pupil_in(chapter)
    pupil.sends(given(0.15), StepOnce())
    score = pupil.lesson.figure(Guess).score
    for says in score_in_words(score):
        assert re.search(r"you (said )?\S+, it (went )?\S+$", says)


@every_guess
def test_while_steps_run_nobody_is_asked(chapter: str) -> None:
    pupil, panel = pupil_in(chapter), PANEL[chapter]
    drawn(pupil).one(panel, "guess says")
    pupil.sends(TogglePlay())
    assert pupil.state.is_running
    drawn(pupil).none(panel, "guess says", "guess card")
    pupil.sends(TogglePlay())
    drawn(pupil).one(panel, "guess says")


def test_along_the_axis_the_words_stand_between_the_ends_of_the_curve() -> None:
    for size in ((800, 560), (1280, 800)):
        marks = drawn(pupil_in("rate"), size)
        (left, top), (right, bottom) = marks.one("landscape", "guess card").points
        curve = [point for mark in marks.all("landscape", "cost curve") for point in mark.points]
        assert not [x for x, y in curve if left <= x <= right and top <= y <= bottom]
        (x, y), (end, foot) = marks.one("landscape", "tangent label").points
        assert x > right or end < left or y > bottom + 2 or foot < top


def test_the_card_does_not_lie_on_what_says_that_points_are_outside() -> None:
    pupil = pupil_in("turn")
    pupil.sends(PanAxes(0.9, 0.0), given(-0.2))
    marks = drawn(pupil, (800, 560))
    (left, top), (right, bottom) = marks.one("canvas", "guess card").points
    (says_left, _), (says_right, says_bottom) = marks.one("canvas", "points outside").points
    assert left < says_right and says_left < right, "they have no room beside each other"
    assert says_bottom <= top < bottom < says_bottom + 40


def test_where_the_bowl_asks_no_hovered_numbers_take_the_room() -> None:
    pupil = pupil_in("bowl")
    rect = drawn(pupil).screen.target_named(pupil.state, BowlTarget()).rect  # type: ignore[union-attr]
    pupil.sends(PointAt(BowlTarget(), rect.centerx + 40, rect.y + 60))
    before = drawn(pupil_in("bowl"), (800, 560)).one("landscape", "guess says").text
    marks = drawn(pupil, (800, 560))
    assert marks.one("landscape", "guess says").text == before
    assert not [mark for mark in marks.of("landscape") if "readout" in mark.role]


@every_guess
def test_nudges_go_on_from_one_another_up_to_the_edge(chapter: str) -> None:
    pupil, window = pupil_in(chapter), Window()
    said = [0.0]
    for _ in range(3):
        window.draw(pupil.state)
        target = window.screen.target_named(pupil.state, ARROW)
        assert target is not None
        assert target.nudge is not None
        message = target.nudge(1, 0)
        assert message is not None
        pupil.sends(message)
        said.append(pupil.lesson.figure(Guess).said)
    steps = [after - before for before, after in pairwise(said)]
    assert steps == pytest.approx([steps[0]] * 3, rel=1e-6)
    assert steps[0] > 0.0


@every_guess
@settings(max_examples=20, deadline=None)
@over(messages=scripts(any_message, 8))
def test_a_window_brought_up_to_date_is_the_one_drawn_anew(chapter: str, messages: list[Message]) -> None:
    pupil, screen = pupil_in(chapter), Screen()
    surface, fresh = pygame.Surface((1000, 700), 0, 32), pygame.Surface((1000, 700), 0, 32)
    usual = (given(0.1), StepOnce(), given(-0.2), ToggleTheme(), AddPoint(3.0, 4.0), SetLineByHand(0.2, 0.4))
    for message in (*usual, *messages, given(0.1), StepOnce(), ZoomAxes(0.5, 0.5, 0.8), ChangeUiScale(1)):
        pupil.sends(message)
        screen.draw(surface, pupil.state)
    Screen().draw(fresh, pupil.state)
    assert surface.get_buffer().raw == fresh.get_buffer().raw


@pytest.mark.parametrize("said", [(0.3, 0.2), (0.3, 0.02), (0.02, 0.3), (0.3, -0.1), (-0.1, 0.2)])
@pytest.mark.parametrize("size", [(800, 560), (1280, 800)])
def test_no_arrow_in_the_bowl_crosses_its_own_name(said: tuple[float, float], size: tuple[int, int]) -> None:
    pupil = pupil_in("bowl")
    pupil.sends(given(*said), StepOnce())
    marks = drawn(pupil, size)
    named = 0
    for role in ("guessed arrow", "went arrow"):
        start, end = marks.one("landscape", role, shape="arrow").points[:2]
        for name in marks.any("landscape", f"{role} name"):
            (left, top), (right, bottom) = name.points
            named += 1
            assert not pygame.Rect(left, top, right - left, bottom - top).clipline(start, end)
    assert named


def test_before_a_guess_it_is_asked_for_and_after_it_the_step_in_long_words_or_in_few() -> None:
    asked = GuessNow(Guessed.LINE, Guess(), 0.0, is_hot=False)
    assert words_of(asked, "Where to?") == ("Where to?", "Drag the arrow")
    told = asked._replace(guess=Guess(said=0.3, is_given=True))
    assert words_of(told, "Where to?") == ("Now press Step, and see.", "Now press Step")
