"""All that can happen, as small frozen records named for what is meant by them.

Keys, buttons, drags, the clock, files and tests all speak to the program in these and in nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.model.data.dataset import Dataset
from app.model.data.scaling import Line, ScaleChoice
from app.model.learning.sampling import Order
from app.model.learning.speed import Speed
from app.model.learning.training import Mode
from app.session.targets import TargetId
from app.session.views import Box, LandscapeView


@dataclass(frozen=True, slots=True)
class Message:
    """Something that happened, or that somebody wants."""


# --- points, in the data's own units ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class AddPoint(Message):
    """Put a new point, last in order, at (x, y)."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class MovePointTo(Message):
    """Put the point at ``index`` somewhere else."""

    index: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class DeletePoint(Message):
    """Take the point at ``index`` away."""

    index: int


@dataclass(frozen=True, slots=True)
class ClearPoints(Message):
    """Take all points away."""


@dataclass(frozen=True, slots=True)
class LoadPoints(Message):
    """Exchange the points for those of a file, say, and fit the axes where they do not show them all."""

    points: Dataset
    name: str


@dataclass(frozen=True, slots=True)
class LoadExample(Message):
    """Exchange the points for the example's."""


# --- line and settings -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class SetLineByHand(Message):
    """Set slope and intercept, in training units."""

    slope: float
    intercept: float


@dataclass(frozen=True, slots=True)
class SetMode(Message):
    """Learn from one point a step, from a few, or from all."""

    mode: Mode


@dataclass(frozen=True, slots=True)
class NextMode(Message):
    """Go round the modes."""


@dataclass(frozen=True, slots=True)
class SetOrder(Message):
    """Take the points in another order."""

    order: Order


@dataclass(frozen=True, slots=True)
class NextOrder(Message):
    """Go round the orders."""


@dataclass(frozen=True, slots=True)
class SetBatchSize(Message):
    """Learn from that many points in a mini-batch step."""

    batch_size: int


@dataclass(frozen=True, slots=True)
class ChangeBatchSize(Message):
    """Halve or double the batch size so many times."""

    doublings: int


@dataclass(frozen=True, slots=True)
class SetLearningRate(Message):
    """Set the learning rate."""

    learning_rate: float


@dataclass(frozen=True, slots=True)
class ChangeLearningRate(Message):
    """Make the learning rate larger or smaller by so many notches of the slider."""

    notches: int


@dataclass(frozen=True, slots=True)
class SetFastestLearningRate(Message):
    """Set the learning rate marked on the slider: the fastest, with few points a step the fastest without overshoot."""


@dataclass(frozen=True, slots=True)
class SetScaling(Message):
    """Choose how points are scaled for training."""

    scale: ScaleChoice


# --- running and time ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Advance(Message):
    """The clock says that so many steps are due; they run only while playing."""

    how_many: int


@dataclass(frozen=True, slots=True)
class TogglePlay(Message):
    """Play or pause."""


@dataclass(frozen=True, slots=True)
class StepOnce(Message):
    """One step on and pause: the step that ran already where the past is looked at, else a new one."""


@dataclass(frozen=True, slots=True)
class StepBack(Message):
    """Look one step further back."""


@dataclass(frozen=True, slots=True)
class LookAt(Message):
    """Look at the present run as it was after that step; beyond its ends, at the end."""

    step: int


@dataclass(frozen=True, slots=True)
class LookAtEnd(Message):
    """Look at where the run has got to."""


@dataclass(frozen=True, slots=True)
class LookAtEpoch(Message):
    """Look at the start of the epoch so many further on, or back where negative."""

    epochs: int


@dataclass(frozen=True, slots=True)
class LookBeforeDivergence(Message):
    """Look at the last moment before the line began to grow without end."""


@dataclass(frozen=True, slots=True)
class HalveRateAndGoOn(Message):
    """Go back to that moment, halve the learning rate, again while a step could raise its own cost, and play."""


@dataclass(frozen=True, slots=True)
class GoToRun(Message):
    """Go to the end of another run."""

    run_number: int


@dataclass(frozen=True, slots=True)
class DropRun(Message):
    """Forget a run that is not the present one."""

    run_number: int


@dataclass(frozen=True, slots=True)
class Reset(Message):
    """Back to the starting line and step 0, with the same seed and order."""


@dataclass(frozen=True, slots=True)
class ResetWithNewSeed(Message):
    """The same, with the next seed."""


@dataclass(frozen=True, slots=True)
class SetSpeed(Message):
    """Run that many steps."""

    speed: Speed


@dataclass(frozen=True, slots=True)
class ChangeSpeed(Message):
    """Faster or slower by so many notches of the slider."""

    notches: int


@dataclass(frozen=True, slots=True)
class Undo(Message):
    """Take the latest edit back."""


@dataclass(frozen=True, slots=True)
class Redo(Message):
    """Make the edit again that was taken back last."""


# --- what is seen ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ToggleTheme(Message):
    """Dark to light and back."""


@dataclass(frozen=True, slots=True)
class ChangeUiScale(Message):
    """Make everything larger or smaller by so many notches."""

    notches: int


@dataclass(frozen=True, slots=True)
class ResetUiScale(Message):
    """Make everything as large as usual."""


@dataclass(frozen=True, slots=True)
class ToggleLeastSquares(Message):
    """Show or hide the least-squares line."""


@dataclass(frozen=True, slots=True)
class ToggleCostScale(Message):
    """Linear or logarithmic cost."""


@dataclass(frozen=True, slots=True)
class ToggleEquations(Message):
    """Show or hide the equation in training units beside the one in the data's own."""


@dataclass(frozen=True, slots=True)
class ToggleFullscreen(Message):
    """Fill the screen, or be a window again."""


@dataclass(frozen=True, slots=True)
class ToggleHelp(Message):
    """Open or close the help card."""


@dataclass(frozen=True, slots=True)
class ResizeWindow(Message):
    """The window has that size now, in pixels."""

    width: int
    height: int


@dataclass(frozen=True, slots=True)
class ToggleMenu(Message):
    """Open the menu of that name, or close it."""

    name: str


@dataclass(frozen=True, slots=True)
class ScrollMenu(Message):
    """Show the rows of the open menu from that one on."""

    row: int


@dataclass(frozen=True, slots=True)
class FitAxes(Message):
    """Show all points."""


@dataclass(frozen=True, slots=True)
class ZoomAxes(Message):
    """Let the axes span ``factor`` times as much, with (x, y) staying where it is."""

    x: float
    y: float
    factor: float


@dataclass(frozen=True, slots=True)
class PanAxes(Message):
    """Move what is shown by so much, in the data's own units."""

    dx: float
    dy: float


@dataclass(frozen=True, slots=True)
class ShowLandscape(Message):
    """Look at the landscape that way."""

    view: LandscapeView


@dataclass(frozen=True, slots=True)
class ShowCost(Message):
    """Bring the cost card to the front, where it shares its place with the landscape."""


@dataclass(frozen=True, slots=True)
class ToggleLandscapeSize(Message):
    """Let landscape and canvas change places."""


@dataclass(frozen=True, slots=True)
class FitLandscape(Message):
    """Let the landscape show the way so far and the least cost again."""


@dataclass(frozen=True, slots=True)
class ShowBox(Message):
    """Show that part of the landscape."""

    box: Box


@dataclass(frozen=True, slots=True)
class ShowPreview(Message):
    """Show how that line of the landscape, in training units, would lie; None ends it."""

    line: Line | None


@dataclass(frozen=True, slots=True)
class TurnLandscape(Message):
    """Turn the landscape in 3-D by so many degrees."""

    yaw: float
    pitch: float


@dataclass(frozen=True, slots=True)
class Notify(Message):
    """Say something in the window for a while, such as why a file could not be read."""

    text: str


@dataclass(frozen=True, slots=True)
class Quit(Message):
    """Leave."""


# --- pointer and focus -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class PointAt(Message):
    """The pointer is over the target of that name (or over none), at window pixels (x, y)."""

    target: TargetId | None
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class BeginGesture(Message):
    """A button of the pointer, or a key, went down: edits until ``EndGesture`` are one edit. ``target`` is what it holds."""

    target: TargetId | None


@dataclass(frozen=True, slots=True)
class GrabTarget(Message):
    """What is held is now that other target, within the same edit: a new point is held by the press that added it."""

    target: TargetId | None


@dataclass(frozen=True, slots=True)
class EndGesture(Message):
    """It went up."""


@dataclass(frozen=True, slots=True)
class Focus(Message):
    """Keys now go to the target of that name (or to none)."""

    target: TargetId | None


@dataclass(frozen=True, slots=True)
class MoveCrosshair(Message):
    """Move the keyboard's crosshair on the canvas by a share of the axes."""

    dx: float
    dy: float


@dataclass(frozen=True, slots=True)
class Escape(Message):
    """Leave whatever is open or has the focus."""
