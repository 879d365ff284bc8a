"""Points into a file: read again, here and by other readers, they are the same to the bit."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.files import points as module
from app.files.points import read_points, write_points
from app.files.problem import FileProblem
from app.model.data.dataset import EMPTY, Dataset
from app.model.data.names import ColumnNames
from app.shell import program
from app.shell.leaving.signals import Signals

coordinates = st.floats(-1e30, 1e30)
datasets = st.lists(st.tuples(coordinates, coordinates), min_size=1, max_size=30).map(
    lambda pairs: Dataset.of(*np.array(pairs).T)
)


@given(datasets)
def test_they_come_back_to_the_bit(tmp_path_factory: pytest.TempPathFactory, points: Dataset) -> None:
    path = tmp_path_factory.mktemp("points") / "points.csv"
    write_points(path, points)
    again = read_points(path)
    assert again.xs.tobytes() == points.xs.tobytes()
    assert again.ys.tobytes() == points.ys.tobytes()
    rows = np.loadtxt(path, delimiter=",", skiprows=1, ndmin=2)
    assert np.array_equal(rows, np.column_stack([points.xs, points.ys]))


def test_the_header_has_the_names_of_the_columns(tmp_path: Path) -> None:
    for names, header in (
        (ColumnNames(), ["x", "y"]),
        (ColumnNames("km", "price in €"), ["km", "price in €"]),
        (ColumnNames('size, "large"', ""), ['size, "large"', "y"]),
    ):
        write_points(tmp_path / "points.csv", Dataset.of([1.5], [2.5]).read_from(names))
        with (tmp_path / "points.csv").open(newline="", encoding="utf-8") as file:
            assert [*csv.reader(file)] == [header, ["1.5", "2.5"]]


def test_no_points_are_a_header_alone(tmp_path: Path) -> None:
    write_points(tmp_path / "points.csv", EMPTY)
    assert (tmp_path / "points.csv").read_bytes() == b"x,y\n"


def test_many_are_written_a_part_at_a_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "ROWS_AT_A_TIME", 4)
    told: list[float] = []
    points = Dataset.of(np.arange(10.0), np.arange(10.0) ** 2)
    write_points(tmp_path / "points.csv", points, told=told.append)
    assert told == [0.4, 0.8, 1.0]
    assert read_points(tmp_path / "points.csv") == points


def test_given_up_they_leave_the_file_of_before(tmp_path: Path) -> None:
    path = tmp_path / "points.csv"
    path.write_bytes(b"before")

    def give_up(share: float) -> None:
        raise RuntimeError

    with pytest.raises(RuntimeError):
        write_points(path, Dataset.of([1.0], [2.0]), told=give_up)
    assert path.read_bytes() == b"before"
    assert [*tmp_path.iterdir()] == [path]


def test_points_that_have_no_folder_are_a_problem_with_that_file(tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match=r"points\.csv: there is no folder"):
        write_points(tmp_path / "missing" / "points.csv", EMPTY)


def test_points_of_a_table_are_saved_under_the_names_of_its_columns(tmp_path: Path) -> None:
    source, saved = tmp_path / "cars.csv", tmp_path / "saved.csv"
    source.write_text('"mileage, so far (km)",price\n240000,3650\n139800,3800\n')
    words = [str(source), "--headless", "--steps", "3", "--save-points", str(saved)]
    assert program.run(words, Signals()) == 0
    assert saved.read_text() == '"mileage, so far (km)",price\n240000.0,3650.0\n139800.0,3800.0\n'
    assert read_points(saved).names == ("mileage, so far (km)", "price")
