"""How often each reason was met, in bounded memory however many and various they are."""

from __future__ import annotations

MOST_REASONS = 1000
"""So many reasons are told apart; those that come later are counted together."""
MOST_TOLD = 4


class Tally:
    """Reasons with the number of times that each was met."""

    def __init__(self) -> None:
        self.total = 0
        self._times: dict[str, int] = {}

    def add(self, reason: str, times: int = 1) -> None:
        """Met that many times more."""
        self.total += times
        if reason in self._times or len(self._times) < MOST_REASONS:
            self._times[reason] = self._times.get(reason, 0) + times

    def most(self, count: int, rest: str) -> tuple[tuple[str, int], ...]:
        """So many of the reasons, those met most often first, and last how many there were of the ``rest``."""
        told = sorted(self._times.items(), key=lambda each: (-each[1], each[0]))[:count]
        others = self.total - sum(times for _, times in told)
        return (*told, (rest, others)) if others else tuple(told)

    @property
    def is_of_one(self) -> bool:
        """Whether there was but one reason."""
        return self.total in self._times.values()

    def __str__(self) -> str:
        """The reasons met most often and how many times."""
        return ", ".join(f"{reason} in {times:,}" for reason, times in self.most(MOST_TOLD, "something else"))
