"""Guesses are scored by what a step really does, and in every case the words belong to the numbers."""

from __future__ import annotations

from math import cos, pi, sin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.model.data.dataset import Dataset
from app.model.data.scaling import Line, ScaleChoice
from app.model.derivation.guesses import A_LITTLE, END, JUST, Guessed, Nearness, Score
from app.model.learning.descent import run_steps
from app.model.learning.training import Mode, Settings, Training, TrainingSet
from app.words.guesses import change_in_words, score_in_words

numbers = st.floats(-2.0, 2.0)
changes = st.one_of(st.floats(-3.0, 3.0), st.floats(-1e-9, 1e-9), st.just(0.0))


@given(numbers, numbers, numbers, numbers, st.floats(0.001, 1.0))
def test_a_step_from_one_point_changes_both_numbers_by_error_x_and_rate(
    x: float, y: float, slope: float, intercept: float, rate: float
) -> None:
    before = Line(slope, intercept)
    settings = Settings(mode=Mode.STOCHASTIC, learning_rate=rate)
    after = run_steps(Training(TrainingSet(Dataset.of([x], [y]), ScaleChoice.NONE), settings, before), 1).last.line
    error = slope * x + intercept - y
    for guessed, change in ((Guessed.SLOPE, -error * x * rate), (Guessed.HEIGHT, -error * rate * (x * END + 1.0))):
        assert guessed.of(after) - guessed.of(before) == pytest.approx(change, abs=1e-9)


@given(changes, changes)
def test_the_way_is_right_where_both_changes_have_one_sign(said: float, went: float) -> None:
    score = Score(said, went)
    assert score.is_right_way == ((said > 0) - (said < 0) == (went > 0) - (went < 0))
    assert (score.nearness in (Nearness.OTHER_WAY, Nearness.SAID_STILL, Nearness.STAYED)) is not score.is_right_way
    if score.is_right_way and said != went:
        others = (
            (Nearness.SHORT, Nearness.A_LITTLE_SHORT) if abs(said) > abs(went) else (Nearness.FAR, Nearness.A_LITTLE_FAR)
        )
        assert score.nearness not in others


@given(st.floats(0.01, 3.0), st.floats(0.0, 6.3), st.floats(0.01, 3.0), st.floats(-3.1, 3.1))
def test_in_the_bowl_the_way_is_right_up_to_45_degrees_aside(far: float, way: float, went: float, aside: float) -> None:
    if abs(abs(aside) - pi / 4) < 1e-6:
        return
    score = Score(far * cos(way + aside), went * cos(way), far * sin(way + aside), went * sin(way))
    assert score.is_right_way is (abs(aside) < pi / 4)
    assert (score.said_far, score.went_far) == pytest.approx((far, went))
    if score.is_right_way and all(abs(far / went - edge) > 1e-6 for edge in (JUST, A_LITTLE, 1 / JUST, 1 / A_LITTLE)):
        assert score.nearness is Score(far, went).nearness


def test_in_the_bowl_the_words_say_how_far() -> None:
    assert score_in_words(Score(0.3, 0.15, 0.4, 0.2))[0] == "Right way, a little too far: you said 0.50, it went 0.25"


@pytest.mark.parametrize(
    ("said", "went", "nearness"),
    [
        (0.12, 0.083, Nearness.A_LITTLE_FAR),
        (-0.12, -0.083, Nearness.A_LITTLE_FAR),
        (0.12, -0.083, Nearness.OTHER_WAY),
        (0.5, 0.1, Nearness.FAR),
        (0.07, 0.1, Nearness.A_LITTLE_SHORT),
        (0.02, 0.1, Nearness.SHORT),
        (0.1, 0.104, Nearness.JUST),
        (0.0, 0.1, Nearness.SAID_STILL),
        (0.1, 0.0, Nearness.STAYED),
        (0.0, 0.0, Nearness.JUST),
    ],
)
def test_each_case_has_its_name(said: float, went: float, nearness: Nearness) -> None:
    assert Score(said, went).nearness is nearness


def test_it_is_said_kindly_with_both_numbers() -> None:
    longest, *_ = score_in_words(Score(0.12, 0.083))
    assert longest == "Right way, a little too far: you said +0.12, it went +0.083"
    assert score_in_words(Score(0.12, -0.083))[0] == "This time it went the other way: you said +0.12, it went −0.083"


@given(changes, changes)
def test_no_case_is_without_words_and_no_word_blames(said: float, went: float) -> None:
    for text in score_in_words(Score(said, went)):
        assert change_in_words(said) in text
        assert change_in_words(went) in text
        assert not {"wrong", "false", "bad", "no"} & set(text.lower().replace(",", "").replace(":", "").split())
