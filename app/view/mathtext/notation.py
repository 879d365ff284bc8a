"""The notation of formulas and what it says: ``= {m}·{x} + {b}``, ``frac({J}, n)``, ``{error}^2``, ``sum(i=1, n)``.

``{m}`` is a symbol and ``{m|0.310}`` the number that stands for it. ``^`` raises the character or symbol after it, or what
stands in brackets after it, beside the character, symbol or fraction before it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias, Union

Piece: TypeAlias = tuple[str, str]
"""A text and, where it stands for one, the symbol that it shows the name or the number of; else nothing."""

Node: TypeAlias = Union[Piece, "Fraction", "Power", "Sum"]
Nodes: TypeAlias = tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Fraction:
    """``frac(top, bottom)``."""

    top: Nodes
    bottom: Nodes


@dataclass(frozen=True, slots=True)
class Power:
    """``base^exponent``."""

    base: Nodes
    exponent: Nodes


@dataclass(frozen=True, slots=True)
class Sum:
    """``sum(lower, upper)``: the sign with its limits."""

    lower: Nodes
    upper: Nodes


_TOKENS = re.compile(r"\{(?P<symbol>\w+)(?:\|(?P<shown>[^}]*))?\}|(?P<call>frac|sum)\(|(?P<mark>[(),^])|(?P<plain>.)", re.S)
_CALLS: dict[str, Callable[[Nodes, Nodes], Node]] = {"frac": Fraction, "sum": Sum}


@lru_cache(maxsize=512)
def parse(notation: str) -> Nodes:
    """Read a formula. Raises ValueError where a bracket is missing or nothing stands before ``^``."""
    return _Reader(list(_TOKENS.finditer(notation))).row(())


class _Reader:
    """Reads tokens from the left, one function for each thing that can stand there."""

    def __init__(self, tokens: list[re.Match[str]]) -> None:
        self._tokens = tokens[::-1]

    def row(self, ends: tuple[str, ...]) -> Nodes:
        """Read up to one of ``ends``, which is taken as well; brackets within belong to the row."""
        nodes, depth = list[Node](), 0
        while self._tokens:
            mark = self._tokens[-1]["mark"]
            if mark in ends and not depth:
                self._tokens.pop()
                return _joined(nodes)
            if mark == "^":
                self._tokens.pop()
                if not nodes:
                    raise ValueError("nothing stands before ^")
                nodes[-1:] = [Power((nodes[-1],), self._exponent())]
                continue
            depth += {"(": 1, ")": -1}.get(mark or "", 0)
            nodes.append(self._one())
        if ends:
            raise ValueError(f"{ends[0]} is missing")
        return _joined(nodes)

    def _one(self) -> Node:
        if not self._tokens:
            raise ValueError("nothing stands after ^")
        token = self._tokens.pop()
        if token["call"]:
            return _CALLS[token["call"]](self.row((",",)), _trimmed(self.row((")",))))
        if token["symbol"]:
            return token["symbol"] if token["shown"] is None else token["shown"], token["symbol"]
        return token[0], ""

    def _exponent(self) -> Nodes:
        if self._tokens and self._tokens[-1]["mark"] == "(":
            self._tokens.pop()
            return self.row((")",))
        return (self._one(),)


def _joined(nodes: list[Node]) -> Nodes:
    """Texts in a row as one text, so that its letters stand as close as the font has them."""
    joined: list[Node] = []
    for node in nodes:
        before = joined[-1] if joined else None
        if isinstance(node, tuple) and isinstance(before, tuple) and not node[1] and not before[1]:
            joined[-1] = (before[0] + node[0], "")
        else:
            joined.append(node)
    return tuple(joined)


def _trimmed(nodes: Nodes) -> Nodes:
    """Without the space after the comma."""
    first = nodes[0] if nodes else None
    return ((first[0].lstrip(), ""), *nodes[1:]) if isinstance(first, tuple) and not first[1] else nodes
