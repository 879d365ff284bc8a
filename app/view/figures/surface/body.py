"""What stays in the 3-D view while the line learns: the floor, and the shaded surface with its mesh and outline."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import pygame

from app.model.data.dataset import FloatArray, IntArray
from app.plots.polylines import Polyline
from app.plots.relief import HALF, Patch, Relief, patch_below
from app.view.figures.surface.scene import HEIGHT, Curves, Scene, curve, joined
from app.view.paint.pen import Pen
from app.view.paint.theme import Colour, Theme, blend

CELL_PX, CELLS = 11, (14, 30)
"""How wide a cell of the surface should be, and the least and most of them along a side."""

MESH, FINE_MESH, FINE_CELLS = 6, 8, 24
"""How many parts the mesh divides each side of the box into, and how many from so many cells on."""

SHADES, LIGHT_SHARE = 64, 0.25
"""How many shades there are, and which share of a cell's brightness is due to the light; the rest is due to its height."""

_LIGHT = np.array((-0.45, 0.55, 0.7))
"""Where the light comes from: how far right, up and towards the eye. It stands still while the bowl is turned."""


@dataclass(frozen=True, eq=False)
class Body:
    """What does not change while a surface is turned.

    Its cells and the height of each of their corners; how bright its height makes each cell, and the unit normal, of
    shape (cells, 3), at its middle; the curves of its mesh, how many those are, and after them the rim's.
    """

    patch: Patch
    heights: FloatArray
    brightness: FloatArray
    normals: FloatArray
    strokes: Curves
    mesh_count: int


def body_of(scene: Scene) -> Body | None:
    """The body of the surface in a scene, None where all of it would be cut off."""
    return _body_of(scene.relief, max(CELLS[0], min(CELLS[1], round(scene.side_px / CELL_PX))))


@lru_cache(maxsize=4)
def _body_of(relief: Relief, cells: int) -> Body | None:
    """The body of a relief as far as it is no higher than ``HEIGHT``, of ``cells`` along either side."""
    patch = patch_below(relief, HEIGHT, cells, cells)
    if patch is None:
        return None
    u, v = np.broadcast_to(patch.u, patch.v.shape), patch.v
    middle_u, middle_v = (0.25 * (c[:-1, :-1] + c[1:, :-1] + c[1:, 1:] + c[:-1, 1:]).ravel() for c in (u, v))
    along_u, along_v = relief.gradient(middle_u, middle_v)
    normals = np.column_stack([-along_u, -along_v, np.ones_like(along_u)])
    normals /= np.sqrt(np.einsum("ij,ij->i", normals, normals))[:, None]
    brightness = (1.0 - LIGHT_SHARE) / HEIGHT * np.clip(relief.heights(middle_u, middle_v), 0.0, HEIGHT)
    mesh = _mesh(relief, cells)
    sides = [curve(np.full(v.shape[1], u[end, 0]), v[end]) for end in (0, -1)]
    rim = [curve(u[:, 0], v[:, 0]), curve(u[:, 0], v[:, -1]), *sides]
    return Body(patch, relief.heights(u, v), brightness, normals, joined([*mesh, *rim]), len(mesh))


def outline_of(scene: Scene, body: Body | None) -> list[Curves]:
    """What is drawn of the body itself: its mesh and its rim, and where its inside turns into its outside."""
    return [] if body is None else [body.strokes, curve(*scene.projection.fold(scene.relief, len(scene.shares)))]


class Silhouette(NamedTuple):
    """Where the surface is seen: pixels of its corners, which stand at most ``apart`` from one another."""

    xs: FloatArray
    ys: FloatArray
    apart: float

    def covers(self, box: pygame.Rect) -> bool:
        """Whether part of the surface is seen in a box, or as good as."""
        near = 0.5 * self.apart
        xs, ys = self.xs, self.ys
        is_in = (xs > box.left - near) & (xs < box.right + near) & (ys > box.top - near) & (ys < box.bottom + near)
        return bool(is_in.any())


NOWHERE = Silhouette(np.empty(0), np.empty(0), 0.0)


def silhouette_of(scene: Scene) -> Silhouette:
    """Where the surface of a scene is seen."""
    body = body_of(scene)
    if body is None:
        return NOWHERE
    xs, ys = (
        np.broadcast_to(places, body.patch.v.shape) for places in scene.pixels(body.patch.u, body.patch.v, body.heights)
    )
    sides = [np.hypot(np.diff(xs, axis=axis), np.diff(ys, axis=axis)).max(initial=0.0) for axis in (0, 1)]
    return Silhouette(xs.ravel(), ys.ravel(), float(max(sides)))


def draw_surface(pen: Pen, scene: Scene, body: Body | None, strokes: list[list[Polyline]]) -> None:
    """Draw the floor and the surface on it, with what is seen of the strokes of ``outline_of``."""
    theme = pen.theme
    floor = scene.corners((-HALF, -HALF, 0.0), (HALF, -HALF, 0.0), (HALF, HALF, 0.0), (-HALF, HALF, 0.0))
    pen.polygon(theme.inset, floor, "floor")
    pen.polyline(theme.rule, floor, True, role="floor edge")
    if body is None:
        return
    _fill_cells(pen, scene, body)
    _stroke(pen, blend(theme.cost, theme.card, 0.65), strokes[: body.mesh_count], "mesh")
    _stroke(pen, blend(theme.cost, theme.card, 0.85), strokes[body.mesh_count :], "outline")


def _stroke(pen: Pen, colour: Colour, strokes: list[list[Polyline]], role: str) -> None:
    for polylines in strokes:
        for line in polylines:
            pen.polyline(colour, line, role=role)


def _fill_cells(pen: Pen, scene: Scene, body: Body) -> None:
    """Paint the cells from far to near, each in one colour."""
    # The fill is cut off to whole pixels: rounded before, it does not stick out of the outline.
    pixels = scene.pixels(body.patch.u, body.patch.v, body.heights)
    dots = list(zip(*(np.rint(places).ravel().tolist() for places in pixels), strict=True))
    order = scene.projection.far_to_near(body.patch)
    shades, palette = _shades(scene, body)[order].tolist(), _palette(pen.theme)
    row = body.patch.v.shape[1]
    firsts = (order + order // (row - 1)).tolist()
    corners = [(dots[first], dots[first + row], dots[first + row + 1], dots[first + 1]) for first in firsts]
    pen.polygons([palette[shade] for shade in shades], corners, "surface")


def _shades(scene: Scene, body: Body) -> IntArray:
    """The place of each cell's colour in the palette: by its height, and a little by how it faces the light."""
    projection = scene.projection
    axes = np.array((projection.right, projection.up, projection.eye))
    towards_eye, towards_light = np.array((axes[2], _LIGHT @ axes)) @ body.normals.T
    is_outside = towards_eye < 0.0
    lighted = np.where(is_outside, -towards_light, towards_light)
    brightness = body.brightness + LIGHT_SHARE * lighted.clip(0.0, 1.0)
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


def _mesh(relief: Relief, cells: int) -> list[Curves]:
    """Curves of constant m, then of constant b, at even distances, as far as the surface reaches; as fine as the cells."""
    places = np.linspace(-HALF, HALF, (MESH if cells < FINE_CELLS else FINE_MESH) + 1)[1:-1]
    shares = np.linspace(0.0, 1.0, cells + 6)
    slopes = [curve(held, free) for held, free in _chords(relief, places, shares)]
    return slopes + [curve(free, held) for held, free in _chords(relief.swapped(), places, shares)]


def _chords(relief: Relief, places: FloatArray, shares: FloatArray) -> list[tuple[FloatArray, FloatArray]]:
    low, high = relief.chords(places, HEIGHT)
    free = low[:, None] + (high - low)[:, None] * shares
    held = np.broadcast_to(places[:, None], free.shape)
    return [(held[row], free[row]) for row in np.flatnonzero(low < high).tolist()]
