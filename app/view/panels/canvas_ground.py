"""What lies under the line: card, grid, ticks, least squares, error bars and points, each made anew only when it changes."""

from __future__ import annotations

from collections.abc import Sequence

import pygame

from app.model.least_squares import least_squares
from app.model.scaling import Line
from app.plots.transform import PlotTransform, clip_line
from app.state import State
from app.view.ink import Ink, Kept, Pixels
from app.view.lit import symbol_pointed_at
from app.view.panels.axis_ticks import draw_ticks_below, draw_ticks_beside
from app.view.panels.canvas_bars import Bars
from app.view.panels.canvas_points import Points, draw_held_bar, draw_held_point
from app.view.panels.equation import draw_remark, remarks_for
from app.view.plane import Heights, heights_of
from app.view.theme import Colour, blend
from app.view.typesetting import TICK

CROWD = 4
"""So many points on it leave nothing of a name to be read."""


class Ground:
    """Keeps a picture of the grid, and pictures of bars and points on it.

    While a point is moved it is in none of them, nor is the least-squares line, which moves with it: both are drawn anew
    each time.
    """

    def __init__(self) -> None:
        self._kept = Kept()
        self._bars = Bars()
        self._bars_key: object = None
        self._points = Points()
        self._named: list[tuple[str, pygame.Rect]] = []
        self._written = 0
        self._moving_lines: list[Heights] = []
        self._moving: list[Pixels] = []

    def draw(
        self, ink: Ink, card: pygame.Rect, plot: pygame.Rect, transform: PlotTransform, state: State, line: Heights
    ) -> None:
        """Draw card, grid, ticks, the least-squares line, the points, and the error bars between points and line."""
        self._points.find(ink, plot, transform, state)
        remarks = remarks_for(state)

        def paint() -> None:
            _draw_grid(ink, card, plot, transform)
            draw_remark(ink, card, plot, remarks)

        is_new = self._kept.renew(ink, card, (transform, remarks), paint)
        best, colour, held = _least_squares(state), self._bar_colour(ink, state), state.held_point
        self._keep_bars(ink, card, plot, transform, best if held is None else None, colour, is_new)
        self._bars.make_good(ink, line)
        ink.written.extend(self._named)
        self._written = len(ink.written)
        self._moving, self._moving_lines = [], []
        if held is not None:
            at = transform.model_to_view(*state.points.point(held))
            self._moving.append(draw_held_bar(ink, plot, at, line, colour))
            self._draw_best(ink, plot, transform, best)
            self._moving_lines += [] if best is None else [heights_of(best, transform)]

    def draw_points_on_line(
        self, ink: Ink, plot: pygame.Rect, transform: PlotTransform, state: State, line: Heights
    ) -> list[Pixels]:
        """Draw the points that lie on the line instead of under it; returns where."""
        over, held = self._points.draw_on_line(ink, plot, line), state.held_point
        if held is not None:
            over.append(draw_held_point(ink, plot, transform.model_to_view(*state.points.point(held))))
        return over

    def covers_points(self, box: pygame.Rect) -> bool:
        """Whether a box of pixels covers points, where they are so few that there is room beside them."""
        return self._points.are_few and self._points.within(box) > 0

    def spoil(self, ink: Ink, lines: Sequence[Heights], others: Sequence[Pixels]) -> None:
        """Say what was drawn over: along lines, by text, and ``others``."""
        over = [*ink.written_since(self._written), *others, *self._moving]
        self._bars.spoil(ink, [*lines, *self._moving_lines], over)

    def _keep_bars(
        self,
        ink: Ink,
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
        self._bars_key, written, ground = key, len(ink.written), self._kept.picture
        if best is not None:
            ink.surface.blit(ground, card)
            self._draw_best(ink, plot, transform, best)
            ground = ink.surface.subsurface(card.clip(ink.surface.get_rect())).copy()
        self._named = ink.written[written:]
        del ink.written[written:]
        self._bars.paint(ink, card, plot, self._points.columns, colour, ground, lambda: self._points.draw(ink, plot))

    def _bar_colour(self, ink: Ink, state: State) -> Colour:
        """Fainter where there are more of them; brighter while the error, which is that of any point, is pointed at."""
        how_many = len(self._points.columns.x_px)
        share = 0.42 if how_many < 120 else 0.24 if how_many < 500 else 0.14
        if symbol_pointed_at(state) == "error":
            share *= 1.7
        return blend(ink.theme.error, ink.theme.card, share)

    def _draw_best(self, ink: Ink, plot: pygame.Rect, transform: PlotTransform, best: Line | None) -> None:
        """Draw the least-squares line, dashed, with its name beside it where that covers as few points as may be."""
        ends = None if best is None else clip_line(*best, transform)
        if ends is None:
            return
        start, end = (transform.model_to_view(*point) for point in ends)
        ink.dashes(ink.theme.muted, start, end, (6, 5), 1.25)
        rises = start[1] >= end[1]
        candidates = []
        for share in (0.24, 0.4, 0.55, 0.7, 0.84):
            x, y = start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1])
            for down in (1, -1):
                anchor = ("topleft" if rises else "topright") if down > 0 else ("bottomright" if rises else "bottomleft")
                place = (x, y + down * ink.px(8), anchor)
                box = ink.box("least squares", *place[:2], TICK, anchor)
                if plot.contains(box) and ink.is_free(box):
                    candidates.append((self._points.within(box.inflate(ink.px(14), ink.px(14))), place))
        nowhere = (CROWD, (0.0, 0.0, "center"))
        fewest, (x, y, anchor) = min(candidates, key=lambda candidate: candidate[0], default=nowhere)
        if fewest < CROWD:
            ink.text("least squares", x, y, TICK, ink.theme.muted, anchor)


def _least_squares(state: State) -> Line | None:
    """The least-squares line in the data's own units, where it is to be shown and there is one."""
    training_set = state.training.training_set
    best = least_squares(training_set.moments) if state.look.show_least_squares else None
    return None if best is None else training_set.scaling.line_out(best)


def _draw_grid(ink: Ink, card: pygame.Rect, plot: pygame.Rect, transform: PlotTransform) -> None:
    ink.card(card)
    middle, high = plot.bottom + ink.px(15), ink.typesetter.line_height(TICK)
    room = pygame.Rect(card.left + ink.px(4), middle - high // 2 - 1, card.w - ink.px(8), high + 2)
    for tick in draw_ticks_below(ink, transform.x, room, plot.w // ink.px(96)):
        x = round(transform.x(tick))
        pygame.draw.line(ink.surface, ink.theme.grid, (x, plot.top), (x, plot.bottom), ink.stroke(1))
    draw_ticks_beside(ink, plot, transform.y, card.left + ink.px(4), plot.h // ink.px(80))
