"""What stays in the 3-D view while the line learns: floor, shaded surface, its mesh, axes and their labels."""

from __future__ import annotations

import numpy as np
import pygame

from app.model.dataset import FloatArray
from app.plots.relief import HALF, Patch, patch_below
from app.view.ink import Ink
from app.view.relief_scene import HEIGHT, Polyline, Scene
from app.view.theme import Colour, blend
from app.view.typesetting import Style

COLUMNS = ROWS = 24
MESH = 10
"""How many parts the mesh divides each side of the box into."""

CURVE_POINTS = 33
NAME = Style(12, "medium", is_italic=True)

_LIGHT = (-0.45, 0.55, 0.7)
"""Where the light comes from: to the right, up and towards the eye, so that it stands still while the bowl turns."""


def draw_surface(ink: Ink, scene: Scene) -> None:
    """Draw the floor and the surface on it, with mesh and rim."""
    theme = ink.theme
    base = [scene.corner(u, v) for u, v in ((-HALF, -HALF), (HALF, -HALF), (HALF, HALF), (-HALF, HALF))]
    pygame.draw.polygon(ink.surface, theme.inset, base)
    pygame.draw.aalines(ink.surface, theme.rule, True, base)
    patch = patch_below(scene.relief, HEIGHT, COLUMNS, ROWS)
    if patch is None:
        return
    _fill_cells(ink, scene, patch)
    mesh = blend(theme.card, theme.cost, 0.35)
    for u, v in _mesh(scene):
        _stroke(ink, mesh, scene.curve(u, v))
    rim = blend(theme.cost, theme.card, 0.85)
    for u, v in _outline(patch):
        _stroke(ink, rim, scene.curve(u, v))
    _stroke(ink, rim, _fold(scene))


def _stroke(ink: Ink, colour: Colour, polylines: list[Polyline]) -> None:
    for line in polylines:
        pygame.draw.aalines(ink.surface, colour, False, line)


def _fill_cells(ink: Ink, scene: Scene, patch: Patch) -> None:
    u = np.broadcast_to(patch.u, patch.v.shape)
    dots = scene.on_surface(u, patch.v)
    cells = np.stack([dots[:-1, :-1], dots[1:, :-1], dots[1:, 1:], dots[:-1, 1:]], axis=2).reshape(-1, 4, 2)
    middle_u, middle_v = (0.25 * (c[:-1, :-1] + c[1:, :-1] + c[1:, 1:] + c[:-1, 1:]) for c in (u, patch.v))
    colours = _colours(ink, scene, middle_u.ravel(), middle_v.ravel())
    order = scene.projection.far_to_near(patch)
    surface, polygon = ink.surface, pygame.draw.polygon
    for colour, cell in zip(colours[order].tolist(), np.rint(cells[order]).tolist(), strict=True):
        polygon(surface, colour, cell)


def _colours(ink: Ink, scene: Scene, u: FloatArray, v: FloatArray) -> FloatArray:
    """Cost by height, a little brighter where the light falls; the outside of the bowl is duller than its inside."""
    theme, projection, relief = ink.theme, scene.projection, scene.relief
    along_u, along_v = relief.gradient(u, v)
    is_inside = projection.faces_inside(relief, u, v) >= 0.0
    light = sum(
        way * np.array(axis) for way, axis in zip(_LIGHT, (projection.right, projection.up, projection.eye), strict=True)
    )
    facing = (light[2] - along_u * light[0] - along_v * light[1]) / np.sqrt(1.0 + along_u**2 + along_v**2)
    lit = np.where(is_inside, facing, -facing)
    share = 0.16 + 0.42 * np.clip(relief.heights(u, v) / HEIGHT, 0.0, 1.0) + 0.14 * np.clip(lit, 0.0, 1.0)
    share = np.where(is_inside, share, 0.62 * share)[:, None]
    low = np.where(is_inside[:, None], np.array(theme.card), np.array(blend(theme.card, theme.muted, 0.85)))
    return np.rint(low + share * (np.array(theme.cost) - low)).astype(np.int64)


def _mesh(scene: Scene) -> list[tuple[FloatArray, FloatArray]]:
    """Curves of constant m and of constant b at even distances, as far as the surface reaches."""
    return [
        (u, v) if is_slope else (v, u)
        for is_slope, relief in ((True, scene.relief), (False, scene.relief.swapped()))
        for u, v in _chords(relief, np.linspace(-HALF, HALF, MESH + 1)[1:-1])
    ]


def _chords(relief, at):
    low, high = relief.chords(at, HEIGHT)
    share = np.linspace(0.0, 1.0, CURVE_POINTS)
    return [
        (np.full(CURVE_POINTS, place), start + (end - start) * share)
        for place, start, end in zip(at.tolist(), low.tolist(), high.tolist(), strict=True)
        if start < end
    ]


def _outline(patch: Patch) -> list[tuple[FloatArray, FloatArray]]:
    u = patch.u[:, 0]
    ends = [(np.full(len(patch.v[0]), u[side]), patch.v[side]) for side in (0, -1)]
    return [(u, patch.v[:, 0]), (u, patch.v[:, -1]), *ends]


def _fold(scene: Scene) -> list[Polyline]:
    u, v = scene.projection.fold(scene.relief, CURVE_POINTS)
    return scene.curve(u, v) if len(u) else []
