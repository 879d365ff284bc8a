"""What a slice shows, and how much of it."""

from __future__ import annotations

from typing import NamedTuple

from app.lesson.guessing import GuessNow
from app.model.landscape.slices import Slice
from app.model.theory.landscape import Interval, Tangent
from app.session.views import SliceWindow


class InFog(NamedTuple):
    """All that fog leaves: what was ``felt`` at each place, where the ball is now last, after so many ``moves``.

    Once the fog ``is_lifted``, that is seen on the whole curve.
    """

    felt: tuple[Tangent, ...]
    moves: int
    is_lifted: bool = False


class Drawn(NamedTuple):
    """What the pen has drawn: the curve over these parts, and a dot at each of the parameters ``ats``."""

    parts: tuple[Interval, ...]
    ats: tuple[float, ...]


class SliceValues(NamedTuple):
    """The slice, the window that it is seen in, whether its ball is large, and what is seen: all of it where None.

    There may be a ``guess`` in place of the step that comes next. ``slope_name`` and ``height_name`` are what slope and
    height are called. ``says_how``: beside the next step stands what it comes from.
    """

    part: Slice
    window: SliceWindow
    is_ball_large: bool = False
    seen: InFog | Drawn | None = None
    guess: GuessNow | None = None
    slope_name: str = "slope"
    height_name: str = "J"
    says_how: bool = True
