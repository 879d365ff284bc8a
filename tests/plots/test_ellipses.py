"""What a rectangle shows of an ellipse: all of it, nothing outside, dense enough to look round."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from app.model.data.arrays import FloatArray
from app.plots.ellipses import Ellipses, Pair

LEFT, TOP, RIGHT, BOTTOM = WINDOW = (100.0, 50.0, 400.0, 250.0)

places = st.tuples(st.floats(-2000.0, 2000.0), st.floats(-2000.0, 2000.0))
spans = st.tuples(st.floats(-1.0, 1.0), st.floats(-1.0, 1.0))
sizes = st.floats(0.0, 5.0).map(lambda exponent: 10.0**exponent)


FIRST = np.array([0])


@st.composite
def ellipses(draw: st.DrawFn) -> Ellipses:
    """One to three of them."""

    def one() -> tuple[Pair, Pair, Pair]:
        size = draw(sizes)
        (a, c), (b, d) = (tuple(size * part for part in draw(spans)) for _ in range(2))
        return draw(places), (a, c), (b, d)

    return Ellipses(*np.moveaxis(np.array([one() for _ in range(draw(st.integers(1, 3)))]), 1, 0))


def _each(found: Ellipses) -> list[Ellipses]:
    return [Ellipses(*(part[[number]] for part in found)) for number in range(len(found.centre))]


@given(ellipses())
def test_the_arcs_are_what_the_rectangle_shows(found: Ellipses) -> None:
    for number, seen in enumerate(found.seen_within(*WINDOW)):
        arcs = [np.array(arc) for arc in seen.arcs]
        for arc in arcs:
            x, y = arc.T
            assert (x >= LEFT - 0.5).all()
            assert (x <= RIGHT + 0.5).all()
            assert (y >= TOP - 0.5).all()
            assert (y <= BOTTOM + 0.5).all()
        turns = np.linspace(0.0, 2.0 * np.pi, 501)
        around = found.at(np.full(501, number), turns)
        inside = (around > (LEFT + 1.0, TOP + 1.0)).all(axis=1) & (around < (RIGHT - 1.0, BOTTOM - 1.0)).all(axis=1)
        for dot in around[inside]:
            assert min(_off(arc, dot) for arc in arcs) < 0.5


def _off(arc: FloatArray, dot: FloatArray) -> float:
    """How far a dot is from the nearest of the straight lines of an arc."""
    along, to_dot = np.diff(arc, axis=0), dot - arc[:-1]
    squares = np.maximum((along * along).sum(axis=1), 1e-300)
    shares = np.clip((to_dot * along).sum(axis=1) / squares, 0.0, 1.0)
    return float(np.hypot(*(to_dot - shares[:, None] * along).T).min())


@given(ellipses())
def test_each_is_seen_as_it_would_be_by_itself(found: Ellipses) -> None:
    assert found.seen_within(*WINDOW) == [seen for one in _each(found) for seen in one.seen_within(*WINDOW)]


@given(ellipses(), st.floats(0.0, 1.2), st.floats(0.0, 6.3))
def test_they_hold_what_is_nearer_than_their_edge(found: Ellipses, share: float, turn: float) -> None:
    for one in _each(found):
        ((a, c),), ((b, d),) = one.one.tolist(), one.other.tolist()
        area, size = abs(a * d - b * c), max(map(abs, (a, b, c, d)))
        if area > 1e-3 * size * size and abs(share - 1.0) > 1e-6 and size > 1e-3 * np.abs(one.centre).max():
            dots = one.centre + share * (one.at(FIRST, np.array([turn])) - one.centre)
            assert one.hold(dots).tolist() == [[share < 1.0]]


def test_they_are_found_again_from_four_of_their_points() -> None:
    ellipse = Ellipses(np.array([[3.0, 4.0]]), np.array([[5.0, -1.0]]), np.array([[0.5, 2.0]]))
    quarters = ellipse.at(np.zeros(4, dtype=np.int64), np.array([0.0, 0.5, 1.0, 1.5]) * np.pi)
    found = Ellipses.through(np.array([quarters, quarters]))
    for part, was in zip(found, ellipse, strict=True):
        np.testing.assert_allclose(part, [*was, *was], atol=1e-12)


def _corners(outline: list[Pair]) -> list[float]:
    """By how much the outline turns at each of its dots: the area of a parallelogram."""
    around = zip(outline[-1:] + outline, outline, outline[1:] + outline[:1], strict=False)
    return [(x - u) * (w - y) - (y - v) * (z - x) for (u, v), (x, y), (z, w) in around]


@given(ellipses())
def test_an_outline_goes_round_what_is_seen_of_the_inside_once(found: Ellipses) -> None:
    for seen, one in zip(found.seen_within(*WINDOW), _each(found), strict=True):
        corners = [(x, y) for x in (LEFT, RIGHT) for y in (TOP, BOTTOM)]
        held = [corner for corner, is_held in zip(corners, one.hold(np.array(corners))[0], strict=True) if is_held]
        dots = [*held, *(dot for arc in seen.arcs for dot in arc)]
        assert sorted(seen.outline) == (sorted(dots) if len(dots) > 2 else [])
        assert min(_corners(seen.outline), default=0.0) > -1.0


def test_a_rectangle_within_an_ellipse_is_its_outline_and_shows_no_arc() -> None:
    ((arcs, outline),) = Ellipses(*np.array([[[250.0, 150.0]], [[900.0, 0.0]], [[0.0, 900.0]]])).seen_within(*WINDOW)
    assert not arcs
    assert outline == [(LEFT, TOP), (RIGHT, TOP), (RIGHT, BOTTOM), (LEFT, BOTTOM)]
