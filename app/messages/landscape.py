"""How the landscape is looked at."""

from __future__ import annotations

from app.messages.message import Message
from app.model.data.scaling import Line
from app.session.views import Box, LandscapeView


class ShowLandscape(Message):
    """Choose a view of the landscape."""

    view: LandscapeView


class ShowCard(Message):
    """Bring the card of that name to the front of those that share one place."""

    card: str


class ToggleLandscapeSize(Message):
    """Swap the places of landscape and canvas."""


class FitLandscape(Message):
    """Let the landscape show the path so far and the least cost again."""


class ShowBox(Message):
    """Show that part of the landscape."""

    box: Box


class ShowPreview(Message):
    """Show a preview of that line, in training units; None ends it."""

    line: Line | None


class TurnLandscape(Message):
    """Turn the landscape in 3-D by that many degrees."""

    yaw: float
    pitch: float
