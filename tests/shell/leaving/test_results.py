"""Leaving writes what was asked for, shows how far it is, and can be given up."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pygame
import pytest
from PIL import Image, ImageSequence

from app.cli.options import Options
from app.files import atomic
from app.files.preferences import Preferences
from app.messages import Advance
from app.model.data.dataset import Dataset
from app.session.state import State
from app.shell.exporting import jobs
from app.shell.exporting.drawing import at_step, drawn, snapshot
from app.shell.leaving import results
from app.shell.leaving.onlooker import Onlooker
from app.shell.leaving.results import SAME_WISH_S, SHOWN_AFTER_S, GivenUp, Watch, write_results
from app.shell.leaving.signals import Signals
from app.shell.startup import first_state
from app.shell.window import Window
from app.update import update
from app.view.screen import Screen

OPTIONS = Options(points=Dataset.of([0.1, 0.5, 0.9], [0.2, 0.6, 0.7]))
CLOSED, ESCAPE = pygame.event.Event(pygame.QUIT), pygame.event.Event(pygame.KEYDOWN, key=pygame.K_ESCAPE)


class Time:
    """A clock that the test sets."""

    now = 100.0


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Time:
    time = Time()
    monkeypatch.setattr(results, "perf_counter", lambda: time.now)
    return time


@pytest.fixture
def state() -> State:
    state = first_state(OPTIONS, Preferences())
    update(state, Advance(50_000))
    return state


@pytest.fixture
def window() -> Iterator[Window]:
    opened = Window((1000, 700), is_fullscreen=False)
    pygame.event.clear()
    yield opened
    opened.sdl.destroy()


@pytest.fixture
def onlooker(state: State, window: Window) -> Onlooker:
    return Onlooker(state, window, Screen())


def signals_after(*numbers: int) -> Signals:
    signals = Signals()
    for number in numbers:
        signals._heard(number, None)
    return signals


# --- who waits -------------------------------------------------------------------------------------------------------


def test_a_signal_while_the_trace_is_written_gives_it_up(clock: Time) -> None:
    signals = signals_after()
    watch = Watch(signals, None)
    watch(0.1)
    signals._heard(signal.SIGTERM, None)
    with pytest.raises(GivenUp):
        watch(0.2)


def test_the_signal_that_ended_the_run_does_not_give_up_its_trace_and_a_later_one_does(clock: Time) -> None:
    signals = signals_after(signal.SIGINT)
    watch = Watch(signals, None)
    for _ in range(3):
        watch(0.1)
        clock.now += SAME_WISH_S
    signals._heard(signal.SIGINT, None)
    with pytest.raises(GivenUp):
        watch(0.4)


def test_two_signals_that_mean_the_same_are_one(clock: Time) -> None:
    signals = signals_after(signal.SIGHUP)
    watch = Watch(signals, None)
    clock.now += SAME_WISH_S / 2
    signals._heard(signal.SIGHUP, None)
    watch(0.1)
    clock.now += SAME_WISH_S
    watch(0.2)


@pytest.mark.parametrize("event", [CLOSED, ESCAPE])
def test_escape_and_closing_again_give_up_but_not_at_once(
    clock: Time, onlooker: Onlooker, event: pygame.event.Event
) -> None:
    watch = Watch(signals_after(), onlooker)
    pygame.event.post(event)
    watch(0.1)
    clock.now += SAME_WISH_S
    watch(0.2)
    pygame.event.post(event)
    with pytest.raises(GivenUp):
        watch(0.3)


def test_other_keys_and_clicks_change_nothing(clock: Time, onlooker: Onlooker, state: State) -> None:
    watch = Watch(signals_after(), onlooker)
    clock.now += 10 * SAME_WISH_S
    before = replace(state.look), state.timeline.place, len(state.points)
    pygame.event.post(pygame.event.Event(pygame.KEYDOWN, key=pygame.K_c, unicode="c", mod=0))
    pygame.event.post(pygame.event.Event(pygame.MOUSEBUTTONDOWN, button=1, pos=(300, 300)))
    watch(0.1)
    assert (state.look, state.timeline.place, len(state.points)) == before


def shown(onlooker: Onlooker) -> list[str]:
    return [label.text for label in onlooker._screen.labels["overlays"]]


def test_a_short_wait_shows_nothing_and_a_long_one_how_far_it_is(clock: Time, onlooker: Onlooker) -> None:
    watch = Watch(signals_after(), onlooker)
    clock.now += SHOWN_AFTER_S / 2
    watch(0.1)
    assert shown(onlooker) == []
    clock.now += SHOWN_AFTER_S
    watch(0.345)
    assert shown(onlooker) == ["Writing the trace …", "34 %", "Esc gives up and leaves the file as it was"]
    clock.now += 1.0
    watch(1.0)
    assert "100 %" in shown(onlooker)


def test_a_card_that_cannot_be_drawn_does_not_stop_the_writing(
    clock: Time, onlooker: Onlooker, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = []

    def fail(*_: object) -> None:
        drawn.append(1)
        raise ZeroDivisionError

    monkeypatch.setattr(Screen, "draw", fail)
    watch = Watch(signals_after(), onlooker)
    for share in (0.1, 0.2, 0.3):
        clock.now += 1.0
        watch(share)
    assert len(drawn) == 1


# --- what is written -------------------------------------------------------------------------------------------------


def test_trace_and_picture_are_written_with_status_0(
    tmp_path: Path, state: State, window: Window, onlooker: Onlooker
) -> None:
    options = replace(OPTIONS, trace=tmp_path / "trace.csv", screenshot=tmp_path / "a.png")
    assert write_results(options, state, signals_after(), window.surface, onlooker) == 0
    assert (tmp_path / "trace.csv").read_text().count("\n") == 50_001
    assert (tmp_path / "a.png").stat().st_size > 0


@pytest.mark.parametrize(("bad", "good"), [("trace", "screenshot"), ("screenshot", "trace")])
def test_a_file_that_cannot_be_written_does_not_keep_the_other_from_it(
    tmp_path: Path, state: State, window: Window, capsys: pytest.CaptureFixture[str], bad: str, good: str
) -> None:
    names = {"trace": "trace.csv", "screenshot": "a.png"}
    places = {bad: tmp_path / "missing" / names[bad], good: tmp_path / names[good]}
    assert write_results(replace(OPTIONS, **places), state, signals_after(), window.surface) == 2
    assert places[good].exists()
    said = capsys.readouterr().err
    assert said.count("\n") == 1 and str(places[bad]) in said


@pytest.mark.parametrize(("number", "status"), [(None, 1), (signal.SIGTERM, 143), (signal.SIGINT, 130)])
def test_a_trace_that_was_given_up_is_one_line_and_leaves_the_old_one(
    tmp_path: Path,
    state: State,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    number: int,
    status: int,
) -> None:
    path = tmp_path / "trace.csv"
    path.write_text("old")

    def give_up(_watch: Watch, _share: float) -> None:
        raise GivenUp

    monkeypatch.setattr(Watch, "__call__", give_up)
    signals = signals_after(*([number] if number else []))
    assert write_results(replace(OPTIONS, trace=path), state, signals, None) == status
    assert capsys.readouterr().err == f"main.py: {path}: not written, it was given up\n"
    assert [entry.name for entry in tmp_path.iterdir()] == ["trace.csv"]
    assert path.read_text() == "old"


def test_a_trace_without_room_is_said_before_anything_is_written(
    tmp_path: Path, state: State, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(atomic.shutil, "disk_usage", lambda _folder: SimpleNamespace(free=1_000_000))
    monkeypatch.setattr(jobs, "write_trace", lambda *_: pytest.fail("it was written"))
    path = tmp_path / "trace.csv"
    assert write_results(replace(OPTIONS, trace=path), state, signals_after(), None) == 2
    assert "would take about 8.0 MB" in (said := capsys.readouterr().err)
    assert said.endswith(", and its disk has 1.0 MB free\n") and said.count("\n") == 1


# --- points and animation ----------------------------------------------------------------------------------------------


def test_points_and_an_animation_are_written_with_the_others(tmp_path: Path, state: State) -> None:
    options = replace(OPTIONS, gif=tmp_path / "run.gif", frames=3, save_points=tmp_path / "points.csv")
    assert write_results(options, state, signals_after(), None) == 0
    assert (tmp_path / "points.csv").read_text() == "x,y\n0.1,0.2\n0.5,0.6\n0.9,0.7\n"
    with Image.open(tmp_path / "run.gif") as opened:
        assert (opened.n_frames, opened.size) == (3, state.window_size)


def test_the_animation_goes_from_the_first_step_to_the_last(tmp_path: Path, state: State) -> None:
    write_results(replace(OPTIONS, gif=tmp_path / "run.gif", frames=3), state, signals_after(), None)
    with Image.open(tmp_path / "run.gif") as opened:
        found = [np.asarray(frame.convert("RGB")).astype(int) for frame in ImageSequence.Iterator(opened)]
    for picture, step in zip(found, (0, 25_000, 50_000), strict=True):
        shown = pygame.surfarray.array3d(drawn(at_step(snapshot(state), step), state.window_size)).swapaxes(0, 1)
        assert np.abs(picture - shown).mean() < 0.5


def test_an_animation_that_was_given_up_leaves_the_old_one_and_the_trace_is_written(
    tmp_path: Path, state: State, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "run.gif"
    path.write_bytes(b"old")

    def give_up(watch: Watch, _done: float) -> None:
        if watch._text == results.GIF:
            raise GivenUp

    monkeypatch.setattr(Watch, "__call__", give_up)
    options = replace(OPTIONS, gif=path, trace=tmp_path / "trace.csv")
    assert write_results(options, state, signals_after(signal.SIGTERM), None) == 143
    assert capsys.readouterr().err == f"main.py: {path}: not written, it was given up\n"
    assert path.read_bytes() == b"old"
    assert (tmp_path / "trace.csv").read_text().count("\n") == 50_001
