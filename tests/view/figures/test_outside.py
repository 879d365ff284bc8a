"""What is said of points that the axes do not show, against the points and the axes."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.messages import FitAxes, LoadPoints, PanAxes, TogglePlay, ZoomAxes
from app.model.data.dataset import Dataset
from tests.view.marked import sizes, state_after
from tests.view.panels.canvas.drawn import draw_canvas

places = st.tuples(st.floats(-2.0, 3.0), st.floats(-2.0, 3.0))
ZOOM = [ZoomAxes(0.5, 0.5, 0.5), PanAxes(0.2, -0.1)]


@example([(1.5, -2.0), (-0.31, 0.0), (1.5, -2.0), (0.0, 0.645), (-2.0, 0.645), (-2.0, 0.645)], True, (800, 560))
@given(st.lists(places, min_size=1, max_size=30), st.booleans(), sizes)
@settings(max_examples=60)
def test_it_says_how_many_lie_outside_and_on_which_sides(
    dots: list[tuple[float, float]], are_many: bool, size: tuple[int, int]
) -> None:
    points = Dataset.of(*zip(*(dots * (1501 // len(dots) + 1) if are_many else dots), strict=True))
    state = state_after([LoadPoints(points, "points"), TogglePlay(), *ZOOM])
    drawn = draw_canvas(state, size)
    seen = [(drawn.x_px(x), drawn.y_px(y)) for x, y in zip(points.xs.tolist(), points.ys.tolist(), strict=True)]
    plot = drawn.plot.inflate(16, 16)
    sides = {
        "left": [x < plot.left for x, _ in seen],
        "right": [x > plot.right for x, _ in seen],
        "up": [y < plot.top for _, y in seen],
        "down": [y > plot.bottom for _, y in seen],
    }
    number = sum(map(any, zip(*sides.values(), strict=True)))
    said = drawn.any("canvas", "points outside")
    if not number:
        assert not said
        return
    assert said[0].text.partition(" lie")[0] == f"{number:,} point{'s' if number != 1 else ''}"
    assert {arrow.text for arrow in drawn.any("canvas", "points outside arrow")} == {
        side for side, are in sides.items() if any(are)
    }
    draw_canvas(state_after([LoadPoints(points, "points"), TogglePlay(), *ZOOM, FitAxes()]), size).none(
        "canvas", "points outside"
    )
