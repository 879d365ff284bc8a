"""This step: every number of the step that ran, as symbols, with the numbers put in, and as the result."""

from __future__ import annotations

from typing import NamedTuple

import pygame

from app.model.learning.methods.method import Method
from app.model.learning.steps import StepRecord
from app.plots.numerals import count
from app.session.state import State
from app.session.targets import SymbolTarget
from app.view.explaining import number_target
from app.view.highlight import highlighted_symbols
from app.view.mathtext.formula import draw_formula, formula_width, lay_out, set_formula
from app.view.paint.cached_layer import CachedLayer
from app.view.paint.pen import Pen
from app.view.paint.typesetting import BODY, SMALL, STRONG, TICK
from app.view.panels.canvas.sample import is_current
from app.view.panels.card_tabs import draw_title, title_width
from app.view.panels.panel import Panel, Surroundings
from app.view.panels.step.rows import Numbers, Row, learnt_from, learnt_from_in_short, numbers_for, rows_for, updates_of
from app.view.words import explain, word_target

DERIVATIVES, UPDATES = 3, 5
"""The rows from which on a rule, and then the inset, set off what comes."""

ROWS, PITCH, LEAST_PITCH = 7, 24, 19
"""How many rows there are, and how far apart they are in units: usually, and at least in a low card."""

TOP, LOW_TOP, BOTTOM, GAPS, LEAST_GAPS = 42, 40, 32, (10, 8), (5, 8)
"""In units: down to the first row, from the last to the card's lower edge, and what is more before rule and inset."""


class Place(NamedTuple):
    """Where a row of the card has room for its numbers, in pixels, and what its result is called."""

    row: Row
    y: int
    begin: int
    column: int
    right: int
    is_update: bool
    name: SymbolTarget
    numbers: str


class Shown(NamedTuple):
    """What the card shows: the record of the step looked at, which symbols are highlighted, and its words.

    ``says`` stands in place of the numbers where there is no record, above the formula of the method.
    """

    record: StepRecord | None
    highlighted: frozenset[str]
    heading: str
    says: str
    method: Method
    tabs: tuple[str, ...]


class StepCard(Panel[Shown]):
    """Draws the card: the symbols are a cached layer, the numbers are written anew for each step."""

    def __init__(self) -> None:
        self._layer = CachedLayer()
        self._places: list[Place] = []

    def pick(self, state: State, around: Surroundings) -> Shown:
        """The step looked at, or the one that is held for a while because steps run faster than can be read."""
        has_points = len(state.points) > 0
        record = state.shown_record if has_points else None
        heading = "This step" if record is None or is_current(state) else "Before the change"
        return Shown(
            record,
            highlighted_symbols(state),
            heading,
            _nothing(state.timeline.step > 0, has_points),
            state.training.settings.method,
            around.layout.tabs_on("step"),
        )

    def draw(self, pen: Pen, rect: pygame.Rect, shown: Shown) -> None:
        """Draw the card from the record of the step looked at."""
        record, highlighted, heading, says, method, tabs = shown
        rows = () if record is None else rows_for(record)
        key = (rows, heading, says, highlighted, method, tabs)
        self._layer.draw(pen, rect, key, lambda: self._draw_symbols(pen, rect, rows, shown))
        if record is None:
            return
        _draw_header(pen, rect, record, rect.x + pen.px(24) + title_width(pen, heading, "step", tabs))
        explain(pen, ("rules",))
        for place, numbers in zip(self._places, numbers_for(record), strict=True):
            _draw_numbers(pen, place, numbers, highlighted)

    def _draw_symbols(self, pen: Pen, rect: pygame.Rect, rows: tuple[Row, ...], shown: Shown) -> None:
        pen.card(rect)
        draw_title(pen, rect, shown.heading, "step", shown.tabs)
        if not rows:
            _draw_empty(pen, rect, shown.says, shown.method)
            return
        rule = (row_middle(pen, rect, DERIVATIVES - 1) + row_middle(pen, rect, DERIVATIVES)) // 2
        pen.fill(pen.theme.rule, (rect.x + pen.px(14), rule, rect.w - pen.px(28), pen.stroke(1)), "rule")
        top, bottom = row_middle(pen, rect, UPDATES), row_middle(pen, rect, ROWS - 1)
        around = round((bottom - top) * 0.75)
        inset = pygame.Rect(rect.x + pen.px(10), top - around, rect.w - pen.px(20), bottom - top + 2 * around)
        pen.card(inset, pen.theme.inset, role="updates")
        self._places = [_draw_row(pen, rect, number, row, shown.highlighted) for number, row in enumerate(rows)]


def _draw_header(pen: Pen, rect: pygame.Rect, record: StepRecord, begin: int) -> None:
    """Which step it is, and what it learnt from as far as there is room for that, from pixel ``begin`` on."""
    right, y, step = rect.right - pen.px(14), rect.y + pen.px(18), f"step {count(record.step)}"
    room = right - begin - pen.px(12) - pen.width(step, BODY)
    forms = (learnt_from(record), learnt_from_in_short(record))
    learnt = next((form for form in forms if pen.width(form, STRONG) <= room), "")
    if learnt:
        box = pen.text(learnt, right, y, STRONG, pen.theme.cost, "midright", "learnt from")
        pen.target(word_target("sample", box))
        right = box.left - pen.px(12)
    pen.target(word_target("shown-step", pen.text(step, right, y, BODY, role="shown step", anchor="midright")))


def _draw_row(pen: Pen, rect: pygame.Rect, number: int, row: Row, highlighted: frozenset[str]) -> Place:
    """Draw name and formula; returns where the numbers go."""
    is_update = number >= UPDATES
    left, y = _left(pen, rect, number), row_middle(pen, rect, number)
    name = draw_formula(
        pen, f"{{{row.symbol}|{row.name}}}", left, y, STRONG, highlighted=highlighted, place=f"name.{number}", role="name"
    )
    column = max(left + pen.px(20 if is_update else 58), name.right + pen.px(6))
    style, plain = (BODY, pen.theme.text) if is_update else (SMALL, pen.theme.muted)
    formula = draw_formula(pen, row.formula, column, y, style, plain, highlighted, f"formula.{number}", "formula")
    result, right = SymbolTarget(row.symbol, "result", number), rect.right - (left - rect.x)
    column = rect.x + round(rect.w * 0.43)
    return Place(row, y, formula.right + pen.px(10), column, right, is_update, result, f"numbers.{number}")


def _draw_numbers(pen: Pen, place: Place, numbers: Numbers, highlighted: frozenset[str]) -> None:
    """Write the result, and before it the first of the forms with numbers put in that fits."""
    row, y, begin, column, right, is_update, name, target = place
    result = pen.text(numbers.result, right, y, STRONG, pen.theme.symbol(row.symbol), "midright", "result")
    hint, measured = f"{row.name}: {numbers.exact!r}", numbers.measured
    pen.targets_later(lambda: [number_target(name, result, measured.result, hint)])
    end = result.left - pen.px(10)
    for put_in in numbers.put_in:
        formula = lay_out(pen, put_in, TICK if isinstance(put_in, str) and not is_update else SMALL)
        width = formula.width
        if width <= end - begin:
            left = end - width if is_update else max(begin, min(column, end - width))
            set_formula(pen, formula, left, y, highlighted, target, "numbers", measured.put_in)
            return


def _left(pen: Pen, rect: pygame.Rect, number: int) -> int:
    return rect.x + pen.px(20 if number >= UPDATES else 14)


def row_middle(pen: Pen, rect: pygame.Rect, number: int) -> int:
    """The middle of a row in pixels; in a low card the rows stand closer together."""
    spare = rect.h / pen.typesetter.scale - TOP - BOTTOM - sum(GAPS)
    is_low = spare < PITCH * (ROWS - 1)
    more, top = (LEAST_GAPS, LOW_TOP) if is_low else (GAPS, TOP)
    least = LEAST_PITCH if is_low else PITCH
    pitch = max(least, min(PITCH, (spare + sum(GAPS) - sum(more) + 2 * (TOP - LOW_TOP)) / (ROWS - 1)))
    gaps = (more[0] if number >= DERIVATIVES else 0) + (more[1] if number >= UPDATES else 0)
    return rect.y + pen.px(top + pitch * number + gaps)


def _nothing(has_run: bool, has_points: bool) -> str:
    """Why there are no numbers. Those of points that are gone are not shown: they are to be seen nowhere else."""
    if has_run:
        return "No points: there is nothing to learn from."
    return "No step has run yet." if has_points else "No step has run yet: there is nothing to learn from."


def _draw_empty(pen: Pen, rect: pygame.Rect, says: str, method: Method) -> None:
    pen.text(says, rect.centerx, rect.centery - pen.px(20), BODY, pen.theme.muted, "center", "says")
    updates = [f"{{{row.symbol}}} {row.formula}" for row in updates_of(method)]
    for number, formula in enumerate(("{error} = {guess} − {y}", *updates)):
        width = formula_width(pen, formula, BODY)
        draw_formula(
            pen,
            formula,
            rect.centerx - width // 2,
            rect.centery + pen.px(14 + 24 * number),
            BODY,
            pen.theme.text,
            role="formula",
        )
