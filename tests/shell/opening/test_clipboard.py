"""Cells from the clipboard and points onto it, by way of the window library's own."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
import pygame
import pytest

from app.messages import AddPoint, CopyPoints, LoadPoints, PastePoints, Undo
from app.model.data.dataset import Dataset
from app.model.data.names import ColumnNames
from app.shell.opening.clipboard import FEW_POINTS
from tests.shell.opening.opened import Opened, opened


@pytest.fixture
def one() -> Iterator[Opened]:
    pygame.display.init()
    pygame.scrap.put_text("")
    with opened() as it:
        yield it


def test_cells_of_a_spreadsheet_become_points_as_one_edit(one: Opened) -> None:
    pygame.scrap.put_text("km\tprice\r\n10\t1.5\r\n20\t2.5\r\n")
    one.send(AddPoint(0.5, 0.5), PastePoints())
    assert one.state.points == Dataset.of([10.0, 20.0], [1.5, 2.5])
    assert one.state.notice == "clipboard: 2 points. Ctrl+Z brings the old ones back."
    one.send(Undo())
    assert one.state.points == Dataset.of([0.5], [0.5])
    assert one.state.recent_files == ()


def test_text_with_decimal_commas_is_read_as_a_file_would_be(one: Opened) -> None:
    pygame.scrap.put_text("Zeit / s;U / µV\n0,1;0,77\n0,2;0,855\n")
    one.send(PastePoints())
    assert one.state.points == Dataset.of([0.1, 0.2], [0.77, 0.855])


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "There is no text on the clipboard"),
        (" \n", "There is no text on the clipboard"),
        ("hello", "clipboard:1: 1 column, where there must be two: x and y"),
        ("x\ty\n1\tb\n", "clipboard:2: 'b' is not a number"),
    ],
)
def test_what_are_no_points_is_one_line_and_changes_nothing(one: Opened, text: str, says: str) -> None:
    pygame.scrap.put_text(text)
    one.send(PastePoints())
    assert one.state.notice == says
    assert len(one.state.points) == 0


@pytest.mark.parametrize("count", [1, FEW_POINTS, FEW_POINTS + 1])
def test_what_is_copied_can_be_pasted_bit_for_bit(one: Opened, count: int) -> None:
    numbers = np.random.default_rng(count).normal(size=(count, 2))
    points = Dataset.of(numbers[:, 0], numbers[:, 1])
    one.send(LoadPoints(points, "points"), CopyPoints())
    one.wait_until(lambda: one.state.notice.startswith("Copied"))
    assert one.state.notice == f"Copied {count:,} point{'s' * (count > 1)}"
    assert pygame.scrap.get_text().startswith("x\ty\n")
    one.send(LoadPoints(Dataset.of([1.0], [1.0]), "other"), PastePoints())
    one.wait()
    assert one.state.points.xs.tobytes() == points.xs.tobytes()
    assert one.state.points.ys.tobytes() == points.ys.tobytes()


@pytest.mark.parametrize("count", [2, FEW_POINTS + 1])
def test_what_is_copied_has_the_names_of_its_columns(one: Opened, count: int) -> None:
    points = Dataset.of(np.arange(float(count)), np.arange(float(count))).read_from(ColumnNames("mileage (km)", "price"))
    one.send(LoadPoints(points, "points"), CopyPoints())
    one.wait_until(lambda: one.state.notice.startswith("Copied"))
    assert pygame.scrap.get_text().startswith("mileage (km)\tprice\n")


def _refuse(problem: Exception) -> Callable[..., None]:
    def refuse(*_: object) -> None:
        raise problem

    return refuse


def test_where_the_clipboard_takes_no_text_it_says_so_and_why(one: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pygame.scrap, "put_text", _refuse(pygame.error("the clipboard is taken")))
    one.send(LoadPoints(Dataset.of([1.0], [2.0]), "points"), CopyPoints())
    assert one.state.notice == "The points were not copied: the clipboard is taken"
    assert one.state.is_notice_failure


def test_where_no_process_can_write_many_points_out_it_says_so_and_why(one: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.shell.opening.clipboard.Apart", _refuse(OSError(11, "no room for another process")))
    many = np.zeros(FEW_POINTS + 1)
    one.send(LoadPoints(Dataset.of(many, many), "points"), CopyPoints())
    assert one.state.notice == "The points were not copied: no room for another process"
    assert one.state.is_notice_failure
