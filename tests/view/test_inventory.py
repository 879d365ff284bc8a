"""What stands in the window: all kinds of marks, colours, words and targets of many windows, held to what was written down.

    SAVE_PICTURES=1 pytest tests/view/test_inventory.py

writes the inventories anew, after a change that is meant. What git then shows as changed says in words what changed.
"""

from __future__ import annotations

import pytest

from tests.view.compared import is_saving
from tests.view.inventory import (
    FOLDER,
    Line,
    differences,
    inventory,
    inventory_in_turn,
    inventory_over,
    inventory_under,
    written,
)
from tests.view.test_pictures import SCENES
from tests.view.windows import BARS, POINTED_AT, WINDOWS
from tests.view.windows_seldom_seen import CAN_BE_TOUCHED, IN_TURN


@pytest.mark.parametrize("name", WINDOWS)
def test_all_that_stands_in_the_window_is_as_written_down(name: str) -> None:
    _hold(name, inventory(WINDOWS[name], () if name in SCENES else BARS))


@pytest.mark.parametrize("name", POINTED_AT)
def test_all_that_comes_where_the_pointer_lies_is_as_written_down(name: str) -> None:
    _hold(f"over-{name}", inventory_over(*POINTED_AT[name]()))


@pytest.mark.parametrize("name", IN_TURN)
def test_all_that_is_otherwise_after_each_message_is_as_written_down(name: str) -> None:
    _hold(f"turn-{name}", inventory_in_turn(*IN_TURN[name]()))


@pytest.mark.parametrize("name", CAN_BE_TOUCHED)
def test_all_that_can_be_touched_is_as_written_down(name: str) -> None:
    _hold(f"under-{name}", inventory_under(*CAN_BE_TOUCHED[name]()))


def _hold(name: str, lines: list[Line]) -> None:
    path = FOLDER / f"{name}.txt"
    if is_saving():
        path.write_text(written(lines), encoding="utf-8")
    found = differences(path.read_text(encoding="utf-8"), lines)
    assert not found, "\n".join((f"{name}:", *found))


def test_there_is_no_inventory_that_nothing_is_held_to() -> None:
    kinds = {"over": POINTED_AT, "turn": IN_TURN, "under": CAN_BE_TOUCHED}
    named = {f"{kind}-{name}" for kind, names in kinds.items() for name in names}
    assert {path.stem for path in FOLDER.iterdir()} == {*WINDOWS, *named}
