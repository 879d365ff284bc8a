"""The card over the window in which columns of a file are chosen."""

from __future__ import annotations

import pygame

from app.session.state import State
from app.session.targets import PickerTarget
from app.view.layout import Layout
from app.view.paint.pen import Pen
from app.view.paint.typesetting import HEADING, SMALL, SMALL_STRONG
from app.view.panels.overlays.notice import tells_of_failure
from app.view.panels.overlays.picker.boxes import GAP, boxes_of, draw_boxes, heights_of
from app.view.panels.overlays.picker.controls import draw_controls
from app.view.panels.overlays.picker.footer import draw_footer
from app.view.panels.overlays.picker.places import SIDE, Places, column_in, places_in
from app.view.panels.overlays.picker.preview import draw_preview
from app.view.panels.overlays.picker.shown import Shown, shown_of
from app.view.panels.overlays.picker.table import draw_table
from app.view.panels.overlays.picker.words import about_column, about_file
from app.view.panels.panel import Overlay, Surroundings
from app.view.targets import Target

_SHADE = 170


class Picker(Overlay[Shown]):
    """Drawn over the whole window, which is fainter around the card."""

    is_modal = True
    holds_focus = True

    def pick(self, state: State, around: Surroundings) -> Shown | None:
        """The file, while columns are chosen."""
        if state.picking is None:
            return None
        return shown_of(state, state.picking, around.notice, tells_of_failure(state, around))

    def place(self, pen: Pen, layout: Layout, shown: Shown) -> pygame.Rect:
        """The whole window."""
        return layout.window

    def draw(self, pen: Pen, rect: pygame.Rect, shown: Shown) -> None:
        """Draw the card with all its parts."""
        boxes = boxes_of(shown.picking)
        heights = heights_of(pen, boxes, column_in(pen, rect)[1])
        places = places_in(pen, rect, sum(heights) + len(heights) * pen.px(GAP))
        corners = (rect.topleft, rect.topright, rect.bottomright, rect.bottomleft)
        pen.shade(pen.theme.background, _SHADE, corners, "window out of reach")
        pen.card(places.card, pen.theme.card, pen.theme.faint, role="picker card")
        pen.target(Target(PickerTarget(), rect, takes_focus=False))
        _draw_title(pen, places, shown)
        draw_controls(pen, places.controls, shown)
        draw_table(pen, places.table, shown)
        _draw_lines(pen, places.lines, shown)
        draw_boxes(pen, places.boxes, boxes, shown)
        draw_preview(pen, places.preview, shown)
        draw_footer(pen, places.names, shown)


def _draw_title(pen: Pen, places: Places, shown: Shown) -> None:
    card, px = places.card, pen.px
    left, right, y = card.x + px(SIDE), card.right - px(SIDE), card.y + px(26)
    way_out = pen.text("Esc closes", right, y, SMALL, pen.theme.muted, "midright", "picker way out")
    room = way_out.left - px(20) - left
    pen.clipped_text(f"Open {shown.picking.title}", left, y, room, HEADING, role="picker title")
    about = about_file(shown.picking)
    pen.clipped_text(about, left, card.y + px(51), right - left, SMALL, pen.theme.muted, "about the file")


def _draw_lines(pen: Pen, rect: pygame.Rect, shown: Shown) -> None:
    """What the column in hand holds; and a notice, which would be hidden below the card, or else how to choose a column."""
    picking, px = shown.picking, pen.px
    if picking.columns:
        about = about_column(picking, picking.at)
        pen.clipped_text(about, rect.x, rect.y + px(12), rect.w, SMALL, pen.theme.text, "about the column")
    y = rect.y + px(29)
    if shown.notice:
        ink = pen.theme.warning if shown.is_failure else pen.theme.text
        pen.clipped_text(shown.notice, rect.x, y, rect.w, SMALL_STRONG, ink, role="picker notice")
        return
    how = "Click a column, then x or y; arrows, X and Y do the same."
    pen.clipped_text(how, rect.x, y, rect.w, SMALL, pen.theme.muted, "how to choose")
