"""The picture of very many points counts every one of them where it is."""

import numpy as np
import pygame
from hypothesis import given
from hypothesis import strategies as st

from app.model.data.dataset import Dataset
from app.plots.transform import linear_transform
from app.view.figures.plane.columns import columns_of
from app.view.figures.plane.density import Density

PLOT = pygame.Rect(30, 20, 60, 40)
TRANSFORM = linear_transform((0.0, 1.0), (0.0, 1.0), *PLOT)
places = st.one_of(st.floats(-0.5, 1.5), st.floats(-1e30, 1e30))
datasets = st.lists(st.tuples(places, places), min_size=1, max_size=60).map(
    lambda rows: Dataset.of(*zip(*rows, strict=True))
)


@given(datasets)
def test_error_bars_reach_as_far_as_worked_out_point_by_point(points: Dataset) -> None:
    counted, exact = Density(points, TRANSFORM, PLOT).columns(), columns_of(points, TRANSFORM, PLOT)
    assert counted.x_px.tolist() == exact.x_px.tolist()
    beyond = (PLOT.top - 8, PLOT.bottom + 8)
    np.testing.assert_allclose(counted.top, np.clip(exact.top, *beyond), atol=0.5)
    np.testing.assert_allclose(counted.bottom, np.clip(exact.bottom, *beyond), atol=0.5)


@given(datasets, st.integers(0, 60), st.integers(0, 40), st.integers(1, 30), st.integers(1, 30))
def test_points_in_a_box_are_counted_to_the_pixel(points: Dataset, left: int, top: int, width: int, height: int) -> None:
    box = pygame.Rect(PLOT.x + left, PLOT.y + top, width, height).clip(PLOT)
    xs, ys = (np.rint(coordinates) for coordinates in TRANSFORM.model_to_view(points.xs, points.ys))
    inside = (xs >= box.left) & (xs < box.right) & (ys >= box.top) & (ys < box.bottom)
    assert Density(points, TRANSFORM, PLOT).within(box) == np.count_nonzero(inside)


def test_a_pixel_is_the_more_opaque_the_more_points_lie_on_it() -> None:
    points = Dataset.of([0.25] * 9 + [0.75, 0.5], [0.5] * 9 + [0.5, 3.0])
    picture = Density(points, TRANSFORM, PLOT).picture((10, 20, 30), 2)
    assert picture.get_size() == PLOT.size
    nine, one, none = (picture.get_at((x, 20)) for x in (15, 45, 30))
    assert (none.a, one[:3]) == (0, (10, 20, 30))
    assert 0 < one.a < nine.a


def test_points_out_of_sight_make_an_empty_picture() -> None:
    picture = Density(Dataset.of([5.0, -3.0], [0.5, 1e30]), TRANSFORM, PLOT).picture((10, 20, 30), 2)
    assert not pygame.surfarray.array_alpha(picture).any()
