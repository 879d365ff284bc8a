"""The command line that shows the same without a window."""

from __future__ import annotations

import os
import shlex
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from app.cli.options import PROGRAM, Options
from app.files.preferences import Preferences
from app.model.learning.training import Settings
from app.session.look import Look
from app.session.state import State
from app.shell.startup import first_state

PICTURE = "gradient-descent.png"


def command_line(state: State, options: Options, saved: Path | None) -> str | None:
    """The command, with the points' file where options can say all else, or with the session's file ``saved``.

    None where there is neither.
    """
    if _can_be_said(state, options):
        words = [str(options.points_path), *_of_the_points(options), *_of_the_training(state), *_of_the_steps(state)]
    elif saved is not None:
        words = [str(saved), "--headless", "--steps", "0"]
    else:
        return None
    width, height = state.window_size
    seen = ["--size", f"{width}x{height}", "--theme", state.look.theme.value, "--screenshot", PICTURE]
    return _joined(["python", PROGRAM, *words, *seen])


def _can_be_said(state: State, options: Options) -> bool:
    """Whether there is one run, from the points of a file, that nothing was done to but to choose how it learns at first."""
    timeline, run = state.timeline, state.timeline.run
    is_plain = len(timeline.runs) == 1 and timeline.is_live and not run.edits and state.my_line is None
    is_of_file = options.session is None and options.points_path is not None and state.points is options.points
    return is_plain and is_of_file and state.lesson is None and _view(state) == _view(first_state(options, Preferences()))


def _view(state: State) -> tuple[object, ...]:
    landscape = replace(state.landscape, slice_window=None, slice_glide=None)
    return Look().with_settings_of(state.look), state.axes, landscape, state.show_both_equations


def _of_the_points(options: Options) -> Iterator[str]:
    wanted = options.wanted
    for name, value in (("--x", wanted.x), ("--y", wanted.y), ("--sheet", wanted.sheet)):
        if value is not None:
            yield from (name, str(value))
    if wanted.skips_bad_rows:
        yield "--skip-bad-rows"


def _of_the_training(state: State) -> Iterator[str]:
    start, usual = state.timeline.run.start, Settings()
    chosen = start.settings
    said = {
        "--mode": (str(chosen.mode), str(usual.mode)),
        "--order": (str(chosen.order), str(usual.order)),
        "--batch-size": (str(chosen.batch_size), str(usual.batch_size)),
        "--learning-rate": (repr(chosen.learning_rate), repr(usual.learning_rate)),
        "--seed": (str(chosen.seed), str(usual.seed)),
        "--slope": (repr(start.line.slope), "0.0"),
        "--intercept": (repr(start.line.intercept), "0.0"),
        "--scale": (str(start.training_set.scale), "auto"),
    }
    for name, (value, otherwise) in said.items():
        if value != otherwise:
            yield from (name, value)


def _of_the_steps(state: State) -> Iterator[str]:
    run = state.timeline.run
    yield from ("--headless", "--steps", str(run.now.step + (run.divergence is not None)))


def _joined(words: list[str]) -> str:
    return subprocess.list2cmdline(words) if os.name == "nt" else shlex.join(words)
