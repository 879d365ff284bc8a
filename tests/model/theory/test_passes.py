"""Stretches of a pass are held against their steps, taken one by one."""

import numpy as np
import pytest

from app.model.data.dataset import Dataset, FloatArray
from app.model.theory.passes import STEPS_JOINED_FIRST, STEPS_TRIED_FIRST, Pass, segment_length
from app.model.theory.principal import PrincipalAxes


def scattered(count: int) -> PrincipalAxes:
    generator = np.random.default_rng(count)
    return PrincipalAxes.of(Dataset.of(generator.random(count), generator.random(count)))


def steps_of(row: Pass) -> list[FloatArray]:
    """Every step as a 3×3 matrix, from its points."""
    features = row.principal.features(slice(row.first, None)).T
    starts = np.arange(0, len(features), row.batch_size)
    sums = np.add.reduceat(features[:, :2, None] * features[:, None, :], starts)
    lengths = np.diff(starts, append=len(features))
    maps = np.tile(np.eye(3), (len(starts), 1, 1))
    maps[:, :2] -= row.learning_rate * sums / lengths[:, None, None]
    return list(maps)


def product(maps: list[FloatArray]) -> FloatArray:
    total = np.eye(3)
    for step in maps:
        total = step @ total
    return total


@pytest.mark.parametrize("length", [1, 2, 6, 64, 128, 1024])
@pytest.mark.parametrize(("batch_size", "first"), [(1, 0), (1, 7), (3, 0), (8, 5), (500, 0)])
def test_segments_are_the_products_of_their_steps(batch_size: int, first: int, length: int) -> None:
    row = Pass(scattered(300), 0.3, batch_size, first)
    maps = steps_of(row)
    assert row.steps == len(maps)
    for taken in {1, len(maps), (len(maps) + 1) // 2}:
        segments = row.segments(taken, length)
        expected = [product(maps[start : min(start + length, taken)]) for start in range(0, taken, length)]
        np.testing.assert_allclose(segments, expected, rtol=1e-10, atol=1e-13)


@pytest.mark.parametrize(("batch_size", "first"), [(1, 0), (1, 1), (1, 298), (4, 0), (500, 10)])
def test_the_whole_is_the_product_of_all_steps(batch_size: int, first: int) -> None:
    row = Pass(scattered(300), 0.3, batch_size, first)
    np.testing.assert_allclose(row.whole(), product(steps_of(row)), rtol=1e-10, atol=1e-14)


@pytest.mark.parametrize("rate", [1e-3, 0.2])
@pytest.mark.parametrize("batch_size", [1, 2])
def test_a_long_pass_loses_nothing_by_forgetting(batch_size: int, rate: float) -> None:
    row = Pass(scattered(30_001), rate, batch_size)
    assert row.steps > 3 * STEPS_TRIED_FIRST
    np.testing.assert_allclose(row.whole(), product(steps_of(row)), rtol=1e-9, atol=1e-15)


def test_what_leaves_the_floats_raises_nothing() -> None:
    row = Pass(scattered(5_000), 50.0, 1)
    assert not np.isfinite(row.whole()).all()
    assert not np.isfinite(row.segments(5_000, 5_056)).all()


@pytest.mark.parametrize(("steps", "length"), [(1, 1), (2, 2), (3, 4), (63, 64), (64, 64), (65, 128), (1000, 1024)])
def test_segments_have_lengths_that_join_well(steps: int, length: int) -> None:
    assert segment_length(steps) == length
    assert length <= STEPS_JOINED_FIRST or length % STEPS_JOINED_FIRST == 0
