"""The pointer, gestures, the keyboard's focus, and what is typed."""

from __future__ import annotations

from app.messages.message import Message
from app.session.targets import TargetId


class PointAt(Message):
    """The pointer is at window pixels (x, y), over that target or none."""

    target: TargetId | None
    x: float
    y: float


class BeginGesture(Message):
    """A mouse button went down on ``target`` at window pixels (x, y), or a key (None).

    All edits until ``EndGesture`` are one undo entry.
    """

    target: TargetId | None
    x: float = 0.0
    y: float = 0.0
    at_ms: int = 0
    is_pan: bool = False


class BeginNudge(Message):
    """An arrow key went down for ``target``, or goes on being held. Nudges of one target in a row are one undo entry.

    A target that is nudged by a key that ``is_held`` is held itself, as by the pointer, until ``EndGesture``.
    """

    target: TargetId
    is_held: bool = False


class GrabTarget(Message):
    """Within the same gesture another target is held: the press that adds a point holds the new point."""

    target: TargetId


class EndGesture(Message):
    """The button or key went up."""


class Focus(Message):
    """Keys go to that target, or to none."""

    target: TargetId | None


class PutCaret(Message):
    """Keys go to that text from now on, and what is typed comes before that character of it.

    It ``selects`` what is between there and where the selection began, or the caret was.
    """

    target: TargetId
    caret: int
    selects: bool = False


class MoveCaret(Message):
    """Move the caret by so many characters, or words, to the left where it is negative, but not out of the text.

    It ``selects`` what it moves over.
    """

    way: int
    selects: bool = False
    by_words: bool = False


class TypeText(Message):
    """Put what was typed or pasted before the caret, or in the place of what is selected, in the text that has the focus."""

    text: str


class EraseText(Message):
    """Take out what is selected, or else the character, or word, before the caret (−1) or after it (1)."""

    way: int
    by_words: bool = False


class MoveCrosshair(Message):
    """Move the keyboard's crosshair on the canvas by a share of the axes."""

    dx: float
    dy: float


class Escape(Message):
    """Give up the gesture, or close what is open, or take the focus away."""
