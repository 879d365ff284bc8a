"""What holds of every text that stands on the window, as checks that say what they found amiss."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar

import pygame
import pytest

from app.session.state import State
from app.session.targets import (
    ButtonTarget,
    MenuRowTarget,
    ModeTarget,
    MoreTarget,
    SliceBallTarget,
    SliderTarget,
    TargetId,
)
from app.view.paint.marks import Mark
from app.view.paint.pen import Label
from app.view.paint.pen.texts import Texts
from app.view.screen import Screen

Thing = TypeVar("Thing")

TOLERANCE_PX = 1
WITH_TEXT = ("neuron", "neuron rim", "readout")
"""Discs that have their text in their middle."""

CONTROLS = (ButtonTarget, ModeTarget, SliderTarget)


def labels_outside(screen: Screen, state: State) -> list[str]:
    rooms = {**{slot.name: slot.rect for slot in screen.slots}, "overlays": screen.layout.window}
    return [
        f"«{label.text}» {tuple(label.rect)} outside {panel} {tuple(rooms[panel])}"
        for panel, labels in screen.labels.items()
        for label in labels
        if not grown(rooms[panel]).contains(label.rect)
    ]


def labels_overlapping(screen: Screen, state: State) -> list[str]:
    return [
        f"«{one.text}» {tuple(one.rect)} on «{other.text}» {tuple(other.rect)} in {panel}"
        for panel, labels in screen.labels.items()
        for one, other in overlapping(labels, [label.rect for label in labels])
    ]


def labels_cut_short(screen: Screen, state: State) -> list[str]:
    return [
        f"«{label.text}» in {panel}"
        for panel, labels in screen.labels.items()
        for label in labels
        if label.text.endswith("…")
    ]


def labels_under_discs(screen: Screen, state: State) -> list[str]:
    """Points, handles, balls and rings whose middle is on a text. Asks for a screen that records marks."""
    return [
        f"{mark.role} {mark.points[0]} on «{label.text}» {tuple(label.rect)} in {slot.name}"
        for slot in screen.slots
        for mark in slot.marks
        if mark.shape in ("disc", "ring") and mark.role not in WITH_TEXT
        for label in slot.labels
        if label.rect.inflate(-2, -4).collidepoint(mark.points[0])
    ]


def labels_covered(screen: Screen, state: State) -> list[str]:
    """Texts over which the ground of another text was laid. Asks for a screen that records marks."""
    found = []
    for slot in screen.slots:
        texts: list[tuple[str, pygame.Rect]] = []
        for mark in slot.marks:
            box = _box_of(mark) if len(mark.points) > 1 else pygame.Rect(0, 0, 0, 0)
            if mark.shape == "text" and mark.text.strip():
                texts.append((mark.text, box))
            elif mark.shape == "box" and mark.role.endswith((" background", " card")):
                found += [f"{mark.role} on «{text}» in {slot.name}" for text, rect in texts if do_overlap(rect, box)]
    return found


def _box_of(mark: Mark) -> pygame.Rect:
    (left, top), (right, bottom) = mark.points[0], mark.points[-1]
    return pygame.Rect(round(left), round(top), round(right - left), round(bottom - top))


@contextmanager
def noting_what_is_clipped() -> Iterator[list[str]]:
    """Of all that is written meanwhile, the texts of which a part lies outside of what is drawn to."""
    found: list[str] = []
    patch = pytest.MonkeyPatch()
    for name in ("put", "put_together"):
        patch.setattr(Texts, name, _noting(getattr(Texts, name), found))
    yield found
    patch.undo()


def _noting(write: Callable[..., Any], found: list[str]) -> Callable[..., Any]:
    def noted(pen: Texts, *given: Any, **named: Any) -> Any:
        before = len(pen.written)
        result, clip = write(pen, *given, **named), pen.surface.get_clip()
        found.extend(
            f"«{text}» {tuple(box)} cut off at {tuple(clip)}"
            for text, box in pen.written[before:]
            if text and not grown(clip).contains(box)
        )
        return result

    return noted


def labels_beyond_their_controls(screen: Screen, state: State) -> list[str]:
    """Of a button, a choice, a slider or a row of a menu, whatever is written on it and not all within it."""
    return [
        f"«{label.text}» {tuple(label.rect)} beyond {target_id} {tuple(rect)}"
        for labels, controls in _by_layer(screen)
        for rects in [[label.rect for label in labels]]
        for target_id, rect in controls
        for label in [labels[place] for place in lying_on(rect, rects)]
        if not grown(rect).contains(label.rect)
    ]


def controls_overlapping(screen: Screen, state: State) -> list[str]:
    return [
        f"{one} {tuple(rect)} on {other} {tuple(other_rect)}"
        for _, controls in _by_layer(screen)
        for (one, rect), (other, other_rect) in overlapping(controls, [rect for _, rect in controls])
    ]


def labels_on_the_ball(screen: Screen, state: State) -> list[str]:
    """Of a slice, what is written on the ball that is rolled along it."""
    balls = [target.rect for target in screen.targets if target.id == SliceBallTarget()]
    # What is touched is larger than what is drawn.
    discs = [ball.inflate(-ball.w // 2, -ball.h // 2) for ball in balls]
    return [
        f"«{label.text}» {tuple(label.rect)} on the ball {tuple(disc)}"
        for disc in discs
        for label in screen.labels["landscape"]
        if do_overlap(disc, label.rect)
    ]


def overlapping(things: Sequence[Thing], rects: list[pygame.Rect]) -> Iterator[tuple[Thing, Thing]]:
    """Each two of these things whose rectangles overlap, in order."""
    for place, rect in enumerate(rects):
        for other in lying_on(rect, rects):
            if other > place:
                yield things[place], things[other]


def lying_on(rect: pygame.Rect, rects: list[pygame.Rect]) -> list[int]:
    """The places of those of the rectangles that overlap this one."""
    return [place for place in rect.collidelistall(rects) if do_overlap(rect, rects[place])]


def do_overlap(one: pygame.Rect, other: pygame.Rect) -> bool:
    return min(one.clip(other).size) > TOLERANCE_PX


def grown(rect: pygame.Rect) -> pygame.Rect:
    return rect.inflate(2 * TOLERANCE_PX, 2 * TOLERANCE_PX)


def _by_layer(screen: Screen) -> Iterator[tuple[list[Label], list[tuple[TargetId, pygame.Rect]]]]:
    """Texts and controls of the panels, and those of what is laid over them."""
    over = screen.labels["overlays"]
    rects = [(target.id, target.rect) for target in screen.targets]
    is_over = {id(target.rect) for target in screen.overlay_targets}
    below = [(name, rect) for name, rect in rects if isinstance(name, CONTROLS) and id(rect) not in is_over]
    of_menus = (*CONTROLS, MenuRowTarget, MoreTarget)
    above = [(name, rect) for name, rect in rects if isinstance(name, of_menus) and id(rect) in is_over]
    yield [label for panel, labels in screen.labels.items() if panel != "overlays" for label in labels], below
    yield over, above
