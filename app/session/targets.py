"""Names of what can be pointed at, held or given the focus: small values, one type for each kind of thing."""

from __future__ import annotations

from app.model.learning.training import Mode
from app.session.record import Record
from app.session.views import LandscapeView


class TargetId(Record):
    """What a target is called in messages and in the state."""


class CanvasTarget(TargetId):
    """The plot of the canvas, where there is neither point nor handle."""


class PointTarget(TargetId):
    """A point, by its place in the data."""

    index: int


class HandleTarget(TargetId):
    """A handle of the line: ``m`` or ``b``."""

    symbol: str


class SymbolTarget(TargetId):
    """A symbol of the mathematics where it stands written: ``place`` tells the formula, ``number`` the piece of it."""

    symbol: str
    place: str
    number: int = 0


class ButtonTarget(TargetId):
    """A button, by the command that it gives."""

    command_id: str


class SliderTarget(TargetId):
    """A slider: ``rate`` or ``speed``."""

    name: str


class ModeTarget(TargetId):
    """One of the modes to choose from."""

    mode: Mode


class CostTarget(TargetId):
    """The plot of the cost card."""


class TabTarget(TargetId):
    """One of two cards that share a place."""

    name: str


class LandscapeTitleTarget(TargetId):
    """The title of the landscape card."""


class LandscapeViewTarget(TargetId):
    """One of the views of the landscape to choose from."""

    view: LandscapeView


class BowlTarget(TargetId):
    """The plot of the bowl."""


class SliceTarget(TargetId):
    """The plot of a slice."""


class SliceBallTarget(TargetId):
    """The ball on a slice."""


class SurfaceTarget(TargetId):
    """The landscape in 3-D."""


class TimeTarget(TargetId):
    """The track of the timeline."""


class TimeMarkTarget(TargetId):
    """A mark over the timeline, by the first of the edits that it stands for."""

    first: int


class MenuTarget(TargetId):
    """The background of the open menu."""


class MenuRowTarget(TargetId):
    """A row of a menu."""

    menu: str
    row: int


class DropRunTarget(TargetId):
    """The cross at the end of a row of the Runs menu."""

    menu: str
    row: int


class HelpTarget(TargetId):
    """The help card."""


class BannerTarget(TargetId):
    """The background of the banner that names a divergence."""


class WordTarget(TargetId):
    """A word that says what it means when it is pointed at."""

    word: str


class MoreTarget(TargetId):
    """The place of a menu that says that there is more ``up`` or ``down``."""

    direction: str
