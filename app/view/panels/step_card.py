"""This step: every number of the step that ran, as symbols, with the numbers put in, and as the result."""

from __future__ import annotations

import pygame

from app.state import State
from app.view.formula import draw_formula, formula_width, lay_out, set_formula
from app.view.ink import Ink, Kept
from app.view.lit import lit_symbols
from app.view.panels.step_lines import POINT_LINES, Line, Numbers, learnt_from, lines_for, numbers_for
from app.view.targets import Target
from app.view.typesetting import BODY, SMALL, STRONG, TICK

DERIVATIVES, UPDATES = 3, 5
"""The lines from which on a rule, and then the inset, set off what comes."""


class StepCard:
    """Draws the card; the symbols are kept, the numbers are written in every frame."""

    def __init__(self) -> None:
        self._kept = Kept()
        self._formula_ends: list[int] = []

    def depends_on(self, state: State) -> object:
        """What the card is redrawn for."""
        return state.record, lit_symbols(state), len(state.points) > 0, state.focus

    def draw(self, ink: Ink, rect: pygame.Rect, state: State) -> None:
        """Draw the card from the record of the step looked at."""
        record, lit = state.record, lit_symbols(state)
        lines = None if record is None else lines_for(record)
        key = (lines is POINT_LINES, lines is None, len(state.points) > 0, lit)
        self._kept.draw(ink, rect, key, lambda: self._draw_symbols(ink, rect, lines, lit, len(state.points) > 0))
        if record is None or lines is None:
            return
        title = learnt_from(record, len(state.points))
        ink.text(title, rect.right - ink.px(14), rect.y + ink.px(18), STRONG, ink.theme.cost, "midright")
        for place, (line, numbers) in enumerate(zip(lines, numbers_for(record), strict=True)):
            self._draw_numbers(ink, rect, place, line, numbers, lit)
        self._kept.spoilt(ink, ())

    def _draw_symbols(
        self, ink: Ink, rect: pygame.Rect, lines: tuple[Line, ...] | None, lit: frozenset[str], has_points: bool
    ) -> None:
        ink.card(rect)
        ink.text("This step", rect.x + ink.px(14), rect.y + ink.px(18), STRONG)
        if lines is None:
            _draw_empty(ink, rect, has_points)
            return
        rule = _height(ink, rect, DERIVATIVES) - ink.px(17)
        ink.surface.fill(ink.theme.rule, (rect.x + ink.px(14), rule, rect.w - ink.px(28), ink.stroke(1)))
        inset = pygame.Rect(rect.x + ink.px(10), _height(ink, rect, UPDATES) - ink.px(18), rect.w - ink.px(20), ink.px(60))
        ink.card(inset, ink.theme.inset)
        self._formula_ends = [self._draw_line(ink, rect, place, line, lit) for place, line in enumerate(lines)]

    def _draw_line(self, ink: Ink, rect: pygame.Rect, place: int, line: Line, lit: frozenset[str]) -> int:
        """Draw name and formula; returns where the formula ends."""
        is_update = place >= UPDATES
        left, y = _left(ink, rect, place), _height(ink, rect, place)
        name = draw_formula(ink, f"{{{line.symbol}|{line.name}}}", left, y, STRONG, lit=lit, place=f"name.{place}")
        column = max(left + ink.px(20 if is_update else 58), name.right + ink.px(6))
        style, plain = (BODY, ink.theme.text) if is_update else (SMALL, ink.theme.muted)
        return draw_formula(ink, line.formula, column, y, style, plain, lit, f"formula.{place}").right

    def _draw_numbers(
        self, ink: Ink, rect: pygame.Rect, place: int, line: Line, numbers: Numbers, lit: frozenset[str]
    ) -> None:
        is_update, y = place >= UPDATES, _height(ink, rect, place)
        right = rect.right - (_left(ink, rect, place) - rect.x)
        result = ink.text(numbers.result, right, y, STRONG, ink.theme.symbol(line.symbol), "midright")
        target_id = f"symbol:{line.symbol}@result.{place}"
        ink.target(Target(target_id, result, f"{line.name}: {numbers.exact!r}", takes_focus=False))
        begin, end = self._formula_ends[place] + ink.px(10), result.left - ink.px(10)
        for put_in in numbers.put_in:
            style = TICK if isinstance(put_in, str) and not is_update else SMALL
            formula = lay_out(ink, put_in, style)
            if formula.width <= end - begin:
                column = rect.x + round(rect.w * 0.43)
                left = end - formula.width if is_update else max(begin, min(column, end - formula.width))
                set_formula(ink, formula, left, y, lit, f"numbers.{place}")
                return


def _left(ink: Ink, rect: pygame.Rect, place: int) -> int:
    return rect.x + ink.px(20 if place >= UPDATES else 14)


def _height(ink: Ink, rect: pygame.Rect, place: int) -> int:
    """The middle of a line in pixels."""
    gaps = (10 if place >= DERIVATIVES else 0) + (8 if place >= UPDATES else 0)
    return rect.y + ink.px(42 + 24 * place + gaps)


def _draw_empty(ink: Ink, rect: pygame.Rect, has_points: bool) -> None:
    says = "No step has run yet." if has_points else "No step has run yet: there is nothing to learn from."
    ink.text(says, rect.centerx, rect.centery - ink.px(20), BODY, ink.theme.muted, "center")
    for number, formula in enumerate(("{error} = {guess} − {y}", "{m} −= {error}·{x}·lr", "{b} −= {error}·lr")):
        width = formula_width(ink, formula, BODY)
        draw_formula(ink, formula, rect.centerx - width // 2, rect.centery + ink.px(14 + 24 * number), BODY, ink.theme.text)
