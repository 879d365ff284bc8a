"""The trace says what the steps' own records say, bit for bit."""

import csv
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.files import trace
from app.files.problem import FileProblem
from app.files.trace import expected_bytes, write_trace
from app.model.data.dataset import Dataset
from app.model.data.scaling import Line
from app.model.learning.descent import after, run_steps
from app.model.learning.sampling import Order
from app.model.learning.steps import StepRecord, Steps
from app.model.learning.training import Mode, Settings, Training, TrainingSet
from app.model.time.changes import SetSettings
from app.model.time.run import Run

POINTS = TrainingSet(Dataset.of([0.1, 0.5, 0.9, 0.3, 0.7], [0.2, 0.6, 0.7, 0.35, 0.5]))
HEADER = "step,epoch,sample,x,y,guess,error,grad_m,grad_b,m,b,cost"


def blocks_of(training: Training, sizes: list[int]) -> list[Steps]:
    blocks = []
    for size in sizes:
        blocks.append(run_steps(training, size))
        training = after(blocks[-1])
    return blocks


def training(mode: Mode, order: Order = Order.SHUFFLED) -> Training:
    return Training(POINTS, Settings(mode, order, batch_size=2), Line(0.25, -0.5))


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def as_row(record: StepRecord) -> dict[str, str]:
    """The row that the record asks for, worked out from it alone."""
    row = {"step": repr(record.step), "epoch": repr(record.epoch)}
    point = ("sample", "x", "y", "guess")
    row |= {name: "" if record.sample is None else repr(getattr(record, name)) for name in point}
    row["error"] = "" if record.sample is None else repr(record.error)
    row |= {name: repr(getattr(record, name)) for name in ("grad_m", "grad_b")}
    return row | {"m": repr(record.line.slope), "b": repr(record.line.intercept), "cost": repr(record.cost)}


def test_the_first_line_names_the_columns(tmp_path: Path) -> None:
    write_trace(tmp_path / "trace.csv", [])
    assert (tmp_path / "trace.csv").read_bytes() == f"{HEADER}\n".encode()


@pytest.mark.parametrize("mode", [*Mode])
def test_a_block_without_steps_has_no_rows_with_or_without_points(tmp_path: Path, mode: Mode) -> None:
    nothing = Training(settings=Settings(mode))
    write_trace(tmp_path / "trace.csv", [run_steps(nothing, 5), run_steps(training(mode), 0)])
    assert rows_of(tmp_path / "trace.csv") == []


@pytest.mark.parametrize("order", [*Order])
@pytest.mark.parametrize("mode", [*Mode])
def test_each_row_is_the_record_of_its_step(tmp_path: Path, mode: Mode, order: Order) -> None:
    blocks = blocks_of(training(mode, order), [7, 0, 1, 12])
    write_trace(tmp_path / "trace.csv", blocks)
    records = [steps.record(place) for steps in blocks for place in range(len(steps))]
    assert rows_of(tmp_path / "trace.csv") == [as_row(record) for record in records]


def test_a_row_follows_from_the_one_before_by_hand(tmp_path: Path) -> None:
    write_trace(tmp_path / "trace.csv", blocks_of(training(Mode.STOCHASTIC, Order.SEQUENTIAL), [12]))
    rows = rows_of(tmp_path / "trace.csv")
    assert [row["step"] for row in rows] == [str(step) for step in range(1, 13)]
    assert [row["epoch"] for row in rows] == [*"000001111122"]
    assert [row["sample"] for row in rows] == [*"012340123401"]
    for before, row in pairwise({name: float(value) for name, value in row.items()} for row in rows):
        assert row["guess"] == before["m"] * row["x"] + before["b"]
        assert row["error"] == row["guess"] - row["y"]
        assert row["grad_m"] == row["error"] * row["x"]
        assert row["grad_b"] == row["error"]
        assert row["m"] == before["m"] - row["grad_m"] * 0.05
        assert row["b"] == before["b"] - row["grad_b"] * 0.05
        xs, ys = POINTS.data.xs.tolist(), POINTS.data.ys.tolist()
        cost = sum((row["m"] * x + row["b"] - y) ** 2 for x, y in zip(xs, ys, strict=True))
        assert row["cost"] == pytest.approx(cost, rel=1e-12)


@pytest.mark.parametrize("mode", [Mode.MINI_BATCH, Mode.BATCH])
def test_steps_of_several_points_leave_the_point_columns_empty(tmp_path: Path, mode: Mode) -> None:
    write_trace(tmp_path / "trace.csv", blocks_of(training(mode), [4]))
    for row in rows_of(tmp_path / "trace.csv"):
        assert [row[name] for name in ("sample", "x", "y", "guess", "error")] == [""] * 5


def test_the_numbers_are_those_of_the_training_units(tmp_path: Path) -> None:
    years = TrainingSet(Dataset.of([1950.0, 2020.0], [3.0, 7.0]))
    write_trace(tmp_path / "trace.csv", blocks_of(replace(training(Mode.STOCHASTIC), training_set=years), [2]))
    assert {row["x"] for row in rows_of(tmp_path / "trace.csv")} == {"0.0", "1.0"}


def test_a_run_that_diverges_is_traced_up_to_its_last_step(tmp_path: Path) -> None:
    wild = replace(training(Mode.STOCHASTIC), settings=Settings(learning_rate=1000.0))
    (steps,) = blocks_of(wild, [1000])
    assert steps.diverged_to is not None
    write_trace(tmp_path / "trace.csv", [steps])
    assert len(rows_of(tmp_path / "trace.csv")) == len(steps) > 0


@settings(max_examples=30, deadline=None)
@given(st.lists(st.integers(0, 9), max_size=5), st.sampled_from(Mode), st.sampled_from(Order))
def test_the_trace_is_the_same_however_the_run_was_cut_into_blocks(
    tmp_path_factory: pytest.TempPathFactory, sizes: list[int], mode: Mode, order: Order
) -> None:
    folder = tmp_path_factory.mktemp("trace")
    write_trace(folder / "cut.csv", blocks_of(training(mode, order), sizes))
    write_trace(folder / "whole.csv", blocks_of(training(mode, order), [sum(sizes)]))
    assert (folder / "cut.csv").read_bytes() == (folder / "whole.csv").read_bytes()


def test_lines_end_in_a_newline_alone(tmp_path: Path) -> None:
    write_trace(tmp_path / "trace.csv", blocks_of(training(Mode.STOCHASTIC), [3]))
    content = (tmp_path / "trace.csv").read_bytes()
    assert content.count(b"\n") == 4
    assert content.endswith(b"\n")
    assert b"\r" not in content


def test_a_run_that_fails_half_way_leaves_the_trace_of_before(tmp_path: Path) -> None:
    path = tmp_path / "trace.csv"
    path.write_bytes(b"before")

    def failing_blocks():
        yield run_steps(training(Mode.STOCHASTIC), 1000)
        raise MemoryError

    with pytest.raises(MemoryError):
        write_trace(path, failing_blocks())
    assert path.read_bytes() == b"before"
    assert [*tmp_path.iterdir()] == [path]


def test_a_trace_that_has_no_folder_is_a_problem_with_that_file(tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match=r"trace\.csv: there is no folder"):
        write_trace(tmp_path / "missing" / "trace.csv", [])


def test_after_each_block_it_is_told_how_many_rows_there_are(tmp_path: Path) -> None:
    told: list[int] = []
    write_trace(tmp_path / "trace.csv", blocks_of(training(Mode.BATCH), [3, 4, 5]), told.append)
    assert told == [3, 7, 12]


def test_who_is_told_may_give_up_and_the_trace_of_before_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trace, "ROWS_TO_SETTLE", 5)
    path = tmp_path / "trace.csv"
    path.write_bytes(b"before")

    def give_up(rows: int) -> None:
        if rows > 10:
            raise RuntimeError

    with pytest.raises(RuntimeError):
        write_trace(path, blocks_of(training(Mode.STOCHASTIC), [4] * 5), give_up)
    assert path.read_bytes() == b"before"
    assert [*tmp_path.iterdir()] == [path]


@pytest.mark.parametrize("mode", [*Mode])
@pytest.mark.parametrize("steps", [0, 1, 10, 3000])
def test_how_large_the_trace_will_be_is_known_before_it_is_written(tmp_path: Path, mode: Mode, steps: int) -> None:
    run = Run(training(mode))
    run.advance(steps)
    write_trace(tmp_path / "trace.csv", run.replay())
    size = (tmp_path / "trace.csv").stat().st_size
    assert expected_bytes(run) == pytest.approx(size, rel=0.03)
    assert expected_bytes(run, 2 * steps) == pytest.approx(2 * size, rel=0.1, abs=len(HEADER) + 1)


def test_short_and_long_rows_both_count_for_how_large_the_trace_will_be(tmp_path: Path) -> None:
    run = Run(training(Mode.STOCHASTIC))
    run.advance(1000)
    run.change(SetSettings(Settings(Mode.BATCH)))
    run.advance(3000)
    write_trace(tmp_path / "trace.csv", run.replay())
    assert expected_bytes(run) == pytest.approx((tmp_path / "trace.csv").stat().st_size, rel=0.05)
