"""Small frozen records that cost next to nothing to define: messages, and names of what can be pointed at.

``dataclass`` writes and compiles methods for each class, a third of a millisecond each. There are about a hundred of these
records, so they share one set of methods instead. Type checkers treat a record as a frozen dataclass.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NoReturn, dataclass_transform


@dataclass_transform(frozen_default=True)
class RecordType(type):
    """Makes the annotated names of a class its fields. The module needs ``from __future__ import annotations``."""

    __match_args__: tuple[str, ...]
    _defaults: dict[str, Any]

    def __new__(cls, name: str, bases: tuple[type, ...], namespace: dict[str, Any]) -> RecordType:
        own = tuple(namespace.get("__annotations__", ()))
        inherited: tuple[str, ...] = ()
        defaults: dict[str, Any] = {}
        for base in bases:
            if isinstance(base, RecordType):
                inherited += base.__match_args__
                defaults |= base._defaults
        defaults |= {field: namespace.pop(field) for field in own if field in namespace}
        shared = {"__slots__": own, "__match_args__": inherited + own, "_defaults": defaults}
        return super().__new__(cls, name, bases, {**namespace, **shared})


class Record(metaclass=RecordType):
    """A frozen record: equal to another of the same type with equal fields."""

    if TYPE_CHECKING:

        def __init__(self) -> None:
            """For type checkers, which derive the signatures of all others from their fields."""

    else:

        def __init__(self, *values: Any, **named: Any) -> None:
            """Raises TypeError where a field is missing, given twice or unknown."""
            fields = type(self).__match_args__
            if named or len(values) != len(fields):
                values = _completed(type(self), values, named)
            for field, value in zip(fields, values, strict=True):
                object.__setattr__(self, field, value)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Record) or type(self) is not type(other):
            return NotImplemented
        return all_of(self) == all_of(other)

    def __hash__(self) -> int:
        return hash((type(self), all_of(self)))

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
