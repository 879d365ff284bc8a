"""What to do where there are no points yet."""

from __future__ import annotations

from collections.abc import Sequence

import pygame

from app.commands import first_key
from app.session.pixels import place_within_reach
from app.view.figures.plane.handles import Handle
from app.view.figures.plane.line_heights import Heights
from app.view.paint.marks import Point
from app.view.paint.pen import Pen
from app.view.paint.typesetting import BODY, HEADING, SMALL
from app.view.panels.canvas.targets import REACH

HEADLINE = "Click anywhere to add a point"
SAYS = (
    "The line starts learning at once.",
    f"Or press {first_key('examples')} for example sets,",
    f"or open a file of yours: drop it here, or {first_key('open')}.",
)
OF_LAST_SESSION = f"{first_key('reopen')} reopens the last session:"
BRIEFLY = "Click to add a point"

_HEIGHT, _HEIGHT_OF_LAST = 132, 46
"""In units: of the card, and of what is said below of the session before."""

_AROUND = ("midtop", "midbottom", "topleft", "topright", "bottomleft", "bottomright")


def draw_invitation(pen: Pen, plot: pygame.Rect, line: Heights, handles: Sequence[Handle], last_session: str) -> None:
    """Invite beside the line and on no handle; in few words where there is little room.

    Below that, where there is room for it too, the ``last_session`` is offered again.
    """
    for of_last in (last_session, "") if last_session else ("",):
        box = _place_of_invitation(pen, plot, line, handles, _HEIGHT + (_HEIGHT_OF_LAST if of_last else 0))
        if box is not None:
            _invite(pen, box, of_last)
            return
    _invite_briefly(pen, plot, handles)


def _invite(pen: Pen, box: pygame.Rect, last_session: str) -> None:
    pen.card(box, role="invitation")
    pen.text(HEADLINE, box.centerx, box.y + pen.px(30), HEADING, anchor="center", role="invitation")
    for number, says in enumerate(SAYS):
        y = box.y + pen.px(62 + 22 * number)
        pen.text(says, box.centerx, y, BODY, pen.theme.muted, "center", role="invitation")
    for number, says in enumerate((OF_LAST_SESSION, last_session) if last_session else ()):
        y = box.y + pen.px(_HEIGHT + 6 + 18 * number)
        pen.text(says, box.centerx, y, SMALL, pen.theme.muted, "center", role="last session")


def _place_of_invitation(
    pen: Pen, plot: pygame.Rect, line: Heights, handles: Sequence[Handle], height: float
) -> pygame.Rect | None:
    """Above the middle if the line leaves that free, else where it does, else where at least the handles do.

    A line that is in the way at both corners of a side and at the middle is so between them too.
    """
    box = pygame.Rect(0, 0, min(plot.w - pen.px(20), pen.px(380)), pen.px(height))
    inside = plot.inflate(-pen.px(16), -pen.px(16))
    if inside.h < box.h:
        return None
    middle, ends = (plot.centerx, plot.centery - pen.px(30)), ((plot.left, line.left), (plot.right, line.right))
    box.center = middle
    boxes = [box.clamp(inside), *(_at(box, anchor, inside) for anchor in _AROUND)]
    reach = 2 * pen.px(REACH)
    off_handles = [each for each in boxes if each.inflate(reach, reach).collidelist(_dots(handles)) < 0]
    off_line = [each for each in off_handles if not each.inflate(pen.px(16), pen.px(16)).clipline(_drawable(*ends))]
    return next(iter([*off_line, *off_handles]), None)


def _at(box: pygame.Rect, anchor: str, room: pygame.Rect) -> pygame.Rect:
    """The box at that edge or corner of the room."""
    moved = box.copy()
    setattr(moved, anchor, getattr(room, anchor))
    return moved


def _dots(handles: Sequence[Handle]) -> list[pygame.Rect]:
    return [pygame.Rect(round(handle.x_px), round(handle.y_px), 1, 1) for handle in handles]


def _drawable(start: Point, end: Point) -> tuple[Point, Point]:
    """The line's ends, held to numbers that a rectangle can be compared with."""
    return place_within_reach(*start), place_within_reach(*end)


def _invite_briefly(pen: Pen, plot: pygame.Rect, handles: Sequence[Handle]) -> None:
    inside = plot.inflate(-pen.px(8), -pen.px(8))
    pen.keep_free(*(dot.inflate(2 * pen.px(REACH), 2 * pen.px(REACH)) for dot in _dots(handles)))
    places = [(*getattr(inside, anchor), anchor) for anchor in ("center", *_AROUND)]
    pen.text_where_free(BRIEFLY, places, plot, BODY, pen.theme.muted, role="invitation")
