"""Each chapter: its texts, what it sets up, and its task, which is noticed when it is done and not before."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from app.commands import BY_ID
from app.lesson.chapter import Chapter
from app.lesson.controls import FigureSlider, FigureSwitch, ReadOut
from app.lesson.every import BY_NAME, CHAPTERS, chapter_beside, number_of
from app.lesson.guessing import given
from app.lesson.live.placeholders import NOTHING, PLACEHOLDERS, WIDEST
from app.lesson.live.text import filled, stand_in
from app.messages import (
    GoToChapter,
    LoadPoints,
    Notify,
    PointAt,
    SetFigure,
    SetLearningRate,
    SetLineByHand,
    StepOnce,
    ToggleHelp,
    ToggleTheme,
)
from app.messages.plain import from_plain, to_plain
from app.model.data.dataset import Dataset
from app.model.data.scaling import ScaleChoice
from app.model.learning.training import Training, TrainingSet
from app.model.time.run import cost_of
from app.model.time.timeline import Timeline
from app.plots.numerals import comes_to
from app.session.lesson.figures import Nudge, range_of
from app.session.state import State
from app.session.targets import CanvasTarget
from app.view.lesson_layout import CardForm
from app.view.mathtext.formula import SYMBOLS, parse
from app.view.panels.lesson.shown import ControlShown, LessonShown, ReadOutShown, picked
from tests.lesson.doing import DOES
from tests.lesson.pupil import pupil_in
from tests.view.marked import Window

MOST_WORDS = 60

OF_THE_FORMULA = re.compile(r"[23]·|·1\b|by 1\.|the 2\b|3Blue1Brown")
"""Figures that belong to a formula or a name, and are no numbers of the running program."""

every_chapter = pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda chapter: chapter.name)


def said(text: str) -> str:
    return "".join(shown for shown, _ in stand_in(text))


def names_in(text: str) -> set[str]:
    """The place-holders in a text."""
    return set(re.findall(r"{(\w+)}", text))


def symbols_in(text: str) -> set[str]:
    """The symbols in a text."""
    return set(re.findall(r"<(\w+)>", text))


def without_tokens(text: str) -> str:
    return re.sub(r"[{<][^{}<>]*[}>]", "", text)


def texts_of(chapter: Chapter) -> list[str]:
    titles = [each.title for each in chapter.controls if isinstance(each, FigureSlider)]
    return [chapter.text, *chapter.try_it, *titles]


def test_the_chapters_are_numbered_in_their_order_and_no_two_have_one_name() -> None:
    assert [number_of(chapter) for chapter in CHAPTERS] == list(range(1, len(CHAPTERS) + 1))
    assert len(BY_NAME) == len(CHAPTERS) >= 17


@every_chapter
def test_a_text_has_at_most_sixty_words(chapter: Chapter) -> None:
    assert len(said(chapter.text).split()) <= MOST_WORDS
    assert sum(len(said(part).split()) for part in chapter.try_it) <= 25


@every_chapter
def test_each_part_of_its_task_is_said_and_waited_for(chapter: Chapter) -> None:
    assert len(chapter.try_it) == chapter.parts


@every_chapter
def test_no_number_that_can_change_is_typed_into_a_text(chapter: Chapter) -> None:
    for text in texts_of(chapter):
        assert re.findall(r"\d", OF_THE_FORMULA.sub("", without_tokens(text))) == [], text


def test_a_typed_number_would_be_noticed() -> None:
    assert re.findall(r"\d", OF_THE_FORMULA.sub("", without_tokens("<J> is 0.41 for 2·<error>"))) == ["0", "4", "1"]


@every_chapter
def test_every_token_of_a_text_means_something(chapter: Chapter) -> None:
    for text in texts_of(chapter):
        assert names_in(text) <= PLACEHOLDERS.keys()
        assert symbols_in(text) <= set(SYMBOLS)
        assert not re.search(r"[{}<>]", without_tokens(text)), text


@every_chapter
def test_every_number_in_its_texts_is_there_once_it_is_set_up(chapter: Chapter) -> None:
    pupil = pupil_in(chapter.name)
    shown = [piece for text in texts_of(chapter) for piece, _ in filled(text, pupil.state)]
    shown += [PLACEHOLDERS[each.value].shown(pupil.state) for each in chapter.controls if isinstance(each, ReadOut)]
    assert NOTHING not in shown


@every_chapter
def test_its_controls_have_ranges_and_formulas_that_can_be_read(chapter: Chapter) -> None:
    for control in chapter.controls:
        match control:
            case FigureSlider(kind, field):
                least, largest = range_of(kind, field)
                assert least <= getattr(kind(), field) <= largest
            case FigureSwitch(kind, field):
                assert isinstance(getattr(kind(), field), bool)
            case ReadOut():
                assert parse(control.formula)


@every_chapter
def test_what_it_sets_up_can_be_written_down_and_read_back(chapter: Chapter) -> None:
    assert [from_plain(to_plain(message)) for message in chapter.set_up] == list(chapter.set_up)


@every_chapter
def test_it_is_set_up_from_a_clean_desk_with_nothing_to_undo_and_nothing_said(chapter: Chapter) -> None:
    pupil = pupil_in(chapter.name)
    assert pupil.lesson.is_ready
    assert pupil.lesson.chapter == chapter.name
    assert not pupil.state.undo.can_undo
    assert pupil.state.notice == ""
    assert not pupil.state.is_playing
    assert (pupil.state.timeline.step, len(pupil.state.timeline.run.edits)) == (0, 0)
    assert pupil.state.start_line == pupil.state.training.line


@every_chapter
def test_it_begins_the_same_wherever_one_comes_from(chapter: Chapter) -> None:
    straight, around = pupil_in(chapter.name), pupil_in(CHAPTERS[0].name)
    for other in CHAPTERS:
        for part in DOES[other.name](around.state) if around.lesson.chapter == other.name else ():
            around.sends(*part)
        around.opens(other.name)
    around.opens(chapter.name)
    assert around.state.training == straight.state.training
    assert around.lesson.figures == straight.lesson.figures
    assert (around.state.landscape.view, around.state.axes) == (straight.state.landscape.view, straight.state.axes)


@every_chapter
def test_its_task_is_not_done_before_anything_was_done(chapter: Chapter) -> None:
    pupil = pupil_in(chapter.name)
    pupil.sends(PointAt(CanvasTarget(), 300.0, 300.0), ToggleTheme(), Notify("told"), ToggleHelp(), ToggleHelp())
    assert not pupil.lesson.seen
    assert not pupil.is_done


@every_chapter
def test_its_task_can_be_done_and_is_noticed_with_its_last_part(chapter: Chapter) -> None:
    pupil = pupil_in(chapter.name)
    parts = DOES[chapter.name](pupil.state)
    assert len(parts) == chapter.parts
    for part in parts:
        assert not pupil.is_done
        pupil.sends(*part)
    assert pupil.state.progress.done == (chapter.name,)
    assert pupil.state.progress.begun == ()


@every_chapter
def test_no_part_of_its_task_does_for_another(chapter: Chapter) -> None:
    for number in range(chapter.parts):
        pupil = pupil_in(chapter.name)
        parts = DOES[chapter.name](pupil.state)
        for part in parts[number:][:1]:
            pupil.sends(*part)
        assert (chapter.name in pupil.state.progress.done) == (chapter.parts == 1)


@every_chapter
def test_a_task_stays_done_when_one_comes_back(chapter: Chapter) -> None:
    pupil = pupil_in(chapter.name)
    for part in DOES[chapter.name](pupil.state):
        pupil.sends(*part)
    pupil.sends(GoToChapter(CHAPTERS[0].name), GoToChapter(chapter.name))
    assert pupil.is_done
    assert not pupil.lesson.seen
    assert not [part for part in shown_in(pupil.state).task if part.is_done]


def test_both_parts_of_a_task_count_whenever_they_were_done() -> None:
    pupil = pupil_in("one-or-all")
    first, second = DOES["one-or-all"](pupil.state)
    for part in (second, first):
        assert pupil.state.progress.done == ()
        pupil.opens("cost")
        pupil.opens("one-or-all")
        pupil.sends(*part)
        assert len(pupil.lesson.seen) == 1
    assert pupil.state.progress.done == ("one-or-all",)
    assert pupil.state.progress.begun == ()


@every_chapter
def test_a_stand_in_is_as_wide_as_the_numbers_that_it_stands_for(chapter: Chapter) -> None:
    pupil = pupil_in(chapter.name)
    for name in names_in(" ".join(texts_of(chapter))):
        assert len(PLACEHOLDERS[name].shown(pupil.state)) <= len(WIDEST), name


@every_chapter
def test_where_no_steps_can_be_seen_none_are_asked_for(chapter: Chapter) -> None:
    pupil = pupil_in(chapter.name)
    shows_steps = any(panel in ("canvas", "landscape", "cost", "step") for panel in Window().draw(pupil.state).panels)
    for command in ("play", "step", "epoch-on"):
        assert bool(BY_ID[command].why_not(pupil.state)) is not shows_steps
    assert chapter.arrangement.shows_training is shows_steps


def test_chapters_lie_side_by_side_and_the_ends_hold() -> None:
    first, last = CHAPTERS[0], CHAPTERS[-1]
    assert chapter_beside(first.name, 1) is CHAPTERS[1]
    assert chapter_beside(last.name, -1) is CHAPTERS[-2]
    assert chapter_beside(first.name, -1) is first
    assert chapter_beside(last.name, 10**400) is last


def test_where_rounding_takes_over_the_nudge_says_so_in_place_of_what_the_difference_is() -> None:
    pupil = pupil_in("chain-on-cost")
    said = {}
    for x, h in ((0.7, 0.1), (0.7, 1e-5), (1e-6, 1e-4)):
        pupil.sends(LoadPoints(Dataset.of([x], [0.3]), "one"), SetFigure(Nudge(h)))
        read_outs = [each for each in picked_controls(pupil.state) if isinstance(each, ReadOutShown)]
        (difference,) = (each for each in read_outs if each.read_out.label == "difference")
        said[h] = difference.formula
    assert said[0.1] == said[1e-5] == "{x}^2·h"
    assert said[1e-4] == "rounding takes over"


def shown_in(state: State) -> LessonShown:
    shown = picked(state, CardForm(is_low=False, width=800))
    assert shown is not None
    return shown


def picked_controls(state: State) -> tuple[ControlShown, ...]:
    return shown_in(state).controls


def test_back_to_the_code_shows_the_numbers_of_the_very_step_that_this_step_shows() -> None:
    pupil = pupil_in("code")
    before = [each.value for each in picked_controls(pupil.state) if isinstance(each, ReadOutShown)]
    pupil.sends(StepOnce())
    assert before == [each.value for each in picked_controls(pupil.state) if isinstance(each, ReadOutShown)]
    for _ in range(3):
        record = pupil.state.shown_record
        assert record is not None
        shown = [each.value for each in picked_controls(pupil.state) if isinstance(each, ReadOutShown)]
        wanted = (record.guess, record.error, record.slope_change, record.intercept_change)
        assert all(comes_to(value, text) for value, text in zip(wanted, shown, strict=True))
        pupil.sends(StepOnce())


def test_the_step_that_the_text_works_out_is_the_one_that_runs() -> None:
    pupil = pupil_in("rate")
    said, start = PLACEHOLDERS["batch_step_m"].shown(pupil.state), pupil.state.training.line.slope
    assert PLACEHOLDERS["batch_step_m"].shown(State()) == NOTHING
    pupil.sends(StepOnce())
    went = pupil.state.training.line.slope - start
    assert said.startswith("+")
    assert float(said) == pytest.approx(went, rel=1e-3)
    pupil.sends(SetLineByHand(0.9, pupil.state.training.line.intercept))
    assert PLACEHOLDERS["batch_step_m"].shown(pupil.state).startswith("−")


def test_at_the_lowest_place_the_slope_is_said_to_be_none_and_not_what_rounding_makes_of_it() -> None:
    pupil = pupil_in("fog")
    lowest = []
    for _ in range(200):
        pupil.sends(StepOnce())
        lowest.append(PLACEHOLDERS["half_mean_slope_m"].shown(pupil.state))
    assert lowest[0] not in ("0", NOTHING)
    assert lowest[-1] == "0"
    assert not any("10⁻¹⁷" in said for said in lowest)
    points = TrainingSet(Dataset.of([1e-9, 3e-9], [1e-9, 2e-9]), ScaleChoice.NONE)
    small = State(timeline=Timeline(Training(points)))
    assert [PLACEHOLDERS[f"half_mean_slope_{name}"].shown(small) for name in "mb"] == ["−3.5×10⁻¹⁸", "−1.5×10⁻⁹"]


@pytest.mark.parametrize("times", [1.02, 1.3, 2.0, 3.0])
def test_at_each_rate_that_is_called_diverging_j_rises_within_a_few_steps_and_below_it_never(times: float) -> None:
    for holds in (False, True):
        pupil = pupil_in("rate")
        zones = pupil.state.outlook.zones
        assert zones is not None
        pupil.sends(given(0.2), SetLearningRate(zones.diverges_above * (0.98 / times if holds else times)))
        costs = [cost_of(pupil.state.training)]
        for _ in range(8):
            pupil.sends(StepOnce())
            costs.append(cost_of(pupil.state.training))
        rises = any(after > before for before, after in pairwise(costs))
        assert rises is not holds
        assert pupil.is_done is rises
