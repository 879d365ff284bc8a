"""The derivation card: the whole chain from J = error² to the update, with the numbers of the step looked at."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import pygame

from app.messages import GoToChapter
from app.model.learning.methods.plain import PLAIN
from app.model.learning.steps import StepRecord
from app.session.state import State
from app.session.targets import MoreTarget, RuleTarget, SymbolTarget, TargetId
from app.view.explaining import number_target
from app.view.highlight import highlighted_symbols
from app.view.mathtext.formula import lay_out, set_formula
from app.view.paint.cached_layer import CachedLayer
from app.view.paint.pen import Pen
from app.view.paint.typesetting import SMALL, STRONG, TICK
from app.view.panels.canvas.sample import is_current
from app.view.panels.card_tabs import draw_title, title_width
from app.view.panels.derivation.arranged import HEADER, INSET_TITLE, NOTE, Row, arranged
from app.view.panels.derivation.lines import CHAPTERS, Derivation, Line, Rule, derivation_of, lines_of
from app.view.panels.derivation.more import draw_more, whole_card
from app.view.panels.panel import Panel, Surroundings
from app.view.panels.step.rows import Numbers, learnt_from, learnt_from_in_short
from app.view.targets import Target

RESULT_ROOM = 76
"""How much room is left for results, in units, so that the buttons of the rules stand below one another."""


class Shown(NamedTuple):
    """What the card shows. ``pointed`` is what the pointer is on, if that is a rule or leads to more rows.

    ``first`` is the row to begin with where not all have room.
    """

    record: StepRecord | None
    highlighted: frozenset[str]
    heading: str
    pointed: TargetId | None
    first: int
    tabs: tuple[str, ...]


class Place(NamedTuple):
    """Where a line has room for its numbers, in pixels: from the end of its formula to its rule, or to its result."""

    line: Line
    number: int
    y: int
    begin: int
    end: int
    right: int


class DerivationCard(Panel[Shown]):
    """Draws the card: formulas and rules are a cached layer, the numbers are written anew for each step."""

    def __init__(self) -> None:
        self._layer = CachedLayer()
        self._places: list[Place] = []
        self._rules: list[tuple[Rule, pygame.Rect]] = []
        self._inset_right: tuple[int, int] | None = None

    def pick(self, state: State, around: Surroundings) -> Shown:
        """The step that is shown or, where none has run with all as it is now, the step that would come next."""
        record = state.shown_record if len(state.points) else None
        heading = "Derivation"
        if len(state.points) and (record is None or not is_current(state)):
            record, heading = state.timeline.next_record(), "Derivation: next step"
        target = state.pointer.target
        pointed = target if isinstance(target, RuleTarget | MoreTarget) else None
        tabs = around.layout.tabs_on("derivation")
        return Shown(record, highlighted_symbols(state), heading, pointed, state.derivation_scroll, tabs)

    def draw(self, pen: Pen, rect: pygame.Rect, shown: Shown) -> None:
        """Draw the card from the record of the step looked at; without one, the formulas alone."""
        derivation = None if shown.record is None else derivation_of(shown.record)
        lines = lines_of(PLAIN, is_of_one=True) if derivation is None else derivation.lines
        notes = () if derivation is None else derivation.notes
        key = (lines, notes, shown._replace(record=None))
        self._layer.draw(pen, rect, key, lambda: self._draw_formulas(pen, rect, lines, notes, shown))
        for rule, box in self._rules:
            pen.target(_rule_target(rule, box))
        if derivation is not None and shown.record is not None:
            self._draw_step(pen, rect, derivation, shown.record, shown)

    def _draw_step(self, pen: Pen, rect: pygame.Rect, derivation: Derivation, record: StepRecord, shown: Shown) -> None:
        right, y = rect.right - pen.px(14), rect.y + pen.px(18)
        room = rect.w - pen.px(42) - title_width(pen, shown.heading, "derivation", shown.tabs)
        step = f"step {record.step:,}"
        pen.text_that_fits(
            (f"{step}, {learnt_from(record)}", f"{step}, {learnt_from_in_short(record)}", step),
            room,
            right,
            y,
            STRONG,
            pen.theme.cost,
            "midright",
            "learnt from",
        )
        if derivation.keeps_every_bit and self._inset_right is not None:
            pen.text("the same bits", *self._inset_right, TICK, pen.theme.text, "midright", "same bits")
        for place in self._places:
            numbers = derivation.numbers[place.number]
            if isinstance(numbers, str):
                pen.text(numbers, place.right, place.y, TICK, pen.theme.muted, "midright", "in place of a number")
            elif numbers is not None:
                _draw_numbers(pen, place, numbers, shown.highlighted)

    def _draw_formulas(
        self, pen: Pen, rect: pygame.Rect, lines: tuple[Line, ...], notes: tuple[str, ...], shown: Shown
    ) -> None:
        pen.card(rect)
        self._places, self._rules, self._inset_right = [], [], None
        rows, scrolled = arranged(pen, rect, lines, bool(notes), shown.first)
        if scrolled is not None:
            pen.target(whole_card(rect, scrolled))
        draw_title(pen, rect, shown.heading, "derivation", shown.tabs)
        if notes:
            x, y, room = rect.x + pen.px(14), rect.y + pen.px(HEADER + NOTE / 2), rect.w - pen.px(28)
            pen.text_that_fits(notes, room, x, y, TICK, pen.theme.muted, "midleft", "note")
        if scrolled is not None:
            draw_more(pen, rect, rows, scrolled, shown.pointed)
        _draw_inset(pen, rect, rows)
        for row in rows:
            if row.title is not None:
                self._draw_the_two(pen, rect, row.title, shown)
            self._draw_line(pen, rect, row.line, lines[row.line], row.middle, shown)

    def _draw_the_two(self, pen: Pen, rect: pygame.Rect, top: int, shown: Shown) -> None:
        """The title of the updates: where the 2 goes."""
        y, edge = top + pen.px(INSET_TITLE / 2 + 2), pen.px(20)
        two = self._draw_rule(pen, Rule.THE_TWO, rect.x + edge, y, "midleft", shown)
        pen.text("moves into the learning rate", two.right + pen.px(6), y, TICK, pen.theme.muted, role="of the 2")
        self._inset_right = rect.right - edge, y

    def _draw_line(self, pen: Pen, rect: pygame.Rect, number: int, line: Line, y: int, shown: Shown) -> None:
        indent = pen.px(20 if line.is_update else 14)
        formula = lay_out(pen, line.formula, SMALL, pen.theme.text)
        box = formula.box
        # A fraction reaches farther below its baseline than above: the whole of it stands in the middle of its line.
        y += round((box.ascent - box.descent) / 2 - formula.ascent + formula.height / 2)
        drawn = set_formula(pen, formula, rect.x + indent, y, shown.highlighted, f"derivation.{number}", "line")
        right = rect.right - indent
        end = right - pen.px(RESULT_ROOM)
        if line.rule is not None:
            end = self._draw_rule(pen, line.rule, end, y, "midright", shown).left - pen.px(6)
        self._places.append(Place(line, number, y, drawn.right + pen.px(8), end, right))

    def _draw_rule(self, pen: Pen, rule: Rule, x: int, y: int, anchor: str, shown: Shown) -> pygame.Rect:
        """A button with the name of a rule."""
        is_pointed_at = shown.pointed == RuleTarget(rule.name)
        box = pen.text_box(rule, x, y, TICK, anchor).inflate(pen.px(14), pen.px(4))
        box.x += pen.px(7) if anchor == "midleft" else -pen.px(7)
        pen.card(box, pen.theme.inset if is_pointed_at else None, pen.theme.accent, radius=9, role="rule button")
        pen.text(rule, box.centerx, box.centery, TICK, pen.theme.text, "center", "rule")
        self._rules.append((rule, box))
        return box


def _draw_inset(pen: Pen, rect: pygame.Rect, rows: Sequence[Row]) -> None:
    """The background of the updates, as far as these are in sight."""
    updates = [row for row in rows if row.is_update]
    if updates:
        top, bottom = updates[0].top, updates[-1].middle + pen.px(15)
        top = top if updates[0].title is None else updates[0].title
        pen.card(pygame.Rect(rect.x + pen.px(10), top, rect.w - pen.px(20), bottom - top), pen.theme.inset, role="updates")


def _rule_target(rule: Rule, box: pygame.Rect) -> Target:
    hint = f"Show what this rule is, in the lesson: {rule}"
    return Target(RuleTarget(rule.name), box, hint, click=GoToChapter(CHAPTERS[rule]), cursor=pygame.SYSTEM_CURSOR_HAND)


def _draw_numbers(pen: Pen, place: Place, numbers: Numbers, highlighted: frozenset[str]) -> None:
    """Write the result, and before it the numbers put in, where they fit."""
    line, number, y, begin, end, right = place
    result = pen.text(numbers.result, right, y, STRONG, pen.theme.symbol(line.symbol), "midright", "result")
    name = SymbolTarget(line.symbol, "derivation result", number)
    hint, measured = f"{line.name}: {numbers.exact!r}", numbers.measured
    pen.targets_later(lambda: [number_target(name, result, measured.result, hint)])
    for put_in in numbers.put_in:
        formula = lay_out(pen, put_in, TICK)
        left = end - formula.width
        if left >= begin and formula.width:
            set_formula(pen, formula, left, y, highlighted, f"derivation numbers.{number}", "numbers", measured.put_in)
            return
