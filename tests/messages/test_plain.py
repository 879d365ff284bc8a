"""Every message can be written as plain data and read back bit for bit, and nothing else can be read."""

from __future__ import annotations

import json
import math
import struct
from contextlib import suppress
from typing import Any

import numpy as np
import pytest
from hypothesis import Phase, assume, find, given, settings
from hypothesis import strategies as st
from hypothesis.errors import NoSuchExample

from app.messages import (
    AddPoint,
    DeletePoint,
    Escape,
    LoadPoints,
    Message,
    PointAt,
    SetMode,
    SetSpeed,
    ShowBox,
    ShowPreview,
    ToggleMenu,
)
from app.messages.plain import from_plain, to_plain
from app.model.data.dataset import Dataset
from app.model.data.names import ColumnNames
from app.model.data.scaling import Line
from app.model.learning.speed import Per, Speed
from app.model.learning.training import Mode
from app.session.record import Record, all_of
from app.session.targets import ModeTarget, PointTarget, SymbolTarget, TargetId
from app.session.views import Box
from tests.properties.any_message import STRATEGIES, any_message, targets

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | st.sampled_from(("AddPoint", "kind")),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5) | st.just("kind"), inner, max_size=3),
    max_leaves=6,
)


def through_json(message: Message) -> Message:
    return from_plain(json.loads(json.dumps(to_plain(message), allow_nan=False)))


def bits(value: object) -> object:
    """All of a value, floats as their bits: −0 is not 0 here, and 1.0 not 1."""
    if isinstance(value, float):
        return struct.pack("d", value)
    if isinstance(value, Dataset):
        return value.xs.tobytes(), value.ys.tobytes(), value.names, value.is_read
    if isinstance(value, Record):
        return type(value), [bits(each) for each in all_of(value)]
    if isinstance(value, Box):
        return [bits(each) for each in (value.m_low, value.m_high, value.b_low, value.b_high)]
    if isinstance(value, tuple):
        return type(value), [bits(each) for each in value]
    return type(value), value


def numbers_in(value: object) -> list[float]:
    if isinstance(value, Box):
        return [value.m_low, value.m_high, value.b_low, value.b_high]
    if isinstance(value, Record):
        return [number for each in all_of(value) for number in numbers_in(each)]
    return [value] if isinstance(value, float) else []


# --- there and back --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", STRATEGIES, ids=lambda kind: kind.__name__)
def test_a_message_comes_back_bit_for_bit_unless_a_number_is_not_finite(kind: type[Message]) -> None:
    @given(STRATEGIES[kind])
    @settings(max_examples=15, database=None, deadline=None)
    def comes_back(message: Message) -> None:
        if all(map(math.isfinite, numbers_in(message))):
            assert bits(through_json(message)) == bits(message)
        else:
            with pytest.raises(ValueError, match="finite"):
                to_plain(message)

    comes_back()


def test_every_kind_of_target_is_tried() -> None:
    kinds, tried = set(TargetId.__subclasses__()), set()

    def are_all_tried(target: TargetId | None) -> bool:
        tried.add(type(target))
        return kinds <= tried

    with suppress(NoSuchExample):
        find(targets, are_all_tried, settings=settings(max_examples=1000, database=None, phases=[Phase.generate]))
    assert kinds <= tried


def test_plain_data_name_the_kind_and_the_fields() -> None:
    assert to_plain(AddPoint(0.5, -0.0)) == {"kind": "AddPoint", "x": 0.5, "y": -0.0}
    assert to_plain(Escape()) == {"kind": "Escape"}
    assert to_plain(SetMode(Mode.MINI_BATCH)) == {"kind": "SetMode", "mode": "mini-batch"}
    assert to_plain(SetSpeed(Speed(3, Per.PASS))) == {"kind": "SetSpeed", "speed": {"count": 3, "per": "pass"}}
    assert to_plain(PointAt(ModeTarget(Mode.BATCH), 1.0, 2.0)) == {
        "kind": "PointAt",
        "target": {"kind": "ModeTarget", "mode": "batch"},
        "x": 1.0,
        "y": 2.0,
    }
    assert to_plain(ShowPreview(Line(1.0, 2.0))) == {"kind": "ShowPreview", "line": {"slope": 1.0, "intercept": 2.0}}
    assert to_plain(ShowPreview(None)) == {"kind": "ShowPreview", "line": None}
    points = Dataset.of([0.1, 1 / 3], [1e-300, 5e12])
    assert to_plain(LoadPoints(points, "a.csv")) == {
        "kind": "LoadPoints",
        "points": {"xs": [0.1, 1 / 3], "ys": [1e-300, 5e12]},
        "name": "a.csv",
    }
    read = points.read_from(ColumnNames("km", "price (€)"))
    assert to_plain(LoadPoints(read, "a.csv")) == {
        "kind": "LoadPoints",
        "points": {"xs": [0.1, 1 / 3], "ys": [1e-300, 5e12], "names": ["km", "price (€)"]},
        "name": "a.csv",
    }


def test_numbers_of_numpy_become_plain_ones() -> None:
    plain = to_plain(AddPoint(np.float64(0.1), 2))
    assert isinstance(plain, dict)
    assert (type(plain["x"]), type(plain["y"])) == (float, float)


@pytest.mark.parametrize(
    "message",
    [DeletePoint(np.int64(3)), ToggleMenu(3), PointAt("canvas", 1.0, 1.0), ShowBox((0.0, 1.0, 0.0, 1.0)), Message()],
)
def test_what_could_not_be_read_back_is_not_written(message: Message) -> None:
    with pytest.raises(ValueError, match="needs a"):
        to_plain(message)


# --- what is wrong is said -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (None, "needs the fields of a Message, not None"),
        ([], r"needs the fields of a Message, not \[\]"),
        ({}, "needs the name of a Message as its kind, not None"),
        ({"kind": "Explode"}, "needs the name of a Message as its kind, not 'Explode'"),
        ({"kind": "Message"}, "needs the name of a Message as its kind, not 'Message'"),
        ({"kind": ["AddPoint"]}, "needs the name of a Message as its kind"),
        ({"kind": "AddPoint", "x": 1.0}, r"AddPoint has the fields \['x', 'y'\], not \['x'\]"),
        ({"kind": "AddPoint", "x": 1.0, "y": 1.0, "z": 1.0}, r"AddPoint has the fields \['x', 'y'\], not \['x', 'y', 'z'\]"),
        ({"kind": "AddPoint", "x": "1", "y": 1.0}, "AddPoint.x: needs a number, not '1'"),
        ({"kind": "AddPoint", "x": True, "y": 1.0}, "AddPoint.x: needs a number, not True"),
        ({"kind": "AddPoint", "x": None, "y": 1.0}, "AddPoint.x: needs a number, not None"),
        ({"kind": "AddPoint", "x": math.nan, "y": 1.0}, "AddPoint.x: needs a finite number, not nan"),
        ({"kind": "AddPoint", "x": 1.0, "y": -math.inf}, "AddPoint.y: needs a finite number, not -inf"),
        ({"kind": "AddPoint", "x": 1.0, "y": 10**400}, "AddPoint.y: needs a number that is not as large as this"),
        ({"kind": "DeletePoint", "index": 1.0}, "DeletePoint.index: needs a whole number, not 1.0"),
        ({"kind": "DeletePoint", "index": False}, "DeletePoint.index: needs a whole number, not False"),
        ({"kind": "Notify", "text": 3, "is_failure": False}, "Notify.text: needs a text, not 3"),
        ({"kind": "SetMode", "mode": "all"}, "SetMode.mode: needs one of stochastic, mini-batch, batch, not 'all'"),
        ({"kind": "Focus", "target": "canvas"}, "Focus.target: needs the fields of a TargetId, not 'canvas'"),
        ({"kind": "Focus", "target": {"kind": "AddPoint"}}, "Focus.target: needs the name of a TargetId as its kind"),
        (
            {"kind": "Focus", "target": {"kind": "PointTarget", "index": "1"}},
            "Focus.target: PointTarget.index: needs a whole number, not '1'",
        ),
        ({"kind": "LoadPoints", "points": {"xs": [1.0]}, "name": ""}, "points have the fields xs and ys"),
        ({"kind": "LoadPoints", "points": {"xs": [1.0], "ys": []}, "name": ""}, "LoadPoints.points: need as many x as y"),
        ({"kind": "LoadPoints", "points": {"xs": "1", "ys": [1.0]}, "name": ""}, "needs a list of numbers, not '1'"),
        ({"kind": "LoadPoints", "points": {"xs": [1.0], "ys": [1.0], "names": ["a"]}, "name": ""}, "needs two names"),
        ({"kind": "LoadPoints", "points": {"xs": [1.0], "ys": [1.0], "names": ["a", 2]}, "name": ""}, "needs a text, not 2"),
        ({"kind": "LoadPoints", "points": {"xs": ["1"], "ys": [1.0]}, "name": ""}, "needs a number, not '1'"),
        ({"kind": "LoadPoints", "points": {"xs": [2e30], "ys": [1.0]}, "name": ""}, "at most 1e30"),
    ],
)
def test_what_does_not_fit_is_one_clear_sentence(data: object, said: str) -> None:
    with pytest.raises(ValueError, match=said) as caught:
        from_plain(data)
    assert len(str(caught.value)) < 200
    assert "\n" not in str(caught.value)


def test_a_whole_number_will_do_for_a_number() -> None:
    assert bits(from_plain({"kind": "AddPoint", "x": 1, "y": 0})) == bits(AddPoint(1.0, 0.0))


def test_a_field_with_a_default_is_written_and_needed_too() -> None:
    target = {"kind": "SymbolTarget", "symbol": "m", "place": "formula", "number": 0}
    assert to_plain(PointAt(SymbolTarget("m", "formula"), 0.0, 0.0)) == {
        "kind": "PointAt",
        "target": target,
        "x": 0.0,
        "y": 0.0,
    }
    del target["number"]
    with pytest.raises(ValueError, match="SymbolTarget has the fields"):
        from_plain({"kind": "Focus", "target": target})
    assert from_plain({"kind": "Focus", "target": {"kind": "PointTarget", "index": 2}}).target == PointTarget(2)


# --- damage ----------------------------------------------------------------------------------------------------------


def damaged(data: Any, draw: st.DataObject) -> Any:
    """The data with something in them replaced, taken away or added."""
    if not isinstance(data, dict | list) or not data or draw.draw(st.integers(0, 3)) == 0:
        return draw.draw(json_values)
    place = draw.draw(st.sampled_from(list(data) if isinstance(data, dict) else range(len(data))))
    changed = dict(data) if isinstance(data, dict) else list(data)
    match draw.draw(st.integers(0, 3)):
        case 0:
            del changed[place]
        case 1 if isinstance(changed, dict):
            changed[draw.draw(st.text(max_size=3))] = draw.draw(json_values)
        case _:
            changed[place] = damaged(data[place], draw)
    return changed


@given(any_message, st.data())
@settings(max_examples=400, deadline=None)
def test_damaged_data_are_a_message_or_a_value_error(message: Message, data: st.DataObject) -> None:
    assume(all(map(math.isfinite, numbers_in(message))))
    try:
        found = from_plain(damaged(to_plain(message), data))
    except ValueError:
        return
    assert bits(through_json(found)) == bits(found)


@given(json_values)
@settings(max_examples=200)
def test_any_data_are_a_message_or_a_value_error(data: object) -> None:
    try:
        found = from_plain(data)
    except ValueError:
        return
    assert isinstance(found, Message)
