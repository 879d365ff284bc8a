"""A session's first state: the same with and without a window."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

from app.cli.options import Options
from app.files.exports.video import why_no_video
from app.files.points import read_points
from app.files.preferences import Preferences
from app.files.problem import FileProblem
from app.lesson.tutor import Tutor
from app.messages import GoToChapter
from app.model.data.dataset import EMPTY, Dataset
from app.model.learning.speed import STEP_A_FRAME, Per, Speed
from app.model.learning.training import Training, TrainingSet
from app.model.time.timeline import Timeline
from app.session.look import Look, ThemeName
from app.session.opening.files import with_recent
from app.session.state import Axes, State
from app.update.axes import axes_for, does_suit
from app.update.dispatcher import Dispatcher
from app.update.sessions.opening import put_session

ASSETS = Path(__file__).resolve().parents[2] / "assets"


def taught(dispatcher: Dispatcher) -> Dispatcher:
    """The same, with the lesson's tutor watching what it sends."""
    tutor = Tutor(dispatcher.send)
    dispatcher.before.append(tutor.before)
    dispatcher.after.append(tutor.after)
    return dispatcher


def open_lesson(options: Options, dispatcher: Dispatcher) -> None:
    """Open the lesson at the chapter that the command line asks for, if it does."""
    if options.chapter is not None:
        dispatcher.send(GoToChapter(options.chapter))


def first_state(options: Options, preferences: Preferences) -> State:
    """The state that the command line and the preferences ask for. Raises FileProblem for a session that leads nowhere."""
    state = _state_of_points(options, preferences)
    if options.session is not None:
        try:
            put_session(state, options.session)
        except ValueError as problem:
            raise FileProblem(options.points_path or "", str(problem)) from problem
    return state


def _state_of_points(options: Options, preferences: Preferences) -> State:
    training = Training(TrainingSet(options.points, options.scale), options.settings, options.start_line)
    steps = options.steps_per_frame
    return State(
        timeline=Timeline(training),
        start_line=options.start_line,
        example=_example(),
        examples=None,
        is_playing=not options.is_paused,
        speed=Speed(steps, Per.FRAME) if steps is not None else STEP_A_FRAME,
        axes=Axes() if does_suit(Axes(), options.points) else axes_for(options.points),
        look=_first_look(options, preferences.look),
        progress=preferences.progress,
        recent_files=_recent_files(options, preferences),
        saving_choices=preferences.saving,
        why_no_video=why_no_video(),
    )


def _first_look(options: Options, look: Look) -> Look:
    theme = look.theme if options.theme is None else ThemeName(options.theme)
    return replace(look, theme=theme, is_fullscreen=look.is_fullscreen and options.size is None)


def _recent_files(options: Options, preferences: Preferences) -> tuple[str, ...]:
    """Those of the preferences, and the one that the points were read from."""
    path = options.points_path
    if path is None or options.to_open is not None or not path.is_file():
        return preferences.recent_files
    return with_recent(preferences.recent_files, os.path.abspath(path))  # noqa: PTH100 (no link is followed)


def _example() -> Dataset:
    try:
        return read_points(ASSETS / "example.csv")
    except FileProblem:
        return EMPTY
