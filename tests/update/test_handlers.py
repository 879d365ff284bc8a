"""Every message has one handler."""

import pytest

import app.messages
from app.messages import (
    AddPoint,
    Message,
)
from app.update.handlers import HANDLERS, handles

KINDS = [kind for kind in vars(app.messages).values() if isinstance(kind, type) and issubclass(kind, Message)]


def test_every_message_has_a_handler() -> None:
    assert {kind.__name__ for kind in KINDS if kind is not Message} == {kind.__name__ for kind in HANDLERS}


def test_no_message_has_two_handlers() -> None:
    with pytest.raises(ValueError, match="AddPoint has a handler already"):
        handles(AddPoint)(lambda state, message: None)
