"""Where the caret is in the text that has the focus, and what of the text is selected."""

from __future__ import annotations

import re
from dataclasses import dataclass

TEXT_END = 1 << 30
"""A caret there is at the end of any text."""

_WORD = re.compile(r"[\W_]*[^\W_]*")
"""A word is letters and digits: in a path the name of a folder, or a part of it."""


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

    def goes(self, text: str, way: int, by_words: bool) -> Caret:
        """Moved by so many characters, or words, of the text, and not out of it; the anchor stays."""
        at = self.at
        if by_words:
            for _ in range(min(abs(way), len(text))):
                at = _beside_word(text, at, way)
        else:
            at += way
        return Caret(at, self.anchor).within(text)

    def within(self, text: str) -> Caret:
        """The same, but not out of that text."""
        return Caret(max(0, min(len(text), self.at)), max(0, min(len(text), self.anchor)))


ALL_SELECTED = Caret(TEXT_END, 0)


def _beside_word(text: str, at: int, way: int) -> int:
    """The place before the word left of a place, or, where ``way`` is positive, behind the word right of it."""
    return at + _first_word(text[at:]) if way > 0 else at - _first_word(text[:at][::-1])


def _first_word(text: str) -> int:
    """The length of the first word, with all that stands before it."""
    found = _WORD.match(text)
    return 0 if found is None else found.end()
