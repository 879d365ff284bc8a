"""A few pixels of another colour are noticed, in the square where they are; and so is a line of an inventory."""

from __future__ import annotations

import numpy as np
import pygame
import pytest

from tests.view.inventory import SQUARES, Line, differences, written
from tests.view.squares import ALIKE, SIDE_PX, means_of, other_squares

WIDTH, HEIGHT = 2 * SIDE_PX + 10, SIDE_PX + 20


def plain() -> pygame.Surface:
    surface = pygame.Surface((WIDTH, HEIGHT), 0, 32)
    surface.fill((20, 30, 40))
    return surface


def test_each_square_has_the_mean_of_its_own_pixels_however_narrow_it_is() -> None:
    surface = plain()
    surface.fill((220, 30, 40), (2 * SIDE_PX, SIDE_PX, 5, 20))
    means = means_of(surface).reshape(2, 3, 3)
    assert means[1, 2].tolist() == [120.0, 30.0, 40.0]
    means[1, 2] = 20.0, 30.0, 40.0
    assert np.unique(means.reshape(-1, 3), axis=0).tolist() == [[20.0, 30.0, 40.0]]


def test_what_is_left_out_counts_as_black_and_hides_what_is_there() -> None:
    surface, hidden = plain(), pygame.Rect(0, 0, SIDE_PX, SIDE_PX)
    before = means_of(surface, [hidden])
    surface.fill((255, 255, 255), hidden)
    assert (means_of(surface, [hidden]) == before).all()
    assert before[0, :3].tolist() == [0.0, 0.0, 0.0]


@pytest.mark.parametrize("channel", range(3))
@pytest.mark.parametrize("sign", [1, -1])
def test_five_pixels_another_by_a_hundred_are_noticed_and_one_is_not(channel: int, sign: int) -> None:
    surface = plain()
    surface.fill((120, 120, 120))
    (before, _), other = means_of(surface), [120, 120, 120]
    other[channel] += sign * 100
    for pixels, is_noticed in ((1, False), (5, True)):
        surface.fill(tuple(other), (SIDE_PX + 7, 9, pixels, 1))
        said = other_squares(before.tolist(), means_of(surface)[0].tolist())
        assert said.startswith(f"from x = {SIDE_PX} by ") == is_noticed == bool(said)


def test_an_inventory_names_the_row_and_the_square_that_has_another_colour() -> None:
    row = Line(f"{SQUARES}\tfrom y = 64", "", (10.0,) * 6)
    saved = written([row])
    assert differences(saved, [row._replace(place=(*row.place[:5], 10.0 + ALIKE / 2))]) == []
    (said,) = differences(saved, [row._replace(place=(*row.place[:5], 12.0))])
    assert "from y = 64" in said and f"from x = {SIDE_PX} by 2.00" in said


def test_squares_drawn_by_another_processor_or_another_version_are_not_compared() -> None:
    row = Line(f"{SQUARES}\tfrom y = 64", "", (10.0,) * 3)
    changed = [row._replace(place=(99.0,) * 3)]
    drawn_by, _, rest = written([row]).partition("\n")
    assert differences(f"{drawn_by}\n{rest}", changed)
    for other in (f"{drawn_by}-other", "pygame-ce 0.1 on " + drawn_by.rpartition(" ")[2]):
        assert differences(f"{other}\n{rest}", changed) == []


@pytest.mark.parametrize(("far", "is_noticed"), [(0.4, False), (1.0, True)])
def test_a_mark_that_is_a_pixel_off_is_noticed(far: float, is_noticed: bool) -> None:
    mark = Line("canvas\ttangent\t1 × line, m", "", (10.0, 20.0))
    assert bool(differences(written([mark]), [mark._replace(place=(10.0 + far, 20.0))])) == is_noticed
