"""Which symbols are lit up: whatever the pointer is over, here and on the canvas, shows what it measures everywhere.

Only what belongs to the thing pointed at lights up: a point has an x, a y, a guess and an error of its own, which are those
of This step only where that step learnt from this point.
"""

from __future__ import annotations

from functools import lru_cache

from app.session.state import State
from app.view.mathtext.formula import symbol_of
from app.view.panels.canvas.sample import is_sample

_OF_POINT = frozenset({"x", "y", "guess", "error"})
_NONE: frozenset[str] = frozenset()


def highlighted_symbols(state: State) -> frozenset[str]:
    """The symbols of what the pointer or the focus is on."""
    return _of_target(state, state.pointer.target) or _of_target(state, state.focus)


def symbol_pointed_at(state: State) -> str | None:
    """The symbol that the pointer or the focus is on, by itself and not as that of a point."""
    return symbol_of(state.pointer.target) or symbol_of(state.focus)


def _of_target(state: State, target: str | None) -> frozenset[str]:
    if target is not None and target.startswith("point:"):
        return _OF_POINT if is_sample(state, int(target.removeprefix("point:"))) else _NONE
    return _symbols_of(target)


@lru_cache(maxsize=256)
def _symbols_of(target: str | None) -> frozenset[str]:
    if target is None:
        return _NONE
    symbol = symbol_of(target)
    if symbol is not None:
        return frozenset({symbol})
    kind, _, name = target.partition(":")
    if kind == "handle":
        return frozenset({"m" if name == "m" else "b"})
    return frozenset({"J"}) if kind == "cost" else _NONE
