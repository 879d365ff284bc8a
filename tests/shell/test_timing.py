"""What comes and goes by itself: tooltips, notices, the values of a point, and the frame rate."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pygame
import pytest

from app.session.state import Pointer
from app.session.targets import ButtonTarget
from app.shell.timing import (
    FRAME_RATE_EVERY_S,
    HINT_AFTER_S,
    HINT_FOR_S,
    IDLE_AFTER_S,
    NOTICE_FOR_S,
    FrameRateMeter,
    Hint,
    Notice,
    PointerRest,
)
from app.view.frame_rate import NOT_MEASURED
from app.view.targets import Target

PLAY, STEP = (Target(ButtonTarget(name), pygame.Rect(0, 0, 10, 10), f"about {name}") for name in ("play", "step"))
SOON_S = 0.01


def hint_of(hint: Hint, target: Target | None, at: int, now: float) -> str:
    return hint.shown(target, None if target is None else target.id, at, now)


def test_a_tooltip_comes_after_a_moment_and_goes_after_a_while() -> None:
    hint = Hint()
    assert hint_of(hint, PLAY, 0, 0.0) == ""
    assert hint.due_at(0.0) == HINT_AFTER_S
    assert hint_of(hint, PLAY, 0, HINT_AFTER_S - SOON_S) == ""
    assert hint_of(hint, PLAY, 0, HINT_AFTER_S) == "about play"
    assert hint.due_at(HINT_AFTER_S) == HINT_AFTER_S + HINT_FOR_S
    assert hint_of(hint, PLAY, 0, HINT_AFTER_S + HINT_FOR_S - SOON_S) == "about play"
    assert hint_of(hint, PLAY, 0, HINT_AFTER_S + HINT_FOR_S) == ""
    assert hint.due_at(HINT_AFTER_S + HINT_FOR_S) is None


def test_another_target_has_a_moment_of_its_own() -> None:
    hint = Hint()
    hint_of(hint, PLAY, 0, 0.0)
    assert hint_of(hint, PLAY, 1, 1.0) == "about play"
    assert hint_of(hint, STEP, 2, 1.1) == ""
    assert hint_of(hint, STEP, 2, 1.1 + HINT_AFTER_S) == "about step"


def test_what_comes_to_lie_under_a_pointer_at_rest_has_no_tooltip_until_the_pointer_moves() -> None:
    hint = Hint()
    hint_of(hint, PLAY, 0, 0.0)
    assert [hint_of(hint, STEP, 0, now) for now in (1.0, 2.0, 5.0)] == [""] * 3
    assert hint.due_at(5.0) is None
    assert hint_of(hint, STEP, 1, 6.0) == ""
    assert hint_of(hint, STEP, 1, 6.0 + HINT_AFTER_S) == "about step"


def test_a_key_takes_it_away_until_the_pointer_moves() -> None:
    hint = Hint()
    hint_of(hint, PLAY, 0, 0.0)
    hint.key_pressed()
    assert hint_of(hint, PLAY, 0, 1.0) == ""
    assert hint.due_at(1.0) is None
    assert hint_of(hint, PLAY, 1, 2.0) == ""
    assert hint_of(hint, PLAY, 1, 2.0 + HINT_AFTER_S) == "about play"


def test_where_there_is_nothing_to_say_nothing_is_due() -> None:
    hint = Hint()
    assert hint_of(hint, None, 0, 0.0) == ""
    assert hint.due_at(0.0) is None
    mute = PLAY._replace(hint="")
    assert hint_of(hint, mute, 1, 0.0) == ""
    assert hint.due_at(0.0) is None
    assert hint_of(hint, mute, 1, 5.0) == ""


def test_the_values_of_a_point_go_a_while_after_the_pointer_came_to_rest() -> None:
    rest, pointer = PointerRest(), Pointer(None, 30.0, 40.0)
    assert not rest.is_idle(pointer, 10.0)
    assert rest.due_at(10.0) == 10.0 + IDLE_AFTER_S
    assert not rest.is_idle(pointer, 10.0 + IDLE_AFTER_S - SOON_S)
    assert rest.is_idle(pointer, 10.0 + IDLE_AFTER_S)
    assert rest.due_at(10.0 + IDLE_AFTER_S) is None
    assert not rest.is_idle(replace(pointer, x=31.0), 20.0)
    rest.key_pressed()
    assert rest.is_idle(replace(pointer, x=31.0), 20.0)
    assert rest.due_at(20.0) is None


@pytest.mark.parametrize("text", ["Saved", "a much longer notice that takes a while to read, " * 3])
def test_a_notice_stays_for_a_while_longer_for_a_longer_text(text: str) -> None:
    notice, stays_s = Notice(), NOTICE_FOR_S + len(text) / 40
    assert notice.shown(text, 1, 100.0) == text
    assert notice.due_at(100.0) == 100.0 + stays_s
    assert notice.shown(text, 1, 100.0 + stays_s - SOON_S) == text
    assert notice.shown(text, 1, 100.0 + stays_s + SOON_S) == ""
    assert notice.due_at(100.0 + stays_s) is None


def test_the_same_notice_comes_again_when_it_is_another() -> None:
    notice = Notice()
    notice.shown("Saved", 1, 0.0)
    assert notice.shown("Saved", 1, 60.0) == ""
    assert notice.shown("Saved", 2, 60.0) == "Saved"


def frames(meter: FrameRateMeter, count: int, apart_s: float, frame_s: float, now: float) -> float:
    for _ in range(count):
        now += apart_s
        meter.measured(frame_s, now)
    return now


def test_the_frame_rate_counts_the_frames_of_a_second_and_says_what_one_takes() -> None:
    meter = FrameRateMeter()
    assert meter.frame_rate == NOT_MEASURED
    frames(meter, 120, 1 / 50, 0.0021, 100.0)
    assert (meter.frame_rate.frames_per_s, meter.frame_rate.frame_ms) == (50, 2.1)


def test_the_frame_rate_changes_only_twice_a_second() -> None:
    meter = FrameRateMeter()
    now = frames(meter, 60, 1 / 60, 0.002, 100.0)
    seen = []
    for frame in range(120):
        now = frames(meter, 1, 1 / 60, 0.004 + 0.001 * frame, now)
        seen.append(meter.frame_rate)
    changes = sum(one != other for one, other in pairwise(seen))
    assert 1 <= changes <= 2.0 / FRAME_RATE_EVERY_S


def test_frames_from_before_a_pause_do_not_count() -> None:
    meter = FrameRateMeter()
    now = frames(meter, 60, 1 / 60, 0.002, 100.0)
    frames(meter, 40, 1 / 30, 0.005, now + 30.0)
    assert (meter.frame_rate.frames_per_s, meter.frame_rate.frame_ms) == (30, 5.0)
