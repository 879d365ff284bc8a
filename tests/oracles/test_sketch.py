"""The program against what others say: the talk's sketch, numpy, scikit-learn, finite differences and SymPy."""

from __future__ import annotations

import csv
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TypeAlias

import numpy as np
import pytest

from app.model.data.dataset import Dataset
from app.model.data.scaling import Line
from app.model.learning.cost import cost, mean_gradient
from app.model.learning.descent import run_steps
from app.model.learning.sampling import Order
from app.model.learning.training import Mode, Settings, Training, TrainingSet

Points: TypeAlias = tuple[tuple[float, float], ...]
Train: TypeAlias = Callable[..., list[dict[str, str]]]

GENERATOR = np.random.default_rng(11)
CLICKED: Points = tuple((x, y) for x, y in GENERATOR.random((17, 2)).tolist())
"""Points as a hand would click them: anywhere, in no order."""

LEARNING_RATE = 0.05
PASSES = 6
LINES = [(0.0, 0.0), (0.3, -0.7), (-2.0, 1.5), (12.0, 0.01)]
every_line = pytest.mark.parametrize(("slope", "intercept"), LINES)


def sketch(points: Points, passes: int, learning_rate: float = LEARNING_RATE) -> Iterator[tuple[float, float]]:
    """The talk's own loop, one pass over the points a frame; gives m and b after every point."""
    m = b = 0.0
    for _ in range(passes):
        for x, y in points:
            guess = m * x + b
            error = y - guess
            m = m + error * x * learning_rate
            b = b + error * learning_rate
            yield m, b


@pytest.fixture(scope="module")
def train(program: Path, tmp_path_factory: pytest.TempPathFactory) -> Train:
    """Runs the program without a window on these points, once for the same words; gives the rows of its trace."""

    @cache
    def run(points: Points, steps: int, *arguments: str) -> list[dict[str, str]]:
        folder = tmp_path_factory.mktemp("train")
        table, trace = folder / "points.csv", folder / "trace.csv"
        table.write_text("x,y\n" + "".join(f"{x!r},{y!r}\n" for x, y in points))
        command = [sys.executable, str(program), str(table), "--headless", "--steps", str(steps), "--trace", str(trace)]
        subprocess.run([*command, *arguments], check=True, timeout=60)
        with trace.open(newline="") as file:
            return list(csv.DictReader(file))

    return run


def least_squares(points: Points) -> tuple[float, float]:
    xs, ys = np.array(points).T
    slope, intercept = np.linalg.lstsq(np.column_stack([xs, np.ones(len(xs))]), ys, rcond=None)[0]
    return float(slope), float(intercept)


def dataset(points: Points) -> Dataset:
    return Dataset.of([x for x, _ in points], [y for _, y in points])


def test_a_sequential_run_is_the_talks_sketch_bit_for_bit(train: Train) -> None:
    rows = train(CLICKED, PASSES * len(CLICKED), "--order", "sequential", "--mode", "stochastic")
    assert [(float(row["m"]), float(row["b"])) for row in rows] == list(sketch(CLICKED, PASSES))


def test_the_sketchs_guess_and_error_are_the_traces_with_the_sign_turned(train: Train) -> None:
    rows = train(CLICKED, PASSES * len(CLICKED), "--order", "sequential", "--mode", "stochastic")
    m = b = 0.0
    for row, (x, y), moved in zip(rows, CLICKED * PASSES, sketch(CLICKED, PASSES), strict=True):
        assert float(row["guess"]) == m * x + b
        assert float(row["error"]) == -(y - (m * x + b))
        m, b = moved


@pytest.mark.parametrize("learning_rate", [0.001, 0.3, 1.0])
def test_the_sketch_with_another_learning_rate_is_met_too(train: Train, learning_rate: float) -> None:
    arguments = ("--order", "sequential", "--mode", "stochastic", "--learning-rate", repr(learning_rate))
    rows = train(CLICKED[:5], 50, *arguments)
    assert [(float(row["m"]), float(row["b"])) for row in rows] == list(sketch(CLICKED[:5], 10, learning_rate))


def test_two_points_clicked_is_where_the_sketch_begins(train: Train) -> None:
    rows = train(CLICKED[:2], 8, "--order", "sequential", "--mode", "stochastic")
    assert [(float(row["m"]), float(row["b"])) for row in rows] == list(sketch(CLICKED[:2], 4))


def test_batch_descent_reaches_the_least_squares_of_numpy(train: Train) -> None:
    rows = train(CLICKED, 3000, "--mode", "batch", "--learning-rate", "1")
    assert (float(rows[-1]["m"]), float(rows[-1]["b"])) == pytest.approx(least_squares(CLICKED), abs=1e-9)


def test_the_cost_that_batch_descent_reaches_is_the_least(train: Train) -> None:
    rows = train(CLICKED, 3000, "--mode", "batch", "--learning-rate", "1")
    slope, intercept = least_squares(CLICKED)
    assert float(rows[-1]["cost"]) == pytest.approx(sum((slope * x + intercept - y) ** 2 for x, y in CLICKED), rel=1e-12)


@pytest.mark.parametrize("learning_rate", [0.001, 0.05, 0.5])
def test_one_epoch_of_scikit_learn_is_one_sequential_pass(learning_rate: float) -> None:
    linear_model = pytest.importorskip("sklearn.linear_model")
    xs, ys = np.array(CLICKED).T
    peer = linear_model.SGDRegressor(
        loss="squared_error", penalty=None, learning_rate="constant", eta0=learning_rate, shuffle=False
    )
    settings = Settings(order=Order.SEQUENTIAL, learning_rate=learning_rate)
    steps = run_steps(Training(TrainingSet(dataset(CLICKED)), settings), 5 * len(CLICKED))
    for epoch in range(1, 6):
        peer.partial_fit(xs.reshape(-1, 1), ys)
        ours = steps.slopes[epoch * len(CLICKED)], steps.intercepts[epoch * len(CLICKED)]
        assert ours == pytest.approx((peer.coef_[0], peer.intercept_[0]), rel=0, abs=1e-12)


@every_line
def test_half_the_central_difference_of_the_mean_cost_is_the_gradient(slope: float, intercept: float) -> None:
    moments, n = dataset(CLICKED).moments, len(CLICKED)
    # A parabola's central difference is exact at any width, so that a wide one only loses less to rounding.
    by_slope = (cost(moments, slope + 0.5, intercept) - cost(moments, slope - 0.5, intercept)) / 2 / n
    by_intercept = (cost(moments, slope, intercept + 0.5) - cost(moments, slope, intercept - 0.5)) / 2 / n
    assert mean_gradient(moments, slope, intercept) == pytest.approx((by_slope, by_intercept), rel=1e-10)


@every_line
def test_half_the_central_difference_of_a_points_squared_error_is_its_gradient(slope: float, intercept: float) -> None:
    x, y = CLICKED[0]

    def squared(m: float, b: float) -> float:
        return (m * x + b - y) ** 2

    record = run_steps(Training(TrainingSet(dataset(CLICKED[:1])), line=Line(slope, intercept)), 1).record()
    by_slope = (squared(slope + 0.5, intercept) - squared(slope - 0.5, intercept)) / 2
    by_intercept = (squared(slope, intercept + 0.5) - squared(slope, intercept - 0.5)) / 2
    assert (record.grad_m, record.grad_b) == pytest.approx((by_slope, by_intercept), rel=1e-10)


def test_sympy_derives_what_the_step_card_says() -> None:
    sympy = pytest.importorskip("sympy")
    m, b, x, y = sympy.symbols("m b x y", real=True)
    error = m * x + b - y
    assert sympy.diff(error, m) == x
    assert sympy.diff(error, b) == 1
    assert sympy.simplify(sympy.diff(error**2, m) - 2 * error * x) == 0
    assert sympy.simplify(sympy.diff(error**2, b) - 2 * error) == 0


@every_line
@pytest.mark.parametrize("mode", list(Mode))
def test_the_gradient_of_a_step_is_half_of_what_sympy_derives(mode: Mode, slope: float, intercept: float) -> None:
    sympy = pytest.importorskip("sympy")
    points = CLICKED[:4]
    settings = Settings(mode, Order.SEQUENTIAL, batch_size=3)
    record = run_steps(Training(TrainingSet(dataset(points)), settings, Line(slope, intercept)), 1).record()
    used = points[: {Mode.STOCHASTIC: 1, Mode.MINI_BATCH: 3, Mode.BATCH: 4}[mode]]
    m, b = sympy.symbols("m b")
    mean_cost = sum((m * sympy.Float(x, 40) + b - sympy.Float(y, 40)) ** 2 for x, y in used) / len(used)
    here = {m: sympy.Float(slope, 40), b: sympy.Float(intercept, 40)}
    derived = [float(sympy.diff(mean_cost, each).subs(here)) for each in (m, b)]
    assert [2 * record.grad_m, 2 * record.grad_b] == pytest.approx(derived, rel=1e-12)


def test_sympy_finds_the_least_cost_where_least_squares_is() -> None:
    sympy = pytest.importorskip("sympy")
    m, b = sympy.symbols("m b")
    points = [(sympy.Rational(1, 4), sympy.Rational(1, 2)), (sympy.Rational(1, 2), sympy.Rational(1, 4)), (1, 1)]
    total = sum((m * x + b - y) ** 2 for x, y in points)
    found = sympy.solve([sympy.diff(total, m), sympy.diff(total, b)], [m, b])
    moments = dataset([(float(x), float(y)) for x, y in points]).moments
    assert (moments.slope, moments.intercept) == pytest.approx((float(found[m]), float(found[b])), rel=1e-14)
    assert moments.least_cost == pytest.approx(float(total.subs(found)), rel=1e-14)


def test_the_closed_form_of_the_cost_is_an_identity() -> None:
    sympy = pytest.importorskip("sympy")
    m, b = sympy.symbols("m b")
    xs, ys = sympy.symbols("x:3"), sympy.symbols("y:3")
    n = len(xs)
    x_mean, y_mean = sum(xs) / n, sum(ys) / n
    cxx = sum((x - x_mean) ** 2 for x in xs)
    cxy = sum((x - x_mean) * (y - y_mean) for x, y in zip(xs, ys, strict=True))
    cyy = sum((y - y_mean) ** 2 for y in ys)
    at_mean = m * x_mean + b - y_mean
    closed = cyy - cxy**2 / cxx + cxx * (m - cxy / cxx) ** 2 + n * at_mean**2
    summed = sum((m * x + b - y) ** 2 for x, y in zip(xs, ys, strict=True))
    assert sympy.simplify(closed - summed) == 0


def test_the_learning_rate_means_the_same_however_many_points_there_are() -> None:
    once, twice = dataset(CLICKED), dataset(CLICKED * 2)
    start = Training(TrainingSet(once), Settings(Mode.BATCH))
    doubled = replace(start, training_set=TrainingSet(twice))
    assert run_steps(start, 50).slopes == pytest.approx(run_steps(doubled, 50).slopes, rel=1e-12)
