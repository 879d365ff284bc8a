"""How far the learner got, kept between runs."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Progress:
    """The chapter that was open last, and the chapters whose task was done; both by name."""

    chapter: str = ""
    done: tuple[str, ...] = ()

    def with_done(self, chapter: str) -> Progress:
        """After the task of that chapter was done."""
        return self if chapter in self.done else replace(self, done=(*self.done, chapter))
