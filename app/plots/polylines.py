"""Polylines for drawing: thinned with their shape preserved, refined, clamped, clipped, and cut where they are hidden."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

import numpy as np

from app.model.data.dataset import FloatArray

Polyline: TypeAlias = list[tuple[float, float]]
"""Points (x, y), as drawing functions take them."""

LARGEST = 1e150
"""Coordinates are clamped to this size where they are multiplied."""


def thinned(points: FloatArray, most: int) -> FloatArray:
    """At most ``most`` (3 or more) of the points, shape (k, 2), in order, with the first and the last.

    Of each run of neighbours the first remains and the one farthest from it, so that no excursion is lost.
    """
    if len(points) <= most:
        return points
    length = -(-len(points) // ((most - 1) // 2))
    missing = -len(points) % length
    runs = np.concatenate([points, *[points[-1:]] * missing]).reshape(-1, length, 2)
    apart = runs - runs[:, :1]
    farthest = np.argmax(np.einsum("ijk,ijk->ij", apart, apart), axis=1)
    kept = np.empty((2 * len(runs) + 1, 2))
    kept[:-1:2], kept[1::2], kept[-1] = runs[:, 0], runs[np.arange(len(runs)), farthest], points[-1]
    return kept


def refined(points: FloatArray, longest: float, most: int) -> FloatArray:
    """The points, shape (k, 2), with more points between them, so that no segment is longer than ``longest``.

    If that needs more than ``most`` segments, all are longer in proportion.
    """
    segments = points[1:] - points[:-1]
    wanted = np.ceil(np.hypot(segments[:, 0], segments[:, 1]) * (1.0 / longest))
    if not len(segments) or wanted.max() <= 1.0:
        return points
    total = float(wanted.sum())
    parts = np.maximum(wanted * min(1.0, most / total), 1.0).astype(np.int64)
    gaps = np.repeat(np.arange(len(parts)), parts)
    share = (np.arange(len(gaps)) - np.repeat(np.cumsum(parts) - parts, parts)) / parts[gaps]
    return np.concatenate([points[gaps] + share[:, None] * segments[gaps], points[-1:]])


def parallels(points: FloatArray, aways: Sequence[float], is_closed: bool = False) -> list[FloatArray]:
    """The polyline, shape (k, 2), moved to one side by each of ``aways``; at a sharp corner no farther than twice that.

    Of points in one place only the first has a direction, and the polyline keeps its length of k points.
    """
    steps = np.diff(points, axis=0, append=points[:1])
    lengths = np.hypot(steps[:, 0], steps[:, 1])
    is_long = lengths > 0.0
    if not is_closed:
        is_long[-1] = False
    if not is_long.any():
        return [points for _ in aways]
    # Where a segment has no length it goes on as the one before.
    directions = steps[is_long] / lengths[is_long, None]
    last = np.maximum(np.cumsum(is_long) - 1, 0)
    out = directions[last]
    into = np.roll(out, 1, axis=0)
    if not is_closed:
        into[0] = out[0]
    normals = np.column_stack([into[:, 1] + out[:, 1], -into[:, 0] - out[:, 0]])
    squared = np.maximum(np.einsum("ij,ij->i", normals, normals), 1.0)
    return [np.asarray(points + normals * (2.0 * away / squared)[:, None]) for away in aways]


def pieces_within(points: FloatArray, far: float) -> list[Polyline]:
    """The parts of a polyline, shape (k, 2), that are within ``far`` of 0 in x and y. Needs 2 points.

    Segments are cut at the edges of that square, and keep their direction.
    """
    points = np.clip(points, -LARGEST, LARGEST)
    is_near = np.max(np.abs(points), axis=1) <= far
    if is_near.all():
        return [[(x, y) for x, y in points.tolist()]]
    pieces: list[Polyline] = []
    is_open = False
    for start, end, both_near in zip(points[:-1].tolist(), points[1:].tolist(), is_near[:-1] & is_near[1:], strict=True):
        part = (start, end) if both_near else _clipped(start, end, far)
        if part is None:
            is_open = False
            continue
        begin, until = (part[0][0], part[0][1]), (part[1][0], part[1][1])
        if is_open and pieces[-1][-1] == begin:
            pieces[-1].append(until)
        else:
            pieces.append([begin, until])
        is_open = True
    return pieces


def _clipped(start: list[float], end: list[float], far: float) -> tuple[list[float], list[float]] | None:
    """The part of a segment within ``far`` of 0 in x and y (Liang and Barsky, 1984); None if there is none."""
    if max(map(abs, start)) > max(map(abs, end)):
        # Measured from the nearer end, no digits are lost.
        part = _clipped(end, start, far)
        return None if part is None else (part[1], part[0])
    # The share of the way at which it enters or leaves, and the axis and edge where it does.
    first, last = (0.0, 0, start[0]), (1.0, 0, end[0])
    for axis, (low, high) in enumerate(zip(start, end, strict=True)):
        step = high - low
        if not step:
            if abs(low) > far:
                return None
            continue
        enters, leaves = sorted(((edge - low) / step, axis, edge) for edge in (-far, far))
        first, last = max(first, enters), min(last, leaves)
    if first[0] > last[0]:
        return None
    ends = []
    for share, axis, edge in (first, last):
        ends.append([low + share * (high - low) for low, high in zip(start, end, strict=True)])
        ends[-1][axis] = edge
    return (start if first[0] == 0.0 else ends[0]), (end if last[0] == 1.0 else ends[1])


def visible_runs(xs: FloatArray, ys: FloatArray, concealed: FloatArray, ends: Sequence[int]) -> list[list[Polyline]]:
    """The visible parts of polylines, which are stored one after the other: where ``concealed`` is 0 or less.

    ``xs``, ``ys`` and ``concealed`` have shape (k,); polyline i ends before ``ends[i]``, where the next begins. If
    ``concealed`` changes sign between two points, a part ends between them where it would be 0.
    """
    seen = concealed <= 0.0
    changes = np.flatnonzero(seen[1:] != seen[:-1])
    before = concealed[changes]
    share = before / (before - concealed[changes + 1])
    crossings = _pairs(*(c[changes] * (1.0 - share) + c[changes + 1] * share for c in (xs, ys)))
    dots, places = _pairs(xs, ys), changes.tolist()
    found: list[list[Polyline]] = []
    start = passed = 0
    for end in ends:
        runs: list[Polyline] = []
        entry: Polyline = []
        first, is_seen = start, start < end and bool(seen[start])
        while passed < len(places) and places[passed] < end - 1:
            place = places[passed]
            if place >= start:
                if is_seen:
                    runs.append([*entry, *dots[first : place + 1], crossings[passed]])
                is_seen, first, entry = not is_seen, place + 1, [crossings[passed]]
            passed += 1
        if is_seen and end - first + len(entry) > 1:
            runs.append([*entry, *dots[first:end]])
        found.append(runs)
        start = end
    return found


def _pairs(xs: FloatArray, ys: FloatArray) -> Polyline:
    return list(zip(xs.tolist(), ys.tolist(), strict=True))
