"""Where the caret is in the text that has the focus, and what of the text is selected."""

from __future__ import annotations

from dataclasses import dataclass

TEXT_END = 1 << 30
"""A caret there is at the end of any text."""


@dataclass(frozen=True, slots=True)
class Caret:
    """The caret is before character ``at``. What is between it and ``anchor`` is selected: nothing where they are one."""

    at: int = 0
    anchor: int = 0

    @classmethod
    def between(cls, at: int) -> Caret:
        """A caret there, with nothing selected."""
        return cls(at, at)

    @property
    def first(self) -> int:
        """Where what is selected begins."""
        return min(self.at, self.anchor)

    @property
    def last(self) -> int:
        """Where what is selected ends."""
        return max(self.at, self.anchor)

    @property
    def selects(self) -> bool:
        """Whether anything is selected."""
        return self.at != self.anchor

    def within(self, text: str) -> Caret:
        """The same, but not out of that text."""
        return Caret(max(0, min(len(text), self.at)), max(0, min(len(text), self.anchor)))


ALL_SELECTED = Caret(TEXT_END, 0)
