"""A scale in words and numbers."""

import pytest

from app.model.data.dataset import Dataset
from app.model.data.names import NO_NAMES
from app.model.data.scaling import IDENTITY, ScaleChoice, Scaling, scaling_for
from app.model.learning.training import Mode, Settings
from app.model.theory.zones.scales import limits_of_rate, scale_effects
from app.words.scales import diverging_in_words, effect_in_words, scaling_in_numbers, scaling_in_words


@pytest.mark.parametrize(
    ("scaling", "x", "y"),
    [
        (IDENTITY, "x′ = x", "y′ = y"),
        (Scaling(ScaleChoice.UNIT, 1950.0, 70.0, 300.0, 120.0), "x′ = (x − 1950) / 70", "y′ = (y − 300) / 120"),
        (Scaling(ScaleChoice.UNIT, -3.5, 8.25, 0.0, 12_000.0), "x′ = (x + 3.5) / 8.25", "y′ = y / 12,000"),
        (Scaling(ScaleChoice.STANDARD, 0.1, 1.0, 1e-12, 8e-12), "x′ = x − 0.1", "y′ = (y − 1.0×10⁻¹²) / 8.0×10⁻¹²"),
    ],
)
def test_the_scale_of_x_and_of_y_in_numbers(scaling: Scaling, x: str, y: str) -> None:
    assert scaling_in_numbers(scaling) == (x, y)


def said(choice: ScaleChoice, points: Dataset) -> str:
    return scaling_in_words(choice, scaling_for(points, choice))


def test_what_was_chosen_is_told() -> None:
    points = Dataset.of([0.1, 0.9], [0.2, 0.8])
    assert said(ScaleChoice.NONE, points) == "Training uses the numbers as they are."
    assert said(ScaleChoice.UNIT, points) == "x and y are each shifted and stretched to run from 0 to 1."
    standard = "x and y are each shifted and stretched to have mean 0 and standard deviation 1."
    assert said(ScaleChoice.STANDARD, points) == standard


@pytest.mark.parametrize(
    ("points", "why"),
    [
        (Dataset.of([0.1, 0.9], [0.2, 0.8]), "Automatic chose None, because the points lie within 0 to 1."),
        (Dataset.of([0.1, 0.9], [0.2, 8.0]), "Automatic chose Unit, because the points do not lie within 0 to 1."),
        (Dataset.of([-0.1, 0.9], [0.2, 0.8]), "Automatic chose Unit, because the points do not lie within 0 to 1."),
        (
            Dataset.of([0.1, 0.9], [0.2, 0.21]).read_from(NO_NAMES),
            "Automatic chose Unit, because the points fill little of 0 to 1.",
        ),
    ],
)
def test_why_the_program_chose_it(points: Dataset, why: str) -> None:
    what = said(scaling_for(points, ScaleChoice.AUTO).kind, points)
    assert said(ScaleChoice.AUTO, points) == f"{why} {what}"


def test_with_which_ways_a_rate_diverges() -> None:
    assert diverging_in_words((0.0057, 1.5, 2.0), 0.001) == ()
    assert diverging_in_words((0.0057, 1.5, 2.0), 0.5) == (
        "The learning rate 0.500 diverges with None (limit 0.00570).",
        "The learning rate 0.500 diverges with None.",
    )
    assert diverging_in_words((0.0057, 1.5, 2.0), 2.0)[1] == "The learning rate 2.000 diverges with None, Unit and Standard."
    assert diverging_in_words((None, None, None), 5.0) == ()


def test_the_effects_of_each_way_on_a_city_s_growth() -> None:
    points = Dataset.of([0.0, 10.0, 20.0, 30.0], [5.0, 6.0, 8.0, 9.0]).read_from(NO_NAMES)
    limits = limits_of_rate(points, Settings(Mode.BATCH))
    none, unit, standard = map(effect_in_words, scale_effects(points), limits)
    # λ of [[350, 15], [15, 1]]: 350.64 and 0.3565.
    assert none == ("31× as long as wide", "rate below 0.00570", "10× closer in 1,133 steps")
    assert standard == ("1.0× as long as wide", "rate below 2.00", "10× closer in 1 step")
    # λ of [[14/36, 1/2], [1/2, 1]]: 1.2804 and 0.1085.
    assert unit[0] == "3.4× as long as wide"


def test_a_valley_and_what_is_as_good_as_one() -> None:
    column = scale_effects(Dataset.of([3.0, 3.0], [1.0, 2.0]))
    assert [effect_in_words(each, None)[0] for each in column] == ["a valley without end"] * 3
    none, *_ = scale_effects(Dataset.of([1e9, 1e9 + 1, 1e9 + 2], [1.0, 2.0, 4.0]))
    assert effect_in_words(none, None) == (
        "over 10⁶× as long as wide",
        "limit not computed",
        "10× closer in over 10¹² steps",
    )
