"""Speeds stand in the order of the slider, and every speed has a notch."""

import pytest

from app.model.learning.speed import MOST_STEPS_PER_FRAME, SPEEDS, STEP_A_FRAME, Per, Speed, beside, notch_of


def test_the_slowest_is_one_step_a_second() -> None:
    assert SPEEDS[0] == Speed(1, Per.SECOND)


def test_the_fastest_is_ten_thousand_steps_a_frame() -> None:
    assert SPEEDS[-1] == Speed(10_000, Per.FRAME)
    assert MOST_STEPS_PER_FRAME == 10_000


def test_one_step_a_frame_and_one_pass_a_frame_are_notches() -> None:
    assert STEP_A_FRAME in SPEEDS
    assert Speed(1, Per.PASS) in SPEEDS


@pytest.mark.parametrize("per", [Per.SECOND, Per.FRAME])
def test_speeds_of_one_kind_grow_along_the_slider(per: Per) -> None:
    counts = [speed.count for speed in SPEEDS if speed.per is per]
    assert counts == sorted(set(counts))


@pytest.mark.parametrize("notch", range(len(SPEEDS)))
def test_the_notch_of_a_speed_is_its_place(notch: int) -> None:
    assert notch_of(SPEEDS[notch]) == notch


def test_a_speed_between_notches_has_the_nearest_one() -> None:
    assert SPEEDS[notch_of(Speed(90, Per.FRAME))] == Speed(100, Per.FRAME)
    assert SPEEDS[notch_of(Speed(12, Per.FRAME))] == Speed(10, Per.FRAME)


def test_faster_and_slower_are_one_notch_up_and_down() -> None:
    assert beside(beside(STEP_A_FRAME, 1), -1) == STEP_A_FRAME
    assert beside(Speed(1, Per.SECOND), 1) == Speed(2, Per.SECOND)


@pytest.mark.parametrize(("notches", "end"), [(-1000, SPEEDS[0]), (1000, SPEEDS[-1])])
def test_beyond_an_end_is_the_end(notches: int, end: Speed) -> None:
    assert beside(STEP_A_FRAME, notches) == end
