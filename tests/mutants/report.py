"""What became of each mutant, in lines as they come and in a table at the end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tests.mutants.mutant import Mutant

NO_TEST = "SURVIVED: no test runs it"
SURVIVED = "SURVIVED"


@dataclass(frozen=True)
class Result:
    """``verdict`` is the test that noticed it, or begins with SURVIVED."""

    mutant: Mutant
    verdict: str
    seconds: float

    @property
    def survived(self) -> bool:
        """Whether no test noticed."""
        return self.verdict.startswith(SURVIVED)


def line(number: int, of: int, result: Result) -> str:
    """One mutant as it is done."""
    mutant = result.mutant
    verdict = result.verdict if result.survived else f"noticed by {result.verdict}"
    return f"{number}/{of} {mutant.name} {result.seconds:5.1f} s  {mutant.where}  {mutant.change}\n      {verdict}"


def listed(mutant: Mutant) -> str:
    """One mutant that is not run."""
    return f"{mutant.name}  {mutant.where}  {mutant.edit.operator}  {mutant.change}"


def report(results: Sequence[Result], title: str) -> str:
    """Totals, the survivors as diffs, and every mutant in a table, in Markdown."""
    survivors = [result for result in results if result.survived]
    ordered = sorted(results, key=lambda result: (not result.survived, result.mutant.where))
    rows = [
        f"| {each.mutant.name} | {each.mutant.where} | `{_in_cell(each.mutant.change)}` | {_in_cell(each.verdict)} |"
        for each in ordered
    ]
    noticed = len(results) - len(survivors)
    seconds = sum(result.seconds for result in results) / max(1, len(results))
    parts = [
        f"# {title}",
        f"{len(results)} mutants: {noticed} noticed, {len(survivors)} survived. {seconds:.1f} s for each.",
        _table_of("kind of fault", results, lambda result: result.mutant.edit.operator),
        _table_of("room", results, lambda result: result.mutant.source.path.split("/")[1]),
        "## Survivors",
        *(
            f"{each.mutant.name}: {each.verdict}, in `{each.mutant.scope}`\n\n```diff\n{each.mutant.diff}\n```"
            for each in survivors
        ),
        "## All",
        "\n".join(["| mutant | where | change | noticed by |", "|---|---|---|---|", *rows]),
    ]
    return "\n\n".join(parts) + "\n"


def _table_of(name: str, results: Sequence[Result], what: Callable[[Result], str]) -> str:
    all_of, survived = Counter(map(what, results)), Counter(what(each) for each in results if each.survived)
    rows = [f"| {each} | {number} | {survived[each]} |" for each, number in all_of.most_common()]
    return "\n".join([f"| {name} | mutants | survived |", "|---|---:|---:|", *rows])


def _in_cell(text: str) -> str:
    return text.replace("|", "\\|")
