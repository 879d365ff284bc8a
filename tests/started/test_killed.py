"""Programs that are killed at any moment, with ``kill -9``: the next start has everything up to the last second.

``python -m tests.fuzz killed 200`` kills so many.
"""

from __future__ import annotations

import os
import random
import time
from itertools import pairwise
from pathlib import Path

import pytest

from app.cli.options import Options
from app.files.preferences import Preferences
from app.shell.keeping.keeping import Keeping
from tests.fuzz import examples
from tests.started.busy import kept
from tests.started.nursery import Nursery

BUSY = Path(__file__).with_name("busy.py")

pytestmark = pytest.mark.skipif(os.name == "nt", reason="what is killed there is killed in another way")


def lines_of(log: Path) -> list[str]:
    return [line for line in log.read_text().splitlines(keepends=True) if line.endswith(")\n")] if log.exists() else []


def killed(nursery: Nursery, folder: Path, number: int) -> list[tuple[float, str]]:
    """What a program did and when, which was killed after a while; the last at the end."""
    log, chance = folder / "log", random.Random(number)
    environment = {**os.environ, "XDG_CONFIG_HOME": str(folder), "XDG_STATE_HOME": str(folder / "state")}
    said = folder / "said"
    with said.open("w") as output:
        process = nursery.start([str(BUSY), str(log), str(number)], environment, output)
    try:
        while not lines_of(log):
            assert process.poll() is None, said.read_text()
            time.sleep(0.02)
        time.sleep(chance.choice((0.1, 0.5, chance.uniform(0.0, 4.0))))
    finally:
        process.kill()
        process.wait()
    happened = [line.rstrip("\n").split(" ", 1) for line in lines_of(log)]
    return [(float(at), seen) for at, seen in happened]


@pytest.mark.parametrize("number", range(examples(20, 2)))
def test_nothing_older_than_a_second_is_lost(
    tmp_path: Path, nursery: Nursery, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    happened = killed(nursery, tmp_path, number)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    keeping = Keeping(Options(), Preferences())
    state = keeping.state
    keeping.stop()
    times = [at for at, seen in happened if seen == kept(state)]
    # On a machine that is busy with other things the thread that writes is held up as the frames are.
    held_up = max([0.0, *(later - earlier for (earlier, _), (later, _) in pairwise(happened))])
    killed_at = happened[-1][0]
    oldest_that_may_be_lost = killed_at - 1.0 - 2 * held_up
    if not times:  # before anything of it was written
        assert (len(state.points), state.timeline.step) == (0, 0)
        times = [happened[0][0]]
    assert times[-1] >= oldest_that_may_be_lost
