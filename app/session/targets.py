"""Names of what can be pointed at, held or focused: small values, one type for each kind of target."""

from __future__ import annotations

from app.model.data.scaling import ScaleChoice
from app.model.learning.training import Mode
from app.session.explained.quantity import Quantity
from app.session.record import Record
from app.session.views import LandscapeView


class TargetId(Record):
    """What a target is called in messages and in the state."""


class CancelTarget(TargetId):
    """The button that ends a wait."""


class CanvasTarget(TargetId):
    """The plot of the canvas, where there is neither point nor handle."""


class PointTarget(TargetId):
    """A point, by its place in the data."""

    index: int


class HandleTarget(TargetId):
    """A handle of the line: ``m`` or ``b``."""

    symbol: str


class SymbolTarget(TargetId):
    """A symbol of the mathematics where it stands written: ``place`` names the formula, ``number`` its part."""

    symbol: str
    place: str
    number: int = 0


class NumberTarget(TargetId):
    """A number in the formula of an explanation, which says which number it is; ``place`` tells equal ones apart."""

    place: int
    quantity: Quantity


class TrailTarget(TargetId):
    """A number that the one that is explained was reached from, by its place on the way."""

    place: int


class ExplanationTarget(TargetId):
    """The card that explains a number."""


class DerivationTarget(TargetId):
    """The background of the derivation."""


class RuleTarget(TargetId):
    """A rule of the derivation, by its name."""

    name: str


class FigureTarget(TargetId):
    """A part of a figure of the lesson that can be taken hold of, by the figure's values and the part's name."""

    figure: str
    part: str


class ButtonTarget(TargetId):
    """A button, by its command; where a command has two, ``place`` tells them apart."""

    command_id: str
    place: str = ""


class SliderTarget(TargetId):
    """A slider: ``rate``, ``speed``, or figure and field of the lesson."""

    name: str


class SwitchTarget(TargetId):
    """A switch of a figure of the lesson, by figure and field."""

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


class FileTarget(TargetId):
    """A file or folder to choose, by its place in the list."""

    place: int


class FilesTarget(TargetId):
    """The background of the list of files."""


class DropRunTarget(TargetId):
    """The cross in a row of the Runs menu, which drops the run."""

    menu: str
    row: int


class ScaleCardTarget(TargetId):
    """The background of the card that tells how the points are scaled."""


class ScaleTarget(TargetId):
    """One of the ways of scaling to choose from."""

    scale: ScaleChoice


class ExampleListTarget(TargetId):
    """The list of example sets."""


class ExampleTarget(TargetId):
    """An example set in the list, by its number from 0."""

    number: int


class UseExampleTarget(TargetId):
    """The button that takes the example set that is looked at."""


class ExamplesTarget(TargetId):
    """The background of the card of example sets."""


class HelpTarget(TargetId):
    """The help card."""


class BannerTarget(TargetId):
    """The background of the divergence banner."""


class WordTarget(TargetId):
    """A word with a tooltip that explains it."""

    word: str


class MoreTarget(TargetId):
    """The arrow that shows that there are more rows ``up`` or ``down``: in a menu, or in the panel named ``place``."""

    direction: str
    place: str = ""


class PickerTarget(TargetId):
    """The card in which columns of a file are chosen, and what lies around it."""


class ColumnTarget(TargetId):
    """A column of the file, by its place."""

    index: int


class TextTarget(TargetId):
    """A text that can be typed, by its name."""

    name: str
