"""A record is a frozen dataclass in all but the cost of defining it."""

from __future__ import annotations

import copy
import pickle
from typing import Any

import pytest

from app.session.record import Record, all_of
from app.session.targets import PointTarget


class Empty(Record):
    """No fields."""


class Place(Record):
    """Fields with and without a default."""

    x: float
    y: float
    name: str = "here"


class Same(Record):
    """The same fields as ``Place``."""

    x: float
    y: float
    name: str = "here"


class Farther(Place):
    """One field more than ``Place``."""

    z: float = 3.0


def test_fields_are_given_by_place_by_name_or_by_default() -> None:
    assert Place(1.0, 2.0) == Place(1.0, y=2.0) == Place(y=2.0, x=1.0) == Place(1.0, 2.0, "here")
    assert all_of(Place(1.0, 2.0, name="there")) == (1.0, 2.0, "there")


@pytest.mark.parametrize(
    ("values", "named"),
    [((), {}), ((1.0,), {}), ((1.0, 2.0, "a", 4.0), {}), ((1.0, 2.0), {"z": 3.0}), ((1.0, 2.0), {"x": 1.0}), ((), {"x": 1})],
)
def test_a_field_missing_unknown_or_given_twice_is_an_error(values: tuple[Any, ...], named: dict[str, Any]) -> None:
    with pytest.raises(TypeError, match=r"Place takes \(x, y, name\)"):
        Place(*values, **named)


def test_a_record_of_another_type_is_never_equal() -> None:
    assert Place(1.0, 2.0) != Same(1.0, 2.0)
    assert Place(1.0, 2.0) != Farther(1.0, 2.0)
    assert Empty() != ()
    assert len({Place(1.0, 2.0), Same(1.0, 2.0), Place(1.0, 2.0), Empty(), Empty()}) == 3


def test_different_fields_make_different_records() -> None:
    assert Place(1.0, 2.0) != Place(1.0, 3.0)
    assert Place(1.0, 2.0) != Place(1.0, 2.0, "there")


def test_a_record_of_a_record_has_all_fields() -> None:
    assert all_of(Farther(1.0, 2.0)) == (1.0, 2.0, "here", 3.0)


def test_nothing_can_be_changed_deleted_or_added() -> None:
    place = Place(1.0, 2.0)
    for name in ("x", "name", "other"):
        with pytest.raises(AttributeError, match="frozen"):
            setattr(place, name, 5.0)
    with pytest.raises(AttributeError, match="frozen"):
        del place.x  # type: ignore[misc]
    assert not hasattr(place, "__dict__")
    assert place == Place(1.0, 2.0)


def test_a_record_is_written_as_it_is_made() -> None:
    assert repr(Place(1.0, 2.0)) == "Place(x=1.0, y=2.0, name='here')"
    assert repr(Empty()) == "Empty()"


def test_a_record_can_be_matched() -> None:
    match Farther(1.0, 2.0, "there"):
        case Place(x, _, name):
            assert (x, name) == (1.0, "there")


@pytest.mark.parametrize("record", [Empty(), Place(1.0, 2.0), Farther(1.0, 2.0, z=5.0)])
def test_a_record_can_be_copied(record: Record) -> None:
    assert copy.deepcopy(record) == copy.copy(record) == record


def test_a_record_can_be_pickled() -> None:
    assert pickle.loads(pickle.dumps(PointTarget(3))) == PointTarget(3)
