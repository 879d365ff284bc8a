"""What is opened: small at once, large in another process with progress and a way out; what is wrong is one line."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from app.files.source import SMALL, Source
from app.files.tables.columns import Wanted
from app.messages import (
    AddPoint,
    CancelPicking,
    CancelReading,
    Escape,
    LoadPoints,
    Message,
    OpenFile,
    PickColumn,
    PickHeader,
    ToggleAgreement,
    Undo,
    UsePicked,
)
from app.model.data.dataset import Dataset
from app.shell.opening import opener as opener_file
from tests.shell.opening.opened import Opened, opened

ROWS = 40_000


@pytest.fixture
def one() -> Iterator[Opened]:
    with opened() as it:
        yield it


@cache
def written(rows: int) -> tuple[bytes, Dataset]:
    """So many points as a table, and themselves."""
    numbers = np.random.default_rng(3).normal(size=(rows, 2))
    lines = [f"{x!r},{y!r}\n" for x, y in numbers.tolist()]
    return f"weight,price\n{''.join(lines)}".encode(), Dataset.of(numbers[:, 0], numbers[:, 1])


def large(path: Path, rows: int = ROWS, last: str = "") -> Dataset:
    """Writes a file that is not small; gives its points."""
    text, points = written(rows)
    path.write_bytes(text + last.encode("latin-1"))
    assert path.stat().st_size > SMALL
    return points


def test_a_small_file_is_read_at_once(one: Opened, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("x,y\n1,2\n3,4\n")
    one.send(OpenFile(str(tmp_path / "a.csv")))
    assert one.state.points == Dataset.of([1.0, 3.0], [2.0, 4.0])
    assert one.state.notice == "a.csv: 2 points."
    assert one.state.recent_files == (str(tmp_path / "a.csv"),)
    assert "BeginReading" not in one.kinds()


def test_a_large_file_is_read_elsewhere_with_progress_and_can_be_undone_at_one_go(one: Opened, tmp_path: Path) -> None:
    points = large(tmp_path / "large.csv", 400_000)
    one.send(AddPoint(0.5, 0.5))
    before = one.state.points
    one.send(OpenFile(str(tmp_path / "large.csv")))
    assert one.state.reading is not None
    assert one.state.reading.name == "large.csv"
    assert one.state.points is before
    one.wait()
    assert one.state.points.xs.tobytes() == points.xs.tobytes()
    assert one.state.points.ys.tobytes() == points.ys.tobytes()
    shares = [message.share for message in one.seen if type(message).__name__ == "ReadSoFar"]
    assert shares == sorted(shares)
    assert all(0.0 < share <= 1.0 for share in shares)
    assert shares
    assert one.kinds().count("LoadPoints") == 1
    one.send(Undo())
    assert one.state.points == before


def test_what_a_million_points_cost_is_worked_out_elsewhere_too(one: Opened, tmp_path: Path) -> None:
    large(tmp_path / "large.csv")
    one.send(OpenFile(str(tmp_path / "large.csv")))
    one.wait()
    assert "moments" in vars(one.state.points)
    assert not one.state.points.xs.flags.writeable


@pytest.mark.parametrize("way_out", [Escape(), CancelReading()])
def test_it_can_be_cancelled_and_nothing_changes_or_is_left(one: Opened, tmp_path: Path, way_out: Escape) -> None:
    large(tmp_path / "large.csv", 400_000)
    one.send(OpenFile(str(tmp_path / "large.csv")))
    work = one.ways_in.opener._work
    assert work is not None
    one.send(way_out)
    assert one.state.reading is None
    assert one.state.notice == "large.csv: not read, it was cancelled"
    assert one.ways_in.opener._work is None
    assert work.apart._process.poll() is not None
    one.ways_in.take_news()
    assert len(one.state.points) == 0
    assert one.state.recent_files == ()


def test_another_file_takes_the_place_of_one_that_is_being_read(one: Opened, tmp_path: Path) -> None:
    large(tmp_path / "large.csv", 400_000)
    (tmp_path / "small.csv").write_text("1,2\n")
    points = large(tmp_path / "other.csv")
    one.send(OpenFile(str(tmp_path / "large.csv")), OpenFile(str(tmp_path / "other.csv")))
    assert one.state.reading is not None
    assert one.state.reading.name == "other.csv"
    one.wait()
    assert one.state.points == points
    one.send(OpenFile(str(tmp_path / "large.csv")), OpenFile(str(tmp_path / "small.csv")))
    assert one.state.reading is None
    assert one.state.points == Dataset.of([1.0], [2.0])
    assert one.kinds().count("LoadPoints") == 2


@pytest.mark.parametrize(
    ("last", "says"),
    [
        ("1,2\x81\n", "large.csv:40002: not UTF-8, UTF-16 or Windows-1252 text"),
        ("1" * (2 << 20), "large.csv:40002: longer than 1 MiB"),
    ],
)
def test_a_large_file_that_cannot_be_used_is_one_line(one: Opened, tmp_path: Path, last: str, says: str) -> None:
    large(tmp_path / "large.csv", last=last)
    one.send(OpenFile(str(tmp_path / "large.csv")))
    one.wait()
    assert one.state.notice == says
    assert one.state.is_notice_failure
    assert len(one.state.points) == 0


def test_the_columns_of_a_large_file_are_offered_read_again_and_used(one: Opened, tmp_path: Path) -> None:
    points = large(tmp_path / "large.csv", last="a,b\n")
    one.send(OpenFile(str(tmp_path / "large.csv")))
    one.wait()
    assert one.state.picking is not None
    assert one.state.picking.bad.lines == (ROWS + 2,)
    one.send(PickHeader(False))
    assert one.state.reading is not None
    one.wait()
    assert one.state.picking.bad.lines == (1, ROWS + 2)
    one.send(PickColumn("x", 1), ToggleAgreement("skip"), UsePicked())
    assert one.state.reading is not None
    assert one.state.picking is None
    one.wait()
    assert one.state.points == Dataset.of(points.ys, points.xs)
    assert one.kinds().count("LoadPoints") == 1
    assert one.state.notice == (
        "2 of 40,002 rows left out: lines 1 ('weight' is not a number) and 40002 ('a' is not a number)"
    )


@pytest.mark.parametrize("way_out", [(CancelPicking(),), (Escape(), Escape())])
def test_what_is_read_in_another_way_is_given_up_with_the_choice(
    one: Opened, tmp_path: Path, way_out: tuple[Message, ...]
) -> None:
    large(tmp_path / "large.csv", last="a,b\n")
    one.send(OpenFile(str(tmp_path / "large.csv")))
    one.wait()
    one.send(PickHeader(False))
    work = one.ways_in.opener._work
    assert work is not None
    one.send(*way_out)
    assert one.state.picking is None
    assert one.state.reading is None
    assert work.apart._process.poll() is not None


def test_how_it_is_wanted_goes_along(one: Opened, tmp_path: Path) -> None:
    points = large(tmp_path / "large.csv", last="a,b\n")
    one.ways_in.opener.open(Source(tmp_path / "large.csv"), Wanted("price", "weight", skips_bad_rows=True))
    one.wait()
    assert one.state.points == Dataset.of(points.ys, points.xs)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes by name here")
def test_what_never_ends_is_refused_at_once(one: Opened, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path, says in ((tmp_path / "pipe", "is a pipe"), (Path("/dev/zero"), "is a device"), (tmp_path, "is a folder")):
        one.send(OpenFile(str(path)))
        assert one.state.notice == f"{path.name}: {says}"
        assert one.state.is_notice_failure
        assert one.state.reading is None


def test_more_than_can_be_read_is_refused_at_once_and_says_the_limit(one: Opened, tmp_path: Path) -> None:
    with (tmp_path / "vast.csv").open("wb") as file:
        file.truncate(200 << 20)
    one.send(OpenFile(str(tmp_path / "vast.csv")))
    one.wait()
    assert one.state.notice == "vast.csv: larger than 128 MiB"


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no such signal here")
def test_if_the_other_process_is_killed_that_is_one_line(one: Opened, tmp_path: Path) -> None:
    large(tmp_path / "large.csv", 400_000)
    one.send(OpenFile(str(tmp_path / "large.csv")))
    work = one.ways_in.opener._work
    assert work is not None
    os.kill(work.apart.pid, signal.SIGKILL)
    one.wait()
    assert one.state.notice == "large.csv: it ended before it was done"


def test_where_no_process_can_be_started_that_is_one_line(
    one: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(opener_file, "Apart", refuse)
    large(tmp_path / "large.csv")
    one.send(OpenFile(str(tmp_path / "large.csv")))
    assert one.state.notice == "large.csv: no process to read it in (Resource temporarily unavailable)"
    assert one.state.reading is None


def test_nothing_goes_on_once_the_window_is_closed(tmp_path: Path) -> None:
    large(tmp_path / "large.csv", 400_000)
    threads = threading.active_count()
    with opened() as one:
        one.send(OpenFile(str(tmp_path / "large.csv")))
        work = one.ways_in.opener._work
        assert work is not None
    assert work.apart._process.poll() is not None
    assert threading.active_count() == threads


def test_points_that_come_while_something_else_is_read_do_not_end_it(one: Opened, tmp_path: Path) -> None:
    points = large(tmp_path / "large.csv")
    one.send(OpenFile(str(tmp_path / "large.csv")), AddPoint(0.1, 0.1), LoadPoints(Dataset.of([1.0], [1.0]), "else"))
    assert one.state.reading is not None
    one.wait()
    assert one.state.points == points
