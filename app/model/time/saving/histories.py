"""Histories and keyframes of a run as bytes, and from bytes again with every number checked."""

from __future__ import annotations

import numpy as np

from app.model.data.arrays import FloatArray, IntArray
from app.model.time.history import CAPACITY as BUCKETS
from app.model.time.history import OPENING, CostHistory
from app.model.time.keyframes import CAPACITY, FIRST_INTERVAL, Keyframes
from app.model.time.path import CAPACITY as LINES
from app.model.time.path import PathHistory
from app.model.time.run import STEPS_AT_A_TIME, Run
from app.model.time.saving.records import SavedHistories

KEYFRAMES_STORED = 4096
"""No more keyframes are stored, unless more than ``STEPS_AT_A_TIME`` steps would have to run again between them."""


def saved_histories(run: Run) -> SavedHistories:
    """What is stored of the histories of a run that has run at least one step."""
    costs, path, keyframes = run.costs, run.path, run._keyframes
    low, high = costs.extent or (0.0, 0.0)
    used, lines = costs._used, path._used
    interval, rows, places = _thinned(keyframes)
    return SavedHistories(
        costs.steps_per_bucket,
        path.thinnings,
        interval,
        extents=_bytes(np.array([low, high, costs.least_above_zero, *(path.extent or (0.0, 0.0, 0.0, 0.0))])),
        cost_opening=_bytes(costs._opening[: min(OPENING, costs.last_step + 1)]),
        cost_low=_bytes(costs._low[:used]),
        cost_high=_bytes(costs._high[:used]),
        cost_low_steps=_bytes(costs._low_steps[:used]),
        cost_high_steps=_bytes(costs._high_steps[:used]),
        path_steps=_bytes(path._steps[:lines]),
        path_lines=_bytes(path._lines[:lines]),
        keyframe_rows=_bytes(rows),
        keyframe_places=_bytes(places),
    )


def put_back(run: Run, saved: SavedHistories) -> None:
    """Give the histories back to a run that has its edits and stands at its end. Raises ValueError."""
    run.costs, run.path = _costs(saved, run.now.step), _path(saved, run.now.step)
    run._keyframes = _keyframes(run, saved)


def _thinned(keyframes: Keyframes) -> tuple[int, FloatArray, IntArray]:
    interval, rows, places = keyframes.interval, keyframes._rows[: len(keyframes)], keyframes._places[: len(keyframes)]
    while len(rows) > KEYFRAMES_STORED and interval < STEPS_AT_A_TIME:
        interval *= 2
        is_kept = places[:, 0] % interval == 0
        rows, places = rows[is_kept], places[is_kept]
    return interval, rows, places[:, 1:3]


def _costs(saved: SavedHistories, last_step: int) -> CostHistory:
    wide = saved.steps_per_bucket
    _check(_is_power_of_two(wide), "buckets of the cost have an impossible width")
    used = last_step // wide + 1
    _check(used <= BUCKETS, "buckets of the cost are too narrow")
    costs = CostHistory()
    costs.steps_per_bucket, costs.last_step, costs._used = wide, last_step, used
    opening = _floats(saved.cost_opening, min(OPENING, last_step + 1))
    costs._opening[: len(opening)] = opening
    low, high = _floats(saved.cost_low, used), _floats(saved.cost_high, used)
    costs._low[:used], costs._high[:used] = low, high
    begins = np.arange(used, dtype=np.int64) * wide
    for column, steps in ((costs._low_steps, saved.cost_low_steps), (costs._high_steps, saved.cost_high_steps)):
        column[:used] = _ints(steps, used)
        is_within = (column[:used] >= begins) & (column[:used] < np.minimum(begins + wide, last_step + 1))
        _check(bool(is_within.all()), "a cost belongs to a step outside its bucket")
    _check(len(saved.extents) == 7 * 8, "seven extents are needed")
    least, greatest, above_zero = np.frombuffer(saved.extents, "<f8", 3).tolist()
    _check(bool((low >= 0.0).all() and (low <= high).all()), "a cost is below 0")
    _check((least, greatest) == (low.min(), high.max()), "the extent of the costs is another one")
    _check(above_zero > 0.0 and above_zero >= least, "the least positive cost is not positive")
    costs.extent, costs.least_above_zero = (least, greatest), above_zero
    return costs


def _path(saved: SavedHistories, last_step: int) -> PathHistory:
    count = len(saved.path_steps) // 8
    _check(1 <= count <= LINES and saved.thinnings >= 0, "the path has too many lines, or none")
    path = PathHistory()
    steps, lines = _ints(saved.path_steps, count), _floats(saved.path_lines, 2 * count).reshape(-1, 2)
    is_rising = bool((np.diff(steps) > 0).all())
    _check(is_rising and steps[0] == 0 and steps[-1] == last_step, "the steps of the path are out of order")
    path._steps[:count], path._lines[:count], path._used = steps, lines, count
    path.last_step, path.thinnings = last_step, saved.thinnings
    m_low, m_high, b_low, b_high = _floats(saved.extents[24:], 4).tolist()
    (m_least, b_least), (m_most, b_most) = lines.min(axis=0).tolist(), lines.max(axis=0).tolist()
    _check(m_low <= m_least and m_most <= m_high and b_low <= b_least and b_most <= b_high, "the path leaves its extent")
    path.extent = (m_low, m_high, b_low, b_high)
    return path


def _keyframes(run: Run, saved: SavedHistories) -> Keyframes:
    last_step, interval = run.now.step, saved.interval
    largest = max(STEPS_AT_A_TIME, 2 * last_step // CAPACITY)
    is_possible = interval % FIRST_INTERVAL == 0 and _is_power_of_two(interval // FIRST_INTERVAL)
    _check(is_possible and interval <= largest, "keyframes are impossibly far apart")
    count = last_step // interval
    _check(count <= CAPACITY, "there are too many keyframes")
    width = len(saved.keyframe_rows) // 8 // count if count else 2
    _check(2 <= width <= 64, "a keyframe has too many numbers, or too few")
    rows, places = _floats(saved.keyframe_rows, count * width), _ints(saved.keyframe_places, count * 2)
    steps = np.arange(1, count + 1, dtype=np.int64) * interval
    edits = np.searchsorted(np.array([edit.step for edit in run.edits], dtype=np.int64), steps)
    keyframes = Keyframes()
    keyframes.interval, keyframes._used = interval, count
    keyframes._rows = rows.reshape(-1, width)
    keyframes._places = np.column_stack([steps, places.reshape(-1, 2), edits]).astype(np.int64)
    epochs, positions = keyframes._places[:, 1], keyframes._places[:, 2]
    largest_set = max([len(run.start.training_set.points), len(run.now.training_set.points), 1])
    _check(bool((np.diff(epochs) >= 0).all()), "the epochs of keyframes are out of order")
    is_within = (epochs >= 0) & (epochs <= 2 * steps + edits) & (positions >= 0)
    _check(bool(is_within.all()) and (not count or int(epochs[-1]) * largest_set < 2**60), "a keyframe is in no epoch")
    return keyframes


def _is_power_of_two(value: int) -> bool:
    return 0 < value < 2**60 and value & (value - 1) == 0


def _bytes(array: FloatArray | IntArray) -> bytes:
    return array.astype("<f8" if array.dtype == np.float64 else "<i8").tobytes()


def _floats(data: bytes, count: int) -> FloatArray:
    _check(len(data) == 8 * count, f"a history needs {count:,} numbers")
    values = np.frombuffer(data, "<f8").astype(np.float64)
    _check(bool(np.isfinite(values).all()), "a number of a history is not finite")
    return values


def _ints(data: bytes, count: int) -> IntArray:
    _check(len(data) == 8 * count, f"a history needs {count:,} numbers")
    return np.frombuffer(data, "<i8").astype(np.int64)


def _check(is_so: bool, otherwise: str) -> None:
    if not is_so:
        raise ValueError(otherwise)
