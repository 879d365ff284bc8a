"""What a rectangle shows of an ellipse: all of it, nothing outside, dense enough to look round."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from app.model.data.arrays import FloatArray
from app.plots.ellipses import Ellipse, convex_outline

LEFT, TOP, RIGHT, BOTTOM = WINDOW = (100.0, 50.0, 400.0, 250.0)

places = st.tuples(st.floats(-2000.0, 2000.0), st.floats(-2000.0, 2000.0))
spans = st.tuples(st.floats(-1.0, 1.0), st.floats(-1.0, 1.0))
sizes = st.floats(0.0, 5.0).map(lambda exponent: 10.0**exponent)


@st.composite
def ellipses(draw: st.DrawFn) -> Ellipse:
    size = draw(sizes)
    one, other = (tuple(size * part for part in draw(spans)) for _ in range(2))
    return Ellipse(draw(places), one, other)  # type: ignore[arg-type]


@given(ellipses())
def test_the_arcs_are_what_the_rectangle_shows(ellipse: Ellipse) -> None:
    arcs = ellipse.arcs_within(*WINDOW)
    for arc in arcs:
        x, y = arc.T
        assert (x >= LEFT - 0.5).all()
        assert (x <= RIGHT + 0.5).all()
        assert (y >= TOP - 0.5).all()
        assert (y <= BOTTOM + 0.5).all()
    around = ellipse.at(np.linspace(0.0, 2.0 * np.pi, 501))
    inside = (around > (LEFT + 1.0, TOP + 1.0)).all(axis=1) & (around < (RIGHT - 1.0, BOTTOM - 1.0)).all(axis=1)
    for dot in around[inside]:
        assert min(_off(arc, dot) for arc in arcs) < 0.5


def _off(arc: FloatArray, dot: FloatArray) -> float:
    """How far a dot is from the nearest of the straight lines of an arc."""
    along, to_dot = np.diff(arc, axis=0), dot - arc[:-1]
    squares = np.maximum((along * along).sum(axis=1), 1e-300)
    shares = np.clip((to_dot * along).sum(axis=1) / squares, 0.0, 1.0)
    return float(np.hypot(*(to_dot - shares[:, None] * along).T).min())


@given(ellipses(), st.floats(0.0, 1.2), st.floats(0.0, 6.3))
def test_it_holds_what_is_nearer_than_its_edge(ellipse: Ellipse, share: float, turn: float) -> None:
    (a, c), (b, d) = ellipse.one, ellipse.other
    area, size = abs(a * d - b * c), max(map(abs, (a, b, c, d)))
    if area > 1e-3 * size * size and abs(share - 1.0) > 1e-6:
        (x, y), *_ = (np.array(ellipse.centre) + share * (ellipse.at(np.array([turn])) - ellipse.centre)).tolist()
        if size > 1e-3 * max(map(abs, ellipse.centre)):
            assert ellipse.holds(x, y) == (share < 1.0)


def test_it_is_found_again_from_four_of_its_points() -> None:
    ellipse = Ellipse((3.0, 4.0), (5.0, -1.0), (0.5, 2.0))
    found = Ellipse.through(ellipse.at(np.array([0.0, 0.5, 1.0, 1.5]) * np.pi))
    np.testing.assert_allclose(found, ellipse, atol=1e-12)


def test_an_outline_goes_round_once() -> None:
    corners = [(0.0, 0.0), (1.0, 1.0), (1.0, 0.0), (0.0, 1.0)]
    outline = convex_outline(corners)
    crossed = [
        (outline[k][0] - outline[k - 1][0]) * (outline[(k + 1) % 4][1] - outline[k][1])
        - (outline[k][1] - outline[k - 1][1]) * (outline[(k + 1) % 4][0] - outline[k][0])
        for k in range(4)
    ]
    assert min(crossed) > 0.0 or max(crossed) < 0.0
