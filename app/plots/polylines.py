"""Polylines for drawing: thinned with their shape kept, and cut where they go out of sight."""

from __future__ import annotations

import numpy as np

from app.model.dataset import FloatArray


def thinned(points: FloatArray, most: int) -> FloatArray:
    """At most ``most`` (3 or more) of the points of shape (k, 2), in order, the first and the last among them.

    Of each run of neighbours the first stays and the one farthest from it, so that no excursion is lost.
    """
    if len(points) <= most:
        return points
    length = -(-len(points) // ((most - 1) // 2))
    missing = -len(points) % length
    runs = np.concatenate([points, np.repeat(points[-1:], missing, axis=0)]).reshape(-1, length, 2)
    apart = runs - runs[:, :1]
    farthest = np.argmax(np.einsum("ijk,ijk->ij", apart, apart), axis=1)
    kept = np.stack([runs[:, 0], runs[np.arange(len(runs)), farthest]], axis=1).reshape(-1, 2)
    return np.concatenate([kept, points[-1:]])


def refined(points: FloatArray, least: int) -> FloatArray:
    """The points of shape (k, 2) with as many more on the straight lines between them as make at least ``least``."""
    gaps = len(points) - 1
    if gaps < 1 or len(points) >= least:
        return points
    parts = -(-(least - 1) // gaps)
    share = np.arange(parts)[None, :, None] / parts
    between = points[:-1, None] * (1.0 - share) + points[1:, None] * share
    return np.concatenate([between.reshape(-1, 2), points[-1:]])


def visible_runs(points: FloatArray, concealed: FloatArray) -> list[FloatArray]:
    """The parts of a polyline of shape (k, 2) that are seen: where ``concealed``, of shape (k,), is 0 or less.

    Where it changes sign between two points, the part ends at the place between them where it would be 0.
    """
    seen = concealed <= 0.0
    changes = np.flatnonzero(seen[1:] != seen[:-1])
    if not len(changes):
        return [points] if len(points) and seen[0] else []
    before, after = concealed[changes], concealed[changes + 1]
    share = (before / (before - after))[:, None]
    crossings = points[changes] * (1.0 - share) + points[changes + 1] * share
    runs, entry, first = [], points[:0], 0
    for change, crossing in zip(changes.tolist(), crossings[:, None], strict=True):
        if seen[change]:
            runs.append(np.concatenate([entry, points[first : change + 1], crossing]))
        entry, first = crossing, change + 1
    if seen[-1]:
        runs.append(np.concatenate([entry, points[first:]]))
    return runs
