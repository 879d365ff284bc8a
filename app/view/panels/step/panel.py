"""This step: every number of the step that ran, as symbols, with the numbers put in, and as the result."""

from __future__ import annotations

from typing import NamedTuple

import pygame

from app.model.learning.steps import StepRecord
from app.session.state import State
from app.session.targets import SymbolTarget
from app.view.highlight import highlighted_symbols
from app.view.mathtext.formula import draw_formula, formula_width, lay_out, set_formula
from app.view.paint.cached_layer import CachedLayer
from app.view.paint.pen import Pen
from app.view.paint.typesetting import BODY, SMALL, STRONG, TICK
from app.view.panels.canvas.sample import is_current
from app.view.panels.panel import Panel, Surroundings
from app.view.panels.step.lines import POINT_LINES, Numbers, StepLine, learnt_from, lines_for, numbers_for
from app.view.targets import Target
from app.view.words import explain, word_target

DERIVATIVES, UPDATES = 3, 5
"""The lines from which on a rule, and then the inset, set off what comes."""


class Row(NamedTuple):
    """Where a line of the card has room for its numbers, in pixels, and what its result is called."""

    line: StepLine
    y: int
    begin: int
    column: int
    right: int
    is_update: bool
    name: SymbolTarget
    place: str


class Shown(NamedTuple):
    """What the card shows: the record of the step looked at, which symbols are highlighted, and its words.

    ``says`` stands in place of the numbers where there is no record.
    """

    record: StepRecord | None
    highlighted: frozenset[str]
    heading: str
    says: str


class StepCard(Panel[Shown]):
    """Draws the card; the symbols are kept, the numbers are written in every frame."""

    def __init__(self) -> None:
        self._kept = CachedLayer()
        self._rows: list[Row] = []

    def pick(self, state: State, around: Surroundings) -> Shown:
        """The step looked at."""
        has_points = len(state.points) > 0
        record = state.record if has_points else None
        heading = "This step" if record is None or is_current(state) else "Before the change"
        return Shown(record, highlighted_symbols(state), heading, _nothing(state.timeline.step > 0, has_points))

    def draw(self, pen: Pen, rect: pygame.Rect, shown: Shown) -> None:
        """Draw the card from the record of the step looked at."""
        record, lit, heading, says = shown
        lines = None if record is None else lines_for(record)
        key = (lines is POINT_LINES, lines is None, heading, says, lit)
        self._kept.draw(pen, rect, key, lambda: self._draw_symbols(pen, rect, lines, lit, heading, says))
        if record is None or lines is None:
            return
        title = learnt_from(record)
        box = pen.text(title, rect.right - pen.px(14), rect.y + pen.px(18), STRONG, pen.theme.cost, "midright")
        pen.target(word_target("sample", box))
        explain(pen, ("rules",))
        for row, numbers in zip(self._rows, numbers_for(record), strict=True):
            _draw_numbers(pen, row, numbers, lit)

    def _draw_symbols(
        self,
        pen: Pen,
        rect: pygame.Rect,
        lines: tuple[StepLine, ...] | None,
        lit: frozenset[str],
        heading: str,
        nothing: str,
    ) -> None:
        pen.card(rect)
        pen.text(heading, rect.x + pen.px(14), rect.y + pen.px(18), STRONG)
        if lines is None:
            _draw_empty(pen, rect, nothing)
            return
        rule = _height(pen, rect, DERIVATIVES) - pen.px(17)
        pen.fill(pen.theme.rule, (rect.x + pen.px(14), rule, rect.w - pen.px(28), pen.stroke(1)))
        inset = pygame.Rect(rect.x + pen.px(10), _height(pen, rect, UPDATES) - pen.px(18), rect.w - pen.px(20), pen.px(60))
        pen.card(inset, pen.theme.inset)
        self._rows = [self._draw_line(pen, rect, place, line, lit) for place, line in enumerate(lines)]

    def _draw_line(self, pen: Pen, rect: pygame.Rect, place: int, line: StepLine, lit: frozenset[str]) -> Row:
        """Draw name and formula; returns where the numbers go."""
        is_update = place >= UPDATES
        left, y = _left(pen, rect, place), _height(pen, rect, place)
        name = draw_formula(pen, f"{{{line.symbol}|{line.name}}}", left, y, STRONG, lit=lit, place=f"name.{place}")
        column = max(left + pen.px(20 if is_update else 58), name.right + pen.px(6))
        style, plain = (BODY, pen.theme.text) if is_update else (SMALL, pen.theme.muted)
        end = draw_formula(pen, line.formula, column, y, style, plain, lit, f"formula.{place}").right
        result, numbers = SymbolTarget(line.symbol, "result", place), f"numbers.{place}"
        right, column = rect.right - (left - rect.x), rect.x + round(rect.w * 0.43)
        return Row(line, y, end + pen.px(10), column, right, is_update, result, numbers)


def _draw_numbers(pen: Pen, row: Row, numbers: Numbers, lit: frozenset[str]) -> None:
    """Write the result, and before it the first of the forms with numbers put in that fits."""
    line, y, begin, column, right, is_update, name, place = row
    result = pen.text(numbers.result, right, y, STRONG, pen.theme.symbol(line.symbol), "midright")
    pen.targets_later(lambda: [Target(name, result, f"{line.name}: {numbers.exact!r}", takes_focus=False)])
    end = result.left - pen.px(10)
    for put_in in numbers.put_in:
        formula = lay_out(pen, put_in, TICK if isinstance(put_in, str) and not is_update else SMALL)
        width = formula.width
        if width <= end - begin:
            set_formula(pen, formula, end - width if is_update else max(begin, min(column, end - width)), y, lit, place)
            return


def _left(pen: Pen, rect: pygame.Rect, place: int) -> int:
    return rect.x + pen.px(20 if place >= UPDATES else 14)


def _height(pen: Pen, rect: pygame.Rect, place: int) -> int:
    """The middle of a line in pixels."""
    gaps = (10 if place >= DERIVATIVES else 0) + (8 if place >= UPDATES else 0)
    return rect.y + pen.px(42 + 24 * place + gaps)


def _nothing(has_run: bool, has_points: bool) -> str:
    """Why there are no numbers. Those of points that are gone are not shown: they are to be seen nowhere else."""
    if has_run:
        return "No points: there is nothing to learn from."
    return "No step has run yet." if has_points else "No step has run yet: there is nothing to learn from."


def _draw_empty(pen: Pen, rect: pygame.Rect, says: str) -> None:
    pen.text(says, rect.centerx, rect.centery - pen.px(20), BODY, pen.theme.muted, "center")
    for number, formula in enumerate(("{error} = {guess} − {y}", "{m} −= {error}·{x}·lr", "{b} −= {error}·lr")):
        width = formula_width(pen, formula, BODY)
        draw_formula(pen, formula, rect.centerx - width // 2, rect.centery + pen.px(14 + 24 * number), BODY, pen.theme.text)
