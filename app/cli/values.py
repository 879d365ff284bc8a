"""What one argument may be: text into a value, or ArgumentTypeError with what it must be."""

from __future__ import annotations

import math
import re
from argparse import ArgumentTypeError
from collections.abc import Callable
from pathlib import Path

from app.files.preferences import LARGEST_WINDOW, SMALLEST_WINDOW, is_window_size
from app.files.problem import quoted
from app.model.learning.learning_rate import LARGEST_LEARNING_RATE, is_learning_rate

LARGEST_START = 1e6


def whole(least: int, largest: int) -> Callable[[str], int]:
    def read(text: str) -> int:
        # The length is looked at first because Python refuses to read thousands of digits at all.
        if re.fullmatch(r"[+-]?[0-9]{1,30}", text) and least <= int(text) <= largest:
            return int(text)
        raise ArgumentTypeError(f"must be a whole number from {least} to {largest}, not {quoted(text)}")

    return read


def learning_rate(text: str) -> float:
    value = real(text)
    if is_learning_rate(value):
        return value
    raise ArgumentTypeError(f"must be above 0 and at most {LARGEST_LEARNING_RATE:g}, not {quoted(text)}")


def start(text: str) -> float:
    value = real(text)
    if abs(value) <= LARGEST_START:
        return value
    raise ArgumentTypeError(f"must be from {-LARGEST_START:g} to {LARGEST_START:g}, not {quoted(text)}")


def real(text: str) -> float:
    if is_float(text) and "_" not in text and math.isfinite(float(text)):
        return float(text)
    raise ArgumentTypeError(f"must be a finite number, not {quoted(text)}")


def is_float(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def size(text: str) -> tuple[int, int]:
    found = re.fullmatch(r"([0-9]{1,6})[xX]([0-9]{1,6})", text)
    if found and is_window_size(int(found[1]), int(found[2])):
        return int(found[1]), int(found[2])
    least, largest = ("x".join(map(str, size)) for size in (SMALLEST_WINDOW, LARGEST_WINDOW))
    raise ArgumentTypeError(f"must be WxH from {least} to {largest}, not {quoted(text)}")


def column(text: str) -> str:
    if text.strip():
        return text
    raise ArgumentTypeError("needs a name")


def file(text: str) -> Path:
    if text:
        return Path(text)
    raise ArgumentTypeError("needs the name of a file")
