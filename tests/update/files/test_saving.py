"""What is asked to be saved: one thing at a time, with a span for animations, and reports that belong to it alone."""

from __future__ import annotations

from itertools import pairwise

import pytest

from app.commands import BY_ID
from app.messages import (
    Advance,
    CancelSaving,
    ClearPoints,
    CopyPicture,
    Escape,
    LeaveLesson,
    LookAt,
    LookAtEnd,
    MarkSpan,
    Message,
    Quit,
    Reset,
    ResizeWindow,
    SaveAnimation,
    SavePicture,
    SavePoints,
    SaveTrace,
    SavingEnded,
    SavingProgressed,
    SetFrameCount,
    SetPicturePart,
    SetPictureScale,
    ToggleHelp,
    ToggleLesson,
    ToggleMenu,
    TogglePlay,
)
from app.session.files.saving import (
    LARGEST_PICTURE,
    MOST_WAITING,
    AnimationFile,
    AnimationKind,
    CopiedPicture,
    Export,
    Part,
    PictureFile,
    PointsFile,
    Saving,
    TraceFile,
    evenly_spaced,
    why_too_large,
)
from app.update import update
from tests.update.after import after

GIF = SaveAnimation(AnimationKind.GIF)
ASKED: dict[Message, Export] = {
    SavePicture(): PictureFile(Part.WINDOW, 1),
    CopyPicture(): CopiedPicture(Part.WINDOW, 1),
    GIF: AnimationFile(AnimationKind.GIF, 0, 7, 120),
    SavePoints(): PointsFile(),
    SaveTrace(): TraceFile(),
}


@pytest.mark.parametrize(("message", "export"), ASKED.items())
def test_what_is_asked_for_is_what_is_being_saved(message: Message, export: Export) -> None:
    state = after(Advance(7), message)
    assert state.saving == Saving(1, export)


def test_a_picture_is_of_the_part_and_at_the_scale_that_were_chosen() -> None:
    state = after(SetPicturePart(Part.COST), SetPictureScale(4), SavePicture())
    assert state.saving == Saving(1, PictureFile(Part.COST, 4))


def test_an_animation_has_as_many_frames_as_were_chosen() -> None:
    state = after(Advance(7), SetFrameCount(60), SaveAnimation(AnimationKind.MP4))
    assert state.saving == Saving(1, AnimationFile(AnimationKind.MP4, 0, 7, 60))


@pytest.mark.parametrize(("message", "export"), ASKED.items())
def test_one_thing_is_saved_at_a_time_and_what_is_asked_for_meanwhile_waits(message: Message, export: Export) -> None:
    state = after(Advance(7), SavePoints(), message)
    assert state.saving == Saving(1, PointsFile(), waiting=(Saving(2, export),))
    update(state, SavingEnded(1, "Saved one"))
    assert (state.saving, state.notice) == (Saving(2, export, told="Saved one"), "Saved one")
    update(state, SavingEnded(2, "Saved one and another"))
    assert (state.saving, state.notice) == (None, "Saved one and another")
    update(state, message)
    update(state, SavingEnded(3, "Saved a third"))
    assert state.notice == "Saved a third"


def test_one_that_waits_may_come_to_nothing() -> None:
    state = after(SavePoints(), SavePicture(), SavePoints(), SavingEnded(2, "Not saved"))
    assert state.notice == "Not saved"
    assert state.saving == Saving(1, PointsFile(), waiting=(Saving(3, PointsFile()),))


def test_so_many_wait_and_no_more() -> None:
    state = after(*[SavePoints()] * (1 + MOST_WAITING))
    assert (state.saving is not None and len(state.saving.waiting), state.notice) == (MOST_WAITING, "")
    for command in ("picture", "points-file"):
        assert BY_ID[command].why_not(state) == "so much is being saved that no more can wait; Esc gives it up"
    update(state, SavePoints())
    assert state.savings == 1 + MOST_WAITING
    assert state.notice == f"{1 + MOST_WAITING} things are being saved; Esc cancels them"
    update(state, SavingEnded(1, "Saved one"))
    assert BY_ID["points-file"].why_not(state) == ""
    update(state, Escape())
    assert (state.saving, state.notice) == (None, "Saved one; the rest was cancelled")


@pytest.mark.parametrize(
    ("message", "why_not"), [(GIF, "no step has run yet"), (SaveTrace(), "no step has run yet"), (SavePoints(), "no points")]
)
def test_what_is_not_there_is_not_saved(message: Message, why_not: str) -> None:
    state = after(ClearPoints(), message)
    assert state.saving is None
    assert why_not in state.notice


def test_a_picture_too_large_for_memory_is_not_begun() -> None:
    state = after(ResizeWindow(3840, 2160), SetPictureScale(4), SavePicture())
    assert state.saving is None
    assert state.notice == "Not saved: at 4× it would be 15360 × 8640, more than 64 million pixels"
    assert why_too_large((8000, 8000), 1) == "" and LARGEST_PICTURE == 8000 * 8000
    assert why_too_large((8000, 8001), 1)


def test_a_report_belongs_to_what_is_being_saved_and_to_nothing_else() -> None:
    state = after(SavePoints(), SavingProgressed(1, 0.5))
    assert state.saving == Saving(1, PointsFile(), 0.5)
    for message in (SavingProgressed(2, 0.9), SavingEnded(2, "another")):
        update(state, message)
    assert state.saving == Saving(1, PointsFile(), 0.5)
    assert state.notice == ""
    update(state, SavingEnded(1, "Saved points.csv"))
    assert (state.saving, state.notice) == (None, "Saved points.csv")
    update(state, SavePicture())
    assert state.saving == Saving(2, PictureFile(Part.WINDOW, 1))


def test_cancelled_nothing_is_being_saved_and_late_reports_change_nothing() -> None:
    state = after(SavePoints(), CancelSaving())
    assert state.saving is None
    assert state.notice == "Cancelled: nothing was saved"
    for message in (SavingProgressed(1, 0.9), SavingEnded(1, "Saved"), CancelSaving()):
        update(state, message)
    assert state.saving is None
    assert state.notice == "Cancelled: nothing was saved"


def test_escape_closes_what_lies_on_top_first_and_then_gives_up() -> None:
    state = after(SavePoints(), ToggleMenu("data"), Escape())
    assert state.menu is None and state.saving is not None
    for message in (ToggleHelp(), Escape()):
        update(state, message)
    assert state.saving is not None
    update(state, Escape())
    assert state.saving is None


QUITS_AFTER = "Quits after saving {}. Quit again to leave at once; Esc cancels both"
TWO = (GIF, SavePoints())


@pytest.mark.parametrize(("asked", "what"), [((GIF,), "the GIF"), (TWO, "2 things")], ids=["one", "two"])
def test_who_quits_while_something_is_saved_leaves_once_all_of_it_is(asked: tuple[Message, ...], what: str) -> None:
    state = after(Advance(7), *asked, Quit())
    assert (state.is_quitting, state.notice) == (False, QUITS_AFTER.format(what))
    for number in range(1, len(asked) + 1):
        assert not state.is_quitting
        update(state, SavingProgressed(number, 0.5))
        update(state, SavingEnded(number, "Saved"))
    assert state.is_quitting


def test_who_quits_again_leaves_at_once() -> None:
    assert after(Advance(7), GIF, Quit(), Quit()).is_quitting


def test_without_quitting_the_program_goes_on_once_all_is_saved() -> None:
    assert not after(SavePoints(), SavingEnded(1, "Saved")).is_quitting


def test_who_cancels_stays_and_may_quit_at_once() -> None:
    state = after(Advance(7), GIF, Quit(), Escape())
    assert (state.saving, state.is_quitting) == (None, False)
    update(state, SavePoints())
    update(state, SavingEnded(2, "Saved"))
    assert not state.is_quitting
    update(state, Quit())
    assert state.is_quitting


@pytest.mark.parametrize("failed", [1, 2])
def test_where_something_could_not_be_saved_the_program_stays_and_says_so(failed: int) -> None:
    state = after(Advance(7), *TWO, Quit(), SavingEnded(failed, "Not saved: full", is_failure=True))
    update(state, SavingEnded(3 - failed, ""))
    assert (state.is_quitting, state.saving, state.notice) == (False, None, "Not saved: full")


def test_saving_goes_on_through_a_lesson() -> None:
    state = after(SavePoints(), ToggleLesson())
    assert state.saving == Saving(1, PointsFile())
    update(state, SavingProgressed(1, 0.5))
    update(state, LeaveLesson())
    assert state.saving == Saving(1, PointsFile(), 0.5)


# --- the span --------------------------------------------------------------------------------------------------------


def test_without_a_mark_the_span_is_the_whole_run() -> None:
    assert after(Advance(50), LookAt(20)).span == (0, 50)


@pytest.mark.parametrize(
    ("messages", "span"),
    [
        ([LookAt(20), MarkSpan(), LookAt(35)], (20, 35)),
        ([LookAt(20), MarkSpan(), LookAt(5)], (5, 20)),
        ([LookAt(20), MarkSpan(), LookAtEnd()], (20, 50)),
        ([LookAt(20), MarkSpan()], (20, 50)),
        ([LookAt(20), MarkSpan(), MarkSpan()], (0, 50)),
        ([LookAt(20), MarkSpan(), LookAt(30), MarkSpan(), LookAt(40)], (30, 40)),
    ],
)
def test_a_marked_span_goes_from_the_mark_to_the_step_looked_at(messages: list[Message], span: tuple[int, int]) -> None:
    state = after(Advance(50), *messages)
    assert state.span == span
    update(state, GIF)
    assert state.saving == Saving(1, AnimationFile(AnimationKind.GIF, *span, 120))


def test_a_mark_in_another_run_means_nothing_here() -> None:
    assert after(Advance(50), LookAt(20), MarkSpan(), Reset(), TogglePlay(), Advance(9)).span == (0, 9)


@pytest.mark.parametrize("how_many", [2, 3, 10, 120])
@pytest.mark.parametrize(("first", "last"), [(0, 1000), (7, 12), (3, 3), (0, 10**12)])
def test_steps_are_evenly_spaced_with_both_ends_and_none_twice(first: int, last: int, how_many: int) -> None:
    steps = evenly_spaced(first, last, how_many)
    assert len(steps) == min(how_many, last - first + 1)
    assert steps[-1] == last and (steps[0] == first or len(steps) == 1)
    gaps = {step - before for before, step in pairwise(steps)}
    assert not gaps or (min(gaps) > 0 and max(gaps) - min(gaps) <= 1)
