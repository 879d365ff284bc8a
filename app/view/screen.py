"""The whole window: which panels there are, which of them must be drawn anew, and what is where."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Protocol

import pygame

from app.session.state import State
from app.session.targets import MenuRowTarget, PointTarget, TargetId
from app.session.ui_scale import is_large_enough
from app.view.frame_rate import NOT_MEASURED, FrameRate
from app.view.layout import Layout, layout, panel_places
from app.view.paint.marks import Mark
from app.view.paint.pen import Label, Pen
from app.view.paint.theme import THEMES
from app.view.paint.typesetting import Typesetter
from app.view.panels.canvas.panel import Canvas
from app.view.panels.cost.panel import CostCard
from app.view.panels.landscape.panel import LandscapeCard
from app.view.panels.overlays.divergence import draw_divergence
from app.view.panels.overlays.help import draw_help
from app.view.panels.overlays.menus import draw_menu
from app.view.panels.overlays.notices import Progress, draw_notice, draw_progress, draw_tooltip
from app.view.panels.panel import Panel, Surroundings
from app.view.panels.step.panel import StepCard
from app.view.panels.timeline.panel import TimelineBar
from app.view.panels.too_small import draw_too_small
from app.view.panels.toolbar.panel import Toolbar
from app.view.targets import Target


class OfState(Protocol):
    """A panel that still draws from the state: it says what it is drawn for."""

    def depends_on(self, state: State) -> object:
        """What it is drawn again for."""

    def draw(self, pen: Pen, rect: pygame.Rect, state: State) -> None:
        """Draw it into ``rect``."""


@dataclass(frozen=True, slots=True)
class _Picked:
    """All of the state, compared by what a panel depends on."""

    depends_on: object
    state: State = field(compare=False)


class _FromState(Panel[_Picked]):
    """A panel that still draws from the state, as one that draws from values."""

    def __init__(self, part: OfState) -> None:
        self._part = part

    def pick(self, state: State, around: Surroundings) -> _Picked:
        return _Picked(self._part.depends_on(state), state)

    def draw(self, pen: Pen, rect: pygame.Rect, shown: _Picked) -> None:
        self._part.draw(pen, rect, shown.state)


@dataclass(slots=True)
class Slot:
    """A panel and its place in the window, drawn again only when the values that it shows changed."""

    name: str
    panel: Panel[Any]
    rect: pygame.Rect
    drawn_for: tuple[object, TargetId | None] = (None, None)
    draw_number: int = 0
    pen: Pen | None = None
    _targets: list[Target] | None = None

    def drawn_with(self, pen: Pen) -> None:
        """Remember what was written and named: it is looked at when it is asked for, and not in every frame."""
        self.pen, self._targets = pen, None

    @property
    def labels(self) -> list[Label]:
        """What stands written."""
        return [] if self.pen is None else self.pen.labels

    @property
    def marks(self) -> list[Mark]:
        """What was drawn, where marks are recorded."""
        return [] if self.pen is None else self.pen.marks or []

    @property
    def targets(self) -> list[Target]:
        """What can be touched."""
        if self._targets is None:
            self._targets = [] if self.pen is None else self.pen.targets
        return self._targets


class Screen:
    """Draws the state onto a surface and remembers where everything is."""

    def __init__(self, records_marks: bool = False) -> None:
        """``records_marks``: note what each thing drawn stands for, for tests."""
        self.records_marks = records_marks
        self._canvas = Canvas()
        self._timeline = TimelineBar()
        self.landscape = LandscapeCard()
        self._all: dict[str, Panel[Any]] = {
            "toolbar": _FromState(Toolbar()),
            "canvas": _FromState(self._canvas),
            "cost": _FromState(CostCard()),
            "step": StepCard(),
            "landscape": _FromState(self.landscape),
            "timeline": _FromState(self._timeline),
        }
        self._typesetter = Typesetter(1.0)
        self.slots: list[Slot] = []
        self._made_for: object = None
        self._overlays: list[pygame.Rect] = []
        self._overlay_labels: list[Label] = []
        self._overlay_targets: list[Target] = []
        self._overlay_marks: list[Mark] = []
        self._layout = layout(1280, 800, 1.0)
        self.hint = ""
        self.hint_beside: pygame.Rect | None = None
        self.notice = ""
        self.progress: Progress | None = None

    @property
    def layout(self) -> Layout:
        """Where everything stood when it was drawn last."""
        return self._layout

    @property
    def targets(self) -> list[Target]:
        """All that can be touched, in the order of Tab; the points come after all else, by their place."""
        return [target for slot in self.slots for target in slot.targets] + self._overlay_targets

    @property
    def labels(self) -> dict[str, list[Label]]:
        """What stands written, by panel."""
        written = {slot.name: slot.labels for slot in self.slots}
        return {**written, "overlays": self._overlay_labels}

    @property
    def marks(self) -> dict[str, list[Mark]]:
        """What was drawn, by panel, where marks are recorded."""
        drawn = {slot.name: slot.marks for slot in self.slots}
        return {**drawn, "overlays": self._overlay_marks}

    def forget(self) -> None:
        """What was drawn is no longer there: the next time everything is drawn."""
        self._made_for = None

    def draw(self, surface: pygame.Surface, state: State, frame_rate: FrameRate = NOT_MEASURED) -> list[pygame.Rect]:
        """Bring the surface up to date; returns the rectangles that changed, none where nothing did."""
        if not is_large_enough(*surface.get_size()):
            return self._draw_too_small(surface, state)
        self._timeline.frame_rate = frame_rate
        self._arrange(surface, state)
        changed = []
        stale, around = self._overlays, Surroundings(self._layout, frame_rate, self.hint, self.notice)
        for overlay in stale:
            surface.fill(THEMES[state.look.theme].background, overlay)
        for slot in self.slots:
            shown = slot.panel.pick(state, around), state.focus
            is_uncovered = any(slot.rect.colliderect(overlay) for overlay in stale)
            if slot.drawn_for != shown or is_uncovered:
                slot.drawn_for = shown
                self._draw_panel(surface, state, slot, is_full_redraw=is_uncovered)
                changed.append(slot.rect)
        changed.extend(stale)
        self._draw_overlays(surface, state)
        return changed + self._overlays

    def target_at(self, state: State, x: float, y: float) -> Target | None:
        """What is under the pixel: the topmost, most particular thing."""
        if not self.slots:
            return None
        for target in reversed(self._overlay_targets):
            if target.rect.collidepoint(x, y):
                return target
        if state.is_help_open:
            return None
        particular = self._canvas.at(state, x, y)
        if particular is not None:
            return particular
        return next((target for target in reversed(self.targets) if target.rect.collidepoint(x, y)), None)

    def target_named(self, state: State, target_id: TargetId | None) -> Target | None:
        """The target of that name, if it is there."""
        if target_id is None or not self.slots:
            return None
        found = self._canvas.named(state, target_id)
        return found or next((target for target in self.targets if target.id == target_id), None)

    def focus_beside(self, state: State, target_id: TargetId | None, way: int) -> TargetId | None:
        """The name of what Tab (``way`` 1) or Shift+Tab (−1) leads to."""
        if state.menu is not None or state.is_help_open:
            names = [target.id for target in self._overlay_targets if target.takes_focus]
        else:
            names = [target.id for target in self.targets if target.takes_focus and target.is_enabled]
        fixed = len(names)
        has_points = bool(self.slots) and state.menu is None and not state.is_help_open
        total = fixed + (len(state.points) if has_points else 0)
        if not total:
            return None
        if isinstance(target_id, PointTarget):
            place = fixed + target_id.index
        elif target_id is not None and target_id in names:
            place = names.index(target_id)
        else:
            place = -1 if way > 0 else total
        place = (place + way) % total
        return names[place] if place < fixed else PointTarget(place - fixed)

    def row_beside(self, state: State, way: int) -> TargetId | None:
        """The name of the row of the open menu that the arrow down (``way`` 1) or up (−1) leads to."""
        shown = [target.id for target in self._overlay_targets if target.takes_focus]
        rows: list[TargetId] = [name for name in shown if isinstance(name, MenuRowTarget)]
        if not rows:
            return None
        place = rows.index(state.focus) if state.focus in rows else -1 if way > 0 else len(rows)
        return rows[(place + way) % len(rows)]

    def _arrange(self, surface: pygame.Surface, state: State) -> None:
        """Give out the rectangles again where size, scale or theme changed."""
        width, height = surface.get_size()
        landscape = state.landscape
        shape = (landscape.is_large, landscape.is_in_front)
        key = (width, height, state.look.ui_scale, state.look.theme, shape, surface)
        if key == self._made_for:
            return
        self._made_for = key
        self._layout = whole = layout(width, height, state.look.ui_scale)
        if self._typesetter.scale != whole.scale:
            self._typesetter = Typesetter(whole.scale)
        surface.fill(THEMES[state.look.theme].background)
        self._overlays = [whole.window]
        places = panel_places(whole, state.landscape)
        self.slots = [Slot(name, panel, places[name]) for name, panel in self._all.items() if name in places]

    def _draw_too_small(self, surface: pygame.Surface, state: State) -> list[pygame.Rect]:
        """Where there is no room for panels there is one line of text, and nothing to touch."""
        key = (surface.get_size(), state.look.theme, surface)
        if key == self._made_for:
            return []
        self._made_for = key
        self.slots, self._overlays = [], []
        pen = Pen(surface, THEMES[state.look.theme], Typesetter(1.0), self._layout)
        surface.fill(pen.theme.background)
        draw_too_small(pen, surface.get_rect())
        self._overlay_labels, self._overlay_targets = pen.labels, []
        return [surface.get_rect()]

    def _draw_panel(self, surface: pygame.Surface, state: State, slot: Slot, is_full_redraw: bool) -> None:
        """Draw a panel; ``is_full_redraw`` says that something else stood there, so that nothing of it can be built on."""
        pen = self._pen(surface, state)
        slot.draw_number += 1
        pen.is_full_redraw, pen.draw_number = is_full_redraw, slot.draw_number
        surface.set_clip(slot.rect)
        slot.panel.draw(pen, slot.rect, slot.drawn_for[0])
        surface.set_clip(None)
        slot.drawn_with(pen)

    def _pen(self, surface: pygame.Surface, state: State) -> Pen:
        pen = Pen(surface, THEMES[state.look.theme], self._typesetter, self._layout)
        pen.focus = state.focus
        pen.marks = [] if self.records_marks else None
        return pen

    def _hint_place(self, state: State) -> pygame.Rect:
        """What the tooltip stands below: the control that has the focus, or the pointer."""
        right, down = (round(units * self._layout.scale) for units in (12, 14))
        return self.hint_beside or pygame.Rect(round(state.pointer.x) + right, round(state.pointer.y), 1, down)

    def _draw_overlays(self, surface: pygame.Surface, state: State) -> None:
        pen = self._pen(surface, state)
        self._overlays = []
        banner = draw_divergence(pen, self._layout, state)
        if banner is not None:
            self._overlays.append(banner)
        elif self.notice and not state.is_help_open:
            self._overlays.append(draw_notice(pen, self._layout, self.notice))
        if state.menu is not None:
            below = [target for slot in self.slots for target in slot.targets]
            named, pen.named = pen.named, list(below)
            box = draw_menu(pen, self._layout, state)
            pen.named = named + pen.named[len(below) :]
            if box is not None:
                self._overlays.append(box)
        if state.is_help_open:
            draw_help(pen, self._layout, state)
            self._overlays.append(pen.targets[-1].rect)
        if self.hint and state.held is None and state.menu is None:
            self._overlays.append(draw_tooltip(pen, self._layout, self._hint_place(state), self.hint))
        if self.progress is not None:
            self._overlays.append(draw_progress(pen, self._layout, self.progress))
        self._overlay_labels, self._overlay_targets, self._overlay_marks = pen.labels, pen.targets, pen.marks or []
