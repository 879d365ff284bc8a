"""What the canvas shows of the state: plain values, picked anew for every frame, and so cheap to pick and to compare."""

from __future__ import annotations

from itertools import product
from math import ceil
from typing import NamedTuple

from app.commands import tooltip
from app.lesson.arrangement import Layer
from app.lesson.every import shows
from app.lesson.guessing import guess_now
from app.model.data.scaling import Line, Scaling
from app.model.derivation.guesses import Guessed
from app.model.theory.least_squares import least_squares
from app.model.time.step_display import FADED_AFTER_S, Past
from app.session.state import Axes, State
from app.session.targets import CanvasTarget, HandleTarget, PointTarget
from app.view.figures.plane.plane import PlaneShown
from app.view.figures.plane.step.glide import grown, turned
from app.view.figures.plane.step.line_move import LineMove
from app.view.figures.plane.step.rings import FadingRing
from app.view.figures.plane.step.sample import Sample
from app.view.highlight import explained_point, highlighted_symbols, symbol_pointed_at
from app.view.panels.canvas.equation import CHIP, Chip, Equation
from app.view.panels.canvas.layers.every import LayerShown, layers_shown
from app.view.panels.canvas.point_numbers import Numbers, PointNumbers
from app.view.panels.canvas.remarks import HINTS, remarks_for
from app.view.panels.canvas.sample import is_as_learnt_from, is_current, is_of_all, is_where_it_was, points_of_batch
from app.words.columns import labels
from app.words.steps import step_in_words

STRENGTHS = 8
"""The rings of earlier samples fade in so many steps."""


class CanvasShown(NamedTuple):
    """The plane, what is written above it, and what the hand and the keyboard are on.

    ``crosshair`` is where the keyboard puts points, as shares of the plot from the lower left. ``scale`` is how large
    all is drawn. Where the end of the line is guessed, ``is_end_guessed``, the grip of that has the place of a handle.
    ``last_session`` is what is said of the session before this one. The plane stands last: two shown are compared value
    by value, and it has the points.
    """

    axes: Axes
    scale: float
    training_line: Line
    scaling: Scaling
    equation: Equation
    remarks: tuple[str, ...]
    is_remark_of_step: bool
    held_handle: str
    is_end_guessed: bool
    numbers: PointNumbers | None
    crosshair: tuple[float, float]
    is_crosshair_shown: bool
    layers: tuple[LayerShown, ...]
    explained: int | None
    tabs: tuple[str, ...]
    last_session: str
    plane: PlaneShown


def picked(state: State, scale: float, is_pointer_idle: bool, tabs: tuple[str, ...] = ()) -> CanvasShown:
    """The values that the canvas shows."""
    training, held = state.training, state.held
    training_set = training.training_set
    scaling, highlighted = training_set.scaling, highlighted_symbols(state)
    line, preview = scaling.line_out(training.line), _preview(state)
    record, drawn_line = state.shown_record, _drawn_line(state)
    sample = _sample(state, drawn_line)
    best = least_squares(training_set.moments) if state.look.show_least_squares else None
    equation = _equation(state, line, highlighted)
    remarks = remarks_for(training_set)
    of_step = _of_step(state, remarks)
    plane = PlaneShown(
        line=scaling.line_out(drawn_line),
        before=_before(state, drawn_line, sample),
        sample=sample,
        trail=_trail(state),
        batch=() if record is None else points_of_batch(state, record),
        is_of_all=record is not None and is_of_all(state, record),
        move=_move(state),
        preview=None if preview is None or not len(training_set.points) else scaling.line_out(preview),
        highlighted=highlighted,
        highlighted_for_all=symbol_pointed_at(state),
        least_squares=None if best is None else scaling.line_out(best),
        moved=state.held_point,
        points=training_set.points,
    )
    numbers = _point_numbers(state, line, is_pointer_idle)
    return CanvasShown(
        axes=state.axes,
        scale=scale,
        training_line=drawn_line,
        scaling=scaling,
        equation=equation,
        remarks=of_step or remarks,
        is_remark_of_step=bool(of_step),
        held_handle=held.symbol if isinstance(held, HandleTarget) else "",
        is_end_guessed=shows(state, Layer.TURN),
        numbers=numbers,
        crosshair=state.crosshair,
        is_crosshair_shown=state.focus == CanvasTarget(),
        layers=layers_shown(state),
        explained=_ringed_point(state, numbers),
        tabs=tabs,
        last_session="" if state.lesson is not None else state.last_session,
        plane=plane,
    )


def _preview(state: State) -> Line | None:
    """The line that a click in the landscape would lead to: not beside a lesson's steps, for one of which it was taken."""
    return state.preview_line if state.lesson is None or not state.is_playing else None


def _equation(state: State, line: Line, highlighted: frozenset[str]) -> Equation:
    scaling, names = state.training.training_set.scaling, state.points.names
    if scaling.is_identity:
        return Equation(line, highlighted, step=state.timeline.step, names=names)
    hint, is_pointed_at = tooltip(state, CHIP.command_id), state.pointer.target == CHIP
    chip = Chip(scaling.kind, hint, is_pointed_at, state.show_both_equations)
    return Equation(line, highlighted, chip, state.timeline.step, names)


def _drawn_line(state: State) -> Line:
    """The line, in training units; on its way there while a single step is animated."""
    record, line = state.shown_record, state.training.line
    if record is None or record.line != line:
        return line
    return turned(record.line_before, line, state.step_display.glide)


def _before(state: State, drawn_line: Line, sample: Sample | None) -> Line | None:
    """Where the step shown found the line, while the line turns from there or has gone on beyond that step.

    What is told of a step that is held, and the bar of its point, are of that line.
    """
    record = state.shown_record
    if record is None:
        return None
    is_turning = drawn_line is not state.training.line
    is_left_behind = state.held_record is not None and (sample is not None or is_current(state))
    return record.scaling.line_out(record.line_before) if is_turning or is_left_behind else None


def _of_step(state: State, remarks: tuple[str, ...]) -> tuple[str, ...]:
    """What the step shown does and why, with what has to be said of such points beside it; nothing after a change."""
    record = state.shown_record
    if record is None or not is_current(state):
        return ()
    does = step_in_words(record)
    if remarks is HINTS:
        return does
    return (*(f"{step} {remark}" for step, remark in product(does, remarks)), *does)


def _move(state: State) -> LineMove | None:
    """What the step shown adds to the line; nothing after a change, nor where the learner shows that way himself."""
    record = state.shown_record
    if record is None or not is_current(state) or guess_now(state, Guessed.HEIGHT) is not None:
        return None
    return LineMove(Line(record.slope_change, record.intercept_change), record.scaling)


def _sample(state: State, drawn_line: Line) -> Sample | None:
    """The point that the step shown learnt from, while it and the line are as that step left them."""
    record = state.shown_record
    if record is None or not is_as_learnt_from(state, record):
        return None
    x, y, guess, scaling = record.x or 0.0, record.y or 0.0, record.guess or 0.0, record.scaling
    units = "" if scaling.is_identity else " scaled"
    moved_to = None if drawn_line is state.training.line else scaling.y_out(drawn_line.at(x))
    share = grown(state.step_display.glide)
    return Sample(scaling.x_out(x), scaling.y_out(y), scaling.y_out(guess), x, record.error, units, share, moved_to)


def _trail(state: State) -> tuple[FadingRing, ...]:
    """The points of the steps that were shown lately, where they are still what these learnt from."""
    if state.held_record is None or state.look.reduces_motion:
        return ()
    return tuple([_ring(past) for past in state.step_display.trail if is_where_it_was(state, past.record)])


def _ring(past: Past) -> FadingRing:
    record, left = past.record, 1.0 - past.age_s / FADED_AFTER_S
    units = record.scaling
    return FadingRing(units.x_out(record.x or 0.0), units.y_out(record.y or 0.0), ceil(left * STRENGTHS) / STRENGTHS)


def _ringed_point(state: State, numbers: PointNumbers | None) -> int | None:
    """The point of a number that is explained; where a chapter has numbers stand there, the one that these are of."""
    explained = explained_point(state)
    is_told = explained is None and numbers is not None and shows(state, Layer.POINT_NUMBERS)
    return numbers.place if is_told and numbers is not None else explained


def _point_numbers(state: State, line: Line, is_pointer_idle: bool) -> PointNumbers | None:
    """The numbers of the point that is held, that a pointer in use is on, or that has the focus.

    Where a chapter tells of the error, those of a point in the middle are there before any is asked for.
    """
    training_set = state.training.training_set
    usual = PointTarget(len(training_set.points) // 2) if shows(state, Layer.POINT_NUMBERS) else None
    for target in (state.held, None if is_pointer_idle else state.pointer.target, state.focus, usual):
        if isinstance(target, PointTarget) and target.index < len(training_set.points):
            index = target.index
            x, y = training_set.points.point(index)
            own = Numbers(x, y, line.at(x))
            names = labels(training_set.points.names)
            if training_set.scaling.is_identity:
                return PointNumbers(index, names, own)
            x_in, y_in = training_set.data.point(index)
            return PointNumbers(index, names, own, Numbers(x_in, y_in, state.training.line.at(x_in)))
    return None
