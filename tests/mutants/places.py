"""Where in a file a fault can be put: every node but those that do nothing when the program runs, and who runs it."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from tests.mutants.operators import dotted, edits_of, indices_of
from tests.mutants.source import Edit, Source

MODULE = "<module>"
"""The scope of what runs when a file is imported, bodies of classes and defaults of arguments too."""

NO_PROGRAM = {"lru_cache", "cache", "TypeVar", "NewType", "getLogger", "debug", "warn", "__init_subclass__"}
FunctionLike = (ast.FunctionDef, ast.AsyncFunctionDef)
SIGNS = (ast.expr_context, ast.operator, ast.cmpop, ast.boolop, ast.unaryop)
"""Nodes without a place of their own: what can be made wrong at them is so at the node above."""

Scoped = Iterator[tuple[ast.AST, str]]


def places_in(source: Source, colours: list[str]) -> list[tuple[str, Edit]]:
    """Each place with the name of the function that it is in, as ``co_qualname`` has it."""
    found: list[tuple[str, Edit]] = []
    _look_within(source, source.tree, MODULE, "", colours, found)
    return found


def _look_within(
    source: Source, node: ast.AST, scope: str, prefix: str, colours: list[str], found: list[tuple[str, Edit]]
) -> None:
    own_scope = f"{prefix}{node.name}" if isinstance(node, FunctionLike) else scope
    is_first_value = isinstance(node, ast.Assign) and scope.endswith("__init__")
    for edit in edits_of(source, node, colours):
        if not (is_first_value and edit.operator == "statement"):  # without it there is no such attribute
            found.append((own_scope, edit))
    for child, child_scope in _children(source, node, scope, own_scope):
        child_prefix = prefix
        if isinstance(node, FunctionLike) and child_scope == own_scope:
            child_prefix = f"{own_scope}.<locals>."
        elif isinstance(node, ast.ClassDef):
            child_prefix = f"{prefix}{node.name}."
        _look_within(source, child, child_scope, child_prefix, colours, found)


def _children(source: Source, node: ast.AST, scope: str, own_scope: str) -> Scoped:
    """What is looked at within a node: no annotations, decorators, docstrings or bases."""
    if isinstance(node, FunctionLike):
        defaults = [*node.args.defaults, *(each for each in node.args.kw_defaults if each is not None)]
        yield from ((each, scope) for each in defaults)
        children: list[ast.AST] = [*node.body]
    elif isinstance(node, ast.ClassDef):
        children = [*node.body]
    elif isinstance(node, ast.AnnAssign):
        children = [] if node.value is None or dotted(node.annotation).endswith("TypeAlias") else [node.target, node.value]
    elif isinstance(node, ast.JoinedStr):
        values = [part.value for part in node.values if isinstance(part, ast.FormattedValue)]
        children = [value for value in values if source.is_placed_right(value)]
    elif isinstance(node, ast.arguments):
        children = [*node.defaults, *(each for each in node.kw_defaults if each is not None)]
    elif isinstance(node, ast.Subscript):
        indices = [bound for bound, _ in indices_of(node)]
        inside = ast.iter_child_nodes(node.slice) if isinstance(node.slice, ast.Slice) else [node.slice]
        children = [node.value, *(each for each in inside if each not in indices)]
    else:
        children = list(ast.iter_child_nodes(node))
    yield from ((child, own_scope) for child in children if not _is_left_out(child))


def _is_left_out(node: ast.AST) -> bool:
    if isinstance(node, SIGNS):
        return True
    match node:
        case ast.Raise() | ast.Assert() | ast.Import() | ast.ImportFrom():
            return True  # what is said to a programmer is not shown to anybody
        case ast.Expr(value=ast.Constant()):
            return True  # a docstring, or the three dots of a protocol
        case ast.Assign(targets=[ast.Name(id=name)]):
            return name.startswith("__")
        case ast.If(test=test):
            return "TYPE_CHECKING" in dotted(test) or "__name__" in ast.unparse(test)
        case ast.keyword(arg="strict"):
            return True  # of zip: says what the programmer knows
        case ast.Call(func=function):
            return dotted(function).rpartition(".")[2] in NO_PROGRAM
    return False
