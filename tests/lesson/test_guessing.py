"""Predict first: the answer is the step that really ran, it stays until the next guess, and nothing tells it before."""

from __future__ import annotations

import pytest
from hypothesis import given as over
from hypothesis import settings
from hypothesis import strategies as st

from app.lesson.every import CHAPTERS
from app.lesson.guessing import given, guess_now, tells_what_comes
from app.messages import (
    Advance,
    LookAt,
    LookAtEnd,
    Message,
    Reset,
    SetFigure,
    SetLearningRate,
    SetLineByHand,
    SetMode,
    StepOnce,
    TogglePlay,
)
from app.model.derivation.guesses import Guessed
from app.model.learning.training import Mode
from app.session.lesson.figures import Guess
from app.session.state import State
from tests.lesson.pupil import Pupil, pupil_in

GUESSING = {"rate": Guessed.SLOPE, "turn": Guessed.HEIGHT, "bowl": Guessed.LINE}
every_guess = pytest.mark.parametrize("chapter", GUESSING)


def guess_of(pupil: Pupil) -> Guess:
    return pupil.lesson.figure(Guess)


def test_these_chapters_ask_for_a_guess_and_no_others() -> None:
    assert {chapter.name: chapter.guess for chapter in CHAPTERS if chapter.guess is not None} == GUESSING


@every_guess
@settings(max_examples=30, deadline=None)
@over(
    said=st.floats(-1.0, 1.0),
    said_b=st.floats(-1.0, 1.0),
    rate=st.floats(0.001, 5.0),
    mode=st.sampled_from(Mode),
    how=st.sampled_from([StepOnce(), Advance(1), Advance(7)]),
    line=st.tuples(st.floats(-2.0, 2.0), st.floats(-2.0, 2.0)),
)
def test_the_answer_is_what_the_first_step_did(
    chapter: str, said: float, said_b: float, rate: float, mode: Mode, how: Message, line: tuple[float, float]
) -> None:
    pupil, guessed = pupil_in(chapter), GUESSING[chapter]
    play = [TogglePlay()] if isinstance(how, Advance) else []
    pupil.sends(SetMode(mode), SetLearningRate(rate), SetLineByHand(*line), given(said, said_b), *play, how)
    guess, timeline = guess_of(pupil), pupil.state.timeline
    before, record = timeline.run.moment(0)[0], timeline.run.moment(1)[1]
    assert record is not None
    assert (guess.is_answered, guess.said, guess.said_b) == (True, said, said_b)
    assert guess.start == guessed.of(before.line) == guessed.of(record.line_before)
    assert guess.went == guessed.of(record.line) - guessed.of(record.line_before)
    is_of_both = guessed is Guessed.LINE
    assert guess.start_b == (before.line.intercept if is_of_both else 0.0)
    assert guess.went_b == (record.line.intercept - before.line.intercept if is_of_both else 0.0)


def is_told(pupil: Pupil) -> bool:
    """Whether the score is to be seen."""
    shown = guess_now(pupil.state, GUESSING[pupil.chapter.name])
    assert shown is not None
    return shown.score is not None


@every_guess
def test_the_score_is_of_the_latest_step_and_goes_when_another_runs_or_the_line_is_moved(chapter: str) -> None:
    pupil = pupil_in(chapter)
    pupil.sends(given(0.1))
    assert not is_told(pupil)
    pupil.sends(StepOnce())
    assert is_told(pupil)
    for message in (StepOnce(), TogglePlay(), Advance(1), Reset(), SetLineByHand(0.3, 0.3)):
        pupil.sends(message)
        assert not is_told(pupil)


@every_guess
def test_who_looks_back_sees_the_score_beside_its_step_alone(chapter: str) -> None:
    pupil = pupil_in(chapter)
    pupil.sends(given(0.1), StepOnce(), StepOnce(), StepOnce())
    told = []
    for step in range(4):
        pupil.sends(LookAt(step))
        told.append(is_told(pupil))
    assert told == [False, True, False, False]
    pupil.sends(LookAtEnd(), SetLearningRate(0.2), given(-0.2))
    assert guess_of(pupil) == Guess(said=-0.2, is_given=True)
    pupil.sends(StepOnce())
    assert guess_of(pupil).is_answered


@every_guess
def test_without_a_guess_or_a_step_there_is_no_answer(chapter: str) -> None:
    pupil = pupil_in(chapter)
    pupil.sends(StepOnce())
    assert guess_of(pupil) == Guess()
    pupil.sends(given(0.1), SetLineByHand(0.2, 0.2), LookAt(0))
    assert guess_of(pupil) == Guess(said=0.1, is_given=True)


def test_the_way_must_be_right_for_the_line_and_need_not_be_for_the_ball() -> None:
    turn, rate = pupil_in("turn"), pupil_in("rate")
    for pupil in (turn, rate):
        pupil.sends(given(0.1 if pupil is turn else -0.1), StepOnce())
        shown = guess_now(pupil.state, GUESSING[pupil.chapter.name])
        assert shown is not None
        assert shown.score is not None
        assert not shown.score.is_right_way
    assert (turn.lesson.seen, rate.lesson.seen) == (frozenset(), frozenset({0}))


def test_elsewhere_everything_is_told_and_nothing_is_guessed() -> None:
    assert tells_what_comes(State())
    assert guess_now(State(), Guessed.SLOPE) is None
    assert guess_now(pupil_in("turn").state, Guessed.SLOPE) is None
    pupil = pupil_in("cost")
    pupil.sends(given(0.1), StepOnce())
    assert tells_what_comes(pupil.state)
    assert guess_of(pupil) == Guess(said=0.1, is_given=True)


def test_a_guess_beyond_all_range_is_not_taken() -> None:
    pupil = pupil_in("rate")
    pupil.sends(SetFigure(Guess(said=float("nan"), is_given=True)))
    assert guess_of(pupil) == Guess()
