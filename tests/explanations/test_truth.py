"""Every explanation is true: worked out as written it comes to its number, and every chain ends in data or settings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.explanations.explained import Explained
from app.explanations.table import TABLE, explain, known
from app.explanations.written import NUMBER, with_numbers
from app.messages import (
    AddPoint,
    Advance,
    LoadPoints,
    LookAt,
    Message,
    SetBatchSize,
    SetLineByHand,
    SetMode,
    SetScaling,
    TogglePlay,
)
from app.model.data.scaling import ScaleChoice
from app.model.learning.training import Mode
from app.model.time.run import Run, cost_of
from app.plots.numerals import comes_to, shown_value
from app.session.explained.quantity import OF_A_POINT, OF_A_STEP, Kind, Quantity
from app.session.state import State
from app.view.mathtext.notation import parse
from tests.view.marked import POINTS, scripts, state_after

POWERS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")


def arithmetic(written: str) -> float:
    """What a formula comes to, read from the window as one would type it into a pocket calculator."""
    text = re.sub(r"×10([⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+)", lambda found: f"e{found[1].translate(POWERS)}", written[2:])
    text = text.replace(",", "").replace("²", "**2").replace("−", "-").replace("·", "*").replace("÷", "/")
    assert re.fullmatch(r"[-+*/().\de ]+", text), text
    return float(eval(text))


@lru_cache(10_000)
def explained_of(run: Run, quantity: Quantity) -> Explained | None:
    """The explanation, of a run to which no more happens: many numbers are parts of several."""
    return explain(run, quantity)


@lru_cache(10_000)
def seen_to_be_true(run: Run, quantity: Quantity) -> Explained:
    """The explanation, after every part of it was checked."""
    explained = explained_of(run, quantity)
    assert explained is not None, quantity
    assert comes_to(explained.value, explained.shown), (quantity, explained)
    assert parse(explained.name)
    formula, pieces = explained.formula, with_numbers(explained)
    assert (formula is None) is bool(explained.source) is not bool(pieces), explained
    if formula is None:
        return explained
    assert parse(formula.names)
    numbers = [piece for piece in pieces if piece[1]]
    assert [symbol for _, symbol in numbers] == [part.symbol or NUMBER for part in formula.parts]
    for part, (numeral, _) in zip(formula.parts, numbers, strict=True):
        assert comes_to(part.value, numeral.strip("()")), (quantity, part, numeral)
        of_part = explained_of(run, part.quantity)
        assert of_part is not None, (quantity, part)
        assert of_part.value == pytest.approx(part.value, rel=1e-9, abs=1e-300), (quantity, part)
    written = "".join(text for text, _ in pieces)
    if written.startswith("="):
        assert comes_to(arithmetic(written), explained.shown), (quantity, written, explained.shown)
    else:
        assert written.startswith("≈"), written
    return explained


def numbers_on_the_cards(state: State) -> list[Quantity]:
    """All that the cards show, and more of the same kinds."""
    step, many, record = state.timeline.step, len(state.points), state.record
    found = [Quantity(kind, step) for kind in (Kind.OWN_M, Kind.OWN_B, Kind.M, Kind.B, Kind.RATE, Kind.HALF_RATE)]
    if many:
        found += [Quantity(Kind.COST, step, is_best=is_best) for is_best in (False, True)]
        found += [Quantity(kind, step, many - 1) for kind in sorted(OF_A_POINT - OF_A_STEP)]
    if record is not None:
        found += [Quantity(kind, step) for kind in sorted(OF_A_STEP - OF_A_POINT)]
        if record.sample is not None:
            found += [Quantity(kind, step - 1, record.sample) for kind in (Kind.GUESS, Kind.ERROR, Kind.SQUARE)]
    return found


MODES = st.sampled_from([(), (SetMode(Mode.BATCH), Advance(3)), (SetMode(Mode.MINI_BATCH), SetBatchSize(5), Advance(4))])
LAST = st.sampled_from(
    [
        (),
        (SetLineByHand(0.3, -0.7), Advance(1)),
        (LookAt(2),),
        (SetScaling(ScaleChoice.STANDARD), Advance(1)),
        (AddPoint(0.4, 7.0),),
    ]
)


@given(scripts(), MODES, LAST, st.lists(st.integers(0, 5), min_size=30, max_size=30))
@settings(max_examples=60)
def test_in_any_state_every_formula_comes_to_its_number(
    script: Sequence[Message], mode: Sequence[Message], last: Sequence[Message], ways: list[int]
) -> None:
    state = state_after([*script, *mode, *last])
    run = state.timeline.run
    for number in numbers_on_the_cards(state):
        explained = seen_to_be_true(run, number)
        for way in ways:
            if not explained.parts:
                break
            explained = seen_to_be_true(run, explained.parts[way % len(explained.parts)].quantity)


def small(points: str, *messages: Message) -> State:
    return state_after([LoadPoints(POINTS[points], points), TogglePlay(), TogglePlay(), *messages])


@pytest.mark.parametrize("mode", list(Mode))
@pytest.mark.parametrize("points", ["a curve", "years", "two"])
def test_every_chain_ends_in_data_or_settings(points: str, mode: Mode) -> None:
    state = small(points, SetMode(mode), SetBatchSize(5), Advance(5), SetLineByHand(0.2, 0.1), Advance(3))
    run, leaves = state.timeline.run, set[str]()
    parts_of: dict[Quantity, list[Quantity]] = {}
    waiting = numbers_on_the_cards(state)
    while waiting:
        quantity = waiting.pop()
        if quantity not in parts_of:
            explained = seen_to_be_true(run, quantity)
            parts_of[quantity] = [part.quantity for part in explained.parts]
            waiting += parts_of[quantity]
            leaves |= {explained.source}
    # What has no parts left is taken away until nothing is left: no chain leads back to where it began.
    while parts_of:
        ends = {quantity for quantity, parts in parts_of.items() if not any(part in parts_of for part in parts)}
        assert ends, "these explain each other"
        parts_of = {quantity: parts for quantity, parts in parts_of.items() if quantity not in ends}
    begins = ("x of", "y of", "Read off", "Added up", "A setting", "Set by hand", "The line at the start", "")
    begins += ("The number of", "A stochastic", "The points that", "As b grows", "The points are not")
    assert all(leaf.startswith(begins) for leaf in leaves), leaves


def test_all_kinds_of_numbers_are_in_the_table() -> None:
    assert set(TABLE) == set(Kind)


def test_nearly_every_formula_is_exact() -> None:
    state = small("a curve", Advance(40))
    written = [with_numbers(found) for each in numbers_on_the_cards(state) if (found := explain(state.timeline.run, each))]
    assert all(pieces[0][0].startswith("=") for pieces in written if pieces)


def test_numbers_are_those_of_the_run() -> None:
    state = small("a curve", Advance(40))
    run, record, training = state.timeline.run, state.record, state.training
    assert record is not None
    assert record.sample is not None
    expected = {
        Quantity(Kind.ERROR, 39, record.sample): record.error,
        Quantity(Kind.GUESS, 39, record.sample): record.guess,
        Quantity(Kind.CHANGE_M, 40): record.slope_change,
        Quantity(Kind.ALONG_B, 40): 2 * record.grad_b,
        Quantity(Kind.M, 40): training.line.slope,
        Quantity(Kind.B, 39): record.line_before.intercept,
        Quantity(Kind.COST, 40): cost_of(training),
        Quantity(Kind.COST, 40, is_best=True): training.training_set.moments.least_cost,
        Quantity(Kind.RATE, 39): record.learning_rate,
    }
    found = {quantity: explain(run, quantity) for quantity in expected}
    assert {quantity: each and each.value for quantity, each in found.items()} == expected


def test_the_sum_of_a_million_points_is_no_list_of_them() -> None:
    state = small("a curve", SetMode(Mode.BATCH), Advance(1))
    for kind in (Kind.MEAN_ERROR, Kind.MEAN_ERROR_X, Kind.MEAN_SQUARE):
        explained = explain(state.timeline.run, Quantity(kind, 1))
        assert explained is not None
        first, second, third, rest, count = explained.parts
        assert [part.quantity.point for part in (first, second, third)] == [0, 1, 2]
        assert (rest.quantity.point, shown_value(count.numeral)) == (3, len(state.points))


def test_a_number_that_is_not_there_is_not_explained() -> None:
    state = small("two", Advance(3))
    run = state.timeline.run
    gone = [
        Quantity(Kind.M, 4),
        Quantity(Kind.ALONG_M, 0),
        Quantity(Kind.X, 3, 2),
        Quantity(Kind.X, 3),
        Quantity(Kind.ONE, 9),
    ]
    assert [explain(run, each) for each in gone] == [None] * len(gone)
    there = Quantity(Kind.ALONG_M, 3)
    assert known(run, (there, there, gone[0], there)) == (there, there)


def test_a_line_set_by_hand_comes_from_the_hand() -> None:
    state = small("a curve", Advance(4), SetLineByHand(0.25, 0.5))
    explained = explain(state.timeline.run, Quantity(Kind.M, 4))
    assert explained is not None
    assert explained.source == "Set by hand after step 4."
    assert explained.value == 0.25
