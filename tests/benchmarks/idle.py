"""How much of a core the program takes while it is paused and nobody touches it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.child import ROOT
from tests.benchmarks.table import Benchmark, Row
from tests.xserver import XServer, missing_tools, x_server

SETTLE_S, FOR_S = 3.0, 10.0


def rows() -> Iterator[Row]:
    """Paused with the example, and playing it at one step a frame."""
    missing = missing_tools()
    if missing:
        yield f"not measured: {' and '.join(missing)} not installed", "–"
        return
    with x_server() as server:
        yield "paused", f"{percent_of_a_core(server, '--paused'):.1f}"
        yield "playing, one step a frame", f"{percent_of_a_core(server):.1f}"


def percent_of_a_core(server: XServer, *arguments: str) -> float:
    """What the program in a real window takes over ten seconds, once it has opened."""
    with tempfile.TemporaryDirectory() as config:
        program = subprocess.Popen(
            [sys.executable, "main.py", "assets/example.csv", "--size", "1280x800", *arguments],
            cwd=ROOT,
            env=server.environment(Path(config)),
        )
        try:
            time.sleep(SETTLE_S)
            before = _cpu_s(program.pid)
            time.sleep(FOR_S)
            return 100 * (_cpu_s(program.pid) - before) / FOR_S
        finally:
            program.send_signal(signal.SIGTERM)
            program.wait()


def _cpu_s(pid: int) -> float:
    """The seconds of processor time that a process has had; Linux only, where Xvfb is."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


BENCHMARK = Benchmark(f"Processor time over {FOR_S:.0f} s in a real window", ("the program is", "% of one core"), rows)
