"""The card of a long wait is in the window at any size, and its words are in the card."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pygame
import pytest

from app.messages import (
    Advance,
    CancelSaving,
    CopyPicture,
    LoadPoints,
    Message,
    SaveAnimation,
    SavePicture,
    SavePoints,
    SaveTrace,
    SavingEnded,
    SavingProgressed,
)
from app.session.files.saving import AnimationKind
from app.session.look import Look
from app.session.state import State
from app.session.targets import CancelTarget
from app.session.ui_scale import UI_SCALES
from app.view.paint.theme import THEMES
from app.view.panels.panel import Progress
from app.view.screen import Screen
from tests.view.marked import POINTS, marked, state_after

WORDS = ("Writing the trace …", "Esc gives up and leaves the file as it was")


def drawn(size: tuple[int, int], look: Look, share: float) -> tuple[Screen, pygame.Surface, pygame.Rect]:
    pygame.font.init()
    surface, screen, state = pygame.Surface(size, 0, 32), Screen(), State(look=look)
    screen.draw(surface, state)
    screen.progress = Progress(WORDS[0], share, WORDS[1])
    card = screen.draw(surface, state)[-1]
    return screen, surface, card


@pytest.mark.parametrize("ui_scale", [UI_SCALES[0], 1.0, UI_SCALES[-1]])
@pytest.mark.parametrize("size", [(600, 420), (800, 560), (1280, 800), (3840, 2160)])
def test_the_words_are_in_the_card_apart_from_each_other_and_the_card_is_in_the_window(
    size: tuple[int, int], ui_scale: float
) -> None:
    screen, surface, card = drawn(size, Look(ui_scale=ui_scale), 1.0)
    labels = screen.labels["overlays"]
    assert [label.text for label in labels] == [WORDS[0], "100 %", WORDS[1]]
    assert surface.get_rect().contains(card)
    for label in labels:
        assert card.contains(label.rect)
        assert label.rect.collidelistall([other.rect for other in labels if other is not label]) == []


@pytest.mark.parametrize("theme", [*THEMES])
@pytest.mark.parametrize("share", [0.0, 0.25, 0.5, 1.0])
def test_the_bar_is_as_long_as_the_share_that_is_told(theme: str, share: float) -> None:
    screen, surface, card = drawn((1280, 800), Look(theme=theme), share)
    colours = THEMES[theme]
    row = [tuple(surface.get_at((x, card.y + 49)))[:3] for x in range(card.left, card.right)]
    done, open_ = row.count(colours.accent), row.count(colours.background)
    # The outermost pixels of its round ends are of a shade between.
    assert done + open_ == pytest.approx(280, abs=4)
    assert done == pytest.approx(280 * share, abs=2)
    assert f"{100 * share:.0f} %" in [label.text for label in screen.labels["overlays"]]


def test_it_leaves_nothing_behind() -> None:
    state, surface, plain = State(), pygame.Surface((1280, 800), 0, 32), pygame.Surface((1280, 800), 0, 32)
    pygame.font.init()
    Screen().draw(plain, state)
    screen = Screen()
    for screen.progress in (Progress(WORDS[0], 0.5, WORDS[1]), None):
        screen.draw(surface, state)
    assert surface.get_buffer().raw == plain.get_buffer().raw


# --- a wait during which all else goes on ------------------------------------------------------------------------------


def saving(*messages: Message) -> State:
    """A state in which the points are being saved."""
    return state_after((LoadPoints(POINTS["a curve"], "a curve"), Advance(9), *messages))


@pytest.mark.parametrize("ui_scale", [UI_SCALES[0], 1.0, UI_SCALES[-1]])
@pytest.mark.parametrize("size", [(800, 560), (1280, 800), (2560, 1440)])
def test_what_is_being_saved_is_said_with_a_button_that_gives_it_up(size: tuple[int, int], ui_scale: float) -> None:
    state = saving(SavePoints(), SavingProgressed(1, 0.25))
    state.look = replace(state.look, ui_scale=ui_scale)
    marks = marked(state, size)
    assert marks.texts("progress", "what is waited for", "share done", "way out") == [
        "Saving the points …",
        "25 %",
        "Esc gives up",
    ]
    assert marks.texts("progress", "cancel label") == ["Cancel"]
    (target,) = [each for each in marks.screen.overlay_targets if each.id == CancelTarget()]
    assert target.click == CancelSaving()
    card = marks.one("progress", "progress card").points
    words = marks.texts("progress", "what is waited for", "share done", "way out", "cancel label")
    boxes = [label.rect for label in marks.screen.labels["overlays"] if label.text in words]
    assert len(boxes) == 4
    assert all(pygame.Rect(card[0], (card[1][0] - card[0][0], card[1][1] - card[0][1])).contains(box) for box in boxes)
    assert all(not one.colliderect(other) for one, other in combinations(boxes, 2))
    assert not target.rect.colliderect(marks.screen.layout.bottom)


@pytest.mark.parametrize(
    ("message", "words"),
    [
        (SavePicture(), "Saving the picture …"),
        (CopyPicture(), "Saving the picture …"),
        (SaveAnimation(AnimationKind.GIF), "Saving the GIF …"),
        (SaveAnimation(AnimationKind.MP4), "Saving the MP4 …"),
        (SavePoints(), "Saving the points …"),
        (SaveTrace(), "Saving the trace …"),
    ],
)
def test_it_says_what_is_being_saved(message: Message, words: str) -> None:
    assert marked(saving(message)).texts("progress", "what is waited for") == [words]


@pytest.mark.parametrize(
    ("messages", "says"),
    [
        ((SavePicture(),), "1 more waits; Esc gives all up"),
        ((SavePicture(), SaveTrace()), "2 more wait; Esc gives all up"),
        ((SavePicture(), SavingEnded(1, "Saved")), "Esc gives up"),
    ],
)
def test_it_says_how_much_more_waits(messages: tuple[Message, ...], says: str) -> None:
    marks = marked(saving(SavePoints(), *messages), (800, 560))
    assert marks.texts("progress", "way out") == [says]
    boxes = {label.text: label.rect for label in marks.screen.labels["overlays"]}
    assert boxes[says].right < boxes["Cancel"].left


def test_all_of_it_is_never_done_while_it_is_still_being_saved() -> None:
    assert marked(saving(SavePoints(), SavingProgressed(1, 1.0))).texts("progress", "share done") == ["99 %"]


def test_when_nothing_is_saved_any_more_the_card_goes() -> None:
    assert "progress" not in marked(saving(SavePoints(), SavingEnded(1, "Saved points.csv"))).panels
