"""The view of the landscape."""

from __future__ import annotations

from dataclasses import replace
from math import isfinite

from app.messages import FitLandscape, ShowBox, ShowCard, ShowLandscape, ShowPreview, ToggleLandscapeSize, TurnLandscape
from app.session.state import State
from app.session.views import Box
from app.update.handlers import handles

LARGEST = 1e60
LEAST_SPAN_SHARE = 1e-9


@handles(ShowLandscape)
def _show(state: State, message: ShowLandscape) -> None:
    state.landscape = replace(state.landscape, view=message.view)
    bring_to_front(state, "landscape")


@handles(ShowCard)
def _show_card(state: State, message: ShowCard) -> None:
    bring_to_front(state, message.card)


def bring_to_front(state: State, card: str) -> None:
    """Show that card, where several share one place; which do so is up to the window's size, and in a lesson the chapter."""
    state.landscape = replace(state.landscape, is_in_front=card == "landscape")
    if state.lesson is not None:
        state.lesson = replace(state.lesson, front=card)
    state.preview_line = None


@handles(ToggleLandscapeSize)
def _toggle_size(state: State, message: ToggleLandscapeSize) -> None:
    state.landscape = replace(state.landscape, is_large=not state.landscape.is_large)
    state.preview_line = None


@handles(FitLandscape)
def _fit(state: State, message: FitLandscape) -> None:
    state.landscape = replace(state.landscape, box=None)


@handles(ShowBox)
def _show_box(state: State, message: ShowBox) -> None:
    if is_usable_box(message.box):
        state.landscape = replace(state.landscape, box=message.box)


@handles(ShowPreview)
def _preview(state: State, message: ShowPreview) -> None:
    state.preview_line = message.line


@handles(TurnLandscape)
def _turn(state: State, message: TurnLandscape) -> None:
    old = state.landscape
    if isfinite(message.yaw) and isfinite(message.pitch):
        pitch = max(5.0, min(85.0, old.pitch + message.pitch))
        state.landscape = replace(old, yaw=(old.yaw + message.yaw) % 360.0, pitch=pitch)


def is_usable_box(box: Box) -> bool:
    """Whether that part of the landscape can be shown."""
    for low, high in ((box.m_low, box.m_high), (box.b_low, box.b_high)):
        size = max(abs(low), abs(high))
        if not (isfinite(size) and size < LARGEST and high - low > max(size * LEAST_SPAN_SHARE, 1e-30)):
            return False
    return True
