"""The card in which columns are chosen, mark by mark: it shows what the file holds and what was chosen of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.messages import (
    ChangeUiScale,
    ColumnBeside,
    Focus,
    LoadPoints,
    LookAtColumn,
    Message,
    NameColumn,
    Notify,
    OfferColumns,
    PickColumn,
    PutCaret,
    ResizeWindow,
    SetScaling,
    ToggleAgreement,
    ToggleMenu,
    ToggleTheme,
    UsePicked,
)
from app.model.data.dataset import Dataset
from app.model.data.scaling import ScaleChoice
from app.plots.numerals import shown_value
from app.session.picking import BadCells, Column, Kind, Picking, Row
from app.session.targets import ButtonTarget, ColumnTarget, MoreTarget, PickerTarget, TextTarget
from app.update import update
from app.view.paint.theme import THEMES
from tests.shell.input.hands import Keys
from tests.view.marked import Marks, Size, Window, marked, state_after

MPG = Column("", Kind.NUMBERS, 4, 15.0, 25.0, sample=(18.0, 25.0, 15.0, 18.0))
POWER = Column(
    "power", Kind.NUMBERS, 3, 130.0, 165.0, bad=BadCells(1, (2,), ("says “?”",)), sample=(130.0, None, 165.0, 150.0)
)
WEIGHT = Column("weight", Kind.NUMBERS, 4, 2046.0, 3693.0, sample=(3504.0, 2046.0, 3693.0, 3436.0))
CAR = Column("car", Kind.TEXT)
RENT = Column("rent", Kind.MARKED, 4, 950.0, 1200.0, mark="$", sample=(1200.0, 950.0, 1000.0, 1100.0))
ROWS = (
    Row(1, ("18.0", "130.0", "3504.", "chevrolet", "$1,200"), ("", "", "", "", "1200")),
    Row(2, ("25.0", "?", "2046.", "ford", "$950"), ("", "", "", "", "950"), (1,)),
    Row(3, ("15.0", "165.0", "3693.", "buick", "$1000"), ("", "", "", "", "1000")),
    Row(4, ("18.0", "150.0", "3436.", "plymouth", "$1100"), ("", "", "", "", "1100")),
)
CARS = Picking(
    *("cars.data", 4, (MPG, POWER, WEIGHT, CAR, RENT), ROWS, " ", (" ", ";")), decimal=".", has_header=False, x=2, y=0, at=2
)
SIZES: list[Size] = [(800, 560), (1280, 800), (2560, 1600)]
every_size = pytest.mark.parametrize("size", SIZES, ids=str)


def shown(*messages: Message, offered: Picking = CARS, size: Size = (1280, 800)) -> Marks:
    return marked(state_after((ResizeWindow(*size), OfferColumns(offered), *messages)), size, "picker")


def wide() -> Picking:
    columns = tuple(replace(WEIGHT, name=f"weight of part {number}") for number in range(40))
    return replace(CARS, columns=columns, first_rows=())


@every_size
def test_it_says_what_the_file_is_and_how_it_was_read(size: Size) -> None:
    marks = shown(size=size)
    assert marks.one("picker", "picker title").text == "Open cars.data"
    about = marks.one("picker", "about the file").text
    assert about == "4 rows · blanks between columns · no header · decimal point"
    labels = [marks.one("picker", f"{menu}-menu label").text for menu in ("separator", "decimal", "header")]
    assert labels == ["blanks", "point  1.5", "data"]


@every_size
def test_a_workbook_has_a_sheet_and_no_separator(size: Size) -> None:
    marks = shown(offered=replace(CARS, separator="", separators=(), sheet="May", sheets=("May", "June")), size=size)
    assert marks.one("picker", "sheet-menu label").text == "May"
    marks.none("picker", "separator-menu label", "decimal-menu label")


def test_every_column_has_its_name_its_range_and_its_cells() -> None:
    marks = shown()
    assert marks.texts("picker", "column name") == ["column 1", "power", "weight", "car", "rent"]
    ranges = marks.texts("picker", "column range")
    assert ranges[3] == "text"
    for text, column in zip(ranges, CARS.columns, strict=True):
        if column.kind is not Kind.TEXT:
            low, high = map(shown_value, text.split(" to "))
            assert (low, high) == pytest.approx((column.low, column.high), rel=5e-4)
    cells = marks.texts("picker", "cell")
    assert cells[:4] == ["18.0", "25.0", "15.0", "18.0"]
    assert cells[-4:] == ["$1,200 › 1200", "$950 › 950", "$1000 › 1000", "$1100 › 1100"]


def test_a_number_is_shown_as_it_is_read() -> None:
    row = Row(1, ("0,665", "1.200,5", "3", "x", "$4"), ("0.665", "1200.5", "", "", "4"))
    assert shown(offered=replace(CARS, first_rows=(row,))).texts("picker", "cell") == ["0.665", "1200.5", "3", "x", "$4 › 4"]


def test_a_cell_that_cannot_be_used_is_marked_where_it_stands() -> None:
    marks = shown()
    bad = marks.one("picker", "bad cell")
    said = next(mark for mark in marks.all("picker", "cell") if mark.text == "?")
    assert bad.colour != said.colour == marks.theme.warning
    assert bad.points[0][0] <= said.points[0][0] and bad.points[0][1] <= said.points[0][1] + 2
    assert bad.points[-1][1] >= said.points[0][1]


@pytest.mark.parametrize("axis", ["x", "y"])
def test_a_badge_is_on_the_column_that_is_chosen(axis: str) -> None:
    window = Window()
    state = state_after((OfferColumns(CARS),))
    marks = window.draw(state)
    place = CARS.x if axis == "x" else CARS.y
    assert place is not None
    column = window.screen.target_named(state, ColumnTarget(place))
    assert column is not None
    assert column.rect.collidepoint(marks.one("picker", f"{axis} badge").points[0])
    assert marks.one("picker", f"{axis} badge letter").text == axis
    assert marks.one("picker", f"{axis} badge").colour == marks.theme.symbol(axis)
    update(state, PickColumn(axis, 1))
    marks = window.draw(state)
    column = window.screen.target_named(state, ColumnTarget(1))
    assert column is not None
    assert column.rect.collidepoint(marks.one("picker", f"{axis} badge").points[0])


@every_size
def test_the_column_in_hand_is_in_sight_with_what_takes_it(size: Size) -> None:
    for at in (0, 7, 39):
        window = Window(size)
        state = state_after((ResizeWindow(*size), OfferColumns(wide()), LookAtColumn(at)))
        marks = window.draw(state)
        column = window.screen.target_named(state, ColumnTarget(at))
        assert column is not None
        card = marks.one("picker", "table of columns")
        assert card.points[0][0] <= column.rect.left and column.rect.right <= card.points[-1][0] + 1
        for axis in ("x", "y"):
            choice = window.screen.target_named(state, ButtonTarget(f"pick-{axis}"))
            assert choice is not None and column.rect.contains(choice.rect)
        is_first_in_sight = marks.texts("picker", "column name")[0] == "weight of part 0"
        assert bool(marks.any("picker", "more columns before")) != is_first_in_sight
        assert bool(marks.any("picker", "more columns after")) == (at < 39)


def test_clicks_lead_to_the_columns_out_of_sight() -> None:
    window, state, seen = Window(), state_after((OfferColumns(wide()),)), set()
    for way in ("right", "left"):
        names: list[str] = []
        while True:
            names += window.draw(state).texts("picker", "column name")
            more = window.screen.target_named(state, MoreTarget(way))
            if more is None or more.click is None:
                break
            update(state, more.click)
        seen.add(len(set(names)))
    assert seen == {40}


def test_arrows_lead_to_every_column() -> None:
    state, window, seen = state_after((OfferColumns(wide()),)), Window(), set()
    for _ in range(40):
        seen |= set(window.draw(state).texts("picker", "column name"))
        update(state, ColumnBeside(1))
    assert len(seen) == 40


def test_the_thumbnail_has_the_points_in_the_units_of_the_file() -> None:
    drawn = [mark.values[0] for mark in shown().all("picker", "preview point")]
    expected = list(zip(WEIGHT.sample, MPG.sample, strict=True))
    assert drawn == [pytest.approx(point) for point in expected]
    drawn = [mark.values[0] for mark in shown(PickColumn("y", 1)).all("picker", "preview point")]
    assert len(drawn) == 3, "a row that cannot be used is no point"


def test_in_the_thumbnail_more_is_to_the_right_and_up_and_all_is_within() -> None:
    marks = shown()
    dots = dict(zip(zip(WEIGHT.sample, MPG.sample, strict=True), marks.all("picker", "preview point"), strict=True))
    by_x, by_y = sorted(dots, key=lambda point: point[0] or 0.0), sorted(dots, key=lambda point: point[1] or 0.0)
    assert dots[by_x[0]].points[0][0] < dots[by_x[-1]].points[0][0]
    assert dots[by_y[0]].points[0][1] > dots[by_y[-1]].points[0][1]
    (left, top), (right, bottom) = marks.one("picker", "preview").points
    assert all(left < dot.points[0][0] < right and top < dot.points[0][1] < bottom for dot in dots.values())


def test_values_that_are_all_alike_lie_in_the_middle_of_the_thumbnail() -> None:
    alike = Column("a", Kind.NUMBERS, 4, 7.0, 7.0, sample=(7.0,) * 4)
    marks = shown(offered=replace(CARS, columns=(alike, WEIGHT), first_rows=(), x=0, y=1, at=0))
    (left, _), (right, _) = marks.one("picker", "preview").points
    assert {dot.points[0][0] for dot in marks.all("picker", "preview point")} == {(left + right) / 2}


def test_how_points_are_scaled_goes_by_either_axis() -> None:
    small = Column("a", Kind.NUMBERS, 2, 0.0, 1.0, sample=(0.0, 1.0))
    for columns in ((small, WEIGHT), (WEIGHT, small)):
        marks = shown(offered=replace(CARS, columns=columns, first_rows=(), x=0, y=1, at=0))
        assert "0–1" in " ".join(marks.texts("picker", "scaled"))


def test_without_a_choice_there_are_no_points() -> None:
    marks = shown(offered=replace(CARS, x=None))
    marks.none("picker", "preview point", "scaled")
    assert marks.one("picker", "x range").text == "not chosen"


@pytest.mark.parametrize(
    ("scaling", "says"), [(ScaleChoice.AUTO, "0–1"), (ScaleChoice.STANDARD, "deviation 1"), (ScaleChoice.NONE, "Not scaled")]
)
def test_it_says_how_the_points_will_be_scaled(scaling: ScaleChoice, says: str) -> None:
    assert says in " ".join(shown(SetScaling(scaling)).texts("picker", "scaled"))
    state = state_after((SetScaling(scaling), LoadPoints(Dataset.of([2046.0, 3693.0], [15.0, 25.0]), "cars")))
    assert (says == "Not scaled") == state.training.training_set.scaling.is_identity


def test_points_within_0_to_1_are_not_scaled() -> None:
    small = Column("a", Kind.NUMBERS, 2, 0.0, 1.0, sample=(0.0, 1.0))
    marks = shown(offered=replace(CARS, columns=(small, small), first_rows=(), x=0, y=1, at=0))
    assert "Not scaled" in marks.one("picker", "scaled").text


@every_size
def test_rows_that_cannot_be_used_are_told_with_line_and_reason_and_what_is_left(size: Size) -> None:
    marks = shown(PickColumn("y", 1), size=size)
    assert " ".join(marks.texts("picker", "bad rows title")) == "1 row cannot be used: y says “?” in line 2"
    assert " ".join(marks.texts("picker", "bad rows detail")) == "3 rows of 4 will be taken then"
    assert marks.one("picker", "bad rows box rule").colour == marks.theme.warning
    marks.none("picker", "bad rows agreed")
    marks = shown(PickColumn("y", 1), ToggleAgreement("skip"), size=size)
    marks.all("picker", "bad rows agreed")
    assert marks.one("picker", "bad rows box rule").colour == marks.theme.rule


def test_bad_cells_of_a_column_that_is_not_chosen_are_told_to_matter_not() -> None:
    marks = shown()
    assert " ".join(marks.texts("picker", "bad cells title")) == "1 cell of power cannot be used: says “?” in line 2"
    assert "all 4 rows will be taken" in " ".join(marks.texts("picker", "bad cells detail"))


def test_of_many_bad_rows_the_first_lines_are_named_and_the_others_counted() -> None:
    bad = BadCells(5000, tuple(range(1, 1001)), ("says “NA”",) * 1000)
    columns = (MPG, POWER, replace(WEIGHT, bad=bad))
    marks = shown(offered=replace(CARS, rows=6000, columns=columns, first_rows=()))
    said = " ".join(marks.texts("picker", "bad rows title"))
    assert said == "5,000 rows cannot be used: x says “NA” in lines 1, 2, 3, 4, 5, 6 and 4,994 more"


def test_of_many_bad_rows_it_is_said_how_many_there_are_for_each_reason() -> None:
    reasons = (("says “NA”", 3000), ("is empty", 1500), ("says “?”", 300), ("says “-”", 150), ("is something else", 50))
    bad = BadCells(5000, (4, 7, 9), ("is empty", "says “NA”", "says “?”"), reasons)
    marks = shown(offered=replace(CARS, rows=6000, columns=(MPG, POWER, replace(WEIGHT, bad=bad)), first_rows=()))
    said = " ".join(marks.texts("picker", "bad rows title"))
    by_reason = "x says “NA” in 3,000, x is empty in 1,500, x says “?” in 300, others in 200"
    assert said == f"5,000 rows cannot be used: {by_reason}; lines 4, 7, 9 and 4,997 more"


@every_size
def test_marked_numbers_are_asked_for(size: Size) -> None:
    marks = shown(PickColumn("y", 4), size=size)
    assert " ".join(marks.texts("picker", "marks title")) == "y has “$” beside its numbers"
    assert marks.one("picker", "why not yet").text == "say whether the marked numbers are to be read as numbers"
    marks = shown(PickColumn("y", 4), ToggleAgreement("marks"), size=size)
    marks.none("picker", "why not yet")
    assert marks.one("picker", "y name text").text == "rent ($)"


@every_size
def test_a_notice_is_shown_in_the_card_alone(size: Size) -> None:
    notice = "Not yet: say whether the marked numbers are to be read as numbers."
    marks = shown(PickColumn("y", 4), UsePicked(), size=size)
    told = marks.one("picker", "picker notice")
    assert told.text == notice
    marks.none("picker", "how to choose")
    assert "notice" not in marks.screen.marks
    without = shown(PickColumn("y", 4), size=size)
    without.none("picker", "picker notice")
    assert told.points[0] == without.one("picker", "how to choose").points[0]


def test_what_is_missing_is_told_beside_the_button() -> None:
    marks = shown(offered=replace(CARS, y=None))
    assert marks.one("picker", "why not yet").text == "choose a column for y"
    shown().none("picker", "why not yet")


def test_names_stand_in_their_fields_in_the_colours_of_x_and_y() -> None:
    marks = shown(NameColumn("y", "mpg"))
    for axis, name in (("x", "weight"), ("y", "mpg")):
        field = marks.one("picker", f"{axis} name text")
        assert (field.text, field.colour) == (name, marks.theme.symbol(axis))
    assert shown(offered=replace(CARS, x=0, y=2)).one("picker", "x name empty").text == "x"


def test_the_caret_stands_between_the_letters_typed() -> None:
    name = TextTarget("y name")
    before = shown(NameColumn("y", "mpg"), PutCaret(name, 0))
    after = shown(NameColumn("y", "mpg"), Focus(name))
    text = before.one("picker", "y name text")
    left, right = (mark.one("picker", "y name caret").points[0][0] for mark in (before, after))
    assert left == pytest.approx(text.points[0][0], abs=1)
    assert right == pytest.approx(text.points[-1][0], abs=1)
    shown(NameColumn("y", "mpg")).none("picker", "y name caret")


def test_what_is_selected_lies_between_its_letters() -> None:
    name = TextTarget("y name")
    carets = [shown(NameColumn("y", "mpg"), PutCaret(name, at)).one("picker", "y name caret").points[0][0] for at in (1, 3)]
    for start, end in ((1, 3), (3, 1)):
        marks = shown(NameColumn("y", "mpg"), PutCaret(name, start), PutCaret(name, end, selects=True))
        xs = [x for x, _ in marks.one("picker", "y name selection").points]
        assert [min(xs), max(xs)] == pytest.approx(carets, abs=1)
        assert marks.one("picker", "y name caret").points[0][0] == carets[end == 3]
    shown(NameColumn("y", "mpg"), PutCaret(name, 1)).none("picker", "y name selection")


def test_a_long_name_is_moved_for_the_caret_to_be_in_sight() -> None:
    marks = shown(NameColumn("y", "w" * 80), Focus(TextTarget("y name")))
    field, caret = marks.one("picker", "y name field"), marks.one("picker", "y name caret")
    assert field.points[0][0] < caret.points[0][0] < field.points[-1][0]


def test_why_a_column_cannot_be_taken_is_said_once_and_in_one_sentence() -> None:
    keys = Keys(OfferColumns(CARS))
    keys.types("right", "y")
    said = keys.draw().texts("picker", "about the column", "picker notice", "how to choose", "why not yet")
    assert said == ["car: text", "Column “car” holds text, so it cannot be y."]
    target = keys.screen.target_named(keys.state, ColumnTarget(3))
    assert target is not None
    assert target.hint == "Column “car” holds text, so it cannot be x or y."


def test_why_the_points_cannot_be_taken_yet_is_not_said_again_below_the_notice() -> None:
    open_question = replace(CARS, y=None)
    for message in (UsePicked(), Notify("Use these columns: choose a column for y")):
        marks = shown(message, offered=open_question)
        assert [text for text in marks.texts("picker") if "choose a column" in text] == [marks.state.notice]
    assert shown(Notify("Saved"), offered=open_question).one("picker", "why not yet").text == "choose a column for y"


def test_a_long_name_is_cut_short_where_a_reason_follows() -> None:
    column = Column("a name of a column with more words than need to be said " * 9, Kind.TEXT)
    said = replace(CARS, columns=(column, column)).why_column_not(0, "y")
    assert said.startswith("Column “a name of a column with more w")
    assert said.endswith("…” holds text, so it cannot be y.")
    assert len(said) < 90
    assert (
        replace(CARS, columns=(Column("", Kind.TEXT),)).why_column_not(0, "x") == "Column 1 holds text, so it cannot be x."
    )


@pytest.mark.parametrize("menu", ["separator", "decimal", "header"])
def test_what_the_file_may_be_instead_stands_in_a_menu_below_its_button(menu: str) -> None:
    window = Window()
    state = state_after((OfferColumns(CARS),))
    window.draw(state)
    update(state, ToggleMenu(menu))
    marks = window.draw(state)
    button = window.screen.target_named(state, ButtonTarget(f"{menu}-menu"))
    assert button is not None
    assert marks.one("menu", "menu").points[0][1] >= button.rect.bottom
    chosen = {"separator": "blanks", "decimal": "point  1.5", "header": "data: it is a row like the others"}[menu]
    rows = [mark for mark in marks.all("menu", "row label") if mark.text == chosen]
    assert abs(marks.one("menu", "chosen").points[0][1] - sum(point[1] for point in rows[0].points) / 2) < 12


@every_size
@pytest.mark.parametrize("is_light", [False, True])
def test_nothing_stands_outside_of_the_card_or_on_something_else(size: Size, is_light: bool) -> None:
    messages: list[Message] = [PickColumn("x", 1), PickColumn("y", 4)]
    marks = shown(*messages, *([ToggleTheme()] if is_light else []), ChangeUiScale(9), size=size)
    assert marks.theme is THEMES["light" if is_light else "dark"]
    card = marks.one("picker", "picker card")
    (left, top), (right, bottom) = card.points[0], card.points[-1]
    texts = [mark for mark in marks.of("picker") if mark.shape == "text" and mark.text]
    for mark in texts:
        assert left <= mark.points[0][0] and mark.points[-1][0] <= right, mark
        assert top <= mark.points[0][1] and mark.points[-1][1] <= bottom, mark
    boxes = [(mark, *mark.points[0], *mark.points[-1]) for mark in texts if mark.role != "cell"]
    for place, (mark, x, y, x_end, y_end) in enumerate(boxes):
        for other, *(ox, oy, ox_end, oy_end) in boxes[place + 1 :]:
            across, down = min(x_end, ox_end) - max(x, ox), min(y_end, oy_end) - max(y, oy)
            assert across <= 1 or down <= 4, f"{mark} and {other}"


def test_nothing_below_the_card_can_be_touched() -> None:
    window = Window()
    state = state_after((OfferColumns(CARS),))
    window.draw(state)
    for place in ((20, 20), (640, 790), (30, 400)):
        target = window.screen.target_at(state, *place)
        assert target is not None and target.id == PickerTarget()
