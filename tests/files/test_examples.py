"""The example sets that come with the program are the true ones, and each says what it is."""

from pathlib import Path

import numpy as np
import pytest

from app.files.examples import read_examples
from app.files.problem import FileProblem
from app.model.data.scaling import ScaleChoice, scaling_for
from app.model.learning.training import TrainingSet
from app.model.theory.least_squares import least_squares
from app.session.opening.examples import Example

FOLDER = Path(__file__).resolve().parents[2] / "assets" / "examples"
EXAMPLES = {example.title: example for example in read_examples(FOLDER)}

every_example = pytest.mark.parametrize("example", EXAMPLES.values(), ids=list(EXAMPLES))


def fitted(title: str) -> tuple[float, float]:
    """Slope and intercept of least squares in the data's own units, as training would find them."""
    training_set = TrainingSet(EXAMPLES[title].points)
    best = least_squares(training_set.moments)
    assert best is not None
    line = training_set.scaling.line_out(best)
    return line.slope, line.intercept


def spread(title: str) -> tuple[float, float]:
    """The mean and the variance of y as textbooks give it."""
    ys = EXAMPLES[title].points.ys
    return float(ys.mean()), float(ys.var(ddof=1))


def test_there_is_about_a_dozen_and_every_table_is_listed_once() -> None:
    assert 12 <= len(EXAMPLES) <= 20
    assert len({path.name for path in FOLDER.glob("*.csv")}) == len(EXAMPLES) - 1


@every_example
def test_each_has_points_a_source_and_one_thing_to_look_for(example: Example) -> None:
    assert len(example.points) > 5
    assert example.points.is_read
    assert len(example.source) > 20
    assert 20 < len(example.look_for) < 120
    assert example.look_for.endswith((".", "."))
    assert len(example.title) <= 30
    # A unit is named, or it is said that there is none to name.
    assert any("(" in name for name in example.points.names) or "no units" in example.source or "census" in example.source


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_anscombe_s_four_have_the_same_line_mean_and_variance(number: int) -> None:
    title = next(title for title in EXAMPLES if title.startswith(f"Anscombe {number}"))
    assert fitted(title) == pytest.approx((0.5, 3.0), abs=0.003)
    mean, variance = spread(title)
    assert mean == pytest.approx(7.50, abs=0.005)
    assert variance == pytest.approx(4.125, abs=0.005)
    xs = EXAMPLES[title].points.xs
    assert (float(xs.mean()), float(xs.var(ddof=1))) == (9.0, 11.0)


def test_norris_has_the_certified_line() -> None:
    points = EXAMPLES["Ozone monitors (NIST)"].points
    assert len(points) == 36
    slope, intercept = fitted("Ozone monitors (NIST)")
    assert slope == pytest.approx(1.00211681802045, rel=1e-12)
    assert intercept == pytest.approx(-0.262323073774029, rel=1e-9)
    residuals = points.ys - (slope * points.xs + intercept)
    assert float(np.sqrt((residuals**2).sum() / 34)) == pytest.approx(0.884796396144373, rel=1e-10)


def test_old_faithful_has_the_line_that_every_textbook_gives() -> None:
    points = EXAMPLES["Old Faithful"].points
    assert len(points) == 272
    assert fitted("Old Faithful") == pytest.approx((10.729641, 33.474397), abs=1e-6)
    assert (points.xs.mean(), points.ys.mean()) == pytest.approx((3.487783, 70.897059), abs=1e-6)


def test_galton_s_table_has_his_totals_and_the_slope_that_regression_is_named_for() -> None:
    points = EXAMPLES["Galton's families"].points
    children = np.unique(points.ys, return_counts=True)
    parents = np.unique(points.xs, return_counts=True)
    assert children[1].tolist() == [5, 7, 32, 59, 48, 117, 138, 120, 167, 99, 64, 41, 17, 14]
    assert parents[1].tolist() == [14, 23, 66, 78, 211, 219, 183, 68, 43, 19, 4]
    assert fitted("Galton's families") == pytest.approx((0.6462906, 23.94153), abs=1e-5)


def test_a_used_car_loses_two_hundredths_of_a_unit_a_kilometre() -> None:
    assert len(EXAMPLES["Used cars"].points) == 24
    assert fitted("Used cars") == pytest.approx((-0.021448963591702, 8499.599649933), rel=1e-9)


def test_a_city_s_growth_lies_far_from_zero() -> None:
    xs, ys = EXAMPLES["A city's growth"].points.xs, EXAMPLES["A city's growth"].points.ys
    assert xs.tolist() == list(range(1950, 2021, 10))
    assert (ys[0], ys[-1]) == (132_459, 961_855)


def test_what_the_made_ones_say_of_themselves_holds() -> None:
    points = {title: example.points for title, example in EXAMPLES.items()}
    assert fitted("Steep")[0] == pytest.approx(25.0, rel=0.1)
    assert float(np.ptp(points["Steep"].xs)) <= 0.04
    assert not points["All x alike"].moments.has_slope
    assert abs(fitted("Noise alone")[0]) * float(np.ptp(points["Noise alone"].xs)) < 0.3 * float(
        np.ptp(points["Noise alone"].ys)
    )
    assert float(points["Tiny numbers"].ys.max()) < 1e-11
    clusters = points["Two clusters"]
    left = clusters.xs < 5
    assert fitted("Two clusters")[0] > 0.5
    for part in (left, ~left):
        assert np.polyfit(clusters.xs[part], clusters.ys[part], 1)[0] < 0
    tail = points["One outlier"]
    assert np.polyfit(tail.xs[:-1], tail.ys[:-1], 1)[0] > fitted("One outlier")[0] + 0.1


def test_tiny_numbers_are_scaled_and_steep_ones_too() -> None:
    for title in ("Tiny numbers", "Steep"):
        assert scaling_for(EXAMPLES[title].points, ScaleChoice.AUTO).kind is ScaleChoice.UNIT


@pytest.mark.parametrize(
    ("index", "says"),
    [
        (None, "no such file"),
        ("[[example]", "Expected"),
        ("[[example]]\nfile = 'a.csv'\n", "an example has"),
        ("[[example]]\nfile = 'a.csv'\ntitle = 'a'\nsource = 'b'\nlook_for = 'c'\n", "no such file"),
    ],
)
def test_an_index_that_cannot_be_used_is_one_problem(tmp_path: Path, index: str | None, says: str) -> None:
    if index is not None:
        (tmp_path / "index.toml").write_text(index)
    with pytest.raises(FileProblem, match=says):
        read_examples(tmp_path)
