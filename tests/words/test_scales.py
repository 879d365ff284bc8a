"""A scale in words and numbers."""

import pytest

from app.model.data.dataset import Dataset
from app.model.data.names import NO_NAMES
from app.model.data.scaling import IDENTITY, ScaleChoice, Scaling
from app.model.theory.zones.scales import scale_effects
from app.words.scales import effect_in_words, scaling_in_numbers, scaling_in_words


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


def test_what_was_chosen_is_told_and_why_where_the_program_chose() -> None:
    assert scaling_in_words(ScaleChoice.NONE, ScaleChoice.NONE) == "Training runs on the numbers as they are."
    assert scaling_in_words(ScaleChoice.UNIT, ScaleChoice.UNIT).endswith("from 0 to 1.")
    assert "deviation 1" in scaling_in_words(ScaleChoice.STANDARD, ScaleChoice.STANDARD)
    assert "Automatic" in scaling_in_words(ScaleChoice.AUTO, ScaleChoice.UNIT)
    assert "as they are" in scaling_in_words(ScaleChoice.AUTO, ScaleChoice.NONE)


def test_the_effects_of_each_way_on_a_city_s_growth() -> None:
    points = Dataset.of([0.0, 10.0, 20.0, 30.0], [5.0, 6.0, 8.0, 9.0]).read_from(NO_NAMES)
    none, unit, standard = map(effect_in_words, scale_effects(points))
    # λ of [[350, 15], [15, 1]]: 350.64 and 0.3565.
    assert none == ("31× as long as wide", "stable below 0.00570", "10× nearer: 1,133 steps")
    assert standard == ("1.0× as long as wide", "stable below 2.00", "10× nearer: 1 step")
    # λ of [[14/36, 1/2], [1/2, 1]]: 1.2804 and 0.1085.
    assert unit[0] == "3.4× as long as wide"


def test_a_valley_and_what_is_as_good_as_one() -> None:
    column = scale_effects(Dataset.of([3.0, 3.0], [1.0, 2.0]))
    assert [effect_in_words(each)[0] for each in column] == ["a valley without end"] * 3
    none, *_ = scale_effects(Dataset.of([1e9, 1e9 + 1, 1e9 + 2], [1.0, 2.0, 4.0]))
    assert effect_in_words(none)[0::2] == ("over 10⁶× as long as wide", "10× nearer: over 10¹² steps")
