"""The two menus of the toolbar: what to learn from, and how to learn and look."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pygame

from app.commands import BY_ID, key_name
from app.messages import ChangeBatchSize, DropRun, GoToRun, Message, SetOrder, SetScaling
from app.model.run import cost_of
from app.model.sampling import Order
from app.model.scaling import ScaleChoice
from app.plots.numerals import count, significant
from app.state import State
from app.view.ink import Ink
from app.view.layout import Layout
from app.view.targets import Target
from app.view.theme import blend
from app.view.typesetting import BODY, TICK, TICK_STRONG

_WIDTH, _ROW, _HEADING, _PADDING = 304, 30, 26, 8

_ORDERS = {
    Order.SHUFFLED: "Shuffled anew each epoch",
    Order.SEQUENTIAL: "Sequential, as they were added",
    Order.RANDOM: "Random, with replacement",
}
_SCALES = {
    ScaleChoice.AUTO: "Automatic: only outside 0 to 1",
    ScaleChoice.NONE: "None: train on the numbers as they are",
    ScaleChoice.UNIT: "Unit: least is 0, greatest is 1",
    ScaleChoice.STANDARD: "Standard: mean 0, deviation 1",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a menu. Without a message it is a heading. ``is_chosen`` is None where nothing is chosen here."""

    label: str
    message: Message | None = None
    keys: str = ""
    is_chosen: bool | None = None
    why_not: str = ""
    drop: Message | None = None


def menu_ids() -> dict[str, str]:
    """The command that opens each menu."""
    return {"data": "data-menu", "options": "options-menu", "runs": "runs-menu"}


def draw_menu(ink: Ink, layout: Layout, state: State) -> pygame.Rect | None:
    """Draw the open menu under its button; returns the pixels that it covers."""
    if state.menu is None:
        return None
    anchor = next(target.rect for target in ink.targets if target.id == f"button:{menu_ids()[state.menu]}")
    rows = _ROWS[state.menu](state)
    height = sum(_row_height(row) for row in rows) + 2 * _PADDING
    width = max(ink.px(_WIDTH), *(ink.width(row.label) + ink.px(64) for row in rows))
    box = pygame.Rect(anchor.x, anchor.bottom + ink.px(6), width, ink.px(height))
    if anchor.y > layout.window.centery:
        box.bottom = anchor.y - ink.px(6)
    box.clamp_ip(layout.window.inflate(-ink.px(16), -ink.px(16)))
    ink.card(box, ink.theme.bar, blend(ink.theme.faint, ink.theme.bar, 0.6))
    ink.target(Target("menu", box, takes_focus=False))
    top = box.y + ink.px(_PADDING)
    for number, row in enumerate(rows):
        rect = pygame.Rect(box.x + ink.px(6), top, box.w - ink.px(12), ink.px(_row_height(row)))
        _draw_row(ink, state, rect, row, f"menu:{state.menu}.{number}")
        top = rect.bottom
    return box


def _row_height(row: Row) -> int:
    return _ROW if row.message is not None else _HEADING


def _draw_row(ink: Ink, state: State, rect: pygame.Rect, row: Row, target_id: str) -> None:
    theme = ink.theme
    if row.message is None:
        ink.text(row.label, rect.x + ink.px(8), rect.centery + ink.px(2), TICK_STRONG, theme.muted)
        return
    if state.pointer.target == target_id and not row.why_not:
        pygame.draw.rect(ink.surface, theme.raised, rect, border_radius=ink.px(6))
    left = rect.x + ink.px(8)
    if row.is_chosen is not None:
        centre = (left + ink.px(7), rect.centery)
        ink.disc(theme.accent if row.is_chosen else theme.faint, centre, 6, ring=1.5)
        if row.is_chosen:
            ink.disc(theme.accent, centre, 3)
        left += ink.px(22)
    ink.text(row.label, left, rect.centery, BODY, theme.faint if row.why_not else theme.text)
    if row.keys:
        ink.text(row.keys, rect.right - ink.px(8), rect.centery, TICK, theme.muted, "midright")
    ink.target(
        Target(
            target_id,
            rect,
            hint=f"{row.label}: {row.why_not}" if row.why_not else "",
            click=row.message,
            is_enabled=not row.why_not,
            cursor=pygame.SYSTEM_CURSOR_HAND,
        )
    )
    if row.drop is not None:
        _draw_drop(ink, state, rect, f"{target_id}.drop", row.drop)


def _draw_drop(ink: Ink, state: State, rect: pygame.Rect, target_id: str, drop: Message) -> None:
    """A cross at the end of a row that takes away what the row stands for."""
    box = pygame.Rect(0, 0, ink.px(24), ink.px(24))
    box.midright = (rect.right - ink.px(4), rect.centery)
    colour = ink.theme.warning if state.pointer.target == target_id else ink.theme.muted
    arm = ink.px(4)
    for way in (1, -1):
        ink.line(colour, (box.centerx - arm, box.centery - way * arm), (box.centerx + arm, box.centery + way * arm), 1.5)
    ink.target(Target(target_id, box, "Drop this run", drop, cursor=pygame.SYSTEM_CURSOR_HAND))


def _command_row(state: State, command_id: str, is_chosen: bool | None = None) -> Row:
    command = BY_ID[command_id]
    keys = key_name(command.keys[0]) if command.keys else ""
    return Row(command.title, command.message, keys, is_chosen, command.why_not(state))


def _data_rows(state: State) -> Sequence[Row]:
    scale = state.training.training_set.scale
    return [
        _command_row(state, "example"),
        _command_row(state, "clear"),
        _command_row(state, "undo"),
        _command_row(state, "redo"),
        _command_row(state, "fit"),
        Row("Your own data: drop a CSV file of x and y on the window"),
        Row("Scaling for training"),
        *(Row(label, SetScaling(choice), "", choice is scale) for choice, label in _SCALES.items()),
    ]


def _options_rows(state: State) -> Sequence[Row]:
    settings = state.training.settings
    return [
        Row("Order of the points"),
        *(Row(label, SetOrder(order), "", order is settings.order) for order, label in _ORDERS.items()),
        Row(f"Mini-batch: {count(settings.batch_size)} point{'' if settings.batch_size == 1 else 's'} a step"),
        Row("Halve it", ChangeBatchSize(-1), key_name(BY_ID["smaller-batch"].keys[0])),
        Row("Double it", ChangeBatchSize(1), key_name(BY_ID["larger-batch"].keys[0])),
        Row(f"Seed {settings.seed}"),
        _command_row(state, "new-seed"),
        Row("What is shown"),
        _command_row(state, "least-squares", state.look.show_least_squares),
        _command_row(state, "cost-scale", state.look.is_cost_logarithmic),
        _command_row(state, "theme"),
        _command_row(state, "larger"),
        _command_row(state, "smaller"),
        _command_row(state, "fullscreen", state.look.is_fullscreen),
    ]


def _runs_rows(state: State) -> Sequence[Row]:
    timeline = state.timeline
    rows = [Row("Runs: choose one to go to, the cross drops it")]
    for number, run in timeline.runs.items():
        origin = timeline.origins[number]
        came = "" if origin.run_number is None else f", from step {count(origin.step)} of run {origin.run_number}"
        rate = run.now.settings.learning_rate
        label = f"{number}: {count(run.now.step)} steps, J {significant(cost_of(run.now), 3)}, lr {rate:.4g}{came}"
        is_here = number == timeline.place.run_number
        rows.append(Row(label, GoToRun(number), "", is_here, drop=None if is_here else DropRun(number)))
    return rows


_ROWS = {"data": _data_rows, "options": _options_rows, "runs": _runs_rows}
