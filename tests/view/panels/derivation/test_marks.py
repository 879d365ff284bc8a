"""Every mark of the derivation is that of the step looked at: numbers, colours, rules and places."""

from __future__ import annotations

import pygame
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.lesson.every import BY_NAME
from app.messages import Advance, GoToChapter, LoadPoints, LookAt, Message, PointAt, SetLearningRate, SetMode
from app.model.learning.descent import run_steps
from app.model.learning.methods.plain import PLAIN
from app.model.learning.steps import StepRecord
from app.model.learning.training import Mode
from app.plots.numerals import comes_to
from app.session.state import State
from app.session.targets import RuleTarget, SymbolTarget
from app.update import update
from app.view.layout import layout
from app.view.paint.marks import Mark
from app.view.paint.pen import Pen
from app.view.paint.theme import THEMES
from app.view.paint.typesetting import Typesetter
from app.view.panels.canvas.sample import is_current
from app.view.panels.derivation.lines import Line, Rule
from app.view.panels.derivation.lines import lines_of as lines_of_method
from app.view.panels.derivation.panel import DerivationCard
from app.view.panels.panel import Surroundings
from tests.view.marked import POINTS, scripts, state_after

SIZES = [(364, 414), (364, 520), (440, 414), (600, 900)]
TEXTS = (
    "title",
    "learnt from",
    "line",
    "result",
    "in place of a number",
    "numbers",
    "rule",
    "note",
    "of the 2",
    "same bits",
)


class Card:
    """The card by itself, drawn again and again as the program does."""

    def __init__(self, size: tuple[int, int] = SIZES[0], scale: float = 1.0) -> None:
        pygame.font.init()
        self.panel, self.rect = DerivationCard(), pygame.Rect(0, 0, *(round(side * scale) for side in size))
        self.surface, self.typesetter = pygame.Surface(self.rect.size, 0, 32), Typesetter(scale)
        self.marks: list[Mark] = []

    def draw(self, state: State) -> Pen:
        pen = Pen(self.surface, THEMES[state.look.theme], self.typesetter)
        pen.marks = self.marks = []
        self.panel.draw(pen, self.rect, self.panel.pick(state, Surroundings(layout(1280, 800, 1.0))))
        return pen

    def all(self, *roles: str) -> list[Mark]:
        return [mark for mark in self.marks if mark.role in roles]

    def result(self, line: Line) -> str:
        """What stands at the right of a line."""
        number = [each for each in lines_of(self) if each.name != "chain"].index(line)
        return self.all("result", "in place of a number")[number].text


def lines_of(card: Card) -> tuple[Line, ...]:
    return lines_of_method(PLAIN, is_of_one=not card.all("note"))


def box_of(mark: Mark) -> pygame.Rect:
    (left, top), (right, bottom) = mark.points
    return pygame.Rect(left, top, right - left, bottom - top)


def record_of(state: State) -> StepRecord | None:
    """The step shown while nothing was changed since; else what one step more would be, run here once more."""
    record = state.shown_record if len(state.points) else None
    if not len(state.points) or (record is not None and is_current(state)):
        return record
    steps = run_steps(state.training, 1)
    return steps.last if len(steps) else None


def assert_is_true(card: Card, state: State) -> None:
    theme = THEMES[state.look.theme]
    record = record_of(state)
    assert not [mark for mark in card.marks if not mark.role]
    assert {mark.text for mark in card.all("rule")} == set(Rule)
    for mark in card.marks:
        if mark.role.startswith(("line ", "numbers ")) and mark.shape == "text":
            assert mark.colour == theme.symbol(mark.role.split()[1])
    if record is None:
        assert not card.all("result", "in place of a number", "numbers", "same bits", "learnt from", "note")
        return
    assert bool(card.all("note")) is (record.sample is None)
    is_next = record.step > state.timeline.step
    assert card.all("title")[0].text == ("Derivation: next step" if is_next else "Derivation")
    assert len(card.all("same bits")) == 1
    results = iter(card.all("result", "in place of a number"))
    for line, formula in zip(lines_of(card), card.all("line"), strict=True):
        if line.name == "chain":
            continue
        result = next(results)
        assert result.colour == (theme.muted if result.role != "result" else theme.symbol(line.symbol))
        assert box_of(formula).inflate(0, 2).collidepoint(box_of(formula).x, box_of(result).centery), line.name
    assert_are_the_numbers_of_the_step(card, record)


def assert_are_the_numbers_of_the_step(card: Card, record: StepRecord) -> None:
    """Worked out here once more from the point, the line before the step and the rate."""
    shown = {line.name: card.result(line).removeprefix("+") for line in lines_of(card) if line.name != "chain"}
    rate = record.learning_rate
    wanted = {
        "J": record.mean_squared_error,
        "∂J/∂m": 2 * record.grad_m,
        "∂J/∂b": 2 * record.grad_b,
        "m": -record.grad_m * rate,
        "m with the 2": -(2 * record.grad_m) * (rate / 2),
        "b": -record.grad_b * rate,
        "b with the 2": -(2 * record.grad_b) * (rate / 2),
    }
    if record.x is not None and record.y is not None:
        error = record.line_before.slope * record.x + record.line_before.intercept - record.y
        wanted |= {"J": error * error, "power": 2 * error, "by m": record.x, "by b": 1.0, "∂J/∂m": 2 * error * record.x}
    for name, value in wanted.items():
        assert comes_to(value, shown[name]), (name, value, shown[name])
    assert (shown["m with the 2"], shown["b with the 2"]) == (shown["m"], shown["b"])


def assert_is_clear(card: Card) -> None:
    """No text stands on another, nor outside of the card."""
    boxes = [(mark, box_of(mark)) for mark in card.all(*TEXTS)]
    for index, (mark, box) in enumerate(boxes):
        assert card.rect.contains(box), mark
        # The rectangle of a text is higher than its letters.
        shrunk = box.inflate(0, -min(8, box.h // 2))
        assert not [other for other, rect in boxes[index + 1 :] if shrunk.colliderect(rect.inflate(0, -8))], mark


@given(scripts(), st.sampled_from(SIZES), st.sampled_from([1.0, 1.5, 2.0]))
@settings(max_examples=60)
def test_the_derivation_is_true_in_any_state_and_at_any_size(
    script: tuple[Message, ...], size: tuple[int, int], scale: float
) -> None:
    card, state = Card(size, scale), state_after(script)
    card.draw(state)
    assert_is_true(card, state)
    assert_is_clear(card)


@pytest.mark.parametrize("mode", list(Mode))
def test_drawn_step_by_step_it_is_as_drawn_afresh(mode: Mode) -> None:
    state, card = state_after([LoadPoints(POINTS["with noise"], "26"), SetMode(mode)]), Card()
    for message in (
        Advance(1),
        PointAt(SymbolTarget("error", "derivation.2"), 5.0, 5.0),
        PointAt(RuleTarget("POWER"), 5.0, 5.0),
        Advance(90),
        PointAt(None, 5.0, 5.0),
        *(message for other in Mode for message in (SetMode(other), Advance(1))),
        LookAt(3),
        LookAt(0),
        SetLearningRate(0.2),
    ):
        update(state, message)
        card.draw(state)
        assert_is_true(card, state)
        fresh = Card()
        fresh.draw(state)
        assert pygame.image.tobytes(card.surface, "RGB") == pygame.image.tobytes(fresh.surface, "RGB"), message


def test_a_symbol_pointed_at_is_underlined_wherever_it_stands_and_a_rule_is_a_button() -> None:
    state, card = state_after([LoadPoints(POINTS["with noise"], "26"), Advance(3)]), Card()
    update(state, PointAt(SymbolTarget("x", "derivation.3"), 5.0, 5.0))
    pen = card.draw(state)
    underlined = {mark.role for mark in card.marks if mark.role.endswith(" underline")}
    assert underlined == {"line x underline", "numbers x underline"}
    rules = {target.id: target for target in pen.targets if isinstance(target.id, RuleTarget)}
    assert set(rules) == {RuleTarget(rule.name) for rule in Rule}
    for rule, mark in ((rule, next(mark for mark in card.all("rule") if mark.text == rule)) for rule in Rule):
        assert rules[RuleTarget(rule.name)].rect.contains(box_of(mark))
        assert rule in rules[RuleTarget(rule.name)].hint
        click = rules[RuleTarget(rule.name)].click
        assert isinstance(click, GoToChapter) and click.chapter in BY_NAME
