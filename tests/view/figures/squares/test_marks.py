"""Every mark of the squares is what it claims: sides, areas, moves, signs and words, for any points and lines."""

from __future__ import annotations

import pygame
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.model.data.dataset import Dataset
from app.model.data.scaling import Line
from app.model.derivation.growth import Parameter
from app.plots.numerals import comes_to, significant
from app.plots.transform import clip_line, linear_transform
from app.view.figures.squares.every_square import MOST, EverySquare, TotalCost, draw_every_square
from app.view.figures.squares.growth import Moved, draw_moved_line, draw_strips
from app.view.figures.squares.square import PointSquare, draw_square, rect_of
from app.view.paint.marks import Mark
from app.view.paint.pen import Pen
from app.view.paint.theme import THEMES
from app.view.paint.typesetting import SMALL, Typesetter

PLOT = pygame.Rect(60, 40, 700, 420)
TRANSFORM = linear_transform((0.0, 1.0), (0.0, 1.0), *PLOT)
PER_UNIT = PLOT.h
"""Pixels for each unit of y, and so of the error."""

places = st.floats(-0.2, 1.2)
slopes, intercepts = st.floats(-2.0, 2.0), st.floats(-1.0, 2.0)
nudges = st.one_of(st.floats(0.001, 0.4), st.floats(-0.4, -0.001))


@pytest.fixture
def pen() -> Pen:
    return new_pen()


def new_pen() -> Pen:
    pygame.font.init()
    pen = Pen(pygame.Surface((800, 500), 0, 32), THEMES["dark"], Typesetter(1.0))
    pen.marks, pen.space = [], TRANSFORM
    return pen


def marks_of(pen: Pen, role: str) -> list[Mark]:
    return [mark for mark in pen.marks or [] if mark.role == role]


def area(mark: Mark) -> float:
    """In square units of the error: what the mark claims, by its pixels alone."""
    (left, top), (right, bottom) = mark.points
    return (right - left) * (bottom - top) / PER_UNIT**2


def moved_of(x: float, y: float, line: Line, h: float, parameter: Parameter) -> Moved:
    is_slope = parameter is Parameter.SLOPE
    after = Line(line.slope + h, line.intercept) if is_slope else Line(line.slope, line.intercept + h)
    square = PointSquare(x, y, line.at(x), line.at(x) - y, x)
    return Moved(line, after, parameter, square, x * h if is_slope else h)


any_moved = st.builds(moved_of, places, places, st.builds(Line, slopes, intercepts), nudges, st.sampled_from(Parameter))


@given(any_moved)
def test_no_line_crosses_the_name_of_the_moved_line(moved: Moved) -> None:
    pen = new_pen()
    draw_moved_line(pen, PLOT, TRANSFORM, moved)
    for name in marks_of(pen, "moved line name"):
        (left, top), (right, bottom) = name.points
        box = pygame.Rect(round(left), round(top), round(right - left), round(bottom - top))
        for line in (moved.line, moved.moved_line):
            ends = clip_line(*line, TRANSFORM)
            if ends is not None:
                assert not box.clipline(*(TRANSFORM.model_to_view(*end) for end in ends))


def test_the_moved_line_of_a_usual_nudge_has_its_name() -> None:
    for slope in (-1.5, -0.5, 0.0, 0.31, 0.8, 2.0):
        for parameter in Parameter:
            for h in (0.2, 0.05, -0.2):
                pen = new_pen()
                draw_moved_line(pen, PLOT, TRANSFORM, moved_of(0.7, 0.3, Line(slope, 0.36), h, parameter))
                assert marks_of(pen, "moved line name")


@given(any_moved)
def test_the_area_of_the_square_is_j_of_the_point(moved: Moved) -> None:
    pen, square = new_pen(), moved.square
    draw_square(pen, PLOT, TRANSFORM, square)
    (drawn,) = marks_of(pen, "square")
    assert area(drawn) == pytest.approx(square.error**2, rel=1e-6, abs=1e-9)
    (left, top), (right, bottom) = drawn.values
    assert (top, bottom) == pytest.approx((max(square.y, square.guess), min(square.y, square.guess)), abs=1e-9)
    at_the_bar = left if square.error > 0 else right
    assert at_the_bar == pytest.approx(square.x, abs=1e-9) or square.error == 0
    assert drawn.colour == pen.theme.cost
    for said in marks_of(pen, "square area"):
        assert comes_to(square.error**2, said.text.removeprefix("J = "))


def assert_written_where_it_fits(square: PointSquare, is_room: bool) -> None:
    """Name and area of the square stand in what is seen of it, or nowhere."""
    pen = new_pen()
    seen = rect_of(draw_square(pen, PLOT, TRANSFORM, square)).clip(PLOT)
    written = [*marks_of(pen, "square name"), *marks_of(pen, "square area")]
    assert len(written) == (2 if is_room else 0)
    for mark in written:
        (left, top), (right, bottom) = mark.points
        assert seen.contains(pygame.Rect(left, top, right - left, bottom - top))


@pytest.mark.parametrize("side", range(20, 130, 3))
def test_what_is_written_in_a_square_stands_there_once_it_is_wide_enough(side: int) -> None:
    error = side / PER_UNIT
    wide = new_pen().width(f"J = {significant(error * error, 3)}", SMALL) + 10
    assert_written_where_it_fits(PointSquare(0.2, 0.3, 0.3 + error, error, 0.2), side > wide)


@pytest.mark.parametrize("height", range(20, 60))
def test_what_is_written_in_a_square_stands_there_once_enough_of_its_height_is_seen(height: int) -> None:
    y, error = height / PER_UNIT, -200 / PER_UNIT
    assert_written_where_it_fits(PointSquare(0.6, y, y + error, error, 0.6), height > 38)


@given(any_moved)
def test_strips_and_corner_have_the_areas_that_the_power_rule_says(moved: Moved) -> None:
    pen, square = new_pen(), moved.square
    draw_strips(pen, PLOT, TRANSFORM, moved)
    after = moved.moved_line.at(square.x) - square.y
    gained, lost, corner = (marks_of(pen, role) for role in ("strip gained", "strip lost", "corner"))
    if 0.0 < min(abs(square.error), abs(after)) < 1e-9:
        return  # of either sign, as far as pixels can tell
    if square.error * after <= 0:
        assert not gained + lost + corner
        return
    strips = gained + lost
    sign = 1 if gained else -1
    assert len(strips) == 2
    assert not (gained and lost)
    assert sign * sum(map(area, strips)) == pytest.approx(2 * square.error * moved.move, rel=1e-5, abs=1e-8)
    assert area(corner[0]) == pytest.approx(moved.move**2, rel=1e-4, abs=1e-8)
    assert bool(gained) is (abs(after) > abs(square.error))
    for said in marks_of(pen, "strips area"):
        assert comes_to(2 * square.error * moved.move, said.text.split(" = ")[1])
        assert said.text.startswith("2·error·x·h" if moved.parameter is Parameter.SLOPE else "2·error·h")
    for said in marks_of(pen, "corner area"):
        assert comes_to(moved.move**2, said.text.split(" = ")[1])


@given(any_moved)
def test_the_guess_moves_by_the_arrow_and_the_line_about_what_is_locked(moved: Moved) -> None:
    pen, square = new_pen(), moved.square
    draw_moved_line(pen, PLOT, TRANSFORM, moved)
    is_lever = moved.parameter is Parameter.SLOPE
    for arrow in marks_of(pen, "move of the guess"):
        (_, start), (_, end) = arrow.values
        assert end - start == pytest.approx(moved.move, abs=1e-7)
        assert start == pytest.approx(square.guess, abs=1e-7)
        assert arrow.colour == (pen.theme.x if is_lever else pen.theme.b)
    for line in marks_of(pen, "moved line"):
        for x, y in line.values:
            assert y == pytest.approx(moved.moved_line.at(x), abs=1e-6)
    (swept,) = marks_of(pen, "swept")
    lines = (moved.line, moved.line, moved.moved_line, moved.moved_line)
    for (x, y), line in zip(swept.values, lines, strict=True):
        assert y == pytest.approx(line.at(x), abs=1e-6)
        assert x in (pytest.approx(0.0), pytest.approx(1.0))
    locks = {mark.role for mark in pen.marks or [] if mark.role.endswith("lock")}
    assert locks <= {"x lock", "y lock", "b lock" if is_lever else "m lock"}
    assert {"x lock", "y lock"} <= locks
    names = {mark.text for mark in marks_of(pen, "moved line name")}
    assert names <= {f"{moved.parameter} + h"}


@pytest.mark.parametrize(("height", "is_named"), [(0.5, True), (-0.1, True), (-0.3, False), (0.9, True), (1.1, False)])
def test_a_move_of_the_guess_is_named_where_some_of_it_is_seen(height: float, is_named: bool) -> None:
    for parameter in Parameter:
        pen = new_pen()
        draw_moved_line(pen, PLOT, TRANSFORM, moved_of(0.7, 0.3, Line(0.0, height), 0.2, parameter))
        assert bool(marks_of(pen, "move name")) is is_named


@given(st.lists(st.tuples(places, places), min_size=1, max_size=20), slopes, intercepts)
def test_all_squares_together_are_j_and_the_bar_is_as_long_as_its_share(
    points: list[tuple[float, float]], slope: float, intercept: float
) -> None:
    pen, data, line = new_pen(), Dataset.of(*map(list, zip(*points, strict=True))), Line(slope, intercept)
    errors = line.slope * data.xs + line.intercept - data.ys
    j = float((errors**2).sum())
    total = TotalCost(j, 0.0, float(((data.ys - data.ys.mean()) ** 2).sum()))
    draw_every_square(pen, PLOT, TRANSFORM, EverySquare(line, total, data))
    squares = marks_of(pen, "square")
    assert len(squares) == len(data)
    assert sum(map(area, squares)) == pytest.approx(j, rel=1e-5, abs=1e-7)
    (said,), (bar,), (track,) = (marks_of(pen, role) for role in ("total", "total bar", "total track"))
    assert comes_to(j, said.text)
    widths = [mark.points[1][0] - mark.points[0][0] for mark in (bar, track)]
    assert widths[0] <= widths[1] + 1
    assert widths[0] == pytest.approx(max(1, j / total.whole * widths[1]), abs=1)
    assert total.whole >= j


def test_a_better_line_has_a_shorter_bar() -> None:
    lengths = []
    for cost in (3.6, 2.0, 0.4):
        pen = new_pen()
        draw_every_square(
            pen, PLOT, TRANSFORM, EverySquare(Line(0.0, 0.5), TotalCost(cost, 0.2, 1.0), Dataset.of([0.5], [0.1]))
        )
        (bar,), (least,) = marks_of(pen, "total bar"), marks_of(pen, "least mark")
        lengths.append(bar.points[1][0] - bar.points[0][0])
        assert least.points[0][0] == pytest.approx(
            marks_of(pen, "total track")[0].points[0][0] + 0.05 * 0.45 * PLOT.w, abs=1
        )
    assert lengths == sorted(lengths, reverse=True)
    assert lengths[0] == pytest.approx(9 * lengths[2], abs=8)


def test_the_scale_of_the_bar_stays_while_a_line_gets_better() -> None:
    assert {TotalCost(cost, 0.05, 1.0).whole for cost in (4.0, 1.5, 1.0, 0.9, 0.05)} == {4.0}
    assert TotalCost(4.1, 0.05, 1.0).whole > 4.0


def test_of_many_points_some_squares_are_drawn_and_it_is_said() -> None:
    pen, xs = new_pen(), [k / 1000 for k in range(1000)]
    draw_every_square(pen, PLOT, TRANSFORM, EverySquare(Line(0.1, 0.5), TotalCost(2.0, 1.0, 2.0), Dataset.of(xs, xs)))
    drawn = len(marks_of(pen, "square"))
    assert 60 < drawn <= MOST
    assert marks_of(pen, "total meaning")[0].text == f"all 1,000 squares, of which {drawn} are drawn"
