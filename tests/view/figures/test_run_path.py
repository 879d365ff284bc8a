"""Where the path of a run begins: with the points and units that it has at the step looked at."""

from __future__ import annotations

import pytest

from app.model.data.dataset import Dataset
from app.model.learning.training import Training, TrainingSet
from app.model.time.changes import Change, MovePoint, ReplacePoints, SetScale
from app.model.time.run import Run
from app.view.figures.run_path import begin_of

POINTS, OTHERS = Dataset.of([0.1, 0.5, 0.9], [0.2, 0.6, 0.7]), Dataset.of([0.3, 0.8], [0.1, 0.4])
MOVE, REPLACE, RESCALE = MovePoint(0, 0.3, 0.3), ReplacePoints(OTHERS), SetScale("standard")


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
    ],
)
def test_it_begins_after_the_latest_other_points_or_units(changes: list[tuple[int, Change]], begins: dict[int, int]) -> None:
    run = run_with(*changes)
    assert {step: begin_of(run, step) for step in begins} == begins


def test_another_change_is_noticed() -> None:
    run = run_with((4, REPLACE))
    assert begin_of(run, 14) == 5
    run.change(RESCALE)
    assert begin_of(run, 14) == 15
    assert begin_of(run.until(8), 8) == 5


def test_edits_are_gone_through_once_and_not_in_every_frame() -> None:
    run = run_with((4, REPLACE), (7, MOVE))
    begin_of(run, 14)
    run.edits = []
    run.advance(3)
    assert begin_of(run, 17) == 5
