"""A name for a new file is free, and stays with whoever took it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from app.files.atomic import _Temporary, atomic_writer
from app.files.exports.free_name import give_back, numbered, take_free_name, take_name
from app.files.problem import FileProblem


def test_names_are_numbered_from_one_for_each_ending(tmp_path: Path) -> None:
    taken = [take_free_name(tmp_path, numbered("a", ending)).name for ending in (".png", ".png", ".gif", ".png")]
    assert taken == [
        "a-1.png",
        "a-2.png",
        "a-1.gif",
        "a-3.png",
    ]


def test_the_least_number_that_is_free_is_taken(tmp_path: Path) -> None:
    paths = [take_free_name(tmp_path, numbered("a", ".csv")) for _ in range(3)]
    give_back(paths[1])
    assert take_free_name(tmp_path, numbered("a", ".csv")) == paths[1]


def test_a_name_given_back_leaves_nothing_not_even_of_a_writer_that_was_killed(tmp_path: Path) -> None:
    path = take_free_name(tmp_path, numbered("a", ".gif"))
    with atomic_writer(path, "wb") as file:
        file.write(b"some")
    left = _Temporary(path, "xb")
    left.file.close()
    assert len([*tmp_path.iterdir()]) == 2
    give_back(path)
    assert [*tmp_path.iterdir()] == []


def test_a_folder_that_is_not_there_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match=r"a-1\.png: no such file"):
        take_free_name(tmp_path / "missing", numbered("a", ".png"))


@pytest.mark.skipif(sys.platform != "linux", reason="needs a folder that nobody may write to")
def test_a_folder_that_may_not_be_written_to_is_one_line() -> None:
    with pytest.raises(FileProblem, match=r"^/proc/a-1\.png: "):
        take_free_name(Path("/proc"), numbered("a", ".png"))


def test_a_name_is_taken_once_and_a_link_to_nowhere_has_it_too(tmp_path: Path) -> None:
    assert take_name(tmp_path / "a")
    assert not take_name(tmp_path / "a")
    (tmp_path / "b").symlink_to(tmp_path / "nowhere")
    assert not take_name(tmp_path / "b")
    with pytest.raises(FileProblem, match="null"):
        take_name(tmp_path / "\0")
