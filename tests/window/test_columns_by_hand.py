"""Columns of a file chosen in a real window: by mouse with a name typed, by keys alone, and not at all."""

from __future__ import annotations

from pathlib import Path

from app.files.source import Source
from app.files.tables.offering import offer
from app.messages import LookAtColumn, OfferColumns
from app.session.targets import ButtonTarget, ColumnTarget, TargetId, TextTarget
from tests.view.marked import state_after
from tests.window.conftest import Open
from tests.window.places import controls, seen, state_of
from tests.window.program import Program
from tests.xserver import Picture

TABLE = "car;km;price;age\nvw;0,25;0,5;0,5\nfiat;0,75;n/a;0,25\nopel;0,5;1;0,125\n"
FILE = OfferColumns(offer(Source(Path("cars.csv"), TABLE.encode())))
AGE = 3


def opened(open_program: Open, tmp_path: Path) -> Program:
    (tmp_path / "cars.csv").write_text(TABLE)
    return open_program(str(tmp_path / "cars.csv"), "--order", "sequential")


def place(target: TargetId) -> tuple[int, int]:
    """The middle of what can be touched on the card while the last column is in hand."""
    x, y = controls(state_after((FILE, LookAtColumn(AGE))))[target].rect.center
    return x, y


def points_after(program: Program, steps: int) -> dict[int, tuple[float, float]]:
    program.key("s", *["Right"] * steps)
    program.key("ctrl+q")
    return program.ended().points


def test_columns_are_chosen_by_mouse_and_a_name_is_typed(open_program: Open, tmp_path: Path) -> None:
    program = opened(open_program, tmp_path)
    program.click(*place(ColumnTarget(AGE)))
    program.click(*place(ButtonTarget("pick-y")))
    program.click(*place(TextTarget("y name")))
    program.key("End", "space", "y", "x", "s", "BackSpace", "Home", "m")
    program.settle()
    program.click(*place(ButtonTarget("use-picked")))
    program.settle()
    assert points_after(program, 3) == {0: (0.25, 0.5), 1: (0.75, 0.25), 2: (0.5, 0.125)}


def test_columns_are_chosen_by_keys_alone_and_a_row_is_left_out(open_program: Open, tmp_path: Path) -> None:
    program = opened(open_program, tmp_path)
    program.key("Return")
    program.settle()
    program.key("s", "Return")
    program.settle()
    assert points_after(program, 2) == {0: (0.25, 0.5), 1: (0.5, 1.0)}


def test_the_card_is_drawn_as_it_is_and_leaves_nothing_behind(open_program: Open, tmp_path: Path) -> None:
    program = opened(open_program, tmp_path)
    column = controls(state_after((FILE,)))[ColumnTarget(AGE)].rect

    def of_column(whole: Picture) -> Picture:
        return whole[column.top : column.bottom, column.left : column.right]

    program.wait_for_picture(of_column(seen(state_after((FILE,)))), of_column)
    program.key("Escape")
    program.wait_for_picture(of_column(seen(state_of("--paused"))), of_column)
    assert points_after(program, 1) == {}
