"""``python -m tests``: lint, format, types and the tests, each told in one line; status 1 if any of them failed.

Tests of programs and windows mostly wait, for pixels and for ends. They run beside the others and go first where both could,
so that they find a machine that is as good as idle, and what they leave of it is used. What runs beside is told at the end.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
READING = {
    "lint": ["ruff", "check", "."],
    "format": ["ruff", "format", "--check", "."],
    "types": ["mypy"],
}
TESTS = ["pytest", "-n", "auto", "--dist", "worksteal"]
WAITING = ["tests/started", "tests/window"]

LETS_OTHERS_GO_FIRST = ["nice"] if shutil.which("nice") else []
"""Not on Windows, where no window is tested: nothing there needs to go first."""


def main() -> int:
    """Run every stage, whatever becomes of the others."""
    with ThreadPoolExecutor() as beside:
        stages = {name: beside.submit(_run, name, words, is_said_later=True) for name, words in READING.items()}
        stages["programs"] = beside.submit(_run, "programs", [*TESTS, *WAITING], goes_first=True, is_said_later=True)
        ends = {"tests": _run("tests", [*TESTS, *(f"--ignore={folder}" for folder in WAITING)])}
        ends |= {name: stage.result() for name, stage in stages.items()}
    print("".join(said for _, said in ends.values()), end="")
    failed = [name for name, (status, _) in ends.items() if status != 0]
    print(f"failed: {', '.join(failed)}" if failed else "all passed", flush=True)
    return 1 if failed else 0


def _run(name: str, words: Sequence[str], goes_first: bool = False, is_said_later: bool = False) -> tuple[int, str]:
    """Its status, and what is to be said of it: all that it wrote, where it did not write it itself, and one line."""
    began, end = time.monotonic(), subprocess.PIPE if is_said_later else None
    command = [*([] if goes_first else LETS_OTHERS_GO_FIRST), sys.executable, "-m", *words]
    ran = subprocess.run(command, cwd=ROOT, check=False, text=True, stdout=end, stderr=end and subprocess.STDOUT)
    verdict = "passed" if ran.returncode == 0 else f"failed with status {ran.returncode}"
    return ran.returncode, f"{ran.stdout or ''}{name}: {' '.join(words)}: {verdict} in {time.monotonic() - began:.1f} s\n"


if __name__ == "__main__":
    sys.exit(main())
