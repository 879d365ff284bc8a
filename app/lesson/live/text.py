"""Texts of the lesson with live numbers in them.

``<error>`` stands for a symbol of the mathematics, shown in its colour; ``{error}`` is a place-holder for its number
in the running program. No number that can change is ever written into a text.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import TypeAlias

from app.lesson.live.placeholders import PLACEHOLDERS, WIDEST
from app.session.state import State

Piece: TypeAlias = tuple[str, str]
"""A text and the symbol that it shows the name or the number of, or an empty text."""

_TOKENS = re.compile(r"\{(?P<value>\w+)\}|<(?P<symbol>[^<>]+)>|(?P<plain>[^{}<>]+)")


def filled(text: str, state: State) -> tuple[Piece, ...]:
    """The text with the numbers of this moment."""
    return _pieces(text, lambda name: PLACEHOLDERS[name].shown(state))


@lru_cache(maxsize=128)
def stand_in(text: str) -> tuple[Piece, ...]:
    """The text with numbers as wide as any: where its lines break must not depend on the moment."""
    return _pieces(text, lambda _: WIDEST)


def _pieces(text: str, shown: Callable[[str], str]) -> tuple[Piece, ...]:
    return tuple(
        (shown(found["value"]), PLACEHOLDERS[found["value"]].symbol)
        if found["value"]
        else (found["symbol"], found["symbol"])
        if found["symbol"]
        else (found["plain"], "")
        for found in _TOKENS.finditer(text)
    )
