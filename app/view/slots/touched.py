"""What is under a pixel, what is called by a name, and where Tab leads, among slots that lie over each other."""

from __future__ import annotations

from collections.abc import Sequence

from app.session.state import State
from app.session.targets import TargetId
from app.view.focus import stop_beside
from app.view.panels.panel import Surroundings
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


def focus_beside(
    slots: Sequence[Slot], state: State, around: Surroundings, target_id: TargetId | None, way: int
) -> TargetId | None:
    """Where Tab (``way`` 1) or Shift+Tab (−1) leads: within the topmost slot that holds the focus, or through all.

    Within an overlay it leads to what cannot be used now too, so that its reason can be read.
    """
    holding = [slot for slot in slots if slot.panel.holds_focus][-1:]
    searched = holding or slots
    targets = [target for slot in searched for target in slot.targets if target.takes_focus]
    # A command may have two buttons, which have the focus together.
    names = dict.fromkeys(target.id for target in targets if target.is_enabled or holding)
    more = [slot.panel.tab_stops(slot.panel.pick(state, around)) for slot in searched]
    return stop_beside([list(names), *more], target_id, way)
