"""What all messages are."""

from __future__ import annotations

from app.session.record import Record


class Message(Record):
    """Something that happened, or that somebody wants."""
