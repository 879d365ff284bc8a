"""Which symbols are highlighted: whatever the pointer is over shows what it measures everywhere.

Only what belongs to the thing pointed at is highlighted: a point has an x, a y, a guess and an error of its own, which are
those of This step only where that step learnt from this point.
"""

from __future__ import annotations

from app.model.time.changes import SetLine, SetScale, SetSettings
from app.session.explained.quantity import OF_A_POINT, Kind, Quantity
from app.session.state import State
from app.session.targets import CostTarget, HandleTarget, NumberTarget, PointTarget, SymbolTarget, TargetId
from app.view.panels.canvas.sample import is_sample

_OF_POINT = frozenset({"x", "y", "guess", "error"})
_NONE: frozenset[str] = frozenset()

SYMBOLS = {
    **dict.fromkeys((Kind.X, Kind.OWN_X, Kind.X_OFFSET, Kind.X_UNIT, Kind.X_MEAN, Kind.SUM_XX), "x"),
    **dict.fromkeys((Kind.Y, Kind.OWN_Y, Kind.Y_OFFSET, Kind.Y_UNIT, Kind.Y_MEAN), "y"),
    **dict.fromkeys((Kind.M, Kind.OWN_M, Kind.ALONG_M, Kind.CHANGE_M, Kind.CHANGE_M_WITH_TWO), "m"),
    **dict.fromkeys((Kind.B, Kind.OWN_B, Kind.ALONG_B, Kind.CHANGE_B, Kind.CHANGE_B_WITH_TWO), "b"),
    **dict.fromkeys((Kind.ERROR, Kind.ERROR_X, Kind.MEAN_ERROR, Kind.MEAN_ERROR_X, Kind.TWICE_ERROR, Kind.ONE), "error"),
    **dict.fromkeys((Kind.SQUARE, Kind.MEAN_SQUARE, Kind.COST), "J"),
    Kind.GUESS: "guess",
}
"""What a number measures."""

OF_SEVERAL = frozenset({Kind.SUM_SQUARE, Kind.REST_ERROR, Kind.REST_ERROR_X, Kind.REST_SQUARE})
_SUMS = frozenset({Kind.COST, Kind.MEAN_ERROR, Kind.MEAN_ERROR_X, Kind.MEAN_SQUARE})


def highlighted_symbols(state: State) -> frozenset[str]:
    """The symbols of what the pointer or the focus is on, or else of the number that is explained."""
    explained = explained_number(state)
    return (
        _symbols_of(state, state.pointer.target)
        or _symbols_of(state, state.focus)
        or (_NONE if explained is None else _symbols_measured(state, explained))
    )


def symbol_pointed_at(state: State) -> str | None:
    """The symbol that the pointer or the focus is on, by itself and not as that of a point."""
    for target in (state.pointer.target, state.focus):
        if isinstance(target, SymbolTarget):
            return target.symbol
    return _of_every_point(explained_number(state))


def explained_number(state: State) -> Quantity | None:
    """Of an explanation, the number that the pointer or the focus is on, or else the one that is explained."""
    for target in (state.pointer.target, state.focus):
        if state.explained and isinstance(target, NumberTarget):
            return target.quantity
    return state.explained[-1] if state.explained else None


def explained_point(state: State) -> int | None:
    """The point that this number belongs to, if it is there still."""
    quantity = explained_number(state)
    if quantity is None or quantity.kind not in OF_A_POINT or quantity.kind in OF_SEVERAL:
        return None
    edits = state.timeline.run.edits_between(*sorted((quantity.step, state.timeline.step)))
    are_same = all(isinstance(edit.change, SetLine | SetSettings | SetScale) for edit in edits if edit.step > quantity.step)
    is_there = 0 <= quantity.point < len(state.points)
    return quantity.point if are_same and is_there else None


def _of_every_point(quantity: Quantity | None) -> str | None:
    """The symbol that lights up for all points, where a number is a sum or a mean over them."""
    is_sum = quantity is not None and (quantity.kind in OF_SEVERAL or quantity.kind in _SUMS)
    return "error" if is_sum else None


def _symbols_measured(state: State, quantity: Quantity) -> frozenset[str]:
    """The symbol of a number; what belongs to another point than the one learnt from is not lit up there."""
    symbol = SYMBOLS.get(quantity.kind)
    is_elsewhere = quantity.kind in OF_A_POINT and (quantity.is_best or not is_sample(state, quantity.point))
    return _NONE if symbol is None or is_elsewhere or quantity.is_best else frozenset({symbol})


def _symbols_of(state: State, target: TargetId | None) -> frozenset[str]:
    match target:
        case SymbolTarget(symbol):
            return frozenset({symbol})
        case HandleTarget(name):
            return frozenset({"m" if name == "m" else "b"})
        case PointTarget(index):
            return _OF_POINT if is_sample(state, index) else _NONE
        case NumberTarget(_, quantity):
            return _symbols_measured(state, quantity)
        case CostTarget():
            return frozenset({"J"})
        case _:
            return _NONE
