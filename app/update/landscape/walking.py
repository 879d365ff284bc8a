"""Keeps where the line has been, and says what fog leaves of it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from app.lesson.arrangement import Layer
from app.lesson.every import shows
from app.lesson.opened.half_mean import share_of
from app.model.landscape.walk import MOST_PLACES, Ground, Place, begun, moved_by_hand, moved_by_steps
from app.model.learning.cost import cost, mean_gradient
from app.model.theory.landscape import Tangent
from app.session.lesson.figures import Fog
from app.session.state import State


def keep_walk(state: State) -> None:
    """After whatever happened: note where the line is now, if it moved on at the end of its run."""
    if not state.timeline.is_live:
        return
    walk, training, is_dragging = state.walk, state.training, state.held is not None
    ground, last = _ground(state), walk.last
    if last is None or walk.ground != ground or training.step < last.step:
        state.walk = begun(ground, training.step, training.line)
    elif training.step > last.step:
        state.walk = moved_by_steps(walk, *state.timeline.run.path.after(last.step, MOST_PLACES))
    elif training.line != last.line:
        state.walk = moved_by_hand(walk, training.line, is_dragging)
    elif walk.is_dragging and not is_dragging:
        state.walk = replace(walk, is_dragging=False)


def is_in_fog(state: State) -> bool:
    """Whether a slice shows nothing but what the line has stood on."""
    lesson = state.lesson
    is_lifted = lesson is not None and lesson.figure(Fog).is_lifted
    return state.look.show_fog or (shows(state, Layer.FOG) and not is_lifted)


def places_seen(state: State) -> tuple[Place, ...]:
    """The places of the walk up to the moment looked at, that of its line last."""
    walk, training = state.walk, state.training
    places = walk.until(training.step) if walk.ground == _ground(state) else ()
    if not places:
        return (Place(training.step, 0, training.line),)
    if places[-1].line != training.line:
        moves = places[-1].moves + max(1, training.step - places[-1].step)
        places = (*places, Place(training.step, moves, training.line))
    return places


def footings(state: State, symbol: str) -> tuple[Tangent, ...]:
    """What was felt at each place along that parameter: how high J was there, and its slope, or what is shown of these."""
    moments, share = state.training.training_set.moments, share_of(state)
    m, b = np.array([place.line for place in places_seen(state)]).T
    slopes = 2.0 * moments.count / share * mean_gradient(moments, m, b)[0 if symbol == "m" else 1]
    ats = m if symbol == "m" else b
    felt = zip(ats.tolist(), (cost(moments, m, b) / share).tolist(), slopes.tolist(), strict=True)
    return tuple(Tangent(*foot) for foot in felt)


def _ground(state: State) -> Ground:
    training_set = state.training.training_set
    return Ground(state.timeline.place.run_number, training_set.moments, training_set.scaling)
