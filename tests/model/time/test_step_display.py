"""How long a step is shown, how its trail fades, and how long a single step is animated."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.model.learning.descent import run_steps
from app.model.learning.training import Training, TrainingSet
from app.model.time.step_display import FADED_AFTER_S, GLIDE_S, HELD_S, StepDisplay
from tests.view.marked import POINTS

RECORDS = [run_steps(Training(TrainingSet(POINTS["a curve"])), 40).record(place) for place in range(40)]


def test_a_step_is_due_once_the_one_before_was_shown_for_a_quarter_of_a_second() -> None:
    display = StepDisplay().showing(RECORDS[0], 1)
    assert (HELD_S, display.is_due(1, HELD_S - 0.01), display.is_due(1, HELD_S)) == (0.25, False, True)
    assert display.passed(0.2).is_due(1, 0.05) and not display.passed(0.2).is_due(1, 0.04)
    assert StepDisplay().is_due(1, 0.0)


def test_a_step_of_another_run_is_due_at_once_and_leaves_no_trail() -> None:
    display = StepDisplay().showing(RECORDS[0], 1).passed(0.01)
    assert display.is_due(2, 0.0)
    other = display.showing(RECORDS[1], 2)
    assert (other.held, other.trail, other.held_s) == (RECORDS[1], (), 0.0)


def test_the_same_step_again_goes_on_being_shown() -> None:
    display = StepDisplay().showing(RECORDS[0], 1).passed(3.0)
    assert display.showing(RECORDS[0], 1) is display


@given(st.lists(st.floats(0.0, 0.6), max_size=40))
def test_a_trail_is_of_the_steps_shown_before_latest_first_and_fades(times: list[float]) -> None:
    display = StepDisplay()
    shown: list[list[float]] = []
    for record, seconds in zip(RECORDS, times, strict=False):
        display = display.passed(seconds)
        shown = [[number, age + seconds] for number, age in shown]
        if display.held is not None:
            shown.insert(0, [display.held.step, 0.0])
        display = display.showing(record, 1)
        expected = [(number, pytest.approx(age)) for number, age in shown if age < FADED_AFTER_S - 1e-9]
        assert [(past.record.step, past.age_s) for past in display.trail if past.age_s < FADED_AFTER_S - 1e-9] == expected
        assert all(past.age_s < FADED_AFTER_S for past in display.trail)


def test_a_single_step_is_animated_for_a_third_of_a_second() -> None:
    display = StepDisplay().after_single_step(has_stepped=True, is_animated=True)
    assert (GLIDE_S, display.glide, display.is_over) == (pytest.approx(1 / 3), 0.0, False)
    display = display.passed(GLIDE_S / 4)
    assert display.glide == pytest.approx(0.25)
    assert (display.passed(GLIDE_S).glide, display.passed(GLIDE_S).is_over) == (1.0, True)
    assert (display.settled().glide, display.settled().is_over) == (1.0, True)


@pytest.mark.parametrize(("has_stepped", "is_animated"), [(True, False), (False, True), (False, False)])
def test_what_led_nowhere_or_shall_not_move_is_shown_at_once(has_stepped: bool, is_animated: bool) -> None:
    assert StepDisplay().after_single_step(has_stepped, is_animated).glide == 1.0


def test_steps_in_quick_succession_are_shown_at_once_until_there_is_time_again() -> None:
    display = StepDisplay().after_single_step(True, True).passed(0.1)
    for _ in range(5):
        display = display.after_single_step(True, True)
        assert (display.glide, display.is_over) == (1.0, False)
        display = display.passed(0.1)
    assert display.passed(GLIDE_S).after_single_step(True, True).glide == 0.0


def test_without_a_record_nothing_is_held() -> None:
    assert StepDisplay().showing(RECORDS[0], 1).showing(None, 1).held is None
    held = StepDisplay().showing(RECORDS[0], 1).showing(RECORDS[1], 1)
    assert held.without_held() == replace(held, held=None, trail=())
