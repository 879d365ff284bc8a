"""Whatever happened in a session: it is saved and opened again bit for bit, and goes on from there as it would have."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from app.files.problem import FileProblem
from app.files.sessions.reading import session_in
from app.files.sessions.writing import text_of, write_session
from app.messages import Advance, EndGesture, GoToChapter, LoadPoints, Message, OpenSession
from app.session.look import ThemeName
from app.session.saved.taking import session_of
from app.session.state import State
from app.shell.startup import taught
from app.update import update
from app.update.dispatcher import Dispatcher
from app.update.sessions.opening import put_session
from app.view.screen import Screen
from tests.fuzz import examples
from tests.properties.any_message import EXAMPLE, MANY, any_message, new_state, scripts, shaping_message

SOMEWHERE = Path("work.gdv.json")


def text(state: State) -> str:
    return "".join(text_of(session_of(state)))


def opened(state: State) -> State:
    """Another program with the session of this one, from a file of it."""
    other = new_state()
    put_session(other, session_in(f"{text(state)}}}".encode(), SOMEWHERE))
    other.look, other.window_size = state.look, state.window_size
    return other


def lived(script: list[Message]) -> State:
    """A session in which all this happened, with a lesson's tutor, and then the hand was taken away."""
    state = new_state()
    dispatcher = taught(Dispatcher(state))
    for message in (*script, EndGesture()):
        dispatcher.send(message)
    return state


@given(scripts(any_message, 40))
@settings(max_examples=examples(60, 60))
def test_whatever_happened_comes_back_bit_for_bit(script: list[Message]) -> None:
    state = lived(script)
    assert text(opened(state)) == text(state)


@given(scripts(shaping_message, 30), scripts(shaping_message, 12))
@settings(max_examples=examples(40, 40))
def test_an_opened_session_goes_on_as_it_would_have(script: list[Message], more: list[Message]) -> None:
    state = lived(script)
    other = opened(state)
    for message in more:
        update(state, message)
        update(other, message)
    assert text(other) == text(state)


def test_a_session_within_a_lesson_comes_back_with_the_learners_own_work() -> None:
    state = lived([LoadPoints(EXAMPLE, "a"), Advance(30), GoToChapter("rate"), Advance(12)])
    other = opened(state)
    assert other.lesson is not None
    assert other.own_timeline.run.now == state.own_timeline.run.now
    assert text(other) == text(state)


def test_parts_of_a_task_that_were_seen_to_be_done_come_back() -> None:
    state = lived([GoToChapter("rate")])
    assert state.lesson is not None
    state.lesson = replace(state.lesson, seen=frozenset({0}))
    other = opened(state)
    assert other.lesson is not None
    assert (other.lesson.chapter, other.lesson.seen) == ("rate", {0})


def test_opening_leaves_the_window_as_it_is_and_waits() -> None:
    state, other = lived([LoadPoints(MANY, "a"), Advance(30)]), new_state()
    other.look = replace(other.look, theme=ThemeName.LIGHT, ui_scale=2.0, is_fullscreen=True)
    update(other, OpenSession(session_of(state), "work.gdv.json"))
    assert state.look.theme is ThemeName.DARK
    assert (other.look.theme, other.look.ui_scale, other.look.is_fullscreen) == (ThemeName.LIGHT, 2.0, True)
    assert not other.is_playing
    assert other.notice == "work.gdv.json: step 30 of run 1."


RICH = lived([LoadPoints(EXAMPLE, "a"), Advance(30), GoToChapter("fog"), LoadPoints(MANY, "b"), Advance(12)])


def damaged_or_same(data: bytes, screen: Screen) -> None:
    """Opens the content, or says in one line why not; whatever is opened can be drawn and gone on with."""
    import pygame  # noqa: PLC0415

    state = new_state()
    try:
        session = session_in(data, SOMEWHERE)
        put_session(state, session)
    except FileProblem as problem:
        assert "\n" not in str(problem)
        assert len(str(problem)) < 400
        return
    except ValueError as problem:
        assert "\n" not in str(problem)
        return
    state.is_playing = True
    update(state, Advance(3))
    pygame.font.init()
    screen.draw(pygame.Surface((1000, 700), 0, 32), state)


@given(st.integers(0, 10**9), st.integers(1, 255))
@settings(max_examples=examples(40, 40))
def test_a_changed_byte_does_no_worse_than_one_line(tmp_path_factory: object, place: int, by: int) -> None:
    whole = bytearray(f"{text(RICH)}}}".encode())
    whole[place % len(whole)] ^= by
    damaged_or_same(bytes(whole), Screen())


def test_with_its_checksum_every_changed_byte_is_noticed(tmp_path: Path) -> None:
    write_session(tmp_path / "work.gdv.json", session_of(RICH))
    whole = (tmp_path / "work.gdv.json").read_bytes()
    session_in(whole, SOMEWHERE)
    session_in(whole.replace(b"\n", b"\r\n"), SOMEWHERE)
    noticed = 0
    places = range(0, len(whole) - 3, 997)
    for place in places:
        changed = bytearray(whole)
        changed[place] ^= 1
        try:
            session_in(bytes(changed), SOMEWHERE)
        except FileProblem:
            noticed += 1
    assert noticed == len(places)
