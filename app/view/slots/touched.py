"""What is under a pixel, what is called by a name and where, and where Tab leads, among slots that lie over each other."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

import pygame

from app.session.state import State
from app.session.targets import SymbolTarget, TargetId, WordTarget
from app.view.focus import NamedStops, Stops, in_reading_order
from app.view.panels.panel import Surroundings
from app.view.slots.overlay_stack import OverlayStack
from app.view.slots.slot import Slot
from app.view.targets import Target


def target_at(slots: Sequence[Slot], state: State, around: Surroundings, x: float, y: float) -> Target | None:
    """The target of the topmost slot that has one there; ``slots`` are from the lowest up."""
    for slot in reversed(slots):
        target = slot.target_at(state, around, x, y)
        if target is not None or slot.panel.is_modal:
            return target
    return None


def target_named(slots: Sequence[Slot], state: State, around: Surroundings, target_id: TargetId | None) -> Target | None:
    """The target of that name, if there is one."""
    if target_id is None:
        return None
    found = (slot.target_named(state, around, target_id) for slot in slots)
    return next((target for target in found if target is not None), None)


def rect_of(panels: Sequence[Slot], overlays: OverlayStack, target_id: TargetId) -> pygame.Rect | None:
    """Where a target was drawn: on a panel, or on what lies over the panels."""
    slots = reversed([*panels, *overlays.slots])
    return next((target.rect for slot in slots for target in slot.targets if target.id == target_id), None)


def figures_of(panels: Sequence[Slot]) -> tuple[pygame.Rect, ...]:
    """Where data is drawn."""
    return tuple(chain.from_iterable(slot.figures for slot in panels))


def reading_of(panels: Sequence[Slot], overlays: OverlayStack) -> tuple[pygame.Rect, ...]:
    """The card of an open lesson, and the toolbar with the controls that it speaks of; a card where Tab begins."""
    rects = {slot.name: slot.rect for slot in panels}
    of_lesson = [rects[name] for name in ("lesson", "toolbar")] if "lesson" in rects else []
    return (*of_lesson, *(slot.rect for slot in overlays.slots if slot.panel.comes_first))


def parts_of_tab(slots: Sequence[Slot], state: State, around: Surroundings) -> list[Stops]:
    """What Tab leads through, part by part: the topmost slot that holds the focus, or all, the first to come first.

    Within an overlay it leads to what cannot be used now too, so that its reason can be read.
    """
    holding = [slot for slot in slots if slot.panel.holds_focus][-1:]
    ordered = sorted(slots, key=lambda slot: not slot.panel.comes_first)
    return [part for slot in holding or ordered for part in _parts_of(slot, state, around, bool(holding))]


def _parts_of(slot: Slot, state: State, around: Surroundings, is_holding: bool) -> list[Stops]:
    """Of one slot: what it named, in reading order, what it computes, and one of the words that say what they mean."""
    computed = slot.panel.tab_stops(slot.rect, slot.panel.pick(state, around))
    usable = [
        target
        for target in slot.targets
        if target.takes_focus
        and (target.is_enabled or is_holding or target.id == state.focus)
        and not any(target.id in part for part in computed)
    ]
    names = [target.id for target in (usable if is_holding else in_reading_order(usable))]
    words = words_of(slot)
    word = state.focus if state.focus in words else next(iter(words), None)
    return [
        NamedStops(names),
        *computed,
        *([NamedStops([word])] if word is not None else []),
    ]


def is_word(target: Target) -> bool:
    """Whether it only says something of itself."""
    return isinstance(target.id, WordTarget | SymbolTarget) and not target.takes_focus


def words_of(slot: Slot) -> list[TargetId]:
    """The words and symbols of a slot that say something of themselves, in reading order; each symbol by itself once."""
    told: dict[object, TargetId] = {}
    for target in in_reading_order(target for target in slot.targets if is_word(target)):
        is_plain = isinstance(target.id, SymbolTarget) and not target.hint and target.click is None
        symbol = target.id.symbol if isinstance(target.id, SymbolTarget) and is_plain else target.id
        told.setdefault(symbol, target.id)
    return list(told.values())


def word_beside(slots: Sequence[Slot], word: TargetId, way: int) -> TargetId:
    """The next of the words of the same slot, around the end."""
    words = next((words for words in map(words_of, slots) if word in words), [word])
    return words[(words.index(word) + way) % len(words)]
