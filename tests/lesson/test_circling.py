"""One point at a time circles, and all at once come to rest: each is ticked when it is to be seen, and not on the way."""

from __future__ import annotations

import numpy as np

from app.messages import Message, SetMode, StepOnce, TogglePlay
from app.model.learning.training import Mode
from tests.lesson.pupil import Pupil, pupil_in
from tests.view.marked import Window


def off(pupil: Pupil) -> float:
    """How far the line is from least squares."""
    moments, (m, b) = pupil.state.training.training_set.moments, pupil.state.training.line
    return float(np.hypot(m - moments.slope, b - moments.intercept))


def steps_until(pupil: Pupil, part: int) -> list[float]:
    """Steps until that part is done: how far off the line was after each."""
    found = []
    while part not in pupil.lesson.seen:
        pupil.sends(StepOnce())
        found.append(off(pupil))
        assert len(found) < 300
    return found


def test_it_circles_once_passes_come_no_nearer_and_not_on_the_way_in() -> None:
    pupil = pupil_in("one-or-all")
    passes = np.array(steps_until(pupil, 0)[: 8 * 8]).reshape(-1, 8).mean(axis=1)
    assert (np.diff(passes) < 0).all()
    assert pupil.state.timeline.step >= 12 * 8
    assert pupil.lesson.seen == {0}


def test_it_rests_where_nothing_is_to_be_seen_of_its_steps_any_more() -> None:
    pupil = pupil_in("one-or-all")
    steps_until(pupil, 0)
    pupil.sends(SetMode(Mode.BATCH), StepOnce())
    assert 1 not in pupil.lesson.seen
    assert steps_until(pupil, 1)[-1] < 0.008


def test_steps_of_both_modes_together_are_no_circling() -> None:
    pupil = pupil_in("one-or-all")
    for _ in range(60):
        pupil.sends(*[StepOnce()] * 4, SetMode(Mode.BATCH), SetMode(Mode.STOCHASTIC))
    assert 0 not in pupil.lesson.seen


def test_there_is_little_to_read_in_the_bowl_and_nothing_of_what_is_to_come() -> None:
    pupil, window = pupil_in("one-or-all"), Window((1280, 800))
    said: list[list[str]] = []
    messages: tuple[Message, ...] = (StepOnce(), *[StepOnce()] * 40, TogglePlay())
    for message in messages:
        pupil.sends(message)
        marks = window.draw(pupil.state)
        for role in ("resting circle", "resting place", "resting place label", "share of the way", "equation of the line"):
            marks.none("landscape", role)
        marks.none("cost", "forecast")
        said.append(marks.texts("landscape", "nearest place says"))
    assert said[0] == ["here its error would be 0"]
    assert said[-1] == []
