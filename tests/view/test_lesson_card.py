"""The lesson's card, mark by mark: its numbers are the program's, its check mark means what was done, its controls act."""

from __future__ import annotations

import numpy as np
import pygame
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.lesson.chapter import Chapter
from app.lesson.controls import FigureSlider, ReadOut
from app.lesson.every import CHAPTERS
from app.lesson.live.placeholders import PLACEHOLDERS
from app.lesson.live.text import filled
from app.messages import (
    Advance,
    ChangeUiScale,
    Focus,
    GoToChapter,
    LeaveLesson,
    Message,
    PointAt,
    SetFigure,
    SetLineByHand,
    ShowLandscape,
    StepOnce,
    ToggleLandscapeSize,
    ToggleLesson,
    ToggleMenu,
    TogglePlay,
    ToggleTheme,
    TurnChapter,
)
from app.session.lesson.figures import Dials, Nudge, PowerCurve
from app.session.targets import ButtonTarget, HandleTarget, MenuRowTarget, SliderTarget, SwitchTarget, SymbolTarget
from app.session.views import LandscapeView
from app.view.screen import Screen
from tests.lesson.doing import DOES
from tests.lesson.pupil import Pupil, pupil_in
from tests.properties.any_message import new_state, scripts
from tests.view.compared import is_other
from tests.view.marked import SIZE, Window
from tests.view.read_numbers import number_in

every_chapter = pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda chapter: chapter.name)


@every_chapter
def test_title_place_and_read_outs_are_those_of_the_chapter(chapter: Chapter) -> None:
    pupil = pupil_in(chapter.name)
    marks = Window(SIZE, "lesson").draw(pupil.state)
    number = CHAPTERS.index(chapter) + 1
    assert marks.one("lesson", "lesson title").text == f"{number} · {chapter.title}"
    assert marks.one("lesson", "lesson place").text == f"{number} of {len(CHAPTERS)}"
    for control in chapter.controls:
        if isinstance(control, ReadOut):
            mark = marks.one("lesson", f"read-out {control.value}")
            assert mark.text == PLACEHOLDERS[control.value].shown(pupil.state)
            assert mark.colour == marks.theme.symbol(PLACEHOLDERS[control.value].symbol)


@pytest.mark.parametrize("steps", [1, 4, 90])
def test_what_the_code_adds_to_m_and_b_is_found_again_in_this_step(steps: int) -> None:
    pupil = pupil_in("code")
    pupil.sends(*[StepOnce()] * steps)
    marks = Window(SIZE).draw(pupil.state)
    added = [marks.one("lesson", f"read-out ran_{name}").text for name in ("m", "b")]
    assert added == [mark.text for mark in marks.all("step", "result")][-2:]


@every_chapter
def test_each_symbol_of_a_text_is_in_its_colour(chapter: Chapter) -> None:
    pupil = pupil_in(chapter.name)
    marks = Window(SIZE, "lesson").draw(pupil.state)
    for text, role in ((chapter.text, "lesson text"), *((part, "task text") for part in chapter.try_it)):
        for shown, symbol in filled(text, pupil.state):
            if symbol:
                assert any(
                    (mark.text, mark.colour) == (shown, marks.theme.symbol(symbol))
                    for mark in marks.all("lesson", f"{role} {symbol}")
                )


@every_chapter
def test_each_part_of_the_task_has_a_check_mark_once_it_was_done_and_a_ring_before(chapter: Chapter) -> None:
    window, pupil = Window(SIZE, "lesson"), pupil_in(chapter.name)
    for number, part in enumerate(DOES[chapter.name](pupil.state)):
        window.draw(pupil.state).none("lesson", f"task part {number} done")
        pupil.sends(*part)
        if pupil.chapter is not chapter:
            return  # what is asked for leads to another chapter
        marks = window.draw(pupil.state)
        for each in range(chapter.parts):
            is_done = each <= number
            assert len(marks.any("lesson", f"task part {each} done")) == (2 if is_done else 0)
            assert len(marks.any("lesson", f"task part {each} open")) == (0 if is_done else 1)


@every_chapter
def test_the_sign_of_a_part_stands_before_the_first_line_of_its_text(chapter: Chapter) -> None:
    pupil = pupil_in(chapter.name)
    marks = Window(SIZE, "lesson").draw(pupil.state)
    lines = marks.all("lesson", "task text", shape="text")
    for number, part in enumerate(chapter.try_it):
        said = "".join(shown for shown, _ in filled(part, pupil.state))
        x, y = marks.one("lesson", f"task part {number} open").points[0]
        (left, top), (_, bottom) = next(line.points for line in lines if said.startswith(line.text))
        assert left - 30 < x < left
        assert top <= y <= bottom


def test_numbers_in_the_text_follow_the_line() -> None:
    window, pupil = Window(), pupil_in("points")
    assert "0.3000" in " ".join(window.draw(pupil.state).texts("lesson", "lesson text"))
    pupil.sends(SetLineByHand(-0.125, 0.5))
    said = " ".join(window.draw(pupil.state).texts("lesson", "lesson text"))
    assert "−0.1250" in said
    assert "0.3000" not in said


@pytest.mark.parametrize(
    ("chapter", "at", "wanted"), [("chain", 1.0, 2.0), ("chain", 0.0, 0.1), ("chain-on-cost", 1.0, 0.5)]
)
def test_a_slider_sets_its_figure_to_what_stands_under_the_pointer(chapter: str, at: float, wanted: float) -> None:
    pupil = pupil_in(chapter)
    slider = next(each for each in pupil.chapter.controls if isinstance(each, FigureSlider))
    marks = Window(SIZE, "lesson").draw(pupil.state)
    name = f"{slider.values.__name__}.{slider.field}"
    target = marks.screen.target_named(pupil.state, SliderTarget(name))
    assert target is not None
    assert target.press is not None
    message = target.press(target.rect.x + at * target.rect.w, target.rect.centery)
    assert message is not None
    pupil.sends(message)
    assert getattr(pupil.lesson.figure(slider.values), slider.field) == pytest.approx(wanted)


@every_chapter
@pytest.mark.parametrize("size", [(800, 560), (1280, 800)])
def test_no_tooltip_covers_the_card_or_a_control_and_sliders_of_the_card_have_none(
    chapter: Chapter, size: tuple[int, int]
) -> None:
    pupil, window = pupil_in(chapter.name), Window(size)
    window.draw(pupil.state)
    for control in chapter.controls:
        if isinstance(control, FigureSlider):
            name = SliderTarget(f"{control.values.__name__}.{control.field}")
            target = window.screen.target_named(pupil.state, name)
            assert target is not None
            assert not target.hint
    hinted = [target for target in window.screen.targets if target.hint and target.rect.w]
    assert hinted
    for target in hinted:
        window.screen.hint = target.hint
        pupil.sends(PointAt(target.id, *target.rect.center))
        marks = window.draw(pupil.state)
        (left, top), (right, bottom) = marks.one("tooltip", "tooltip").points
        card = pygame.Rect(round(left), round(top), round(right - left), round(bottom - top))
        for slot in marks.screen.slots:
            if slot.name in ("lesson", "toolbar"):
                assert not card.colliderect(slot.rect), (target.id, target.hint, slot.name)


@pytest.mark.parametrize("size", [(800, 560), (1280, 800)])
def test_the_tooltip_of_a_handle_stands_by_the_handle(size: tuple[int, int]) -> None:
    pupil, window = pupil_in("error"), Window(size)
    window.draw(pupil.state)
    handle = window.screen.target_named(pupil.state, HandleTarget("m"))
    assert handle is not None
    window.screen.hint = handle.hint
    pupil.sends(PointAt(handle.id, *handle.rect.center))
    (left, top), (right, bottom) = window.draw(pupil.state).one("tooltip", "tooltip").points
    x, y = handle.rect.center
    assert max(left - x, x - right, 0) + max(top - y, y - bottom, 0) < 60


def test_a_slider_of_whole_numbers_goes_from_one_to_the_next() -> None:
    pupil = pupil_in("power")
    for notches, wanted in ((1, 3), (-1, 2), (-1, 1), (-1, 1)):
        target = Window().draw(pupil.state).screen.target_named(pupil.state, SliderTarget("PowerCurve.n"))
        assert target is not None
        assert target.nudge is not None
        message = target.nudge(notches, 0)
        assert message is not None
        pupil.sends(message)
        assert pupil.lesson.figure(PowerCurve).n == wanted
        assert isinstance(pupil.lesson.figure(PowerCurve).n, int)


def test_back_is_off_on_the_first_page_and_next_on_the_last() -> None:
    for chapter, off in ((CHAPTERS[0], "lesson-back"), (CHAPTERS[-1], "lesson-next")):
        pupil = pupil_in(chapter.name)
        screen = Window().draw(pupil.state).screen
        for name in ("lesson-back", "lesson-next"):
            target = screen.target_named(pupil.state, ButtonTarget(name))
            assert target is not None
            assert target.is_enabled == (name != off)


def test_the_menu_lists_all_chapters_and_tells_which_were_done() -> None:
    pupil = pupil_in("points")
    for part in DOES["points"](pupil.state):
        pupil.sends(*part)
    pupil.sends(TurnChapter(1), ToggleMenu("chapters"))
    marks = Window((1280, 800)).draw(pupil.state)
    assert len(marks.texts("menu", "row label")) == len(CHAPTERS)
    assert marks.texts("menu", "row keys") == ["done"]
    row = marks.screen.target_named(pupil.state, MenuRowTarget("chapters", 2))
    assert row is not None
    assert row.click is not None
    pupil.sends(row.click)
    assert (pupil.chapter, pupil.state.menu) == (CHAPTERS[2], None)


def test_a_symbol_of_the_text_lights_up_where_it_stands_elsewhere() -> None:
    pupil = pupil_in("points")
    pupil.sends(PointAt(SymbolTarget("m", "lesson.1", 0), 10.0, 10.0))
    marks = Window().draw(pupil.state)
    assert marks.all("lesson", "lesson text m underline")
    assert marks.any("canvas", "equation m underline")


def test_outside_a_lesson_there_is_no_card() -> None:
    assert "lesson" not in Window().draw(Pupil().state).panels


_steps: st.SearchStrategy[Message] = st.one_of(
    st.builds(GoToChapter, st.sampled_from([chapter.name for chapter in CHAPTERS])),
    st.builds(TurnChapter, st.sampled_from((1, 1, 1, -1))),
    st.builds(SetFigure, st.one_of(st.builds(Dials, st.floats(0.1, 2.0)), st.builds(Nudge, st.floats(1e-15, 0.5)))),
    st.builds(SetFigure, st.builds(PowerCurve, st.integers(1, 5), st.floats(-2.0, 2.0))),
    st.builds(SetLineByHand, st.floats(-1.0, 1.0), st.floats(-1.0, 1.0)),
    st.builds(ShowLandscape, st.sampled_from(list(LandscapeView))),
    st.builds(
        PointAt,
        st.sampled_from((ButtonTarget("lesson-next"), SymbolTarget("m", "lesson.0", 0), None)),
        st.just(9.0),
        st.just(9.0),
    ),
    st.builds(Focus, st.sampled_from((ButtonTarget("lesson-back"), SliderTarget("Dials.z"), None))),
    st.builds(ChangeUiScale, st.sampled_from((1, -1))),
    st.sampled_from((StepOnce(), TogglePlay(), Advance(7), ToggleTheme(), ToggleLandscapeSize(), ToggleMenu("chapters"))),
    st.sampled_from((LeaveLesson(), ToggleLesson())),
)


@settings(max_examples=25)
@given(scripts(_steps, 14), st.sampled_from(((800, 560), (1280, 800))))
def test_drawn_step_by_step_it_is_what_it_is_drawn_afresh(script: list[Message], size: tuple[int, int]) -> None:
    pygame.font.init()
    pupil = Pupil(new_state())
    pupil.state.window_size = size
    surface, screen = pygame.Surface(size, 0, 32), Screen()
    pupil.sends(ToggleLesson())
    for message in script:
        screen.draw(surface, pupil.state)
        pupil.sends(message)
    screen.draw(surface, pupil.state)
    afresh = pygame.Surface(size, 0, 32)
    Screen().draw(afresh, pupil.state)
    differ = np.argwhere(is_other(surface, afresh))
    assert len(differ) == 0, f"{len(differ)} pixels, such as {differ[0]}"


@every_chapter
def test_tab_leads_to_every_control_of_the_window_and_round_again(chapter: Chapter) -> None:
    pupil = pupil_in(chapter.name)
    screen = Window().draw(pupil.state).screen
    reached: list[object] = []
    while (name := screen.focus_beside(pupil.state, pupil.state.focus, 1)) not in reached:
        reached.append(name)
        pupil.sends(Focus(name))
    controls = [target.id for target in screen.targets if isinstance(target.id, ButtonTarget | SliderTarget | SwitchTarget)]
    enabled = [name for name in controls if (target := screen.target_named(pupil.state, name)) and target.is_enabled]
    assert set(enabled) <= set(reached)
    assert len(set(controls)) == len(controls)


def test_in_the_chapter_of_the_error_one_can_be_read_before_any_point_is_pointed_at() -> None:
    pupil = pupil_in("error")
    for m in (0.1, 0.9):
        pupil.sends(SetLineByHand(m, 0.05))
        x, y = pupil.state.points.point(4)
        marks = Window().draw(pupil.state)
        error = marks.one("canvas", "numbers own error")
        assert marks.one("canvas", "explained point").values[0] == pytest.approx((x, y), abs=0.01)
        assert number_in(error.text) == pytest.approx(m * x + 0.05 - y, abs=1e-3)
    Window().draw(pupil_in("cost").state).none("canvas", "numbers own error")
