"""What the figures on the stage share: their card with a title, and whether a part of them is held."""

from __future__ import annotations

import pygame

from app.session.lesson.figures import V
from app.session.state import State
from app.session.targets import FigureTarget
from app.view.paint.pen import Pen
from app.view.paint.typesetting import STRONG

HEADER = 40
"""The height of a card's title, in units."""


def values_of(state: State, kind: type[V]) -> V:
    """The values of a figure, those that it begins with while no lesson is open."""
    return kind() if state.lesson is None else state.lesson.figure(kind)


def is_hot(state: State, target: FigureTarget) -> bool:
    """Whether it is held or pointed at."""
    return target in (state.pointer.target, state.held)


def draw_stage(pen: Pen, rect: pygame.Rect, title: str) -> tuple[pygame.Rect, pygame.Rect]:
    """The card with its title; returns the room that is left beside the title, and that below it."""
    pen.fill(pen.theme.background, rect, "background")
    pen.card(rect)
    pad, header = pen.px(14), pen.px(HEADER)
    name = pen.text(title, rect.x + pad, rect.y + header // 2, STRONG, role="title")
    beside = pygame.Rect(name.right + pad, rect.y, rect.right - 2 * pad - name.right, header)
    return beside, pygame.Rect(rect.x, rect.y + header, rect.w, rect.h - header - pen.px(10))
