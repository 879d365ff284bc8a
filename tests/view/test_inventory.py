"""What stands in the window: all kinds of marks, colours, words and targets of many windows, held to what was written down.

    SAVE_PICTURES=1 pytest tests/view/test_inventory.py

writes the inventories anew, after a change that is meant. What git then shows as changed says in words what changed.
"""

from __future__ import annotations

import pytest

from tests.view.compared import is_saving
from tests.view.inventory import FOLDER, differences, inventory, written
from tests.view.test_pictures import SCENES
from tests.view.windows import BARS, WINDOWS


@pytest.mark.parametrize("name", WINDOWS)
def test_all_that_stands_in_the_window_is_as_written_down(name: str) -> None:
    path, lines = FOLDER / f"{name}.txt", inventory(WINDOWS[name](), () if name in SCENES else BARS)
    if is_saving():
        path.write_text(written(lines), encoding="utf-8")
    found = differences(path.read_text(encoding="utf-8"), lines)
    assert not found, "\n".join((f"{name}:", *found))


def test_there_is_no_inventory_that_nothing_is_held_to() -> None:
    assert {path.stem for path in FOLDER.iterdir()} == set(WINDOWS)
