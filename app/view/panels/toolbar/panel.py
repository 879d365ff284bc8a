"""The bar along the top: running, mode, learning rate, speed, data and options."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import pygame

from app.commands import BY_ID, MENUS, tooltip_with
from app.model.learning.training import Mode
from app.session.state import State
from app.session.targets import ModeTarget
from app.view.paint.pen import Pen
from app.view.panels.panel import Panel, Surroundings
from app.view.panels.toolbar.places import control_places
from app.view.panels.toolbar.rate import RateShown, draw_rate
from app.view.panels.toolbar.speed import SpeedShown, draw_speed
from app.view.widgets.button import Button, button_of, draw_button, pause_icon, play_icon, reset_icon, step_icon
from app.view.widgets.segmented import Segment, draw_segments

_MODE_LABELS = {Mode.STOCHASTIC: "Stochastic", Mode.MINI_BATCH: "Mini-batch", Mode.BATCH: "Batch"}
_MENU_LABELS = {MENUS["data"]: "Data", MENUS["options"]: "Options"}


class Shown(NamedTuple):
    """What the bar shows: its buttons, each made from a command, the modes to choose from, and both sliders."""

    is_playing: bool
    play: Button
    step: Button
    reset: Button
    modes: tuple[Segment, ...]
    rate: RateShown
    speed: SpeedShown
    menus: tuple[Button, ...]
    lesson: Button
    is_in_lesson: bool
    help: Button


class Toolbar(Panel[Shown]):
    """Draws the bar; words on buttons give way to icons where there is no room."""

    def pick(self, state: State, around: Surroundings) -> Shown:
        """The settings, and what can be done now."""
        names = ("play", "step", "reset", "help", "lesson")
        play, step, reset, help_, lesson = (button_of(state, name) for name in names)
        menus = tuple(button_of(state, name) for name in _MENU_LABELS)
        rate, speed = RateShown.of(state), SpeedShown.of(state)
        return Shown(
            state.is_playing, play, step, reset, _modes(state), rate, speed, menus, lesson, state.lesson is not None, help_
        )

    def draw(self, pen: Pen, rect: pygame.Rect, shown: Shown) -> None:
        """Draw the whole bar, from the left."""
        pen.rectangle(pen.theme.bar, rect, role="bar")
        pen.rule(pen.theme.rule, (rect.x, rect.bottom - 1), (rect.right, rect.bottom - 1), "bar edge")
        places, has_words = control_places(pen, rect)
        _draw_play(pen, places["play"], shown, has_words)
        for button, label, icon in ((shown.step, "Step", step_icon), (shown.reset, "Reset", reset_icon)):
            place = places[button.id.command_id]
            draw_button(pen, place, button, label if has_words else "", None if has_words else icon)
        draw_segments(pen, places["mode"], shown.modes, "mode")
        draw_rate(pen, places["rate"], shown.rate)
        draw_speed(pen, places["speed"], shown.speed)
        for button in shown.menus:
            draw_button(pen, places[button.id.command_id], button, _MENU_LABELS[button.id.command_id], has_menu=True)
        draw_button(pen, places["lesson"], shown.lesson, "Lesson", is_primary=shown.is_in_lesson)
        draw_button(pen, places["help"], shown.help, "?")


def _draw_play(pen: Pen, place: pygame.Rect, shown: Shown, has_words: bool) -> None:
    """The button says and shows what a press would do."""
    label, icon = ("Pause", pause_icon) if shown.is_playing else ("Play", play_icon)
    draw_button(pen, place, shown.play, label if has_words else "", icon, is_primary=shown.play.is_enabled)


def _modes(state: State) -> tuple[Segment, ...]:
    target = state.pointer.target
    return _mode_segments(state.training.settings.mode, target.mode if isinstance(target, ModeTarget) else None)


@cache
def _mode_segments(chosen: Mode, pointed_at: Mode | None) -> tuple[Segment, ...]:
    """A mode can be chosen whatever the state is, so that nothing else changes its tooltip."""
    return tuple(
        Segment(
            id=ModeTarget(mode),
            label=label,
            hint=tooltip_with(str(mode), ""),
            message=BY_ID[str(mode)].message,
            is_chosen=mode is chosen,
            is_pointed_at=mode is pointed_at,
        )
        for mode, label in _MODE_LABELS.items()
    )
