"""The whole window: which panels there are, which of them must be drawn anew, and what is where."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

import pygame

from app.lesson.every import open_chapter
from app.session.state import State
from app.session.targets import FileTarget, MenuRowTarget, TargetId
from app.session.ui_scale import is_large_enough
from app.view.focus import NamedStops, leap, part_beside, stop_beside
from app.view.frame_rate import NOT_MEASURED, FrameRate
from app.view.layout import ExtraSlot, Layout, layout, panel_places, with_tabs
from app.view.lesson_layout import LessonViews, card_form, lesson_places
from app.view.paint.marks import Mark
from app.view.paint.pen import Label, Pen
from app.view.paint.theme import THEMES
from app.view.paint.typesetting import typesetter_of
from app.view.panels.every import new_overlays, new_panels
from app.view.panels.lesson.panel import card_height
from app.view.panels.panel import Panel, Progress, Surroundings
from app.view.panels.too_small import TooSmall
from app.view.slots.overlay_stack import OverlayStack
from app.view.slots.slot import Slot
from app.view.slots.touched import figures_of, parts_of_tab, reading_of, rect_of, target_at, target_named, word_beside
from app.view.targets import Target


class Screen:
    """Draws the state onto a surface and remembers where everything is.

    ``hint``, ``notice`` and ``progress`` are what the loop has to say; the hint belongs beside ``hint_beside``, or else
    beside the pointer, and ``is_pointer_idle`` says whether that is left alone.
    """

    def __init__(self, records_marks: bool = False, ratio: int = 1) -> None:
        """``records_marks``: note what each thing drawn stands for, for tests.

        ``ratio``: draw a window of that part of the surface's width and height, so many times as finely.
        """
        self.records_marks, self._ratio = records_marks, ratio
        self.panels = new_panels()
        self._too_small = TooSmall()
        self._overlays = OverlayStack(new_overlays())
        self._typesetter = typesetter_of(1.0)
        self._extra_slots: list[ExtraSlot] = []
        self._layout = layout(1280, 800, 1.0)
        self._around = Surroundings(self._layout)
        self._arranged_for: object = None
        self._is_large_enough = False
        self.slots: list[Slot] = []
        self.hint, self.notice = "", ""
        self.hint_beside: pygame.Rect | None = None
        self.progress: Progress | None = None
        self.is_pointer_idle = False

    def add(self, slot: ExtraSlot, panel: Panel[Any]) -> None:
        """Show one more panel, in a slot of its own."""
        self._extra_slots.append(slot)
        self.panels[slot.name] = panel
        self.forget()

    # --- what is where -----------------------------------------------------------------------------------------------

    @property
    def layout(self) -> Layout:
        """Where everything stood when it was drawn last."""
        return self._layout

    @property
    def targets(self) -> list[Target]:
        """All that was named while drawing, in the order of Tab."""
        return [target for slot in self._all_slots for target in slot.targets]

    @property
    def overlay_targets(self) -> list[Target]:
        """Those of them that lie over the panels."""
        return [target for slot in self._overlays.slots for target in slot.targets]

    @property
    def labels(self) -> dict[str, list[Label]]:
        """What stands written, by panel; that of all overlays together."""
        over = [label for slot in self._overlays.slots for label in slot.labels]
        return {**{slot.name: slot.labels for slot in self.slots}, "overlays": over}

    @property
    def marks(self) -> dict[str, list[Mark]]:
        """What was drawn, by panel and overlay, where marks are recorded."""
        return {slot.name: slot.marks for slot in self._all_slots}

    @property
    def _all_slots(self) -> Sequence[Slot]:
        """From the lowest to the topmost."""
        return [*self.slots, *self._overlays.slots]

    def target_at(self, state: State, x: float, y: float) -> Target | None:
        """What is under the pixel: the topmost, most particular thing."""
        return target_at(self._all_slots, state, self._around, x, y)

    def target_named(self, state: State, target_id: TargetId | None) -> Target | None:
        """The target of that name, if it is there."""
        return target_named(self._all_slots, state, self._around, target_id)

    def focus_beside(self, state: State, target_id: TargetId | None, way: int) -> TargetId | None:
        """The name of what Tab (``way`` 1) or Shift+Tab (−1) leads to."""
        return stop_beside(parts_of_tab(self._all_slots, state, self._around), target_id, way)

    def part_beside(self, state: State, target_id: TargetId | None, way: int) -> TargetId | None:
        """The name of the first thing in the next part of the window (``way`` 1) or in the one before (−1)."""
        return part_beside(parts_of_tab(self._all_slots, state, self._around), target_id, way)

    def word_beside(self, word: TargetId, way: int) -> TargetId:
        """The name of the next word, or of the one before, that says what it means in the same part of the window."""
        return word_beside(self._all_slots, word, way)

    def row_beside(self, state: State, way: int) -> TargetId | None:
        """The name of the row of the open menu, or list of files, that the arrow down (``way`` 1) or up (−1) leads to.

        From the row that has the focus while that is in sight; else, in a menu that was scrolled, from the edge of what is.
        """
        targets = [target for target in self.overlay_targets if isinstance(target.id, MenuRowTarget | FileTarget)]
        rows: list[TargetId] = [target.id for target in targets]
        in_sight: list[TargetId] = [target.id for target in targets if target.rect.h]
        if state.focus in in_sight or not in_sight or (state.focus not in rows and not _is_scrolled(state)):
            return stop_beside([NamedStops(rows)], state.focus, way)
        return in_sight[0] if way > 0 else in_sight[-1]

    def row_at(self, state: State, key: str) -> TargetId | None:
        """The name of the row of the open menu, or list of files, that Home, End, Page Up or Page Down leads to."""
        rows = [target for target in self.overlay_targets if isinstance(target.id, MenuRowTarget | FileTarget)]
        place = next((place for place, row in enumerate(rows) if row.id == state.focus), None)
        in_sight = [place for place, row in enumerate(rows) if row.rect.h]
        return rows[leap(key, place, in_sight, len(rows))].id if rows else None

    # --- drawing -----------------------------------------------------------------------------------------------------

    def forget(self) -> None:
        """What was drawn is no longer there: the next time everything is drawn."""
        self._arranged_for = None

    def draw(self, surface: pygame.Surface, state: State, frame_rate: FrameRate = NOT_MEASURED) -> list[pygame.Rect]:
        """Bring the surface up to date; returns the rectangles that changed, none where nothing did."""
        arranged = self._arrange(surface, state)
        self._around = around = Surroundings(
            self._layout,
            frame_rate,
            self.hint,
            self.notice,
            self.hint_beside,
            self.progress,
            # Not methods of the screen: it would hold itself, and stay in memory with all its pictures until garbage is
            # collected.
            partial(rect_of, self.slots, self._overlays),
            partial(figures_of, self.slots),
            partial(reading_of, self.slots, self._overlays),
            self.is_pointer_idle,
        )
        picked = [(slot, slot.panel.pick(state, around)) for slot in self.slots]
        stale = [(slot, shown) for slot, shown in picked if not slot.shows(shown, state.focus)]
        changed = [slot.rect for slot, _ in stale]
        self._overlays.lift_from(surface, changed)
        for slot, shown in stale:
            slot.draw(self._pen(surface, state), shown)
        if self._is_large_enough:
            changed += self._overlays.draw(surface, state, around, lambda: self._pen(surface, state))
        return arranged + changed

    def _arrange(self, surface: pygame.Surface, state: State) -> list[pygame.Rect]:
        """Give out the places again where size, scale or theme changed; returns the window if so."""
        size, landscape, look = surface.get_size(), state.landscape, state.look
        chapter = open_chapter(state)
        front = "" if state.lesson is None else state.lesson.front
        views = landscape.is_large, landscape.is_in_front, look.show_derivation, chapter, front
        key = (size, look.ui_scale, look.theme, views, surface)
        if key == self._arranged_for:
            return []
        self._arranged_for = key
        self._overlays.forget()
        surface.fill(THEMES[look.theme].background)
        self._is_large_enough = is_large_enough(*(length // self._ratio for length in size))
        if self._is_large_enough:
            places = self._places(state, size)
            self.slots = [Slot(name, panel, places[name]) for name, panel in self.panels.items() if name in places]
        else:
            self._set_scale(float(self._ratio))
            self.slots = [Slot("too small", self._too_small, surface.get_rect())]
        return [surface.get_rect()]

    def _places(self, state: State, size: tuple[int, int]) -> dict[str, pygame.Rect]:
        """Which panels are shown, and where."""
        self._layout = whole = layout(*size, state.look.ui_scale, self._extra_slots, self._ratio)
        self._set_scale(whole.scale)
        chapter = open_chapter(state)
        if chapter is None:
            self._layout = with_tabs(whole, state.landscape)
            return panel_places(whole, state.landscape, state.look.show_derivation)
        self._layout, places = lesson_places(
            whole,
            chapter.arrangement,
            LessonViews(state.landscape.is_large, "" if state.lesson is None else state.lesson.front),
            lambda width: card_height(self._typesetter, chapter, width, card_form(whole)),
        )
        return places

    def _set_scale(self, scale: float) -> None:
        if self._typesetter.scale != scale:
            self._typesetter = typesetter_of(scale)

    def _pen(self, surface: pygame.Surface, state: State) -> Pen:
        pen = Pen(surface, THEMES[state.look.theme], self._typesetter)
        pen.focus = state.focus
        pen.marks = [] if self.records_marks else None
        return pen


def _is_scrolled(state: State) -> bool:
    return state.menu_scroll > 0 if state.files is None else state.files.first > 0
