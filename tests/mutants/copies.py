"""Temporary copies of the tree, in which the tests run: the tree itself is never changed."""

from __future__ import annotations

import os
import queue
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from importlib.util import cache_from_source
from pathlib import Path
from typing import TypeVar

from tests.mutants.mutant import Mutant

T = TypeVar("T")
Result = TypeVar("Result")

WATCH = Path(__file__).parent / "watch"
NOT_COPIED = shutil.ignore_patterns(".git", "__pycache__", ".*_cache", ".hypothesis", "build", "dist", "*.egg-info")
QUIET = ["-q", "--tb=no", "-rfE", "-p", "no:cacheprovider"]


@dataclass(frozen=True)
class Run:
    """How a run of pytest ended; ``status`` is None where it had to be stopped, and ``failed`` the first that failed."""

    status: int | None
    seconds: float
    failed: str
    output: str


class Copy:
    """One copy, in which one run at a time goes on."""

    def __init__(self, root: Path, folder: Path) -> None:
        self.root, self._folder = folder / "tree", folder
        self._running: subprocess.Popen[bytes] | None = None
        shutil.copytree(root, self.root, ignore=_not_copied)

    @contextmanager
    def holding(self, mutant: Mutant) -> Iterator[None]:
        """The copy with the fault in it, and without again."""
        path = self.root / mutant.source.path
        _write(path, mutant.raw)
        try:
            yield
        finally:
            _write(path, mutant.source.raw)

    def pytest(self, files: Sequence[str], timeout_s: float, more: Mapping[str, str] | None = None) -> Run:
        """Run these files of tests, until the first failure, the same examples each time."""
        scratch = self._folder / "scratch"
        words = [sys.executable, "-m", "pytest", *QUIET, "-x", f"--basetemp={scratch}", *files]
        environment = {**os.environ, "CI": "1", "PYTHONPATH": str(WATCH), **(more or {})}
        began = time.monotonic()
        with (self._folder / "output").open("w+b") as output:
            self._running = subprocess.Popen(
                words, cwd=self.root, env=environment, stdout=output, stderr=subprocess.STDOUT, start_new_session=True
            )
            try:
                status: int | None = self._running.wait(timeout_s)
            except subprocess.TimeoutExpired:
                status = None
            finally:
                self.stop()
            output.seek(0)
            said = output.read().decode(errors="replace")
        shutil.rmtree(scratch, ignore_errors=True)
        return Run(status, time.monotonic() - began, _first_failure(said), said)

    def stop(self) -> None:
        """End the run, with all the processes that it has started."""
        if self._running is None:
            return
        if hasattr(os, "killpg"):
            with suppress(ProcessLookupError):
                os.killpg(self._running.pid, signal.SIGKILL)
        else:
            self._running.kill()
        self._running.wait()


class Copies:
    """As many copies as runs may go on at a time."""

    def __init__(self, root: Path, folder: Path, number: int) -> None:
        self._all = [Copy(root, folder / str(index)) for index in range(number)]
        self._free: queue.SimpleQueue[Copy] = queue.SimpleQueue()
        for copy in self._all:
            self._free.put(copy)

    @contextmanager
    def one(self) -> Iterator[Copy]:
        """A copy for as long as it is needed."""
        copy = self._free.get()
        try:
            yield copy
        finally:
            self._free.put(copy)

    def results(self, function: Callable[[T], Result], items: Sequence[T]) -> Iterator[Result]:
        """What the function gives for each, in the order in which they are done. Whatever goes on is ended at the end."""
        pool = ThreadPoolExecutor(len(self._all))
        try:
            for done in as_completed([pool.submit(function, item) for item in items]):
                yield done.result()
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
            for copy in self._all:
                copy.stop()


def _not_copied(folder: str, names: list[str]) -> set[str]:
    environments = {name for name in names if Path(folder, name, "pyvenv.cfg").exists()}
    return environments | NOT_COPIED(folder, names)


def _write(path: Path, raw: bytes) -> None:
    """Python takes compiled code for the file's when time in seconds and size agree: it is not to find any."""
    path.write_bytes(raw)
    Path(cache_from_source(str(path))).unlink(missing_ok=True)


def _first_failure(output: str) -> str:
    lines = [line for line in output.splitlines() if line.startswith(("FAILED ", "ERROR "))]
    return lines[0].split(" ", 1)[1].split(" - ")[0] if lines else ""
