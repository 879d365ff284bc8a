"""Records to and from plain data: dicts, lists, numbers, texts and None, as JSON has them, bit for bit.

What a field may hold is read from its annotation, so that no record needs code or a list of its own. Reading is strict:
whatever does not fit is a ValueError that names the field, and the place in a list where it stands in one.
"""

from __future__ import annotations

import reprlib
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterable, Mapping
from enum import Enum
from functools import cache, reduce
from itertools import repeat
from math import isfinite
from operator import or_
from types import NoneType, UnionType
from typing import Annotated, Any, ClassVar, NamedTuple, TypeAlias, TypeVar, get_args, get_origin, get_type_hints

from app.model.data.dataset import Dataset
from app.model.data.names import ColumnNames
from app.model.learning.methods.method import Method
from app.session.record import Record

Plain: TypeAlias = "bool | int | float | str | list[Plain] | dict[str, Plain] | None"
T = TypeVar("T")


class Within(NamedTuple):
    """Says in an annotation what range a number must lie in, ends included."""

    least: float
    largest: float

    def check(self, value: float) -> None:
        """Raises ValueError where the number lies outside."""
        if not self.least <= value <= self.largest:
            raise ValueError(f"must be from {self.least:g} to {self.largest:g}, not {value!r}")


def points_to_plain(points: Dataset) -> Plain:
    """The points as two lists, with the names of their columns where they were read."""
    coordinates: dict[str, Plain] = {"xs": points.xs.tolist(), "ys": points.ys.tolist()}
    return {**coordinates, "names": list(points.names)} if points.is_read else coordinates


def to_plain(value: object, kind: Any, of_points: Callable[[Dataset], Any] = points_to_plain) -> Plain:
    """The value, which is of that kind, as plain data. Raises ValueError where ``from_plain`` would not take it back.

    ``of_points`` gives what stands for points, of which ``from_plain`` takes back lists and points as they are.
    """
    kind, ranges = _bare(kind)
    if _is_optional(kind):
        return None if value is None else to_plain(value, _without_none(kind), of_points)
    if _is_tuple(kind):
        if not isinstance(value, tuple):
            raise _wrong("a tuple", value)
        kinds = _kinds_of_tuple(kind, len(value))
        return [to_plain(each, each_kind, of_points) for each, each_kind in zip(value, kinds, strict=True)]
    if kind in _SCALARS:
        scalar: bool | int | float | str = _SCALARS[kind](value)
        _check_all(ranges, scalar)
        return scalar
    if kind is bytes:
        return b64encode(_bytes(value)).decode("ascii")
    if not isinstance(value, kind):
        raise _wrong(f"a {_called(kind)}", value)
    if isinstance(value, Enum):
        return _text(value.value)
    if isinstance(value, Dataset):
        found: Plain = of_points(value)
        return found
    named = {} if type(value) is kind and not _kinds(kind) else {"kind": _name_of(value, kind)}
    fields = _each(type(value), lambda name, field: to_plain(getattr(value, name), field, of_points))
    return {**named, **fields}


def from_plain(data: object, kind: type[T]) -> T:
    """The value of that kind that the data stand for. Raises ValueError."""
    value: T = _read(data, kind)
    return value


def with_fallback(data: Mapping[str, object], usual: T) -> T:
    """A record like ``usual`` with every field that the data hold; a field that is missing or wrong stays as usual."""
    kind: type = type(usual)
    found = {}
    for name, field in _fields(kind).items():
        try:
            found[name] = _read(data[name], field)
        except (KeyError, ValueError):
            found[name] = getattr(usual, name)
    like_usual: T = kind(**found)
    return like_usual


def _read(data: object, kind: Any) -> Any:
    kind, ranges = _bare(kind)
    if _is_optional(kind):
        return None if data is None else _read(data, _without_none(kind))
    if _is_tuple(kind):
        return _read_tuple(data, kind)
    if kind in _SCALARS:
        scalar = _SCALARS[kind](data)
        _check_all(ranges, scalar)
        return scalar
    if kind is bytes:
        return _decoded(data)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return _member(data, kind)
    if kind is Dataset and isinstance(data, Dataset):
        return data
    if not isinstance(data, dict):
        raise _wrong(f"the fields of a {_called(kind)}", data)
    if kind is Dataset:
        return _dataset(data)
    if _kinds(kind):
        kind, data = _kind_of(data, kind), {name: each for name, each in data.items() if name != "kind"}
    fields = _fields(kind)
    if data.keys() != fields.keys():
        raise ValueError(f"{kind.__name__} has the fields {_listed(fields)}, not {_listed(data)}")
    return kind(**_each(kind, lambda name, field: _read(data[name], field)))


def _read_tuple(data: object, kind: Any) -> tuple[Any, ...]:
    if not isinstance(data, list):
        raise _wrong("a list", data)
    found = []
    for place, (each, each_kind) in enumerate(zip(data, _kinds_of_tuple(kind, len(data)), strict=True)):
        try:
            found.append(_read(each, each_kind))
        except ValueError as problem:
            raise ValueError(f"[{place}]: {problem}") from problem
    return tuple(found)


def _each(kind: type, convert: Callable[[str, Any], Any]) -> dict[str, Any]:
    """Every field by name, converted; a ValueError says in which field it arose."""
    converted = {}
    for name, field in _fields(kind).items():
        try:
            converted[name] = convert(name, field)
        except ValueError as problem:
            raise ValueError(f"{kind.__name__}.{name}: {problem}") from problem
    return converted


@cache
def _fields(kind: type) -> dict[str, Any]:
    """The names of a record's fields and what each may hold; what all of its kind share is no field."""
    hints = get_type_hints(kind, include_extras=True)
    return {name: field for name, field in hints.items() if get_origin(field) is not ClassVar}


def _kinds(kind: Any) -> dict[str, type]:
    """What a value can be, by name: one of several kinds, or for an abstract kind what is derived from it; else empty."""
    if isinstance(kind, UnionType):
        return {each.__name__: each for each in get_args(kind)}
    derived: list[type] = kind.__subclasses__() if issubclass(kind, Record | Method) else []
    return {each.__name__: each for each in derived}


def _kind_of(data: Mapping[str, object], kind: Any) -> type:
    name, kinds = data.get("kind"), _kinds(kind)
    if not isinstance(name, str) or name not in kinds:
        raise _wrong(f"the name of a {_called(kind)} as its kind", name)
    return kinds[name]


def _name_of(value: object, kind: Any) -> str:
    name = type(value).__name__
    if _kinds(kind).get(name) is not type(value):
        raise _wrong(f"a known {_called(kind)}", value)
    return name


def _called(kind: Any) -> str:
    """The kind in words."""
    return " or ".join(each.__name__ for each in get_args(kind)) if isinstance(kind, UnionType) else str(kind.__name__)


def _bare(kind: Any) -> tuple[Any, tuple[Within, ...]]:
    """A kind without the ranges that its annotation adds, and these."""
    if get_origin(kind) is not Annotated:
        return kind, ()
    bare, *more = get_args(kind)
    return bare, tuple(each for each in more if isinstance(each, Within))


def _is_optional(kind: Any) -> bool:
    return isinstance(kind, UnionType) and NoneType in get_args(kind)


def _is_tuple(kind: Any) -> bool:
    """Whether it is ``tuple[X, ...]`` or ``tuple[X, Y]``, which plain data have as a list."""
    return get_origin(kind) is tuple


def _kinds_of_tuple(kind: Any, length: int) -> Iterable[Any]:
    """The kind of each of so many values in a tuple of that kind."""
    first, *others = get_args(kind)
    if others == [Ellipsis]:
        return repeat(first, length)
    if length != 1 + len(others):
        raise ValueError(f"needs {1 + len(others)} values, not {length}")
    return (first, *others)


def _without_none(kind: Any) -> Any:
    return reduce(or_, [each for each in get_args(kind) if each is not NoneType])


def _check_all(ranges: tuple[Within, ...], value: Any) -> None:
    for each in ranges:
        each.check(value)


def _wrong(wanted: str, found: object) -> ValueError:
    return ValueError(f"needs {wanted}, not {reprlib.repr(found)}")


def _listed(names: Mapping[Any, object]) -> str:
    return reprlib.repr(list(names)) if names else "none"


def _number(value: object) -> float:
    """JSON of other programs writes 1.0 as 1."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise _wrong("a number", value)
    try:
        number = float(value)
    except OverflowError:
        raise ValueError("needs a number that is not as large as this") from None
    if not isfinite(number):
        raise _wrong("a finite number", value)
    return number


def _whole(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise _wrong("a whole number", value)
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise _wrong("a text", value)
    return value


def _bytes(value: object) -> bytes:
    if not isinstance(value, bytes):
        raise _wrong("bytes", value)
    return value


def _decoded(data: object) -> bytes:
    try:
        return b64decode(_text(data), validate=True)
    except ValueError:
        raise _wrong("bytes in base 64", data) from None


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise _wrong("true or false", value)
    return value


_SCALARS: dict[Any, Callable[[object], Any]] = {float: _number, int: _whole, str: _text, bool: _flag}


def _member(data: object, kind: type[Enum]) -> Enum:
    for member in kind:
        if type(data) is str and member.value == data:
            return member
    raise _wrong(f"one of {', '.join(str(member.value) for member in kind)}", data)


def _dataset(data: Mapping[str, object]) -> Dataset:
    if data.keys() - {"names"} != {"xs", "ys"}:
        raise ValueError(f"points have the fields xs and ys, and names if they were read, not {_listed(data)}")
    points = Dataset.of(_numbers(data["xs"]), _numbers(data["ys"]))
    return points.read_from(names_from_plain(data["names"])) if "names" in data else points


def names_from_plain(data: object) -> ColumnNames:
    """What two columns are called. Raises ValueError."""
    if not isinstance(data, list) or len(data) != len(ColumnNames._fields):
        raise _wrong("two names", data)
    return ColumnNames(*map(_text, data))


def _numbers(data: object) -> list[float]:
    if not isinstance(data, list):
        raise _wrong("a list of numbers", data)
    return [_number(each) for each in data]
