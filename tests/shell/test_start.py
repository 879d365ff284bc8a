"""The first frame waits for nothing that it does not need."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

NOT_NEEDED = {"numpy.ma", "numpy.fft", "numpy.polynomial", "asyncio", "unittest", "app.shell.headless", "tomllib"}
"""Modules that take milliseconds to load, and that a careless call or import brings in."""

FIRST_FRAME = """
import os, sys
import main
from app.shell.window import Window

def stop(window, changed):
    from app.view.panels.overlays.help import columns
    assert not columns.cache_info().currsize, "the help card is arranged before it is opened"
    print(*sys.modules, flush=True)
    os._exit(0)

Window.show = stop
main.main(["assets/example.csv"])
"""


def test_the_first_frame_needs_no_module_that_is_slow_to_load_for_little(tmp_path: Path) -> None:
    environment = {**os.environ, "SDL_VIDEODRIVER": "dummy", "XDG_CONFIG_HOME": str(tmp_path)}
    words = [sys.executable, "-c", FIRST_FRAME]
    shown = subprocess.run(words, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60, check=True)
    loaded = set(shown.stdout.split())
    assert "app.view.screen" in loaded
    assert not NOT_NEEDED & loaded


@pytest.mark.parametrize("module", ["app.shell.headless", "app.shell.exporting.jobs"])
def test_what_draws_nothing_loads_nothing_that_draws(module: str) -> None:
    words = [sys.executable, "-c", f"import sys, {module}; print(*sys.modules)"]
    shown = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, timeout=60, check=True)
    loaded = set(shown.stdout.split())
    assert module in loaded
    assert not {"pygame", "app.view"} & loaded
