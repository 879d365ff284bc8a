"""What the pen says that it touched holds every pixel that it drew."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import numpy as np
import pygame
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.view.paint.marks import Point
from app.view.paint.pen import Pen
from app.view.paint.theme import DARK
from app.view.paint.typesetting import BODY, SMALL_STRONG, TICK, Style, Typesetter

Draw = Callable[[Pen, Point, Point, float], None]


@pytest.mark.parametrize("text", ["mean(error·x) = +0.0023", "∂J/∂m", "(0.5)²", "10⁻⁷", "gjpqy|"])
@pytest.mark.parametrize("style", [TICK, BODY, SMALL_STRONG])
@pytest.mark.parametrize("scale", [0.75, 1.0, 1.5, 2.0])
def test_of_a_text(text: str, style: Style, scale: float) -> None:
    pygame.font.init()
    surface = pygame.Surface((600, 100), 0, 32)
    pen = Pen(surface, DARK, Typesetter(scale))
    pen.text(text, 20, 50, style)
    for touched in pen.touched:
        surface.fill((0, 0, 0), touched)
    assert not np.any(pygame.surfarray.array3d(surface))


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("kept", [0.2, 0.7, 1.0])
def test_of_pictures_that_reach_beyond_their_box(scale: float, kept: float) -> None:
    pygame.font.init()
    surface = pygame.Surface((600, 100), 0, 32)
    pen = Pen(surface, DARK, Typesetter(scale))
    pictures, width, height = pen.typesetter.set("guess − y", BODY, (255, 255, 255))
    pen.put("guess − y", pictures, pygame.Rect(40, 20, round(kept * width), height), (255, 255, 255))
    assert np.any(pygame.surfarray.array3d(surface))
    for touched in pen.touched:
        surface.fill((0, 0, 0), touched)
    assert not np.any(pygame.surfarray.array3d(surface))


def _polyline(scale: float, points: list[tuple[float, float]], is_closed: bool = False) -> tuple[Pen, pygame.Surface]:
    pygame.font.init()
    surface = pygame.Surface((300, 300), 0, 32)
    pen = Pen(surface, DARK, Typesetter(scale))
    pen.polyline((255, 255, 255), points, is_closed)
    return pen, surface


RING = [(150 + 90 * np.cos(turn), 150 + 70 * np.sin(turn)) for turn in np.linspace(0.0, 2 * np.pi, 60)]


@pytest.mark.parametrize("scale", [0.75, 1.0, 1.5, 2.0, 3.0])
@pytest.mark.parametrize("points", [RING, [(20.0, 30.0), (200.5, 60.0), (40.0, 260.0)]])
@pytest.mark.parametrize("is_closed", [True, False])
def test_of_a_polyline(scale: float, points: list[tuple[float, float]], is_closed: bool) -> None:
    pen, surface = _polyline(scale, points, is_closed)
    for touched in pen.touched:
        surface.fill((0, 0, 0), touched)
    assert not np.any(pygame.surfarray.array3d(surface))


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0, 3.0, 4.0])
def test_a_polyline_is_as_strong_as_its_scale(scale: float) -> None:
    """Ink by length: how much of the pixels it covers is how wide it is."""
    length = sum(float(np.hypot(*np.subtract(after, before))) for before, after in pairwise(RING))
    _, surface = _polyline(scale, RING)
    ink = pygame.surfarray.array3d(surface)[:, :, 0].sum() / 255.0
    assert ink / length == pytest.approx(round(scale), rel=0.12)


@pytest.mark.parametrize("scale", [1.0, 2.0, 3.0])
def test_an_arc_is_smooth_stays_in_its_box_and_is_as_wide_as_asked(scale: float) -> None:
    pygame.font.init()
    surface = pygame.Surface((120, 120), 0, 32)
    pen, box = Pen(surface, DARK, Typesetter(scale)), pygame.Rect(20, 20, 60, 60)
    pen.arc((255, 255, 255), box, 0.0, np.pi, 2, "an arc")
    ink = pygame.surfarray.array3d(surface)[:, :, 0] / 255.0
    width = 2 * scale
    assert ink.sum() / (np.pi * (60 - width) / 2) == pytest.approx(width, rel=0.15)
    assert np.count_nonzero((ink > 0.1) & (ink < 0.9)) > 60, "its edges are jagged"
    assert not ink[:, 52 + round(scale) :].any(), "it is the upper half"
    for touched in pen.touched:
        assert box.inflate(10, 10).contains(touched)
        surface.fill((0, 0, 0), touched)
    assert not np.any(pygame.surfarray.array3d(surface))


coordinates = st.floats(5.0, 295.0)
points = st.tuples(coordinates, coordinates)


@pytest.mark.parametrize(
    "draw",
    [
        lambda pen, start, end, units: pen.line((255, 255, 255), start, end, units, "line"),
        lambda pen, start, end, units: pen.dashes((255, 255, 255), start, end, (5, 4), units, "line"),
        lambda pen, start, end, units: pen.arrow((255, 255, 255), start, end, units, "line"),
    ],
    ids=["line", "dashes", "arrow"],
)
@given(points, points, st.sampled_from([1.0, 1.5, 2.0, 3.0]), st.sampled_from([1, 2, 4, 6]))
@example((100.0, 20.0), (100.4, 200.0), 1.0, 4)
@example((20.0, 100.0), (200.0, 100.4), 1.0, 4)
def test_of_a_line(draw: Draw, start: Point, end: Point, scale: float, units: float) -> None:
    """Steep or flat, short or long, thick or thin."""
    pygame.font.init()
    surface = pygame.Surface((300, 300), 0, 32)
    pen = Pen(surface, DARK, Typesetter(scale))
    draw(pen, start, end, units)
    for touched in pen.touched:
        surface.fill((0, 0, 0), touched)
    assert not np.any(pygame.surfarray.array3d(surface))
