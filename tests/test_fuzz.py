"""``python -m tests.fuzz`` runs tests that are there, for as long as asked for."""

from __future__ import annotations

import pytest

from tests.fuzz import ROOT, TESTS, VARIABLE, examples, main


@pytest.mark.parametrize("test", TESTS.values())
def test_what_it_runs_is_there_and_asks_how_long(test: str) -> None:
    path, _, name = test.partition("::")
    source = (ROOT / path).read_text(encoding="utf-8")
    assert "examples(" in source.partition(f"def {name}(")[0].rpartition("\n\n\n")[2]


def test_a_long_run_tries_about_as_many_messages_as_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    assert examples(20, 40) == 20
    monkeypatch.setenv(VARIABLE, "200000")
    assert examples(20, 40) == 10_000


@pytest.mark.parametrize("words", [[], ["messages"], ["mess", "3"], ["messages", "many"]])
def test_what_it_does_not_understand_is_one_line(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(words) == 2
    assert capsys.readouterr().err.count("\n") == 1
