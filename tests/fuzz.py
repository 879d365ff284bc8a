"""``python -m tests.fuzz messages 200000`` or ``events 100000``: the tests of what must hold whatever happens, for longer.

The tests themselves ask here how many examples to try; the number given is that of messages, events or signals, about.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VARIABLE = "FUZZ_LENGTH"
TESTS = {
    "messages": "tests/properties/test_any_messages.py::test_the_state_can_be_drawn",
    "messages-undrawn": "tests/properties/test_any_messages.py::test_the_state_stays_finite",
    "events": "tests/properties/test_any_events.py::test_whatever_the_window_system_reports",
    "signals": "tests/started/test_signals.py::test_a_signal_at_any_moment_leaves_in_order",
    "killed": "tests/started/test_killed.py::test_nothing_older_than_a_second_is_lost",
    "runs": "tests/properties/test_any_runs.py::test_no_more_runs_are_kept_than_there_may_be",
}


def examples(usual: int, longest: int) -> int:
    """How many scripts of up to ``longest`` messages or events to try: ``usual``, or what a long run asks for."""
    length = os.environ.get(VARIABLE)
    return usual if length is None else max(1, int(length) * 2 // longest)


def main(words: list[str]) -> int:
    """Run one of the tests for as long as asked for."""
    if len(words) != 2 or words[0] not in TESTS or not words[1].isdecimal():
        print(f"usage: python -m tests.fuzz {{{','.join(TESTS)}}} HOW_MANY", file=sys.stderr)
        return 2
    command = [sys.executable, "-m", "pytest", "--hypothesis-show-statistics", TESTS[words[0]]]
    return subprocess.run(command, cwd=ROOT, check=False, env={**os.environ, VARIABLE: words[1]}).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
