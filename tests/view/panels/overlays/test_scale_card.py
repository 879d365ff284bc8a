"""The card of the scale says how the points are scaled, shows the line in both units, and what each way does to the bowl."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pygame
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.messages import (
    AddPoint,
    Advance,
    ChangeUiScale,
    ClearPoints,
    Escape,
    Focus,
    LoadPoints,
    Message,
    MovePointTo,
    SetLearningRate,
    SetLineByHand,
    SetMode,
    SetOrder,
    SetScaling,
    ToggleScaleCard,
    ToggleTheme,
    Undo,
)
from app.model.data.dataset import Dataset
from app.model.data.scaling import Line, ScaleChoice
from app.model.learning.cost import cost
from app.model.learning.sampling import Order
from app.model.learning.training import Mode, TrainingSet
from app.model.theory.zones.scales import CHOICES, limits_of_rate, scale_effects
from app.plots.numerals import comes_to
from app.session.targets import CanvasTarget, ScaleTarget
from app.view.figures.small.bowl import draw_small_bowl
from app.view.paint.marks import Mark
from app.view.paint.pen import Pen
from app.view.paint.theme import THEMES
from app.view.paint.typesetting import Typesetter
from app.words.columns import in_equation
from app.words.rate import limit_in_words
from app.words.scales import NAMES, effect_in_words, scaling_in_numbers, scaling_in_words
from tests.shell.input.hands import Keys
from tests.view.marked import POINTS, Marks, Size, Window, marked, state_after

YEARS, NAMED = POINTS["years"], POINTS["named"]
SETS = {"years": YEARS, "named": NAMED, "a curve": POINTS["a curve"], "below zero": POINTS["below zero"]}
ODD = {**SETS, **{name: POINTS[name] for name in ("one", "a column", "all alike", "tiny", "huge", "on a line")}}


def opened(points: Dataset, *messages: Message, size: Size = (1280, 800)) -> Marks:
    return marked(state_after((LoadPoints(points, "points"), ToggleScaleCard(), *messages)), size, "scale")


def box(mark: Mark) -> pygame.Rect:
    (left, top), (right, bottom) = mark.points[0], mark.points[-1]
    return pygame.Rect(round(left), round(top), round(right - left), round(bottom - top))


@pytest.mark.parametrize("name", ODD)
@pytest.mark.parametrize("size", [(800, 560), (1280, 800), (2560, 1440)])
@pytest.mark.parametrize("hand", [(), (ChangeUiScale(12), ToggleTheme())])
def test_all_of_it_lies_on_the_card_and_no_texts_meet(name: str, size: Size, hand: tuple[Message, ...]) -> None:
    marks = opened(ODD[name], *hand, Advance(30), size=size)
    card = box(marks.one("scale", "scale card"))
    assert marks.surface.get_rect().contains(card)
    written = [mark for mark in marks.of("scale") if mark.shape == "text" and not mark.role.startswith(PARTS)]
    for mark in written:
        assert card.contains(box(mark)), mark
    for one, other in combinations(written, 2):
        assert not box(one).inflate(-1, -4).colliderect(box(other).inflate(-1, -4)), (one.text, other.text)


PARTS = tuple(f"{side} equation {symbol}" for side in ("own", "scaled") for symbol in "mbxy")
"""The symbols of an equation, which stand in it."""


@settings(max_examples=40)
@given(st.sampled_from(sorted(SETS)), st.sampled_from(ScaleChoice), st.sampled_from([0, 1, 7, 60, 900]))
def test_both_equations_say_the_line_in_their_units(name: str, choice: ScaleChoice, steps: int) -> None:
    marks = opened(SETS[name], SetScaling(choice), Advance(steps))
    lines = {"own": marks.state.line_in_data_units, "scaled": marks.state.training.line}
    for side, line in lines.items():
        m, b = marks.one("scale", f"{side} equation m"), marks.one("scale", f"{side} equation b")
        assert comes_to(line.slope, m.text) and comes_to(abs(line.intercept), b.text)
        assert (m.colour, b.colour) == (marks.theme.m, marks.theme.b)
        sign = "−" if line.intercept < 0 else "+"
        names = in_equation(SETS[name].names) if side == "own" else (("x′", "y′"),)
        forms = [f"{y} = {m.text}{'·' if len(x) > 2 else ' '}{x} {sign} {b.text}" for x, y in names]
        assert marks.one("scale", f"{side} equation").text in forms
    own, scaled = box(marks.one("scale", "own equation")), box(marks.one("scale", "scaled equation"))
    assert scaled.left - own.right >= 24 and abs(own.centery - scaled.centery) <= 2


@pytest.mark.parametrize("choice", ScaleChoice)
@pytest.mark.parametrize("name", SETS)
def test_the_scale_stands_in_words_and_in_numbers(name: str, choice: ScaleChoice) -> None:
    marks = opened(SETS[name], SetScaling(choice))
    scaling = TrainingSet(SETS[name], choice).scaling
    assert " ".join(marks.texts("scale", "scale in words")) == scaling_in_words(choice, scaling)
    assert tuple(marks.one("scale", f"scale of {symbol}").text for symbol in "xy") == scaling_in_numbers(scaling)
    assert [marks.one("scale", f"scale of {symbol}").colour for symbol in "xy"] == [marks.theme.x, marks.theme.text]


@pytest.mark.parametrize("choice", ScaleChoice)
def test_the_way_in_force_stands_out_and_what_was_chosen_is_marked(choice: ScaleChoice) -> None:
    marks = opened(YEARS, SetScaling(choice))
    kind = marks.state.training.training_set.scaling.kind
    assert [text for text in marks.texts("scale", "effect title") if "in force" in text] == [f"{NAMES[kind]}, in force"]
    chosen = box(marks.one("scale", "chosen scaling"))
    labels = [mark for mark in marks.all("scale", "scaling label") if chosen.colliderect(box(mark))]
    assert [mark.text for mark in labels] == [NAMES[choice]]


@pytest.mark.parametrize("name", ODD)
def test_the_effect_of_each_way_is_told_of_these_points(name: str) -> None:
    marks = opened(ODD[name], Advance(5))
    limits = limits_of_rate(ODD[name], marks.state.training.settings)
    for effect, limit in zip(scale_effects(ODD[name]), limits, strict=True):
        shown, said = marks.texts("scale", f"effect of {effect.scaling.kind}"), effect_in_words(effect, limit)
        assert tuple(shown) == said


@settings(max_examples=30)
@given(
    st.sampled_from(sorted(SETS)),
    st.sampled_from(Mode),
    st.sampled_from(Order),
    st.sampled_from([0.001, 0.05, 0.7, 1.3, 1.9, 2.5]),
)
def test_a_way_that_diverges_at_the_rate_of_now_is_warned_of(name: str, mode: Mode, order: Order, rate: float) -> None:
    settings_of_now = (SetMode(mode), SetOrder(order), SetLearningRate(rate))
    marks = opened(SETS[name], *settings_of_now)
    diverging = []
    for choice in CHOICES:
        zones = state_after((LoadPoints(SETS[name], ""), *settings_of_now, SetScaling(choice))).outlook.zones
        assert zones is not None
        _, limit, _ = marks.all("scale", f"effect of {choice}")
        assert limit.text == f"rate below {limit_in_words(zones.diverges_above)}"
        is_diverging = zones.zone_of(rate) == "diverging"
        assert limit.colour == (marks.theme.warning if is_diverging else marks.theme.text)
        diverging += [NAMES[choice]] if is_diverging else []
    warnings = marks.any("scale", "diverging scale")
    assert len(warnings) == bool(diverging) == 1 - len(marks.any("scale", "heading of effects"))
    for warning in warnings:
        assert warning.colour == marks.theme.warning
        assert [name for name in NAMES.values() if name in warning.text] == diverging


def test_the_limits_follow_what_is_changed_while_the_card_is_open() -> None:
    keys = Keys(LoadPoints(YEARS, "years"), ToggleScaleCard())
    for message in (SetMode(Mode.BATCH), SetOrder(Order.RANDOM), SetMode(Mode.STOCHASTIC), MovePointTo(0, 1900.0, 250.0)):
        keys.does(message)
        limits = limits_of_rate(keys.state.points, keys.state.training.settings)
        for choice, limit in zip(CHOICES, limits, strict=True):
            assert limit is not None
            assert keys.draw().texts("scale", f"effect of {choice}")[1] == f"rate below {limit_in_words(limit)}"


# --- the small bowls -------------------------------------------------------------------------------------------------


def of_bowl(marks: Marks, choice: ScaleChoice, role: str) -> list[Mark]:
    """The marks of one of the small bowls: those within its frame."""
    (left, _), (right, _) = marks.all("scale", "small bowl")[CHOICES.index(choice)].points
    return [
        mark
        for mark in marks.any("scale", role)
        if mark.space is not None and left <= mark.space.model_to_view(0.0, 0.0)[0] <= right  # type: ignore[attr-defined]
    ]


@settings(max_examples=40)
@given(st.sampled_from(sorted(SETS)), st.sampled_from(ScaleChoice), st.floats(-2.0, 2.0), st.floats(-2.0, 2.0))
def test_in_each_small_bowl_the_ball_is_the_line_and_the_contours_are_those_of_j(
    name: str, choice: ScaleChoice, slope: float, intercept: float
) -> None:
    points = SETS[name]
    marks = opened(points, SetScaling(choice), SetLineByHand(slope, intercept))
    own = marks.state.line_in_data_units
    for way in CHOICES:
        training_set = TrainingSet(points, way)
        moments, inside = training_set.moments, training_set.scaling.line_in(own)
        (ball,) = of_bowl(marks, way, "small ball")
        reach = max(abs(inside.slope - moments.slope), abs(inside.intercept - moments.intercept), 1e-12)
        m, b = ball.values[0]
        assert (m, b) == pytest.approx(
            (inside.slope - moments.slope, inside.intercept - moments.intercept), abs=2e-3 * reach
        )
        heights = [float(cost(moments, *inside)) - moments.least_cost]
        contours = of_bowl(marks, way, "small contour")
        assert len(contours) == 3
        if way is ScaleChoice.NONE and name in ("years", "named"):
            continue  # so narrow that a pixel holds all of it
        for contour, share in zip(contours, (1.0, 0.66, 0.33), strict=True):
            found = [
                float(cost(moments, moments.slope + dm, moments.intercept + db)) - moments.least_cost
                for dm, db in contour.values
            ]
            assert found == pytest.approx([heights[0] * share * share] * len(found), rel=1e-3)


def test_a_small_bowl_has_one_scale_both_ways() -> None:
    for mark in opened(YEARS, Advance(3)).all("scale", "small ball"):
        assert mark.space is not None
        (m0, b0), (m1, b1) = mark.space.view_to_model(0.0, 0.0), mark.space.view_to_model(10.0, -10.0)
        assert m1 - m0 == pytest.approx(b1 - b0)


def test_least_squares_is_in_the_middle_and_in_a_valley_there_is_none() -> None:
    rings = opened(YEARS).all("scale", "small least squares")
    assert np.allclose([mark.values[0] for mark in rings], 0.0, atol=1e-9)
    assert len(rings) == 3
    opened(POINTS["a column"]).none("scale", "small least squares")


# --- hands and keys --------------------------------------------------------------------------------------------------


def test_keys_alone_open_it_choose_another_way_and_close_it() -> None:
    keys = Keys(LoadPoints(YEARS, "years"), Advance(5), Focus(CanvasTarget()))
    keys.types("e")
    assert keys.state.focus == ScaleTarget(ScaleChoice.AUTO)
    assert len(keys.rings) == 1
    keys.types("right", "right", "right", "right", "left")
    assert keys.state.focus == ScaleTarget(ScaleChoice.UNIT)
    assert keys.state.timeline.step == 5
    keys.types("down", "enter")
    assert keys.state.training.training_set.scale is ScaleChoice.STANDARD
    assert keys.state.show_both_equations
    keys.types("escape")
    assert not keys.state.show_both_equations
    assert keys.state.focus == CanvasTarget()


def test_tab_begins_in_it_and_leads_on_through_the_window() -> None:
    keys = Keys(LoadPoints(YEARS, "years"), ToggleScaleCard(), Focus(None))
    found = []
    for _ in ScaleChoice:
        keys.types("tab")
        found.append(keys.state.focus)
    assert found == [ScaleTarget(choice) for choice in ScaleChoice]
    keys.tabs_to(CanvasTarget())
    keys.types("escape")
    assert not keys.state.show_both_equations


@pytest.mark.parametrize("size", [(1280, 800), (2560, 1440)])
@pytest.mark.parametrize("choice", ScaleChoice)
def test_what_a_way_means_is_told_beside_the_card(choice: ScaleChoice, size: Size) -> None:
    state, window = state_after((LoadPoints(YEARS, "years"), ToggleScaleCard(), Focus(ScaleTarget(choice)))), Window(size)
    window.draw(state)
    target = window.screen.target_named(state, ScaleTarget(choice))
    assert target is not None
    window.screen.hint, window.screen.hint_beside = target.hint, target.rect
    marks = window.draw(state)
    assert not box(marks.one("tooltip", "tooltip")).colliderect(box(marks.one("scale", "scale card")))


def test_e_closes_it_too_and_the_focus_is_back() -> None:
    keys = Keys(LoadPoints(YEARS, "years"), Focus(CanvasTarget()))
    keys.types("e", "right", "e")
    assert not keys.state.show_both_equations
    assert keys.state.focus == CanvasTarget()


def test_a_choice_is_one_undo_and_the_card_stays() -> None:
    state = state_after((LoadPoints(YEARS, "years"), ToggleScaleCard(), SetScaling(ScaleChoice.NONE), Undo()))
    assert state.training.training_set.scale is ScaleChoice.AUTO
    assert state.show_both_equations


def test_it_follows_the_line_and_the_points() -> None:
    before = opened(YEARS)
    moved = opened(YEARS, Advance(200))
    other = opened(YEARS, MovePointTo(0, 1900.0, 250.0))
    assert moved.one("scale", "own equation").text != before.one("scale", "own equation").text
    assert other.texts("scale", "effect of none") != before.texts("scale", "effect of none")


def test_it_closes_with_escape_and_is_gone_without_points() -> None:
    assert "scale" not in opened(YEARS, Escape()).panels
    assert "scale" not in opened(YEARS, ClearPoints()).panels
    assert "scale" in opened(YEARS, ClearPoints(), AddPoint(0.5, 0.5)).panels


def test_a_line_that_is_least_squares_is_in_the_middle() -> None:
    line = Dataset.of([0.1, 0.9], [0.3, 0.7])
    marks = opened(line, SetScaling(ScaleChoice.NONE), SetLineByHand(0.5, 0.25))
    assert marks.state.training.line == Line(0.5, 0.25)
    for mark in marks.all("scale", "small ball"):
        assert mark.values[0] == pytest.approx((0.0, 0.0), abs=1e-6)


def test_on_a_line_that_is_least_squares_itself_the_ball_lies_in_the_ring() -> None:
    pen = Pen(pygame.Surface((200, 160), 0, 32), THEMES["dark"], Typesetter(1.0))
    pen.marks = []
    moments = TrainingSet(POINTS["with noise"]).moments
    draw_small_bowl(pen, pygame.Rect(10, 10, 180, 140), moments, Line(0.4, 0.3), 0.0)
    (ball,) = (mark for mark in pen.marks if mark.role == "small ball")
    (ring,) = (mark for mark in pen.marks if mark.role == "small least squares")
    assert ball.points == ring.points == (pytest.approx((100.0, 80.0), abs=1.0),)
