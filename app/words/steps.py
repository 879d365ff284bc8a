"""What a step did to the line and why, in a sentence."""

from __future__ import annotations

from app.model.learning.steps import StepRecord
from app.plots.numerals import count


def step_in_words(record: StepRecord) -> tuple[str, ...]:
    """Such as "Step 60: the line was too low here, so it went up and turned up", then shorter; all in the past tense.

    The line went up where b grew, and turned up where m grew. Where a step learns from more than one point, too low means
    that the errors of its points are negative on the mean.
    """
    up, turn = record.intercept_change, record.slope_change
    if not up and not turn:
        return (
            f"Step {count(record.step)}: no error, so the line stayed as it was.",
            f"Step {count(record.step)}: no error.",
        )
    side = "low" if record.error < 0.0 else "high"
    where = "here" if record.sample is not None else "overall"
    did = [f"{verb} {way}" for verb, way in (("went", _way(up)), ("turned", _way(turn))) if way]
    step = f"Step {count(record.step)}"
    return (
        f"{step}: the line was too {side} {where}, so it {' and '.join(did)}.",
        f"{step}: was too {side} {where}, so it {' and '.join(did)}.",
        f"{step}: too {side} {where}; {', '.join(did)}.",
        f"{step}: too {side}; {', '.join(did)}.",
    )


def _way(change: float) -> str:
    return "up" if change > 0.0 else "down" if change < 0.0 else ""
