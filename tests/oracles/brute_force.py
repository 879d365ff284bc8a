"""Training by the rule of a single step and nothing else, for what is said on screen to be held against.

A rate may be an array: then that many runs learn from the same batches at the same time, and a line is a pair of arrays.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from app.model.learning.sampling import Order
from app.model.learning.training import Mode

Numbers = float | npt.NDArray[np.float64]
Point = tuple[float, float]
Line = tuple[Numbers, Numbers]

TINY = 1e-300
"""Added to a distance that may be 0 before something is divided by it."""


@dataclass(frozen=True)
class Rule:
    """How a run learns; ``random`` and ``shuffled`` orders are drawn by Python's own generator."""

    points: tuple[Point, ...]
    mode: Mode
    order: Order
    batch_size: int
    rate: Numbers

    @property
    def size(self) -> int:
        """How many points a step learns from, but for the last of an epoch."""
        count = len(self.points)
        return {Mode.STOCHASTIC: 1, Mode.MINI_BATCH: min(self.batch_size, count), Mode.BATCH: count}[self.mode]

    def cost(self, line: Line) -> Numbers:
        """J over all points."""
        return cost_of(self.points, line)

    def batches(self, generator: random.Random) -> list[list[Point]]:
        """The batches of one epoch, each drawn as the order has it."""
        points = list(self.points)
        if self.order is Order.SHUFFLED:
            generator.shuffle(points)
        elif self.order is Order.RANDOM and self.mode is not Mode.BATCH:
            points = generator.choices(points, k=len(points))
        return [points[start : start + self.size] for start in range(0, len(points), self.size)]

    def step(self, line: Line, batch: list[Point]) -> Line:
        """One step."""
        (m, b), grad_m, grad_b = line, 0.0, 0.0
        for x, y in batch:
            error = m * x + b - y
            grad_m += error * x / len(batch)
            grad_b += error / len(batch)
        return m - grad_m * self.rate, b - grad_b * self.rate

    def steps(self, line: Line, epochs: int, seed: int = 0) -> Iterator[tuple[Line, list[Point], Line]]:
        """Each step: the line before, the points learnt from, and the line after."""
        generator = random.Random(seed)
        for _ in range(epochs):
            for batch in self.batches(generator):
                after = self.step(line, batch)
                yield line, batch, after
                line = after

    def epoch_ends(self, line: Line, epochs: int, seed: int = 0) -> list[Line]:
        """The line after each epoch."""
        per_epoch = -(-len(self.points) // self.size)
        return [after for _, _, after in self.steps(line, epochs, seed)][per_epoch - 1 :: per_epoch]

    def log_growth(self, epochs: int, seed: int = 0) -> Numbers:
        """The logarithm of what an epoch multiplies distances by: of a line learning zeros, brought to size each epoch."""
        zeros = Rule(tuple((x, 0.0) for x, _ in self.points), self.mode, self.order, self.batch_size, self.rate)
        generator, line, distances = random.Random(seed), (0.6, 0.8), []
        for _ in range(epochs):
            for batch in zeros.batches(generator):
                line = zeros.step(line, batch)
            distance = (line[0] ** 2 + line[1] ** 2) ** 0.5
            line = line[0] / (distance + TINY), line[1] / (distance + TINY)
            distances.append(distance)
        with np.errstate(divide="ignore"):
            return np.log(distances[epochs // 10 :]).mean(axis=0)


def cost_of(points: tuple[Point, ...] | list[Point], line: Line) -> Numbers:
    """Σ error² over some points."""
    return sum((line[0] * x + line[1] - y) ** 2 for x, y in points)
