"""What a step did to the line and why, in a sentence."""

from __future__ import annotations

from app.model.data.scaling import ScaleChoice
from app.model.learning.steps import StepRecord
from app.plots.numerals import count


def step_in_words(record: StepRecord) -> tuple[str, ...]:
    """Such as "Step 60: the line was too low here, so it went up and turned up", then shorter; all in the past tense.

    The line went up where b grew, and turned up where m grew, each for a reason of its own: b goes against the error, m
    against error·x. A change that did not go against its gradient, as of a method that remembers earlier ones, has none.
    """
    step = f"Step {count(record.step)}:"
    up, turn = (after - before for after, before in zip(reversed(record.line), reversed(record.line_before), strict=True))
    went, turned = _way("went", up), _way("turned", turn)
    if not went and not turned:
        is_flat = not record.grad_m and not record.grad_b
        no_move = ("no error, so the line stayed as it was.", "no error.")
        return tuple(f"{step} {says}" for says in (no_move if is_flat else ("too small to move the line.",)))
    without_why = f"{step} {' and '.join(did for did in (went, turned) if did)}."
    if _is_along(up, record.grad_b) or _is_along(turn, record.grad_m):
        return without_why.replace(":", ": the line", 1), without_why
    forms = _of_many(record, went, turned) if record.sample is None else _of_a_point(record, went, turned)
    return (*(f"{step} {form}." for form in forms), without_why)


def _of_a_point(record: StepRecord, went: str, turned: str) -> list[str]:
    """Right of x = 0 the line turned the way that it went; left of it, which is said, the other way."""
    side, where = _side(record.error), "here"
    if record.x is not None and record.x < 0.0 and turned:
        where = "at this x < 0" if record.scaling.kind is ScaleChoice.NONE else "at this scaled x < 0"
    did = [each for each in (went, turned) if each]
    return [
        f"the line was {side} {where}, so it {' and '.join(did)}",
        f"{side} {where}, so it {' and '.join(did)}",
        f"{side} {where}: {', '.join(did)}",
    ]


def _of_many(record: StepRecord, went: str, turned: str) -> list[str]:
    """Its height goes by the mean of the errors, its slope by the mean of error·x: the errors weighted by x."""
    overall, weighted = _side(record.grad_b), _side(record.grad_m)
    if went and turned and overall == weighted:
        return [
            f"the line was {overall} overall, and weighted by x, so it {went} and {turned}",
            f"{overall}, also weighted by x, so it {went} and {turned}",
            f"{overall}, also weighted by x: {went}, {turned}",
        ]
    reasons = [
        *([(overall, " overall", went)] if went else []),
        *([(weighted, ", weighted by x", turned)] if turned else []),
    ]
    says = "; ".join(f"{side}{how}, so it {did}" for side, how, did in reasons)
    return [f"the line was {says}", says, "; ".join(f"{side}{how}: {did}" for side, how, did in reasons)]


def _is_along(change: float, gradient: float) -> bool:
    """Whether it went the way of its gradient, and so not for the sake of that."""
    return (change > 0.0 and gradient >= 0.0) or (change < 0.0 and gradient <= 0.0)


def _side(error: float) -> str:
    return "too low" if error < 0.0 else "too high"


def _way(did: str, change: float) -> str:
    return f"{did} up" if change > 0.0 else f"{did} down" if change < 0.0 else ""
