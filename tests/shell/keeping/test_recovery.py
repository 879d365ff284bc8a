"""What was going on when a program was ended by force does not go on for ever in the next one."""

from app.messages import BeginReading, GoToChapter, OfferColumns, ShowFiles
from app.session.opening.files import FileList
from app.session.picking import Column, Kind, Picking
from app.session.state import State
from app.shell.keeping.recovery import _come_to_rest
from app.update import update


def test_no_file_is_read_nor_chosen_from_that_nobody_reads_any_more() -> None:
    state = State()
    for message in (
        ShowFiles(FileList("/")),
        OfferColumns(Picking("a.csv", 1, (Column("km", Kind.NUMBERS, 1),))),
        BeginReading("b.csv"),
    ):
        update(state, message)
    _come_to_rest(state)
    assert (state.reading, state.picking, state.files) == (None, None, None)
    assert not state.is_playing


def test_a_chapter_that_was_being_set_up_is_set_up() -> None:
    state = State()
    update(state, GoToChapter("rate"))
    assert state.lesson is not None and not state.lesson.is_ready
    _come_to_rest(state)
    assert state.lesson is not None and state.lesson.is_ready
    assert state.lesson.chapter == "rate"
