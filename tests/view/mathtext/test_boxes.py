"""Boxes of mathematics: baselines align, nothing overlaps, widths add up, and every symbol is where it says."""

from __future__ import annotations

from itertools import combinations

import pygame
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.session.targets import SymbolTarget
from app.view.mathtext.boxes import Box, Setting, set_row
from app.view.mathtext.formula import draw_formula
from app.view.mathtext.notation import Fraction, Node, Power, Sum, parse
from app.view.paint.pen import Pen
from app.view.paint.theme import DARK
from app.view.paint.typesetting import BODY, EQUATION, SMALL, Style, Typesetter

pygame.font.init()

pieces = st.sampled_from([("m", "m"), ("0.310", "m"), ("b", "b"), (" + ", ""), ("mean(", ""), ("error", "error"), ("·", "")])
rows = st.recursive(
    st.lists(pieces, min_size=1, max_size=4).map(tuple),
    lambda inner: st.lists(
        st.one_of(pieces, st.builds(Fraction, inner, inner), st.builds(Power, inner, inner), st.builds(Sum, inner, inner)),
        min_size=1,
        max_size=3,
    ).map(tuple),
    max_leaves=6,
)
settings_of_text = st.builds(
    lambda scale, style: Setting(Typesetter(scale), DARK, style, DARK.muted),
    st.sampled_from([0.8, 1.0, 1.25, 2.0]),
    st.sampled_from([SMALL, BODY, EQUATION]),
)


def ink_of(box: Box) -> list[pygame.Rect]:
    """The pixels of each picture and bar that are seen, from the box's left edge and baseline."""
    seen = [picture.get_bounding_rect().move(x, y) for picture, x, y in box.pictures]
    return [rect for rect in seen if rect.w] + [pygame.Rect(bar) for bar in box.bars]


@given(settings_of_text, rows)
def test_all_of_a_box_is_within_what_it_is_measured_as(setting: Setting, row: tuple[Node, ...]) -> None:
    box = set_row(setting, row)
    # A figure may be a pixel wider than its place, and a bracket in small type a pixel lower than its line.
    whole = pygame.Rect(-1, -box.ascent, box.width + 2, box.ascent + box.descent + 1)
    assert all(whole.contains(ink) for ink in ink_of(box))
    assert all(whole.contains(pygame.Rect(part.rect)) for part in box.parts)


@given(settings_of_text, rows)
def test_nothing_overlaps(setting: Setting, row: tuple[Node, ...]) -> None:
    """Figures and slanted letters may lean over by a pixel or two, as in any text."""
    box = set_row(setting, row)
    lean = 2 + round(setting.size_px / 12)
    for one, other in combinations(ink_of(box), 2):
        assert one.clip(other).w <= lean or one.clip(other).h <= 1, (one, other)
    for first, second in combinations(box.parts, 2):
        assert min(pygame.Rect(first.rect).clip(second.rect).size) <= 1


@given(settings_of_text, rows, rows)
def test_widths_add_up_and_baselines_align(setting: Setting, left: tuple[Node, ...], right: tuple[Node, ...]) -> None:
    one, other, both = set_row(setting, left), set_row(setting, right), set_row(setting, (*left, *right))
    assert both.width == one.width + other.width
    assert both.ascent == max(one.ascent, other.ascent)
    assert both.descent == max(one.descent, other.descent)
    places = [(x, y) for _, x, y in both.pictures]
    assert places == [(x, y) for _, x, y in one.pictures] + [(one.width + x, y) for _, x, y in other.pictures]
    assert both.text == one.text + other.text


@given(settings_of_text, rows, rows)
def test_a_fraction_has_one_above_the_bar_and_one_below_it_both_in_the_middle(
    setting: Setting, top: tuple[Node, ...], bottom: tuple[Node, ...]
) -> None:
    whole = set_row(setting, (Fraction(top, bottom),))
    above, below = set_row(setting, top), set_row(setting, bottom)
    bar = pygame.Rect(max(whole.bars, key=lambda each: each[2]))
    inks = [ink for ink in ink_of(whole) if ink != bar]
    assert bar.w >= max(above.width, below.width)
    assert whole.width >= bar.w
    assert all(ink.bottom <= bar.top + 1 or ink.top >= bar.bottom - 1 for ink in inks)
    count = len(above.pictures)
    for box, pictures in ((above, whole.pictures[:count]), (below, whole.pictures[count:])):
        lefts = {x - inner for (_, x, _), (_, inner, _) in zip(pictures, box.pictures, strict=True)}
        assert lefts == {(whole.width - box.width) // 2}
    # The bar stands where a minus does.
    minus = ink_of(set_row(setting, (("−", ""),)))[0]
    assert abs(bar.centery - minus.centery) <= 1 + setting.size_px / 10


@given(settings_of_text, rows)
def test_a_power_is_smaller_and_higher_than_its_base(setting: Setting, base: tuple[Node, ...]) -> None:
    plain, raised = set_row(setting, base), set_row(setting, (Power(base, (("2", ""),)),))
    two = raised.pictures[-1]
    full = set_row(setting, (("2", ""),))
    assert plain.width < raised.width < plain.width + full.width + 1
    assert raised.ascent >= plain.ascent
    seen = two[0].get_bounding_rect().move(two[1], two[2])
    assert seen.left >= plain.width - 1
    assert seen.bottom < -0.2 * setting.size_px
    assert seen.h < ink_of(full)[0].h


@given(settings_of_text, rows, rows)
def test_the_limits_of_a_sum_stand_below_and_above_its_sign(
    setting: Setting, lower: tuple[Node, ...], upper: tuple[Node, ...]
) -> None:
    whole = set_row(setting, (Sum(lower, upper),))
    picture, x, y = whole.pictures[0]
    sign = picture.get_bounding_rect().move(x, y)
    count = len(set_row(setting, lower).pictures)
    below, above = whole.pictures[1 : count + 1], whole.pictures[count + 1 :]
    assert all(each.get_bounding_rect().move(x, y).top >= sign.bottom for each, x, y in below if each.get_bounding_rect().w)
    assert all(each.get_bounding_rect().move(x, y).bottom <= sign.top for each, x, y in above if each.get_bounding_rect().w)
    assert sign.h > ink_of(set_row(setting, (("Σ", ""),)))[0].h


def test_the_notation_reads_as_it_says() -> None:
    assert parse("= {m}·{x|0.694} + {b}") == (("= ", ""), ("m", "m"), ("·", ""), ("0.694", "x"), (" + ", ""), ("b", "b"))
    assert parse("mean(a, b)") == (("mean(a, b)", ""),)
    assert parse("frac(∂{J}, ∂{m}) = 2") == (Fraction((("∂", ""), ("J", "J")), (("∂", ""), ("m", "m"))), (" = 2", ""))
    assert parse("({error})^2") == (("(", ""), ("error", "error"), Power(((")", ""),), (("2", ""),)))
    assert parse("{x}^(n + 1)") == (Power((("x", "x"),), (("n + 1", ""),)),)
    assert parse("sum(i=1, n){error}^2") == (
        Sum((("i=1", ""),), (("n", ""),)),
        Power((("error", "error"),), (("2", ""),)),
    )
    assert parse("frac(1, n)sum(i, f(x, y))") == (
        Fraction((("1", ""),), (("n", ""),)),
        Sum((("i", ""),), (("f(x, y)", ""),)),
    )


@pytest.mark.parametrize("notation", ["frac(1, 2", "frac(1)", "^2", "x^", "sum(i"])
def test_what_is_no_notation_is_turned_away(notation: str) -> None:
    with pytest.raises(ValueError, match=r"missing|stands"):
        parse(notation)


def test_symbols_in_fractions_and_powers_can_be_pointed_at_and_are_underlined() -> None:
    pen = Pen(pygame.Surface((500, 120), 0, 32), DARK, Typesetter(1.0))
    pen.marks = []
    formula = "frac({J}, {m|0.31})·{error}^2"
    rect = draw_formula(pen, formula, 30, 60, highlighted=frozenset("m"), place="here", role="rule")
    marks = {mark.role: mark for mark in pen.marks}
    assert set(marks) == {"rule", "rule J", "rule m", "rule error", "rule m underline", "rule fraction bar"}
    assert {role: marks[f"rule {role}"].colour for role in ("J", "m", "error")} == {
        "J": DARK.cost,
        "m": DARK.m,
        "error": DARK.error,
    }
    targets = {target.id: target.rect for target in pen.targets}
    assert set(targets) == {SymbolTarget("J", "here", 0), SymbolTarget("m", "here", 1), SymbolTarget("error", "here", 2)}
    for (symbol, number), colour in zip([("J", 0), ("m", 1), ("error", 2)], (DARK.cost, DARK.m, DARK.error), strict=True):
        place = targets[SymbolTarget(symbol, "here", number)]
        assert rect.contains(place)
        (left, top), (right, bottom) = marks[f"rule {symbol}"].points
        assert tuple(place) == (left, top, right - left, bottom - top)
        pixels = pygame.surfarray.array3d(pen.surface.subsurface(place))
        assert (abs(pixels.astype(int) - colour).sum(axis=2) < 40).any(), f"{symbol} is not seen where it says"
    assert targets[SymbolTarget("J", "here", 0)].bottom <= marks["rule fraction bar"].points[0][1] + 1
    assert pen.labels[0].rect == rect


def test_a_formula_stands_on_the_baseline_of_the_text_beside_it() -> None:
    """Its middle is where that of a text is, so that what is tall and what is flat line up."""
    typesetter, style = Typesetter(1.0), Style(13)
    flat, tall = "{m} + 1", "{m} + frac(1, 2)"
    places = []
    for formula in (flat, tall):
        pen = Pen(pygame.Surface((300, 120), 0, 32), DARK, typesetter)
        pen.marks = []
        draw_formula(pen, formula, 20, 60, style, role="f")
        places.append(next(mark.points for mark in pen.marks if mark.role == "f m"))
    assert places[0] == places[1]
