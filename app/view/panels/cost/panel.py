"""The cost card: J over the steps, its least possible value, and the exact step and cost under the pointer."""

from __future__ import annotations

import numpy as np
import pygame

from app.commands import BY_ID, tooltip
from app.model.time.history import Extremes
from app.model.time.run import cost_of
from app.plots.numerals import count, significant
from app.plots.outlook_words import forecast_in_words
from app.plots.scale import LinearScale, LogScale, Scale
from app.session.state import State
from app.session.targets import ButtonTarget, CostTarget, SymbolTarget, TabTarget, TargetId
from app.view.figures.axis_ticks import draw_ticks_below, draw_ticks_beside
from app.view.highlight import highlighted_symbols
from app.view.paint.cached_layer import CachedLayer
from app.view.paint.pen import Pen
from app.view.paint.theme import Colour, blend
from app.view.paint.typesetting import STRONG, TICK, TICK_STRONG
from app.view.panels.card_tabs import draw_card_tabs
from app.view.panels.cost.curve import CostAxes, axes_for, draw_curve, draw_forecast, ghosts_of
from app.view.panels.cost.forecast import Forecast
from app.view.panels.cost.off_plot import beyond_plot, draw_break, draw_leaving
from app.view.targets import Target
from app.view.words import MEANINGS, explain


class CostCard:
    """Draws the card. While it is looked at live, its layer is extended by the newest steps in each frame."""

    def __init__(self) -> None:
        self._kept = CachedLayer()
        self._forecast = Forecast()
        self._faint = pygame.Surface((1, 1))
        self._drawn_until = -1
        self._repainted = 0

    def depends_on(self, state: State) -> object:
        """What the card is redrawn for."""
        pointer, training = state.pointer, state.training
        return (
            state.timeline.place,
            state.timeline.horizon,
            [(run.version, run.now.step) for run in (state.timeline.run, *ghosts_of(state.timeline))],
            training.step,
            training.line,
            training.training_set,
            state.look.is_cost_logarithmic,
            pointer if _is_on_card(pointer.target) else None,
            highlighted_symbols(state),
            state.focus,
            state.held is None,
        )

    def draw(self, pen: Pen, rect: pygame.Rect, state: State) -> None:
        """Draw title, axes and curve."""
        plot = pygame.Rect(rect.x + pen.px(62), rect.y + pen.px(36), rect.w - pen.px(78), rect.h - pen.px(64))
        run, has_points = state.timeline.run, len(state.points) > 0
        now = cost_of(state.training) if has_points else None
        if run.costs.last_step < 1 or plot.h < pen.px(20):
            key = (None, *_looks_of_ground(state))
            self._kept.draw(pen, rect, key, lambda: _draw_ground(pen, rect, plot, state, None))
            _draw_title(pen, rect, state, now)
            return
        axes = axes_for(state, now, plot)
        has_forecast = self._draw_lasting(pen, rect, plot, state, axes)
        _draw_title(pen, rect, state, now)
        if not state.timeline.is_live:
            seen = round(axes.x(float(state.timeline.step))) - plot.left
            pen.blit(self._faint, (plot.left + seen, plot.top), (seen, 0, plot.w, plot.h))
        pen.target(
            Target(CostTarget(), plot.inflate(0, pen.px(8)), takes_focus=False, cursor=pygame.SYSTEM_CURSOR_CROSSHAIR)
        )
        if now is not None:
            ball = (axes.x(float(state.timeline.step)), axes.y(now))
            pen.disc(pen.theme.cost, ball, 3)
        if has_forecast:
            _write_forecast(pen, plot, axes, state)
            explain(pen, ("heads-for",))
        if state.pointer.target == CostTarget():
            _draw_readout(pen, plot, run.costs.columns(0, run.now.step, plot.w), axes, state.pointer.x)

    def _draw_lasting(self, pen: Pen, rect: pygame.Rect, plot: pygame.Rect, state: State, axes: CostAxes) -> bool:
        """Bring the kept part up to date: painted anew where it has to be, else with the newest columns added.

        The column that the latest step belongs to is not complete and is drawn over what is kept. Returns whether there
        is a forecast.
        """
        timeline, run, end = state.timeline, state.timeline.run, round(axes.x.domain[1])
        wide = run.costs.steps_a_column(end, plot.w)
        complete, last_step = (run.costs.last_step + 1) // wide * wide - 1, run.costs.last_step
        if complete < self._drawn_until:
            self._repainted += 1
        predicted, ghosts = self._forecast.of(state, end), ghosts_of(timeline)
        looks = (axes, timeline.is_live, *_looks_of_ground(state), predicted is not None)
        curves = (run.version, wide, self._repainted, [(ghost.version, ghost.now.step) for ghost in ghosts])

        def draw(first_step: int, last_step: int, colour: Colour, goes_on: bool) -> None:
            columns = run.costs.columns_of(max(0, first_step), last_step, wide)
            draw_curve(pen, plot, columns, axes, colour, goes_on)

        def paint() -> None:
            _draw_ground(pen, rect, plot, state, axes.y)
            draw_break(pen, plot, axes.y)
            _draw_step_ticks(pen, plot, axes.x)
            if predicted is not None:
                draw_forecast(pen, plot, axes, predicted)
            for ghost in ghosts:
                columns = ghost.costs.columns_of(0, end, ghost.costs.steps_a_column(end, plot.w))
                draw_curve(pen, plot, columns, axes, blend(pen.theme.muted, pen.theme.card, 0.45))
            if not timeline.is_live:
                # While the past is looked at, what came after is shown from a picture with the curve faint.
                background = pen.surface.subsurface(plot).copy()
                draw(0, last_step, blend(pen.theme.cost, pen.theme.card, 0.35), False)
                self._faint = pen.surface.subsurface(plot).copy()
                pen.blit(background, plot)
            draw(0, complete, pen.theme.cost, False)
            self._drawn_until = complete

        self._kept.draw(pen, rect, (looks, curves), paint)
        if complete > self._drawn_until:
            begin, self._drawn_until = self._drawn_until, complete
            self._kept.extend(pen, lambda: draw(begin, complete, pen.theme.cost, begin >= 0))
        if complete < last_step:
            draw(complete, last_step, pen.theme.cost, complete >= 0)
        return predicted is not None


def _looks_of_ground(state: State) -> tuple[object, ...]:
    """What ``_draw_ground`` shows of the state, beside the scale of costs that it is given."""
    target, look = state.pointer.target, state.look
    least = state.training.training_set.moments.least_cost if len(state.points) else None
    is_in_front = state.landscape.is_in_front
    return look.is_cost_logarithmic, least, target if _is_on_card(target) and target != CostTarget() else None, is_in_front


def _write_forecast(pen: Pen, plot: pygame.Rect, axes: CostAxes, state: State) -> None:
    """Write where it leads on the side of the plot that the least cost, which the curve comes down to, is not on."""
    is_low = axes.y(state.training.training_set.moments.least_cost) > plot.centery
    places = [(plot.right - pen.px(4), plot.top + pen.px(8) if is_low else plot.bottom - pen.px(9), "midright")]
    room = plot.inflate(0, pen.px(8))
    for words in forecast_in_words(state.outlook):
        if pen.text_where_free(words, places, room, TICK, pen.theme.muted, pen.theme.card):
            return


def _is_on_card(target: TargetId | None) -> bool:
    return isinstance(target, CostTarget | TabTarget) or target == ButtonTarget("cost-scale")


def _draw_ground(pen: Pen, rect: pygame.Rect, plot: pygame.Rect, state: State, y_scale: Scale | None) -> None:
    """Card, name, the chip that says how cost is scaled, and the ticks of cost with the least there can be."""
    theme, y = pen.theme, rect.y + pen.px(18)
    pen.card(rect)
    if pen.layout.shares_card:
        title_right = draw_card_tabs(pen, rect, state.landscape.is_in_front, state.landscape.view) - pen.px(10)
    else:
        title_right = pen.text("Cost", rect.x + pen.px(14), y, STRONG).right
    scale_name = "log" if state.look.is_cost_logarithmic else "linear"
    chip = pygame.Rect(title_right + pen.px(10), y - pen.px(9), pen.width(scale_name, TICK) + pen.px(12), pen.px(18))
    is_hot = state.pointer.target == ButtonTarget("cost-scale")
    pen.card(chip, theme.raised if is_hot else theme.inset, radius=5)
    pen.text(scale_name, *chip.center, TICK, theme.muted, "center")
    command, hint = BY_ID["cost-scale"], tooltip(state, "cost-scale")
    pen.target(Target(ButtonTarget("cost-scale"), chip, hint, command.message, cursor=pygame.SYSTEM_CURSOR_HAND))
    if y_scale is None:
        says = "The cost of every step will be drawn here."
        pen.text(says, rect.centerx, rect.centery + pen.px(8), TICK, pen.theme.muted, "center")
        return
    draw_ticks_beside(pen, plot, y_scale, rect.left + pen.px(4), plot.h // pen.px(34))
    least = state.training.training_set.moments.least_cost
    if len(state.points) and _is_on_axis(y_scale, least):
        pen.dashes(theme.muted, (plot.left, y_scale(least)), (plot.right, y_scale(least)), (4, 4))


def _is_on_axis(scale: Scale, cost: float) -> bool:
    if cost == 0.0 and isinstance(scale, LogScale):
        return scale.zero is not None
    return scale.domain[0] <= cost <= scale.domain[1]


def _draw_title(pen: Pen, rect: pygame.Rect, state: State, cost: float | None) -> None:
    """The cost now and the least there can be, as much of it as there is room for."""
    if cost is None:
        return
    least = state.training.training_set.moments.least_cost
    right, y = rect.right - pen.px(14), rect.y + pen.px(18)
    shown = f"J = {significant(cost, 3)}"
    both = f"{shown} · least {significant(least, 3)}"
    box = pen.text_that_fits((both, shown), rect.w - pen.px(130), right, y, STRONG, pen.theme.cost, "midright")
    hint = f"J = {cost!r}, least {least!r}. {MEANINGS['cost']}"
    pen.targets_later(lambda: [Target(SymbolTarget("J", "cost"), box, hint, takes_focus=False)])


def _draw_step_ticks(pen: Pen, plot: pygame.Rect, x_scale: LinearScale) -> None:
    theme, y, last_step = pen.theme, plot.bottom + pen.px(14), round(x_scale.domain[1])
    zero = pen.text("0", plot.left, y, TICK, theme.muted)
    last = pen.text(f"step {count(last_step)}", plot.right, y, TICK, theme.muted, "midright")
    room = pygame.Rect(zero.right, zero.y - 1, last.left - zero.right, zero.h + 2).inflate(-pen.px(20), 0)
    draw_ticks_below(pen, x_scale, room, 4, _whole_steps)


def _whole_steps(ticks: tuple[float, ...]) -> list[str]:
    """The labels of steps, nothing between two of them."""
    return [count(round(tick)) if tick == round(tick) else "" for tick in ticks]


def _draw_readout(pen: Pen, plot: pygame.Rect, columns: Extremes, axes: CostAxes, x: float) -> None:
    """The exact step and cost nearest to the pointer: of the columns there, the greatest cost."""
    nearest = int(np.argmin(np.abs(columns.high_steps - axes.x.invert(x))))
    step, cost = int(columns.high_steps[nearest]), float(columns.high[nearest])
    dot = (axes.x(float(step)), axes.y(cost))
    pen.rule(pen.theme.muted, (round(dot[0]), plot.top), (round(dot[0]), plot.bottom))
    beyond = beyond_plot(plot, dot[1])
    if beyond is None:
        pen.disc(pen.theme.text, dot, 4, ring=1.5)
    else:
        draw_leaving(pen, plot, dot[0], beyond, pen.theme.text)
    shown = f"step {count(step)}: J = {significant(cost, 5)}"
    box = pygame.Rect(0, 0, pen.width(shown, TICK_STRONG) + pen.px(14), pen.px(22))
    box.midleft = (round(dot[0]) + pen.px(10), plot.top + pen.px(12))
    if box.right > plot.right:
        box.right = round(dot[0]) - pen.px(10)
    box.clamp_ip(plot)
    pen.card(box, pen.theme.raised, radius=5)
    pen.text(shown, *box.center, TICK_STRONG, pen.theme.text, "center")
