"""What is read, file or content: the same bytes within the same limits, and how far it was read is told."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from app.files.bounded import KIB
from app.files.problem import FileProblem
from app.files.source import SMALL, Source
from app.files.tables.cells import cells_of
from app.files.tables.reading import read_source, read_table
from app.model.data.dataset import Dataset
from app.model.data.names import ColumnNames

CONTENT = b"x,y\n1,2\n3,4\n" * 100


def sources(path: Path, content: bytes) -> list[Source]:
    path.write_bytes(content)
    return [Source(path), Source(path, content)]


def test_file_and_content_give_the_same_pieces_and_tell_how_far_they_were_read(tmp_path: Path) -> None:
    for source in sources(tmp_path / "a.csv", CONTENT):
        told: list[int] = []
        pieces = list(source.watched_by(told.append).pieces(10**6, 500))
        assert [len(piece) for piece in pieces] == [500, 500, 200]
        assert b"".join(pieces) == CONTENT
        assert told == [500, 1000, 1200]
        assert source.size == 1200
        assert source.first_bytes(3) == b"x,y"


def test_more_than_the_limit_is_refused_in_one_line_either_way(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    for source in sources(path, CONTENT):
        with pytest.raises(FileProblem) as problem:
            list(source.pieces(KIB, 500))
        assert str(problem.value) == f"{path}: larger than 1 KiB"


def test_nothing_is_waited_for_to_learn_what_it_is(tmp_path: Path) -> None:
    assert Source(tmp_path).size is None
    assert Source(tmp_path / "none").first_bytes() == b""
    assert Source(Path("a\0b")).size is None
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe")
        pipe = Source(tmp_path / "pipe", takes_pipes=True)
        assert pipe.size is None
        assert pipe.first_bytes() == b""


@pytest.mark.parametrize(
    ("content", "is_small"),
    [(b"1,2\n", True), (b"1" * SMALL, True), (b"1" * (SMALL + 1), False), (b"PK\x03\x04" + b"1" * 20, False), (b"", True)],
)
def test_text_of_a_few_bytes_is_small_and_a_workbook_never(tmp_path: Path, content: bytes, is_small: bool) -> None:
    assert [source.is_small for source in sources(tmp_path / "a", content)] == [is_small, is_small]


def test_what_cannot_be_read_is_small_as_that_is_found_out_at_once(tmp_path: Path) -> None:
    assert Source(tmp_path).is_small
    assert Source(tmp_path / "none").is_small


def test_content_is_read_as_a_file_of_that_name_would_be(tmp_path: Path) -> None:
    text = "Zeit / s;U / µV\r\n0,1;0,77\r\n0,2;0,855\r\n".encode("cp1252")
    file, content = sources(tmp_path / "a.csv", text)
    assert read_source(content) == read_table(file.path)
    with pytest.raises(FileProblem) as problem:
        read_source(Source(Path("clipboard"), b"x\ty\na\tb\n"))
    assert str(problem.value) == "clipboard:2: 'a' is not a number"


@pytest.mark.parametrize("names", [("x", "y"), ("weight (lb)", "price, in €"), ("", ""), ("2019", "na"), ('"a\tb\n', "#c")])
def test_points_as_cells_read_back_bit_for_bit(names: tuple[str, str]) -> None:
    points = Dataset.of([0.1, 1e-300, -3.0, 1e30], [1 / 3, 2.0, -0.0, 5e-324])
    table = read_source(Source(Path("clipboard"), cells_of(points, ColumnNames(*names)).encode()))
    assert table.points.xs.tobytes() == points.xs.tobytes()
    assert table.points.ys.tobytes() == points.ys.tobytes()
    assert all(table.names)
    if names[0].startswith("weight"):
        assert table.names == names
