"""The figures of the rules: each mark is what the model says, wherever a hand may put them."""

from __future__ import annotations

from math import atan2, pi

import pygame
import pytest
import sympy
from hypothesis import given, settings
from hypothesis import strategies as st

from app.lesson.opened.neuron import after_a_step
from app.messages import SetFigure
from app.model.derivation.neuron import RATE
from app.model.derivation.rules import ChainOfSquares
from app.plots.numerals import comes_to, shown_value
from app.session.lesson.figures import Dials, FigureValues, NeuronFigure, PowerCurve
from app.session.lesson.lesson import Lesson
from app.session.state import State
from app.session.targets import FigureTarget
from app.view.figures.rules.dials import A_TURN, SMALL_STEP
from app.view.layout import layout
from app.view.paint.marks import Mark
from app.view.paint.pen import Pen
from app.view.paint.theme import THEMES
from app.view.paint.typesetting import Typesetter
from app.view.panels.panel import Panel, Surroundings
from app.view.panels.stage.dials import DialsStage
from app.view.panels.stage.neuron import NeuronStage
from app.view.panels.stage.power import PowerStage

SIZES = [(776, 208), (804, 420), (1256, 480)]
sizes = st.sampled_from(SIZES)
shares = st.floats(-1.0, 1.0)
weights = st.floats(-3.0, 3.0)
powers = st.builds(PowerCurve, st.integers(1, 5), st.floats(-2.0, 2.0))
dials = st.builds(Dials, st.floats(0.1, 2.0))
neurons = st.builds(NeuronFigure, shares, shares, shares, weights, weights, weights)


class Drawn:
    """A figure on the stage with these values, in the chapter of its rule if not in another."""

    def __init__(self, panel: Panel[object], values: FigureValues, size: tuple[int, int], chapter: str = "") -> None:
        pygame.font.init()
        self.rect = pygame.Rect(0, 0, *size)
        chapter = chapter or {PowerCurve: "power", Dials: "chain", NeuronFigure: "neuron"}[type(values)]
        state = State(lesson=Lesson(chapter, figures=(values,)))
        self.pen = Pen(pygame.Surface(size, 0, 32), THEMES["dark"], Typesetter(1.0))
        self.pen.marks = []
        panel.draw(self.pen, self.rect, panel.pick(state, Surroundings(layout(1280, 800, 1.0))))
        self.marks: list[Mark] = self.pen.marks

    def one(self, role: str) -> Mark:
        found = [mark for mark in self.marks if mark.role == role]
        assert len(found) == 1, (role, found)
        return found[0]

    def any(self, role: str) -> list[Mark]:
        return [mark for mark in self.marks if mark.role == role]

    def is_clear(self) -> bool:
        """Whether all texts are in the card, and none is on another."""
        boxes = [pygame.Rect(*mark.points[0], *(b - a for a, b in zip(*mark.points, strict=True))) for mark in self.texts()]
        boxes = [box.inflate(-2, -6) for box in boxes]
        apart = all(box.collidelist(boxes[number + 1 :]) < 0 for number, box in enumerate(boxes))
        return apart and all(self.rect.contains(box) for box in boxes)

    def texts(self) -> list[Mark]:
        """All that is written, a formula as a whole."""
        inner = (" x", " error", " guess", " y", " m", " b", " J")
        return [mark for mark in self.marks if mark.shape == "text" and not mark.role.endswith(inner)]


def number_in(mark: Mark) -> str:
    return mark.text.split(" = ")[-1]


@given(powers, sizes)
def test_the_tangent_has_the_slope_of_the_power_rule_and_the_point_is_on_the_curve(
    values: PowerCurve, size: tuple[int, int]
) -> None:
    drawn, x = Drawn(PowerStage(), values, size), sympy.Symbol("x")
    slope = float(sympy.diff(x**values.n, x).subs(x, values.x))
    (at_x, at_y), tangent = drawn.one("point").values[0], drawn.one("tangent").values
    assert (at_x, at_y) == pytest.approx((values.x, values.x**values.n), abs=1e-6)
    (left, low), (right, high) = tangent
    assert (high - low) / (right - left) == pytest.approx(slope, rel=1e-6, abs=1e-6)
    middle = (left + right) / 2, (low + high) / 2
    assert middle == pytest.approx((at_x, at_y), abs=1e-6)
    for curve_x, curve_y in drawn.one("curve").values:
        assert curve_y == pytest.approx(curve_x**values.n, abs=1e-6)
    assert comes_to(slope, number_in(drawn.one("slope")))
    assert drawn.one("slope").text.startswith(f"slope = {values.n}·x^{values.n - 1} = ")
    for said in drawn.any("value"):
        assert comes_to(values.x**values.n, number_in(said))
    assert comes_to(values.x, number_in(drawn.one("x label")))


@given(st.floats(-2.0, 2.0), sizes)
def test_before_the_power_rule_the_slope_is_there_without_it(x: float, size: tuple[int, int]) -> None:
    drawn = Drawn(PowerStage(), PowerCurve(2, x), size, "by-eye")
    assert drawn.one("slope").text.startswith("slope = ")
    assert comes_to(2 * x, drawn.one("slope").text.removeprefix("slope = "))
    assert not drawn.any("why")
    assert drawn.is_clear()


@given(dials, sizes)
def test_each_hand_stands_at_its_value_and_each_wedge_is_as_wide_as_its_rate(values: Dials, size: tuple[int, int]) -> None:
    drawn, z = Drawn(DialsStage(), values, size), values.z
    rate_x, rate_y = 2 * z, 4 * z**3
    for name, value, rate in (("z", z, 1.0), ("x = z²", z * z, rate_x), ("y = x²", z**4, rate_y)):
        (cx, cy), (tx, ty) = drawn.one(f"{name} hand").points
        turned = atan2(tx - cx, cy - ty) / (2 * pi) * A_TURN
        assert (turned - value) % A_TURN == pytest.approx(0.0, abs=1e-6) or (turned - value) % A_TURN == pytest.approx(
            A_TURN
        )
        assert comes_to(value, drawn.one(f"{name} value").text)
        _, first, *_, last = drawn.one(f"{name} wedge").points
        swept = (atan2(last[0] - cx, cy - last[1]) - atan2(first[0] - cx, cy - first[1])) / (2 * pi) * A_TURN
        assert (swept - rate * SMALL_STEP) % A_TURN == pytest.approx(0.0, abs=1e-6) or (
            swept - rate * SMALL_STEP
        ) % A_TURN == pytest.approx(A_TURN)
    assert comes_to(rate_x, number_in(drawn.one("rate of x")))
    assert comes_to(2 * z * z, number_in(drawn.one("rate of y")))
    assert comes_to(ChainOfSquares(z).y_per_z, number_in(drawn.one("product")).split("  ")[0])


@given(neurons, sizes)
def test_the_neuron_says_its_guess_its_error_and_the_changes_of_its_weights(
    values: NeuronFigure, size: tuple[int, int]
) -> None:
    drawn = Drawn(NeuronStage(), values, size)
    guess = values.first_weight * values.first + values.second_weight * values.second + values.bias
    error = guess - values.target
    assert comes_to(guess, drawn.one("guess").text)
    assert comes_to(values.target, drawn.one("target").text)
    assert comes_to(error, drawn.one("error").text)
    subtracted = shown_value(drawn.one("guess").text) - shown_value(drawn.one("target").text)
    assert abs(error) < 1e-9 or comes_to(subtracted, drawn.one("error").text)
    for name, weight, given_ in (
        ("w₁", values.first_weight, values.first),
        ("w₂", values.second_weight, values.second),
        ("b", values.bias, 1.0),
    ):
        assert comes_to(weight, number_in(drawn.one(f"{name} weight")))
        change = number_in(drawn.one(f"{name} change"))
        assert comes_to(-error * given_ * RATE, change.removeprefix("+"))
        assert change.startswith("+") is (-error * given_ * RATE > 0)


@given(neurons)
def test_learning_brings_the_guess_nearer_and_never_past_what_it_should_be(values: NeuronFigure) -> None:
    def error(now: NeuronFigure) -> float:
        return now.first_weight * now.first + now.second_weight * now.second + now.bias - now.target

    after = after_a_step(values)
    share = 1 - RATE * (values.first**2 + values.second**2 + 1)
    assert error(after) == pytest.approx(share * error(values), abs=1e-9)
    assert 0 <= share < 1


@given(st.one_of(powers, dials, neurons), sizes)
@settings(max_examples=60)
def test_no_text_stands_on_another(values: FigureValues, size: tuple[int, int]) -> None:
    panel = {PowerCurve: PowerStage, Dials: DialsStage, NeuronFigure: NeuronStage}[type(values)]()
    drawn = Drawn(panel, values, size)
    assert drawn.is_clear(), [mark for mark in drawn.texts() if mark.role]


@pytest.mark.parametrize("size", SIZES)
def test_what_is_dragged_goes_where_the_pointer_is(size: tuple[int, int]) -> None:
    power, dial = Drawn(PowerStage(), PowerCurve(3, 0.5), size), Drawn(DialsStage(), Dials(0.5), size)
    held = [target for target in power.pen.targets if target.id == FigureTarget("PowerCurve", "point")][-1]
    axis = power.one("axis" if len(power.any("axis")) == 1 else "x of the point")
    assert held.drag is not None and axis.space is not None
    x, _ = next(mark for mark in power.marks if mark.role == "curve").points[60]
    moved = held.drag(x, 3.0)
    assert isinstance(moved, SetFigure) and isinstance(moved.values, PowerCurve)
    assert (moved.values.n, moved.values.x) == (3, pytest.approx(axis.space.view_to_model(x, 0.0)[0]))
    (hand,) = (target for target in dial.pen.targets if target.id == FigureTarget("Dials", "z"))
    (cx, cy), _ = dial.one("z hand").points
    assert hand.drag is not None
    assert hand.drag(cx + 50, cy) == SetFigure(Dials(A_TURN / 4))
    assert hand.nudge is not None
    assert hand.nudge(1, 0) == SetFigure(Dials(0.52))


@pytest.mark.parametrize("n", range(1, 6))
def test_a_hand_near_the_place_where_x_is_zero_lets_it_be_zero(n: int) -> None:
    drawn = Drawn(PowerStage(), PowerCurve(n, -0.31), SIZES[1])
    hand = next(target for target in reversed(drawn.pen.targets) if target.id == FigureTarget("PowerCurve", "point"))
    assert hand.drag is not None
    middle = drawn.one("x of the point").points[0][0]
    found = {}
    for across in range(-200, 600):
        message = hand.drag(middle + across, 100.0)
        assert isinstance(message, SetFigure) and isinstance(message.values, PowerCurve)
        found[across] = message.values.x
    at_zero = [across for across, x in found.items() if x == 0.0]
    assert 8 <= len(at_zero) <= 12
    assert at_zero == list(range(at_zero[0], at_zero[-1] + 1))
    assert min(abs(x) for x in found.values() if x) > 0.01
