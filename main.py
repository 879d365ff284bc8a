"""Gradient Descent Visualizer: ``python main.py`` opens the window; ``python main.py --help`` tells the rest."""

from __future__ import annotations

import os
import sys

from app.shell.leaving.signals import Signals

os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
# No matrix in here is large enough to share out among threads, and starting them takes time.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


def main(argv: list[str]) -> int:
    """Run the program with these arguments; returns the exit status."""
    signals = Signals()
    signals.catch()
    # All else takes a while to load, and a signal may come meanwhile.
    from app.shell.program import run

    try:
        return run(argv, signals)
    finally:
        signals.ignore()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
