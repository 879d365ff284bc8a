"""At every size and scale each chapter has room: nothing overlaps, nothing is cut off, and all of its text is there."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, product

import pygame
import pytest

from app.lesson.chapter import Chapter
from app.lesson.every import CHAPTERS, open_chapter
from app.lesson.live.text import filled
from app.session.state import State
from app.session.targets import ButtonTarget
from app.view.lesson_layout import LEAST_HEIGHT
from tests.lesson.doing import DOES
from tests.lesson.pupil import pupil_in
from tests.view.marked import Marks, Window

Size = tuple[int, int]

PLACES: list[tuple[Size, float]] = [
    ((800, 560), 1.0),
    ((1024, 640), 1.0),
    ((1280, 800), 1.0),
    ((1280, 800), 1.5),
    ((1280, 800), 2.0),
    ((1920, 1080), 2.0),
    ((2560, 1440), 0.75),
    ((2560, 1440), 1.0),
]
LEAST_STAGE = 120
"""How low, in units, what stands in place of the canvas may be."""

LEAST_SHARED = 190
"""How low, in units, a card may be that has tabs for others: This step stands closer, the derivation can be scrolled."""

every_chapter = pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda chapter: chapter.name)
every_place = pytest.mark.parametrize(("size", "scale"), PLACES)


def drawn(chapter: Chapter, size: Size, scale: float) -> Marks:
    pupil = pupil_in(chapter.name)
    return window_of(pupil.state, size, scale)


def window_of(state: State, size: Size, scale: float) -> Marks:
    state.look, state.window_size = replace(state.look, ui_scale=scale), size
    return Window(size).draw(state)


def places_of(marks: Marks) -> dict[str, pygame.Rect]:
    return {slot.name: slot.rect for slot in marks.screen.slots}


@every_place
@every_chapter
def test_every_panel_has_its_own_place_in_the_window(chapter: Chapter, size: Size, scale: float) -> None:
    marks = drawn(chapter, size, scale)
    places, units = places_of(marks), marks.screen.layout.scale
    for one, other in combinations(places.items(), 2):
        assert not one[1].colliderect(other[1]), f"{one} and {other}"
    for name, rect in places.items():
        assert pygame.Rect(0, 0, *size).contains(rect), name
    assert {"toolbar", "timeline", "lesson", str(chapter.arrangement.stage)} <= places.keys()
    assert places[str(chapter.arrangement.stage)].h >= int(LEAST_STAGE * units)
    is_shared = bool(marks.screen.layout.tabs)
    for card in chapter.arrangement.cards:
        least = LEAST_SHARED if is_shared else LEAST_HEIGHT[card]
        assert str(card) not in places or places[str(card)].h >= int(least * units)


@every_place
@every_chapter
def test_all_of_the_text_is_there_and_nothing_is_cut_off(chapter: Chapter, size: Size, scale: float) -> None:
    marks = drawn(chapter, size, scale)
    card, labels = places_of(marks)["lesson"], marks.screen.labels["lesson"]
    for text, role in ((chapter.text, "lesson text"), (" ".join(chapter.try_it), "task text")):
        said = "".join(shown for shown, _ in filled(text, marks.state))
        lines = sorted(marks.all("lesson", role, shape="text"), key=lambda mark: mark.points[0][1])
        assert " ".join(line.text for line in lines).split() == said.split()
    for text, box in labels:
        assert card.contains(box), text
        assert not text.endswith("…"), text
    for (one, here), (other, there) in combinations(labels, 2):
        assert not here.colliderect(there.inflate(-2, -8)), f"{one} / {other}"


@every_place
@every_chapter
def test_every_control_and_button_lies_on_the_card_apart_from_the_others(chapter: Chapter, size: Size, scale: float) -> None:
    marks = drawn(chapter, size, scale)
    card = places_of(marks)["lesson"]
    slot = next(slot for slot in marks.screen.slots if slot.name == "lesson")
    touched = [target for target in slot.targets if target.takes_focus]
    assert len(touched) >= 4
    for target in touched:
        assert card.contains(target.rect), target.id
    for one, other in combinations(touched, 2):
        assert not one.rect.colliderect(other.rect), f"{one.id} and {other.id}"


@every_place
@pytest.mark.parametrize("button", ["lesson-back", "lesson-next"])
def test_back_and_next_stay_where_they_are_through_all_chapters(button: str, size: Size, scale: float) -> None:
    rects = set()
    for chapter in CHAPTERS:
        marks = drawn(chapter, size, scale)
        target = marks.screen.target_named(marks.state, ButtonTarget(button))
        assert target is not None
        rects.add(tuple(target.rect))
    assert len(rects) == 1, rects


@every_chapter
def test_in_the_smallest_window_the_picture_has_half_of_the_room(chapter: Chapter) -> None:
    places = places_of(drawn(chapter, (800, 560), 1.0))
    assert places[str(chapter.arrangement.stage)].h > 0.95 * places["lesson"].h


def test_texts_do_not_move_while_their_numbers_change() -> None:
    window, pupil = Window((1280, 800)), pupil_in("cost")

    def lines() -> list[int]:
        return [len(text.split()) for text in window.draw(pupil.state).texts("lesson", "lesson text")]

    before = lines()
    for part in DOES["cost"](pupil.state):
        pupil.sends(*part)
    assert lines() == before


@pytest.mark.parametrize(("is_large", "is_in_front"), [*product((False, True), repeat=2)])
@every_chapter
def test_a_large_landscape_and_the_canvas_change_places_where_both_are_there(
    chapter: Chapter, is_large: bool, is_in_front: bool
) -> None:
    pupil = pupil_in(chapter.name)
    before = places_of(window_of(pupil.state, (1280, 800), 1.0))
    pupil.state.landscape = replace(pupil.state.landscape, is_large=is_large, is_in_front=is_in_front)
    after = places_of(window_of(pupil.state, (1280, 800), 1.0))
    assert open_chapter(pupil.state) is chapter
    assert after.keys() == before.keys()
    if is_large and {"canvas", "landscape"} <= before.keys():
        assert after["canvas"].size == before["landscape"].size
