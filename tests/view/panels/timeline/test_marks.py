"""The marks over the timeline: few however many changes there were, and each leads to every one of its own."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pygame
import pytest

from app.messages import (
    AddPoint,
    Advance,
    BeginGesture,
    DeletePoint,
    EndGesture,
    LoadPoints,
    LookAt,
    MovePointTo,
    PointAt,
    SetLearningRate,
    SetLineByHand,
    SetMode,
)
from app.model.data.dataset import Dataset
from app.model.learning.training import Mode
from app.session.state import State
from app.session.targets import PointTarget, TimeMarkTarget
from app.update import update
from app.view.panels.timeline.marks import mark_in_words, marks_of
from app.view.screen import Screen
from app.view.targets import Target

SIZE = (1280, 800)


def dragged(motions: int) -> State:
    """Training with a point that was dragged about, a step a motion, and much later a change of the learning rate."""
    state = State()
    xs = np.linspace(0.1, 0.9, 9)
    update(state, LoadPoints(Dataset.of(xs, 0.2 + 0.5 * xs), "points"))
    update(state, Advance(100))
    update(state, BeginGesture(PointTarget(2)))
    for number in range(motions):
        update(state, MovePointTo(2, 0.3 + 1e-4 * number, 0.4))
        update(state, Advance(1))
    for message in (EndGesture(), Advance(900), SetLearningRate(0.02), Advance(900)):
        update(state, message)
    return state


def marks(state: State) -> list[Target]:
    pygame.font.init()
    screen = Screen()
    screen.draw(pygame.Surface(SIZE), state)
    return [target for target in screen.targets if isinstance(target.id, TimeMarkTarget)]


def test_a_drag_is_one_mark_however_many_motions_it_had() -> None:
    _, drag, rate = marks(dragged(180))
    assert drag.rect.w > rate.rect.w
    assert drag.rect.right < rate.rect.left


def test_a_mark_tells_all_that_it_stands_for() -> None:
    state = dragged(180)
    first, last = state.timeline.run.edits[1], state.timeline.run.edits[-1]
    _, drag, rate = marks(state)
    update(state, PointAt(drag.id, *drag.rect.center))
    assert marks(state)[1].hint == f"steps {first.step} to {first.step + 179}: point moved ×180"
    update(state, PointAt(rate.id, *rate.rect.center))
    assert marks(state)[2].hint.startswith(f"step {last.step:,}: ")


def test_a_click_leads_to_the_change_nearest_to_it() -> None:
    state = dragged(180)
    steps = {edit.step for edit in state.timeline.run.edits[1:]}
    _, drag, _ = marks(state)
    assert drag.click_at is not None
    left, right = (drag.click_at(x, drag.rect.centery) for x in (drag.rect.left, drag.rect.right))
    assert isinstance(left, LookAt)
    assert isinstance(right, LookAt)
    assert {left.step, right.step} <= steps
    assert left.step == min(steps)
    # Some three steps share the last column of pixels.
    assert 275 < right.step <= 279


@pytest.mark.parametrize("reach", [0, 3, 7])
def test_marks_hold_every_change_once_and_stand_apart(reach: int) -> None:
    columns = np.sort(np.random.default_rng(1).integers(0, 900, 300)).astype(np.float64)
    found = marks_of(columns, np.zeros(300, dtype=bool), reach)
    assert [place for mark in found for place in range(mark.first, mark.end)] == list(range(300))
    for before, after in pairwise(found):
        assert columns[after.first] - columns[before.end - 1] > reach
    assert all(np.diff(columns[mark.first : mark.end]).max(initial=0) <= reach for mark in found)
    assert len(found) <= 900 // (reach + 1) + 1


def test_no_changes_have_no_marks() -> None:
    assert marks_of(np.empty(0), np.empty(0, dtype=bool), 5) == []


def test_what_one_gesture_changed_is_one_mark_however_far_apart() -> None:
    columns = np.array([0.0, 50.0, 100.0, 150.0, 155.0, 300.0])
    continues = np.array([False, True, True, False, False, False])
    assert [tuple(mark) for mark in marks_of(columns, continues, 7)] == [(0, 3), (3, 5), (5, 6)]


def test_a_slow_drag_at_full_speed_is_one_mark_and_the_next_drag_another() -> None:
    state = State()
    xs = np.linspace(0.1, 0.9, 9)
    update(state, LoadPoints(Dataset.of(xs, 0.2 + 0.5 * xs), "points"))
    update(state, Advance(20_000))
    for first in (0.3, 0.6):
        update(state, BeginGesture(PointTarget(2)))
        for number in range(5):
            update(state, MovePointTo(2, first + 0.01 * number, 0.4))
            update(state, Advance(10_000))
        update(state, EndGesture())
        update(state, Advance(10_000))
    assert len(marks(state)) == 3


def test_kinds_of_changes_are_counted_and_listed_four_at_the_most() -> None:
    state = State()
    xs = np.linspace(0.1, 0.9, 9)
    update(state, LoadPoints(Dataset.of(xs, xs), "points"))
    update(state, Advance(5))
    first = len(state.timeline.run.edits)
    for message in (MovePointTo(1, 0.5, 0.5), MovePointTo(2, 0.5, 0.6), AddPoint(0.1, 0.2), DeletePoint(0)):
        update(state, message)
    edits = state.timeline.run.edits
    words = "step 5: point moved ×2, point added, point removed"
    assert mark_in_words(edits, first, len(edits)) == words
    for message in (Advance(2), SetLineByHand(0.25, 0.5), SetMode(Mode.BATCH)):
        update(state, message)
    first_four = "point moved ×2, point added, point removed, line set to 0.250 x + 0.500"
    assert mark_in_words(edits, first, len(edits)) == f"steps 5 to 7: {first_four}, …"
