"""Plain data as JSON that a person can read and compare: one thing a line, small things whole on theirs."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Iterator, Mapping
from itertools import chain, islice
from typing import Any
from zlib import crc32

import numpy as np

from app.model.data.dataset import Dataset

WIDTH = 150
"""What fits into so many characters stands on one line."""

FEW = 40
"""What holds more values than that is not tried on one line."""

MOST_WRITTEN_OUT = 10_000
"""More points than that are written as the bytes of their arrays, in base 64."""

POINTS_AT_A_TIME, BYTES_AT_A_TIME = 1_000, 3 << 18
"""Pieces are small, so that whoever else runs in this program need not wait for long."""


def pieces_of(value: Any, margin: str = "") -> Iterator[str]:
    """The text, piece by piece, of plain data in which points may stand as well."""
    if isinstance(value, Dataset):
        yield from _points(value, margin)
        return
    short = _on_one_line(value, margin)
    if short is not None:
        yield short
    else:
        yield from _one_a_line(value, margin)


def _one_a_line(value: Mapping[str, Any] | list[Any], margin: str) -> Iterator[str]:
    inner = margin + "  "
    items = value.items() if isinstance(value, Mapping) else (("", each) for each in value)
    opening, closing = "{}" if isinstance(value, Mapping) else "[]"
    yield opening
    separator = "\n"
    for name, each in items:
        yield f"{separator}{inner}{json.dumps(name)}: " if isinstance(value, Mapping) else f"{separator}{inner}"
        yield from pieces_of(each, inner)
        separator = ",\n"
    yield f"\n{margin}{closing}"


def _on_one_line(value: Any, margin: str) -> str | None:
    if not isinstance(value, dict | list) or not value:
        return json.dumps(value)
    leaves = list(islice(_leaves(value), FEW + 1))
    if len(leaves) > FEW or any(isinstance(leaf, Dataset) for leaf in leaves):
        return None
    text = json.dumps(value)
    return text if len(margin) + len(text) <= WIDTH else None


def _leaves(value: Any) -> Iterator[Any]:
    if isinstance(value, dict | list) and value:
        yield from chain.from_iterable(map(_leaves, value.values() if isinstance(value, dict) else value))
    else:
        yield value


def _points(points: Dataset, margin: str) -> Iterator[str]:
    yield f'{{"names": {json.dumps(list(points.names))},\n{margin}' if points.is_read else "{"
    if len(points) > MOST_WRITTEN_OUT:
        yield f'"count": {len(points)},'
        for name, values in (("xs", points.xs), ("ys", points.ys)):
            data = np.ascontiguousarray(values, "<f8").data.cast("B")
            yield f'\n{margin}"{name} crc32": {crc32(data)},\n{margin}"{name}": "'
            for begin in range(0, len(data), BYTES_AT_A_TIME):
                yield b64encode(data[begin : begin + BYTES_AT_A_TIME]).decode("ascii")
            yield '"' if name == "ys" else '",'
        yield "}"
        return
    yield '"x, y": ['
    separator = "\n"
    both = np.column_stack([points.xs, points.ys])
    for begin in range(0, len(points), POINTS_AT_A_TIME):
        rows = both[begin : begin + POINTS_AT_A_TIME].tolist()
        yield separator + ",\n".join(f"{margin}  {x!r}, {y!r}" for x, y in rows)
        separator = ",\n"
    yield f"\n{margin}]}}" if len(points) else "]}"
