"""A source file as a tree and as bytes: where in the file each node stands."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

Span = tuple[int, int]


@dataclass(frozen=True)
class Edit:
    """Put any one of ``options`` in the place of what stands at ``span``."""

    operator: str
    span: Span
    options: tuple[str, ...]


class Source:
    """Columns of a node count bytes, as Python's ast does, so all positions are positions in bytes."""

    def __init__(self, path: str, raw: bytes) -> None:
        self.path, self.raw = path, raw
        self.tree = ast.parse(raw, path)
        self._starts = [0, *accumulate(len(line) for line in raw.splitlines(keepends=True))]

    def at(self, line: int, column: int) -> int:
        """The position of a line, from 1, and a column, from 0."""
        return self._starts[line - 1] + column

    def line_of(self, position: int) -> int:
        """The line, from 1, in which a position is."""
        return self.raw.count(b"\n", 0, position) + 1

    def line_span(self, span: Span) -> Span:
        """The span widened to whole lines, without the last end of line."""
        end = self.raw.find(b"\n", span[1])
        return self.raw.rfind(b"\n", 0, span[0]) + 1, len(self.raw) if end < 0 else end

    def span(self, node: ast.expr | ast.stmt) -> Span:
        """From where to where a node goes, without parentheses around it."""
        assert node.end_lineno is not None and node.end_col_offset is not None
        return self.at(node.lineno, node.col_offset), self.at(node.end_lineno, node.end_col_offset)

    def text(self, span: Span) -> str:
        """What stands there."""
        return self.raw[span[0] : span[1]].decode()

    def text_of(self, node: ast.expr | ast.stmt) -> str:
        """How the node is written."""
        return self.text(self.span(node))

    def token_between(self, left: ast.expr, right: ast.expr, token: str) -> Span | None:
        """Where an operator stands between its two operands; comments there are passed over."""
        begin, end = self.span(left)[1], self.span(right)[0]
        gap = re.sub(rb"#[^\n]*", lambda found: b" " * len(found[0]), self.raw[begin:end])
        found = re.search(re.escape(token.encode()).replace(rb"\ ", rb"\s+"), gap)
        return (begin + found.start(), begin + found.end()) if found else None

    @cached_property
    def dump(self) -> str:
        """What the file means, however it is written."""
        return ast.dump(self.tree)

    def is_placed_right(self, node: ast.expr) -> bool:
        """Whether the node is what stands at its position. Within f-strings Python 3.11 does not always say it right."""
        try:
            return ast.dump(ast.parse(f"({self.text_of(node)})", mode="eval").body) == ast.dump(node)
        except (SyntaxError, ValueError, IndexError):
            return False
