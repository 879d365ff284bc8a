"""One mutant, how to choose some of all, and how each is written in one line."""

from __future__ import annotations

import hashlib
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import unified_diff
from functools import cached_property
from pathlib import Path

from tests.mutants.operators import colours_in
from tests.mutants.places import places_in
from tests.mutants.source import Edit, Source


@dataclass(frozen=True)
class Mutant:
    """A file with one place changed. ``name`` stays the same as long as the changed line and its function do."""

    name: str
    source: Source
    scope: str
    edit: Edit
    new: str

    @property
    def where(self) -> str:
        """File and line."""
        return f"{self.source.path}:{self.source.line_of(self.edit.span[0])}"

    @property
    def raw(self) -> bytes:
        """The whole file with the fault in it."""
        begin, end = self.edit.span
        return self.source.raw[:begin] + self.new.encode() + self.source.raw[end:]

    @property
    def change(self) -> str:
        """The changed line, what went in ``[- -]`` and what came in ``{+ +}``."""
        (begin, end), (first, last) = self.edit.span, self.source.line_span(self.edit.span)
        text, old = self.source.text, self.source.text(self.edit.span)
        removed, added = f"[-{old}-]" if old else "", f"{{+{self.new}+}}" if self.new else ""
        return " ".join(f"{text((first, begin))}{removed}{added}{text((end, last))}".split())

    @property
    def diff(self) -> str:
        """The same as ``diff -u`` has it."""
        old, new = (raw.decode().splitlines() for raw in (self.source.raw, self.raw))
        return "\n".join(unified_diff(old, new, self.source.path, self.source.path, lineterm="", n=2))

    @cached_property
    def compiles(self) -> bool:
        """Whether it is Python, and not the same program written otherwise."""
        try:
            compile(self.raw, self.source.path, "exec")
            return Source(self.source.path, self.raw).dump != self.source.dump
        except (SyntaxError, ValueError):
            return False


def sources_in(root: Path, rooms: Sequence[str]) -> list[Source]:
    """Every file of these rooms, in folders and folders within them."""
    found = sorted(path for room in rooms for path in (root / "app" / room).rglob("*.py"))
    return [Source(path.relative_to(root).as_posix(), path.read_bytes()) for path in found]


def places(sources: list[Source]) -> list[list[Mutant]]:
    """Every place at which something can be changed, with all that it can be changed to."""
    colours = colours_in(sources)
    return [group for source in sources for group in _places_of(source, colours)]


def _places_of(source: Source, colours: list[str]) -> Iterator[list[Mutant]]:
    before: Counter[str] = Counter()
    for scope, edit in places_in(source, colours):
        first, last = source.line_span(edit.span)
        place = f"{source.path}|{scope}|{source.text((first, last))}|{edit.span[0] - first}|{edit.operator}"
        before[place] += 1
        names = (_name(f"{place}|{new}|{before[place]}") for new in edit.options)
        yield [Mutant(name, source, scope, edit, new) for name, new in zip(names, edit.options, strict=True)]


def _name(what: str) -> str:
    return hashlib.sha256(what.encode()).hexdigest()[:8]


def choose(groups: list[list[Mutant]], number: int, seed: int) -> list[Mutant]:
    """So many places, each as likely as any other, and at each one of its changes; the same for the same seed."""
    chance = random.Random(seed)
    chosen: list[Mutant] = []
    for group in chance.sample(groups, len(groups)):
        if len(chosen) == number:
            break
        mutant = chance.choice(group)
        if mutant.compiles:
            chosen.append(mutant)
    return chosen
