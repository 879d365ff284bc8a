"""Where a number comes from, asked with the mouse and with keys alone, through the real translator."""

from __future__ import annotations

import pygame

from app.messages import Advance, LoadPoints, TogglePlay
from app.session.explained.quantity import Kind
from app.session.targets import ExplanationTarget, NumberTarget, SymbolTarget
from app.update import update
from tests.shell.input.hands import Keys
from tests.view.marked import POINTS


def hands() -> Keys:
    return Keys(LoadPoints(POINTS["a curve"], "a curve"), Advance(40), TogglePlay())


def click(keys: Keys, x: float, y: float) -> None:
    for kind in (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP):
        event = pygame.event.Event(kind, button=1, pos=(round(x), round(y)))
        for message in keys.translator.messages(event, keys.state, 0):
            update(keys.state, message)
    keys.draw()


def kinds(keys: Keys) -> list[Kind]:
    return [quantity.kind for quantity in keys.state.explained]


def place(keys: Keys, name: SymbolTarget) -> tuple[int, int]:
    target = keys.screen.target_named(keys.state, name)
    assert target is not None
    return target.rect.center


def test_with_the_mouse() -> None:
    keys = hands()
    points = len(keys.state.points)
    click(keys, *place(keys, SymbolTarget("m", "result", 5)))
    assert kinds(keys) == [Kind.CHANGE_M]
    number = next(each for each in keys.screen.overlay_targets if isinstance(each.id, NumberTarget))
    click(keys, *number.rect.center)
    assert kinds(keys) == [Kind.CHANGE_M, Kind.ERROR]
    click(keys, *place(keys, SymbolTarget("m", "equation", 1)))
    assert kinds(keys) == [Kind.OWN_M]
    card = next(each for each in keys.screen.overlay_targets if each.id == ExplanationTarget())
    click(keys, card.rect.right - 4, card.rect.bottom - 4)
    assert kinds(keys) == [Kind.OWN_M]
    click(keys, 120.0, 640.0)
    assert kinds(keys) == []
    assert len(keys.state.points) == points


def test_with_keys_alone() -> None:
    keys = hands()
    step = next(slot for slot in keys.screen.slots if slot.name == "step")
    keys.tabs_to(*(target.id for target in step.targets))
    asked = SymbolTarget("m", "result", 5)
    for _ in range(len(step.targets)):
        if keys.state.focus != asked:
            keys.types("right")
    assert keys.state.focus == asked
    keys.types("enter")
    assert kinds(keys) == [Kind.CHANGE_M]
    error, x, rate = (each.id for each in keys.screen.overlay_targets if isinstance(each.id, NumberTarget))
    assert keys.state.focus == error
    keys.types("right")
    assert keys.state.focus == x
    keys.types("down", "right")
    assert keys.state.focus == rate
    keys.types("left", "up")
    assert keys.state.focus == error
    keys.types("enter")
    assert kinds(keys) == [Kind.CHANGE_M, Kind.ERROR]
    keys.types("delete")
    assert kinds(keys) == [Kind.CHANGE_M]
    assert keys.state.focus == error
    keys.types("right", "enter")
    assert kinds(keys) == [Kind.CHANGE_M, Kind.X]
    assert keys.state.focus == ExplanationTarget()
    keys.types("left")
    assert (kinds(keys), keys.state.focus) == ([Kind.CHANGE_M], x)
    keys.types("tab", "tab")
    assert isinstance(keys.state.focus, NumberTarget)
    keys.types("escape")
    assert (kinds(keys), keys.state.focus) == ([], SymbolTarget("m", "result", 5))


def test_left_of_the_first_number_leads_back() -> None:
    keys = hands()
    keys.state.focus = SymbolTarget("m", "result", 5)
    keys.draw()
    keys.types("enter", "enter", "left")
    assert kinds(keys) == [Kind.CHANGE_M]
    keys.types("left")
    assert kinds(keys) == []
