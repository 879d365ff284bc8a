"""The explanation of a number: what it says is what the table says, where it stands, and what can be touched of it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, pairwise

import pygame
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from app.explanations.explained import Explained
from app.explanations.table import explain, explain_all
from app.explanations.written import with_numbers
from app.messages import Advance, Explain, LoadPoints, Message, PointAt, SetMode, StepOnce, ToggleDerivation, TogglePlay
from app.model.learning.training import Mode
from app.plots.numerals import comes_to
from app.session.explained.quantity import Kind, Quantity
from app.session.look import Look
from app.session.state import State
from app.session.targets import NumberTarget, PointTarget, SymbolTarget, TrailTarget
from app.session.ui_scale import UI_SCALES
from app.update import update
from app.view.highlight import explained_point, highlighted_symbols
from app.view.mathtext.formula import lay_out
from app.view.mathtext.notation import Fraction, Nodes, Power, Sum, parse
from app.view.paint.marks import Mark
from app.view.paint.pen import Pen
from app.view.paint.theme import THEMES
from app.view.paint.typesetting import SMALL, TICK, Typesetter
from app.view.panels.overlays.explanation import _lines
from app.view.targets import Target
from tests.view.label_checks import do_overlap
from tests.view.marked import POINTS, Marks, Window, scripts, sizes, state_after

WAY = (Kind.CHANGE_M, Kind.ALONG_M, Kind.MEAN_ERROR_X, Kind.CHANGE_M_WITH_TWO, Kind.CHANGE_B, Kind.ALONG_B)
CURVE: list[Message] = [LoadPoints(POINTS["a curve"], "a curve"), Advance(40), TogglePlay()]


def box_of(mark: Mark) -> pygame.Rect:
    (left, top), (right, bottom) = mark.points
    return pygame.Rect(round(left), round(top), round(right - left), round(bottom - top))


def text_of(nodes: Nodes) -> str:
    """Plain text of a formula, fractions and powers as far as explanations have them."""
    assert not any(isinstance(node, Fraction | Power | Sum) for node in nodes)
    return "".join(node[0] for node in nodes if isinstance(node, tuple))


def numbers_in(window: Window) -> list[Target]:
    """All numbers of the panels that can be clicked."""
    return [target for target in window.screen.targets if isinstance(target.click, Explain) and not is_of_card(target)]


def is_of_card(target: Target) -> bool:
    return isinstance(target.id, NumberTarget | TrailTarget)


def opened(state: State, window: Window, name: SymbolTarget, *ways: int) -> Marks:
    """Click a number, and then numbers of its explanation, by their places."""
    window.draw(state)
    number = window.screen.target_named(state, name)
    assert number is not None
    assert number.click is not None
    update(state, number.click)
    marks = window.draw(state)
    for way in ways:
        target = [each for each in window.screen.overlay_targets if is_number(each)][way]
        assert target.click is not None
        update(state, target.click)
        marks = window.draw(state)
    return marks


def is_number(target: Target) -> bool:
    return isinstance(target.id, NumberTarget)


def assert_says(marks: Marks, explained: Explained) -> None:
    """The card is what the table says, in the table's words and colours."""
    theme = marks.theme
    assert marks.one("explanation", "explained name").text == text_of(parse(explained.name))
    result = marks.one("explanation", "explained result")
    assert (result.text, result.colour) == (explained.shown, theme.symbol(explained.symbol))
    if explained.formula is None:
        marks.none("explanation", "explained formula", "explained numbers")
        assert " ".join(marks.texts("explanation", "explained source")) == explained.source
        return
    marks.none("explanation", "explained source")
    assert "".join(marks.texts("explanation", "explained formula")) == f"= {text_of(parse(explained.formula.names))}"
    written = "".join(text for text, _ in with_numbers(explained))
    assert "".join(marks.texts("explanation", "explained numbers")) == written
    underlined = [box_of(mark) for mark in marks.all("explanation", "number that leads on")]
    numbers = [target for target in marks.screen.overlay_targets if is_number(target)]
    assert [target.id for target in numbers] == [NumberTarget(n, part.quantity) for n, part in enumerate(explained.parts)]
    for line, target in zip(underlined, numbers, strict=True):
        assert target.rect.contains(line)
        assert (line.left, line.right, line.bottom) == (target.rect.left, target.rect.right, target.rect.bottom)


windows = st.tuples(scripts(), sizes, st.sampled_from(UI_SCALES), st.booleans(), st.sampled_from(list(Mode)))


@given(windows, st.integers(0, 99), st.lists(st.integers(0, 4), max_size=6))
@settings(max_examples=60)
def test_any_number_is_explained_in_any_window(
    scene: tuple[Sequence[Message], tuple[int, int], float, bool, Mode], which: int, ways: list[int]
) -> None:
    script, size, scale, with_derivation, mode = scene
    state, window = state_after([*script, SetMode(mode), StepOnce()]), Window(size)
    state.look = Look(ui_scale=scale, show_derivation=with_derivation)
    window.draw(state)
    numbers = numbers_in(window)
    assume(numbers)
    target = numbers[which % len(numbers)]
    assert isinstance(target.click, Explain)
    update(state, target.click)
    window.draw(state)
    for way in ways:
        parts = [each for each in window.screen.overlay_targets if is_number(each)]
        if not parts:
            break
        click = parts[way % len(parts)].click
        assert click is not None
        update(state, click)
        window.draw(state)
    marks = window.draw(state)
    assert state.explained
    explained = explain(state.timeline.run, state.explained[-1])
    assert explained is not None
    assert_says(marks, explained)
    card = box_of(marks.one("explanation", "explanation"))
    assert pygame.Rect((0, 0), size).contains(card)
    if not card.contains(target.rect.inflate(2, 2)) and 2 * target.rect.bottom < size[1]:
        assert not card.colliderect(target.rect), (card, target.rect)
    texts = [(mark, box_of(mark)) for mark in marks.of("explanation") if is_whole(mark)]
    for mark, box in texts:
        assert card.contains(box), mark
    for number, (one, box) in enumerate(texts):
        for other, other_box in texts[number + 1 :]:
            assert not do_overlap(box, other_box), (one, other)


def is_whole(mark: Mark) -> bool:
    """A text by itself and no symbol within one."""
    roles = ("explained result", "explained name", "explained formula", "explained numbers", "explained source", "way")
    return mark.shape == "text" and mark.role in (*roles, "way here", "explanation title", "explained about")


def test_what_a_number_of_the_card_says_is_what_its_own_explanation_says() -> None:
    state, window = state_after([*CURVE]), Window()
    window.draw(state)
    for target in numbers_in(window):
        assert isinstance(target.click, Explain)
        explained = explain(state.timeline.run, target.click.trail[0])
        assert explained is not None
        written = [label.text for labels in window.screen.labels.values() for label in labels if label.rect == target.rect]
        assert target.click.beside == target.id
        for text in written:
            if target.id != SymbolTarget("J", "cost"):
                assert text == explained.shown, target.id
    marks = window.draw(state)
    symbols = [mark for panel in ("step", "canvas") for mark in marks.of(panel) if mark.role.startswith("numbers ")]
    for mark in symbols:
        found = window.screen.target_at(state, *box_of(mark).center)
        if found is not None and isinstance(found.click, Explain):
            explained = explain(state.timeline.run, found.click.trail[0])
            assert explained is not None
            assert comes_to(explained.value, mark.text.strip("()")) or comes_to(-explained.value, mark.text), mark


@pytest.mark.parametrize("with_derivation", [False, True])
@pytest.mark.parametrize("mode", list(Mode))
def test_every_number_of_the_cards_can_be_clicked(mode: Mode, with_derivation: bool) -> None:
    state, window = state_after([*CURVE, SetMode(mode), StepOnce()]), Window()
    if with_derivation:
        update(state, ToggleDerivation())
    marks = window.draw(state)
    panel = "derivation" if with_derivation else "step"
    written = [*marks.all(panel, "result"), *marks.of("cost" if not with_derivation else "canvas")]
    written += [mark for mark in marks.of(panel) if mark.role.startswith("numbers ")]
    for mark in written:
        is_number_mark = mark.role in ("result", "cost") or mark.role.startswith("numbers ")
        if is_number_mark:
            middle = box_of(mark).midleft
            target = window.screen.target_at(state, middle[0] + 2, middle[1])
            assert target is not None, mark
            assert isinstance(target.click, Explain), mark
    equation = [mark for mark in marks.of("canvas") if mark.role in ("equation m", "equation b")]
    assert len(equation) == 2
    for mark in equation:
        target = window.screen.target_at(state, *box_of(mark).center)
        assert target is not None
        assert isinstance(target.click, Explain)


def test_the_way_leads_back() -> None:
    state, window = state_after(CURVE), Window()
    marks = opened(state, window, SymbolTarget("m", "result", 5), 0, 0)
    assert marks.texts("explanation", "way", "way here")[-1] == "guess"
    crumbs = [target for target in window.screen.overlay_targets if isinstance(target.id, TrailTarget)]
    assert [target.click for target in crumbs] == [
        Explain(state.explained[:1], SymbolTarget("m", "result", 5)),
        Explain(state.explained[:2], SymbolTarget("m", "result", 5)),
    ]
    assert [text for text in marks.texts("explanation", "way") if text != " › "] == ["change of m", "error"]


@pytest.mark.parametrize("count", [2, 7, 12])
def test_of_a_way_that_is_too_long_for_the_card_the_end_is_shown_after_dots(count: int) -> None:
    state, window = state_after(CURVE), Window()
    trail = tuple(Quantity(kind, step) for step in (40, 39) for kind in WAY)[-count:]
    update(state, Explain(trail))
    marks = window.draw(state)
    names = [each.label for each in explain_all(state.timeline.run, trail)]
    assert len(names) == count
    left_out = marks.any("explanation", "way left out")
    shown = [text for text in marks.texts("explanation", "way", "way here") if text != " › "]
    assert shown == names[-len(shown) :]
    assert bool(left_out) == (len(shown) < count) == (count > 2)
    card = box_of(marks.one("explanation", "explanation", "box"))
    row = [*left_out, *marks.all("explanation", "way", "way here")]
    boxes = [box_of(mark) for mark in row]
    assert all(card.contains(box) for box in boxes)
    assert all(before.right <= after.left for before, after in pairwise(boxes))
    if left_out:
        longer = names[-len(shown) - 1]
        needed = sum(box.w for box in boxes) + Typesetter(1.0).width(f"{longer} › ", TICK)
        assert needed > card.w - 40, "there was room for one more"


@pytest.mark.parametrize("room", [60, 130, 200, 400])
def test_a_formula_is_broken_into_as_few_lines_as_have_room(room: int) -> None:
    pygame.font.init()
    pen = Pen(pygame.Surface((1, 1), 0, 32), THEMES["dark"], Typesetter(1.0))
    words = [parse(word) for word in ("= 0.05·", "({error_x} of the point ", "+ {x}·", "1,234,567.5) ", "÷ 26")]

    def width(line: Sequence[object]) -> int:
        return lay_out(pen, tuple(line), SMALL, pen.theme.text).width

    lines = _lines(pen, words, SMALL, room)
    assert list(chain.from_iterable(lines)) == list(chain.from_iterable(words))
    assert all(width(line) <= room or line in words for line in lines)
    begun = [next(word for word in words if line[: len(word)] == word) for line in lines]
    assert all(width((*line, *word)) > room for line, word in zip(lines, begun[1:], strict=False))


@pytest.mark.parametrize("size", [(800, 560), (1280, 800), (2560, 1440)])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_card_covers_neither_the_number_nor_the_sample(size: tuple[int, int], scale: float) -> None:
    for name in (SymbolTarget("guess", "result", 0), SymbolTarget("m", "result", 5), SymbolTarget("m", "equation", 1)):
        state, window = state_after(CURVE), Window(size)
        state.look = Look(ui_scale=scale)
        marks = opened(state, window, name)
        card = box_of(marks.one("explanation", "explanation"))
        number = window.screen.target_named(state, name)
        assert number is not None
        assert not card.colliderect(number.rect)
        assert not card.collidepoint(marks.one("canvas", "sample ring").points[0])


def test_what_is_explained_lights_up() -> None:
    state, window = state_after(CURVE), Window()
    marks = opened(state, window, SymbolTarget("m", "result", 5))
    assert highlighted_symbols(state) == {"m"}
    update(state, PointAt(window.screen.overlay_targets[1].id, 0.0, 0.0))
    assert highlighted_symbols(state) == {"error"}
    record = state.record
    assert record is not None
    assert explained_point(state) == record.sample
    marks = window.draw(state)
    x, y = marks.one("canvas", "explained point").values[0]
    assert (x, y) == pytest.approx(state.points.point(record.sample or 0))


def test_the_point_of_a_sum_lights_up_and_no_symbol_of_the_sample() -> None:
    state, window = state_after(CURVE), Window()
    record = state.record
    assert record is not None
    assert record.sample != 1
    marks = opened(state, window, SymbolTarget("J", "cost", 0), 1)
    assert marks.one("canvas", "explained point").values[0] == pytest.approx(state.points.point(1))
    assert highlighted_symbols(state) == frozenset()
    assert PointTarget(1) not in [target.id for target in window.screen.overlay_targets]


def test_nothing_is_lit_where_nothing_is_explained() -> None:
    marks = Window().draw(state_after(CURVE))
    marks.none("canvas", "explained point")
    assert "explanation" not in marks.panels
