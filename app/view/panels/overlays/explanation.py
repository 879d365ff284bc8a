"""The explanation of a number: its formula, the numbers put in, each of which leads on, and the way that led here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import pygame

from app.explanations.explained import Explained
from app.explanations.table import explain_all
from app.explanations.written import Piece, with_numbers
from app.messages import Explain, ExplainBack, Focus, Message
from app.session.explained.quantity import Quantity
from app.session.pixels import within_reach
from app.session.state import State
from app.session.targets import CanvasTarget, ExplanationTarget, NumberTarget, TargetId, TrailTarget
from app.view.highlight import explained_point
from app.view.layout import Layout
from app.view.mathtext.formula import LaidOut, lay_out, parse, set_formula
from app.view.mathtext.notation import Nodes
from app.view.paint.pen import Pen
from app.view.paint.theme import blend
from app.view.paint.typesetting import SMALL, STRONG, TICK, Style, wrapped
from app.view.panels.canvas.places import transform_for
from app.view.panels.overlays.beside import Clear, best_place
from app.view.panels.panel import Overlay, Surroundings
from app.view.targets import Nudge, Target

WIDTH, PADDING, LINE, HEADER = 372, 12, 19, 50
"""Of the card, in units; the header has the way and the number."""

ASKS = "Where does this number come from?"


class Shown(NamedTuple):
    """The number that is explained, and what it was reached from. ``clear`` is what the card shall not cover."""

    trail: tuple[Quantity, ...]
    labels: tuple[str, ...]
    name: str
    symbol: str
    result: str
    about: str
    names: str
    numbers: tuple[Piece, ...]
    parts: tuple[Quantity, ...]
    source: str
    beside: TargetId | None
    pointed_at: TargetId | None
    clear: Clear


class Explanation(Overlay[Shown]):
    """Drawn beside the number that was asked for first, so that it stays where it is while one goes on from there."""

    holds_focus = True

    def __init__(self) -> None:
        self._key: object = None
        self._explained: tuple[Explained, ...] = ()

    def pick(self, state: State, around: Surroundings) -> Shown | None:
        """What is explained, worked out when it is another or the run is."""
        if not state.explained:
            return None
        run = state.timeline.run
        key = (state.explained, run.version, run.now.step)
        if key != self._key:
            self._key, self._explained = key, explain_all(run, state.explained)
        if len(self._explained) < len(state.explained):
            return None
        explained, target = self._explained[-1], state.pointer.target
        formula = explained.formula
        return Shown(
            state.explained,
            tuple(each.label for each in self._explained),
            explained.name,
            explained.symbol,
            explained.shown,
            explained.about,
            "" if formula is None else f"= {formula.names}",
            with_numbers(explained),
            tuple(part.quantity for part in explained.parts),
            explained.source,
            state.explained_beside,
            target if isinstance(target, NumberTarget | TrailTarget) else None,
            _clear(state, around),
        )

    def place(self, pen: Pen, layout: Layout, shown: Shown) -> pygame.Rect:
        """Near the number, where it covers neither that nor the sample, and as little data as can be."""
        window = layout.window.inflate(-pen.px(16), -pen.px(16))
        width = min(pen.px(WIDTH), window.w)
        lines = len(_formula_lines(pen, shown, width - 2 * pen.px(PADDING)))
        height = pen.px(HEADER + LINE * max(3, lines) + PADDING + (LINE if shown.about else 0))
        return best_place(pen, window, (width, height), shown.clear)

    def draw(self, pen: Pen, rect: pygame.Rect, shown: Shown) -> None:
        """Draw the card."""
        pen.card(rect, pen.theme.raised, blend(pen.theme.faint, pen.theme.raised, 0.6), 8, role="explanation")
        is_end, name = not shown.parts, ExplanationTarget()
        pen.target(Target(name, rect, delete=ExplainBack(), nudge=_backwards_from(name), takes_focus=is_end))
        inside = rect.inflate(-2 * pen.px(PADDING), 0)
        _draw_numbers(pen, inside, shown)
        _draw_way(pen, inside, shown)
        y = inside.y + pen.px(37)
        result = pen.text(
            shown.result, inside.right, y, STRONG, pen.theme.symbol(shown.symbol), "midright", "explained result"
        )
        written = lay_out(pen, shown.name, STRONG, pen.theme.text)
        if written.width > result.left - pen.px(8) - inside.left:
            written = lay_out(pen, shown.name, TICK, pen.theme.text)
        set_formula(pen, written, inside.left, y, role="explained name")
        if shown.about:
            pen.clipped_text(
                shown.about,
                inside.left,
                rect.bottom - pen.px(PADDING + 5),
                inside.w,
                TICK,
                pen.theme.muted,
                "explained about",
            )


def _clear(state: State, around: Surroundings) -> Clear:
    """What shall be seen beside the card: the number asked for, the sample, the point, and as much data as can be."""
    beside = None if state.explained_beside is None else around.rect_of(state.explained_beside)
    plot, record = around.rect_of(CanvasTarget()), state.shown_record
    sample = point = None
    if plot is not None:
        transform, reach = transform_for(state.axes, plot), round(14 * around.layout.scale)
        if record is not None and record.sample is not None:
            units = record.scaling
            x = units.x_out(record.x or 0.0)
            heights = [units.y_out(record.y or 0.0), units.y_out(record.guess or 0.0)]
            sample = _around([transform.model_to_view(x, y) for y in heights], reach, plot)
        number = explained_point(state)
        if number is not None:
            point = _around([transform.model_to_view(*state.points.point(number))], reach, plot)
    bars = around.layout.toolbar, around.layout.bottom
    return Clear(beside, sample, point, (*around.figures(), *bars))


def _around(places: Sequence[tuple[float, float]], reach: int, plot: pygame.Rect) -> pygame.Rect | None:
    """The pixels of marks, as far as they are in the plot."""
    xs, ys = zip(*((within_reach(x), within_reach(y)) for x, y in places), strict=True)
    left, top = round(min(xs)) - reach, round(min(ys)) - reach
    box = pygame.Rect(left, top, round(max(xs)) + reach - left, round(max(ys)) + reach - top)
    return box.clip(plot) if box.colliderect(plot) else None


def _draw_way(pen: Pen, inside: pygame.Rect, shown: Shown) -> None:
    """What the number was reached from, the nearest last; each leads back there."""
    y, left = inside.y + pen.px(15), inside.left
    if len(shown.labels) == 1:
        pen.text(ASKS, left, y, TICK, pen.theme.muted, role="explanation title")
        return
    between = pen.width(" › ", TICK)
    widths = [pen.width(label, TICK) + between for label in shown.labels]
    first, room = 0, inside.w - pen.width("…", TICK) - between
    while first < len(widths) - 1 and sum(widths[first:]) - between > room:
        first += 1
    if first:
        left = pen.text("…", left, y, TICK, pen.theme.muted, role="way left out").right
        left = pen.text(" › ", left, y, TICK, pen.theme.muted, role="way").right
    for place in range(first, len(shown.labels)):
        is_last, name = place == len(shown.labels) - 1, TrailTarget(place)
        colour = pen.theme.text if is_last or shown.pointed_at == name else pen.theme.muted
        box = pen.text(shown.labels[place], left, y, TICK, colour, role="way here" if is_last else "way")
        left = box.right
        if not is_last:
            click = Explain(shown.trail[: place + 1], shown.beside)
            hand = pygame.SYSTEM_CURSOR_HAND
            pen.target(Target(name, box, click=click, delete=ExplainBack(), nudge=_backwards_from(name), cursor=hand))
            left = pen.text(" › ", left, y, TICK, pen.theme.muted, role="way").right


def _draw_numbers(pen: Pen, inside: pygame.Rect, shown: Shown) -> None:
    """The formula in symbols and with numbers, or what the number is a part of."""
    y, place = inside.y + pen.px(HEADER + LINE / 2), 0
    if shown.source:
        for line in wrapped(pen.typesetter, shown.source, SMALL, inside.w):
            pen.text(line, inside.left, y, SMALL, role="explained source")
            y += pen.px(LINE)
        return
    for is_numbers, formula in _formula_lines(pen, shown, inside.w):
        drawn = set_formula(pen, formula, inside.left, y, role="explained numbers" if is_numbers else "explained formula")
        if is_numbers:
            baseline = drawn.y + formula.box.ascent
            for part in formula.box.parts:
                box = pygame.Rect(part.rect).move(inside.left, baseline)
                _draw_number(pen, box, place, shown)
                place += 1
        y += pen.px(LINE)


def _draw_number(pen: Pen, box: pygame.Rect, place: int, shown: Shown) -> None:
    """A line under the number says that it can be clicked."""
    quantity = shown.parts[place]
    name, is_pointed_at = NumberTarget(place, quantity), shown.pointed_at == NumberTarget(place, quantity)
    thick = pen.stroke(2 if is_pointed_at else 1)
    colour = pen.theme.accent if is_pointed_at else pen.theme.faint
    pen.fill(colour, (box.x, box.bottom - thick, box.w, thick), "number that leads on")
    click = Explain((*shown.trail, quantity), shown.beside)
    nudge = _along(place, shown.parts)
    pen.target(Target(name, box, click=click, delete=ExplainBack(), nudge=nudge, cursor=pygame.SYSTEM_CURSOR_HAND))


def _along(place: int, parts: tuple[Quantity, ...]) -> Nudge:
    """Arrows lead from number to number, and left of the first one back."""

    def nudge(right: int, up: int) -> Message:
        to = place + (1 if right > 0 or up < 0 else -1)
        if to < 0 and right < 0:
            return ExplainBack()
        held = max(0, min(to, len(parts) - 1))
        return Focus(NumberTarget(held, parts[held]))

    return nudge


def _backwards_from(name: TargetId) -> Nudge:
    """The left arrow leads back; the others lead nowhere else."""
    return lambda right, up: ExplainBack() if right < 0 else Focus(name)


def _formula_lines(pen: Pen, shown: Shown, room: int) -> list[tuple[bool, LaidOut]]:
    """The formula in symbols and then that with numbers, each broken into as many lines as it takes."""
    if not shown.names:
        return []
    symbols = [(False, line) for line in _broken(pen, [(node,) for node in parse(shown.names)], room)]
    return symbols + [(True, line) for line in _broken(pen, _words(shown.numbers), room)]


def _words(pieces: Sequence[Piece]) -> list[Nodes]:
    """Each number with the sign before it, the last one with what follows."""
    words: list[list[Piece]] = [[]]
    for piece in pieces:
        words[-1].append(piece)
        if piece[1]:
            words.append([])
    rest = words.pop()
    if words:
        words[-1] += rest
    return [tuple(word) for word in words]


def _broken(pen: Pen, words: Sequence[Nodes], room: int) -> list[LaidOut]:
    """Lines that fit, in letters as large as leave two lines."""
    for style in (SMALL, TICK):
        lines = _lines(pen, words, style, room)
        if len(lines) <= 2:
            break
    return [lay_out(pen, line, style, pen.theme.text) for line in lines]


def _lines(pen: Pen, words: Sequence[Nodes], style: Style, room: int) -> list[Nodes]:
    lines: list[Nodes] = []
    for word in words:
        longer = (*lines[-1], *word) if lines else word
        if not lines or lay_out(pen, longer, style).width > room:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines
