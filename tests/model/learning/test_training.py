"""A training knows its units, its sums and how long its epochs are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.model.data.dataset import Dataset
from app.model.data.scaling import ScaleChoice
from app.model.learning.sampling import Order
from app.model.learning.training import Mode, Settings, Training, TrainingSet

WITHIN = Dataset.of([0.2, 0.4, 0.9], [0.3, 0.1, 0.8])
coordinates = st.floats(-3.0, 3.0) | st.sampled_from([0.0, 1.0])
points = st.tuples(coordinates, coordinates)

YEARS = Dataset.of([1950.0, 2020.0], [300.0, 420.0])


def test_the_defaults_are_stochastic_shuffled_and_the_talks_learning_rate() -> None:
    assert Settings() == Settings(Mode.STOCHASTIC, Order.SHUFFLED, learning_rate=0.05)


def test_points_within_0_to_1_are_trained_on_as_they_are() -> None:
    assert TrainingSet(WITHIN).data is WITHIN


def test_points_outside_are_trained_on_scaled() -> None:
    assert TrainingSet(YEARS).data == Dataset.of([0.0, 1.0], [0.0, 1.0])
    assert TrainingSet(YEARS).points is YEARS


def test_points_outside_are_left_as_they_are_where_that_is_asked_for() -> None:
    assert TrainingSet(YEARS, ScaleChoice.NONE).data is YEARS


def test_the_sums_are_those_in_training_units() -> None:
    assert TrainingSet(YEARS).moments == Dataset.of([0.0, 1.0], [0.0, 1.0]).moments


@pytest.mark.parametrize(
    ("mode", "batch_size", "steps"),
    [
        (Mode.STOCHASTIC, 8, 3),
        (Mode.MINI_BATCH, 1, 3),
        (Mode.MINI_BATCH, 2, 2),
        (Mode.MINI_BATCH, 8, 1),
        (Mode.BATCH, 8, 1),
    ],
)
def test_an_epoch_takes_as_many_steps_as_the_mode_needs_for_all_points(mode: Mode, batch_size: int, steps: int) -> None:
    assert Training(TrainingSet(WITHIN), Settings(mode, batch_size=batch_size)).steps_per_epoch == steps


@pytest.mark.parametrize("mode", list(Mode))
def test_without_points_an_epoch_takes_no_steps(mode: Mode) -> None:
    assert Training(TrainingSet(), Settings(mode)).steps_per_epoch == 0


@given(st.sampled_from(list(ScaleChoice)), st.lists(points, min_size=1, max_size=9), st.data())
def test_a_set_with_a_point_moved_has_the_bits_of_one_made_afresh(
    scale: ScaleChoice, pairs: list[tuple[float, float]], data: st.DataObject
) -> None:
    before = TrainingSet(Dataset.of(*zip(*pairs, strict=True)), scale)
    index, (x, y) = data.draw(st.integers(0, len(pairs) - 1)), data.draw(points)
    moved = before.with_point_moved(index, x, y)
    afresh = TrainingSet(Dataset.of(moved.points.xs, moved.points.ys), scale)
    assert moved.points.point(index) == (x, y)
    assert (moved.scaling, moved.data, moved.moments) == (afresh.scaling, afresh.data, afresh.moments)


def test_where_the_units_stay_only_the_moved_point_is_scaled_again(monkeypatch: pytest.MonkeyPatch) -> None:
    before = TrainingSet(Dataset.of([1950.0, 1980.0, 2020.0], [300.0, 350.0, 420.0]))
    assert before.data.point(1)[0] == pytest.approx(3 / 7)
    monkeypatch.setattr(Dataset, "scaled", lambda *_: pytest.fail("all points were scaled again"))
    assert before.with_point_moved(1, 1985.0, 360.0).data.point(1) == pytest.approx((0.5, 0.5))
