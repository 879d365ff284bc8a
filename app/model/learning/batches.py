"""Mini-batches and their moments, computed for many batches in a few numpy calls."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from app.model.data.dataset import FloatArray, IntArray
from app.model.learning.sampling import samples
from app.model.learning.training import Training

SAMPLES_AT_A_TIME = 1_000_000


@dataclass(frozen=True, slots=True)
class Batches:
    """``k`` mini-batches in a row; all fields but ``drawn`` have shape (k,). ``drawn`` holds the samples of all of them."""

    drawn: IntArray
    starts: IntArray
    sizes: IntArray
    spreads: FloatArray
    slopes: FloatArray
    x_means: FloatArray
    y_means: FloatArray

    def rows(self) -> Iterable[tuple[float, float, float, float]]:
        """(Cxx/n, least-squares slope, x̄, ȳ) of each batch, as plain floats."""
        columns = (self.spreads, self.slopes, self.x_means, self.y_means)
        return zip(*(column.tolist() for column in columns), strict=True)

    def samples_of(self, batch: int) -> IntArray:
        """The sample numbers of one batch."""
        return self.drawn[self.starts[batch] : self.starts[batch] + self.sizes[batch]]


def next_batches(training: Training, how_many: int) -> Batches:
    """The next batches from the training's cursor on; the last one of an epoch may be smaller.

    There are ``how_many`` of them, or fewer if they would have more than ``SAMPLES_AT_A_TIME`` samples together.
    """
    data, settings = training.training_set.data, training.settings
    how_many = min(how_many, max(1, SAMPLES_AT_A_TIME // min(settings.batch_size, len(data))))
    sizes = _sizes(len(data), settings.batch_size, training.cursor.position, how_many)
    starts = np.cumsum(sizes) - sizes
    drawn = samples(settings.order, settings.seed, len(data), training.cursor, int(sizes.sum()))
    xs, ys = data.at(drawn)
    x_means, y_means = np.add.reduceat(xs, starts) / sizes, np.add.reduceat(ys, starts) / sizes
    dx, dy = xs - np.repeat(x_means, sizes), ys - np.repeat(y_means, sizes)
    spreads, together = np.add.reduceat(dx * dx, starts) / sizes, np.add.reduceat(dx * dy, starts) / sizes
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        slopes = together / spreads
    is_flat = ~np.isfinite(slopes)
    slopes[is_flat] = spreads[is_flat] = 0.0
    return Batches(drawn, starts, sizes, spreads, slopes, x_means, y_means)


def _sizes(count: int, batch_size: int, position: int, how_many: int) -> IntArray:
    """The sizes of the next batches: full ones, then the rest of the epoch, then the same for the next epochs."""
    per_epoch = -(-count // batch_size)
    left = count - position
    until_end = -(-left // batch_size)
    sizes = np.full(how_many, batch_size, dtype=np.int64)
    sizes[until_end - 1 : until_end] = left - batch_size * (until_end - 1)
    sizes[until_end + per_epoch - 1 :: per_epoch] = count - batch_size * (per_epoch - 1)
    return sizes
