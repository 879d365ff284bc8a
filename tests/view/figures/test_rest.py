"""What is said of where a run comes to rest, in the bowl."""

from __future__ import annotations

import numpy as np
import pytest

from app.model.data.dataset import Dataset
from app.model.data.scaling import Line
from app.model.theory.outlook import Outlook
from app.plots.scale import LinearScale
from app.plots.transform import PlotTransform
from app.view.figures.bowl.rest import rest_in_words


@pytest.mark.parametrize(
    ("is_circling", "shift", "says"),
    [
        (True, 0.0, "circles least squares"),
        (True, 3e-17, "circles least squares"),
        (True, 1e-9, "circles 1.0×10⁻⁹ from least squares"),
        (False, 3e-17, None),
        (False, 1e-9, "rests 1.0×10⁻⁹ from least squares"),
    ],
)
def test_what_rounding_makes_of_no_distance_is_not_told(is_circling: bool, shift: float, says: str | None) -> None:
    moments = Dataset.of([0.1, 0.5, 0.9], [0.3, 0.4, 0.9]).moments
    best = Line(moments.slope, moments.intercept)
    found = Outlook(rest=Line(best.slope + shift, best.intercept), circle=np.eye(2) if is_circling else None, distance=shift)
    transform = PlotTransform(LinearScale((-1.0, 2.0), (0.0, 300.0)), LinearScale((-1.0, 2.0), (300.0, 0.0)))
    assert (rest_in_words(transform, moments, found, 10.0) or (None,))[0] == says
