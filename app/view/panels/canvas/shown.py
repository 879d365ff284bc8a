"""What the canvas shows of the state: plain values, picked anew for every frame, and so cheap to pick and to compare."""

from __future__ import annotations

from typing import NamedTuple

from app.commands import tooltip
from app.model.data.scaling import Line, Scaling
from app.model.theory.least_squares import least_squares
from app.session.state import Axes, State
from app.session.targets import CanvasTarget, HandleTarget, PointTarget
from app.view.figures.plane.plane import PlaneShown
from app.view.figures.plane.sample import Sample
from app.view.highlight import highlighted_symbols, symbol_pointed_at
from app.view.panels.canvas.equation import EQUATIONS, Chip, Equation
from app.view.panels.canvas.layers.every import LayerShown, layers_shown
from app.view.panels.canvas.point_numbers import Numbers, PointNumbers
from app.view.panels.canvas.remarks import remarks_for
from app.view.panels.canvas.sample import is_as_learnt_from


class CanvasShown(NamedTuple):
    """The plane, what is written above it, and what the hand and the keyboard are on.

    ``crosshair`` is where the keyboard puts points, as shares of the plot from the lower left. ``scale`` is how large
    all is drawn. The plane stands last: two shown are compared value by value, and it has the points.
    """

    axes: Axes
    scale: float
    training_line: Line
    scaling: Scaling
    equation: Equation
    remarks: tuple[str, ...]
    held_handle: str
    numbers: PointNumbers | None
    crosshair: tuple[float, float]
    is_crosshair_shown: bool
    layers: tuple[LayerShown, ...]
    plane: PlaneShown


def picked(state: State, scale: float) -> CanvasShown:
    """The values that the canvas shows."""
    training, held = state.training, state.held
    training_set = training.training_set
    scaling, highlighted = training_set.scaling, highlighted_symbols(state)
    line, preview = scaling.line_out(training.line), state.preview_line
    best = least_squares(training_set.moments) if state.look.show_least_squares else None
    equation = _equation(state, line, highlighted)
    plane = PlaneShown(
        line=line,
        sample=_sample(state),
        preview=None if preview is None or not len(training_set.points) else scaling.line_out(preview),
        highlighted=highlighted,
        highlighted_for_all=symbol_pointed_at(state),
        least_squares=None if best is None else scaling.line_out(best),
        moved=state.held_point,
        points=training_set.points,
    )
    return CanvasShown(
        axes=state.axes,
        scale=scale,
        training_line=training.line,
        scaling=scaling,
        equation=equation,
        remarks=() if equation.scaled_line is not None else remarks_for(training_set),
        held_handle=held.symbol if isinstance(held, HandleTarget) else "",
        numbers=_point_numbers(state, line),
        crosshair=state.crosshair,
        is_crosshair_shown=state.focus == CanvasTarget(),
        layers=layers_shown(state),
        plane=plane,
    )


def _equation(state: State, line: Line, highlighted: frozenset[str]) -> Equation:
    scaling = state.training.training_set.scaling
    if scaling.is_identity:
        return Equation(line, highlighted)
    hint, shows_both = tooltip(state, EQUATIONS.command_id), state.show_both_equations
    chip = Chip(scaling.kind, hint, state.pointer.target == EQUATIONS, shows_both)
    return Equation(line, highlighted, chip, state.training.line if shows_both else None)


def _sample(state: State) -> Sample | None:
    """The point that the step looked at learnt from, while it and the line are as that step left them."""
    record = state.record
    if record is None or not is_as_learnt_from(state, record):
        return None
    x, y, guess, scaling = record.x or 0.0, record.y or 0.0, record.guess or 0.0, record.scaling
    units = "" if scaling.is_identity else " scaled"
    return Sample(scaling.x_out(x), scaling.y_out(y), scaling.y_out(guess), x, record.error, units)


def _point_numbers(state: State, line: Line) -> PointNumbers | None:
    """The numbers of the point that is held, pointed at, or has the focus."""
    training_set = state.training.training_set
    for target in (state.held, state.pointer.target, state.focus):
        if isinstance(target, PointTarget) and target.index < len(training_set.points):
            index = target.index
            x, y = training_set.points.point(index)
            own = Numbers(x, y, line.at(x))
            if training_set.scaling.is_identity:
                return PointNumbers(index, own)
            x_in, y_in = training_set.data.point(index)
            return PointNumbers(index, own, Numbers(x_in, y_in, state.training.line.at(x_in)))
    return None
