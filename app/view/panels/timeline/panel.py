"""The bar along the bottom: the run as a track to be dragged along, with marks where something was changed."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pygame

from app.messages import LookAt, Message, StepBack, StepOnce
from app.model.data.dataset import FloatArray
from app.plots.numerals import count
from app.plots.scale import LinearScale
from app.plots.transform import PlotTransform
from app.session.state import State
from app.session.targets import TargetId, TimeMarkTarget, TimeTarget
from app.view.paint.cached_layer import CachedLayer
from app.view.paint.pen import Pen
from app.view.paint.typesetting import STRONG, TICK
from app.view.panels.panel import Panel, Surroundings
from app.view.panels.timeline.marks import Edits, mark_in_words, marks_of
from app.view.panels.timeline.places import MARGIN, STATUS_ROOM, has_banner, track_in
from app.view.panels.timeline.status import Status, status_of
from app.view.targets import Target
from app.view.widgets.button import Button, back_icon, button_of, draw_button, step_icon
from app.view.words import word_target

_ABOVE_TRACK = 9
"""So many units above the track are the marks of edits."""


class Shown(NamedTuple):
    """What the bar shows. ``end`` is the last step of the run, ``horizon`` that of the track.

    ``mark`` is the first edit of the mark that is pointed at; ``is_grabbed`` says that the handle is pointed at or held.
    ``span_begin`` is the step at which an animation that is saved begins, where one is marked in this run.
    """

    back: Button
    on: Button
    runs: Button
    run_number: int
    step: int
    end: int
    horizon: int
    edits: Edits
    mark: int | None
    is_grabbed: bool
    status: Status
    is_below_banner: bool
    span_begin: int | None = None


class TimelineBar(Panel[Shown]):
    """Draws the bar. The steps of the edits are collected once for each version of the run."""

    def __init__(self) -> None:
        self._layer = CachedLayer()
        self._edits: Edits | None = None

    def pick(self, state: State, around: Surroundings) -> Shown:
        """The run, the step looked at, and what is said of it."""
        timeline, target = state.timeline, state.pointer.target
        if self._edits is None or self._edits.version != timeline.run.version:
            self._edits = Edits.of(timeline.run)
        return Shown(
            button_of(state, "back"),
            button_of(state, "step", "timeline"),
            button_of(state, "runs-menu"),
            timeline.place.run_number,
            timeline.step,
            timeline.run.now.step,
            max(1, timeline.horizon),
            self._edits,
            target.first if isinstance(target, TimeMarkTarget) else None,
            TimeTarget() in (target, state.held),
            status_of(state, around.frame_rate),
            has_banner(state),
            _span_begin(state),
        )

    def draw(self, pen: Pen, rect: pygame.Rect, shown: Shown) -> None:
        """Draw buttons, track, marks and how far training got."""
        key = (shown.back, shown.on, shown.runs, shown.run_number)
        self._layer.draw(pen, rect, key, lambda: _draw_buttons(pen, rect, shown))
        right, track = rect.right - pen.px(MARGIN), track_in(rect, pen.typesetter.scale)
        if shown.is_below_banner:
            _draw_status_beside(pen, track, shown.status, right)
        else:
            _draw_status(pen, rect, shown.status, right)
        steps = LinearScale((0.0, float(shown.horizon)), (float(track.left), float(track.right)))
        pen.space = PlotTransform(steps, LinearScale((0.0, 1.0), (float(track.bottom), float(track.top))))
        _draw_track(pen, track, shown, steps)
        if shown.span_begin is not None:
            _draw_span_begin(pen, track, steps(float(shown.span_begin)))
        _draw_handle(pen, track, shown, steps)
        # Last, as the room around the track reaches as far as the marks: on a mark it is the mark that is pointed at.
        _draw_marks(pen, track, shown, steps)
        pen.space = None


def _draw_buttons(pen: Pen, rect: pygame.Rect, shown: Shown) -> None:
    theme, left = pen.theme, rect.x + pen.px(12)
    pen.rectangle(theme.bar, rect, role="bar")
    pen.rule(theme.rule, rect.topleft, rect.topright, "bar edge")
    for button, icon in ((shown.back, back_icon), (shown.on, step_icon)):
        box = pygame.Rect(left, rect.centery - pen.px(14), pen.px(30), pen.px(28))
        draw_button(pen, box, button, "", icon)
        left += pen.px(36)
    runs = pygame.Rect(left, rect.centery - pen.px(14), pen.px(78), pen.px(28))
    draw_button(pen, runs, shown.runs, f"Run {count(shown.run_number)}", has_menu=True)


def _draw_track(pen: Pen, track: pygame.Rect, shown: Shown, steps: LinearScale) -> None:
    """The whole track, over it the run up to its end, and over that what was up to the step looked at."""
    theme, now, end = pen.theme, steps(float(shown.step)), steps(float(shown.end))
    parts = (
        ("track", theme.raised, end, track.right),
        ("run", theme.faint, now, end),
        ("past", theme.accent, track.x, now),
    )
    for role, colour, hidden_until, until in parts:
        if hidden_until < until:
            pen.rectangle(colour, (track.x, track.y, round(until) - track.x, track.h), 2, role)


def _draw_marks(pen: Pen, track: pygame.Rect, shown: Shown, steps: LinearScale) -> None:
    """A dot over the track for each change made on the way, a bar for many in a row; named when pointed at."""
    edits = shown.edits
    if not len(edits.steps):  # as in most frames
        return
    columns = np.rint(steps(edits.steps))
    y, radius = track.y - pen.px(_ABOVE_TRACK), 2.5
    for mark in marks_of(columns, edits.continues, pen.px(2 * radius + 1)):
        left, right = int(columns[mark.first]), int(columns[mark.end - 1])
        is_pointed_at = shown.mark == mark.first
        colour, units = (pen.theme.text, 4.0) if is_pointed_at else (pen.theme.muted, radius)
        for x in (left, right) if right > left else (left,):
            pen.disc(colour, (x, y), units, role="edit mark")
        half = int(units * pen.typesetter.scale)
        pen.fill(colour, (left, y - half, right - left, 2 * half + 1), "edit mark bar")
        box = pygame.Rect(left - pen.px(4), y - pen.px(6), right - left + pen.px(8), pen.px(10))
        hint = mark_in_words(edits.edits, *mark) if is_pointed_at else " "
        part = slice(mark.first, mark.end)
        pen.target(_mark_target(TimeMarkTarget(mark.first), box, hint, edits.steps[part], columns[part]))


def _mark_target(target_id: TargetId, box: pygame.Rect, hint: str, steps: FloatArray, columns: FloatArray) -> Target:
    def look_at_nearest(x: float, y: float) -> Message:
        return LookAt(int(steps[np.argmin(np.abs(columns - x))]))

    return Target(target_id, box, hint, click_at=look_at_nearest, takes_focus=False, cursor=pygame.SYSTEM_CURSOR_HAND)


def _span_begin(state: State) -> int | None:
    begin = state.span_begin
    return begin.step if begin is not None and begin.run_number == state.timeline.place.run_number else None


def _draw_span_begin(pen: Pen, track: pygame.Rect, x: float) -> None:
    """A bracket around the track that is open to the side where the animation goes on."""
    half, arm = pen.px(9), pen.px(5)
    top, bottom = track.centery - half, track.centery + half
    corners = [(x + arm, top), (x, top), (x, bottom), (x + arm, bottom)]
    pen.polyline(pen.theme.text, corners, units=1.5, role="span begin")


def _draw_handle(pen: Pen, track: pygame.Rect, shown: Shown, steps: LinearScale) -> None:
    """The handle at the step looked at; all of the track can be pressed and dragged."""
    place = (steps(float(shown.step)), track.centery)
    pen.disc(pen.theme.text, place, 9 if shown.is_grabbed else 7.5, role="handle")

    def at(x: float, y: float) -> Message:
        return LookAt(round(steps.invert(max(track.left, min(track.right, x)))))

    def nudge(dx: int, dy: int) -> Message | None:
        if dy:
            return _edit_beside(shown, dy)
        if abs(dx) > 1:
            return LookAt(max(0, shown.step + 10 * dx))
        return StepOnce() if dx > 0 else StepBack()

    touched, hand = track.inflate(pen.px(20), pen.px(22)), pygame.SYSTEM_CURSOR_HAND
    hint = "Drag to look back. Left and Right go one step, Up and Down to the next change of the run"
    pen.target(Target(TimeTarget(), touched, hint, press=at, drag=at, nudge=nudge, cursor=hand))


def _edit_beside(shown: Shown, way: int) -> Message | None:
    """To the step of the next change after the step looked at, or of the one before; None where there is none."""
    steps = shown.edits.steps
    there = steps[steps > shown.step] if way > 0 else steps[steps < shown.step]
    return LookAt(int(there.min() if way > 0 else there.max())) if len(there) else None


def _draw_status(pen: Pen, rect: pygame.Rect, status: Status, right: int) -> None:
    """Three lines of text at the right end, each in the longest form that leaves the track alone."""
    muted = pen.theme.muted
    rows = (
        ("step", 20, STRONG, pen.theme.text, status.steps),
        ("epoch", 37, TICK, muted, status.epochs),
        ("says", 52, TICK, muted, (status.says,)),
    )
    for word, down, style, colour, texts in rows:
        y = rect.y + pen.px(down)
        box = pen.text_that_fits(texts, pen.px(STATUS_ROOM), right, y, style, colour, "midright", word)
        pen.target(word_target(word, box))


def _draw_status_beside(pen: Pen, track: pygame.Rect, status: Status, right: int) -> None:
    """Step and epoch in one line beside the track; that the run is stopped is what the banner says."""
    y, room = track.centery, pen.px(STATUS_ROOM)
    step = pen.text_that_fits(status.steps, room, right, y, STRONG, pen.theme.text, "midright", "step")
    pen.target(word_target("step", step))
    left = step.left - pen.px(8)
    epochs = [text for text in status.epochs if pen.width(text, TICK) <= left - (right - room)]
    if epochs:
        box = pen.text(epochs[0], left, y, TICK, pen.theme.muted, "midright", "epoch")
        pen.target(word_target("epoch", box))
