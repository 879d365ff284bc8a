"""This step: every number of the step that ran, as symbols, with the numbers put in, and as the result."""

from __future__ import annotations

from typing import NamedTuple

import pygame

from app.state import State
from app.view.formula import draw_formula, formula_width, lay_out, set_formula
from app.view.ink import Ink, Kept
from app.view.lit import lit_symbols
from app.view.panels.step_lines import POINT_LINES, Line, Numbers, learnt_from, lines_for, numbers_for
from app.view.sample import is_current
from app.view.targets import Target
from app.view.typesetting import BODY, SMALL, STRONG, TICK
from app.view.words import explain, word_target

DERIVATIVES, UPDATES = 3, 5
"""The lines from which on a rule, and then the inset, set off what comes."""


class Row(NamedTuple):
    """Where a line of the card has room for its numbers, in pixels, and what its result is called."""

    line: Line
    y: int
    begin: int
    column: int
    right: int
    is_update: bool
    name: str
    place: str


class StepCard:
    """Draws the card; the symbols are kept, the numbers are written in every frame."""

    def __init__(self) -> None:
        self._kept = Kept()
        self._rows: list[Row] = []

    def depends_on(self, state: State) -> object:
        """What the card is redrawn for."""
        return state.record, lit_symbols(state), is_current(state), len(state.points) > 0, state.focus

    def draw(self, ink: Ink, rect: pygame.Rect, state: State) -> None:
        """Draw the card from the record of the step looked at."""
        has_points, lit = len(state.points) > 0, lit_symbols(state)
        record = state.record if has_points else None
        lines = None if record is None else lines_for(record)
        heading = "This step" if record is None or is_current(state) else "Before the change"
        says = _nothing(state.timeline.step > 0, has_points)
        key = (lines is POINT_LINES, lines is None, heading, says, lit)
        self._kept.draw(ink, rect, key, lambda: self._draw_symbols(ink, rect, lines, lit, heading, says))
        if record is None or lines is None:
            return
        title = learnt_from(record)
        box = ink.text(title, rect.right - ink.px(14), rect.y + ink.px(18), STRONG, ink.theme.cost, "midright")
        ink.target(word_target("sample", box))
        explain(ink, ("rules",))
        for row, numbers in zip(self._rows, numbers_for(record), strict=True):
            _draw_numbers(ink, row, numbers, lit)
        self._kept.spoilt(ink, ())

    def _draw_symbols(
        self, ink: Ink, rect: pygame.Rect, lines: tuple[Line, ...] | None, lit: frozenset[str], heading: str, nothing: str
    ) -> None:
        ink.card(rect)
        ink.text(heading, rect.x + ink.px(14), rect.y + ink.px(18), STRONG)
        if lines is None:
            _draw_empty(ink, rect, nothing)
            return
        rule = _height(ink, rect, DERIVATIVES) - ink.px(17)
        ink.surface.fill(ink.theme.rule, (rect.x + ink.px(14), rule, rect.w - ink.px(28), ink.stroke(1)))
        inset = pygame.Rect(rect.x + ink.px(10), _height(ink, rect, UPDATES) - ink.px(18), rect.w - ink.px(20), ink.px(60))
        ink.card(inset, ink.theme.inset)
        self._rows = [self._draw_line(ink, rect, place, line, lit) for place, line in enumerate(lines)]

    def _draw_line(self, ink: Ink, rect: pygame.Rect, place: int, line: Line, lit: frozenset[str]) -> Row:
        """Draw name and formula; returns where the numbers go."""
        is_update = place >= UPDATES
        left, y = _left(ink, rect, place), _height(ink, rect, place)
        name = draw_formula(ink, f"{{{line.symbol}|{line.name}}}", left, y, STRONG, lit=lit, place=f"name.{place}")
        column = max(left + ink.px(20 if is_update else 58), name.right + ink.px(6))
        style, plain = (BODY, ink.theme.text) if is_update else (SMALL, ink.theme.muted)
        end = draw_formula(ink, line.formula, column, y, style, plain, lit, f"formula.{place}").right
        result, numbers = f"symbol:{line.symbol}@result.{place}", f"numbers.{place}"
        right, column = rect.right - (left - rect.x), rect.x + round(rect.w * 0.43)
        return Row(line, y, end + ink.px(10), column, right, is_update, result, numbers)


def _draw_numbers(ink: Ink, row: Row, numbers: Numbers, lit: frozenset[str]) -> None:
    """Write the result, and before it the first of the forms with numbers put in that fits."""
    line, y, begin, column, right, is_update, name, place = row
    result = ink.text(numbers.result, right, y, STRONG, ink.theme.symbol(line.symbol), "midright")
    ink.targets_later(lambda: [Target(name, result, f"{line.name}: {numbers.exact!r}", takes_focus=False)])
    end = result.left - ink.px(10)
    for put_in in numbers.put_in:
        formula = lay_out(ink, put_in, TICK if isinstance(put_in, str) and not is_update else SMALL)
        width = formula.width
        if width <= end - begin:
            set_formula(ink, formula, end - width if is_update else max(begin, min(column, end - width)), y, lit, place)
            return


def _left(ink: Ink, rect: pygame.Rect, place: int) -> int:
    return rect.x + ink.px(20 if place >= UPDATES else 14)


def _height(ink: Ink, rect: pygame.Rect, place: int) -> int:
    """The middle of a line in pixels."""
    gaps = (10 if place >= DERIVATIVES else 0) + (8 if place >= UPDATES else 0)
    return rect.y + ink.px(42 + 24 * place + gaps)


def _nothing(has_run: bool, has_points: bool) -> str:
    """Why there are no numbers. Those of points that are gone are not shown: they are to be seen nowhere else."""
    if has_run:
        return "No points: there is nothing to learn from."
    return "No step has run yet." if has_points else "No step has run yet: there is nothing to learn from."


def _draw_empty(ink: Ink, rect: pygame.Rect, says: str) -> None:
    ink.text(says, rect.centerx, rect.centery - ink.px(20), BODY, ink.theme.muted, "center")
    for number, formula in enumerate(("{error} = {guess} − {y}", "{m} −= {error}·{x}·lr", "{b} −= {error}·lr")):
        width = formula_width(ink, formula, BODY)
        draw_formula(ink, formula, rect.centerx - width // 2, rect.centery + ink.px(14 + 24 * number), BODY, ink.theme.text)
