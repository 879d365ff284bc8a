"""A file that is being read, while everything else goes on."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reading:
    """What is being read, by name, and how much of it was read: from 0 to 1."""

    name: str
    share: float = 0.0
