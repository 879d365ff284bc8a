"""Where every panel stands: the window's size in, rectangles out. Pure; only overlays place themselves.

Lengths are given in units, which are pixels at a scale of 1. The scale grows with the window and is multiplied by the
size that a person asks for; it is held down so far that the window never has less than 800 × 560 units, the smallest in
which everything fits. A window that is too small even for the least scale has no layout.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

import pygame

from app.session.state import Landscape
from app.session.ui_scale import fitting_scale

TOOLBAR, BOTTOM, GUTTER = 56, 64, 12
STEP_CARD, DERIVATION = 236, 400
LEAST_COST, LEAST_LANDSCAPE = 150, 190
LEAST_CANVAS = 240
"""Lower than so many units the canvas is never, also while it stands in the side panel beside a large landscape."""


class ExtraSlot(NamedTuple):
    """A slot that is asked for beside the usual ones: below the canvas, which is lower by so many units and a gutter."""

    name: str
    height: float


@dataclass(frozen=True, slots=True)
class Layout:
    """Rectangles in pixels, which are the slots for panels. ``scale`` is pixels for each unit.

    Where ``shares_card`` is true, cost and landscape have one place, and one of them is in front. ``tabs`` are the names
    of the panels that share one place, whichever these are.
    """

    scale: float
    window: pygame.Rect
    toolbar: pygame.Rect
    canvas: pygame.Rect
    cost: pygame.Rect
    step: pygame.Rect
    landscape: pygame.Rect
    shares_card: bool
    bottom: pygame.Rect
    extras: Mapping[str, pygame.Rect] = field(default_factory=dict)
    tabs: tuple[str, ...] = ()

    def tabs_on(self, panel: str) -> tuple[str, ...]:
        """The tabs that stand on that panel's card: those of all that share its place, none where it has its own."""
        return self.tabs if panel in self.tabs else ()


def layout(width: int, height: int, size: float, extras: Sequence[ExtraSlot] = (), ratio: int = 1) -> Layout:
    """Share out a window of so many pixels, drawn at that size; ``extras`` are stacked from the bottom up.

    With a ``ratio`` it is a window of that part of the width and height, drawn so many times as finely. The window must be
    large enough.
    """
    scale = ratio * fitting_scale(width // ratio, height // ratio, size)

    def px(units: float) -> int:
        return round(units * scale)

    gutter, toolbar, bottom = px(GUTTER), px(TOOLBAR), px(BOTTOM)
    side = px(_side_width(width / scale))
    body = pygame.Rect(gutter, toolbar + gutter, width - 2 * gutter, height - toolbar - bottom - 2 * gutter)
    canvas = pygame.Rect(body.x, body.y, body.w - side - gutter, body.h)
    left = canvas.right + gutter
    step_height, rest = px(STEP_CARD), body.h - px(STEP_CARD) - 2 * gutter
    shares_card = rest < px(LEAST_COST + LEAST_LANDSCAPE)
    cost_height = rest + gutter if shares_card else max(px(LEAST_COST), round(rest * 0.42))
    cost = pygame.Rect(left, body.y, side, cost_height)
    step = pygame.Rect(left, cost.bottom + gutter, side, step_height)
    landscape = pygame.Rect(left, step.bottom + gutter, side, body.bottom - step.bottom - gutter)
    if shares_card:
        landscape = cost.copy()
    extra_slots = {}
    for extra in extras:
        extra_slots[extra.name] = pygame.Rect(canvas.x, canvas.bottom - px(extra.height), canvas.w, px(extra.height))
        canvas.h -= px(extra.height) + gutter
    return Layout(
        scale=scale,
        window=pygame.Rect(0, 0, width, height),
        toolbar=pygame.Rect(0, 0, width, toolbar),
        canvas=canvas,
        cost=cost,
        step=step,
        landscape=landscape,
        shares_card=shares_card,
        bottom=pygame.Rect(0, height - bottom, width, bottom),
        extras=extra_slots,
    )


def with_tabs(whole: Layout, landscape: Landscape) -> Layout:
    """The layout with tabs for cost and landscape where these share a place."""
    return replace(whole, tabs=("cost", "landscape")) if whole.shares_card and not landscape.is_large else whole


def panel_places(whole: Layout, landscape: Landscape, shows_derivation: bool = False) -> dict[str, pygame.Rect]:
    """Which panels are shown, and where.

    Canvas and landscape may have changed places, cost and landscape share one, the derivation those of cost and step.
    """
    if landscape.is_large:
        places = {"landscape": whole.canvas, **_beside_large_landscape(whole, shows_derivation)}
    else:
        places = {"canvas": whole.canvas, "step": whole.step}
        if not whole.shares_card or landscape.is_in_front:
            places["landscape"] = whole.landscape
        if not whole.shares_card or not landscape.is_in_front:
            places["cost"] = whole.cost
        # In a low window the landscape has no other place than the derivation's: what was asked for last is shown.
        if shows_derivation and not (whole.shares_card and landscape.is_in_front):
            places = {"canvas": whole.canvas, "derivation": whole.cost.union(whole.step)}
            if not whole.shares_card:
                places["landscape"] = whole.landscape
    return {"toolbar": whole.toolbar, **places, "timeline": whole.bottom, **whole.extras}


def _beside_large_landscape(whole: Layout, shows_derivation: bool) -> dict[str, pygame.Rect]:
    """The side panel with the canvas in it, which comes first: where there is no room for all three, the cost card goes.

    In the lowest windows it is the step card or the derivation that goes, which need more room than the cost card.
    """
    least_canvas, least_cost, gutter = (round(units * whole.scale) for units in (LEAST_CANVAS, LEAST_COST, GUTTER))
    column = whole.cost.unionall([whole.step, whole.landscape])
    maths, height = ("derivation", round(DERIVATION * whole.scale)) if shows_derivation else ("step", whole.step.h)
    beside_maths = column.h - height - gutter
    cost = min(whole.cost.h, beside_maths - gutter - least_canvas)
    if cost >= least_cost:
        return _stacked(column, gutter, {"cost": cost, maths: height, "canvas": beside_maths - gutter - cost})
    if beside_maths >= least_canvas:
        return _stacked(column, gutter, {"canvas": beside_maths, maths: height})
    return _stacked(column, gutter, {"canvas": column.h - gutter - least_cost, "cost": least_cost})


def _stacked(column: pygame.Rect, gutter: int, heights: dict[str, int]) -> dict[str, pygame.Rect]:
    """Cards of these heights below one another, from the column's top down."""
    places, top = {}, column.top
    for name, height in heights.items():
        places[name] = pygame.Rect(column.x, top, column.w, height)
        top += height + gutter
    return places


def _side_width(units: float) -> float:
    """The side panel's width: a third of the window, but never too narrow for a line of the step card."""
    return max(364.0, min(600.0, units * 0.344))
