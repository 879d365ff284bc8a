"""The checks of texts find what is amiss: each finds the one fault put in here, and nothing where there is none."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pygame
import pytest

from app.session.state import State
from app.view.paint.pen import Pen
from app.view.paint.theme import THEMES
from app.view.paint.typesetting import Typesetter
from app.view.screen import Screen
from tests.view.label_checks import (
    labels_covered,
    labels_cut_short,
    labels_outside,
    labels_overlapping,
    labels_under_discs,
    noting_what_is_clipped,
)

CHECKS = (labels_covered, labels_cut_short, labels_outside, labels_overlapping, labels_under_discs)


@pytest.fixture
def pen() -> Pen:
    pygame.font.init()
    made = Pen(pygame.Surface((200, 100), 0, 32), THEMES["dark"], Typesetter(1.0))
    made.marks = []
    made.text("a text", 20, 50)
    return made


def found(pen: Pen) -> list[str]:
    slot: Any = SimpleNamespace(name="panel", rect=pygame.Rect(0, 0, 200, 100), labels=pen.labels, marks=pen.marks)
    labels, layout = {"panel": pen.labels, "overlays": []}, SimpleNamespace(window=slot.rect)
    screen = cast(Screen, SimpleNamespace(slots=[slot], labels=labels, layout=layout))
    return [check.__name__ for check in CHECKS if check(screen, State())]


def test_a_text_by_itself_is_as_it_should_be(pen: Pen) -> None:
    assert found(pen) == []


def test_ground_laid_over_a_text_is_found_and_ground_under_it_is_not(pen: Pen) -> None:
    pen.rectangle((0, 0, 0), pygame.Rect(100, 40, 60, 20), role="name background")
    pen.text("another", 105, 50)
    assert found(pen) == []
    pen.rectangle((0, 0, 0), pygame.Rect(30, 40, 60, 20), role="name background")
    assert found(pen) == ["labels_covered"]


def test_a_disc_on_a_text_is_found(pen: Pen) -> None:
    pen.disc((255, 255, 255), (120, 50), 6, role="ball")
    assert found(pen) == []
    pen.disc((255, 255, 255), (30, 50), 6, role="ball")
    assert found(pen) == ["labels_under_discs"]


def test_a_text_on_another_beyond_its_panel_or_cut_short_is_found(pen: Pen) -> None:
    pen.text("b", 22, 52)
    assert found(pen) == ["labels_overlapping"]
    pen.text("beyond", 180, 20)
    assert found(pen) == ["labels_outside", "labels_overlapping"]
    pen.text("cut…", 20, 80)
    assert found(pen) == ["labels_cut_short", "labels_outside", "labels_overlapping"]


def test_a_text_of_which_a_part_is_not_drawn_is_found(pen: Pen) -> None:
    with noting_what_is_clipped() as clipped, pen.clipped(pygame.Rect(0, 0, 60, 100)):
        pen.text("in", 10, 20)
        assert clipped == []
        pen.text("beyond it", 40, 20)
    assert len(clipped) == 1
