"""Rows that cannot be used: how many, which, and why."""

from __future__ import annotations

from pathlib import Path

from app.files.problem import ChoiceNeeded, FileProblem

MOST_EXPLAINED, MOST_KEPT = 10, 100


class BadRows:
    """The rows of one file that cannot be used; of very many only the first are kept, all are counted."""

    def __init__(self) -> None:
        self.count = 0
        self.first: list[tuple[int, str]] = []
        """Numbers of lines, and reasons."""

    @property
    def is_full(self) -> bool:
        """Whether of another one only the number will be kept."""
        return len(self.first) >= MOST_KEPT

    def add(self, line: int, reason: str) -> None:
        """Count one more."""
        self.count += 1
        if len(self.first) < MOST_KEPT:
            self.first.append((line, reason))

    def problem(self, path: Path, good: int, is_all: bool = True) -> ChoiceNeeded:
        """What to say where they are not to be left out, or where nothing is left without them.

        ``is_all`` says whether the whole file was read.
        """
        line, reason = self.first[0]
        if not good and is_all:
            rest = "" if self.count == 1 else f"; none of {self.count:,} rows can be used"
        else:
            also = f" (also {self._others()})" if self.count > 1 else ""
            total = f"{self.count:,} of {self.count + good:,}" if is_all else f"more than {self.count - 1:,}"
            rest = f"; {total} rows cannot be used{also}; --skip-bad-rows leaves {'it' if self.count == 1 else 'them'} out"
        return ChoiceNeeded(path, f"{reason}{rest}", line)

    def left_out(self, path: Path, good: int) -> str:
        """What to say of rows that were left out: one line."""
        explained = ", ".join(f"{line} ({reason})" for line, reason in self.first[:MOST_EXPLAINED])
        more = [str(line) for line, _ in self.first[MOST_EXPLAINED:]]
        unnamed = self.count - len(self.first)
        which = ", ".join([explained, *more]) + (f" and {unnamed:,} more" if unnamed else "")
        rows = "row" if self.count == 1 else "rows"
        text = f"left out {self.count:,} {rows} of {self.count + good:,}, line{'s' * (self.count > 1)} {which}"
        return str(FileProblem(path, text))

    def _others(self) -> str:
        lines = [str(line) for line, _ in self.first[1:MOST_EXPLAINED]]
        unnamed = self.count - 1 - len(lines)
        return f"line{'s' * (self.count > 2)} {', '.join(lines)}" + (f" and {unnamed:,} more" if unnamed else "")
