"""What stays in the 3-D view while the line learns: the floor, and the shaded surface with its mesh and rim."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import pygame

from app.model.dataset import FloatArray, IntArray
from app.plots.polylines import Polyline
from app.plots.relief import HALF, Patch, Relief, patch_below
from app.view.ink import Ink
from app.view.relief_scene import HEIGHT, Curve, Scene
from app.view.theme import Colour, Theme, blend

COLUMNS = ROWS = 22
MESH = 8
"""How many parts the mesh divides each side of the box into."""

SHARES = np.linspace(0.0, 1.0, 29)
"""Where the points of a curve stand, from its beginning to its end."""

SHADES = 64
_LIGHT = np.array((-0.45, 0.55, 0.7))
"""Where the light comes from: how far right, up and towards the eye. It stands still while the bowl is turned."""


def draw_surface(ink: Ink, scene: Scene) -> None:
    """Draw the floor and the surface on it, with mesh and rim."""
    theme = ink.theme
    base = scene.corners((-HALF, -HALF, 0.0), (HALF, -HALF, 0.0), (HALF, HALF, 0.0), (-HALF, HALF, 0.0))
    pygame.draw.polygon(ink.surface, theme.inset, base)
    pygame.draw.aalines(ink.surface, theme.rule, True, base)
    patch = patch_below(scene.relief, HEIGHT, COLUMNS, ROWS)
    if patch is None:
        return
    _fill_cells(ink, scene, patch)
    mesh, outline = _mesh(scene.relief), _outline(scene, patch)
    strokes = scene.curves([*mesh, *outline])
    _stroke(ink, blend(theme.cost, theme.card, 0.65), strokes[: len(mesh)])
    _stroke(ink, blend(theme.cost, theme.card, 0.85), strokes[len(mesh) :])


def _stroke(ink: Ink, colour: Colour, strokes: list[list[Polyline]]) -> None:
    for curve in strokes:
        for line in curve:
            pygame.draw.aalines(ink.surface, colour, False, line)


def _fill_cells(ink: Ink, scene: Scene, patch: Patch) -> None:
    """Paint the cells from far to near, each in one colour."""
    u, v = np.broadcast_to(patch.u, patch.v.shape), patch.v
    # The fill is cut off to whole pixels: rounded before, it does not stick out of the outline.
    xs, ys = (np.rint(c).ravel().tolist() for c in scene.pixels(u, v, scene.relief.heights(u, v)))
    dots = list(zip(xs, ys, strict=True))
    middle_u, middle_v = (0.25 * (c[:-1, :-1] + c[1:, :-1] + c[1:, 1:] + c[:-1, 1:]).ravel() for c in (u, v))
    order = scene.projection.far_to_near(patch)
    shades = _shades(scene, middle_u[order], middle_v[order]).tolist()
    palette, row = _palette(ink.theme), v.shape[1]
    firsts = (order + order // (row - 1)).tolist()
    surface, polygon = ink.surface, pygame.draw.polygon
    for first, shade in zip(firsts, shades, strict=True):
        beside = first + row
        polygon(surface, palette[shade], (dots[first], dots[beside], dots[beside + 1], dots[first + 1]))


def _shades(scene: Scene, u: FloatArray, v: FloatArray) -> IntArray:
    """The place of each cell's colour in the palette: by its height, and a little by how it faces the light."""
    projection, relief = scene.projection, scene.relief
    along_u, along_v = relief.gradient(u, v)
    is_inside = projection.faces_inside(relief, u, v) >= 0.0
    light = _LIGHT @ np.array((projection.right, projection.up, projection.eye))
    facing = (light[2] - along_u * light[0] - along_v * light[1]) / np.sqrt(1.0 + along_u**2 + along_v**2)
    lit = np.clip(np.where(is_inside, facing, -facing), 0.0, 1.0)
    brightness = 0.75 * np.clip(relief.heights(u, v) / HEIGHT, 0.0, 1.0) + 0.25 * lit
    shades: IntArray = np.rint((SHADES - 1) * brightness).astype(np.int64) + np.where(is_inside, 0, SHADES)
    return shades


@lru_cache(maxsize=4)
def _palette(theme: Theme) -> list[Colour]:
    """The shades of the inside from low and dark on, then those of the outside, which is duller."""
    dull = blend(theme.card, theme.muted, 0.85)
    shares = [0.16 + 0.56 * shade / (SHADES - 1) for shade in range(SHADES)]
    return [blend(theme.cost, theme.card, share) for share in shares] + [
        blend(theme.cost, dull, 0.62 * share) for share in shares
    ]


def _mesh(relief: Relief) -> list[Curve]:
    """Curves of constant m, then of constant b, at even distances, as far as the surface reaches."""
    places = np.linspace(-HALF, HALF, MESH + 1)[1:-1]
    slopes = [(held, free) for held, free in _chords(relief, places)]
    return slopes + [(free, held) for held, free in _chords(relief.swapped(), places)]


def _chords(relief: Relief, places: FloatArray) -> list[Curve]:
    low, high = relief.chords(places, HEIGHT)
    free = low[:, None] + (high - low)[:, None] * SHARES
    held = np.broadcast_to(places[:, None], free.shape)
    return [(held[row], free[row]) for row in np.flatnonzero(low < high).tolist()]


def _outline(scene: Scene, patch: Patch) -> list[Curve]:
    """The rim of the surface, and where its inside turns into its outside."""
    u, v = patch.u[:, 0], patch.v
    sides = [(np.full(v.shape[1], u[end]), v[end]) for end in (0, -1)]
    return [(u, v[:, 0]), (u, v[:, -1]), *sides, scene.projection.fold(scene.relief, len(SHARES))]
