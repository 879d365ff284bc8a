"""A program that is forked finds what one finds that is started, and is heard of as one is."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import IO

import pytest

from tests.started.nursery import LOADED, ROOT, Nursery

pytestmark = pytest.mark.skipif(os.name == "nt", reason="nothing is forked there")

TELLS = """
import gc, importlib, os, signal, sys, threading
from pathlib import Path

sys.path[0], *loaded = sys.argv[1:]
for name in loaded:
    importlib.import_module(name)
import pygame

print(__name__, Path(__file__).name, sys.argv, Path.cwd(), sys.flags)
print(sorted(os.environ.items()))
print([(number, signal.getsignal(number)) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGCHLD, signal.SIGPIPE)])
print(signal.pthread_sigmask(signal.SIG_BLOCK, []), threading.active_count(), gc.get_threshold(), gc.get_freeze_count())
print([(each.name, each.mode, each.encoding, each.line_buffering) for each in (sys.stdin, sys.stdout, sys.stderr)])
print(sys.stdin.read(), pygame.display.get_init(), pygame.font.get_init(), sorted(os.listdir("/dev/fd")), flush=True)
print("to the other", file=sys.stderr, flush=True)
sys.exit(3)
"""


def test_a_fork_finds_what_a_program_that_is_started_finds(
    nursery: Nursery, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("main.py").write_text(TELLS)
    words = [str(tmp_path / "main.py"), str(ROOT), *LOADED]
    found = []
    for start in (nursery.start, started):
        with Path("said").open("w") as output:
            status = start(words, {**os.environ, "DISPLAY": ":77", "ONE_MORE": "here"}, output).wait(60)
        found.append((status, Path("said").read_text()))
    assert found[0] == found[1]
    assert found[0][0] == 3


def started(words: list[str], environment: dict[str, str], output: IO[str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, *words], env=environment, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT
    )


def test_a_fork_runs_until_it_is_killed(nursery: Nursery, tmp_path: Path) -> None:
    (tmp_path / "waits.py").write_text("import time; time.sleep(600)")
    with (tmp_path / "said").open("w") as output:
        fork = nursery.start([str(tmp_path / "waits.py")], dict(os.environ), output)
    assert fork.poll() is None
    with pytest.raises(subprocess.TimeoutExpired):
        fork.wait(0.01)
    fork.kill()
    assert fork.wait(60) == fork.poll() == -signal.SIGKILL
    fork.kill()
