"""How the file is read, and what it may be instead: what separates columns, the decimal mark, the first row, the sheet."""

from __future__ import annotations

import pygame

from app.session.picking import Picking
from app.view.paint.pen import Pen
from app.view.paint.typesetting import TICK
from app.view.panels.overlays.picker.shown import MENUS_OF_TEXT, MENUS_OF_WORKBOOK, Shown
from app.view.panels.overlays.picker.words import DECIMALS, SEPARATORS
from app.view.widgets.button import draw_button

_WIDEST, _GAP = 170, 16
_TITLES = {
    "separator-menu": "Columns split by",
    "decimal-menu": "Decimal mark",
    "header-menu": "First row is",
    "sheet-menu": "Sheet",
}


def draw_controls(pen: Pen, rect: pygame.Rect, shown: Shown) -> None:
    """Draw them side by side, each below its title."""
    menus = MENUS_OF_TEXT if shown.picking.separator else MENUS_OF_WORKBOOK
    gap = pen.px(_GAP)
    width = min(pen.px(_WIDEST), (rect.w - (len(menus) - 1) * gap) // len(menus))
    left = rect.x
    for menu in menus:
        pen.text(_TITLES[menu], left, rect.y - pen.px(12), TICK, pen.theme.muted, role=f"{menu} title")
        box = pygame.Rect(left, rect.y, width, rect.h)
        draw_button(
            pen, box, shown.buttons[menu], pen.cut_short(said_by(shown.picking, menu), width - pen.px(30)), has_menu=True
        )
        left = box.right + gap


def said_by(picking: Picking, menu: str) -> str:
    """What holds now."""
    match menu:
        case "separator-menu":
            return SEPARATORS[picking.separator]
        case "decimal-menu":
            return DECIMALS[picking.decimal]
        case "header-menu":
            return "names" if picking.has_header else "data"
    return picking.sheet
