"""How far the learner got, kept between runs."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Progress:
    """The chapter that was open last, and the chapters whose task was done; both by name.

    ``begun`` are the parts done of tasks that were not done as a whole: a part counts whenever it was done.
    """

    chapter: str = ""
    done: tuple[str, ...] = ()
    begun: tuple[tuple[str, int], ...] = ()

    def with_part(self, chapter: str, part: int, parts: int) -> Progress:
        """After that part of the task of that chapter was done, which has so many of them."""
        if chapter in self.done:
            return self
        begun = tuple(dict.fromkeys((*self.begun, (chapter, part))))
        if all((chapter, each) in begun for each in range(parts)):
            return replace(self, done=(*self.done, chapter)).joined(replace(self, begun=begun))
        return replace(self, begun=begun)

    def joined(self, other: Progress) -> Progress:
        """With what the other one has done, too."""
        done = tuple(dict.fromkeys((*self.done, *other.done)))
        begun = dict.fromkeys((*self.begun, *other.begun))
        return replace(self, done=done, begun=tuple(part for part in begun if part[0] not in done))
