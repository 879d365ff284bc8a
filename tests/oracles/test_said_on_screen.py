"""What the window says will happen is held against plain simulations of random small sets, in every mode and order."""

from __future__ import annotations

import math
import re
from dataclasses import replace
from functools import cache
from itertools import pairwise, product
from math import sqrt

import numpy as np
import numpy.typing as npt
import pytest

from app.model.data.dataset import Dataset
from app.model.data.scaling import Line, ScaleChoice
from app.model.learning.learning_rate import halved_learning_rate
from app.model.learning.sampling import Order
from app.model.learning.training import Mode, Settings, Training, TrainingSet
from app.model.theory.least_squares import least_squares
from app.model.theory.outlook import Outlook, outlook
from app.model.theory.zones.rate_zones import RateZones
from app.model.theory.zones.zones import rate_zones
from app.words.outlook import forecast_in_words, marked_in_words, marked_notice, what_holds_in_words
from tests.oracles.brute_force import Numbers, Rule, cost_of

COURSES = [
    (Mode.BATCH, Order.SHUFFLED),
    *product((Mode.STOCHASTIC, Mode.MINI_BATCH), (Order.SEQUENTIAL, Order.SHUFFLED, Order.RANDOM)),
]
every_course = pytest.mark.parametrize(("mode", "order"), COURSES, ids=[f"{mode}-{order}" for mode, order in COURSES])
every_set = pytest.mark.parametrize("seed", range(4))
BATCH_SIZE = 3


def random_points(seed: int) -> tuple[tuple[float, float], ...]:
    """Two to nine points with noise: in the unit square, in a wider field, or with one far out."""
    generator = np.random.default_rng(seed)
    count = int(generator.integers(2, 10))
    xs = generator.random(count) if seed % 2 else generator.uniform(-1.5, 1.5, count)
    ys = 0.4 * xs + 0.2 + generator.normal(0.0, 0.15, count)
    return tuple(zip(xs.tolist(), ys.tolist(), strict=True))


def rule_of(seed: int, mode: Mode, order: Order, rate: float = 0.1) -> Rule:
    return Rule(random_points(seed), mode, order, BATCH_SIZE, rate)


def training_of(rule: Rule, rate: float | None = None) -> Training:
    xs, ys = zip(*rule.points, strict=True)
    settings = Settings(rule.mode, rule.order, rule.batch_size, rule.rate if rate is None else rate)
    return Training(TrainingSet(Dataset.of(xs, ys), ScaleChoice.NONE), settings)


@cache
def zones_of(rule: Rule) -> RateZones:
    start = training_of(rule)
    zones = rate_zones(start.training_set.data, start.settings)
    assert zones is not None
    return zones


def at_rate(rule: Rule, rate: Numbers) -> Rule:
    return replace(rule, rate=rate)


def told_numbers(text: str) -> list[float]:
    return [float(number) for number in re.findall(r"\d+(?:\.\d+)?", text)]


# --- «heads for J 0.102, distance ×0.93 an epoch» -------------------------------------------------------------------


def test_one_point_shrinks_the_distance_by_the_factor_told_and_the_cost_by_its_square() -> None:
    rule = Rule(((0.4, 0.6),), Mode.STOCHASTIC, Order.SHUFFLED, 1, 0.05)
    words = forecast_in_words(outlook(training_of(rule)))[0]
    assert words == "heads for J 0, distance ×0.942 an epoch"
    ends = [(0.0, 0.0), *rule.epoch_ends((0.0, 0.0), 5)]
    # All lines through the point are ends; the distance to them is the error over the length of (x, 1).
    errors = [abs(m * 0.4 + b - 0.6) for m, b in ends]
    assert [after / before for before, after in pairwise(errors)] == pytest.approx([0.942] * 5)
    costs = [rule.cost(end) for end in ends]
    assert costs[1] / costs[0] == pytest.approx(0.942**2)


@pytest.mark.parametrize("share", [0.03, 0.3, 0.9])
@every_set
@pytest.mark.parametrize(("mode", "order"), [(Mode.BATCH, Order.SHUFFLED), (Mode.STOCHASTIC, Order.SEQUENTIAL)])
def test_the_distance_to_the_end_shrinks_by_the_factor_told(mode: Mode, order: Order, seed: int, share: float) -> None:
    rule = rule_of(seed, mode, order)
    rule = at_rate(rule, share * zones_of(rule).diverges_above)
    ahead = outlook(training_of(rule))
    assert ahead.rest is not None
    assert ahead.shrink_per_epoch is not None
    end = Line(*ahead.rest)
    # Enough epochs for the slowest direction alone to be left, few enough for no rounding to show.
    epochs = max(4, min(3000, int(math.log(1e-9) / math.log(ahead.shrink_per_epoch))))
    lines = rule.epoch_ends((end.slope + 1.0, end.intercept - 2.0), epochs)
    early = epochs // 3
    distances = [math.dist(line, end) for line in (lines[early], lines[-1])]
    measured = (distances[1] / distances[0]) ** (1.0 / (epochs - 1 - early))
    assert math.log(ahead.shrink_per_epoch) == pytest.approx(math.log(measured), rel=0.12, abs=1e-9)


@every_set
@every_course
def test_a_run_ends_at_the_cost_that_it_heads_for(mode: Mode, order: Order, seed: int) -> None:
    rule = rule_of(seed, mode, order)
    rule = at_rate(rule, 0.3 * zones_of(rule).holds_below)
    ahead = outlook(training_of(rule))
    assert ahead.rest is not None
    assert ahead.rest_cost is not None
    words = forecast_in_words(ahead)[0]
    if order is Order.SEQUENTIAL or mode is Mode.BATCH:
        # Where steps between the ends of epochs have other costs, the words say that it is that of the ends.
        costs = rule.cost(rule.lines((1.0, -1.0), 6000))
        per_epoch = len(costs) // 6000
        assert costs[-1] == pytest.approx(ahead.rest_cost, rel=1e-6)
        is_loop = max(costs[-per_epoch:]) > costs[-1] * (1.0 + 1e-9) or min(costs[-per_epoch:]) < costs[-1] * (1.0 - 1e-9)
        assert ("at epoch ends" in words) == is_loop
        assert "mean" not in words
        return
    assert words.startswith("heads for mean J ")
    costs = rule.cost(np.concatenate([rule.lines(tuple(ahead.rest), 4000, run) for run in range(4)], axis=1))
    least = least_cost(rule)
    assert ahead.rest_cost - least == pytest.approx(np.mean(costs) - least, rel=0.12, abs=1e-12)


def least_cost(rule: Rule) -> float:
    return float(training_of(rule).training_set.moments.least_cost)


def test_a_factor_below_one_is_never_read_as_one() -> None:
    for left in (0.3, 0.01, 0.004, 1e-3, 3e-5, 2e-6, 1e-6, 4e-9):
        words = forecast_in_words(Outlook(rest_cost=1.0, shrink_per_epoch=1.0 - left))[0]
        told = words.split("×", 1)[1].removesuffix(" an epoch")
        assert float(told.strip("()").split(" ")[0]) < 1.0 or told.startswith("(1 − "), words


@pytest.mark.parametrize("share", [0.1, 0.3])
@every_set
@pytest.mark.parametrize("order", [Order.SHUFFLED, Order.RANDOM])
@pytest.mark.parametrize("mode", [Mode.STOCHASTIC, Mode.MINI_BATCH])
def test_most_steps_lie_in_the_circle_of_two_standard_deviations(mode: Mode, order: Order, seed: int, share: float) -> None:
    rule = rule_of(seed, mode, order)
    rule = at_rate(rule, share * zones_of(rule).holds_below)
    ahead = outlook(training_of(rule))
    assert ahead.rest is not None
    if ahead.circle is None or (rule.size == len(rule.points) and order is Order.SHUFFLED):
        return
    lines = np.concatenate([rule.lines(tuple(ahead.rest), 2000, run) for run in range(3)], axis=1)
    away = lines.T - ahead.rest
    # Points that are alike make circles that are lines.
    squared = np.einsum("ki,ij,kj->k", away, np.linalg.pinv(ahead.circle, rcond=1e-9), away)
    assert np.mean(squared) == pytest.approx(2.0, rel=0.15)
    assert np.mean(squared <= 4.0) > 0.75


# --- the zones of the learning rate ---------------------------------------------------------------------------------


@every_set
@every_course
def test_no_rate_is_faster_than_the_one_called_fastest(mode: Mode, order: Order, seed: int) -> None:
    rule = rule_of(seed, mode, order)
    zones = zones_of(rule)
    words = marked_in_words(zones, mode, zones.marked(mode))
    limit = zones.oscillates_above if words.startswith("fastest without overshoot") else zones.diverges_above
    fastest = at_rate(rule, zones.marked(mode)).log_growth(1500)
    others = at_rate(rule, limit * np.linspace(0.03, 0.999, 32)).log_growth(1500)
    assert fastest <= 0.93 * others.min() + 0.02


@every_set
@every_course
def test_below_the_oscillating_zone_no_step_jumps_past_the_least_of_its_own_cost(
    mode: Mode, order: Order, seed: int
) -> None:
    rule = rule_of(seed, mode, order)
    zones = zones_of(rule)
    assert not jumps_past(at_rate(rule, 0.999 * zones.oscillates_above))
    if zones.oscillates_above < zones.diverges_above:
        assert jumps_past(at_rate(rule, min(1.05 * zones.oscillates_above, 0.999 * zones.diverges_above)))


def jumps_past(rule: Rule) -> bool:
    """Whether some step on targets of zero turns a line round that lies in the steepest direction of its points."""
    zeros = rule.of_zeros
    for batch in zeros.batches(2000):
        xs = np.unique(np.sort([x for x, _ in batch], axis=0), axis=1)
        m, b = steepest_lines(xs)
        after_m, after_b = zeros.step((m, b), [(x, 0.0) for x in xs])
        if np.any(after_m * m + after_b * b < 0.0):
            return True
    return False


def steepest_lines(xs: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """The direction in which the cost of points at ``xs[:, k]`` rises most, for each k: slopes and intercepts."""
    v = np.stack([xs, np.ones_like(xs)], axis=-1)
    return np.linalg.eigh(np.einsum("nki,nkj->kij", v, v))[1][:, :, -1].T


@every_set
@every_course
def test_a_rate_diverges_above_the_limit_and_not_below_it(mode: Mode, order: Order, seed: int) -> None:
    rule = rule_of(seed, mode, order)
    limit = zones_of(rule).diverges_above
    # The limit of orders drawn at random is an estimate, and is told as such.
    margin = 0.002 if order is Order.SEQUENTIAL or mode is Mode.BATCH else 0.08
    assert at_rate(rule, (1.0 - margin) * limit).log_growth(4000) < 0.0
    assert at_rate(rule, (1.0 + margin) * limit).log_growth(4000) > 0.0


@every_set
@every_course
def test_slow_takes_more_epochs_than_good(mode: Mode, order: Order, seed: int) -> None:
    rule = rule_of(seed, mode, order)
    zones = zones_of(rule)
    if zones.slow_below < zones.oscillates_above:
        fastest = at_rate(rule, zones.fastest).log_growth(1500)
        promised = max(-math.log(100.0) / 200, fastest / 10)
        assert at_rate(rule, zones.slow_below).log_growth(3000) == pytest.approx(promised, rel=0.15)


# --- what a banner says of a run that diverged, and what H does ------------------------------------------------------


@pytest.mark.parametrize("share", [1.0, 0.5])
@pytest.mark.parametrize("seed", range(8))
@every_course
def test_no_step_raises_the_cost_of_its_own_points_below_the_rate_that_is_told(
    mode: Mode, order: Order, seed: int, share: float
) -> None:
    rule = rule_of(seed, mode, order)
    told = told_numbers(what_holds_in_words(zones_of(rule)))[-1]
    rule = at_rate(rule, share * told * (1.0 - 1e-9))
    for before, batch, after in rule.steps((30.0, -40.0), 300):
        assert np.all(cost_of(batch, after) <= cost_of(batch, before) * (1.0 + 1e-9) + 1e-20)


@pytest.mark.parametrize("seed", range(8))
@every_course
def test_above_that_rate_some_step_can_raise_it(mode: Mode, order: Order, seed: int) -> None:
    rule = rule_of(seed, mode, order)
    if mode is Mode.MINI_BATCH and order is Order.SHUFFLED:
        pytest.skip("the rate is a bound there: shuffled batches may never be so steep")
    rule = at_rate(rule, 1.02 * zones_of(rule).holds_below)
    # Targets of zero and a line along the steepest direction of a batch: the very step that the limit is about.
    zeros = rule.of_zeros
    batches = [[x for x, _ in batch] for batch in zeros.batches(1)]
    if order is Order.RANDOM:
        farthest = max((x for x, _ in rule.points), key=abs)
        batches.append([np.array([farthest])] * zeros.size)
    has_risen = False
    for xs in batches:
        steepest, batch = steepest_lines(np.array(xs)), [(x, 0.0) for x in xs]
        has_risen |= bool(cost_of(batch, zeros.step(tuple(steepest), batch)) > cost_of(batch, steepest))
    assert has_risen


@pytest.mark.parametrize("seed", range(8))
@every_course
def test_a_line_is_never_thrown_far_at_a_rate_that_holds(mode: Mode, order: Order, seed: int) -> None:
    """Each step brings the line no farther from the lines that fit its points: the distance grows by the noise alone."""
    rule = rule_of(seed, mode, order)
    rule = at_rate(rule, halved_learning_rate(40.0, zones_of(rule).holds_below))
    best = least_squares(training_of(rule).training_set.moments)
    assert best is not None
    push = rule.rate * max(sqrt(1.0 + x * x) * abs(best.slope * x + best.intercept - y) for x, y in rule.points)
    for before, _, after in rule.steps((5.0, -5.0), 400):
        nearer, farther = (np.hypot(m - best.slope, b - best.intercept) for m, b in (before, after))
        assert np.all(farther <= nearer + push * (1.0 + 1e-9))


@every_set
@every_course
def test_below_the_limit_a_run_comes_back_in_the_end(mode: Mode, order: Order, seed: int) -> None:
    rule = rule_of(seed, mode, order)
    told = told_numbers(what_holds_in_words(zones_of(rule)))[0]
    rule = at_rate(rule, 0.95 * told)
    start = (1e6, -1e6)
    assert np.any(rule.cost(rule.lines(start, 4000)) < 1e-6 * rule.cost(start))


# --- what A says -----------------------------------------------------------------------------------------------------


@every_set
@every_course
def test_the_rate_that_a_sets_lies_in_the_zone_that_is_told(mode: Mode, order: Order, seed: int) -> None:
    zones = zones_of(rule_of(seed, mode, order))
    marked = zones.marked(mode)
    words = marked_in_words(zones, mode, marked)
    if words.startswith("fastest without overshoot"):
        assert 0.98 * zones.oscillates_above < marked < zones.oscillates_above
    else:
        assert zones.zone_of(marked) in words
    assert told_numbers(words)[0] == marked


def test_a_tells_what_the_fastest_rate_costs() -> None:
    rule = Rule(random_points(1), Mode.STOCHASTIC, Order.SHUFFLED, 1, 0.1)
    zones = zones_of(rule)
    rate = zones.marked(Mode.STOCHASTIC)
    start = training_of(rule, rate)
    least = start.training_set.moments.least_cost
    says = marked_notice(outlook(start), Mode.STOCHASTIC, rate, least)
    assert re.fullmatch(r"Fastest rate without overshoot 0\.\d+: heads for mean J [\d.]+, least [\d.]+", says)
    assert told_numbers(says)[-1] == pytest.approx(least, rel=0.01)
    assert told_numbers(says)[-2] > 1.1 * least
