"""Small frozen records that cost next to nothing to define: messages, and names of what can be pointed at.

``dataclass`` writes and compiles methods for each class, a third of a millisecond each. There are about a hundred of these
records, so they share one set of methods instead. Type checkers treat a record as a frozen dataclass.
"""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NoReturn, dataclass_transform


@dataclass_transform(frozen_default=True)
class RecordType(type):
    """Makes the annotated names of a class its fields. The module needs ``from __future__ import annotations``."""

    __match_args__: tuple[str, ...]
    _defaults: dict[str, Any]
    _last_defaults: dict[int, tuple[Any, ...]]
    _setters: tuple[Callable[[object, object], None], ...]
    _values: Callable[[Any], Any]

    def __new__(cls, name: str, bases: tuple[type, ...], namespace: dict[str, Any]) -> RecordType:
        own = tuple(namespace.get("__annotations__", ()))
        inherited: tuple[str, ...] = ()
        defaults: dict[str, Any] = {}
        for base in bases:
            if isinstance(base, RecordType):
                inherited += base.__match_args__
                defaults |= base._defaults
        defaults |= {field: namespace.pop(field) for field in own if field in namespace}
        fields = inherited + own
        shared = {"__slots__": own, "__match_args__": fields, "_defaults": defaults}
        made = super().__new__(cls, name, bases, {**namespace, **shared})
        begins = [number for number in range(len(fields)) if all(field in defaults for field in fields[number:])]
        made._last_defaults = {number: tuple([defaults[field] for field in fields[number:]]) for number in begins}
        made._setters = tuple([getattr(made, field).__set__ for field in fields])
        made._values = attrgetter(*(fields or ["__class__"]))  # with no fields any value common to all will do
        return made


class Record(metaclass=RecordType):
    """A frozen record: equal to another of the same type with equal fields."""

    if TYPE_CHECKING:

        def __init__(self) -> None:
            """For type checkers, which derive the signatures of all others from their fields."""

    else:

        def __init__(self, *values: Any, **named: Any) -> None:
            """Raises TypeError where a field is missing, given twice or unknown."""
            kind = type(self)
            if named:
                values = _completed(kind, values, named)
            elif len(values) != len(kind._setters):
                # Most often it is only the last fields that are left out.
                defaults = kind._last_defaults.get(len(values))
                values = _completed(kind, values, named) if defaults is None else values + defaults
            for set_field, value in zip(kind._setters, values):  # noqa: B905 (the lengths were compared)
                set_field(self, value)

    def __eq__(self, other: object) -> bool:
        kind = type(self)
        if kind is type(other):
            return bool(kind._values(self) == kind._values(other))
        return False if isinstance(other, Record) else NotImplemented

    def __hash__(self) -> int:
        kind = type(self)
        return hash((kind, kind._values(self)))

    def __repr__(self) -> str:
        fields = ", ".join(f"{name}={getattr(self, name)!r}" for name in type(self).__match_args__)
        return f"{type(self).__name__}({fields})"

    def __reduce__(self) -> tuple[type, tuple[Any, ...]]:
        return type(self), all_of(self)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"{type(self).__name__} is frozen: {name} cannot be changed")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"{type(self).__name__} is frozen: {name} cannot be deleted")


def all_of(record: Record) -> tuple[Any, ...]:
    """The values of a record's fields, in order."""
    return tuple([getattr(record, name) for name in type(record).__match_args__])


def _completed(kind: RecordType, values: tuple[Any, ...], named: dict[str, Any]) -> tuple[Any, ...]:
    """All values in the order of the fields, defaults among them."""
    fields = kind.__match_args__
    given = dict(zip(fields, values, strict=False))
    twice, unknown = given.keys() & named.keys(), named.keys() - set(fields)
    all_given = {**kind._defaults, **given, **named}
    missing = [field for field in fields if field not in all_given]
    if len(values) > len(fields) or twice or unknown or missing:
        raise TypeError(f"{kind.__name__} takes ({', '.join(fields)}), not {values} and {named}")
    return tuple(all_given[field] for field in fields)
