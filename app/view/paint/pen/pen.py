"""The pen with all that it can do, and the targets that were drawn with it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pygame

from app.session.targets import TargetId
from app.view.paint.pen.lines import Lines
from app.view.paint.pen.texts import Texts
from app.view.paint.theme import Theme
from app.view.paint.typesetting import Typesetter
from app.view.targets import Named, Target, made


class Pen(Texts, Lines):
    """Draws on ``surface`` in the colours of ``theme``. Lengths are in units of the layout.

    The pen notes which pixels each call touched, so that cached layers can restore just those; what was written where and
    which targets were drawn; and, for tests, what each thing drawn stands for.
    ``role`` in any call says what the thing drawn stands for; ``space``, while a figure is drawn, what its pixels mean.
    ``draw_number`` counts how often the panel was drawn; ``is_full_redraw``: something else was drawn over all of it.
    """

    def __init__(self, surface: pygame.Surface, theme: Theme, typesetter: Typesetter) -> None:
        super().__init__(surface, theme, typesetter)
        self.named: list[Named] = []
        self.focus: TargetId | None = None
        self.draw_number = 0
        self.is_full_redraw = False

    @property
    def targets(self) -> list[Target]:
        """What can be touched of what was drawn."""
        return made(self.named)

    def target(self, target: Target) -> None:
        """Something that can be touched was drawn here; it gets the focus ring if it has the focus."""
        self.named.append(target)
        if self.focus == target.id and target.takes_focus:
            self.focus_ring(target.rect)

    def targets_later(self, make: Callable[[], Iterable[Target]]) -> None:
        """Things that take no focus can be touched here: what they are is asked for when something is touched."""
        self.named.append(make)

    def focus_ring(self, rect: pygame.Rect) -> None:
        """The ring around what keys go to."""
        grown = rect.inflate(self.px(6), self.px(6)).clip(self.surface.get_clip())
        self.rectangle(self.theme.accent, grown, 8, "focus ring", line=2)
