"""The bar along the bottom: the run as a track to be dragged along, with marks where something was changed."""

from __future__ import annotations

import numpy as np
import pygame

from app.messages import LookAt, Message, StepBack, StepOnce
from app.model.data.dataset import BoolArray, FloatArray
from app.model.time.run import Run, Version
from app.plots.numerals import count
from app.plots.scale import LinearScale
from app.session.state import State
from app.session.targets import ButtonTarget, TargetId, TimeMarkTarget, TimeTarget
from app.view.frame_rate import NOT_MEASURED, FrameRate
from app.view.paint.cached_layer import CachedLayer
from app.view.paint.pen import Pen
from app.view.paint.typesetting import STRONG, TICK
from app.view.panels.timeline.marks import mark_in_words, marks_of
from app.view.targets import Target
from app.view.widgets.button import back_icon, button_of, draw_button, step_icon
from app.view.words import word_target

FIGURES = 195
"""So wide, in units, is the room for the words at the right end."""


class TimelineBar:
    """Draws the bar; where the marks are is worked out again only when there are others or they moved."""

    def __init__(self) -> None:
        self.frame_rate = NOT_MEASURED
        self._kept = CachedLayer()
        self._edits_of: Version | None = None
        self._edit_steps: FloatArray = np.empty(0)
        self._continues: BoolArray = np.empty(0, dtype=bool)

    def depends_on(self, state: State) -> object:
        """What the bar is redrawn for."""
        timeline, pointer = state.timeline, state.pointer
        is_over = isinstance(pointer.target, TimeTarget | TimeMarkTarget | ButtonTarget)
        return (
            timeline.place,
            timeline.run.version,
            timeline.run.now.step,
            timeline.horizon,
            len(timeline.runs),
            state.training.cursor.epoch,
            state.training.settings,
            state.is_running,
            state.is_playing,
            len(state.points) > 0,
            pointer if is_over else None,
            state.held,
            state.focus,
            state.menu,
            self.frame_rate,
        )

    def draw(self, pen: Pen, rect: pygame.Rect, state: State) -> None:
        """Draw buttons, track, marks and how far training got."""
        timeline, target = state.timeline, state.pointer.target
        button = target if isinstance(target, ButtonTarget) else None
        key = (timeline.place.run_number, len(timeline.runs), timeline.step > 0, len(state.points) > 0, button)
        self._kept.draw(pen, rect, key, lambda: _draw_buttons(pen, rect, state))
        right = rect.right - pen.px(12)
        _draw_figures(pen, rect, state, self.frame_rate, right)
        track = pygame.Rect(rect.x + pen.px(186), rect.centery - pen.px(1), 0, pen.px(4))
        track.w = right - pen.px(FIGURES + 15) - track.x
        self._draw_track(pen, track, state)

    def _draw_track(self, pen: Pen, track: pygame.Rect, state: State) -> None:
        """Draw the track with marks and handle."""
        theme, timeline, run = pen.theme, state.timeline, state.timeline.run
        horizon = max(1, timeline.horizon)
        scale = LinearScale((0.0, float(horizon)), (float(track.left), float(track.right)))
        now, end = scale(float(timeline.step)), scale(float(run.now.step))
        parts = ((theme.raised, end, track.right), (theme.faint, now, end), (theme.accent, track.x, now))
        for colour, hidden_until, until in parts:
            if hidden_until < until:
                part = pygame.Rect(track.x, track.y, round(until) - track.x, track.h)
                pen.rectangle(colour, part, 2)
        self._draw_marks(pen, track, state, scale)
        is_hot = TimeTarget() in (state.pointer.target, state.held)
        pen.disc(theme.text, (now, track.centery), 9 if is_hot else 7.5)

        def at(x: float, y: float) -> Message:
            return LookAt(round(scale.invert(max(track.left, min(track.right, x)))))

        def nudge(dx: int, dy: int) -> Message:
            if abs(dx + dy) > 1:
                return LookAt(max(0, timeline.step + 10 * (dx + dy)))
            return StepOnce() if dx + dy > 0 else StepBack()

        touched = track.inflate(pen.px(20), pen.px(22))
        pen.target(
            Target(
                TimeTarget(), touched, "Drag to look back", press=at, drag=at, nudge=nudge, cursor=pygame.SYSTEM_CURSOR_HAND
            )
        )

    def _draw_marks(self, pen: Pen, track: pygame.Rect, state: State, scale: LinearScale) -> None:
        """A dot over the track for each change made on the way, a bar for many in a row; named when pointed at."""
        run = state.timeline.run
        self._find_edits(run)
        steps, columns = self._edit_steps, np.rint(scale(self._edit_steps))
        y, radius = track.y - pen.px(12), 2.5
        for mark in marks_of(columns, self._continues, pen.px(2 * radius + 1)):
            left, right = int(columns[mark.first]), int(columns[mark.end - 1])
            target_id = TimeMarkTarget(mark.first)
            is_hot = state.pointer.target == target_id
            colour, units = (pen.theme.text, 4.0) if is_hot else (pen.theme.muted, radius)
            for x in {left, right}:
                pen.disc(colour, (x, y), units)
            half = int(units * pen.typesetter.scale)
            pen.fill(colour, (left, y - half, right - left, 2 * half + 1))
            box = pygame.Rect(left - pen.px(4), y - pen.px(6), right - left + pen.px(8), pen.px(11))
            hint = mark_in_words(run, *mark) if is_hot else " "
            pen.target(_mark_target(target_id, box, hint, steps[mark.first : mark.end], columns[mark.first : mark.end]))

    def _find_edits(self, run: Run) -> None:
        if run.version != self._edits_of:
            self._edits_of = run.version
            self._edit_steps = np.array([edit.step for edit in run.edits], dtype=np.float64)
            self._continues = np.array([edit.continues for edit in run.edits], dtype=bool)


def _mark_target(target_id: TargetId, box: pygame.Rect, hint: str, steps: FloatArray, columns: FloatArray) -> Target:
    def look_at_nearest(x: float, y: float) -> Message:
        return LookAt(int(steps[np.argmin(np.abs(columns - x))]))

    return Target(target_id, box, hint, click_at=look_at_nearest, takes_focus=False, cursor=pygame.SYSTEM_CURSOR_HAND)


def _draw_buttons(pen: Pen, rect: pygame.Rect, state: State) -> None:
    theme, left = pen.theme, rect.x + pen.px(12)
    pen.rectangle(theme.bar, rect)
    pen.rule(theme.rule, rect.topleft, rect.topright)
    for command_id, icon in (("back", back_icon), ("step", step_icon)):
        box = pygame.Rect(left, rect.centery - pen.px(14), pen.px(30), pen.px(28))
        draw_button(pen, box, button_of(state, command_id), "", icon)
        left += pen.px(36)
    runs = pygame.Rect(left, rect.centery - pen.px(14), pen.px(78), pen.px(28))
    draw_button(pen, runs, button_of(state, "runs-menu"), f"Run {count(state.timeline.place.run_number)}", has_menu=True)


def _draw_figures(pen: Pen, rect: pygame.Rect, state: State, frame_rate: FrameRate, right: int) -> None:
    """Three lines at the right end, each in the longest form that leaves the track alone."""
    timeline, settings, muted = state.timeline, state.training.settings, pen.theme.muted
    step, last, epoch = (count(n) for n in (timeline.step, timeline.run.now.step, state.training.cursor.epoch))
    steps = [f"step {step}"] if timeline.is_live else [f"step {step} of {last}", f"{step} of {last}"]
    order = str(settings.order)
    orders = [order] if order == "sequential" else [f"{order}, seed {settings.seed}", order]
    epochs = [*(f"epoch {epoch} · {each}" for each in orders), f"epoch {epoch}"]
    rows = (
        ("step", 20, STRONG, pen.theme.text, steps),
        ("epoch", 37, TICK, muted, epochs),
        ("says", 52, TICK, muted, [_says(state, frame_rate)]),
    )
    for word, down, style, colour, texts in rows:
        box = pen.text_that_fits(texts, pen.px(FIGURES), right, rect.y + pen.px(down), style, colour, "midright")
        pen.target(word_target(word, box))


def _says(state: State, frame_rate: FrameRate) -> str:
    if not state.timeline.is_live:
        return "the past: play goes on from here"
    if state.timeline.run.divergence is not None:
        return "stopped: diverging"
    if not state.is_playing:
        return "paused"
    if not state.is_running:
        return "waiting for points" if not len(state.points) else "held"
    if not frame_rate.frames_per_s:
        return "live"
    return f"live · {frame_rate.frames_per_s} fps · {frame_rate.frame_ms:.1f} ms/frame"
