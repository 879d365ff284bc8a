"""Training by the rule of a single step and nothing else, for what is said on screen to be held against.

Numbers of a line, a point and a rate may be arrays: then as many steps are taken at the same time.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from app.model.learning.sampling import Order
from app.model.learning.training import Mode

Numbers = float | npt.NDArray[np.float64]
Point = tuple[Numbers, Numbers]
Batch = list[Point]
Line = tuple[Numbers, Numbers]
Start = tuple[float, float]

TINY = 1e-300
"""Added to a distance that may be 0 before something is divided by it."""


@dataclass(frozen=True)
class Rule:
    """How a run learns; ``random`` and ``shuffled`` orders are drawn by another generator than that of the program."""

    points: tuple[tuple[float, float], ...]
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

    @property
    def of_zeros(self) -> Rule:
        """The same with targets of zero."""
        return replace(self, points=tuple((x, 0.0) for x, _ in self.points))

    def batches(self, epochs: int, seed: int = 0) -> list[Batch]:
        """The batches of an epoch, drawn as the order has it, of many epochs at once: numbers are arrays over epochs."""
        generator, count = np.random.Generator(np.random.MT19937(seed)), len(self.points)
        places = np.tile(np.arange(count), (epochs, 1))
        if self.order is Order.SHUFFLED:
            places = generator.permuted(places, axis=1)
        elif self.order is Order.RANDOM and self.mode is not Mode.BATCH:
            places = generator.integers(count, size=(epochs, count))
        xs, ys = np.transpose(self.points)[:, places.T]
        drawn = list(zip(xs, ys, strict=True))
        return [drawn[start : start + self.size] for start in range(0, count, self.size)]

    def step(self, line: Line, batch: Batch) -> Line:
        """One step."""
        (m, b), grad_m, grad_b = line, 0.0, 0.0
        for x, y in batch:
            error = m * x + b - y
            grad_m += error * x / len(batch)
            grad_b += error / len(batch)
        return m - grad_m * self.rate, b - grad_b * self.rate

    def epoch(self, line: Line, batches: list[Batch]) -> list[tuple[Line, Batch, Line]]:
        """Each step of an epoch: the line before, the points learnt from, and the line after."""
        steps = []
        for batch in batches:
            after = self.step(line, batch)
            steps.append((line, batch, after))
            line = after
        return steps

    def end(self, line: Line, batches: list[Batch]) -> npt.NDArray[np.float64]:
        """The line after an epoch."""
        return np.array(self.epoch(line, batches)[-1][2])

    def steps(self, start: Start, epochs: int, seed: int = 0) -> list[tuple[Line, Batch, Line]]:
        """The steps of a run: the first of every epoch at once, then the second, and so on.

        Where the epochs begin is told by the ends of three lines, which an epoch moves in proportion. Then all steps are
        taken, and each epoch has to end where the next begins.
        """
        batches = self.batches(epochs, seed)
        shift = self.end((0.0, 0.0), batches)
        moves = np.concatenate([shift, self.end((1.0, 0.0), batches) - shift, self.end((0.0, 1.0), batches) - shift])
        m, b = start
        begins = [start]
        for shift_m, shift_b, m_m, m_b, b_m, b_b in moves.T.tolist():
            m, b = shift_m + m_m * m + b_m * b, shift_b + m_b * m + b_b * b
            begins.append((m, b))
        befores = np.transpose(begins)
        steps = self.epoch((befores[0, :-1], befores[1, :-1]), batches)
        np.testing.assert_allclose(steps[-1][2], befores[:, 1:], rtol=1e-9, atol=1e-12)
        return steps

    def lines(self, start: Start, epochs: int, seed: int = 0) -> npt.NDArray[np.float64]:
        """The line after each step, one after another: slopes and intercepts."""
        afters = np.array([after for _, _, after in self.steps(start, epochs, seed)])
        return np.transpose(afters, (1, 2, 0)).reshape(2, -1)

    def epoch_ends(self, start: Start, epochs: int, seed: int = 0) -> list[Line]:
        """The line after each epoch."""
        return [(m, b) for m, b in np.transpose(self.steps(start, epochs, seed)[-1][2]).tolist()]

    def log_growth(self, epochs: int, seed: int = 0) -> Numbers:
        """The logarithm of what an epoch multiplies distances by: of a line learning zeros, brought to size each epoch."""
        return log_growths(self, self.of_zeros.batches(epochs, seed))[epochs // 10 :].mean(axis=0)


def log_growths(rule: Rule, batches: list[Batch]) -> npt.NDArray[np.float64]:
    """The logarithm of what each epoch multiplies the distance by, which is 1 when it begins; targets are zero."""
    rule = replace(rule, rate=np.expand_dims(rule.rate, -1))
    ends = [rule.end(line, batches) for line in ((1.0, 0.0), (0.0, 1.0))]
    moves = np.moveaxis(np.concatenate(ends), -1, 0)
    m, b, distances = 0.6, 0.8, []
    for m_m, m_b, b_m, b_b in moves.tolist() if moves.ndim == 2 else moves:
        m, b = m_m * m + b_m * b, m_b * m + b_b * b
        distance = (m * m + b * b) ** 0.5
        m, b = m / (distance + TINY), b / (distance + TINY)
        distances.append(distance)
    with np.errstate(divide="ignore"):
        return np.log(distances)


def cost_of(points: Sequence[Point], line: Line) -> Numbers:
    """Σ error² over some points."""
    return sum((line[0] * x + line[1] - y) ** 2 for x, y in points)
