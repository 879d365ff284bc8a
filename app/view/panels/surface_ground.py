"""What stays in the 3-D view while the line learns: the floor, and the shaded surface with its mesh and rim."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import numpy as np
import pygame

from app.model.dataset import FloatArray, IntArray
from app.plots.polylines import Polyline
from app.plots.relief import HALF, Patch, Relief, patch_below
from app.view.ink import Ink
from app.view.relief_scene import HEIGHT, Curve, Scene
from app.view.theme import Colour, Theme, blend

CELL_PX, CELLS = 24, (8, 20)
"""How wide a cell of the surface should be, and the least and most of them along a side."""

MESH, FINE_MESH, FINE_CELLS = 6, 8, 12
"""How many parts the mesh divides each side of the box into, and how many from so many cells on."""

SHADES = 64
_LIGHT = np.array((-0.45, 0.55, 0.7))
"""Where the light comes from: how far right, up and towards the eye. It stands still while the bowl is turned."""


@dataclass(frozen=True, eq=False)
class Body:
    """What does not change while a surface is turned.

    Its cells and the height of each of their corners; height and unit normal, of shape (cells, 3), of each one's middle;
    the curves of its mesh, and its rim.
    """

    patch: Patch
    heights: FloatArray
    middles: FloatArray
    normals: FloatArray
    mesh: list[Curve]
    rim: list[Curve]


@lru_cache(maxsize=4)
def body_of(relief: Relief, cells: int) -> Body | None:
    """The body of a relief as far as it is no higher than ``HEIGHT``, of ``cells`` along either side.

    None where the relief is higher all over.
    """
    patch = patch_below(relief, HEIGHT, cells, cells)
    if patch is None:
        return None
    u, v = np.broadcast_to(patch.u, patch.v.shape), patch.v
    middle_u, middle_v = (0.25 * (c[:-1, :-1] + c[1:, :-1] + c[1:, 1:] + c[:-1, 1:]).ravel() for c in (u, v))
    along_u, along_v = relief.gradient(middle_u, middle_v)
    normals = np.column_stack([-along_u, -along_v, np.ones_like(along_u)])
    normals /= np.sqrt(np.einsum("ij,ij->i", normals, normals))[:, None]
    sides = [(np.full(v.shape[1], u[end, 0]), v[end]) for end in (0, -1)]
    rim = [(u[:, 0], v[:, 0]), (u[:, 0], v[:, -1]), *sides]
    return Body(patch, relief.heights(u, v), relief.heights(middle_u, middle_v), normals, _mesh(relief, cells), rim)


def draw_surface(ink: Ink, scene: Scene, way: Curve) -> None:
    """Draw the floor and the surface on it with mesh and rim, and the way so far."""
    theme = ink.theme
    floor = scene.corners((-HALF, -HALF, 0.0), (HALF, -HALF, 0.0), (HALF, HALF, 0.0), (-HALF, HALF, 0.0))
    pygame.draw.polygon(ink.surface, theme.inset, floor)
    pygame.draw.aalines(ink.surface, theme.rule, True, floor)
    body = body_of(scene.relief, max(CELLS[0], min(CELLS[1], round(scene.side_px / CELL_PX))))
    if body is None:
        return
    _fill_cells(ink, scene, body)
    outline = [*body.rim, scene.projection.fold(scene.relief, len(scene.shares))]
    *strokes, seen_way = scene.curves([*body.mesh, *outline, way])
    _stroke(ink, blend(theme.cost, theme.card, 0.65), strokes[: -len(outline)])
    _stroke(ink, blend(theme.cost, theme.card, 0.85), strokes[-len(outline) :])
    draw_way(ink.surface, theme.text, seen_way)


def _stroke(ink: Ink, colour: Colour, strokes: list[list[Polyline]]) -> None:
    for curve in strokes:
        for line in curve:
            pygame.draw.aalines(ink.surface, colour, False, line)


def draw_way(surface: pygame.Surface, colour: Colour, strokes: list[Polyline]) -> None:
    """Draw the way so far, segment by segment: a polyline drawn in two goes is not to the pixel the same in one."""
    segment = pygame.draw.aaline
    for stroke in strokes:
        for start, end in pairwise(stroke):
            segment(surface, colour, start, end)


def _fill_cells(ink: Ink, scene: Scene, body: Body) -> None:
    """Paint the cells from far to near, each in one colour."""
    # The fill is cut off to whole pixels: rounded before, it does not stick out of the outline.
    pixels = scene.pixels(body.patch.u, body.patch.v, body.heights)
    dots = list(zip(*(np.rint(places).ravel().tolist() for places in pixels), strict=True))
    order = scene.projection.far_to_near(body.patch)
    shades, palette = _shades(scene, body)[order].tolist(), _palette(ink.theme)
    row = body.patch.v.shape[1]
    firsts = (order + order // (row - 1)).tolist()
    surface, polygon = ink.surface, pygame.draw.polygon
    for first, shade in zip(firsts, shades, strict=True):
        beside = first + row
        polygon(surface, palette[shade], (dots[first], dots[beside], dots[beside + 1], dots[first + 1]))


def _shades(scene: Scene, body: Body) -> IntArray:
    """The place of each cell's colour in the palette: by its height, and a little by how it faces the light."""
    projection = scene.projection
    is_outside = body.normals @ np.array(projection.eye) < 0.0
    facing = body.normals @ (_LIGHT @ np.array((projection.right, projection.up, projection.eye)))
    lit = np.clip(np.where(is_outside, -facing, facing), 0.0, 1.0)
    brightness = (0.75 / HEIGHT) * np.clip(body.middles, 0.0, HEIGHT) + 0.25 * lit
    shades: IntArray = np.rint((SHADES - 1) * brightness).astype(np.int64) + SHADES * is_outside
    return shades


@lru_cache(maxsize=4)
def _palette(theme: Theme) -> list[Colour]:
    """The shades of the inside from low and dark on, then those of the outside, which is duller."""
    dull = blend(theme.card, theme.muted, 0.85)
    shares = [0.16 + 0.56 * shade / (SHADES - 1) for shade in range(SHADES)]
    return [blend(theme.cost, theme.card, share) for share in shares] + [
        blend(theme.cost, dull, 0.62 * share) for share in shares
    ]


def _mesh(relief: Relief, cells: int) -> list[Curve]:
    """Curves of constant m, then of constant b, at even distances, as far as the surface reaches; as fine as the cells."""
    places = np.linspace(-HALF, HALF, (MESH if cells < FINE_CELLS else FINE_MESH) + 1)[1:-1]
    shares = np.linspace(0.0, 1.0, cells + 6)
    slopes = [(held, free) for held, free in _chords(relief, places, shares)]
    return slopes + [(free, held) for held, free in _chords(relief.swapped(), places, shares)]


def _chords(relief: Relief, places: FloatArray, shares: FloatArray) -> list[Curve]:
    low, high = relief.chords(places, HEIGHT)
    free = low[:, None] + (high - low)[:, None] * shares
    held = np.broadcast_to(places[:, None], free.shape)
    return [(held[row], free[row]) for row in np.flatnonzero(low < high).tolist()]
