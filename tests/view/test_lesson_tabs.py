"""Where the cards of a chapter have no room below one another, each can be seen in turn: by its tab or a key."""

from __future__ import annotations

import pytest

from app.lesson.chapter import Chapter
from app.lesson.every import CHAPTERS
from app.messages import Focus, ShowCard, ShowLandscape, ToggleDerivation, ToggleLandscapeSize
from app.session.targets import TabTarget
from app.session.views import LandscapeView
from tests.lesson.pupil import Pupil, pupil_in
from tests.view.marked import Marks, Size, Window

LOW: Size = (800, 560)
shared = pytest.mark.parametrize("chapter", [each for each in CHAPTERS if len(each.arrangement.cards) > 1], ids=str)


def drawn(pupil: Pupil, size: Size = LOW) -> Marks:
    return Window(size).draw(pupil.state)


def slots(marks: Marks) -> set[str]:
    return {slot.name for slot in marks.screen.slots}


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda chapter: chapter.name)
def test_every_card_is_there_or_has_a_tab_that_leads_to_it(chapter: Chapter) -> None:
    pupil = pupil_in(chapter.name)
    for card in map(str, chapter.arrangement.cards):
        marks = drawn(pupil)
        if card not in slots(marks):
            tab = marks.screen.target_named(pupil.state, TabTarget(card))
            assert tab is not None
            assert tab.click is not None
            assert tab.takes_focus
            assert marks.screen.target_at(pupil.state, *tab.rect.center) == tab
            pupil.sends(tab.click)
        assert card in slots(drawn(pupil))


def test_the_first_card_is_in_front_whatever_the_set_up_asked_for() -> None:
    marks = drawn(pupil_in("chain-on-cost"))
    assert "derivation" in slots(marks)
    assert "landscape" not in slots(marks)
    assert marks.texts("derivation", "title", "tab") == ["Derivation: next step", "Landscape"]


def test_where_there_is_room_for_all_there_are_no_tabs() -> None:
    marks = drawn(pupil_in("chain-on-cost"), (1280, 800))
    assert {"derivation", "landscape"} <= slots(marks)
    marks.none("derivation", "tab")


def test_tabs_do_not_keep_their_choice_for_the_next_chapter() -> None:
    pupil = pupil_in("chain-on-cost")
    pupil.sends(ShowCard("landscape"))
    assert "landscape" in slots(drawn(pupil))
    pupil.opens("partial")
    assert "derivation" in slots(drawn(pupil))


def test_the_keys_of_landscape_and_derivation_bring_them_to_the_front() -> None:
    pupil = pupil_in("chain-on-cost")
    pupil.sends(ShowLandscape(LandscapeView.BOWL))
    assert "landscape" in slots(drawn(pupil))
    pupil.sends(ToggleDerivation())
    assert "derivation" in slots(drawn(pupil))


def test_with_a_large_landscape_the_canvas_has_a_tab_in_its_place() -> None:
    pupil = pupil_in("chain-on-cost")
    pupil.sends(ToggleLandscapeSize())
    marks = drawn(pupil)
    assert {"landscape", "derivation"} <= slots(marks)
    assert marks.texts("derivation", "tab") == ["Line"]
    marks.none("landscape", "tab")
    pupil.sends(ShowCard("canvas"))
    marks = drawn(pupil)
    assert {"landscape", "canvas"} <= slots(marks)
    assert marks.texts("canvas", "title", "tab") == ["Derivation", "Line"]


def test_a_tab_has_a_focus_ring() -> None:
    pupil = pupil_in("code")
    pupil.sends(Focus(TabTarget("derivation")))
    drawn(pupil).one("step", "focus ring")
