"""What is where in the band along the bottom: the track, the words beside it, and above it the room for messages.

A notice and the banner of a run that diverged stand above the track, so that they cover neither data nor the track. The
banner takes the whole width; what else is said of the run stands in one line beside the track meanwhile.
"""

from __future__ import annotations

import pygame

from app.session.state import State

LEFT, MARGIN = 186, 12
"""Where the track begins, and what is left free at the right end, in units."""

STATUS_ROOM = 195
"""So wide, in units, is the room for the words at the right end."""

_BEFORE_STATUS = 15
_TRACK_MIDDLE, _TRACK_HEIGHT = 52, 4
_MESSAGE_TOP, _MESSAGE_HEIGHT = 1, 36

PADDING = 10
"""What is free at either end of a message's lines, in units."""


def has_banner(state: State) -> bool:
    """Whether the run diverged, or the line is still as far off as that led, and is looked at live."""
    return state.timeline.is_live and state.timeline.run.far_off is not None


def track_in(band: pygame.Rect, scale: float) -> pygame.Rect:
    """The track, from the first step to the last."""
    left, right = band.x + round(LEFT * scale), band.right - round((MARGIN + STATUS_ROOM + _BEFORE_STATUS) * scale)
    height = round(_TRACK_HEIGHT * scale)
    return pygame.Rect(left, band.y + round(_TRACK_MIDDLE * scale) - height // 2, right - left, height)


def notice_room(band: pygame.Rect, scale: float) -> pygame.Rect:
    """The room above the track and its marks."""
    track, padding = track_in(band, scale), round(PADDING * scale)
    top, height = band.y + round(_MESSAGE_TOP * scale), round(_MESSAGE_HEIGHT * scale)
    return pygame.Rect(track.x - padding, top, track.w + padding + padding // 2, height)


def banner_room(band: pygame.Rect, scale: float) -> pygame.Rect:
    """The room above the track and above what is said beside it."""
    room = notice_room(band, scale)
    room.w = band.right - round((MARGIN - PADDING / 2) * scale) - room.x
    return room
