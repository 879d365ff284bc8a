"""Which function handles which message."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from app.messages import Message
from app.session.state import State

Handler = Callable[[State, Any], None]
M = TypeVar("M", bound=Message)

HANDLERS: dict[type[Message], Handler] = {}


def handles(kind: type[M]) -> Callable[[Callable[[State, M], None]], Callable[[State, M], None]]:
    """Register the decorated function as the one that handles messages of this kind."""

    def register(handler: Callable[[State, M], None]) -> Callable[[State, M], None]:
        if kind in HANDLERS:
            raise ValueError(f"{kind.__name__} has a handler already")
        HANDLERS[kind] = handler
        return handler

    return register


def notify(state: State, text: str, is_failure: bool = False) -> None:
    """Show a notice in the window for a while, and whether it says that something that was asked for could not be done."""
    state.notice, state.is_notice_failure = text, is_failure
    state.notice_count += 1
