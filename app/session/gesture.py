"""What a mouse button that is down is doing: a small state machine that reads no clock.

Idle until a press. A press that moves becomes a drag; a press with the middle button, or with Shift, pans from the start.
An arrow key that is held down nudges what has the focus, which is held as well.
Two presses of one target soon after each other and near each other are a double click, unless the second becomes a drag.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from app.session.targets import TargetId

CLICK_REACH_PX = 4
"""A pointer that moves no farther than this between press and release has clicked, not dragged."""

DOUBLE_CLICK_MS, DOUBLE_CLICK_REACH_PX = 400, 8


class Phase(StrEnum):
    """What goes on."""

    IDLE = "idle"
    PRESSING = "pressing"
    DRAGGING = "dragging"
    PANNING = "panning"
    NUDGING = "nudging"


@dataclass(frozen=True, slots=True)
class Press:
    """Where and when a target was pressed."""

    target: TargetId
    x: float
    y: float
    at_ms: int

    @property
    def is_single_at_ms(self) -> int:
        """When it is too late for a second press to make it a double click."""
        return self.at_ms + DOUBLE_CLICK_MS

    def is_second_to(self, first: Press) -> bool:
        """Whether both together may become a double click."""
        is_near = abs(self.x - first.x) + abs(self.y - first.y) < DOUBLE_CLICK_REACH_PX
        return self.target == first.target and is_near and self.at_ms <= first.is_single_at_ms


@dataclass(frozen=True, slots=True)
class Gesture:
    """``basis`` is what must stay as it is: once it changes, the gesture can no longer mean anything.

    ``first_press`` is the press that another one may make a double click; ``is_double`` says that this one does.
    """

    phase: Phase = Phase.IDLE
    held: TargetId | None = None
    basis: object = None
    x: float = 0.0
    y: float = 0.0
    moved_px: float = 0.0
    first_press: Press | None = None
    is_double: bool = False

    @property
    def is_on(self) -> bool:
        """Whether a target is held."""
        return self.phase is not Phase.IDLE

    def pressed(self, press: Press, basis: object) -> Gesture:
        """After a press with the left button."""
        is_double = self.first_press is not None and press.is_second_to(self.first_press)
        first = self.first_press if is_double else press
        return Gesture(Phase.PRESSING, press.target, basis, press.x, press.y, first_press=first, is_double=is_double)

    def panned(self, press: Press, basis: object) -> Gesture:
        """After a press that pans."""
        return Gesture(Phase.PANNING, press.target, basis, press.x, press.y, first_press=self.first_press)

    def nudged(self, target: TargetId, basis: object) -> Gesture:
        """While an arrow key is held down."""
        return Gesture(Phase.NUDGING, target, basis)

    def moved_to(self, x: float, y: float) -> Gesture:
        """After the pointer moved there."""
        if not self.is_on:
            return self
        moved_px = self.moved_px + abs(x - self.x) + abs(y - self.y)
        is_drag = self.phase is Phase.PRESSING and moved_px > CLICK_REACH_PX
        phase = Phase.DRAGGING if is_drag else self.phase
        return replace(self, phase=phase, x=x, y=y, moved_px=moved_px, is_double=self.is_double and not is_drag)

    def grabbed(self, target: TargetId, basis: object) -> Gesture:
        """Now holding another target; none where nothing is held."""
        return replace(self, held=target, basis=basis) if self.is_on else self

    def ended(self) -> Gesture:
        """After the release, or where it was given up. Neither a drag nor a double click is half of a double click."""
        is_half = self.phase is not Phase.DRAGGING and not self.is_double
        return Gesture(first_press=self.first_press if is_half else None)
