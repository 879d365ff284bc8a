"""At every size and scale each chapter has room: nothing overlaps, nothing is cut off, and all of its text is there."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import combinations, product
from typing import NamedTuple

import pygame
import pytest

from app.lesson.chapter import Chapter
from app.lesson.every import BY_NAME, CHAPTERS, open_chapter
from app.lesson.live.text import filled
from app.session.state import State
from app.session.targets import ButtonTarget, TargetId
from app.view.lesson_layout import LEAST_HEIGHT
from app.view.paint.pen import Label
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

TURNS = ("lesson-back", "lesson-next")

every_chapter = pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda chapter: chapter.name)
every_place = pytest.mark.parametrize(("size", "scale"), PLACES)


class Drawn(NamedTuple):
    """What is looked at of a chapter as it was drawn, without its pictures; ``turns`` are the buttons Back and Next."""

    places: dict[str, pygame.Rect]
    units: float
    is_shared: bool
    labels: list[Label]
    touched: list[tuple[TargetId, pygame.Rect]]
    turns: dict[str, pygame.Rect | None]
    said: list[list[str]]
    written: list[list[str]]


@cache
def drawn(name: str, size: Size, scale: float) -> Drawn:
    """The chapter of that name as it opens: drawn once, as several tests look at it."""
    marks, chapter = window_of(pupil_in(name).state, size, scale), BY_NAME[name]
    screen, state = marks.screen, marks.state
    slot = next(slot for slot in screen.slots if slot.name == "lesson")
    touched = [(target.id, target.rect) for target in slot.targets if target.takes_focus]
    turns = {name: screen.target_named(state, ButtonTarget(name)) for name in TURNS}
    said = [filled(text, state) for text in (chapter.text, " ".join(chapter.try_it))]
    lines = [
        sorted(marks.all("lesson", role, shape="text"), key=lambda mark: mark.points[0][1])
        for role in ("lesson text", "task text")
    ]
    return Drawn(
        places_of(marks),
        screen.layout.scale,
        bool(screen.layout.tabs),
        slot.labels,
        touched,
        {name: None if target is None else target.rect for name, target in turns.items()},
        ["".join(shown for shown, _ in pieces).split() for pieces in said],
        [" ".join(line.text for line in each).split() for each in lines],
    )


def window_of(state: State, size: Size, scale: float) -> Marks:
    state.look, state.window_size = replace(state.look, ui_scale=scale), size
    return Window(size).draw(state)


def places_of(marks: Marks) -> dict[str, pygame.Rect]:
    return {slot.name: slot.rect for slot in marks.screen.slots}


@every_place
@every_chapter
def test_every_panel_has_its_own_place_in_the_window(chapter: Chapter, size: Size, scale: float) -> None:
    places, units, is_shared = drawn(chapter.name, size, scale)[:3]
    for one, other in combinations(places.items(), 2):
        assert not one[1].colliderect(other[1]), f"{one} and {other}"
    for name, rect in places.items():
        assert pygame.Rect(0, 0, *size).contains(rect), name
    assert {"toolbar", "timeline", "lesson", str(chapter.arrangement.stage)} <= places.keys()
    assert places[str(chapter.arrangement.stage)].h >= int(LEAST_STAGE * units)
    for card in chapter.arrangement.cards:
        least = LEAST_SHARED if is_shared else LEAST_HEIGHT[card]
        assert str(card) not in places or places[str(card)].h >= int(least * units)


@every_place
@every_chapter
def test_all_of_the_text_is_there_and_nothing_is_cut_off(chapter: Chapter, size: Size, scale: float) -> None:
    seen = drawn(chapter.name, size, scale)
    card, labels = seen.places["lesson"], seen.labels
    assert seen.written == seen.said
    for text, box in labels:
        assert card.contains(box), text
        assert not text.endswith("…"), text
    for (one, here), (other, there) in combinations(labels, 2):
        assert not here.colliderect(there.inflate(-2, -8)), f"{one} / {other}"


@every_place
@every_chapter
def test_every_control_and_button_lies_on_the_card_apart_from_the_others(chapter: Chapter, size: Size, scale: float) -> None:
    seen = drawn(chapter.name, size, scale)
    card, touched = seen.places["lesson"], seen.touched
    assert len(touched) >= 4
    for name, rect in touched:
        assert card.contains(rect), name
    for (one, here), (other, there) in combinations(touched, 2):
        assert not here.colliderect(there), f"{one} and {other}"


@every_place
@pytest.mark.parametrize("button", TURNS)
def test_back_and_next_stay_where_they_are_through_all_chapters(button: str, size: Size, scale: float) -> None:
    rects = set()
    for chapter in CHAPTERS:
        rect = drawn(chapter.name, size, scale).turns[button]
        assert rect is not None
        rects.add(tuple(rect))
    assert len(rects) == 1, rects


@every_chapter
def test_in_the_smallest_window_the_picture_has_half_of_the_room(chapter: Chapter) -> None:
    places = drawn(chapter.name, (800, 560), 1.0).places
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
    pupil, before = pupil_in(chapter.name), drawn(chapter.name, (1280, 800), 1.0).places
    pupil.state.landscape = replace(pupil.state.landscape, is_large=is_large, is_in_front=is_in_front)
    after = places_of(window_of(pupil.state, (1280, 800), 1.0))
    assert open_chapter(pupil.state) is chapter
    assert after.keys() == before.keys()
    if is_large and {"canvas", "landscape"} <= before.keys():
        assert after["canvas"].size == before["landscape"].size
