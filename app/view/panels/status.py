"""The bar along the bottom: how far training got and how fast it runs."""

from __future__ import annotations

import pygame

from app.plots.numerals import count
from app.state import State
from app.view.ink import Ink
from app.view.pace import Pace
from app.view.typesetting import BODY, SMALL, STRONG


def status_depends_on(state: State, pace: Pace) -> object:
    """What the bar is redrawn for."""
    timeline = state.timeline
    return timeline.place, timeline.step, state.training.cursor, state.training.settings, state.is_running, pace


def draw_status(ink: Ink, rect: pygame.Rect, state: State, pace: Pace) -> None:
    """Draw the bar."""
    theme = ink.theme
    pygame.draw.rect(ink.surface, theme.bar, rect)
    pygame.draw.line(ink.surface, theme.rule, rect.topleft, rect.topright, ink.stroke(1))
    settings = state.training.settings
    left = rect.x + ink.px(12)
    ink.text(f"seed {settings.seed} · {settings.order} order", left, rect.centery, BODY, theme.muted)
    right = rect.right - ink.px(12)
    epoch = state.training.cursor.epoch
    ink.text(
        f"step {count(state.timeline.step)} · epoch {count(epoch)}",
        right,
        rect.y + ink.px(24),
        STRONG,
        anchor="midright",
    )
    ink.text(_says(state, pace), right, rect.y + ink.px(44), SMALL, theme.muted, "midright")


def _says(state: State, pace: Pace) -> str:
    if state.timeline.run.divergence is not None:
        return "stopped: diverging"
    if not state.is_playing:
        return "paused"
    if not state.is_running:
        return "waiting for points" if not len(state.points) else "held"
    if not pace.frames_per_s:
        return "live"
    return f"live · {pace.frames_per_s} fps · {pace.frame_ms:.1f} ms/frame"
