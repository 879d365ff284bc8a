"""How the program looks: what a person chooses once and finds again the next time."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Annotated

from app.session.plain import Within
from app.session.ui_scale import UI_SCALES


class ThemeName(StrEnum):
    """The colours to choose from."""

    DARK = "dark"
    LIGHT = "light"


@dataclass(frozen=True, slots=True)
class Look:
    """Remembered between runs, every field of it: the preferences read and write whatever stands here."""

    theme: ThemeName = ThemeName.DARK
    ui_scale: Annotated[float, Within(UI_SCALES[0], UI_SCALES[-1])] = 1.0
    is_fullscreen: bool = False
    show_least_squares: bool = True
    is_cost_logarithmic: bool = True
    are_steps_logarithmic: bool = False
    show_derivation: bool = False
    show_point_lines: bool = False
    shows_every_step: bool = False
    reduces_motion: bool = False
    show_fog: bool = False

    def with_settings_of(self, other: Look) -> Look:
        """What the window looks like and whether it moves as here, and what is shown in it as ``other`` has it."""
        return replace(
            other,
            theme=self.theme,
            ui_scale=self.ui_scale,
            is_fullscreen=self.is_fullscreen,
            reduces_motion=self.reduces_motion,
        )
