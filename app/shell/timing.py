"""What depends on how long ago something was: tooltip, values of a point, notice and frame rate."""

from __future__ import annotations

from collections import deque
from collections.abc import Hashable

from app.session.state import Pointer
from app.session.targets import TargetId
from app.view.frame_rate import NOT_MEASURED, FrameRate
from app.view.targets import Target

HINT_AFTER_S = 0.5
HINT_FOR_S = 8.0
IDLE_AFTER_S = 3.0
NOTICE_FOR_S = 5.0
FRAME_RATE_EVERY_S = 0.5


class Hint:
    """A tooltip comes when the pointer has rested on a target for a moment. A key press takes it away.

    It does not come back until the pointer moves, nor does one for a target that comes to lie under a pointer at rest.
    Whoever pressed a target knows what it does: its tooltip does not come until the pointer was off it.
    """

    def __init__(self) -> None:
        self._target: TargetId | None = None
        self._at: Hashable = None
        self._since = 0.0
        self._is_dismissed = False
        self._was_held = False
        self._is_wanted = False

    def key_pressed(self) -> None:
        """A key went down: what is shown goes."""
        self._is_dismissed = True

    def shown(
        self, target: Target | None, target_id: TargetId | None, at: Hashable, now: float, is_held: bool = False
    ) -> str:
        """The text to show now, or an empty one; ``at`` is where the pointer is, or what has the focus."""
        has_moved, self._at = at != self._at, at
        is_other, self._target = target_id != self._target, target_id
        self._was_held = is_held or (self._was_held and not is_other)
        if has_moved and (is_other or self._is_dismissed):
            self._since, self._is_dismissed = now, False
        elif is_other:
            self._is_dismissed = True
        is_told = self._is_dismissed or self._was_held
        self._is_wanted = target is not None and bool(target.hint) and not is_told
        if target is None or not self._is_wanted or not HINT_AFTER_S <= now - self._since < HINT_AFTER_S + HINT_FOR_S:
            return ""
        return target.hint

    def due_at(self, now: float) -> float | None:
        """When a tooltip will come or go next, if one will."""
        comes = self._since + HINT_AFTER_S
        ahead = [at for at in (comes, comes + HINT_FOR_S) if at > now]
        return ahead[0] if self._is_wanted and ahead else None


class PointerRest:
    """The pointer is idle once it has rested for a while, or when a key was pressed since it moved."""

    def __init__(self) -> None:
        self._at = (0.0, 0.0)
        self._since = 0.0
        self._is_dismissed = False

    def key_pressed(self) -> None:
        """A key went down: it is what is used now."""
        self._is_dismissed = True

    def is_idle(self, pointer: Pointer, now: float) -> bool:
        """Whether it is idle now."""
        if self._at != (pointer.x, pointer.y):
            self._at, self._since, self._is_dismissed = (pointer.x, pointer.y), now, False
        return self._is_dismissed or now - self._since >= IDLE_AFTER_S

    def due_at(self, now: float) -> float | None:
        """When it will be idle, if it is not yet."""
        at = self._since + IDLE_AFTER_S
        return at if at > now and not self._is_dismissed else None


class Notice:
    """A notice stays for a while, longer for a longer text."""

    def __init__(self) -> None:
        self._number = 0
        self._until = 0.0

    def shown(self, text: str, number: int, now: float) -> str:
        """The text to show now, or an empty one. ``number`` counts the notices, so that the same text can come again."""
        if number != self._number:
            self._number, self._until = number, now + NOTICE_FOR_S + len(text) / 40
        return text if now < self._until else ""

    def due_at(self, now: float) -> float | None:
        """When the notice will go, if there is one."""
        return self._until if self._until > now else None


class FrameRateMeter:
    """Frames a second and milliseconds for each, updated twice a second so that they can be read."""

    def __init__(self) -> None:
        self._frames: deque[tuple[float, float]] = deque(maxlen=120)
        self._updated_at = 0.0
        self.frame_rate: FrameRate = NOT_MEASURED

    def measured(self, frame_s: float, now: float) -> None:
        """A frame took that long and was done now."""
        if self._frames and now - self._frames[-1][0] > FRAME_RATE_EVERY_S:
            self._frames.clear()
        self._frames.append((now, frame_s))
        if now - self._updated_at >= FRAME_RATE_EVERY_S and len(self._frames) > 5:
            self._updated_at = now
            spent = sorted(frame for _, frame in self._frames)
            span = self._frames[-1][0] - self._frames[0][0]
            self.frame_rate = FrameRate(round((len(self._frames) - 1) / span), round(1000 * spent[len(spent) // 2], 1))
