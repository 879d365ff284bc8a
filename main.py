"""Gradient Descent Visualizer: ``python main.py`` opens the window; ``python main.py --help`` tells the rest."""

from __future__ import annotations

import os
import sys

os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
# No matrix in here is large enough to share out among threads, and starting them takes time.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from app.cli import Options, parse
from app.files.problem import FileProblem


def main(argv: list[str]) -> int:
    """Run the program with these arguments; returns the exit status."""
    try:
        return _run(parse(argv))
    except FileProblem as problem:
        print(f"main.py: {problem}", file=sys.stderr)
    except MemoryError:
        print("main.py: not enough memory", file=sys.stderr)
    return 2


def _run(options: Options) -> int:
    if options.is_headless:
        from app.shell.headless import run_headless

        return run_headless(options)
    from app.shell.loop import run_window
    from app.shell.window import NoDisplay

    try:
        return run_window(options)
    except NoDisplay as problem:
        print(f"main.py: no display to open a window on ({problem}); --headless runs without one", file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
