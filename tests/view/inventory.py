"""What stands in a window, written down: every kind of mark with its colour, its texts and its place, and every target.

A picture shows a change to an eye; an inventory names it. One line is one kind of mark of one panel: its role, shape and
colour (by the name that the theme gives it), how many there are, where (left, top, right and bottom of all of them, and
the middle of their points) and what is written. A target's line says what a tooltip says of it, and where it lies. The
last lines say in which order Tab and the arrows lead through the window, where else texts could have stood, and what is
kept free of them: the left, top, right and bottom of each.

Letters are a little wider or narrower with each version of the library that draws them, so places are compared only
where the inventory was written with the version in use.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import fields
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pygame

from app.session.targets import PointTarget
from app.view.paint.marks import Mark
from app.view.paint.theme import Colour, Theme
from app.view.slots.touched import words_of
from app.view.targets import Target
from tests.view.marked import Marks
from tests.view.offered import Offer, offers

FOLDER = Path(__file__).with_name("inventories")
NEAR_PX = 1.0
MOST_STOPS = 60
BETWEEN = "\t"
AND = " ¦ "


class Line(NamedTuple):
    """A kind of mark, or a target: what it is, what is written, and the pixels of its place."""

    what: str
    says: str
    place: tuple[float, ...]

    def __str__(self) -> str:
        return BETWEEN.join((self.what, self.says, " ".join(f"{pixels:.1f}" for pixels in self.place) or "nowhere"))


def inventory(marks: Marks, without: Collection[str] = ()) -> list[Line]:
    """All that stands in the window ``without`` some panels, in a fixed order."""
    panels = [panel for panel in marks.panels if panel not in without]
    offered = offers(marks.state, marks.surface.get_size())
    return [*_of_marks(marks, panels), *_of_targets(marks.screen.targets), *_of_stops(marks), *_of_offers(offered)]


def written(lines: Iterable[Line]) -> str:
    """The inventory as a text, with the version of the library that drew the window on top."""
    return "\n".join((f"pygame-ce {pygame.version.ver}", *map(str, lines))) + "\n"


def differences(before: str, lines: list[Line]) -> list[str]:
    """What is not as it was written down before, line by line; empty where all is."""
    version, *saved = before.splitlines()
    old, new = {line.what: line for line in map(_read, saved)}, {line.what: line for line in lines}
    compares_places = version == f"pygame-ce {pygame.version.ver}"
    found = []
    for what in [*old, *(new.keys() - old.keys())]:
        if what not in new:
            found.append(f"- {old[what]}")
        elif what not in old:
            found.append(f"+ {new[what]}")
        elif old[what].says != new[what].says or (compares_places and not _is_near(old[what], new[what])):
            found += [f"- {old[what]}", f"+ {new[what]}"]
    return found


def _read(text: str) -> Line:
    what, says, place = text.rsplit(BETWEEN, 2)
    return Line(what, says, () if place == "nowhere" else tuple(map(float, place.split())))


def _is_near(one: Line, other: Line) -> bool:
    if len(one.place) != len(other.place):
        return False
    return all(abs(before - now) <= NEAR_PX for before, now in zip(one.place, other.place, strict=True))


def _of_marks(marks: Marks, panels: list[str]) -> Iterator[Line]:
    for panel in panels:
        kinds: dict[tuple[str, str, str], list[Mark]] = defaultdict(list)
        for mark in marks.of(panel):
            kinds[mark.role, mark.shape, _name(mark.colour, marks.theme)].append(mark)
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


def _of_stops(marks: Marks) -> Iterator[Line]:
    screen, state = marks.screen, marks.state
    stops = [screen.focus_beside(state, None, 1)]
    while len(stops) < MOST_STOPS and (after := screen.focus_beside(state, stops[-1], 1)) not in stops:
        stops.append(after)
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


def _can(target: Target) -> str:
    """What it takes: names of its fields that are not as usual."""
    usual = Target(target.id, target.rect)._asdict()
    own = target._asdict()
    return " ".join(name for name in target._fields if name not in ("id", "rect", "hint") and own[name] != usual[name])


def _place(marks: list[Mark]) -> tuple[float, ...]:
    points = np.array([point for mark in marks for point in mark.points], float).reshape(-1, 2)
    if not len(points):
        return ()
    points = np.clip(points, -1e6, 1e6)
    return tuple(np.concatenate((points.min(axis=0), points.max(axis=0), points.mean(axis=0))).tolist())


def _in_one_line(text: str) -> str:
    return " ".join(text.split())


def _name(colour: Colour, theme: Theme) -> str:
    """What the theme calls the colour, or its red, green and blue."""
    for field in fields(theme):
        if getattr(theme, field.name) == colour:
            return field.name
    return "#{:02x}{:02x}{:02x}".format(*colour[:3])
