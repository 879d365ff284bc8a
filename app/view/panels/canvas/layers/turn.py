"""The guess at the next step at the right end of the line: what it shows, and how it is dragged."""

from __future__ import annotations

import pygame

from app.lesson.guessing import ARROW, given, guess_now
from app.messages import Message
from app.model.derivation.guesses import Guessed
from app.plots.transform import PlotTransform
from app.session.state import State
from app.view.figures.guess.marks import grip_box
from app.view.figures.guess.turn import Turn, arrows_of_turn, draw_turn, grip_of_turn
from app.view.paint.pen import Pen
from app.view.panels.canvas.layers.painter import LayerPainter
from app.view.targets import Target

HINT = "Drag it up or down: how far will this end of the line go?"


class TurnLayer(LayerPainter[Turn]):
    """The next point with a ring, the guess, and the step beside it."""

    beyond = 12

    def pick(self, state: State) -> Turn | None:
        """The guess, where the chapter asks for one of this kind."""
        guess = guess_now(state, Guessed.HEIGHT)
        if guess is None:
            return None
        step = state.timeline.next_record()
        sample = None if step is None else step.sample
        point = None if sample is None else state.points.point(sample)
        return Turn(guess, state.training.training_set.scaling, point)

    def draw(self, pen: Pen, plot: pygame.Rect, transform: PlotTransform, picked: Turn) -> None:
        """Draw it, and name the arrow."""
        draw_turn(pen, plot, transform, picked)
        x, y = grip_of_turn(plot, transform, picked)
        now, scaling = picked.guess.now, picked.scaling

        def drag(_: float, to_y: float) -> Message:
            held = max(plot.top, min(plot.bottom, to_y))
            return given(scaling.y_in(float(transform.y.invert(held))) - now)

        def nudge(dx: int, dy: int) -> Message:
            return drag(x, y - (dx + dy) * plot.h / 200)

        near, cursor = arrows_of_turn(pen, plot, transform, picked).is_near(pen, (x, y)), pygame.SYSTEM_CURSOR_SIZENS
        pen.target(Target(ARROW, grip_box(pen, (x, y)), HINT, drag=drag, nudge=nudge, cursor=cursor, also=near))
