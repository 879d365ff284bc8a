"""Each file in ``cases`` gives on the command line what ``expected.json`` there says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from app.cli.parsing import parse
from app.shell import program
from app.shell.leaving.signals import Signals

CASES = Path(__file__).parents[1] / "cases"
EXPECTED: dict[str, dict[str, Any]] = json.loads((CASES / "expected.json").read_text())


def read(name: str) -> Any:
    return parse([str(CASES / name), *EXPECTED[name]["args"], "--headless", "--steps", "1"])


@pytest.mark.parametrize("name", [name for name, expected in EXPECTED.items() if "points" in expected])
def test_its_points_and_names_are_read(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    expected = EXPECTED[name]
    options = read(name)
    assert list(zip(options.points.xs, options.points.ys, strict=True)) == [tuple(point) for point in expected["points"]]
    if "names" in expected:
        assert list(options.points.names) == expected["names"]
    status = program.run([str(CASES / name), *expected["args"], "--headless", "--steps", "1"], Signals())
    said = capsys.readouterr().err
    assert status == 0
    assert said.count("\n") == (1 if "stderr_names_lines" in expected else 0)
    which = said.partition(", line")[2]
    for line in expected.get("stderr_names_lines", ()):
        assert f" {line} (" in which


@pytest.mark.parametrize("name", [name for name, expected in EXPECTED.items() if "status" in expected])
def test_it_is_refused_in_one_line(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        read(name)
    said = capsys.readouterr().err
    assert caught.value.code == EXPECTED[name]["status"]
    assert said.count("\n") == 1
    assert [part for part in EXPECTED[name]["stderr_has"] if part not in said] == []


def test_every_case_is_there() -> None:
    assert {path.name for path in CASES.iterdir()} == {"expected.json", *EXPECTED}
