"""What the landscape card asks of each of its views."""

from __future__ import annotations

from typing import Any, Protocol

from app.session.state import State
from app.view.figures.frame import Frame
from app.view.paint.pen import Pen


class View(Protocol):
    """One way to look: it picks what its figure shows, and adds to the figure what can be touched."""

    def pick(self, state: State) -> Any:
        """The values that it shows, compared with ``==``. There is at least one point."""

    def draw(self, pen: Pen, frame: Frame, shown: Any) -> None:
        """Draw these values."""
