"""What stands in the window: all kinds of marks, colours, words and targets of many windows, held to what was written down.

    SAVE_PICTURES=1 pytest tests/view/test_inventory.py

writes the inventories anew, after a change that is meant. What git then shows as changed says in words what changed.
"""

from __future__ import annotations

import pytest

from tests.view.compared import is_saving
from tests.view.inventory import FOLDER, Line, differences, inventory, inventory_over, written
from tests.view.test_pictures import SCENES
from tests.view.windows import BARS, POINTED_AT, WINDOWS


@pytest.mark.parametrize("name", WINDOWS)
def test_all_that_stands_in_the_window_is_as_written_down(name: str) -> None:
    _hold(name, inventory(WINDOWS[name](), () if name in SCENES else BARS))


@pytest.mark.parametrize("name", POINTED_AT)
def test_all_that_comes_where_the_pointer_lies_is_as_written_down(name: str) -> None:
    _hold(f"over-{name}", inventory_over(*POINTED_AT[name]()))


def _hold(name: str, lines: list[Line]) -> None:
    path = FOLDER / f"{name}.txt"
    if is_saving():
        path.write_text(written(lines), encoding="utf-8")
    found = differences(path.read_text(encoding="utf-8"), lines)
    assert not found, "\n".join((f"{name}:", *found))


def test_there_is_no_inventory_that_nothing_is_held_to() -> None:
    assert {path.stem for path in FOLDER.iterdir()} == {*WINDOWS, *(f"over-{name}" for name in POINTED_AT)}
