"""Rows that cannot be used: how many, which, and why."""

from __future__ import annotations

from pathlib import Path

from app.files.problem import ChoiceNeeded, FileProblem
from app.files.tables.bad.tally import Tally

MOST_EXPLAINED, MOST_KEPT = 10, 100
NAMED_BRIEFLY = 3
LONGEST_BRIEF = 110
"""Characters that a notice has room for in the smallest window; the numbers of lines shall never be cut."""


class BadRows:
    """The rows of one file that cannot be used; of very many only the first are kept, all are counted by reason."""

    def __init__(self) -> None:
        self.first: list[tuple[int, str]] = []
        """Numbers of lines, and reasons."""
        self._tally = Tally()

    @property
    def count(self) -> int:
        """How many there are."""
        return self._tally.total

    @property
    def is_full(self) -> bool:
        """Whether of another one only the reason will be counted."""
        return len(self.first) >= MOST_KEPT

    def add(self, line: int, reason: str) -> None:
        """Count one more."""
        self._tally.add(reason)
        if not self.is_full:
            self.first.append((line, reason))

    def add_more(self, reason: str, times: int) -> None:
        """Count so many more of which the lines will not be named: it is full."""
        self._tally.add(reason, times)

    def problem(self, path: Path, good: int) -> ChoiceNeeded:
        """What to say where they are not to be left out, or where nothing is left without them."""
        line, reason = self.first[0]
        if not good:
            rest = "" if self.count == 1 else f"; none of the {self.count:,} rows can be used"
        else:
            also = f" (also {self._others()})" if self.count > 1 else ""
            them = "it" if self.count == 1 else "them"
            rest = f"; {self.count:,} of {self.count + good:,} rows cannot be used{also}; --skip-bad-rows leaves {them} out"
        return ChoiceNeeded(path, f"{reason}{rest}{self._by_reason()}", line)

    def left_out(self, path: Path, good: int) -> str:
        """What to say of rows that were left out: one line."""
        explained = ", ".join(f"{line} ({reason})" for line, reason in self.first[:MOST_EXPLAINED])
        more = [str(line) for line, _ in self.first[MOST_EXPLAINED:]]
        unnamed = self.count - len(self.first)
        which = ", ".join([explained, *more]) + (f" and {unnamed:,} more" if unnamed else "")
        rows = "row" if self.count == 1 else "rows"
        text = f"left out {self.count:,} {rows} of {self.count + good:,}, line{'s' * (self.count > 1)} {which}"
        return str(FileProblem(path, f"{text}{self._by_reason()}"))

    def left_out_briefly(self, good: int) -> str:
        """What to say of them where there is room for little: with as many reasons as there is room for."""
        more = self.count - min(len(self.first), NAMED_BRIEFLY)
        ((reason, times), *_) = self._tally.most(1, "")
        named, explained = [str(line) for line, _ in self.first], [f"{line} ({why})" for line, why in self.first]
        reasons = f" ({reason})" if self._tally.is_of_one else f" ({times:,} of them: {reason})" if times > 1 else ""
        in_full = [] if more or self._tally.is_of_one else [_listed(explained, more)]
        text = f"{self.count:,} of {self.count + good:,} rows left out: line{'s' * (self.count > 1)} "
        forms = [text + which for which in (*in_full, _listed(named, more) + reasons, _listed(named, more))]
        return next((form for form in forms if len(form) <= LONGEST_BRIEF), forms[-1])

    def _others(self) -> str:
        lines = [str(line) for line, _ in self.first[1:MOST_EXPLAINED]]
        unnamed = self.count - 1 - len(lines)
        return f"line{'s' * (self.count > 2)} {', '.join(lines)}" + (f" and {unnamed:,} more" if unnamed else "")

    def _by_reason(self) -> str:
        """How many there are for each reason, where that is not to be read off already."""
        return "" if self._tally.is_of_one or self.count <= MOST_EXPLAINED else f"; {self._tally}"


def _listed(lines: list[str], more: int) -> str:
    """The first of the lines, and how many more there are: ``1, 4, 11 and 9 more``."""
    shown = lines[:NAMED_BRIEFLY] + [f"{more:,} more"] * bool(more)
    return " and ".join([", ".join(shown[:-1])] * (len(shown) > 1) + shown[-1:])
