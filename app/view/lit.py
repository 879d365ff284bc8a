"""Which symbols are lit up: whatever the pointer is over, here and on the canvas, shows what it measures everywhere."""

from __future__ import annotations

from functools import lru_cache

from app.state import State
from app.view.formula import symbol_of

_OF_POINT = frozenset({"x", "y", "guess", "error"})


def lit_symbols(state: State) -> frozenset[str]:
    """The symbols of what the pointer or the focus is on."""
    return _symbols_of(state.pointer.target) or _symbols_of(state.focus)


@lru_cache(maxsize=256)
def _symbols_of(target: str | None) -> frozenset[str]:
    if target is None:
        return frozenset()
    symbol = symbol_of(target)
    if symbol is not None:
        return frozenset({symbol})
    kind, _, name = target.partition(":")
    if kind == "handle":
        return frozenset({name})
    if kind == "point":
        return _OF_POINT
    return frozenset({"J"}) if kind == "cost" else frozenset()
