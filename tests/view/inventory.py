"""What stands in a window, written down: every kind of mark with its colour, its texts and its place, and every target.

A picture shows a change to an eye; an inventory names it. One line is one kind of mark of one panel: its role, shape and
colour (by the name that the theme gives it), how many there are, where (left, top, right and bottom of all of them, and
the middle of their points) and what is written. A target's line says what a tooltip says of it, and where it lies. The
last lines say in which order Tab and the arrows lead through the window, where else texts could have stood, and what is
kept free of them: the left, top, right and bottom of each. The last have the mean colours of the window's squares, row by
row, for all that no word says: strokes, sizes, shades. An inventory of what the pointer brings tells too how far each target
reaches, and the messages that hands and keys send to it. One of what happens in turn has of each message only what is
otherwise after it, in the same window. One of what can be touched says what lies under the pixels of every twentieth line,
and where keys lead.

Letters are a little wider or narrower with each version of the library that draws them, so places are compared only
where the inventory was written with the version in use; colours of squares where the processor is of that kind, too.
"""

from __future__ import annotations

import platform
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import fields
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import patch

import numpy as np
import pygame

from app.messages import Message, PointAt
from app.session.state import State
from app.session.targets import HandleTarget, PointTarget, TargetId
from app.update import update
from app.view.focus import LEAPS, Stops
from app.view.paint.marks import Mark
from app.view.screen import Screen
from app.view.slots.touched import parts_of_tab, words_of
from app.view.targets import Target
from tests.lesson.pupil import Pupil
from tests.view.hands import reach_of, sent
from tests.view.marked import Marks, Size, Window
from tests.view.offered import Offer, noting_offers
from tests.view.squares import SIDE_PX, Squares, other_squares

FOLDER = Path(__file__).with_name("inventories")
NEAR_PX, OFFERED_NEAR_PX = 0.5, 1.0
"""So far may a mark be off, and a place at which a text looks whether it is free: those are rounded from the last digits."""

MOST_STOPS = 60
LONG_NUMBER = re.compile(r"\d+\.(?=\d{11})\d+")
_LIBRARY = f"pygame-ce {pygame.version.ver}"
BETWEEN = "\t"
AND = " ¦ "
SQUARES, HANDS, UNDER = "squares", "hands", "under"
LINES_APART_PX, PIXELS_APART = 20, 4
"""Of what can be touched so many lines of pixels are looked at, and so many pixels of each."""


class Line(NamedTuple):
    """A kind of mark, or a target: what it is, what is written, and the pixels of its place."""

    what: str
    says: str
    place: tuple[float, ...]

    def __str__(self) -> str:
        digits = 2 if self.is_of_squares else 1
        return BETWEEN.join((self.what, self.says, " ".join(f"{each:.{digits}f}" for each in self.place) or "nowhere"))

    @property
    def is_of_squares(self) -> bool:
        """Whether its numbers are no place but the mean colours of a row of squares."""
        return self.what.startswith(SQUARES)


def inventory(drawn: Callable[[], Marks], without: Collection[str] = ()) -> list[Line]:
    """All that stands in a window as it is ``drawn``, ``without`` some panels, in a fixed order."""
    with noting_offers() as noted:
        marks = drawn()
    panels = [panel for panel in marks.panels if panel not in without]
    offered = noted.of(marks.screen, marks.state, marks.surface.get_size())
    return [
        *(*_of_marks(marks, panels), *_of_targets(marks.screen.targets), *_of_stops(marks), *_of_offers(offered)),
        *_of_squares(marks, without),
    ]


def inventory_over(state: State, size: Size) -> list[Line]:
    """What each target sends, and what is otherwise or comes when the pointer lies on it and its tooltip is there."""
    window, looks = Window(size), _Looks()
    before = set(looks.of(window.draw(state)))
    targets = {target.id: target for target in window.screen.targets if not isinstance(target.id, PointTarget)}
    lines = list(_of_hands(window.screen, state))
    for target in targets.values():
        update(state, PointAt(target.id, *target.rect.center))
        window.screen.hint, window.screen.hint_beside = _shortened(target.hint), target.rect
        lines += [
            line._replace(what=f"{line.what}{BETWEEN}over {target.id}")
            for line in looks.of(window.draw(state))
            if line not in before
        ]
    return lines


def inventory_in_turn(state: State, size: Size, messages: Sequence[Message]) -> list[Line]:
    """What is otherwise, and what can be touched, after each message in a window that is drawn after each."""
    window, pupil, squares = Window(size), Pupil(state), Squares()
    before, lines = set[Line](), list[Line]()
    for number, message in enumerate((None, *messages)):
        if message is not None:
            pupil.sends(message)
        marks = window.draw(state)
        now = [*_of_marks(marks, marks.panels), *_of_targets(window.screen.targets), *_of_squares(marks, (), squares)]
        after = f"{BETWEEN}after {number} {type(message).__name__}"
        lines += [line._replace(what=line.what + after) for line in now if number and line not in before]
        before = set(now)
    return lines


def inventory_under(state: State, size: Size) -> list[Line]:
    """What lies under the pixels, what each target sends that is touched, and where keys lead."""
    screen = Window(size).draw(state).screen
    return [*_of_pixels(screen, state, size), *_of_hands(screen, state), *_of_keys(screen, state)]


class _Looks:
    """What stands in a window that changes little: a panel that was not drawn again is not written down again."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[list[Mark], list[Line]]] = {}
        self._squares = Squares()

    def of(self, marks: Marks) -> list[Line]:
        """The lines of all panels, and of the squares."""
        of_panels = chain.from_iterable(self._of_panel(marks, panel) for panel in marks.panels)
        return [*of_panels, *_of_squares(marks, (), self._squares)]

    def _of_panel(self, marks: Marks, panel: str) -> list[Line]:
        drawn = marks.of(panel)
        known, lines = self._known.get(panel, (None, []))
        if drawn is not known:
            lines = list(_of_marks(marks, [panel]))
            self._known[panel] = drawn, lines
        return lines


def written(lines: Iterable[Line]) -> str:
    """The inventory as a text, with what drew the window on top: the version of the library, and the processor."""
    return "\n".join((f"{_LIBRARY} on {platform.machine()}", *map(str, lines))) + "\n"


def differences(before: str, lines: list[Line]) -> list[str]:
    """What is not as it was written down before, line by line; empty where all is."""
    drawn_by, *saved = before.splitlines()
    old, new = {line.what: line for line in map(_read, saved)}, {line.what: line for line in lines}
    library, _, processor = drawn_by.partition(" on ")
    compares_places = library == _LIBRARY
    found = []
    for what in [*old, *(new.keys() - old.keys())]:
        if what.startswith(SQUARES) and not (compares_places and processor == platform.machine()):
            continue
        if what.startswith((HANDS, UNDER)) and not compares_places:
            continue
        if what not in new:
            found.append(f"- {old[what]}")
        elif what not in old:
            found.append(f"+ {new[what]}")
        elif new[what].is_of_squares:
            if other := other_squares(old[what].place, new[what].place):
                found.append(f"! {what}: another colour {other}")
        elif old[what].says != new[what].says or (compares_places and not _is_near(old[what], new[what])):
            found += [f"- {old[what]}", f"+ {new[what]}"]
    return found


def _read(text: str) -> Line:
    what, says, place = text.rsplit(BETWEEN, 2)
    return Line(what, says, () if place == "nowhere" else tuple(map(float, place.split())))


def _is_near(one: Line, other: Line) -> bool:
    if len(one.place) != len(other.place):
        return False
    near = OFFERED_NEAR_PX if one.what.startswith("offer") else NEAR_PX
    return all(abs(before - now) <= near for before, now in zip(one.place, other.place, strict=True))


def _of_marks(marks: Marks, panels: list[str]) -> Iterator[Line]:
    names = {getattr(marks.theme, field.name): field.name for field in reversed(fields(marks.theme))}
    for panel in panels:
        kinds: dict[tuple[str, str, str], list[Mark]] = defaultdict(list)
        for mark in marks.of(panel):
            colour = names.get(mark.colour) or "#{:02x}{:02x}{:02x}".format(*mark.colour[:3])
            kinds[mark.role, mark.shape, colour].append(mark)
        for (role, shape, colour), alike in kinds.items():
            what = BETWEEN.join((panel, role, f"{len(alike)} × {shape}, {colour}"))
            yield Line(what, AND.join(_in_one_line(mark.text) for mark in alike if mark.text), _place(alike))


def _of_targets(targets: Iterable[Target]) -> Iterator[Line]:
    kinds: dict[tuple[str, str], list[Target]] = defaultdict(list)
    for target in targets:
        name = "PointTarget" if isinstance(target.id, PointTarget) else str(target.id)
        kinds[name, _can(target)].append(target)
    for (name, can), alike in kinds.items():
        boxes = np.array([(*each.rect.topleft, *each.rect.bottomright) for each in alike], float)
        place = (*boxes[:, :2].min(axis=0), *boxes[:, 2:].max(axis=0))
        hints = dict.fromkeys(_in_one_line(each.hint) for each in alike)
        yield Line(BETWEEN.join(("target", name, f"{len(alike)}, {can}")), AND.join(hints), place)


def _of_hands(screen: Screen, state: State) -> Iterator[Line]:
    """How far each target reaches beyond a box, and what it sends; with a point and the handles of the line among them."""
    computed = [
        screen.target_named(state, target_id) for target_id in (PointTarget(1), HandleTarget("m"), HandleTarget("b"))
    ]
    for target in [*screen.targets, *(target for target in computed if target is not None)]:
        if target in computed or target.also is not None:
            yield Line(BETWEEN.join((HANDS, str(target.id), "reach")), "", reach_of(screen, state, target))
        for what, message in sent(target):
            yield Line(BETWEEN.join((HANDS, str(target.id), what)), _shortened(message), ())


def _of_pixels(screen: Screen, state: State, size: Size) -> Iterator[Line]:
    """What lies under a line of pixels, from the left, and where each of it begins."""
    width, height = size
    for y in range(LINES_APART_PX // 2, height, LINES_APART_PX):
        found: list[tuple[TargetId | None, int]] = []
        for x in range(0, width, PIXELS_APART):
            target = screen.target_at(state, x, y)
            name = None if target is None else target.id
            if not found or found[-1][0] != name:
                found.append((name, x))
        names, begins = zip(*found, strict=True)
        yield Line(f"{UNDER}{BETWEEN}y = {y}", AND.join(map(str, names)), tuple(map(float, begins)))


def _of_keys(screen: Screen, state: State) -> Iterator[Line]:
    """Where keys lead from part to part, from word to word, and in a list from row to row."""
    for way in (1, -1):
        with _parts_kept():
            parts = _around(partial(screen.part_beside, state, way=way))
        yield Line(f"keys{BETWEEN}from part to part {way}", AND.join(map(str, parts)), ())
        for slot in screen.slots:
            if words := words_of(slot):
                led = f"{words[0]} to {screen.word_beside(words[0], way)}"
                yield Line(f"keys{BETWEEN}from word to word {way} in {slot.name}", led, ())
        yield Line(f"keys{BETWEEN}from row to row {way}", str(screen.row_beside(state, way)), ())
    for key in LEAPS:
        yield Line(f"keys{BETWEEN}{key} among rows", str(screen.row_at(state, key)), ())


def _around(beside: Callable[[TargetId | None], TargetId | None]) -> list[TargetId | None]:
    """From stop to stop, until one was there already."""
    stops = [beside(None)]
    while len(stops) < MOST_STOPS and (after := beside(stops[-1])) not in stops:
        stops.append(after)
    return stops


@contextmanager
def _parts_kept() -> Iterator[None]:
    """While nothing happens Tab leads through the same parts from any stop: they are not worked out for each anew."""
    parts: list[list[Stops]] = []

    def worked_out_once(*given: Any) -> list[Stops]:
        if not parts:
            parts.append(parts_of_tab(*given))
        return parts[0]

    with patch("app.view.screen.parts_of_tab", worked_out_once):
        yield


def _of_stops(marks: Marks) -> Iterator[Line]:
    screen, state = marks.screen, marks.state
    with _parts_kept():
        stops = _around(partial(screen.focus_beside, state, way=1))
    yield Line(f"stops{BETWEEN}Tab", AND.join(map(str, stops)), ())
    for slot in screen.slots:
        if words := words_of(slot):
            yield Line(f"stops{BETWEEN}words of {slot.name}", AND.join(map(str, words)), ())


def _of_offers(offered: Iterable[Offer]) -> Iterator[Line]:
    """A search is named by what it writes, and numbered where it writes the same as another.

    Where there is one place alone, the text itself says as much.
    """
    seen: Counter[str] = Counter()
    for texts, boxes in offered:
        if texts and len(boxes) == 1:
            continue
        name = AND.join(map(_in_one_line, texts)) if texts else "kept free"
        seen[name] += 1
        edges = (edge for box in boxes for edge in (*box.topleft, *box.bottomright))
        yield Line(BETWEEN.join(("offer", name, f"{len(boxes)}, number {seen[name]}")), "", tuple(map(float, edges)))


def _of_squares(marks: Marks, without: Collection[str], squares: Squares | None = None) -> Iterator[Line]:
    hidden = [slot.rect for slot in marks.screen.slots if slot.name in without]
    for row, means in enumerate((squares or Squares()).means_of(marks.surface, hidden)):
        yield Line(f"{SQUARES}{BETWEEN}from y = {row * SIDE_PX}", "", tuple(means.tolist()))


def _can(target: Target) -> str:
    """What it takes: names of its fields that are not as usual."""
    usual = Target(target.id, target.rect)._asdict()
    own = target._asdict()
    return " ".join(name for name in target._fields if name not in ("id", "rect", "hint") and own[name] != usual[name])


def _place(marks: list[Mark]) -> tuple[float, ...]:
    points = np.fromiter(chain.from_iterable(chain.from_iterable(mark.points for mark in marks)), float).reshape(-1, 2)
    if not len(points):
        return ()
    points = np.minimum(np.maximum(points, -1e6), 1e6)
    sides = np.minimum.reduce(points), np.maximum.reduce(points), np.add.reduce(points) / len(points)
    return tuple(np.concatenate(sides).tolist())


def _in_one_line(text: str) -> str:
    return _shortened(" ".join(text.split()))


def _shortened(text: str) -> str:
    """Without the last digits of long numbers, in which processors differ, and without a trace of how many there were."""
    return LONG_NUMBER.sub(lambda number: f"{float(number[0]):.11g}", text)
