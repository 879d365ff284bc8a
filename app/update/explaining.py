"""Which number is explained. While one is, training waits: a number that changes cannot be followed."""

from __future__ import annotations

from typing import NamedTuple

from app.explanations.table import explain, known
from app.messages import CloseExplanation, Explain, ExplainBack
from app.model.time.run import Version
from app.session.explained.quantity import WITHOUT_POINTS, Quantity
from app.session.state import State
from app.session.targets import ExplanationTarget, NumberTarget
from app.update.cards import EXPLANATION, SCALE, close, is_of_scale, make_room
from app.update.handlers import handles

LONGEST_TRAIL = 64
"""Farther back than so many numbers no way is kept."""


class Basis(NamedTuple):
    """What an explanation depends on."""

    trail: tuple[Quantity, ...]
    version: Version
    step: int
    is_out_of_sight: bool


@handles(Explain)
def _explain(state: State, message: Explain) -> None:
    """What is explained goes on being open, and so does the card of the scale where the number stands on that."""
    if not make_room(state, EXPLANATION, (EXPLANATION, SCALE) if is_of_scale(message.beside) else (EXPLANATION,)):
        return
    state.explained, state.explained_beside = message.trail[-LONGEST_TRAIL:], message.beside
    if state.focus is not None:
        _focus_first(state)


@handles(ExplainBack)
def _back(state: State, message: ExplainBack) -> None:
    if len(state.explained) <= 1:
        close(state, EXPLANATION)
        return
    left, state.explained = state.explained[-1], state.explained[:-1]
    if EXPLANATION.has(state.focus):
        _focus_first(state, left)


@handles(CloseExplanation)
def _close(state: State, message: CloseExplanation) -> None:
    close(state, EXPLANATION)


def basis_of(state: State) -> Basis:
    """What an explanation depends on, as it is now."""
    record = state.shown_record
    step = state.timeline.step if record is None else record.step
    is_covered, are_points_gone = state.menu is not None or state.is_covered, not len(state.points)
    is_of_points = any(quantity.kind not in WITHOUT_POINTS for quantity in state.explained)
    return Basis(state.explained, state.timeline.run.version, step, is_covered or (are_points_gone and is_of_points))


def keep_explanation(state: State, before: Basis | None) -> None:
    """Follow the step that is looked at, and forget what there is no longer. To be called after every message."""
    if not state.explained:
        return
    now = basis_of(state)
    if now == before:
        return
    if now.is_out_of_sight or (before is not None and now.version.serial != before.version.serial):
        close(state, EXPLANATION)
        return
    moved = now.step - before.step if before is not None and now.trail == before.trail else 0
    trail = tuple(quantity.at_step(max(0, quantity.step + moved)) for quantity in state.explained)
    state.explained = known(state.timeline.run, trail)
    if not state.explained:
        close(state, EXPLANATION)


def _focus_first(state: State, wanted: Quantity | None = None) -> None:
    """Keys go to the first number that can be explained in turn, or to the one that was come back from."""
    explained = explain(state.timeline.run, state.explained[-1]) if state.explained else None
    parts = () if explained is None else explained.parts
    numbers = [number for number, part in enumerate(parts) if part.quantity == wanted]
    number = next(iter(numbers), 0)
    state.focus = NumberTarget(number, parts[number].quantity) if parts else ExplanationTarget()
