"""A run or timeline into what is stored of it, and the same again from that.

This room knows what a run is made of, down to what other rooms do not see.
"""

from __future__ import annotations

import struct
from itertools import pairwise

from app.model.data.dataset import LARGEST_COORDINATE
from app.model.data.scaling import SMALLEST_UNIT, Line, Scaling
from app.model.learning.descent import after
from app.model.learning.learning_rate import is_learning_rate
from app.model.learning.training import LARGEST_BATCH_SIZE, Mode, Settings, Training, TrainingSet
from app.model.time.changes import (
    Change,
    Edit,
    InsertPoint,
    MovePoint,
    ReplacePoints,
    SetLine,
    SetSettings,
    applied,
    can_be_made,
)
from app.model.time.run import STEPS_AT_A_TIME, Divergence, Run
from app.model.time.saving.histories import put_back, saved_histories
from app.model.time.saving.records import SavedDivergence, SavedEnd, SavedRun, SavedStart, SavedTimeline
from app.model.time.timeline import RUNS_KEPT, Origin, Place, Timeline

QUICK = 10_000_000
"""A run that takes fewer operations than that is run again: each step counts its points, and each edit all points."""

MOST_STEPS = 10**13
"""It would take years to run so many."""

LARGEST_SEED = 2**64
"""A person who presses Shift+R can get a little beyond the largest that the command line takes."""


def saved_timeline(timeline: Timeline) -> SavedTimeline:
    """What is stored of a timeline."""
    runs = tuple(saved_run(run, number, timeline.origins[number]) for number, run in timeline.runs.items())
    return SavedTimeline(runs, timeline.place, timeline._numbers_given)


def timeline_of(saved: SavedTimeline) -> Timeline:
    """The timeline that was stored. Raises ValueError where it is none."""
    numbers = [run.number for run in saved.runs]
    if not 1 <= len(numbers) <= RUNS_KEPT or any(one >= other for one, other in pairwise([0, *numbers])):
        raise ValueError(f"needs 1 to {RUNS_KEPT} runs in the order of their numbers, not {numbers[: RUNS_KEPT + 1]}")
    if saved.place.run_number not in numbers:
        raise ValueError(f"run {saved.place.run_number} is shown, and is not there")
    if not numbers[-1] <= saved.numbers_given < LARGEST_SEED:
        raise ValueError(f"{saved.numbers_given} runs cannot have been begun")
    runs = {run.number: run_of(run) for run in saved.runs}
    timeline = Timeline(next(iter(runs.values())).start)
    timeline.runs, timeline.origins = runs, {run.number: run.origin for run in saved.runs}
    timeline._numbers_given, timeline.place = saved.numbers_given, Place(numbers[0])
    timeline.look_at(saved.place)
    return timeline


def saved_run(run: Run, number: int, origin: Origin) -> SavedRun:
    """What is stored of a run."""
    start, now = run.start, run.now
    edits = tuple(run.edits)
    begins = SavedStart(start.training_set.points, start.training_set.scale, start.settings, start.line)
    return SavedRun(
        number,
        origin,
        begins,
        edits,
        SavedEnd(now.step, now.line, now.cursor, now.method_state),
        bool(edits) and edits[-1].step == now.step and run._before_edit is not None,
        _saved_divergence(run),
        None if _is_quick(begins, edits, now.step) else saved_histories(run),
    )


def run_of(saved: SavedRun) -> Run:
    """The run that was stored. Raises ValueError, which names the run, where there is none that leads to its end."""
    try:
        run = _run_of(saved)
    except (ValueError, IndexError, OverflowError) as problem:
        raise ValueError(f"run {saved.number}: {problem}") from problem
    return run


def _run_of(saved: SavedRun) -> Run:
    _check(saved)
    start, end = saved.start, saved.end
    run = Run(Training(TrainingSet(start.points, start.scale), start.settings, start.line))
    if saved.histories is not None:
        _stand_at_end(run, saved)
        put_back(run, saved.histories)
        last = _run_again_to(run, end.step)
    elif _is_quick(start, saved.edits, end.step):
        _run_whole(run, saved)
        last = run.now
    else:
        raise ValueError(f"needs its histories, since {end.step:,} steps take too long to run again")
    if _bits_of(SavedEnd(last.step, last.line, last.cursor, last.method_state)) != _bits_of(end):
        raise ValueError(f"its steps lead to {_in_words(last.line)}, and it should end at {_in_words(end.line)}")
    if saved.histories is not None and run.edits:
        run.changed = run.at(run.edits[-1].step)
    run._before_edit = _before_last_edit(run) if saved.takes_on else None
    run.last_divergence, is_over, run._sane_cost = _divergence_of(saved)
    run.divergence = None if is_over else run.last_divergence
    return run


def _run_whole(run: Run, saved: SavedRun) -> None:
    """Run all steps again, with the edits between."""
    for edit in (*saved.edits, None):
        goal = saved.end.step if edit is None else edit.step
        run.advance(goal - run.now.step)
        if run.now.step != goal or run.divergence is not None:
            raise ValueError(f"it cannot get to step {goal:,}")
        if edit is not None:
            if not can_be_made(run.now, edit.change):
                raise ValueError(f"at step {goal:,} a point is changed that is not there")
            run.edits.append(edit)
            run.now = run.changed = applied(run.now, edit.change)
            run._contexts.keep(len(run.edits), run.now)


def _stand_at_end(run: Run, saved: SavedRun) -> None:
    """Give the run its edits and its end, without running anything."""
    end = saved.end
    run.edits = list(saved.edits)
    training_set, settings = run._contexts.after(len(run.edits), run.edits)
    run.now = Training(training_set, settings, end.line, end.cursor, end.step, end.method_state)
    if run.edits:
        run._contexts.keep(len(run.edits), run.now)


def _run_again_to(run: Run, step: int) -> Training:
    """The training after that step and its edits, run again from the nearest keyframe even where it is known."""
    training, edits_made = run._nearest(step)
    for block in run._blocks(training, edits_made, step):
        training = after(block) if len(block) else block.start
    return training


def _before_last_edit(run: Run) -> Training:
    if not run.edits or run.edits[-1].step != run.now.step:
        raise ValueError("no change was made at its last step")
    last = run.edits.pop()
    before = _run_again_to(run, run.now.step)
    run.edits.append(last)
    return before


def _is_quick(start: SavedStart, edits: tuple[Edit, ...], steps: int) -> bool:
    """Whether the run can be run again in a moment, and to the very same histories.

    Those of a longer run may be coarser than need be, where it branched off from one that is longer still.
    """
    if steps > STEPS_AT_A_TIME:
        return False
    most = most_points(start, edits)
    all_settings = [start.settings, *(edit.change.settings for edit in edits if isinstance(edit.change, SetSettings))]
    sizes = [min(each.batch_size, most) for each in all_settings if each.mode is Mode.MINI_BATCH]
    return steps * max([1, *sizes]) + len(edits) * most <= QUICK


def most_points(start: SavedStart, edits: tuple[Edit, ...]) -> int:
    """At least as many as the run has at any step."""
    replaced = [len(edit.change.points) for edit in edits if isinstance(edit.change, ReplacePoints)]
    return max([len(start.points), *replaced]) + sum(isinstance(edit.change, InsertPoint) for edit in edits)


def _check(saved: SavedRun) -> None:
    """Raise ValueError for what would lead beyond what a person can set."""
    if not 0 <= saved.end.step <= MOST_STEPS or not 0 <= saved.end.cursor.position <= 2 * LARGEST_BATCH_SIZE:
        raise ValueError(f"it cannot end at step {saved.end.step}, {saved.end.cursor}")
    if not 0 <= saved.origin.step <= saved.end.step:
        raise ValueError(f"it cannot have begun at step {saved.origin.step}")
    check_settings(saved.start.settings)
    steps = [0, *(edit.step for edit in saved.edits), saved.end.step]
    if any(one > other for one, other in pairwise(steps)):
        raise ValueError("its edits are out of order")
    for edit in saved.edits:
        check_change(edit.change)


def check_settings(settings: Settings) -> None:
    """Raise ValueError for settings that nobody could choose."""
    if not is_learning_rate(settings.learning_rate):
        raise ValueError(f"{settings.learning_rate!r} is no learning rate")
    if not 1 <= settings.batch_size <= LARGEST_BATCH_SIZE:
        raise ValueError(f"{settings.batch_size} is no batch size")
    if not 0 <= settings.seed <= LARGEST_SEED:
        raise ValueError(f"{settings.seed} is no seed")


def check_change(change: Change) -> None:
    """Raise ValueError for a change that nobody could make, whatever the points are."""
    if isinstance(change, SetSettings):
        check_settings(change.settings)
    elif isinstance(change, InsertPoint | MovePoint):
        if not max(abs(change.x), abs(change.y)) <= LARGEST_COORDINATE:
            raise ValueError(f"there can be no point at {change.x!r}, {change.y!r}")
    elif isinstance(change, SetLine):
        check_scaling(change.scaling)


def check_scaling(scaling: Scaling) -> None:
    """Raise ValueError for units that nothing can be measured in."""
    if not min(scaling.x_unit, scaling.y_unit) >= SMALLEST_UNIT:
        raise ValueError(f"{scaling.x_unit!r} and {scaling.y_unit!r} are no units")


def _saved_divergence(run: Run) -> SavedDivergence | None:
    divergence = run.last_divergence
    if divergence is None:
        return None
    numbers = struct.pack("<3d", *divergence.line, run._sane_cost)
    return SavedDivergence(divergence.step, divergence.last_stable_step, run.divergence is None, numbers)


def _divergence_of(saved: SavedRun) -> tuple[Divergence | None, bool, float]:
    found = saved.divergence
    if found is None:
        return None, True, 0.0
    if len(found.numbers) != 3 * 8 or not 0 <= found.last_stable_step < found.step <= saved.end.step + 1:
        raise ValueError("it cannot have diverged there")
    slope, intercept, sane_cost = struct.unpack("<3d", found.numbers)
    return Divergence(found.step, Line(slope, intercept), found.last_stable_step), found.is_over, sane_cost


def _bits_of(end: SavedEnd) -> bytes:
    return repr((end.step, tuple(end.line), tuple(end.cursor), end.method_state)).encode()


def _in_words(line: Line) -> str:
    return f"m = {line.slope!r}, b = {line.intercept!r}"
