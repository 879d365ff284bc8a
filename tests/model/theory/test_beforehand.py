"""What another process worked out is found again here, and is the same to the bit."""

from __future__ import annotations

import pickle

import numpy as np
import pytest

from app.model.data import dataset as datasets
from app.model.data.dataset import Dataset
from app.model.learning.training import Mode, Settings, Training, TrainingSet
from app.model.theory import mean_square
from app.model.theory.mean_square import MANY_POINTS, worked_out
from app.model.theory.outlook import Outlook, outlook

GENERATOR = np.random.default_rng(8)
XS, NOISE = GENERATOR.random(3 * MANY_POINTS), GENERATOR.random(3 * MANY_POINTS)


def points(size: float) -> Dataset:
    return Dataset.of(size * XS, size * (0.3 * XS + NOISE))


def numbers(found: Outlook) -> list[object]:
    return [found.zones, found.rest, found.rest_cost, found.shrink_per_epoch, np.asarray(found.circle).tobytes()]


@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize("size", [0.7, 1e6], ids=["as they are", "scaled"])
def test_nothing_is_summed_again_and_all_is_the_same(size: float, mode: Mode, monkeypatch: pytest.MonkeyPatch) -> None:
    fresh = TrainingSet(points(size))
    expected = outlook(Training(fresh, Settings(mode)))
    handed_over = pickle.loads(pickle.dumps(worked_out(points(size))))

    def fails(*_: object) -> None:
        raise AssertionError("it was worked out before")

    monkeypatch.setattr(datasets, "sums_by_block", fails)
    monkeypatch.setattr(mean_square, "_mean_products", fails)
    found = TrainingSet(handed_over)
    assert found.scaling == fresh.scaling
    assert found.data.xs.tobytes() + found.data.ys.tobytes() == fresh.data.xs.tobytes() + fresh.data.ys.tobytes()
    assert found.moments == fresh.moments
    assert numbers(outlook(Training(found, Settings(mode)))) == numbers(expected)


def test_in_other_units_the_points_are_scaled_anew() -> None:
    known = worked_out(points(1e6))
    assert np.array_equal(known.scaled(1.0, 2.0, 3.0, 4.0).xs, (known.xs - 1.0) / 2.0)


def test_an_edit_leaves_what_was_worked_out_behind() -> None:
    moved = worked_out(points(1e6)).moved(0, -1.0, 5.0)
    assert moved.kept == {}
    assert TrainingSet(moved).data == TrainingSet(Dataset.of(moved.xs, moved.ys)).data
