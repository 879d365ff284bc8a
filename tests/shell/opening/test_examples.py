"""Example sets are read when somebody asks for them first, and then no more."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.cli.options import Options
from app.commands import BY_ID
from app.files.examples import read_examples
from app.files.preferences import Preferences
from app.messages import OpenExample, ToggleExamples
from app.shell.opening import examples as module
from app.shell.opening.examples import ExampleSets
from app.shell.startup import ASSETS, first_state
from app.update.dispatcher import Dispatcher


@pytest.fixture
def dispatcher() -> Dispatcher:
    dispatcher = Dispatcher(first_state(Options(is_paused=True), Preferences()))
    ExampleSets(dispatcher)
    return dispatcher


def test_a_start_reads_none_and_the_key_opens_the_card_with_all(dispatcher: Dispatcher) -> None:
    state = dispatcher.state
    assert state.examples is None
    assert BY_ID["examples"].why_not(state) == ""
    dispatcher.send(ToggleExamples())
    assert state.examples == read_examples(ASSETS / "examples")
    assert state.example_chosen == 0
    dispatcher.send(OpenExample(2))
    assert state.points == state.examples[2].points


def test_they_are_read_once(dispatcher: Dispatcher, monkeypatch: pytest.MonkeyPatch) -> None:
    dispatcher.send(ToggleExamples())
    monkeypatch.delattr(module, "read_examples")
    for shown in (None, 0, None):
        dispatcher.send(ToggleExamples())
        assert dispatcher.state.example_chosen == shown


def test_where_they_cannot_be_read_the_reason_is_said(
    dispatcher: Dispatcher, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "ASSETS", tmp_path)
    dispatcher.send(ToggleExamples())
    state = dispatcher.state
    assert (state.examples, state.example_chosen) == ((), None)
    assert state.notice == f"{tmp_path / 'examples' / 'index.toml'}: no such file"
    assert BY_ID["examples"].why_not(state) == "there are none"
