"""What a step did to the line and why, in a sentence."""

from __future__ import annotations

from app.model.learning.steps import StepRecord
from app.plots.numerals import count


def step_in_words(record: StepRecord) -> tuple[str, ...]:
    """Such as "Step 60: the line was too low here, so it goes up and turns up", then shorter.

    The line goes up where b grows, and turns up where m grows. Where a step learns from more than one point, too low means
    that the errors of its points are negative on the mean.
    """
    up, turn = record.intercept_change, record.slope_change
    if not up and not turn:
        return (f"Step {count(record.step)}: no error, so the line stays as it is.", "No error: the line stays.")
    side = "low" if record.error < 0.0 else "high"
    where = "here" if record.sample is not None else "overall"
    goes, turns = _way(up), _way(turn)
    does = f"goes {goes} and turns {turns}" if goes and turns else f"goes {goes}" if goes else f"turns {turns}"
    return (
        f"Step {count(record.step)}: the line was too {side} {where}, so it {does}.",
        f"Step {count(record.step)}: too {side} {where}, so it {does}.",
        f"Too {side} {where}: it {does}.",
    )


def _way(change: float) -> str:
    return "up" if change > 0.0 else "down" if change < 0.0 else ""
