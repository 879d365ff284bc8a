"""Turns what the window system reports into messages: the pointer by what is under it, keys by the command table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pygame

from app.messages import Message, Quit
from app.session.pixels import place_within_reach
from app.session.state import State
from app.shell.input.keyboard import Keyboard
from app.shell.input.mouse import LEFT, MIDDLE, RIGHT, Mouse
from app.view.screen import Screen

MOST_NOTCHES = 20
"""Nobody turns a wheel farther at once; drivers and other programs may report anything."""


class Translator:
    """Reads events one by one, in order, against what is on the screen."""

    def __init__(self, screen: Screen) -> None:
        self._mouse = Mouse(screen)
        self._keyboard = Keyboard(screen, self._mouse)

    def timely(self, events: Sequence[pygame.event.Event]) -> list[pygame.event.Event]:
        """Of events that came together those that still count."""
        return self._keyboard.without_late_repeats(_with_notches_added(_without_stale_motions(events)))

    def messages(self, event: pygame.event.Event, state: State, now_ms: int) -> Iterator[Message]:
        """The messages that an event means. The state must be brought up to date with each before the next is asked for."""
        mouse = self._mouse
        if not state.gesture.is_on:
            mouse.forget_press()
        if event.type == pygame.MOUSEMOTION:
            yield from mouse.moved(state, *place_within_reach(*event.pos))
        elif event.type == pygame.MOUSEBUTTONDOWN and event.button in (LEFT, MIDDLE, RIGHT):
            yield from mouse.pressed(state, event.button, *place_within_reach(*event.pos), now_ms, self._keyboard.has_shift)
        elif event.type == pygame.MOUSEBUTTONUP and event.button in (LEFT, MIDDLE, RIGHT):
            yield from mouse.released(state, event.button, *place_within_reach(*event.pos))
        elif event.type == pygame.MOUSEWHEEL:
            yield from mouse.wheeled(state, max(-MOST_NOTCHES, min(MOST_NOTCHES, event.y)))
        elif event.type == pygame.KEYDOWN:
            yield from self._keyboard.pressed(state, event)
        elif event.type == pygame.KEYUP:
            yield from self._keyboard.released(event)
        elif event.type == pygame.TEXTINPUT:
            yield from self._keyboard.typed(state, event.text)
        elif event.type == pygame.WINDOWLEAVE:
            yield from mouse.left_window(state)
        elif event.type == pygame.QUIT:
            yield Quit()

    def waits_ms(self, state: State, now_ms: int) -> int | None:
        """How long until a click turns out not to be half of a double click; None where there is no such click."""
        return self._mouse.waits_ms(state, now_ms)

    def overdue(self, state: State, now_ms: int) -> Iterator[Message]:
        """What such a click means, once that is certain."""
        return self._mouse.overdue(state, now_ms)

    def pointing(self, state: State) -> Iterator[Message]:
        """What a pointer that rests where it is means now."""
        return self._mouse.pointing(state)


def _without_stale_motions(events: Sequence[pygame.event.Event]) -> list[pygame.event.Event]:
    """Of motions in a row only the last: the pointer is where it is, and each motion of a drag is an edit."""
    kept: list[pygame.event.Event] = []
    for event in events:
        if kept and event.type == pygame.MOUSEMOTION == kept[-1].type:
            kept.pop()
        kept.append(event)
    return kept


def _with_notches_added(events: Sequence[pygame.event.Event]) -> list[pygame.event.Event]:
    """Turns of the wheel in a row as one: each would scroll from what was drawn last, and all but one would be lost."""
    kept: list[pygame.event.Event] = []
    for event in events:
        if kept and event.type == pygame.MOUSEWHEEL == kept[-1].type:
            kept[-1] = pygame.event.Event(pygame.MOUSEWHEEL, {**event.dict, "y": kept[-1].y + event.y})
        else:
            kept.append(event)
    return kept
