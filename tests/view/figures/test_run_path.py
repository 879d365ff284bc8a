"""Where the path of a run begins: where its present descent began, from the line of then."""

from __future__ import annotations

import numpy as np
import pytest

from app.model.data.dataset import Dataset
from app.model.data.scaling import IDENTITY, Line, ScaleChoice
from app.model.learning.training import Training, TrainingSet
from app.model.time.changes import Change, MovePoint, ReplacePoints, SetLine, SetScale
from app.model.time.path import CAPACITY
from app.model.time.run import Run
from app.view.figures.run_path import RunPath, beginning_of

POINTS, OTHERS = Dataset.of([0.1, 0.5, 0.9], [0.2, 0.6, 0.7]), Dataset.of([0.3, 0.8], [0.1, 0.4])
MOVE, REPLACE, RESCALE = MovePoint(0, 0.3, 0.3), ReplacePoints(OTHERS), SetScale(ScaleChoice.STANDARD)
BY_HAND, ELSEWHERE = SetLine(Line(3.0, -2.0), IDENTITY), SetLine(Line(-1.0, 0.5), IDENTITY)


def run_with(*changes: tuple[int, Change]) -> Run:
    run = Run(Training(TrainingSet(POINTS)))
    for step, change in changes:
        run.advance(step - run.now.step)
        run.change(change)
    run.advance(10)
    return run


@pytest.mark.parametrize(
    ("changes", "begins"),
    [
        ([], {0: 0, 10: 0}),
        ([(4, MOVE)], {4: 0, 14: 0}),
        ([(0, REPLACE)], {0: 0, 10: 0}),
        ([(4, REPLACE)], {0: 0, 3: 0, 4: 5, 14: 5}),
        ([(4, REPLACE), (7, MOVE), (9, RESCALE)], {3: 0, 4: 5, 8: 5, 9: 10, 19: 10}),
        ([(4, REPLACE), (4, RESCALE)], {3: 0, 4: 5, 14: 5}),
        ([(4, BY_HAND), (7, MOVE), (9, ELSEWHERE)], {3: 0, 4: 5, 8: 5, 9: 10, 19: 10}),
    ],
)
def test_it_begins_after_the_line_was_set_or_other_points_or_units_came(
    changes: list[tuple[int, Change]], begins: dict[int, int]
) -> None:
    run = run_with(*changes)
    assert {step: beginning_of(run, step).step for step in begins} == begins


@pytest.mark.parametrize("change", [BY_HAND, REPLACE, RESCALE])
def test_it_begins_with_the_line_that_the_first_of_its_steps_began_with(change: Change) -> None:
    run = run_with((4, change))
    opening = run.at(4).line
    lines = [opening, *(run.at(step).line for step in range(5, 15))]
    path = RunPath.of(run, 14)
    assert path.start == opening
    assert path.since(0).tolist() == [list(line) for line in lines]
    assert path.since(4).tolist() == path.since(0).tolist()
    assert path.since(8).tolist() == [list(line) for line in lines[4:]]
    assert RunPath.of(run, 9).since(0).tolist() == [list(line) for line in lines[:6]]
    assert RunPath.of(run, 4).since(0).tolist() == [list(opening)]
    assert RunPath.of(run, 3).since(0).tolist() == [list(run.at(step).line) for step in range(4)]


def test_a_line_set_at_the_start_is_where_all_begins() -> None:
    run = run_with((0, BY_HAND))
    assert RunPath.of(run, 10).start == BY_HAND.line
    assert RunPath.of(run, 10).since(0).tolist() == run.path.lines(0, 10).tolist()


def test_before_the_first_step_it_has_no_start() -> None:
    assert RunPath.of(Run(Training(TrainingSet(POINTS))), 0).start is None


def test_while_the_line_is_dragged_each_place_is_another_beginning() -> None:
    run = run_with()
    for change in (BY_HAND, ELSEWHERE):
        run.change(change)
        assert beginning_of(run, 10) == (11, change.line)
        assert RunPath.of(run, 10).since(0).tolist() == [list(change.line)]
    run.advance(2)
    assert beginning_of(run, 12) == (11, ELSEWHERE.line)


def test_lines_from_before_are_not_on_it_though_all_of_its_first_steps_were_dropped() -> None:
    run = run_with((4, BY_HAND))
    run.advance(4 * CAPACITY)
    lines = RunPath.of(run, run.now.step).since(0)
    assert lines[0].tolist() == list(BY_HAND.line)
    before = run.path.lines(0, 4)
    assert not (lines[:, None] == before[None]).all(axis=2).any()
    assert np.isfinite(lines).all()


def test_another_change_is_noticed() -> None:
    run = run_with((4, REPLACE))
    assert beginning_of(run, 14).step == 5
    run.change(RESCALE)
    assert beginning_of(run, 14).step == 15
    assert beginning_of(run.until(8), 8) == beginning_of(run, 8)


def test_edits_are_gone_through_once_and_not_in_every_frame() -> None:
    run = run_with((4, REPLACE), (7, MOVE))
    first = beginning_of(run, 14)
    run.edits = []
    run.advance(3)
    assert beginning_of(run, 17) == first


def test_asked_after_every_edit_it_says_what_it_says_when_asked_once() -> None:
    run, chance = run_with(), np.random.default_rng(5)
    for _ in range(60):
        run.advance(int(chance.integers(0, 3)))
        run.change((MOVE, REPLACE, RESCALE, BY_HAND, ELSEWHERE)[chance.integers(0, 5)])
        beginning_of(run, run.now.step)
    steps = range(run.now.step + 1)
    asked_once = run.until(run.now.step)
    assert [beginning_of(run, step) for step in steps] == [beginning_of(asked_once, step) for step in steps]
