"""Whatever is in a file, points are read or one line says why not, and preferences are usable."""

from __future__ import annotations

import json
import math
from dataclasses import asdict, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.files.points import read_points
from app.files.preferences import (
    THEMES,
    Preferences,
    is_window_size,
    load,
)
from app.files.problem import FileProblem
from app.files.tables.columns import Wanted
from app.files.tables.reading import read_table
from app.session.ui_scale import UI_SCALES

Slip = tuple[float, int, bytes]
Row = tuple[float, float]

FRAGMENTS = [
    *(b'"', b'""', b",", b";", b"\t", b"\n", b"\r", b"\r\n", b"#", b" ", b"\0", b"\xff", b"\xef\xbb\xbf", b"\xc3"),
    *(b"nan", b"-inf", b"1e999", b"1e-999", b"1_0", b"0x1F", b"9" * 400, b"0." + b"0" * 400 + b"1", b"x,y\n", b"1,2,3\n"),
    *(b"|", b"sep=;\n", b"0,5;1", b"1.234,5", b"NA", b"?", b"x;y;z\n", b" 1  2 ", b"'", b"1;2;3;\n", b"PK\x03\x04", b"\xb5"),
    *("−1".encode(), "٣".encode(), "1,2\n".encode("utf-16"), "x,y\n1,2\n".encode("utf-32"), b"\x1b[2J", b"\x1c"),
]
numbers = st.floats(-1e30, 1e30).map(lambda number: number + 0.0)
rows = st.lists(st.tuples(numbers, numbers), min_size=1, max_size=8)
newlines = st.sampled_from(["\n", "\r\n", "\r"])
slips = st.lists(
    st.tuples(st.floats(0, 1), st.integers(0, 6), st.sampled_from(FRAGMENTS) | st.binary(max_size=4)), max_size=4
)

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
raw_values = st.sampled_from(
    ["NaN", "-Infinity", "1e999", "9" * 5000, "-" + "9" * 4000, '"\\u0000"', '"\\ud800"', "[" * 50_000, "[[]]", "01", ""]
)
raw_fields = st.lists(
    st.tuples(st.sampled_from([*asdict(Preferences()), "other"]), json_values.map(json.dumps) | raw_values), max_size=10
)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("any") / "file"


def written(values: list[Row], delimiter: str, newline: str, quote: str) -> bytes:
    return newline.join(delimiter.join(f"{quote}{value!r}{quote}" for value in row) for row in values).encode()


def dirty(content: bytes, changes: list[Slip]) -> bytes:
    """The content with bytes exchanged for others: where as a share of its length, how many, for which."""
    for share, count, other in changes:
        place = int(share * len(content))
        content = content[:place] + other + content[place + count :]
    return content


def holds_points_or_says_why_not(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    lines = content.replace(b"\r\n", b"\n").replace(b"\r", b"\n").count(b"\n") + 1
    try:
        data = read_points(path)
    except FileProblem as problem:
        assert str(problem).isprintable()
        place = str(path) if problem.line is None else f"{path}:{problem.line}"
        assert str(problem) == f"{place}: {problem.reason}"
        assert problem.reason
        assert len(problem.reason) < 200
        assert problem.line is None or 1 <= problem.line <= lines
    else:
        assert 1 <= len(data) <= lines
        assert all(map(math.isfinite, (*data.xs, *data.ys)))


@given(rows, st.sampled_from(",;\t"), newlines, st.sampled_from(["", '"']), st.booleans())
def test_a_valid_file_is_read_exactly(
    path: Path, values: list[Row], delimiter: str, newline: str, quote: str, has_header: bool
) -> None:
    header = f"x{delimiter}y{newline}".encode() if has_header else b""
    path.write_bytes(header + written(values, delimiter, newline, quote))
    data = read_points(path)
    assert list(zip(data.xs.tolist(), data.ys.tolist(), strict=True)) == values


@given(rows, st.sampled_from(",;\t"), newlines, st.sampled_from(["", '"']), slips)
def test_a_spoilt_file_is_read_or_refused_in_one_line(
    path: Path, values: list[Row], delimiter: str, newline: str, quote: str, changes: list[Slip]
) -> None:
    holds_points_or_says_why_not(path, dirty(written(values, delimiter, newline, quote), changes))


@given(st.binary(max_size=60) | st.lists(st.sampled_from(FRAGMENTS), max_size=8).map(b"".join))
def test_any_bytes_are_read_or_refused_in_one_line(path: Path, content: bytes) -> None:
    holds_points_or_says_why_not(path, content)


@given(
    st.lists(st.sampled_from(FRAGMENTS) | st.binary(max_size=4), max_size=12).map(b"".join),
    st.builds(Wanted, *[st.sampled_from([None, "x", "1", "2", "3", "z"])] * 2, st.none(), st.just(True)),
)
def test_with_bad_rows_left_out_all_are_told_of_and_no_point_is_made_up(path: Path, content: bytes, wanted: Wanted) -> None:
    path.write_bytes(content)
    try:
        table = read_table(path, wanted)
    except FileProblem as problem:
        assert str(problem).isprintable()
        assert problem.reason
        return
    assert table.left_out.isprintable()
    assert all(map(math.isfinite, (*table.points.xs, *table.points.ys)))
    if not table.left_out:
        strictly = read_table(path, replace(wanted, skips_bad_rows=False))
        assert strictly == table


def are_usable(found: Preferences) -> None:
    assert found.look.theme in THEMES
    assert isinstance(found.look.ui_scale, float)
    assert UI_SCALES[0] <= found.look.ui_scale <= UI_SCALES[-1]
    assert isinstance(found.window_size, tuple)
    assert [type(length) for length in found.window_size] == [int, int]
    assert is_window_size(*found.window_size)
    flags = (found.look.is_fullscreen, found.look.show_least_squares, found.look.is_cost_logarithmic)
    assert {type(flag) for flag in flags} == {bool}


@given(st.binary(max_size=60) | st.lists(st.sampled_from(FRAGMENTS), max_size=8).map(b"".join))
def test_preferences_of_any_bytes_are_usable(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    are_usable(load(path))


@given(raw_fields, st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32", "latin-1"]), slips)
def test_preferences_that_say_strange_things_twice_and_in_any_encoding_are_usable(
    path: Path, fields: list[tuple[str, str]], encoding: str, changes: list[Slip]
) -> None:
    content = "{" + ", ".join(f"{json.dumps(name)}: {value}" for name, value in fields) + "}"
    path.write_bytes(dirty(content.encode(encoding), changes))
    are_usable(load(path))
