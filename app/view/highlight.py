"""Which symbols are highlighted: whatever the pointer is over shows what it measures everywhere.

Only what belongs to the thing pointed at is highlighted: a point has an x, a y, a guess and an error of its own, which are
those of This step only where that step learnt from this point.
"""

from __future__ import annotations

from app.session.state import State
from app.session.targets import CostTarget, HandleTarget, PointTarget, SymbolTarget, TargetId
from app.view.panels.canvas.sample import is_sample

_OF_POINT = frozenset({"x", "y", "guess", "error"})
_NONE: frozenset[str] = frozenset()


def highlighted_symbols(state: State) -> frozenset[str]:
    """The symbols of what the pointer or the focus is on."""
    return _symbols_of(state, state.pointer.target) or _symbols_of(state, state.focus)


def symbol_pointed_at(state: State) -> str | None:
    """The symbol that the pointer or the focus is on, by itself and not as that of a point."""
    for target in (state.pointer.target, state.focus):
        if isinstance(target, SymbolTarget):
            return target.symbol
    return None


def _symbols_of(state: State, target: TargetId | None) -> frozenset[str]:
    match target:
        case SymbolTarget(symbol):
            return frozenset({symbol})
        case HandleTarget(name):
            return frozenset({"m" if name == "m" else "b"})
        case PointTarget(index):
            return _OF_POINT if is_sample(state, index) else _NONE
        case CostTarget():
            return frozenset({"J"})
        case _:
            return _NONE
