"""NIST's certified straight line: the set «Norris» of the Statistical Reference Datasets, linear regression.

Calibration of ozone monitors, 36 observations, lower level of difficulty; response y, predictor x.
Source: https://www.itl.nist.gov/div898/strd/lls/data/Norris.shtml
"""

import numpy as np
import pytest

from app.model.data.dataset import Dataset
from app.model.data.scaling import ScaleChoice
from app.model.learning.descent import after, run_steps
from app.model.learning.training import Mode, Settings, Training, TrainingSet
from app.model.theory.least_squares import least_squares

CERTIFIED_SLOPE = 1.00211681802045
CERTIFIED_INTERCEPT = -0.262323073774029
CERTIFIED_RESIDUAL_SUM_OF_SQUARES = 26.6173985294224

Y_AND_X = """
  0.1   0.2   338.8 337.4   118.1 118.2   888.0 884.6     9.2  10.1   228.1 226.5   668.5 666.3   998.5 996.3   449.1 448.6
778.9 777.0   559.2 558.2     0.3   0.4     0.1   0.6   778.1 775.5   668.8 666.9   339.3 338.0   448.9 447.5    10.8  11.6
557.7 556.0   228.3 228.1   998.0 995.8   888.8 887.6   119.6 120.2     0.3   0.3     0.6   0.3   557.6 556.8   339.3 339.1
888.0 887.2   998.5 999.0   778.9 779.0    10.2  11.1   117.6 118.3   228.9 229.2   668.4 669.1   449.2 448.9     0.2   0.5
"""
YS, XS = np.array(Y_AND_X.split(), dtype=np.float64).reshape(-1, 2).T
NORRIS = Dataset.of(XS, YS)
UNSCALED = TrainingSet(NORRIS, ScaleChoice.NONE)


def test_there_are_36_observations() -> None:
    assert len(NORRIS) == 36


def test_the_data_as_written_here_has_the_certified_line() -> None:
    """Any figure miscopied would show here, without this program's own arithmetic."""
    slope, intercept = np.linalg.lstsq(np.column_stack([XS, np.ones(36)]), YS, rcond=None)[0]
    assert (slope, intercept) == pytest.approx((CERTIFIED_SLOPE, CERTIFIED_INTERCEPT), rel=1e-9)


def test_least_squares_of_unscaled_points_is_the_certified_line() -> None:
    moments = UNSCALED.moments
    assert moments.slope == pytest.approx(CERTIFIED_SLOPE, rel=1e-13)
    assert moments.intercept == pytest.approx(CERTIFIED_INTERCEPT, rel=1e-11)


def test_the_least_cost_is_the_certified_sum_of_squares() -> None:
    assert UNSCALED.moments.least_cost == pytest.approx(CERTIFIED_RESIDUAL_SUM_OF_SQUARES, rel=1e-12)


@pytest.mark.parametrize("scale", list(ScaleChoice))
def test_least_squares_of_scaled_points_is_the_certified_line_brought_out(scale: ScaleChoice) -> None:
    training_set = TrainingSet(NORRIS, scale)
    best = least_squares(training_set.moments)
    assert best is not None
    certified = (CERTIFIED_SLOPE, CERTIFIED_INTERCEPT)
    assert training_set.scaling.line_out(best) == pytest.approx(certified, rel=1e-10)


@pytest.mark.parametrize(("scale", "steps"), [(ScaleChoice.STANDARD, 2), (ScaleChoice.UNIT, 2000)])
def test_batch_descent_on_scaled_points_arrives_at_the_certified_line(scale: ScaleChoice, steps: int) -> None:
    training_set = TrainingSet(NORRIS, scale)
    arrived = after(run_steps(Training(training_set, Settings(Mode.BATCH, learning_rate=1.0)), steps))
    certified = (CERTIFIED_SLOPE, CERTIFIED_INTERCEPT)
    assert training_set.scaling.line_out(arrived.line) == pytest.approx(certified, rel=1e-9)
