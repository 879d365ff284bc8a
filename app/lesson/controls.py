"""What stands under the text of a chapter for its figure: sliders, switches and read-outs, as data."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, TypeAlias

from app.session.lesson.figures import FigureValues
from app.session.state import State


class FigureSlider(NamedTuple):
    """Sets one field of a figure within the range that its annotation says. ``title`` is in the markup of texts."""

    values: type[FigureValues]
    field: str
    title: str
    is_logarithmic: bool = False


class FigureSwitch(NamedTuple):
    """Turns a yes-or-no field of a figure: what the button says where a press would turn it on, and where off."""

    values: type[FigureValues]
    field: str
    on: str
    off: str


class Instead(NamedTuple):
    """What stands in place of a read-out's formula while something holds."""

    holds: Callable[[State], bool]
    says: str


class ReadOut(NamedTuple):
    """A number of the running program: what it is called, how it is worked out (in mathtext), and its place-holder."""

    label: str
    formula: str
    value: str
    instead: Instead | None = None


Control: TypeAlias = FigureSlider | FigureSwitch | ReadOut
