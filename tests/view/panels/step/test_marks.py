"""Every mark of This step is that of the record: names, formulas, numbers put in, results, colours and places."""

from __future__ import annotations

from itertools import pairwise

import pygame
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from app.messages import Advance, LoadPoints, LookAt, Message, PointAt, SetLearningRate, SetMode
from app.model.learning.training import Mode
from app.session.targets import PointTarget, SymbolTarget
from app.update import update
from app.view.highlight import highlighted_symbols
from app.view.mathtext.notation import parse
from app.view.paint.marks import Mark
from app.view.paint.pen import Pen
from app.view.paint.theme import THEMES
from app.view.paint.typesetting import Typesetter
from app.view.panels.canvas.sample import is_current
from app.view.panels.step.panel import BOTTOM, DERIVATIVES, LEAST_PITCH, LOW_TOP, PITCH, ROWS, TOP, row_middle
from app.view.panels.step.rows import Row, learnt_from, learnt_from_in_short, numbers_for, rows_for
from tests.view.marked import POINTS, Marks, Scene, Window, scripts, sizes, state_after

_MORE: list[list[Message]] = [
    [],
    [PointAt(SymbolTarget("error", "formula.1"), 5.0, 5.0)],
    [PointAt(PointTarget(1), 5.0, 5.0)],
    [SetMode(Mode.BATCH), Advance(2)],
    [LookAt(3)],
]
windows = st.builds(lambda script, more, size: Scene((*script, *more), size), scripts(), st.sampled_from(_MORE), sizes)


def middle(mark: Mark) -> float:
    (_, top), (_, bottom) = mark.points
    return (top + bottom) / 2


def text_of(notation: str) -> str:
    return "".join(node[0] for node in parse(notation) if isinstance(node, tuple))


def symbols_of(row: Row) -> list[tuple[str, str]]:
    """The symbols of a formula, as role and text."""
    return [(f"formula {node[1]}", node[0]) for node in parse(row.formula) if isinstance(node, tuple) and node[1]]


def assert_is_true(marks: Marks) -> None:
    state, theme = marks.state, marks.theme
    record = state.record if len(state.points) else None
    assert not [mark for mark in marks.of("step") if not mark.role]
    if record is None:
        marks.none("step", "result", "numbers", "name", "learnt from")
        assert marks.one("step", "title").text == "This step"
        assert ("No points" in marks.one("step", "says").text) is (state.timeline.step > 0)
        return
    assert marks.one("step", "title").text == ("This step" if is_current(state) else "Before the change")
    assert marks.one("step", "learnt from").text in (learnt_from(record), learnt_from_in_short(record))
    names, formulas, results = (marks.all("step", role) for role in ("name", "formula", "result"))
    heights = [middle(name) for name in names]
    assert heights == sorted(heights)
    for row, numbers, name, formula, result in zip(
        rows_for(record), numbers_for(record), names, formulas, results, strict=True
    ):
        assert (name.text, formula.text, result.text) == (row.name, text_of(row.formula), numbers.result)
        assert result.colour == theme.symbol(row.symbol)
        assert max(abs(middle(mark) - middle(name)) for mark in (formula, result)) <= 1
        assert name.points[1][0] <= formula.points[0][0] <= formula.points[1][0] <= result.points[0][0]
        within = [mark for mark in marks.of("step") if mark.role.startswith("formula ") and is_in(mark, formula)]
        symbols = [mark for mark in within if "underline" not in mark.role]
        assert [(mark.role, mark.text) for mark in symbols] == symbols_of(row)
        assert all(mark.colour == theme.symbol(mark.role.removeprefix("formula ")) for mark in symbols)
        named = [mark for mark in marks.of("step") if mark.role == f"name {row.symbol}" and is_in(mark, name)]
        assert [mark.colour for mark in named] == [theme.symbol(row.symbol)]
        shown = [mark for mark in marks.any("step", "numbers") if abs(middle(mark) - middle(result)) <= 1]
        assert len(shown) <= 1
        for mark in shown:
            forms = [
                "".join(text for text, _ in (form if not isinstance(form, str) else parse(form))) for form in numbers.put_in
            ]
            assert mark.text in forms
            assert formula.points[1][0] < mark.points[0][0] < mark.points[1][0] < result.points[0][0]
        is_update = formula.text.startswith("−=")
        (_, top), (_, bottom) = marks.one("step", "updates").points
        assert (top < middle(name) < bottom) is is_update
    assert_underlined(marks, highlighted_symbols(state))


def assert_underlined(marks: Marks, highlighted: frozenset[str]) -> None:
    """Under each symbol that is highlighted, wherever it stands, there is a bar in its colour; under no other."""
    bars = [mark for mark in marks.of("step") if mark.role.endswith(" underline")]
    symbols = [
        mark for mark in marks.of("step") if mark.role.startswith(("name ", "formula ", "numbers ")) and mark not in bars
    ]
    wanted = [mark for mark in symbols if mark.role.split()[1] in highlighted]
    assert sorted(bar.role for bar in bars) == sorted(f"{mark.role} underline" for mark in wanted)
    for mark in wanted:
        (left, _), (right, bottom) = mark.points
        under = [bar for bar in bars if bar.role == f"{mark.role} underline" and bar.points[1] == (right, bottom)]
        assert [(bar.points[0][0], bar.colour) for bar in under] == [(left, mark.colour)]


def is_in(mark: Mark, whole: Mark) -> bool:
    (left, top), (right, bottom) = whole.points
    return all(left <= x <= right and top <= y <= bottom for x, y in mark.points)


@given(windows)
@settings(max_examples=60)
def test_this_step_in_any_window_is_true(window: Scene) -> None:
    marks = window.marks_of("step")
    assume("step" in marks.screen.marks)
    assert_is_true(marks)


@pytest.mark.parametrize("mode", list(Mode))
def test_this_step_drawn_as_the_run_goes_on_is_true(mode: Mode) -> None:
    state, window = state_after([LoadPoints(POINTS["with noise"], "26"), SetMode(mode)]), Window()
    pointed = [PointAt(SymbolTarget(symbol, "formula.1"), 5.0, 5.0) for symbol in ("error", "m")]
    others = [message for other in Mode for message in (SetMode(other), Advance(1))]
    story = (Advance(1), Advance(90), *pointed, PointAt(None, 5.0, 5.0), *others, LookAt(3), LookAt(0), SetLearningRate(0.2))
    for message in story:
        update(state, message)
        assert_is_true(window.draw(state))


@pytest.mark.parametrize("lost", [1, 6, 10, 14, 20, 26])
def test_in_a_low_card_the_rows_stand_closer_and_never_farther_apart(lost: int) -> None:
    pen = Pen(pygame.Surface((400, 300)), THEMES["dark"], Typesetter(1.0))
    card = pygame.Rect(0, 0, 400, 236 - lost)
    rows = [row_middle(pen, card, number) for number in range(ROWS)]
    pitches = [below - above for above, below in pairwise(rows[:DERIVATIVES])]
    assert LEAST_PITCH <= min(pitches) <= max(pitches) <= PITCH
    left = card.bottom - rows[-1] - (BOTTOM - (TOP - LOW_TOP))
    assert abs(left) <= 1 or (left > 0 and min(pitches) == PITCH)
