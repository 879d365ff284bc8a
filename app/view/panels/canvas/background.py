"""What lies under the line: card, grid, ticks, least squares, error bars and points, each made anew only when it changes."""

from __future__ import annotations

import pygame

from app.model.data.scaling import Line
from app.model.theory.least_squares import least_squares
from app.plots.transform import PlotTransform, clip_line
from app.session.state import State
from app.view.figures.axis_ticks import draw_ticks_below, draw_ticks_beside
from app.view.figures.plane import Heights
from app.view.highlight import symbol_pointed_at
from app.view.paint.cached_layer import CachedLayer
from app.view.paint.pen import Pen
from app.view.paint.theme import Colour, blend
from app.view.paint.typesetting import TICK
from app.view.panels.canvas.bars import Bars
from app.view.panels.canvas.equation import draw_remark, remarks_for
from app.view.panels.canvas.points import Points, draw_held_bar, draw_held_point

CROWD = 4
"""So many points on it leave nothing of a name to be read."""


class Background:
    """Keeps a picture of the grid, and pictures of bars and points on it.

    While a point is moved it is in none of them, nor is the least-squares line, which moves with it: both are drawn anew
    each time.
    """

    def __init__(self) -> None:
        self._kept = CachedLayer()
        self._bars = Bars()
        self._bars_key: object = None
        self._points = Points()
        self._named: list[tuple[str, pygame.Rect]] = []

    def draw(
        self, pen: Pen, card: pygame.Rect, plot: pygame.Rect, transform: PlotTransform, state: State, line: Heights
    ) -> None:
        """Draw card, grid, ticks, the least-squares line, the points, and the error bars between points and line."""
        self._points.find(pen, plot, transform, state)
        remarks = remarks_for(state)

        def paint() -> None:
            _draw_grid(pen, card, plot, transform)
            draw_remark(pen, card, plot, remarks)

        is_new = self._kept.refresh(pen, card, (transform, remarks), paint)
        best, colour, held = _least_squares(state), self._bar_colour(pen, state), state.held_point
        self._keep_bars(pen, card, plot, transform, best if held is None else None, colour, is_new)
        self._bars.restore(pen, line)
        pen.written.extend(self._named)
        if held is not None:
            at = transform.model_to_view(*state.points.point(held))
            draw_held_bar(pen, plot, at, line, colour)
            self._draw_best(pen, plot, transform, best)

    def draw_points_on_line(
        self, pen: Pen, plot: pygame.Rect, transform: PlotTransform, state: State, line: Heights
    ) -> None:
        """Draw the points that lie on the line instead of under it."""
        self._points.draw_on_line(pen, plot, line)
        if state.held_point is not None:
            draw_held_point(pen, plot, transform.model_to_view(*state.points.point(state.held_point)))

    def covers_points(self, box: pygame.Rect) -> bool:
        """Whether a box of pixels covers points, where they are so few that there is room beside them."""
        return self._points.are_few and self._points.within(box) > 0

    def _keep_bars(
        self,
        pen: Pen,
        card: pygame.Rect,
        plot: pygame.Rect,
        transform: PlotTransform,
        best: Line | None,
        colour: Colour,
        is_new: bool,
    ) -> None:
        """Make the pictures with bars and points anew where these, or the least-squares line under them, are others."""
        key = (self._points.key, colour, best)
        if key == self._bars_key and not is_new:
            return
        self._bars_key, written, background = key, len(pen.written), self._kept.picture
        if best is not None:
            pen.surface.blit(background, card)
            self._draw_best(pen, plot, transform, best)
            background = pen.surface.subsurface(card.clip(pen.surface.get_rect())).copy()
        self._named = pen.written[written:]
        del pen.written[written:]
        self._bars.paint(pen, card, plot, self._points.columns, colour, background, lambda: self._points.draw(pen, plot))

    def _bar_colour(self, pen: Pen, state: State) -> Colour:
        """Fainter where there are more of them; brighter while the error, which is that of any point, is pointed at."""
        how_many = len(self._points.columns.x_px)
        share = 0.42 if how_many < 120 else 0.24 if how_many < 500 else 0.14
        if symbol_pointed_at(state) == "error":
            share *= 1.7
        return blend(pen.theme.error, pen.theme.card, share)

    def _draw_best(self, pen: Pen, plot: pygame.Rect, transform: PlotTransform, best: Line | None) -> None:
        """Draw the least-squares line, dashed, with its name beside it where that covers as few points as may be."""
        ends = None if best is None else clip_line(*best, transform)
        if ends is None:
            return
        start, end = (transform.model_to_view(*point) for point in ends)
        pen.dashes(pen.theme.muted, start, end, (6, 5), 1.25)
        rises = start[1] >= end[1]
        candidates = []
        for share in (0.24, 0.4, 0.55, 0.7, 0.84):
            x, y = start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1])
            for down in (1, -1):
                anchor = ("topleft" if rises else "topright") if down > 0 else ("bottomright" if rises else "bottomleft")
                place = (x, y + down * pen.px(8), anchor)
                box = pen.text_box("least squares", *place[:2], TICK, anchor)
                if plot.contains(box) and pen.is_free(box):
                    candidates.append((self._points.within(box.inflate(pen.px(14), pen.px(14))), place))
        nowhere = (CROWD, (0.0, 0.0, "center"))
        fewest, (x, y, anchor) = min(candidates, key=lambda candidate: candidate[0], default=nowhere)
        if fewest < CROWD:
            pen.text("least squares", x, y, TICK, pen.theme.muted, anchor)


def _least_squares(state: State) -> Line | None:
    """The least-squares line in the data's own units, where it is to be shown and there is one."""
    training_set = state.training.training_set
    best = least_squares(training_set.moments) if state.look.show_least_squares else None
    return None if best is None else training_set.scaling.line_out(best)


def _draw_grid(pen: Pen, card: pygame.Rect, plot: pygame.Rect, transform: PlotTransform) -> None:
    pen.card(card)
    middle, high = plot.bottom + pen.px(15), pen.typesetter.line_height(TICK)
    room = pygame.Rect(card.left + pen.px(4), middle - high // 2 - 1, card.w - pen.px(8), high + 2)
    for tick in draw_ticks_below(pen, transform.x, room, plot.w // pen.px(96)):
        x = round(transform.x(tick))
        pen.rule(pen.theme.grid, (x, plot.top), (x, plot.bottom))
    draw_ticks_beside(pen, plot, transform.y, card.left + pen.px(4), plot.h // pen.px(80))
