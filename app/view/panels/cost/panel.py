"""The cost card: J over the steps, its least possible value, and the exact step and cost under the pointer."""

from __future__ import annotations

import pygame

from app.commands import BY_ID
from app.plots.numerals import significant
from app.session.explained.quantity import Kind, Quantity
from app.session.state import State
from app.session.targets import ButtonTarget, CostTarget, SymbolTarget
from app.view.explaining import number_target
from app.view.figures.cost_curve import Background, CostCurve, columns_in
from app.view.figures.cost_readout import draw_readout
from app.view.paint.cached_layer import CachedLayer
from app.view.paint.pen import Pen
from app.view.paint.typesetting import STRONG, TICK
from app.view.panels.card_tabs import NAMES, draw_title, title_width
from app.view.panels.cost.shown import Forecasts, Header, Shown, shown_of
from app.view.panels.panel import Panel, Surroundings
from app.view.targets import Target
from app.view.words import MEANINGS, explain

TITLE = NAMES["cost"]

LEAST_HEIGHT = 20
"""A plot lower than so many units shows nothing."""


class CostCard(Panel[Shown]):
    """Draws the card: head, title, and the figure with what it heads for and the step pointed at."""

    def __init__(self) -> None:
        self._forecasts = Forecasts()
        self._figure = CostCurve()
        self._empty = CachedLayer()

    def pick(self, state: State, around: Surroundings) -> Shown:
        """The curves up to the step looked at, and what is pointed at."""
        return shown_of(state, self._forecasts, around.layout.tabs_on("cost"))

    def draw(self, pen: Pen, rect: pygame.Rect, shown: Shown) -> None:
        """Draw the card."""
        plot = pygame.Rect(rect.x + pen.px(62), rect.y + pen.px(50), rect.w - pen.px(78), rect.h - pen.px(78))
        header, curves = shown.header, shown.curves
        if curves is None or plot.h < pen.px(LEAST_HEIGHT):
            self._empty.draw(pen, rect, header, lambda: _draw_empty(pen, rect, header))
            _draw_title(pen, rect, shown)
            return
        background = Background(header, lambda: _draw_header(pen, rect, header))
        pen.figure(plot, rect)
        axes = self._figure.draw(pen, rect, plot, curves, background)
        _draw_title(pen, rect, shown)
        place, cross = plot.inflate(0, pen.px(8)), pygame.SYSTEM_CURSOR_CROSSHAIR
        pen.target(Target(CostTarget(), place, takes_focus=False, cursor=cross))
        _write_forecast(pen, plot, shown)
        if curves.forecast is not None:
            explain(pen, ("heads-for",))
        if shown.pointer_x is not None:
            in_columns = columns_in(plot, curves.range)
            draw_readout(pen, plot, axes, curves.run.history, in_columns, shown.pointer_x)


def _draw_header(pen: Pen, rect: pygame.Rect, header: Header) -> None:
    """The card, its name, and the chip that says how cost is scaled."""
    theme, y = pen.theme, rect.y + pen.px(18)
    pen.card(rect)
    right = draw_title(pen, rect, TITLE, "cost", header.tabs, "name")
    scale = "log" if header.is_logarithmic else "linear"
    chip = pygame.Rect(right + pen.px(10), y - pen.px(9), pen.width(scale, TICK) + pen.px(12), pen.px(18))
    pen.card(chip, theme.raised if header.is_pointed_at else theme.inset, radius=5, role="scale chip")
    pen.text(scale, *chip.center, TICK, theme.muted, "center", "scale")
    target_id, command = ButtonTarget("cost-scale"), BY_ID["cost-scale"]
    pen.target(Target(target_id, chip, header.hint, command.message, cursor=pygame.SYSTEM_CURSOR_HAND))


def _draw_empty(pen: Pen, rect: pygame.Rect, header: Header) -> None:
    _draw_header(pen, rect, header)
    says = "The cost of every step will be drawn here."
    pen.text(says, rect.centerx, rect.centery + pen.px(8), TICK, pen.theme.muted, "center", "says")


def _draw_title(pen: Pen, rect: pygame.Rect, shown: Shown) -> None:
    """The cost now and the least there can be, as much of it as there is room for."""
    cost, least = shown.cost, shown.least
    if cost is None or least is None:
        return
    right, y = rect.right - pen.px(14), rect.y + pen.px(18)
    now = f"J = {significant(cost, 3)}"
    least_shown = f"least {significant(least, 3)}"
    texts = (f"{now} · {least_shown}", now)
    taken = title_width(pen, TITLE, "cost", shown.header.tabs) + pen.px(104)
    box = pen.text_that_fits(texts, rect.w - taken, right, y, STRONG, pen.theme.cost, "midright", "cost")
    hint = f"J = {cost!r}, least {least!r}. {MEANINGS['cost']}"
    parts = _parts(pen, box, now, least_shown)
    pen.targets_later(
        lambda: [
            number_target(
                SymbolTarget("J", "cost", number), part, Quantity(Kind.COST, shown.step, is_best=number == 1), hint
            )
            for number, part in enumerate(parts)
        ]
    )


def _parts(pen: Pen, box: pygame.Rect, now: str, least: str) -> list[pygame.Rect]:
    """The pixels of the cost and, where it is written too, of the least."""
    cost_width, least_width = pen.width(now, STRONG), pen.width(least, STRONG)
    places = [pygame.Rect(box.left, box.top, min(box.w, cost_width), box.h)]
    if box.w > cost_width + least_width:
        places.append(pygame.Rect(box.right - least_width, box.top, least_width, box.h))
    return places


def _write_forecast(pen: Pen, plot: pygame.Rect, shown: Shown) -> None:
    """Write where it leads above the plot, where no curve comes."""
    fitting = [words for words in shown.words if pen.width(words, TICK) <= plot.w]
    if fitting:
        y = plot.top - pen.px(12)
        pen.text(fitting[0], plot.right, y, TICK, pen.theme.muted, "midright", "heads for")
