"""Every number of the step card is that of the step that ran, and that step is the one that a hand would work out."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from typing import TypeAlias

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from app.messages import (
    AddPoint,
    Advance,
    ClearPoints,
    DeletePoint,
    LoadPoints,
    LookAt,
    Message,
    MovePointTo,
    SetBatchSize,
    SetLearningRate,
    SetMode,
    SetOrder,
    SetScaling,
    StepOnce,
    TogglePlay,
    Undo,
)
from app.model.data.dataset import Dataset
from app.model.data.scaling import Line, ScaleChoice
from app.model.learning.cost import cost
from app.model.learning.descent import run_steps
from app.model.learning.sampling import Order
from app.model.learning.steps import StepRecord, Steps
from app.model.learning.training import Mode, Settings, Training, TrainingSet
from app.plots.numerals import bounds_of
from app.session.state import State
from app.update import update
from app.view.mathtext.formula import PLUS, Formula, parse
from app.view.panels.canvas import point_numbers
from app.view.panels.step.rows import Numbers, Row, learnt_from, numbers_for, rows_for
from app.view.screen import Screen

ScreenOf: TypeAlias = Callable[[State, tuple[int, int]], Screen]

GENERATOR = np.random.default_rng(8)
POINTS = Dataset.of(GENERATOR.random(11), GENERATOR.random(11))
YEARS = Dataset.of(np.arange(1950.0, 2021.0, 7.0), 300.0 + 1.7 * np.arange(11.0) ** 1.5)

_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")

values = st.floats(-20.0, 20.0)
settings_of_a_run = st.builds(
    Settings,
    st.sampled_from(list(Mode)),
    st.sampled_from(list(Order)),
    st.integers(1, 14),
    st.floats(1e-4, 0.3),
    st.integers(0, 5),
)
trainings = st.builds(
    lambda points, scale, chosen, slope, intercept: Training(TrainingSet(points, scale), chosen, Line(slope, intercept)),
    st.sampled_from((POINTS, YEARS)),
    st.sampled_from((ScaleChoice.AUTO, ScaleChoice.STANDARD)),
    settings_of_a_run,
    values,
    values,
)


def read(shown: str) -> tuple[float, float]:
    """A number as it is shown, and by how much it may differ from the exact one: half a unit of its last figure."""
    mantissa, _, power = shown.removeprefix("+").replace("−", "-").replace(",", "").partition("×10")
    exponent = int(power.translate(_SUPERSCRIPTS)) if power else 0
    decimals = len(mantissa.partition(".")[2])
    return float(f"{mantissa}e{exponent}"), float(f"0.5000001e{exponent - decimals}")


def assert_shows(shown: str, exact: float) -> None:
    value, tolerance = read(shown)
    assert abs(value - exact) <= tolerance, f"{shown} is shown for {exact!r}"


def text_of(formula: Formula) -> str:
    return "".join(text for text, _ in (parse(formula) if isinstance(formula, str) else formula))


def put_in(formula: Formula) -> dict[str, str]:
    """The number put in for each symbol; a minus between two of them is not part of the second."""
    pieces = parse(formula) if isinstance(formula, str) else formula
    return {symbol: text.strip("()") for text, symbol in pieces if symbol}


def points_used(ran: Steps, place: int) -> list[tuple[float, float]]:
    data, used = ran.start.training_set.data, ran.samples_of(place)
    return [data.point(int(index)) for index in (range(len(data)) if used is None else used)]


# --- the record is the step that a hand would work out ---------------------------------------------------------------


@given(trainings, st.integers(1, 40))
def test_a_record_is_what_a_hand_works_out_with_fractions(training: Training, how_many: int) -> None:
    """Exact rational arithmetic on the points and the line before the step; the record may differ in the last bits."""
    ran = run_steps(training, how_many)
    record, used = ran.record(), points_used(ran, len(ran) - 1)
    m, b = map(Fraction, record.line_before)
    lr, n = Fraction(training.settings.learning_rate), len(used)
    errors = [(Fraction(x), m * Fraction(x) + b - Fraction(y)) for x, y in used]
    by_m, by_b = sum(error * x for x, error in errors) / n, sum(error for _, error in errors) / n
    size = 1 + max(abs(error) * max(1, abs(x)) for x, error in errors)
    close = {"rel": 1e-12, "abs": float(size) * 1e-13}
    assert (record.grad_m, record.grad_b) == pytest.approx((float(by_m), float(by_b)), **close)
    assert record.line == pytest.approx((float(m - by_m * lr), float(b - by_b * lr)), **close)
    assert record.mean_squared_error == pytest.approx(float(sum(e * e for _, e in errors) / n), rel=1e-11, abs=1e-13)
    assert record.batch_size == n


@given(trainings, st.integers(1, 40))
def test_the_cost_of_a_record_is_the_sum_over_all_points(training: Training, how_many: int) -> None:
    record = run_steps(training, how_many).record()
    data = training.training_set.data
    summed = math.fsum((record.line.at(x) - y) ** 2 for x, y in zip(data.xs.tolist(), data.ys.tolist(), strict=True))
    assert record.cost == pytest.approx(summed, rel=1e-11)
    assert record.cost == cost(data.moments, *record.line)


@given(trainings, st.integers(1, 60))
def test_the_updates_of_all_steps_lead_from_the_first_line_to_the_last(training: Training, how_many: int) -> None:
    ran = run_steps(training, how_many)
    slope, intercept = training.line
    for place in range(len(ran)):
        record = ran.record(place)
        assert record.line_before == (slope, intercept)
        slope += record.slope_change
        intercept += record.intercept_change
        assert record.line == (slope, intercept)
    assert (slope, intercept) == (ran.slopes[-1], ran.intercepts[-1])


@given(trainings, st.integers(1, 60))
def test_the_sum_of_the_updates_is_how_far_the_line_came(training: Training, how_many: int) -> None:
    ran = run_steps(training, how_many)
    records = [ran.record(place) for place in range(len(ran))]
    came = math.fsum(record.slope_change for record in records), math.fsum(record.intercept_change for record in records)
    far = ran.slopes[-1] - training.line.slope, ran.intercepts[-1] - training.line.intercept
    assert came == pytest.approx(far, rel=1e-9, abs=1e-11)


# --- the card shows the record ---------------------------------------------------------------------------------------


@given(trainings, st.integers(1, 40))
@settings(max_examples=100)
def test_every_result_shows_its_exact_value(training: Training, how_many: int) -> None:
    for numbers in numbers_for(run_steps(training, how_many).record()):
        assert_shows(numbers.result, numbers.exact)


def exact_values(record: StepRecord) -> dict[str, float]:
    return {line.formula: numbers.exact for line, numbers in zip(rows_for(record), numbers_for(record), strict=True)}


@given(trainings, st.integers(1, 40))
def test_the_rows_of_a_stochastic_step_are_its_record(training: Training, how_many: int) -> None:
    record = run_steps(with_mode(training, Mode.STOCHASTIC), how_many).record()
    assert exact_values(record) == {
        "= {m}·{x} + {b}": record.guess,
        "= {guess} − {y}": record.error,
        "= {error}²": record.error * record.error,
        "= 2·{error}·{x}": 2 * record.grad_m,
        "= 2·{error}·1": 2 * record.grad_b,
        "−= {error}·{x}·lr": record.slope_change,
        "−= {error}·lr": record.intercept_change,
    }


@pytest.mark.parametrize("mode", [Mode.MINI_BATCH, Mode.BATCH])
@given(training=trainings, how_many=st.integers(1, 40))
def test_the_rows_of_a_step_of_many_are_the_means_of_its_record(mode: Mode, training: Training, how_many: int) -> None:
    record = run_steps(with_mode(training, mode), how_many).record()
    assert exact_values(record) == {
        "= mean({guess} − {y})": record.error,
        "= mean({error}·{x})": record.grad_m,
        "= mean({error}²)": record.mean_squared_error,
        "= 2·mean({error}·{x})": 2 * record.grad_m,
        "= 2·mean({error})": 2 * record.grad_b,
        "−= mean({error}·{x})·lr": record.slope_change,
        "−= mean({error})·lr": record.intercept_change,
    }


@given(trainings, st.integers(1, 40))
def test_the_numbers_put_into_the_guess_are_those_of_the_line_before_the_step(training: Training, how_many: int) -> None:
    record = run_steps(with_mode(training, Mode.STOCHASTIC), how_many).record()
    for formula in numbers_for(record)[0].put_in:
        shown = put_in(formula)
        assert list(shown) == ["m", "x", "b"]
        assert_shows(shown["m"], record.line_before.slope)
        assert_shows(shown["x"], record.x or 0.0)
        assert_shows(shown["b"], abs(record.line_before.intercept))
        assert (" − " in text_of(formula)) is (record.line_before.intercept < 0)


@given(trainings, st.integers(1, 40))
def test_the_numbers_put_into_error_and_cost_are_those_of_the_point(training: Training, how_many: int) -> None:
    record = run_steps(with_mode(training, Mode.STOCHASTIC), how_many).record()
    _, error, squared, *_ = numbers_for(record)
    shown = put_in(error.put_in[0])
    assert_shows(shown["guess"], record.guess or 0.0)
    assert_shows(shown["y"], record.y or 0.0)
    assert_shows(put_in(squared.put_in[0])["error"], record.error)


@given(trainings, st.integers(1, 40))
def test_what_is_put_into_the_guess_comes_to_what_is_shown_as_the_guess(training: Training, how_many: int) -> None:
    record = run_steps(with_mode(training, Mode.STOCHASTIC), how_many).record()
    guess = numbers_for(record)[0]
    shown = put_in(guess.put_in[0])
    (m, m_off), (x, x_off), (b, b_off) = (read(shown[symbol]) for symbol in ("m", "x", "b"))
    found, off = read(guess.result)
    worked_out = m * x + b if " + " in text_of(guess.put_in[0]) else m * x - b
    allowed = abs(m) * x_off + abs(x) * m_off + m_off * x_off + b_off + off
    assert abs(worked_out - found) <= allowed * (1 + 1e-9)


@given(trainings, st.integers(1, 40))
def test_an_update_shows_its_gradient_times_the_learning_rate(training: Training, how_many: int) -> None:
    record = run_steps(training, how_many).record()
    for numbers, gradient in zip(numbers_for(record)[-2:], (record.grad_m, record.grad_b), strict=True):
        for formula in numbers.put_in:
            shown, rate = text_of(formula).removeprefix("≈ ").split(" × ")
            assert_shows(shown, gradient)
            assert float(rate) == pytest.approx(record.learning_rate, rel=1e-5)
        assert numbers.exact == -(gradient * record.learning_rate)


@given(trainings, st.integers(1, 40))
def test_an_update_shows_which_way_it_goes(training: Training, how_many: int) -> None:
    record = run_steps(training, how_many).record()
    for numbers, gradient in zip(numbers_for(record)[-2:], (record.grad_m, record.grad_b), strict=True):
        assert numbers.result[0] in {-1: "+", 0: "0", 1: "−"}[int(np.sign(gradient))]


@pytest.mark.parametrize(
    ("mode", "says"),
    [
        (Mode.STOCHASTIC, "sample 3 of 11"),
        (Mode.MINI_BATCH, "mini-batch: means over 4"),
        (Mode.BATCH, "batch: means over 11"),
    ],
)
def test_the_card_says_what_was_learnt_from(mode: Mode, says: str) -> None:
    start = Training(TrainingSet(POINTS), Settings(mode, Order.SEQUENTIAL, batch_size=4))
    assert learnt_from(run_steps(start, 2 + (mode is Mode.STOCHASTIC)).record()) == says


def test_the_last_mini_batch_of_an_epoch_says_how_many_points_were_left() -> None:
    start = Training(TrainingSet(POINTS), Settings(Mode.MINI_BATCH, Order.SEQUENTIAL, batch_size=4))
    assert learnt_from(run_steps(start, 3).record()) == "mini-batch: means over 3"


# --- all of it can be checked on a pocket calculator -----------------------------------------------------------------


def number(shown: str) -> Fraction:
    """What a person would key in."""
    mantissa, _, power = shown.removeprefix("+").replace("−", "-").replace(",", "").partition("×10")
    return Fraction(mantissa) * Fraction(10) ** int(power.translate(_SUPERSCRIPTS) or 0)


def assert_comes_to(value: Fraction, shown: str) -> None:
    _, half = read(shown)
    assert abs(value - number(shown)) <= Fraction(half), f"{float(value)} is not {shown}"


finite_values = st.one_of(st.floats(-2.0, 2.0), st.floats(-1e4, 1e4)).map(lambda value: round(value, 9))
sizes = st.sampled_from((1e-7, 1e-3, 1.0, 50.0, 1e4, 1e9))
points_of_any_size = st.builds(
    lambda x_size, y_size, y_away, rough: Dataset.of(
        np.round(POINTS.xs * x_size, rough), np.round(POINTS.ys * y_size + y_away, rough)
    ),
    *(sizes, sizes, st.sampled_from((0.0, -3.0, 2000.0))),
    st.sampled_from((1, 2, 17)),
)
trainings_of_any_size = st.builds(
    lambda points, scale, chosen, slope, intercept: Training(TrainingSet(points, scale), chosen, Line(slope, intercept)),
    points_of_any_size,
    st.sampled_from(list(ScaleChoice)),
    settings_of_a_run,
    st.one_of(values, st.sampled_from((0.0, 1e-5, -1e5))),
    st.one_of(values, st.sampled_from((0.0, 1e-5, -1e5))),
)


@given(st.one_of(trainings, trainings_of_any_size), st.integers(1, 400))
@settings(max_examples=300)
def test_every_row_comes_to_its_result_on_a_pocket_calculator(training: Training, how_many: int) -> None:
    ran = run_steps(training, how_many)
    assume(len(ran))
    record = ran.record()
    # Numbers next to the least that a float can be have no digits to be checked.
    assume(all(not each.exact or abs(each.exact) > 1e-290 for each in numbers_for(record)))
    numbers = {line.formula.replace("mean(", "(").replace("(", "").replace(")", ""): each for line, each in rows_of(record)}
    for symbols, each in numbers.items():
        for formula in each.put_in:
            text = text_of(formula)
            if text.startswith("= ("):
                assert_comes_to(number(put_in(formula)["error"]) ** 2, each.result)
            elif text.startswith("= ") and "y" in put_in(formula):
                shown = put_in(formula)
                assert_comes_to(number(shown["guess"]) - number(shown["y"]), each.result)
            elif text.startswith("= "):
                m, x, b = (number(put_in(formula)[symbol]) for symbol in "mxb")
                assert_comes_to(m * x + (b if PLUS[0] in text else -b), each.result)
            elif " × " in text and not text.startswith("≈"):
                gradient, rate = text.split(" × ")
                assert_comes_to(-number(gradient) * number(rate), each.result)
            else:
                assert text.startswith(("≈ ", "over ", "power rule")), (symbols, text)


@given(st.one_of(trainings, trainings_of_any_size), st.integers(1, 400))
@settings(max_examples=300)
def test_what_two_rows_of_the_card_show_of_one_number_agrees(training: Training, how_many: int) -> None:
    ran = run_steps(training, how_many)
    assume(len(ran))
    record = ran.record()
    # Numbers next to the least that a float can be have no digits to be checked.
    assume(all(not each.exact or abs(each.exact) > 1e-290 for each in numbers_for(record)))
    shown = [each.result for _, each in rows_of(record)]
    gradient, error = (text_of(each.put_in[0]).removeprefix("≈ ").split(" × ")[0] for _, each in rows_of(record)[-2:])
    assert_comes_to(2 * number(gradient), shown[3])
    assert_comes_to(2 * number(error), shown[4])
    assert error in shown
    assert record.sample is not None or gradient == shown[1]
    assert record.sample is None or put_in(numbers_for(record)[2].put_in[0])["error"] == error


@given(trainings, st.integers(1, 40))
@settings(max_examples=300)
def test_numbers_of_a_usual_size_come_to_their_results_in_the_first_form(training: Training, how_many: int) -> None:
    for _, each in rows_of(run_steps(training, how_many).record()):
        if each.put_in and text_of(each.put_in[0]).startswith("≈"):
            # Two numbers of six digits give a result to a hundred-thousandth: by so little it may round the other way.
            assert min(abs(each.exact - bound) for bound in bounds_of(each.result)) < 1e-5 * abs(each.exact)


@given(finite_values, finite_values, finite_values)
@settings(max_examples=200)
def test_the_numbers_of_a_point_agree_with_one_another(x: float, y: float, guess: float) -> None:
    assume(guess == y or abs(guess - y) > 1e-7 * max(abs(guess), abs(y)))
    shown = dict(point_numbers.rows_of(point_numbers.Numbers(x, y, guess)))
    for name, exact in (("x", x), ("y", y), ("guess", guess), ("error", guess - y)):
        assert_shows(shown[name], exact)
    assert_comes_to(number(shown["guess"]) - number(shown["y"]), shown["error"])


def rows_of(record: StepRecord) -> list[tuple[Row, Numbers]]:
    return list(zip(rows_for(record), numbers_for(record), strict=True))


# --- the window shows the card ---------------------------------------------------------------------------------------

JOURNEYS: dict[str, list[Message]] = {
    "stochastic": [LoadPoints(POINTS, "11"), Advance(40)],
    "mini-batch": [LoadPoints(POINTS, "11"), SetMode(Mode.MINI_BATCH), SetBatchSize(4), Advance(41)],
    "batch": [LoadPoints(POINTS, "11"), SetMode(Mode.BATCH), Advance(7)],
    "scaled": [LoadPoints(YEARS, "years"), Advance(123)],
    "another rate": [LoadPoints(POINTS, "11"), SetOrder(Order.RANDOM), SetLearningRate(0.321), Advance(9), StepOnce()],
    "the past": [LoadPoints(POINTS, "11"), Advance(400), LookAt(123)],
    "edited since": [LoadPoints(POINTS, "11"), Advance(40), AddPoint(0.5, 0.5), MovePointTo(0, 0.9, 0.1)],
    "a branch": [LoadPoints(POINTS, "11"), Advance(400), LookAt(123), SetLearningRate(0.2), StepOnce()],
}
every_journey = pytest.mark.parametrize("journey", JOURNEYS.values(), ids=JOURNEYS)


def state_after(journey: list[Message]) -> State:
    state = State()
    for message in journey:
        update(state, message)
    return state


def written_in(screen: Screen, panel: str) -> list[str]:
    return [label.text for label in screen.labels[panel]]


@every_journey
def test_the_card_in_the_window_is_that_of_the_step_looked_at(journey: list[Message], screen_of: ScreenOf) -> None:
    state = state_after(journey)
    assert state.record is not None
    written = written_in(screen_of(state, (1280, 800)), "step")
    assert learnt_from(state.record) in written
    for numbers in numbers_for(state.record):
        assert numbers.result in written
        written.remove(numbers.result)


@every_journey
def test_the_tooltips_of_the_card_have_the_exact_values(journey: list[Message], screen_of: ScreenOf) -> None:
    state = state_after(journey)
    assert state.record is not None
    hints = [target.hint for target in screen_of(state, (1280, 800)).targets]
    for line, numbers in zip(rows_for(state.record), numbers_for(state.record), strict=True):
        assert f"{line.name}: {numbers.exact!r}" in hints


@every_journey
def test_the_equation_in_the_window_is_the_line(journey: list[Message], screen_of: ScreenOf) -> None:
    state = state_after(journey)
    equation = next(text for text in written_in(screen_of(state, (1280, 800)), "canvas") if text.startswith("y = "))
    slope, sign, intercept = re.fullmatch(r"y = (.+) x ([+−]) (.+)", equation).groups()
    assert_shows(slope, state.line_in_data_units.slope)
    assert_shows(("−" if sign == "−" else "") + intercept, state.line_in_data_units.intercept)


@every_journey
def test_the_cost_in_the_window_is_that_of_the_line(journey: list[Message], screen_of: ScreenOf) -> None:
    state = state_after(journey)
    title = next(text for text in written_in(screen_of(state, (1280, 800)), "cost") if text.startswith("J = "))
    now, least = title.removeprefix("J = ").split(" · least ")
    data, line = state.training.training_set.data, state.training.line
    assert_shows(now, math.fsum((line.at(x) - y) ** 2 for x, y in zip(data.xs.tolist(), data.ys.tolist(), strict=True)))
    design = np.column_stack([data.xs, np.ones(len(data))])
    assert_shows(least, float(np.linalg.lstsq(design, data.ys, rcond=None)[1][0]))


@every_journey
def test_the_step_in_the_window_is_the_one_looked_at(journey: list[Message], screen_of: ScreenOf) -> None:
    state = state_after(journey)
    shown = next(text for text in written_in(screen_of(state, (1280, 800)), "timeline") if text.startswith("step "))
    assert shown.split(" of ")[0] == f"step {state.timeline.step}"
    assert state.record is not None
    assert state.record.step == state.timeline.step


def test_the_mark_of_the_point_learnt_from_stays_on_it_when_the_units_change(screen_of: ScreenOf) -> None:
    state = state_after([LoadPoints(POINTS, "11"), Advance(3), TogglePlay()])
    marks = []
    for choice in (ScaleChoice.UNIT, ScaleChoice.STANDARD):
        update(state, SetScaling(choice))
        written = screen_of(state, (1280, 800)).labels["canvas"]
        marks.append([label for label in written if label.text.startswith(("x = ", "error "))])
    assert len(marks[0]) == 2
    assert marks[0] == marks[1]


def test_a_step_keeps_saying_how_many_points_there_were(screen_of: ScreenOf) -> None:
    state = state_after([LoadPoints(POINTS, "11"), Advance(7), TogglePlay()])
    says = next(text for text in written_in(screen_of(state, (1280, 800)), "step") if text.startswith("sample "))
    assert says.endswith(" of 11")
    update(state, DeletePoint(3))
    written = written_in(screen_of(state, (1280, 800)), "step")
    assert says in written
    assert "Before the change" in written
    assert "This step" not in written


@pytest.mark.parametrize(
    ("change", "heading"),
    [
        (SetMode(Mode.BATCH), "Before the change"),
        (SetLearningRate(0.3), "Before the change"),
        (MovePointTo(2, 0.1, 0.1), "Before the change"),
        (StepOnce(), "This step"),
        (LookAt(3), "This step"),
        (LookAt(5), "Before the change"),
        (LookAt(6), "This step"),
    ],
)
def test_a_step_is_this_step_until_something_is_changed(change: Message, heading: str, screen_of: ScreenOf) -> None:
    journey = [LoadPoints(POINTS, "11"), Advance(5), SetOrder(Order.SEQUENTIAL), Advance(2), TogglePlay(), change]
    written = written_in(screen_of(state_after(journey), (1280, 800)), "step")
    assert {"This step", "Before the change"} & set(written) == {heading}


@pytest.mark.parametrize("end", [[ClearPoints()], [AddPoint(0.1, 0.1), ClearPoints()], [*[DeletePoint(0)] * 11]])
def test_without_points_nothing_is_left_of_the_step(end: list[Message], screen_of: ScreenOf) -> None:
    state = state_after([LoadPoints(POINTS, "11"), Advance(7), TogglePlay(), *end])
    written = written_in(screen_of(state, (1280, 800)), "step")
    assert "No points: there is nothing to learn from." in written
    assert not any(character.isdigit() for text in written for character in text)
    update(state, Undo())
    assert len(state.points)
    assert any("sample" in text for text in written_in(screen_of(state, (1280, 800)), "step"))


def test_without_points_the_cost_keeps_its_axis(screen_of: ScreenOf) -> None:
    state = state_after([LoadPoints(POINTS, "11"), Advance(60), TogglePlay()])
    before = written_in(screen_of(state, (1280, 800)), "cost")
    update(state, ClearPoints())
    after = written_in(screen_of(state, (1280, 800)), "cost")
    assert set(after) < set(before)
    assert len(after) > 4


def test_without_a_step_no_number_is_shown(screen_of: ScreenOf) -> None:
    state = state_after([LoadPoints(POINTS, "11")])
    written = written_in(screen_of(state, (1280, 800)), "step")
    assert "No step has run yet." in written
    assert not any(character.isdigit() for text in written for character in text)


def with_mode(training: Training, mode: Mode) -> Training:
    return replace(training, settings=replace(training.settings, mode=mode))
