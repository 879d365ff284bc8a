"""Theme, size and other settings of the display; menus, notices and leaving."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, NamedTuple

from app.lesson.every import number_of, open_chapter
from app.messages import (
    SWITCHES,
    ChangeUiScale,
    Message,
    Notify,
    ResetUiScale,
    ResizeWindow,
    ScrollDerivation,
    ScrollMenu,
    ToggleHelp,
    ToggleMenu,
    ToggleScaleCard,
    ToggleTheme,
)
from app.session.look import Look, ThemeName
from app.session.state import State
from app.session.targets import ScaleTarget
from app.session.ui_scale import size_beside, size_in_words
from app.session.views import LandscapeView
from app.update.cards import HELP, MENU, SCALE, close, make_room
from app.update.handlers import handles, notify
from app.update.landscape.view import bring_to_front


class SeenIn(NamedTuple):
    """What is seen in some views of the landscape alone, and how these are called."""

    what: str
    views: tuple[LandscapeView, ...]
    called: str


SEEN_IN = {
    "show_point_lines": SeenIn("Every point as a line", (LandscapeView.BOWL,), "the bowl"),
    "show_fog": SeenIn("Fog", (LandscapeView.SLICE_M, LandscapeView.SLICE_B), "the slices"),
}
"""By the field of the look that switches it."""


def _switch(state: State, message: Message) -> None:
    """Turn the field of the look that the message names on or off."""
    field = SWITCHES[type(message)]
    switched: dict[str, Any] = {field: not getattr(state.look, field)}
    state.look = replace(state.look, **switched)
    if field in SEEN_IN:
        _tell_where_seen(state, SEEN_IN[field], switched[field])
    if field == "show_derivation":
        # It is seen in place of what shares its room.
        bring_to_front(state, "derivation")


def _tell_where_seen(state: State, seen: SeenIn, is_on: bool) -> None:
    """In another view a switch would do nothing that can be seen."""
    if state.landscape.view not in seen.views:
        notify(state, f"{seen.what}: {f'on, to be seen in {seen.called}' if is_on else 'off'}")


for _kind in SWITCHES:
    handles(_kind)(_switch)


@handles(ToggleTheme)
def _toggle_theme(state: State, message: ToggleTheme) -> None:
    other = ThemeName.LIGHT if state.look.theme is ThemeName.DARK else ThemeName.DARK
    state.look = replace(state.look, theme=other)


@handles(ChangeUiScale)
def _change_ui_scale(state: State, message: ChangeUiScale) -> None:
    """From what is seen now, which the window may have held down; asking for more never gives less once it is larger."""
    wanted = size_beside(state.ui_scale, message.notches)
    _set_ui_scale(state, max(wanted, state.look.ui_scale) if message.notches >= 0 else wanted)


@handles(ResetUiScale)
def _reset_ui_scale(state: State, message: ResetUiScale) -> None:
    _set_ui_scale(state, Look().ui_scale)


def _set_ui_scale(state: State, ui_scale: float) -> None:
    state.look = replace(state.look, ui_scale=ui_scale)
    notify(state, size_in_words(*state.window_size, ui_scale))


@handles(ResizeWindow)
def _resize_window(state: State, message: ResizeWindow) -> None:
    state.window_size = (max(1, message.width), max(1, message.height))


@handles(ToggleScaleCard)
def _toggle_scale_card(state: State, message: ToggleScaleCard) -> None:
    if state.show_both_equations:
        close(state, SCALE)
    elif make_room(state, SCALE):
        state.show_both_equations = True
        if len(state.points):
            # Without points nothing is seen of it yet.
            state.focus = ScaleTarget(state.training.training_set.scale)


@handles(ToggleHelp)
def _toggle_help(state: State, message: ToggleHelp) -> None:
    if state.is_help_open:
        close(state, HELP)
    elif make_room(state, HELP):
        state.is_help_open = True


@handles(ToggleMenu)
def _toggle_menu(state: State, message: ToggleMenu) -> None:
    if state.menu == message.name:
        close(state, MENU)
    elif make_room(state, MENU):
        state.menu, state.menu_scroll = message.name, _first_row(state, message.name)


def _first_row(state: State, menu: str) -> int:
    """The menu of chapters opens with the open chapter in sight, and the one before it."""
    chapter = open_chapter(state) if menu == "chapters" else None
    return 0 if chapter is None else max(0, number_of(chapter) - 2)


@handles(ScrollMenu)
def _scroll_menu(state: State, message: ScrollMenu) -> None:
    state.menu_scroll = max(0, message.row)


@handles(ScrollDerivation)
def _scroll_derivation(state: State, message: ScrollDerivation) -> None:
    state.derivation_scroll = max(0, message.row)


@handles(Notify)
def _notify(state: State, message: Notify) -> None:
    notify(state, message.text, message.is_failure)
