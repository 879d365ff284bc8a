"""Random windows with one view of the landscape, and the mathematics of what it shows worked out point by point."""

from __future__ import annotations

from math import hypot

import numpy as np
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from app.messages import Message, ShowBox, ShowLandscape, TurnLandscape
from app.model.data.dataset import FloatArray
from app.plots.numerals import bounds_of, shown_value
from app.plots.transform import PlotTransform
from app.session.state import State
from app.session.views import Box, LandscapeView
from app.view.paint.marks import Mark, Point
from app.view.paint.theme import Colour
from tests.view.marked import POINTS, SIZE, Marks, Scene, Size, marked, scripts, sizes

PANEL = "landscape"
WITH_POINTS = tuple(name for name in POINTS if name != "none")

_boxes: SearchStrategy[list[Message]] = st.one_of(
    st.just([]),
    st.builds(
        lambda m, b, width, height: [ShowBox(Box(m - width, m + width, b - height, b + height))],
        *(st.floats(-3.0, 3.0), st.floats(-3.0, 3.0), st.floats(0.01, 5.0), st.floats(0.01, 5.0)),
    ),
)
_turns: SearchStrategy[list[Message]] = st.one_of(
    st.just([]),
    st.builds(lambda yaw, pitch: [TurnLandscape(yaw, pitch)], st.floats(0.0, 360.0), st.floats(-27.0, 50.0)),
)


@st.composite
def windows(
    draw: st.DrawFn, views: tuple[LandscapeView, ...], names: tuple[str, ...] = WITH_POINTS, has_boxes: bool = False
) -> Scene:
    """A window with one of these views, of any size, after any script."""
    messages = [*draw(scripts(names)), ShowLandscape(draw(st.sampled_from(views)))]
    if has_boxes:
        messages += draw(_boxes)
    messages += draw(_turns)
    return Scene(tuple(messages), draw(sizes))


def landscape_of(state: State, size: Size = SIZE) -> Marks:
    """What the landscape shows of the state in a new window of that size."""
    return marked(state, size, PANEL)


class Points:
    """J and its derivatives, summed over the points one by one, in training units."""

    def __init__(self, state: State) -> None:
        data = state.training.training_set.data
        self.xs, self.ys = data.xs, data.ys

    def errors(self, m: float, b: float) -> FloatArray:
        return m * self.xs + b - self.ys

    def cost(self, m: float, b: float) -> float:
        return float(np.sum(self.errors(m, b) ** 2))

    def gradient(self, m: float, b: float) -> tuple[float, float]:
        """∂J/∂m and ∂J/∂b."""
        errors = self.errors(m, b)
        return float(np.sum(2.0 * errors * self.xs)), float(np.sum(2.0 * errors))

    def best(self) -> tuple[float, float]:
        """Slope and intercept of least squares."""
        xs, ys = self.xs.astype(np.longdouble), self.ys.astype(np.longdouble)
        across = xs - xs.mean()
        slope = np.sum(across * (ys - ys.mean())) / np.sum(across * across)
        return float(slope), float(ys.mean() - slope * xs.mean())


def space_of(mark: Mark) -> PlotTransform:
    assert isinstance(mark.space, PlotTransform), f"{mark.role} is part of no plot"
    return mark.space


def scale_of(space: PlotTransform) -> tuple[float, float]:
    """How many pixels across and down a value larger by 1 is."""
    (left, right), (bottom, top) = space.x.range, space.y.range
    (x_low, x_high), (y_low, y_high) = space.x_domain, space.y_domain
    return (right - left) / (x_high - x_low), (top - bottom) / (y_high - y_low)


def held(space: PlotTransform, x: float, y: float) -> Point:
    """The pixel of a value, held to the plot."""
    across, down = space.model_to_view(x, y)
    (left, right), (bottom, top) = space.x.range, space.y.range
    return min(max(across, left), right), min(max(down, top), bottom)


def apart(one: Point, other: Point) -> float:
    return hypot(one[0] - other[0], one[1] - other[1])


def assert_same_direction(start: Point, end: Point, across: float, down: float) -> None:
    """That the way from start to end, in pixels, is along (across, down) and not against it."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    size, wanted = hypot(dx, dy), hypot(across, down)
    assert (dx * (across / wanted) + dy * (down / wanted)) / size > 1.0 - 1e-4


def assert_says(text: str, value: float, slack: float = 0.0) -> None:
    """That a numeral is the rounding of a value, which itself is known up to ``slack``."""
    low, high = bounds_of(text)
    assert low - slack <= value <= high + slack, f"{text!r} is said of {value!r}"


def strength(colour: Colour, card: Colour) -> int:
    """How far a colour is from that of the card."""
    return sum(abs(one - other) for one, other in zip(colour, card, strict=True))


def assert_axes_say_what_they_are(marks: Marks, below: str, beside: str) -> None:
    """Both names in their colours, and each tick label at its value."""
    names = {side: marks.one(PANEL, f"axis name {side}") for side in ("below", "beside")}
    assert (names["below"].text, names["beside"].text) == (below, beside)
    assert (names["below"].colour, names["beside"].colour) == (marks.theme.symbol(below), marks.theme.symbol(beside))
    space = space_of(names["below"])
    (_, right), (bottom, top) = space.x.range, space.y.range
    assert right - 60 <= names["below"].points[1][0] <= right + 1
    assert names["below"].points[0][1] >= bottom
    assert abs(names["beside"].points[0][1] - top) < 30
    moved = 0
    for label in marks.all(PANEL, "tick label"):
        (x, y), (x_end, y_end) = label.points
        is_below, value = y >= bottom, shown_value(label.text)
        if is_below:
            off, half = abs(space.x(value) - (x + x_end) / 2), (x_end - x) / 2
            assert off <= half
            moved += off > 2.0
        else:
            assert abs(space.y(value) - (y + y_end) / 2) <= 2.0, label
    assert moved <= 2, "labels that are not at an end stand under their ticks"
    for rule in marks.any(PANEL, "grid line"):
        assert rule.points[0][1] == rule.points[1][1]
