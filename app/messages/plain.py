"""Messages to and from plain data, for a journal, a saved session or another program."""

from __future__ import annotations

from app.messages.message import Message
from app.session.plain import Plain
from app.session.plain import from_plain as value_from_plain
from app.session.plain import to_plain as value_to_plain


def to_plain(message: Message) -> Plain:
    """Its kind and fields by name. Raises ValueError for a message that nobody could read back, such as one with NaN."""
    return value_to_plain(message, Message)


def from_plain(data: object) -> Message:
    """The message that the data stand for. Raises ValueError where they stand for none."""
    return value_from_plain(data, Message)
