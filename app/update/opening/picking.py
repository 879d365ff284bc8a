"""What is chosen in a file. The shell reads the file, again where it is to be read in another way, and sends the points."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from app.messages import (
    CancelPicking,
    ColumnBeside,
    LookAtColumn,
    NameColumn,
    OfferColumns,
    PickColumn,
    PickColumnHere,
    PickDecimal,
    PickHeader,
    PickSeparator,
    PickSheet,
    ToggleAgreement,
    UsePicked,
)
from app.session.picking import AXES, Asked, Picking, with_choices_of
from app.session.state import State
from app.update.cards import MENU, close, close_all
from app.update.handlers import handles, notify
from app.update.typing import TEXTS, Text

LONGEST_NAME = 100


@handles(OfferColumns)
def _offer(state: State, message: OfferColumns) -> None:
    """Nothing else is open any more or has the focus. What is chosen already holds only as far as there are such columns."""
    if state.picking is None:
        close_all(state)
        state.focus = None
    offered, last = message.picking, len(message.picking.columns) - 1
    if message.is_again and state.picking is not None:
        offered = with_choices_of(offered, state.picking)
    x, y = (None if place is None or not 0 <= place <= last else place for place in (offered.x, offered.y))
    state.picking = replace(offered, x=x, y=y, at=max(0, min(offered.at, last)))


@handles(LookAtColumn)
def _look_at(state: State, message: LookAtColumn) -> None:
    picking = state.picking
    if picking is not None and 0 <= message.index < len(picking.columns):
        state.picking = replace(picking, at=message.index)


@handles(ColumnBeside)
def _beside(state: State, message: ColumnBeside) -> None:
    picking = state.picking
    if picking is not None:
        state.picking = replace(picking, at=max(0, min(len(picking.columns) - 1, picking.at + message.way)))


@handles(PickColumn)
def _pick(state: State, message: PickColumn) -> None:
    picking = state.picking
    if picking is not None and 0 <= message.index < len(picking.columns):
        _choose(state, picking, message.axis, message.index)


@handles(PickColumnHere)
def _pick_here(state: State, message: PickColumnHere) -> None:
    picking = state.picking
    if picking is not None and picking.columns:
        _choose(state, picking, message.axis, picking.at)


def _choose(state: State, picking: Picking, axis: str, index: int) -> None:
    """A column that was the other one is that no more; the two change places where both were chosen."""
    if axis not in AXES:
        return
    reason = picking.why_column_not(index, axis)
    if reason:
        notify(state, reason)
        return
    x, y = (index, picking.y) if axis == "x" else (picking.x, index)
    if x == y:
        other = picking.x if axis == "x" else picking.y
        can_change = other is not None and not picking.columns[other].why_not("y" if axis == "x" else "x")
        x, y = (x, other if can_change else None) if axis == "x" else (other if can_change else None, y)
    # A name that was typed was for the column before.
    names: dict[str, Any] = {"x_name": picking.x_name if x == picking.x else None}
    names["y_name"] = picking.y_name if y == picking.y else None
    state.picking = replace(picking, at=index, x=x, y=y, **names)
    state.notice = ""  # why the column before could not be used is settled


@handles(PickSeparator)
def _split_at(state: State, message: PickSeparator) -> None:
    """Which decimal mark and header there are shows itself anew."""
    picking = state.picking
    if picking is not None and message.separator in picking.separators:
        _ask(state, picking, Asked(separator=message.separator))


@handles(PickDecimal)
def _decimal(state: State, message: PickDecimal) -> None:
    if state.picking is not None and message.decimal in (".", ","):
        _ask(state, state.picking, replace(state.picking.asked, decimal=message.decimal))


@handles(PickHeader)
def _header(state: State, message: PickHeader) -> None:
    if state.picking is not None:
        _ask(state, state.picking, replace(state.picking.asked, has_header=message.is_header))


@handles(PickSheet)
def _sheet(state: State, message: PickSheet) -> None:
    picking = state.picking
    if picking is not None and message.sheet in picking.sheets:
        _ask(state, picking, Asked(sheet=message.sheet))


def _ask(state: State, picking: Picking, asked: Asked) -> None:
    """The shell reads the file again with that, and offers its columns anew."""
    state.picking = replace(picking, asked=asked)
    close(state, MENU)


@handles(NameColumn)
def _name(state: State, message: NameColumn) -> None:
    if message.axis in AXES and message.text.isprintable():
        _call(state, message.axis, message.text)


def _call(state: State, axis: str, name: str) -> None:
    picking, name = state.picking, name[:LONGEST_NAME]
    if picking is not None:
        state.picking = replace(picking, x_name=name) if axis == "x" else replace(picking, y_name=name)


def _called(state: State, axis: str) -> str | None:
    return None if state.picking is None else state.picking.name_of(axis)


TEXTS["x name"] = Text(lambda state: _called(state, "x"), lambda state, name: _call(state, "x", name))
TEXTS["y name"] = Text(lambda state: _called(state, "y"), lambda state, name: _call(state, "y", name))


@handles(ToggleAgreement)
def _agree(state: State, message: ToggleAgreement) -> None:
    picking = state.picking
    if picking is not None and message.what == "skip":
        state.picking = replace(picking, skips_bad=not picking.skips_bad)
    elif picking is not None and message.what == "marks":
        state.picking = replace(picking, reads_marks=not picking.reads_marks)


@handles(UsePicked)
def _use(state: State, message: UsePicked) -> None:
    """The shell reads the points and sends them; it sees what was chosen before this happens."""
    if state.picking is None:
        return
    if state.picking.why_not:
        notify(state, f"Not yet: {state.picking.why_not.rstrip('.')}.")
    else:
        _close(state)


@handles(CancelPicking)
def _cancel(state: State, message: CancelPicking) -> None:
    cancel_picking(state)


def cancel_picking(state: State) -> None:
    """Leave the file; it is no longer read in another way either, and what was said of it goes too."""
    if state.picking is not None:
        _close(state)
        state.notice = ""


def _close(state: State) -> None:
    state.picking = state.menu = state.focus = state.reading = None
