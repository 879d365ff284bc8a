"""Random canvases, drawn by themselves with a pen that records, and where on them a value should be.

Where a value should be is worked out here once more, from the ends of the axes, and not asked of the program.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import pygame
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from app.messages import BeginGesture, Focus, Message, PointAt, ResizeWindow, ShowPreview
from app.model.data.scaling import Line
from app.session.state import State
from app.session.targets import CanvasTarget, HandleTarget, PointTarget, SymbolTarget, TargetId
from app.update import update
from app.view.layout import ExtraSlot, layout, panel_places
from app.view.paint.pen import Label, Pen
from app.view.paint.theme import THEMES
from app.view.paint.typesetting import typesetter_of
from app.view.panels.canvas.panel import Canvas
from app.view.panels.canvas.places import plot_rect
from app.view.panels.panel import Surroundings
from app.view.targets import Target
from app.words.columns import labels
from tests.view.marked import POINTS, SIZE, Marks, Size, scripts, sizes, state_after

BEYOND = 8
"""A point or bar may be seen so many pixels above and below the plot."""


class Drawn(Marks):
    """A canvas as it was drawn: its marks, and where values should be on it."""

    def __init__(self, state: State, pen: Pen, card: pygame.Rect) -> None:
        self.state = state
        if not isinstance(pen, Unseen):
            self.surface = pen.surface
        self._by_panel = {"canvas": pen.marks or []}
        self.labels: list[Label] = pen.labels
        self.targets: list[Target] = pen.targets
        self.scale = pen.typesetter.scale
        self.plot = plot_rect(card, self.scale, bool(labels(state.points.names).y))

    def x_px(self, x: float) -> float:
        """The pixel of a feature."""
        axes, plot = self.state.axes, self.plot
        return plot.left + (x - axes.x_low) / (axes.x_high - axes.x_low) * plot.w

    def y_px(self, y: float) -> float:
        """The pixel of a target; y grows upwards."""
        axes, plot = self.state.axes, self.plot
        return plot.bottom - (y - axes.y_low) / (axes.y_high - axes.y_low) * plot.h

    def off_line_px(self, line: Line, x_px: float, y_px: float) -> float:
        """How far a pixel is from a line in the data's own units, across it."""
        axes, plot = self.state.axes, self.plot
        slope = -line.slope * (axes.x_high - axes.x_low) / plot.w / (axes.y_high - axes.y_low) * plot.h
        at = self.y_px(line.at(axes.x_low)) + slope * (x_px - plot.left)
        return float(abs(at - y_px) / (1.0 + slope * slope) ** 0.5)

    def is_on_edge(self, x_px: float, y_px: float) -> bool:
        """Whether a pixel is on an edge of the plot."""
        plot = self.plot
        return min(abs(x_px - plot.left), abs(x_px - plot.right), abs(y_px - plot.top), abs(y_px - plot.bottom)) < 1.0

    def is_seen(self, line: Line) -> bool | None:
        """Whether a line runs through the plot; None where it runs so near to a corner that it is hard to say."""
        axes = self.state.axes
        ends = [self.y_px(line.at(x)) for x in (axes.x_low, axes.x_high)]
        if max(ends) < self.plot.top - 1 or min(ends) > self.plot.bottom + 1:
            return False
        return True if min(ends) < self.plot.bottom - 1 and max(ends) > self.plot.top + 1 else None


class Unseen(Pen):
    """A pen of whose pixels none is looked at: where a picture of them is to be kept, it is of nothing."""

    def copy_of(self, rect: pygame.Rect) -> pygame.Surface:
        """A picture of that size."""
        return _blank(rect.clip(self.surface.get_rect()).size)


@lru_cache(maxsize=8)
def _blank(size: Size) -> pygame.Surface:
    return pygame.Surface(size, 0, 32)


def draw_canvas(
    state: State,
    size: Size,
    canvas: Canvas | None = None,
    extras: Sequence[ExtraSlot] = (),
    are_pixels_seen: bool = True,
) -> Drawn:
    """A canvas, or a new one, drawn in a window of that size as if something else had been there before.

    Where it is not to be looked at pixel by pixel, but by marks alone, it has no surface, and is drawn sooner.
    """
    pygame.font.init()
    whole = layout(*size, state.look.ui_scale, extras)
    new_pen, surface = (Pen, pygame.Surface(size, 0, 32)) if are_pixels_seen else (Unseen, _blank(size))
    pen = new_pen(surface, THEMES[state.look.theme], typesetter_of(whole.scale))
    pen.marks, pen.focus, pen.is_full_redraw = [], state.focus, True
    panel, card = canvas or Canvas(), panel_places(whole, state.landscape)["canvas"]
    with pen.clipped(card):
        panel.draw(pen, card, panel.pick(state, Surroundings(whole)))
    return Drawn(state, pen, card)


@dataclass(frozen=True)
class Scene:
    """A canvas after these messages."""

    messages: tuple[Message, ...]
    size: Size = SIZE

    @property
    def state(self) -> State:
        """What the program knows then."""
        return state_after((ResizeWindow(*self.size), *self.messages))

    @property
    def drawn(self) -> Drawn:
        """The marks on the canvas then."""
        return draw_canvas(self.state, self.size, are_pixels_seen=False)

    @property
    def seen(self) -> Drawn:
        """The same, with its pixels."""
        return draw_canvas(self.state, self.size)


_targets: SearchStrategy[TargetId] = st.one_of(
    st.builds(PointTarget, st.integers(0, 30)),
    st.sampled_from([HandleTarget("m"), HandleTarget("b"), CanvasTarget()]),
    st.builds(SymbolTarget, st.sampled_from(["m", "b", "x", "y", "guess", "error"]), st.just("formula")),
)
_lines = st.builds(Line, st.floats(-3.0, 3.0), st.floats(-1.0, 2.0))


def _maybe(message: SearchStrategy[Message]) -> SearchStrategy[tuple[Message, ...]]:
    return st.one_of(st.just(()), message.map(lambda one: (one,)))


_hands: tuple[SearchStrategy[tuple[Message, ...]], ...] = (
    _maybe(st.builds(PointAt, _targets, st.just(300.0), st.just(300.0))),
    _maybe(st.builds(Focus, _targets)),
    _maybe(st.builds(ShowPreview, _lines)),
    _maybe(st.builds(BeginGesture, st.builds(PointTarget, st.integers(0, 30)))),
)


@st.composite
def scenes(draw: st.DrawFn, points: tuple[str, ...] = tuple(POINTS)) -> Scene:
    """A canvas of any size and scale, with the hand or the keyboard on something or not."""
    hand = [message for part in map(draw, _hands) for message in part]
    return Scene((*draw(scripts(points)), *hand), draw(sizes))


def after(state: State, *messages: Message) -> State:
    """The state after more messages."""
    for message in messages:
        update(state, message)
    return state
