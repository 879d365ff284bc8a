"""Names of what can be pointed at, held or given the focus: small values, one type for each kind of thing."""

from __future__ import annotations

from dataclasses import dataclass

from app.model.learning.training import Mode
from app.session.views import LandscapeView


@dataclass(frozen=True, slots=True)
class TargetId:
    """What a target is called in messages and in the state."""


@dataclass(frozen=True, slots=True)
class CanvasTarget(TargetId):
    """The plot of the canvas, where there is neither point nor handle."""


@dataclass(frozen=True, slots=True)
class PointTarget(TargetId):
    """A point, by its place in the data."""

    index: int


@dataclass(frozen=True, slots=True)
class HandleTarget(TargetId):
    """A handle of the line: ``m`` or ``b``."""

    symbol: str


@dataclass(frozen=True, slots=True)
class SymbolTarget(TargetId):
    """A symbol of the mathematics where it stands written: ``place`` tells the formula, ``number`` the piece of it."""

    symbol: str
    place: str
    number: int = 0


@dataclass(frozen=True, slots=True)
class ButtonTarget(TargetId):
    """A button, by the command that it gives."""

    command_id: str


@dataclass(frozen=True, slots=True)
class SliderTarget(TargetId):
    """A slider: ``rate`` or ``speed``."""

    name: str


@dataclass(frozen=True, slots=True)
class ModeTarget(TargetId):
    """One of the modes to choose from."""

    mode: Mode


@dataclass(frozen=True, slots=True)
class CostTarget(TargetId):
    """The plot of the cost card."""


@dataclass(frozen=True, slots=True)
class TabTarget(TargetId):
    """One of two cards that share a place."""

    name: str


@dataclass(frozen=True, slots=True)
class LandscapeTitleTarget(TargetId):
    """The title of the landscape card."""


@dataclass(frozen=True, slots=True)
class LandscapeViewTarget(TargetId):
    """One of the views of the landscape to choose from."""

    view: LandscapeView


@dataclass(frozen=True, slots=True)
class BowlTarget(TargetId):
    """The plot of the bowl."""


@dataclass(frozen=True, slots=True)
class SliceTarget(TargetId):
    """The plot of a slice."""


@dataclass(frozen=True, slots=True)
class SliceBallTarget(TargetId):
    """The ball on a slice."""


@dataclass(frozen=True, slots=True)
class SurfaceTarget(TargetId):
    """The landscape in 3-D."""


@dataclass(frozen=True, slots=True)
class TimeTarget(TargetId):
    """The track of the timeline."""


@dataclass(frozen=True, slots=True)
class TimeMarkTarget(TargetId):
    """A mark over the timeline, by the first of the edits that it stands for."""

    first: int


@dataclass(frozen=True, slots=True)
class MenuTarget(TargetId):
    """The background of the open menu."""


@dataclass(frozen=True, slots=True)
class MenuRowTarget(TargetId):
    """A row of a menu."""

    menu: str
    row: int


@dataclass(frozen=True, slots=True)
class DropRunTarget(TargetId):
    """The cross at the end of a row of the Runs menu."""

    menu: str
    row: int


@dataclass(frozen=True, slots=True)
class HelpTarget(TargetId):
    """The help card."""


@dataclass(frozen=True, slots=True)
class BannerTarget(TargetId):
    """The background of the banner that names a divergence."""


@dataclass(frozen=True, slots=True)
class WordTarget(TargetId):
    """A word that says what it means when it is pointed at."""

    word: str


@dataclass(frozen=True, slots=True)
class MoreTarget(TargetId):
    """The place of a menu that says that there is more ``up`` or ``down``."""

    direction: str
