"""``python -m tests``: lint, format, types, then the tests, each told in one line; status 1 if any of them failed."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
STAGES = {
    "lint": ["ruff", "check", "."],
    "format": ["ruff", "format", "--check", "."],
    "types": ["mypy"],
    "tests": ["pytest", "-n", "auto", "--dist", "worksteal"],
}


def main() -> int:
    """Run every stage, whatever became of the ones before it."""
    failed = [name for name, words in STAGES.items() if not _passes(name, words)]
    print(f"failed: {', '.join(failed)}" if failed else "all passed", flush=True)
    return 1 if failed else 0


def _passes(name: str, words: list[str]) -> bool:
    began = time.monotonic()
    status = subprocess.run([sys.executable, "-m", *words], cwd=ROOT, check=False).returncode
    verdict = "passed" if status == 0 else f"failed with status {status}"
    print(f"{name}: {' '.join(words)}: {verdict} in {time.monotonic() - began:.1f} s", flush=True)
    return status == 0


if __name__ == "__main__":
    sys.exit(main())
