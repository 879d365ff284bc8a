"""What the card shows beside the file: its buttons, the caret, a notice, and how the points will be scaled."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from app.model.data.dataset import Dataset
from app.model.data.scaling import ScaleChoice, scaling_for
from app.session.picking import Picking
from app.session.state import State
from app.session.targets import TargetId
from app.session.typing.caret import Caret
from app.view.widgets.button import Button, button_of

MENUS_OF_TEXT = ("separator-menu", "decimal-menu", "header-menu")
MENUS_OF_WORKBOOK = ("sheet-menu", "header-menu")
_OTHERS = ("pick-x", "pick-y", "skip-bad", "read-marks", "use-picked", "cancel-picking")


class Shown(NamedTuple):
    """All that is drawn."""

    picking: Picking
    caret: Caret
    pointed_at: TargetId | None
    buttons: dict[str, Button]
    scaled: ScaleChoice | None
    notice: str
    is_failure: bool


def shown_of(state: State, picking: Picking, notice: str, is_failure: bool) -> Shown:
    """What the card shows of the state."""
    menus = MENUS_OF_TEXT if picking.separator else MENUS_OF_WORKBOOK
    buttons = {name: button_of(state, name) for name in (*menus, *_OTHERS)}
    choice = state.training.training_set.scale
    return Shown(picking, state.caret, state.pointer.target, buttons, _scaled(picking, choice), notice, is_failure)


def _scaled(picking: Picking, choice: ScaleChoice) -> ScaleChoice | None:
    """How the points will be scaled for training; None while x and y are not chosen."""
    x, y = picking.chosen("x"), picking.chosen("y")
    return None if x is None or y is None else _kind(x.low, x.high, y.low, y.high, choice)


@lru_cache(maxsize=64)
def _kind(x_low: float, x_high: float, y_low: float, y_high: float, choice: ScaleChoice) -> ScaleChoice:
    """It goes by the choice and the bounds alone, so two points that have the same are enough."""
    return scaling_for(Dataset.of([x_low, x_high], [y_low, y_high]), choice).kind
