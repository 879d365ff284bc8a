"""The toolbar under a real pointer: buttons, segments, menus and sliders."""

from __future__ import annotations

import numpy as np
import pytest

from app.messages import SetLearningRate, SetSpeed, ToggleExamples, ToggleMenu
from app.model.learning.speed import Per, Speed
from app.model.learning.training import Mode
from app.session.targets import ButtonTarget, MenuRowTarget, ModeTarget, SliderTarget
from app.update import update
from app.view.panels.overlays.menu_rows import rows_of
from tests.window.conftest import Open
from tests.window.places import controls, seen, state_of, toolbar_of
from tests.window.test_keys_pressed import EXAMPLE, example_points

POINT = (431, 377)


def test_buttons_and_segments_do_what_they_say_once_they_are_released_on(open_program: Open) -> None:
    program = open_program(str(EXAMPLE))
    at = {name: target.rect.center for name, target in controls(state_of("--paused", str(EXAMPLE))).items()}
    x, y = at[ButtonTarget("step")]
    program.drag(x, y, x, y + 120)
    program.click(x, y)
    program.click(*at[ButtonTarget("reset")])
    for name in (
        ButtonTarget("step"),
        ModeTarget(Mode("batch")),
        ButtonTarget("step"),
        ModeTarget(Mode("mini-batch")),
        ButtonTarget("step"),
        ModeTarget(Mode("stochastic")),
    ):
        program.click(*at[name])
    program.click(*at[ButtonTarget("play")])
    program.wait_for_frames(3)
    program.click(*at[ButtonTarget("play")])
    program.settle()
    samples = program.close().samples
    assert [bool(sample) for sample in samples[:3]] == [True, False, False]
    assert len(samples) > 4 and all(samples[3:])


def test_the_data_menu_leads_to_the_examples_and_enter_takes_the_first(open_program: Open) -> None:
    program = open_program("--order", "sequential")
    state = state_of("--paused")
    program.click(*controls(state)[ButtonTarget("data-menu")].rect.center)
    update(state, ToggleMenu("data"))
    place = [row.message for row in rows_of(state, "data")].index(ToggleExamples())
    program.click(*controls(state)[MenuRowTarget("data", place)].rect.center)
    program.settle()
    program.key("Return", *["Right"] * 26)
    assert program.close().points == example_points()


def test_the_learning_rate_slider_follows_click_drag_wheel_and_double_click(open_program: Open) -> None:
    slider = controls(state_of("--paused"))[SliderTarget("rate")]
    left, right, y = slider.rect.left, slider.rect.right, slider.rect.centery
    a_third, two_thirds = left + (right - left) // 3, left + 2 * (right - left) // 3
    program = open_program()
    program.click(*POINT)
    program.click(a_third, y)
    program.key("Right")
    program.drag((left + right) // 2, y, two_thirds, y)
    program.key("Right")
    program.wheel(two_thirds, y, -1)
    program.key("Right")
    program.click(a_third, y, times=2)
    program.key("Right")
    clicked, dragged, wheeled, double_clicked = program.close().learning_rates
    assert slider.press is not None
    assert slider.press(a_third, y) == SetLearningRate(pytest.approx(clicked))
    assert slider.press(two_thirds, y) == SetLearningRate(pytest.approx(dragged))
    assert 0.003 < clicked < 0.006 and 0.1 < dragged < 0.3, "a logarithmic track from 0.0001 to 10"
    assert wheeled == pytest.approx(dragged / 10 ** (1 / 20), rel=0.07)
    assert double_clicked == pytest.approx(0.05)


def test_the_speed_slider_sets_how_many_steps_a_frame_runs(open_program: Open) -> None:
    program = open_program()
    state = state_of("--paused")
    track = controls(state)[SliderTarget("speed")].rect
    program.drag(track.centerx, track.centery, track.left + round(9 / 13 * track.width), track.centery)
    program.point_at(*POINT)
    program.settle()
    update(state, SetSpeed(Speed(100, Per.FRAME)))
    shown = toolbar_of(program.close().picture)
    assert np.array_equal(shown, toolbar_of(seen(state))), "the tenth of fourteen notches is 100 steps a frame"
