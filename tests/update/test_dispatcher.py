"""Every message passes one way, and whoever watches there sees each exactly once, in order."""

from __future__ import annotations

import pytest

from app.messages import AddPoint, Message, Notify, ToggleHelp, TogglePlay
from app.session.state import State
from app.update.dispatcher import Dispatcher


def test_a_message_changes_the_state() -> None:
    state = State()
    Dispatcher(state).send(AddPoint(0.5, 0.6))
    assert state.points.point(0) == (0.5, 0.6)


def test_watchers_see_every_message_in_order_before_and_after_it_happened() -> None:
    dispatcher = Dispatcher(State())
    seen: list[tuple[str, Message, int]] = []
    dispatcher.before.append(lambda state, message: seen.append(("before", message, len(state.points))))
    dispatcher.after.append(lambda state, message: seen.append(("after", message, len(state.points))))
    dispatcher.after.append(lambda state, message: seen.append(("after too", message, len(state.points))))
    one, two = AddPoint(0.1, 0.1), AddPoint(0.2, 0.2)
    for message in (one, two):
        dispatcher.send(message)
    assert seen == [
        ("before", one, 0),
        ("after", one, 1),
        ("after too", one, 1),
        ("before", two, 1),
        ("after", two, 2),
        ("after too", two, 2),
    ]


def test_what_a_watcher_sends_comes_after_all_have_seen_the_message_that_it_answers() -> None:
    dispatcher = Dispatcher(State())
    seen: list[Message] = []

    def answer(state: State, message: Message) -> None:
        if isinstance(message, TogglePlay):
            dispatcher.send(ToggleHelp())
            dispatcher.send(Notify("paused"))
            assert not state.is_help_open

    dispatcher.after.append(answer)
    dispatcher.after.append(lambda _state, message: seen.append(message))
    dispatcher.send(TogglePlay())
    assert seen == [TogglePlay(), ToggleHelp(), Notify("paused")]
    assert dispatcher.state.is_help_open


def test_a_fault_of_a_watcher_is_passed_on_and_later_messages_still_happen() -> None:
    dispatcher = Dispatcher(State())

    def fail(_state: State, message: Message) -> None:
        dispatcher.send(Notify("never"))
        raise ZeroDivisionError

    dispatcher.after.append(fail)
    with pytest.raises(ZeroDivisionError):
        dispatcher.send(AddPoint(0.1, 0.1))
    dispatcher.after.clear()
    dispatcher.send(AddPoint(0.2, 0.2))
    assert len(dispatcher.state.points) == 2
    assert dispatcher.state.notice == ""
