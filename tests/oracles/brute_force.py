"""Training as the rule of a step alone has it, in plain Python, for what is said on screen to be held against."""

from __future__ import annotations

import math
import random
from collections.abc import Iterator
from dataclasses import dataclass

from app.model.learning.sampling import Order
from app.model.learning.training import Mode

Point = tuple[float, float]
Line = tuple[float, float]


@dataclass(frozen=True)
class Rule:
    """How a run learns; ``random`` and ``shuffled`` orders are drawn by Python's own generator."""

    points: tuple[Point, ...]
    mode: Mode
    order: Order
    batch_size: int
    rate: float

    @property
    def size(self) -> int:
        """How many points a step learns from, but for the last of an epoch."""
        count = len(self.points)
        return {Mode.STOCHASTIC: 1, Mode.MINI_BATCH: min(self.batch_size, count), Mode.BATCH: count}[self.mode]

    def cost(self, line: Line) -> float:
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
        (m, b), count = line, len(batch)
        errors = [m * x + b - y for x, y in batch]
        grad_m = sum(error * x for error, (x, _) in zip(errors, batch, strict=True)) / count
        return m - grad_m * self.rate, b - sum(errors) / count * self.rate

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

    def log_growth(self, epochs: int, seed: int = 0) -> float:
        """The logarithm of what an epoch multiplies distances by: of a line learning zeros, brought to size each epoch."""
        zeros = Rule(tuple((x, 0.0) for x, _ in self.points), self.mode, self.order, self.batch_size, self.rate)
        generator, line, log_distance, counted = random.Random(seed), (0.6, 0.8), 0.0, 0
        for epoch in range(epochs):
            for batch in zeros.batches(generator):
                line = zeros.step(line, batch)
            distance = math.hypot(*line)
            if distance == 0.0:
                return -math.inf
            line = line[0] / distance, line[1] / distance
            if epoch >= epochs // 10:
                log_distance, counted = log_distance + math.log(distance), counted + 1
        return log_distance / counted


def cost_of(points: tuple[Point, ...] | list[Point], line: Line) -> float:
    """Σ error² over some points."""
    return sum((line[0] * x + line[1] - y) ** 2 for x, y in points)
