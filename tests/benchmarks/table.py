"""What a benchmark is to the one who prints it: a title, column names, and rows that are measured as they are asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

Row = Sequence[str]


@dataclass(frozen=True)
class Benchmark:
    """``rows()`` measures and yields the table's rows, each as long as ``columns``."""

    title: str
    columns: Row
    rows: Callable[[], Iterable[Row]]


def table(benchmark: Benchmark) -> str:
    """The benchmark's title and measured rows in Markdown, figures to the right."""
    lines = [benchmark.columns, ["---"] + ["---:"] * (len(benchmark.columns) - 1), *benchmark.rows()]
    return "\n".join([f"{benchmark.title}\n", *(f"| {' | '.join(line)} |" for line in lines)])


def quantile(values: Sequence[float], share: float) -> float:
    """The value that this share of the values does not exceed, such as 0.5 for the median; no interpolation."""
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]
