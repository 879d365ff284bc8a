"""The program from its arguments to its exit status: with or without a window, and whatever ends it."""

from __future__ import annotations

from app.cli.options import Options
from app.cli.parsing import parse
from app.files.problem import FileProblem
from app.shell.leaving.faults import ended_by
from app.shell.leaving.signals import Interrupted, Signals
from app.shell.terminal import say


def run(argv: list[str], signals: Signals) -> int:
    """Run with these arguments; returns the exit status. Raises SystemExit as ``parse`` does."""
    try:
        # Output files are checked by making them: that must not be broken off, only the wait for points may.
        options = parse(argv, signals.breaking_in)
        if options.left_out:
            say(options.left_out)
        return _run(options, signals)
    except Interrupted:
        say(f"{signals.name} before anything had begun")
        return signals.status
    except FileProblem as problem:
        say(str(problem))
        return 2
    except MemoryError as problem:
        say("; ".join(["not enough memory", *getattr(problem, "__notes__", ())]))
        return 2
    except Exception as fault:
        return ended_by(fault)


def _run(options: Options, signals: Signals) -> int:
    # What opens no window shall not wait for what a window needs.
    if options.is_headless:
        from app.shell.headless import run_headless

        return run_headless(options, signals)
    from app.shell.loop import run_window
    from app.shell.window import NoDisplay

    try:
        return run_window(options, signals)
    except NoDisplay as problem:
        say(f"no display to open a window on ({problem}); --headless runs without one")
        return 2
