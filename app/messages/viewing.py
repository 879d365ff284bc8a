"""How the program looks, what the canvas shows, and what is open."""

from __future__ import annotations

from app.messages.message import Message
from app.session.explained.quantity import Quantity
from app.session.targets import TargetId


class ToggleTheme(Message):
    """Dark to light and back."""


class ChangeUiScale(Message):
    """Draw everything larger or smaller by that many notches."""

    notches: int


class ResetUiScale(Message):
    """Draw everything at the usual size."""


class ToggleDerivation(Message):
    """Show the derivation in place of This step and the cost, or these again."""


class ToggleFog(Message):
    """Show of the slices only where the line has been, or all of them."""


class TogglePointLines(Message):
    """Show or hide every point as a line in the bowl."""


class ToggleLeastSquares(Message):
    """Show or hide the least-squares line."""


class ToggleCostScale(Message):
    """Linear or logarithmic cost."""


class ToggleStepScale(Message):
    """Linear or logarithmic steps below the cost curve."""


class ToggleEveryStep(Message):
    """Show every step however fast they run, or hold one for a while so that it can be read."""


class ToggleReducedMotion(Message):
    """Show no animations, or show them again."""


class ToggleScaleCard(Message):
    """Show or hide how the points are scaled, with the equation in training units beside the one in the data's own."""


class ToggleFullscreen(Message):
    """Fill the screen, or be a window again."""


class ToggleHelp(Message):
    """Open or close the help card."""


class ResizeWindow(Message):
    """The window has that size now, in pixels."""

    width: int
    height: int


class ToggleMenu(Message):
    """Open the menu of that name, or close it."""

    name: str


class ScrollMenu(Message):
    """Show the rows of the open menu from that one on."""

    row: int


class ScrollDerivation(Message):
    """Show the derivation from that row on, where not all of it has room."""

    row: int


class FitAxes(Message):
    """Show all points."""


class ZoomAxes(Message):
    """Let the axes span ``factor`` times as much, and keep (x, y) where it is."""

    x: float
    y: float
    factor: float


class PanAxes(Message):
    """Move the axes by that much, in the data's own units."""

    dx: float
    dy: float


class Explain(Message):
    """Explain the last number of the trail; the others are those that it was reached from.

    ``beside`` is where the first of them was clicked.
    """

    trail: tuple[Quantity, ...]
    beside: TargetId | None = None


class ExplainBack(Message):
    """Back to the number before; from the first one, close the explanation."""


class CloseExplanation(Message):
    """Explain nothing any more."""


class Notify(Message):
    """Show a notice in the window for a while; ``is_failure`` where it says why something that was asked for is not done."""

    text: str
    is_failure: bool = False


class Quit(Message):
    """End the program."""


SWITCHES: dict[type[Message], str] = {
    ToggleDerivation: "show_derivation",
    ToggleFog: "show_fog",
    TogglePointLines: "show_point_lines",
    ToggleLeastSquares: "show_least_squares",
    ToggleCostScale: "is_cost_logarithmic",
    ToggleStepScale: "are_steps_logarithmic",
    ToggleEveryStep: "shows_every_step",
    ToggleReducedMotion: "reduces_motion",
    ToggleFullscreen: "is_fullscreen",
}
"""Messages that turn a field of ``Look`` on or off, and do nothing else: a row here is all that such a message needs."""
