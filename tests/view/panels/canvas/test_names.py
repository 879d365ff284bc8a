"""What x and y are called stands at the axes, in the equation and at a point, in the colours of x and y."""

from __future__ import annotations

import pytest

from app.messages import (
    AddPoint,
    Advance,
    ChangeUiScale,
    ClearPoints,
    DeletePoint,
    LoadPoints,
    LookAt,
    Message,
    MovePointTo,
    PointAt,
    Redo,
    SetScaling,
    ToggleTheme,
    Undo,
)
from app.model.data.dataset import Dataset
from app.model.data.names import ColumnNames
from app.model.data.scaling import ScaleChoice
from app.plots.numerals import comes_to
from app.session.targets import PointTarget
from app.words.step_numerals import as_in_equation
from tests.view.panels.canvas.drawn import Drawn, Scene

NAMES = ColumnNames("mileage (km)", "price (€)")
CARS = Dataset.of([240000.0, 139800.0, 22899.0, 61789.0], [3650.0, 3800.0, 7990.0, 8290.0]).read_from(NAMES)
WITHIN = Dataset.of([0.1, 0.5, 0.9], [0.2, 0.9, 0.4]).read_from(ColumnNames("dose", "effect"))
LONG = WITHIN.read_from(
    ColumnNames("the share of all households that " * 2, "a y that nobody would ever want to read aloud")
)
SIZES = [(800, 560), (1280, 800), (2560, 1440)]


def load(points: Dataset) -> Message:
    return LoadPoints(points, "points.csv")


def names_in(drawn: Drawn) -> list[str]:
    return drawn.texts("canvas", "name of x", "name of y")


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("hand", [(), (ToggleTheme(),), (ChangeUiScale(5),)])
def test_each_axis_has_its_name_in_the_colour_of_its_symbol(size: tuple[int, int], hand: tuple[Message, ...]) -> None:
    drawn = Scene((*hand, load(CARS), Advance(30)), size).drawn
    x, y = drawn.one("canvas", "name of x"), drawn.one("canvas", "name of y")
    assert (x.text, y.text) == NAMES
    assert (x.colour, y.colour) == (drawn.theme.x, drawn.theme.text)
    assert x.points[1][0] == drawn.plot.right and x.points[0][1] > drawn.plot.bottom
    assert y.points[0][0] < drawn.plot.left and y.points[1][1] < drawn.plot.top


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("points", [CARS, LONG])
def test_no_name_meets_another_text_or_leaves_the_card(size: tuple[int, int], points: Dataset) -> None:
    drawn = Scene((load(points), Advance(30)), size).drawn
    x, y = drawn.one("canvas", "name of x"), drawn.one("canvas", "name of y")
    card = drawn.one("canvas", "card")
    for name in (x, y):
        (left, top), (right, bottom) = name.points
        assert card.points[0][0] < left < right < card.points[1][0] and card.points[0][1] < top < bottom < card.points[1][1]
        others = [label.rect for label in drawn.labels if label.text != name.text]
        assert all(
            right <= other.left or other.right <= left or bottom <= other.top + 1 or other.bottom <= top + 1
            for other in others
        )


def test_a_long_name_is_cut_short() -> None:
    x, y = names_in(Scene((load(LONG),), (800, 560)).drawn)
    assert all(shown.endswith("…") or shown == name for shown, name in zip((x, y), LONG.names, strict=True))
    assert x.endswith("…")


@pytest.mark.parametrize("points", [Dataset.of(WITHIN.xs, WITHIN.ys), WITHIN.read_from(ColumnNames("x", "y"))])
def test_without_names_nothing_is_written_at_the_axes_and_the_plot_is_as_high_as_ever(points: Dataset) -> None:
    drawn = Scene((load(points),)).drawn
    drawn.none("canvas", "name of x", "name of y")
    assert drawn.plot.h > Scene((load(WITHIN),)).drawn.plot.h


def test_points_added_moved_or_removed_by_hand_keep_the_names() -> None:
    edits: list[Message] = [AddPoint(0.4, 0.4), MovePointTo(0, 0.3, 0.3), DeletePoint(1), Advance(5)]
    assert names_in(Scene((load(WITHIN), *edits)).drawn) == ["dose", "effect"]


def test_undo_brings_the_old_names_back_and_redo_the_new_ones() -> None:
    scene = (load(WITHIN), Advance(5), load(CARS))
    assert names_in(Scene(scene).drawn) == list(NAMES)
    assert names_in(Scene((*scene, Undo())).drawn) == ["dose", "effect"]
    assert names_in(Scene((*scene, Undo(), Redo())).drawn) == list(NAMES)
    assert names_in(Scene((*scene, Undo(), Undo())).drawn) == []


def test_looking_back_shows_the_names_of_then() -> None:
    assert names_in(Scene((load(WITHIN), Advance(5), load(CARS), Advance(5), LookAt(3))).drawn) == ["dose", "effect"]


def test_cleared_points_have_no_names() -> None:
    assert names_in(Scene((load(WITHIN), ClearPoints(), AddPoint(0.4, 0.4))).drawn) == []


@pytest.mark.parametrize("scale", list(ScaleChoice))
def test_the_equation_says_the_line_with_the_names(scale: ScaleChoice) -> None:
    drawn = Scene((SetScaling(scale), load(CARS), Advance(3))).drawn
    line = drawn.state.line_in_data_units
    m, b = drawn.one("canvas", "equation m"), drawn.one("canvas", "equation b")
    assert comes_to(line.slope, m.text) and comes_to(abs(line.intercept), b.text)
    sign = "−" if line.intercept < 0 else "+"
    assert drawn.one("canvas", "equation").text == f"price (€) = {m.text}·mileage (km) {sign} {b.text}"
    x, y = drawn.one("canvas", "equation x"), drawn.one("canvas", "equation y")
    assert [(mark.text, mark.colour) for mark in (x, y)] == [(NAMES.x, drawn.theme.x), (NAMES.y, drawn.theme.text)]


def test_where_there_is_no_room_the_equation_has_shorter_names() -> None:
    wide, narrow = (Scene((load(LONG), Advance(3)), size).drawn.one("canvas", "equation").text for size in SIZES[1::-1])
    assert len(narrow) <= len(wide)
    assert "…" in narrow or narrow.startswith("y = ")


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("names", [NAMES, LONG.names], ids=["names", "long"])
@pytest.mark.parametrize("steps", [0, 3, 40])
def test_names_are_shortened_before_numbers(names: ColumnNames, size: tuple[int, int], steps: int) -> None:
    drawn = Scene((load(CARS.read_from(names)), Advance(steps)), size).drawn
    line = drawn.state.line_in_data_units
    m, b, y = (drawn.one("canvas", f"equation {symbol}").text for symbol in "mby")
    assert y == "y" or (m, b) == (as_in_equation(line.slope), as_in_equation(abs(line.intercept)))


def test_the_numbers_of_a_point_have_the_names() -> None:
    drawn = Scene((load(CARS), PointAt(PointTarget(3), 300.0, 300.0))).drawn
    named = {mark.text: mark.colour for mark in drawn.all("canvas", "numbers name")}
    theme = drawn.theme
    assert named == {"x  mileage (km)": theme.x, "y  price (€)": theme.text, "guess": theme.text, "error": theme.error}
    assert drawn.one("canvas", "numbers own x").text == "61,789"
    assert drawn.one("canvas", "numbers own y").text == "8290"
