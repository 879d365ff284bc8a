"""On a card too low for all of the derivation some lines are in sight, and all others can be scrolled to."""

from __future__ import annotations

import pytest

from app.messages import LoadPoints, Message, PointAt, ScrollDerivation, SetMode, StepOnce
from app.model.learning.training import Mode
from app.session.state import State
from app.session.targets import DerivationTarget, MoreTarget
from app.update import update
from app.view.panels.derivation.lines import derivation_of
from app.view.targets import Target
from tests.view.marked import POINTS, state_after
from tests.view.panels.derivation.test_marks import Card, box_of

LINES = 11
LOW = [(364, 190), (364, 240), (364, 300)]
UP, DOWN = (MoreTarget(way, "derivation") for way in ("up", "down"))
every_size = pytest.mark.parametrize("size", LOW)


def learnt(*more: Message) -> State:
    return state_after([LoadPoints(POINTS["a curve"], "a curve"), *more, StepOnce()])


def target(card: Card, state: State, target_id: object) -> Target:
    return next(each for each in card.draw(state).targets if each.id == target_id)


def in_sight(card: Card) -> tuple[int, int]:
    """The first and the last line, by number from 1, as the card says."""
    words = card.all("in sight")[0].text.split()
    return int(words[1]), int(words[3])


@every_size
@pytest.mark.parametrize("mode", [Mode.STOCHASTIC, Mode.BATCH])
@pytest.mark.parametrize("first", [0, 3, 7, 99])
def test_lines_stand_whole_on_the_card_with_their_own_numbers(size: tuple[int, int], mode: Mode, first: int) -> None:
    card, state = Card(size), learnt(SetMode(mode), ScrollDerivation(first))
    card.draw(state)
    begin, end = in_sight(card)
    assert state.record is not None
    numbers = derivation_of(state.record).numbers[begin - 1 : end]
    results = [numbers if isinstance(numbers, str) else numbers.result for numbers in numbers if numbers is not None]
    assert [mark.text for mark in card.all("result", "in place of a number")] == results
    assert len(card.all("line")) == end - begin + 1 >= 3
    boxes = [box_of(mark) for mark in card.all("line", "in sight", "of the 2", "title")]
    for number, box in enumerate(boxes):
        assert card.rect.contains(box)
        assert box.inflate(0, -4).collidelist(boxes[number + 1 :]) < 0
    assert bool(card.all("of the 2")) is (begin <= 8 <= end)


@every_size
def test_arrows_lead_from_end_to_end_past_every_line(size: tuple[int, int]) -> None:
    card, state, seen = Card(size), learnt(), set[int]()
    for _ in range(LINES):
        down = target(card, state, DOWN)
        begin, end = in_sight(card)
        seen |= set(range(begin, end + 1))
        if not down.is_enabled:
            break
        assert down.click is not None
        update(state, down.click)
    assert seen == set(range(1, LINES + 1))
    while (up := target(card, state, UP)).is_enabled:
        assert up.click is not None
        update(state, up.click)
    assert in_sight(card)[0] == 1


def test_wheel_and_arrow_keys_go_line_by_line() -> None:
    card, state = Card(LOW[0]), learnt()
    wheel, nudge = target(card, state, DerivationTarget()).wheel, target(card, state, DOWN).nudge
    assert wheel is not None
    assert nudge is not None
    assert wheel(-2, 5.0, 5.0) == ScrollDerivation(2)
    assert wheel(1, 5.0, 5.0) is None
    assert nudge(0, -1) == ScrollDerivation(1)


def test_an_arrow_that_is_pointed_at_looks_so_and_one_at_the_end_is_faint() -> None:
    card, state = Card(LOW[0]), learnt()
    card.draw(state)
    before = card.all("more down button")[0].colour
    assert card.all("more up")[0].colour != card.all("more down")[0].colour
    update(state, PointAt(DOWN, 5.0, 5.0))
    card.draw(state)
    assert card.all("more down button")[0].colour != before


def test_a_card_that_is_high_enough_has_nothing_to_scroll() -> None:
    card = Card()
    card.draw(learnt(ScrollDerivation(5)))
    assert not card.all("in sight", "more up", "more down")
    assert len(card.all("line")) == LINES
