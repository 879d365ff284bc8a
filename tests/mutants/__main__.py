"""Mutation testing: puts small faults into the source, one at a time, and tells which of them no test notices.

A fault is put into a temporary copy of the tree. Of the tests only those files run that call the function it is in, the
quickest first, until one fails; where something is drawn, those that look at whole windows come before them. What lint
and types say does not count, nor do tests that only read the source.
"""

from __future__ import annotations

import argparse
import signal
import sys
import tempfile
from collections.abc import Sequence
from math import inf
from pathlib import Path

from tests.mutants.copies import Copies
from tests.mutants.mutant import Mutant, choose, places, sources_in
from tests.mutants.report import NO_TEST, SURVIVED, Result, line, listed, report
from tests.mutants.who_runs import FileOfTests, NotGreenError, files_of_tests, who_runs

OF_WHOLE_WINDOWS = ("tests/view/test_inventory.py", "tests/view/test_pictures.py")
ROOT = Path(__file__).resolve().parents[2]


def main(words: Sequence[str] | None = None) -> int:
    """Choose, run and report; the status is 0 whatever survives, 2 where the tests are not green as they are."""
    options = _options(words)
    groups = places(sources_in(ROOT, options.rooms))
    if options.only:
        chosen = [mutant for group in groups for mutant in group if mutant.name in options.only]
        if missing := set(options.only) - {mutant.name for mutant in chosen}:
            print(f"no such mutant of the present source: {' '.join(sorted(missing))}", file=sys.stderr)
            return 2
    else:
        chosen = choose(groups, options.number, options.seed)
    if options.list:
        print("\n".join(listed(mutant) for mutant in chosen))
        return 0
    title = f"{len(chosen)} of {sum(map(len, groups)):,} mutants, seed {options.seed}"
    return _run_all(chosen, options, title)


def _options(words: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m tests.mutants", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("number", nargs="?", type=int, default=100, metavar="N", help="how many mutants (100)")
    parser.add_argument("--seed", type=int, default=0, help="the same seed chooses the same mutants (0)")
    rooms = sorted(path.name for path in (ROOT / "app").iterdir() if any(path.glob("**/*.py")))
    parser.add_argument("--rooms", nargs="+", choices=rooms, default=["view", "update", "shell"], metavar="ROOM")
    parser.add_argument("--only", nargs="+", metavar="ID", help="these mutants and no other")
    parser.add_argument("--list", action="store_true", help="show the mutants and run nothing")
    parser.add_argument("--with-window", action="store_true", help="run the tests with a real window too")
    parser.add_argument(
        "--within",
        type=float,
        default=inf,
        metavar="S",
        help="what no test notices within S seconds counts as survived",
    )
    parser.add_argument("--jobs", type=int, default=2, help="how many mutants at a time (2)")
    parser.add_argument("--report", type=Path, metavar="FILE", help="write the report there as well")
    return parser.parse_args(words)


def _run_all(chosen: list[Mutant], options: argparse.Namespace, title: str) -> int:
    results: list[Result] = []
    try:
        with tempfile.TemporaryDirectory(prefix="mutants-", ignore_cleanup_errors=True) as folder:
            copies = Copies(ROOT, Path(folder), options.jobs)
            paths = files_of_tests(ROOT, options.with_window)
            files = who_runs(ROOT, paths, copies, lambda text: print(text, flush=True))
            for result in copies.results(lambda mutant: _result(mutant, files, copies, options.within), chosen):
                results.append(result)
                print(line(len(results), len(chosen), result), flush=True)
    except NotGreenError as error:
        print(error, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("stopped; what follows is as far as it got", file=sys.stderr)
    _notify(report(results, title), options.report)
    return 0 if len(results) == len(chosen) else 130


def _notify(text: str, path: Path | None) -> None:
    print(f"\n{text}", end="")
    if path is not None:
        path.write_text(text, encoding="utf-8")


def is_likely(mutant: Mutant, file: FileOfTests) -> bool:
    """Whether these tests notice most faults of that kind, and so have an answer soonest."""
    return mutant.source.path.startswith("app/view/") and file.path in OF_WHOLE_WINDOWS


def _result(mutant: Mutant, files: list[FileOfTests], copies: Copies, within_s: float = inf) -> Result:
    place = f"{mutant.source.path}:{mutant.scope}"
    concerned = sorted((each for each in files if place in each.runs), key=lambda each: not is_likely(mutant, each))
    if not concerned:
        return Result(mutant, NO_TEST, 0.0)
    hanging_s = 20 + 3 * sum(each.seconds for each in concerned)
    with copies.one() as copy, copy.holding(mutant):
        run = copy.pytest([each.path for each in concerned], min(hanging_s, within_s))
    if run.status is None and within_s < hanging_s:
        return Result(mutant, f"{SURVIVED}: {within_s:g} s of tests", run.seconds)
    if run.status == 0:
        return Result(mutant, f"{SURVIVED}: {len(concerned)} files of tests", run.seconds)
    return Result(mutant, "time" if run.status is None else run.failed or f"exit status {run.status}", run.seconds)


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # so that no run is left behind
    sys.exit(main())
