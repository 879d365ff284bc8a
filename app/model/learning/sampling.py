"""In which order the points are learnt from.

The order is a pure function of (order, seed, epoch, number of points), so there is no random state to carry about:
stepping back, branching or loading gives the same samples again because there is nothing else they could be.
"""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from app.model.data.dataset import IntArray

SAMPLES_PER_BLOCK = 4096
"""Short epochs are drawn many at a time: making a generator costs far more than shuffling ten numbers."""


class Order(StrEnum):
    """``shuffled``: a new permutation each epoch; ``sequential``: 0 … n−1 again and again; ``random``: with replacement."""

    SHUFFLED = "shuffled"
    SEQUENTIAL = "sequential"
    RANDOM = "random"


class Cursor(NamedTuple):
    """How far through the data training is: ``position`` samples into ``epoch``, both counted from 0."""

    epoch: int = 0
    position: int = 0


def within(cursor: Cursor, count: int) -> Cursor:
    """The cursor, moved on to the next epoch where removals left it beyond the end of this one."""
    return cursor if cursor.position < count else Cursor(cursor.epoch + 1, 0)


def samples(order: Order, seed: int, count: int, cursor: Cursor, how_many: int) -> IntArray:
    """The next ``how_many`` sample numbers from ``cursor`` on, across as many epochs as it takes; shape (how_many,).

    Every epoch has ``count`` samples; ``count`` must be 1 or more.
    """
    first = cursor.epoch * count + cursor.position
    if order is Order.SEQUENTIAL:
        return np.arange(cursor.position, cursor.position + how_many, dtype=np.int64) % count
    block_size = count * max(1, SAMPLES_PER_BLOCK // count)
    last = first + how_many
    parts = []
    while first < last:
        block, offset = divmod(first, block_size)
        part = _block(order, seed, block, count)[offset : offset + (last - first)]
        parts.append(part)
        first += len(part)
    return parts[0] if len(parts) == 1 else np.concatenate(parts or [np.empty(0, dtype=np.int64)])


@lru_cache(maxsize=4)
def _block(order: Order, seed: int, block: int, count: int) -> IntArray:
    """A run of whole epochs, one after another."""
    epochs = max(1, SAMPLES_PER_BLOCK // count)
    generator = np.random.default_rng([seed, block])
    if order is Order.RANDOM:
        drawn = generator.integers(0, count, size=epochs * count)
    else:
        drawn = generator.permuted(np.tile(np.arange(count), (epochs, 1)), axis=1).ravel()
    drawn.flags.writeable = False
    return drawn
