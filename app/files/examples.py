"""The example sets that come with the program: tables, and an index that says what each is."""

from __future__ import annotations

from pathlib import Path

from app.files.problem import FileProblem, reason_for
from app.files.tables.reading import read_table
from app.session.opening.examples import Example

INDEX = "index.toml"
FIELDS = {"file", "title", "source", "look_for"}


def read_examples(folder: Path) -> tuple[Example, ...]:
    """All examples, in the order of the index. Raises FileProblem."""
    import tomllib  # noqa: PLC0415 (a start shows no example)

    index = folder / INDEX
    try:
        listed = tomllib.loads(index.read_text(encoding="utf-8")).get("example", [])
    except (OSError, ValueError) as error:
        raise FileProblem(index, reason_for(error)) from error
    return tuple(_example(index, entry) for entry in listed)


def _example(index: Path, entry: dict[str, str]) -> Example:
    if entry.keys() != FIELDS:
        raise FileProblem(index, f"an example has {', '.join(sorted(FIELDS))}, not {', '.join(sorted(entry))}")
    points = read_table(index.parent / entry["file"]).points
    return Example(entry["title"], entry["source"], entry["look_for"], points)
