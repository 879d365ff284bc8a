"""How far training got and whether it goes on, in words."""

from __future__ import annotations

from typing import NamedTuple

from app.plots.numerals import count
from app.session.state import State
from app.view.frame_rate import FrameRate


class Status(NamedTuple):
    """Step and epoch, the longest form first, and whether training goes on."""

    steps: tuple[str, ...]
    epochs: tuple[str, ...]
    says: str


def status_of(state: State, frame_rate: FrameRate) -> Status:
    """Of the step looked at."""
    timeline, settings = state.timeline, state.training.settings
    step, last, epoch = (count(n) for n in (timeline.step, timeline.run.now.step, state.training.cursor.epoch))
    steps = (f"step {step}",) if timeline.is_live else (f"step {step} of {last}", f"{step} of {last}")
    order = str(settings.order)
    orders = (order,) if order == "sequential" else (f"{order}, seed {settings.seed}", order)
    return Status(steps, (*(f"epoch {epoch} · {each}" for each in orders), f"epoch {epoch}"), _says(state, frame_rate))


def _says(state: State, frame_rate: FrameRate) -> str:
    if not state.timeline.is_live:
        return "the past: play goes on from here"
    if state.timeline.run.divergence is not None:
        return "stopped: diverging"
    if not state.is_playing:
        return "paused"
    if state.explained:
        return "waiting: a number is explained"
    if not state.is_running:
        return "waiting for points" if not len(state.points) else "held"
    if not frame_rate.frames_per_s:
        return "live"
    return f"live · {frame_rate.frames_per_s} fps · {frame_rate.frame_ms:.1f} ms/frame"
