"""The bowl in the landscape card: a click begins at another line, dragging and the wheel show another part of it."""

from __future__ import annotations

import pygame

from app.lesson.arrangement import Layer
from app.lesson.every import shows
from app.lesson.guessing import ARROW, GuessNow, given, guess_now, tells_what_comes
from app.lesson.opened.introduced import is_introduced
from app.messages import FitLandscape, Message, SetLineByHand, ShowBox, ShowPreview
from app.model.data.scaling import Line
from app.model.derivation.guesses import Guessed
from app.plots.transform import PlotTransform
from app.session.state import NO_OUTLOOK, State
from app.session.targets import BowlTarget
from app.view.figures.bowl.figure import BowlFigure
from app.view.figures.bowl.point_lines import PointLines, StepTowards
from app.view.figures.bowl.values import Bowl
from app.view.figures.frame import Frame
from app.view.figures.guess.in_bowl import arrows_in_bowl, grip_in_bowl
from app.view.figures.guess.marks import grip_box
from app.view.figures.run_path import RunPath
from app.view.highlight import highlighted_symbols
from app.view.paint.pen import Pen
from app.view.panels.canvas.sample import is_as_learnt_from, is_current
from app.view.panels.landscape.box import box_of, box_seen_by
from app.view.targets import Target
from app.view.words import explain

GHOSTS_DRAWN = 3
ZOOM_A_NOTCH = 1.15
SYMBOLS = frozenset({"m", "b", "J"})
"""What the ball stands for: it is larger while one of these is pointed at."""


class BowlView:
    """The bowl from above."""

    def __init__(self) -> None:
        self.figure = BowlFigure()

    def pick(self, state: State) -> Bowl:
        """The line looked at, with its run's path up to there, and the paths of the latest other runs."""
        timeline, training, pointer = state.timeline, state.training, state.pointer
        ghosts = list(timeline.others.values())[-GHOSTS_DRAWN:]
        guess = guess_now(state, Guessed.LINE)
        # Where a guess is asked for, the question has the room, and the arrow ends where it is to.
        is_read = pointer.target == BowlTarget() and state.held is None and guess is None
        return Bowl(
            box_of(state),
            training.training_set.moments,
            training.line,
            RunPath.of(timeline.run, timeline.step),
            tuple(RunPath.of(ghost, ghost.now.step) for ghost in ghosts),
            state.outlook if tells_what_comes(state) else NO_OUTLOOK,
            "least squares" if is_introduced(state, "least squares") else "lowest J",
            _point_lines(state),
            is_ball_large=bool(highlighted_symbols(state) & SYMBOLS),
            read_at=(pointer.x, pointer.y) if is_read else None,
            step=_step(state),
            guess=guess,
            shows_way=tells_what_comes(state),
        )

    def draw(self, pen: Pen, frame: Frame, bowl: Bowl) -> None:
        """Draw the bowl, and name what can be touched."""
        transform = self.figure.draw(pen, frame, bowl)
        whole = _whole(frame.plot, transform, bowl.line, can_drag=bowl.guess is None)
        pen.target(whole)
        explain(pen, ("range", "slope-arrow", "step-arrow", "least-squares", "rests", "circles"), whole)
        if bowl.guess is not None:
            pen.target(_guess(pen, frame.plot, transform, bowl.guess))


def _guess(pen: Pen, plot: pygame.Rect, transform: PlotTransform, guess: GuessNow) -> Target:
    """The arrow from the ball to where the learner says that it will land."""

    def say(m: float, b: float) -> Message:
        return given(m - guess.now, b - guess.now_b)

    def drag(x: float, y: float) -> Message:
        held = max(plot.left, min(plot.right, x)), max(plot.top, min(plot.bottom, y))
        return say(*transform.view_to_model(*held))

    def nudge(dx: int, dy: int) -> Message:
        (m_low, m_high), (b_low, b_high) = transform.x_domain, transform.y_domain
        m, b = guess.tip + dx * (m_high - m_low) / 200, guess.tip_b + dy * (b_high - b_low) / 200
        return say(max(m_low, min(m_high, m)), max(b_low, min(b_high, b)))

    grip, hint, hand = grip_in_bowl(plot, transform, guess), "Drag it: where will the ball land?", pygame.SYSTEM_CURSOR_HAND
    near = arrows_in_bowl(plot, transform, guess).is_near(pen, grip)
    return Target(ARROW, grip_box(pen, grip), hint, drag=drag, nudge=nudge, cursor=hand, also=near)


def _step(state: State) -> tuple[Line, Line] | None:
    """The lines before and after the step shown, if it learnt from a part of the points and nothing was changed since."""
    record = state.shown_record
    if record is None or record.batch_size == record.points or not is_current(state):
        return None
    return record.line_before, record.line


def _point_lines(state: State) -> PointLines | None:
    """The points as lines, where they are asked for, and the step looked at while its point is as it learnt from it."""
    if not (state.look.show_point_lines or shows(state, Layer.POINT_LINES)):
        return None
    data, record = state.training.training_set.data, state.shown_record
    if record is None or record.x is None or record.y is None or not is_as_learnt_from(state, record):
        return PointLines(None, data)
    step = StepTowards(record.x, record.y, record.line_before, record.line, record.learning_rate)
    is_worked_out = tells_what_comes(state)
    return PointLines(step, data, is_worked_out, names_place=is_worked_out or not state.is_playing)


def _whole(plot: pygame.Rect, transform: PlotTransform, line: Line, can_drag: bool) -> Target:
    """The plot. Where there is an arrow to drag, a drag beside it does not move what is seen; the other ways do."""

    def start_here(x: float, y: float) -> Message:
        return SetLineByHand(*transform.view_to_model(x, y))

    def preview(x: float, y: float) -> Message:
        return ShowPreview(Line(*transform.view_to_model(x, y)))

    def drag_by(dx: float, dy: float) -> Message:
        return ShowBox(box_seen_by(transform.panned(dx, dy)))

    def wheel(notches: int, x: float, y: float) -> Message:
        return ShowBox(box_seen_by(transform.zoomed(x, y, ZOOM_A_NOTCH**notches)))

    def nudge(dx: int, dy: int) -> Message:
        m_step = (transform.x_domain[1] - transform.x_domain[0]) / 200
        b_step = (transform.y_domain[1] - transform.y_domain[0]) / 200
        return SetLineByHand(line.slope + dx * m_step, line.intercept + dy * b_step)

    return Target(
        BowlTarget(),
        plot,
        click_at=start_here,
        hover=preview,
        drag_by=drag_by if can_drag else None,
        pan=drag_by,
        wheel=wheel,
        nudge=nudge,
        double_click=FitLandscape(),
        cursor=pygame.SYSTEM_CURSOR_CROSSHAIR,
    )
