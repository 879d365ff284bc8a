"""What was going on when a program was ended by force does not go on for ever in the next one."""

from dataclasses import replace

import pytest

from app.files.journals.folder import Folder
from app.files.journals.lines import line_of
from app.files.problem import FileProblem
from app.messages import (
    AddPoint,
    Advance,
    BeginGesture,
    BeginReading,
    ClearPoints,
    GoToChapter,
    KeepLine,
    Message,
    OfferColumns,
    Reset,
    ResetWithNewSeed,
    SavePoints,
    SetLearningRate,
    ShowFiles,
    StepOnce,
    ToggleTheme,
    Undo,
)
from app.messages.plain import to_plain
from app.model.learning.speed import Per, Speed
from app.session.opening.files import FileList
from app.session.picking import Column, Kind, Picking
from app.session.saved.records import Session
from app.session.saved.taking import session_of
from app.session.state import State
from app.session.targets import PointTarget
from app.shell.keeping.recovery import _come_to_rest, has_own_work, is_blank, recovered
from app.update import update
from tests.update.after import POINTS, after

NO_POINTS = POINTS.removed(2).removed(1).removed(0)


def left(session: Session, *said: object) -> Folder:
    """The folder of a program that was ended by force after this was said."""
    folder = Folder.made("a")
    folder.go_on(folder.begin(session), map(line_of, said)).close()
    return folder


def brought_back(folder: Folder) -> State:
    try:
        return recovered(folder, lambda _base: State())
    finally:
        folder.remove()


@pytest.mark.parametrize(
    ("messages", "is_nothing"),
    [
        ((), True),
        ((ToggleTheme(), Advance(9), Reset()), True),
        ((AddPoint(0.1, 0.1),), False),
        ((AddPoint(0.1, 0.1), Undo()), False),
        ((SetLearningRate(0.2),), False),
        ((KeepLine(),), False),
        ((GoToChapter("rate"),), False),
    ],
)
def test_in_a_session_without_points_nothing_was_done_until_there_is_an_edit(
    messages: tuple[Message, ...], is_nothing: bool
) -> None:
    assert is_blank(after(*messages, points=NO_POINTS)) == is_nothing


@pytest.mark.parametrize("messages", [(), (KeepLine(),), (AddPoint(0.1, 0.1),)])
def test_what_is_done_in_a_lesson_is_no_work_of_ones_own(messages: tuple[Message, ...]) -> None:
    before = after(*messages, points=NO_POINTS)
    inside = after(*messages, GoToChapter("rate"), StepOnce(), KeepLine(), points=NO_POINTS)
    assert has_own_work(inside) == has_own_work(before) == bool(messages)


def test_points_and_further_runs_are_something() -> None:
    assert not is_blank(after())
    restarted = after(ResetWithNewSeed(), points=NO_POINTS)
    assert not restarted.timeline.run.edits
    assert not is_blank(restarted)


def test_what_happened_happens_again_up_to_what_cannot_be_read() -> None:
    said = [AddPoint(0.1, 0.2), AddPoint(0.3, 0.4)]
    folder = left(session_of(State()), to_plain(said[0]), {"a message of": "another version"}, to_plain(said[1]))
    assert len(brought_back(folder).points) == 1


def test_what_was_held_is_let_go_and_what_was_saved_is_saved_no_more() -> None:
    happened = (SavePoints(), BeginGesture(PointTarget(0), 1.0, 1.0))
    state = brought_back(left(session_of(after()), *map(to_plain, happened)))
    assert (state.held, state.undo.is_open, state.saving, state.is_playing) == (None, False, None, False)


def test_a_session_that_leads_nowhere_is_a_problem_of_its_folder() -> None:
    session = session_of(after())
    folder = left(replace(session, desk=replace(session.desk, speed=Speed(0, Per.FRAME))), to_plain(ClearPoints()))
    with pytest.raises(FileProblem) as caught:
        brought_back(folder)
    assert str(caught.value) == f"{folder.path}: a speed of 0 steps is impossible"


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
