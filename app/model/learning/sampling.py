"""The order in which points are learnt from.

It is a pure function of (order, seed, epoch, number of points). There is no state of a random generator to store:
stepping back, branching or loading gives the same samples again.
"""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from app.model.data.dataset import IntArray

SAMPLES_PER_BLOCK = 4096
"""Short epochs are drawn many at a time: creating a generator takes far longer than shuffling ten numbers."""


class Order(StrEnum):
    """``shuffled``: a new permutation each epoch; ``sequential``: 0 … n−1 again and again; ``random``: with replacement."""

    SHUFFLED = "shuffled"
    SEQUENTIAL = "sequential"
    RANDOM = "random"


class Cursor(NamedTuple):
    """The position of training in the data: ``position`` samples into ``epoch``, both counted from 0."""

    epoch: int = 0
    position: int = 0


def within(cursor: Cursor, count: int) -> Cursor:
    """The cursor; moved to the next epoch if points were removed and it is now beyond the end of its epoch."""
    return cursor if cursor.position < count else Cursor(cursor.epoch + 1, 0)


def samples(order: Order, seed: int, count: int, cursor: Cursor, how_many: int) -> IntArray:
    """The next ``how_many`` sample numbers from ``cursor`` on, across epochs; shape (how_many,).

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
    """A block of whole epochs, one after another."""
    epochs = max(1, SAMPLES_PER_BLOCK // count)
    generator = np.random.default_rng([seed, block])
    if order is Order.RANDOM:
        drawn = generator.integers(0, count, size=epochs * count)
    else:
        drawn = generator.permuted(np.tile(np.arange(count), (epochs, 1)), axis=1).ravel()
    drawn.flags.writeable = False
    return drawn
