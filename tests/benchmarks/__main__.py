"""``python -m tests.benchmarks [--only NAME ...]``: Markdown tables on standard output, ready for README."""

from __future__ import annotations

import argparse
import os
import platform
import sys
from importlib.metadata import version
from pathlib import Path

os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
os.environ.setdefault("SDL_VIDEODRIVER", "dummy")

from tests.benchmarks import exporting, frames, idle, jumps, lesson, loading, memory, sessions, start, steps, views
from tests.benchmarks.table import Benchmark, table

BENCHMARKS: dict[str, Benchmark] = {
    "frames": frames.BENCHMARK,
    "views": views.BENCHMARK,
    "lesson": lesson.BENCHMARK,
    "steps": steps.BENCHMARK,
    "jumps": jumps.BENCHMARK,
    "start": start.BENCHMARK,
    "loading": loading.BENCHMARK,
    "memory": memory.BENCHMARK,
    "exporting": exporting.BENCHMARK,
    "sessions": sessions.BENCHMARK,
    "idle": idle.BENCHMARK,
}


def main() -> int:
    """Run the benchmarks that were asked for, all of them if none was."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--only", nargs="+", choices=BENCHMARKS, default=list(BENCHMARKS), metavar="NAME")
    print(f"Measured on {machine()}.")
    for name in parser.parse_args().only:
        print(f"\n{table(BENCHMARKS[name])}", flush=True)
    return 0


def machine() -> str:
    """What it was measured on and with."""
    packages = ", ".join(f"{name} {version(name)}" for name in ("numpy", "pygame-ce"))
    return f"{_processor()}, {os.cpu_count()} cores; {platform.system()}, Python {platform.python_version()}, {packages}"


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()


if __name__ == "__main__":
    sys.exit(main())
