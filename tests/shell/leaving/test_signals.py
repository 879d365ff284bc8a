"""A signal is counted, breaks in only where it may, and gives the exit status that shells know."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.cli import parsing
from app.files.atomic import check_writable
from app.shell.leaving.signals import NAMES, Interrupted, Signals
from app.shell.program import run

NUMBERS = [getattr(signal, name) for name in NAMES if hasattr(signal, name)]


@pytest.fixture(autouse=True)
def handlers_of_before() -> Iterator[None]:
    """Other tests have the handlers that they had."""
    before = {number: signal.getsignal(number) for number in NUMBERS}
    for number in NUMBERS:
        signal.signal(number, signal.SIG_DFL)
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.fixture
def signals() -> Signals:
    heard = Signals()
    heard.catch()
    return heard


def test_nobody_asked_is_status_0(signals: Signals) -> None:
    assert (signals.count, signals.status) == (0, 0)


@pytest.mark.parametrize("number", NUMBERS)
def test_each_signal_is_counted_and_named(signals: Signals, number: int) -> None:
    signal.raise_signal(number)
    assert (signals.count, signals.status, signals.name) == (1, 128 + number, signal.Signals(number).name)


def test_the_first_signal_gives_name_and_status(signals: Signals) -> None:
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGINT):
        signal.raise_signal(number)
    assert (signals.count, signals.name, signals.status) == (3, "SIGTERM", 128 + signal.SIGTERM)


def test_what_whoever_started_the_program_wants_ignored_stays_ignored() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signals = Signals()
    signals.catch()
    signal.raise_signal(signal.SIGINT)
    assert signals.count == 0


def test_a_signal_breaks_in_once_and_only_within_the_block(signals: Signals) -> None:
    with pytest.raises(Interrupted), signals.breaking_in():
        signal.raise_signal(signal.SIGTERM)
    signal.raise_signal(signal.SIGINT)
    assert signals.count == 2


def test_a_signal_that_came_before_breaks_in_before_anything_is_waited_for(signals: Signals) -> None:
    signal.raise_signal(signal.SIGINT)
    with pytest.raises(Interrupted), signals.breaking_in():
        pytest.fail("it waits")


def test_only_what_catches_everything_stops_a_signal_that_breaks_in(signals: Signals) -> None:
    with pytest.raises(Interrupted), signals.breaking_in():
        try:
            signal.raise_signal(signal.SIGINT)
        except Exception:
            pytest.fail("it was taken for a fault")


def test_when_all_is_done_no_signal_is_heard(signals: Signals) -> None:
    signals.ignore()
    for number in NUMBERS:
        signal.raise_signal(number)
    assert signals.count == 0


def test_checking_a_file_to_write_is_not_broken_off(
    signals: Signals, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = []

    def interrupted_check(path: Path) -> None:
        signal.raise_signal(signal.SIGTERM)
        check_writable(path)
        whole.append(path)

    monkeypatch.setattr(parsing, "check_writable", interrupted_check)
    trace = tmp_path / "trace.csv"
    assert run(["--trace", str(trace)], signals) == 128 + signal.SIGTERM
    assert (whole, [*tmp_path.iterdir()]) == ([trace], [])
