"""What is being read, while everything else goes on. The shell reads, and says how far it is."""

from __future__ import annotations

from dataclasses import replace

from app.messages import (
    BeginReading,
    CancelReading,
    ChooseFile,
    CopyPoints,
    EndReading,
    Message,
    PastePoints,
    ReadSoFar,
)
from app.session.opening.reading import Reading
from app.session.state import State
from app.update.handlers import handles, notify


@handles(BeginReading)
def _begin(state: State, message: BeginReading) -> None:
    state.reading = Reading(message.name)


@handles(ReadSoFar)
def _so_far(state: State, message: ReadSoFar) -> None:
    if state.reading is not None and 0.0 <= message.share <= 1.0:
        state.reading = replace(state.reading, share=message.share)


@handles(EndReading)
def _end(state: State, message: EndReading) -> None:
    state.reading = None
    if message.why_not:
        notify(state, message.why_not, is_failure=True)


@handles(CancelReading)
def _cancel(state: State, message: CancelReading) -> None:
    cancel_reading(state)


def cancel_reading(state: State) -> None:
    """Give up reading; who reads sees that nothing is wanted any more."""
    if state.reading is not None:
        notify(state, f"{state.reading.name}: not read, it was cancelled")
        state.reading = None


def _left_to_the_shell(state: State, message: Message) -> None:
    """Nothing happens to the state: the shell watches for these, and says what came of them."""


for _kind in (ChooseFile, PastePoints, CopyPoints):
    handles(_kind)(_left_to_the_shell)
