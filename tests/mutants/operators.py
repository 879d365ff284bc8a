"""The faults: for each kind of node of the syntax tree, what can be put in its place."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator

from tests.mutants.source import Edit, Source

ARITHMETIC: dict[type[ast.operator], tuple[str, str]] = {
    ast.Add: ("+", "-"),
    ast.Sub: ("-", "+"),
    ast.Mult: ("*", "/"),
    ast.Div: ("/", "*"),
}
COMPARISONS: dict[type[ast.cmpop], tuple[str, tuple[str, ...]]] = {
    ast.Lt: ("<", ("<=", ">")),
    ast.LtE: ("<=", ("<", ">=")),
    ast.Gt: (">", (">=", "<")),
    ast.GtE: (">=", (">", "<=")),
    ast.Eq: ("==", ("!=",)),
    ast.NotEq: ("!=", ("==",)),
    ast.In: ("in", ("not in",)),
    ast.NotIn: ("not in", ("in",)),
    ast.Is: ("is", ("is not",)),
    ast.IsNot: ("is not", ("is",)),
}
PAIRS = (
    "m b / x y / left right / top bottom / w h / width height / centerx centery / slope intercept / topleft bottomright / "
    "topright bottomleft / midleft midright / midtop midbottom / min max / minimum maximum / argmin argmax / floor ceil / "
    "sin cos / yaw pitch / low high"
)
SWAPPED = {one: other for pair in PAIRS.split(" / ") for one, other in (pair.split(), pair.split()[::-1])}
"""Names of attributes and functions, and strings, that a slip may well exchange."""

SYMMETRIC = {"min", "max", "minimum", "maximum", "hypot", "isclose", "isinstance", "cast"}
"""Functions of which exchanged arguments make no fault worth looking for."""

KEY_NAME = re.compile(r"key|kept|cache|depends")
"""What holds or takes a key: that which says when a picture has to be painted anew."""

COLOUR = re.compile(rb"\btheme\.([a-z_]+)\b(?!\()")

Edits = Iterator[Edit]


def colours_in(sources: list[Source]) -> list[str]:
    """Every attribute of a theme that the program uses, but its name: the colours."""
    return sorted({found.decode() for source in sources for found in COLOUR.findall(source.raw)} - {"name"})


def dotted(node: ast.AST) -> str:
    """``pen.theme`` of such an expression; an empty text where there is something else in it."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        owner = dotted(node.value)
        return f"{owner}.{node.attr}" if owner else ""
    return ""


def other_text(text: str) -> tuple[str, ...]:
    """A colour code with its channels moved round; the other of a pair; else every letter the next one, and nothing."""
    if re.fullmatch(r"#[0-9A-Fa-f]{6}", text):
        return (f"#{text[3:]}{text[1:3]}",)
    if text in SWAPPED:
        return (SWAPPED[text],)
    letters = re.sub(r"[A-Za-z]", lambda found: chr(ord(found[0]) + (-25 if found[0] in "zZ" else 1)), text)
    return (letters, "") if letters != text else (f"{text}?",)


# --- expressions -----------------------------------------------------------------------------------------------------


def _arithmetic(source: Source, node: ast.BinOp) -> Edits:
    is_of_text = any(isinstance(side, ast.JoinedStr) or _is_string(side) for side in (node.left, node.right))
    if type(node.op) in ARITHMETIC and not is_of_text:
        old, new = ARITHMETIC[type(node.op)]
        if span := source.token_between(node.left, node.right, old):
            yield Edit("arithmetic", span, (new,))


def _arithmetic_in_place(source: Source, node: ast.AugAssign) -> Edits:
    if type(node.op) in ARITHMETIC:
        old, new = ARITHMETIC[type(node.op)]
        if span := source.token_between(node.target, node.value, f"{old}="):
            yield Edit("arithmetic", span, (f"{new}=",))


def _comparison(source: Source, node: ast.Compare) -> Edits:
    sides = [node.left, *node.comparators]
    for left, right, operator in zip(sides, sides[1:], node.ops, strict=False):
        old, options = COMPARISONS[type(operator)]
        if span := source.token_between(left, right, old):
            yield Edit("comparison", span, options)


def _and_or(source: Source, node: ast.BoolOp) -> Edits:
    old, new = ("and", "or") if isinstance(node.op, ast.And) else ("or", "and")
    for left, right in zip(node.values, node.values[1:], strict=False):
        if span := source.token_between(left, right, old):
            yield Edit("and/or", span, (new,))


def _not(source: Source, node: ast.UnaryOp) -> Edits:
    if isinstance(node.op, ast.Not):
        begin = source.span(node)[0]
        after = source.raw[begin + 3 : source.span(node)[1]]
        yield Edit("not", (begin, begin + 3 + len(after) - len(after.lstrip())), ("",))


def _is_string(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _constant(source: Source, node: ast.Constant) -> Edits:
    value, span = node.value, source.span(node)
    if isinstance(value, bool):
        yield Edit("truth value", span, (str(not value),))
    elif isinstance(value, int | float):
        others = dict.fromkeys((value + 1, -value, value * 2))
        yield Edit("number", span, tuple(repr(other) for other in others if other != value))
    elif isinstance(value, str):
        yield Edit("text", span, tuple(repr(other) for other in other_text(value)))


def indices_of(node: ast.AST) -> Iterator[tuple[ast.expr, int]]:
    """The whole numbers in the brackets of a subscript, as one index or as bounds."""
    if isinstance(node, ast.Subscript):
        bounds = [node.slice.lower, node.slice.upper] if isinstance(node.slice, ast.Slice) else [node.slice]
        for bound in bounds:
            number = bound.operand if isinstance(bound, ast.UnaryOp) and isinstance(bound.op, ast.USub) else bound
            if bound is not None and isinstance(number, ast.Constant) and type(number.value) is int:
                yield bound, number.value if number is bound else -number.value


def _index(source: Source, node: ast.Subscript) -> Edits:
    """One to either side. The same from the other end is often another name of the same place, as in a pair."""
    for bound, index in indices_of(node):
        others = (index - 1, index + 1) if index else (1,)
        yield Edit("index", source.span(bound), tuple(map(str, others)))


def _f_string(source: Source, node: ast.JoinedStr) -> Edits:
    """Words between the braces, and how many digits are shown. By hand: Python 3.11 does not say where the parts are."""
    begin, text = source.span(node)[0], source.text_of(node)
    depth, at = 0, text.find(text[-1]) + 1
    for found in re.finditer(r"\{\{|\}\}|\{|\}|:\.(\d)[a-z](?=\})|(?<!\\)[A-Za-z]{2,}|\\.", text):
        if found.start() < at or found[0] in ("{{", "}}"):
            continue
        depth += {"{": 1, "}": -1}.get(found[0], 0)
        start = begin + len(text[: found.start()].encode())
        if found[1] and depth > 0:
            yield Edit("digits shown", (start + 2, start + 3), (str((int(found[1]) + 1) % 10),))
        elif depth == 0 and found[0].isalpha():
            yield Edit("text", (start, start + len(found[0])), (other_text(found[0])[0],))


def _swapped_arguments(source: Source, node: ast.Call) -> Edits:
    if dotted(node.func).rpartition(".")[2] in SYMMETRIC:
        return
    for one, other in zip(node.args, node.args[1:], strict=False):
        if _kind(one) == _kind(other) and source.text_of(one) != source.text_of(other):
            (begin, middle), (rest, end) = source.span(one), source.span(other)
            swapped = source.text((rest, end)) + source.text((middle, rest)) + source.text((begin, middle))
            yield Edit("arguments", (begin, end), (swapped,))


def _kind(argument: ast.expr) -> object:
    """Alike for arguments that may well be of one type: to exchange others makes an error that nobody can overlook."""
    if isinstance(argument, ast.Constant):
        return type(argument.value)
    return argument if isinstance(argument, ast.Starred) else type(argument)


def _called_name(source: Source, node: ast.Call) -> Edits:
    if isinstance(node.func, ast.Name) and node.func.id in SWAPPED:
        yield Edit("function", source.span(node.func), (SWAPPED[node.func.id],))


def _attribute(source: Source, node: ast.Attribute, colours: list[str]) -> Edits:
    end = source.span(node)[1]
    span = (end - len(node.attr.encode()), end)
    if dotted(node.value).rpartition(".")[2] == "theme" and node.attr in colours:
        yield Edit("colour", span, tuple(colour for colour in colours if colour != node.attr))
    elif node.attr in SWAPPED:
        yield Edit("attribute", span, (SWAPPED[node.attr],))


def _condition(source: Source, node: ast.If | ast.IfExp | ast.While) -> Edits:
    options = ("False",) if isinstance(node, ast.While) else ("True", "False")
    if not isinstance(node.test, ast.Constant):
        yield Edit("condition", source.span(node.test), options)


def _filter(source: Source, node: ast.comprehension) -> Edits:
    yield from (Edit("condition", source.span(test), ("True",)) for test in node.ifs)


# --- statements ------------------------------------------------------------------------------------------------------


def _removed_call(source: Source, node: ast.Expr) -> Edits:
    if isinstance(node.value, ast.Call):
        yield Edit("statement", source.span(node), ("pass",))


def _removed_assignment(source: Source, node: ast.Assign | ast.AugAssign) -> Edits:
    targets = node.targets if isinstance(node, ast.Assign) else [node.target]
    if all(isinstance(target, ast.Attribute | ast.Subscript) for target in targets):
        yield Edit("statement", source.span(node), ("pass",))


# --- keys and results that may be None -------------------------------------------------------------------------------


def _parts_of_key(source: Source, value: ast.AST | None) -> Edits:
    """Each part of a tuple or dict in turn put out of force, which leaves a picture as it was when that part changes."""
    parts = value.elts if isinstance(value, ast.Tuple) else value.values if isinstance(value, ast.Dict) else []
    for part in parts:
        where = part.value if isinstance(part, ast.Starred) else part
        if not isinstance(where, ast.Constant):
            yield Edit("part of a key", source.span(where), ("()" if isinstance(part, ast.Starred) else "None",))


def _assigned_key(source: Source, node: ast.Assign) -> Edits:
    if any(KEY_NAME.search(dotted(target)) for target in node.targets):
        yield from _parts_of_key(source, node.value)


def _passed_key(source: Source, node: ast.Call) -> Edits:
    if KEY_NAME.search(dotted(node.func).lower()):
        for argument in node.args:
            yield from _parts_of_key(source, argument)


def _returns(source: Source, node: ast.FunctionDef) -> Edits:
    is_key = KEY_NAME.search(node.name)
    may_be_none = node.returns is not None and re.search(r"Optional|\| None\b|\bNone \|", ast.unparse(node.returns))
    for statement in _own_statements(node):
        if isinstance(statement, ast.Return) and statement.value is not None:
            if is_key:
                yield from _parts_of_key(source, statement.value)
            if may_be_none and not isinstance(statement.value, ast.Constant):
                yield Edit("return", source.span(statement.value), ("None",))


def _own_statements(node: ast.AST) -> Iterator[ast.stmt]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.stmt | ast.ExceptHandler | ast.match_case):
            if isinstance(child, ast.stmt):
                yield child
            if not isinstance(child, ast.FunctionDef | ast.ClassDef):
                yield from _own_statements(child)


OPERATORS: dict[type[ast.AST], tuple[Callable[..., Edits], ...]] = {
    ast.BinOp: (_arithmetic,),
    ast.AugAssign: (_arithmetic_in_place, _removed_assignment),
    ast.Compare: (_comparison,),
    ast.BoolOp: (_and_or,),
    ast.UnaryOp: (_not,),
    ast.Constant: (_constant,),
    ast.JoinedStr: (_f_string,),
    ast.Subscript: (_index,),
    ast.Call: (_swapped_arguments, _called_name, _passed_key),
    ast.If: (_condition,),
    ast.IfExp: (_condition,),
    ast.While: (_condition,),
    ast.comprehension: (_filter,),
    ast.Expr: (_removed_call,),
    ast.Assign: (_removed_assignment, _assigned_key),
    ast.FunctionDef: (_returns,),
}


def edits_of(source: Source, node: ast.AST, colours: list[str]) -> Edits:
    """All that can be made wrong at a node itself, not within it."""
    if isinstance(node, ast.Attribute):
        yield from _attribute(source, node, colours)
    for operator in OPERATORS.get(type(node), ()):
        yield from operator(source, node)
