"""Banner, menus, help, notice and tooltip, mark by mark: what they say is what the model, the state and the table say."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from math import isfinite

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.commands import BY_ID, COMMANDS, Command, key_name
from app.files.problem import quoted
from app.files.tables.bad.rows import LONGEST_BRIEF, BadRows
from app.lesson.every import CHAPTERS
from app.messages import (
    AddPoint,
    Advance,
    BeginGesture,
    ChangeBatchSize,
    ClearPoints,
    DropRun,
    GoToRun,
    LoadPoints,
    LookAt,
    Message,
    Notify,
    PointAt,
    Reset,
    ResizeWindow,
    ScrollMenu,
    SetLearningRate,
    SetMode,
    SetOrder,
    SetScaling,
    ToggleCostScale,
    ToggleFullscreen,
    ToggleHelp,
    ToggleLeastSquares,
    ToggleLesson,
    ToggleMenu,
    ToggleTheme,
    Undo,
)
from app.model.data.scaling import ScaleChoice
from app.model.learning.sampling import Order
from app.model.learning.training import Mode
from app.session.lesson.progress import Progress as LessonProgress
from app.session.targets import ButtonTarget, DropRunTarget, MenuRowTarget, SliderTarget
from app.session.ui_scale import UI_SCALES
from app.update import update
from app.view.paint.marks import Mark
from app.view.paint.theme import THEMES
from app.view.panels.overlays.notice import Notice
from app.view.panels.panel import Progress, Surroundings
from tests.lesson.pupil import Pupil
from tests.view.marked import POINTS, Marks, Size, Window, marked, scripts, sizes, state_after
from tests.view.read_numbers import number_in, numbers_in

CURVE = LoadPoints(POINTS["a curve"], "a curve")
LEARNING: tuple[Message, ...] = (CURVE, Advance(60))
SIZES: list[Size] = [(800, 560), (1280, 800)]
MENUS = ("data", "options", "runs")
OVERLAYS = ("banner", "notice", "menu", "help", "tooltip", "progress")

rates = st.floats(-1.0, 1.0).map(lambda power: float(f"{10.0**power:.2e}"))

WITH_MENUS = ("toolbar", "timeline")
"""The panels that menus hang from."""


def shown(*messages: Message, size: Size = (1280, 800)) -> Marks:
    return marked(state_after(messages), size, *WITH_MENUS)


def top(mark: Mark) -> float:
    return mark.points[0][1]


def left(mark: Mark) -> float:
    return mark.points[0][0]


def middle(mark: Mark) -> tuple[float, float]:
    (x, y), (right, bottom) = mark.points[0], mark.points[-1]
    return (x + right) / 2, (y + bottom) / 2


def is_in(mark: Mark, outer: Mark) -> bool:
    (left_end, top_end), (right_end, bottom_end) = outer.points
    return all(left_end <= x <= right_end and top_end <= y <= bottom_end for x, y in mark.points)


def in_row(mark: Mark, others: list[Mark], reach: float) -> list[Mark]:
    """Those of the others whose middle is at the same height."""
    return [other for other in others if abs(middle(other)[1] - middle(mark)[1]) < reach]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("opening", [ToggleHelp(), *map(ToggleMenu, MENUS), SetLearningRate(10.0), Notify("told")])
def test_every_mark_says_what_it_stands_for_and_lies_in_its_overlay(opening: Message, size: Size) -> None:
    window = Window(size, *WITH_MENUS)
    window.screen.hint, window.screen.progress = "What it does", Progress("Writing", 0.5, "Esc")
    marks = window.draw(state_after((*LEARNING, Reset(), Advance(9), opening, Advance(900), ScrollMenu(3))))
    over = [name for name in OVERLAYS if name in marks.screen.marks]
    assert len(over) >= 2
    for name in over:
        first, *others = marks.of(name)
        assert first.shape == "box"
        for mark in others:
            assert mark.role, mark
            assert is_in(mark, first), mark


# --- the banner ------------------------------------------------------------------------------------------------------


def what_grew(marks: Marks) -> dict[str, float]:
    """The parameters that the banner names, each with what it would have become; infinity for «beyond any number»."""
    words = marks.one("banner", "what grew").text.partition("taken ")[2].rstrip(".")
    grown = {}
    for part in words.split(" and "):
        name, _, value = part.partition(" ")
        grown[name] = float("inf") if value == "beyond any number" else number_in(value.removeprefix("to "))
    return grown


@given(st.sampled_from(list(Mode)), st.sampled_from(["a curve", "with noise", "years", "below zero", "two"]), rates)
@settings(max_examples=60)
def test_the_banner_tells_step_rate_and_line_of_the_divergence(mode: Mode, points: str, rate: float) -> None:
    marks = shown(LoadPoints(POINTS[points], points), SetMode(mode), SetLearningRate(rate), Advance(4000))
    state = marks.state
    divergence = state.timeline.run.divergence
    assert ("banner" in marks.screen.marks) is (divergence is not None)
    if divergence is None:
        return
    assert marks.one("banner", "banner heading").text.startswith("Stopped before step ")
    assert numbers_in(marks.one("banner", "banner heading").text) == [divergence.step]
    words = marks.one("banner", "what grew").text
    assert numbers_in(words)[0] == pytest.approx(state.training.settings.learning_rate, rel=1e-3)
    grown = what_grew(marks)
    assert list(grown) == ["m", "b"]
    # In the units of the equation above the canvas.
    for name, value in zip("mb", state.training.training_set.scaling.line_out(divergence.line), strict=True):
        if isfinite(value):
            assert grown[name] == pytest.approx(value, rel=0.06)
        else:
            assert grown[name] == float("inf")


@pytest.mark.parametrize("points", ["with noise", "years"])
def test_where_the_line_is_still_far_off_the_banner_tells_where(points: str) -> None:
    marks = shown(LoadPoints(POINTS[points], points), SetLearningRate(50.0), Advance(4000), SetLearningRate(0.01))
    assert marks.one("banner", "banner heading").text.startswith("The line is still far off")
    told = numbers_in(marks.one("banner", "what grew").text)
    assert told == pytest.approx(list(marks.state.line_in_data_units), rel=0.06)


@given(st.sampled_from(list(Mode)), st.sampled_from(["a curve", "with noise", "two"]))
@settings(max_examples=20)
def test_the_rates_that_the_banner_tells_hold_and_no_much_larger_ones_do(mode: Mode, points: str) -> None:
    marks = shown(LoadPoints(POINTS[points], points), SetMode(mode), SetLearningRate(10.0), Advance(4000))
    zones = marks.state.outlook.zones
    if "banner" not in marks.screen.marks or zones is None:
        return
    words = marks.one("banner", "rates that hold").text
    told = numbers_in(words)
    limits = [zones.diverges_above, zones.holds_below][-len(told) :]
    assert [limit / 1.12 < number <= limit for number, limit in zip(told, limits, strict=True)] == [True] * len(told)
    assert ("comes back" in words) is (len(told) == 2)
    assert "no step raises the cost" in words


@pytest.mark.parametrize("theme", [(), (ToggleTheme(),)])
@pytest.mark.parametrize("size", SIZES)
def test_the_buttons_of_the_banner_do_what_they_say(size: Size, theme: tuple[Message, ...]) -> None:
    for rate, mode in product((10.0, 4.0, 2.5), Mode):
        marks = shown(*LEARNING, *theme, SetMode(mode), SetLearningRate(rate), Advance(4000), size=size)
        if "banner" not in marks.screen.marks:
            continue
        state = marks.state
        assert marks.one("banner", "banner heading").colour == marks.theme.warning
        back, lower = marks.one("banner", "last-stable label"), marks.one("banner", "halve-rate label")
        assert back.text == f"Back to before it ({key_name(BY_ID['last-stable'].keys[0])})"
        assert lower.text.endswith(f"({key_name(BY_ID['halve-rate'].keys[0])})")
        assert numbers_in(lower.text)[0] == pytest.approx(state.halved_rate, rel=6e-3)
        assert lower.text.startswith("Halve") is (state.halved_rate == state.training.settings.learning_rate / 2)
        for label, name in ((back, "last-stable"), (lower, "halve-rate")):
            target = marks.screen.target_at(state, *middle(label))
            assert target is not None
            assert (target.id, target.click) == (ButtonTarget(name), BY_ID[name].message)
            assert is_in(label, marks.one("banner", f"{name} button"))


def test_the_banner_is_there_while_its_run_is_looked_at_live_and_no_longer() -> None:
    fast: tuple[Message, ...] = (CURVE, SetLearningRate(10.0), Advance(900))
    for then, is_shown in (((), True), ((LookAt(1),), False), ((Reset(),), False), ((Reset(), Undo()), True)):
        assert ("banner" in shown(*fast, *then).screen.marks) is is_shown, then
    assert "notice" not in shown(*fast, Notify("told")).screen.marks


# --- notice, tooltip, progress ---------------------------------------------------------------------------------------


@given(st.text("abcdefg .", min_size=1, max_size=300).map(lambda text: " ".join(text.split())), sizes)
@settings(max_examples=30)
def test_notice_and_tooltip_say_every_letter_in_order(text: str, size: Size) -> None:
    window = Window(size, *WITH_MENUS)
    window.screen.hint = text
    marks = window.draw(state_after((*LEARNING, Notify(text))))
    for name in ("notice", "tooltip") if text else ():
        shown = "".join(marks.texts(name, f"{name} text")).replace(" ", "")
        begin, gap, end = shown.partition("…")
        if name == "notice" and gap:
            assert text.replace(" ", "").startswith(begin)
            assert text.replace(" ", "").endswith(end)
        else:
            assert shown == text.replace(" ", "")
    if not text:
        assert not {"notice", "tooltip"} & marks.screen.marks.keys()


@given(st.integers(150, 400), sizes)
@settings(max_examples=20)
def test_a_notice_that_is_too_long_is_cut_between_words(count: int, size: Size) -> None:
    words = [f"word{number}" for number in range(count)]
    marks = Window(size, *WITH_MENUS).draw(state_after((*LEARNING, Notify(" ".join(words)))))
    shown = " ".join(marks.texts("notice", "notice text")).split()
    assert shown.count("…") == 1
    assert set(shown) - {"…"} < set(words)


@pytest.mark.parametrize("theme", [*THEMES])
@pytest.mark.parametrize("is_failure", [False, True])
def test_a_notice_of_what_is_not_done_has_the_colour_of_a_warning(is_failure: bool, theme: str) -> None:
    state = state_after((*LEARNING, Notify("Not saved: no such file", is_failure)))
    state.look = replace(state.look, theme=theme)
    window, colours = Window(), THEMES[theme]
    marks = window.draw(state)
    ink = colours.warning if is_failure else colours.text
    assert [mark.colour for mark in marks.all("notice", "notice text")] == [ink]
    assert marks.one("notice", "notice rule").colour == (colours.warning if is_failure else colours.accent)
    update(state, Notify("Saved"))
    assert {mark.colour for mark in window.draw(state).all("notice", "notice text")} == {colours.text}


def test_what_the_program_itself_says_meanwhile_is_no_failure() -> None:
    state, window = state_after((*LEARNING, Notify("Not saved", is_failure=True))), Window()
    window.draw(state)
    window.screen.notice = "Working that step out again …"
    assert not Notice().pick(state, Surroundings(window.screen.layout, notice=window.screen.notice)).is_failure


@pytest.mark.parametrize("scale", UI_SCALES)
def test_a_notice_of_rows_left_out_is_whole_in_the_smallest_window(scale: float) -> None:
    bad = BadRows()
    for line in range(9_999_991, 9_999_994):
        bad.add(line, "y is " + quoted("9" * 40))
    bad.add_more("x is NaN", 8_000_000)
    text = bad.left_out_briefly(388_608)
    reason = " (8,000,000 of them: " + "w" * 90
    assert len(text) < LONGEST_BRIEF
    state = state_after((*LEARNING, Notify((text + reason)[:LONGEST_BRIEF])))
    state.look = replace(state.look, ui_scale=scale)
    shown = " ".join(marked(state, (800, 560), *WITH_MENUS).texts("notice", "notice text"))
    assert shown.replace(" ", "") == (text + reason)[:LONGEST_BRIEF].replace(" ", "")


@pytest.mark.parametrize("size", SIZES)
def test_a_tooltip_says_the_hint_of_its_target_and_covers_neither_it_nor_the_edge(size: Size) -> None:
    window, state = Window(size), state_after((*LEARNING, Notify("")))
    window.draw(state)
    screen = window.screen
    for target in [target for target in screen.targets if target.hint.strip()]:
        screen.hint, screen.hint_beside = target.hint, target.rect
        marks = window.draw(state)
        assert " ".join(marks.texts("tooltip", "tooltip text")).split() == target.hint.split()
        (x, y), (right, bottom) = marks.one("tooltip", "tooltip").points
        assert 0 < x < right < size[0] and 0 < y < bottom < size[1]
        assert y >= target.rect.bottom or bottom <= target.rect.top or x >= target.rect.right or right <= target.rect.left


def test_there_is_no_tooltip_over_a_menu_or_while_something_is_held() -> None:
    for messages in ((ToggleMenu("data"),), (PointAt(SliderTarget("rate"), 600.0, 30.0),)):
        window, state = Window(), state_after((*LEARNING, *messages))
        window.screen.hint = "What it does"
        if state.menu is None:
            assert "tooltip" in window.draw(state).screen.marks
            update(state, BeginGesture(SliderTarget("rate")))
        assert "tooltip" not in window.draw(state).screen.marks


@pytest.mark.parametrize("share", [0.0, 0.3, 0.999, 1.0])
def test_the_progress_bar_is_as_long_as_the_share(share: float) -> None:
    window = Window()
    window.screen.progress = Progress("Writing", share, "Esc")
    marks = window.draw(state_after(LEARNING))
    (begin, _), (end, _) = marks.one("progress", "progress track").points
    (bar_begin, _), (bar_end, _) = marks.one("progress", "progress bar").points
    assert bar_begin == begin
    assert bar_end - begin == pytest.approx(share * (end - begin), abs=1)
    assert numbers_in(marks.one("progress", "share done").text) == [int(100 * share)]
    assert marks.texts("progress", "what is waited for", "way out") == ["Writing", "Esc"]


# --- menus -----------------------------------------------------------------------------------------------------------


class MenuRow:
    """What stands in one row of a menu."""

    def __init__(self, marks: Marks, label: Mark) -> None:
        self.label = label
        reach = 8 * marks.screen.layout.scale
        self.keys = " ".join(mark.text for mark in in_row(label, marks.any("menu", "row keys"), reach))
        self.is_choice = bool(in_row(label, marks.any("menu", "choice"), reach))
        self.is_chosen = bool(in_row(label, marks.any("menu", "chosen"), reach))
        has_box = bool(in_row(label, marks.any("menu", "switch"), reach))
        self.is_on = bool(in_row(label, marks.any("menu", "check mark"), reach)) if has_box else None
        self.has_cross = bool(in_row(label, marks.any("menu", "drop cross"), reach))
        self.target = marks.screen.target_at(marks.state, *middle(label))


def rows(marks: Marks) -> list[MenuRow]:
    return [MenuRow(marks, label) for label in marks.all("menu", "row label")]


def menu(name: str, *messages: Message, size: Size = (1280, 1400)) -> Marks:
    return shown(*messages, ToggleMenu(name), size=size)


EXPECTED = {
    "data": [
        *("open", "paste", "examples", "example", "clear", "undo", "redo", "fit", "copy", "keep-line", "forget-line"),
        *("scale", "save-menu", "save", "save-as", "reopen", "afresh", "copy-command"),
    ],
    "save": ["picture", "copy-picture", "gif", "mp4", "mark-span", "points-file", "trace-file"],
    "options": [
        "new-seed",
        "least-squares",
        "point-lines",
        "fog",
        "derivation",
        "cost-scale",
        "step-scale",
        "every-step",
        "reduced-motion",
        "theme",
        "fullscreen",
        "larger",
        "smaller",
        "usual-size",
    ],
}


@pytest.mark.parametrize("name", EXPECTED)
@pytest.mark.parametrize("script", [(), LEARNING, (*LEARNING, ClearPoints()), (AddPoint(0.4, 0.4), Undo())])
def test_a_row_of_a_command_has_its_title_its_first_key_and_its_reason(script: tuple[Message, ...], name: str) -> None:
    marks = menu(name, *script)
    by_title = {command.title: command for command in COMMANDS}
    of_commands = [(by_title[row.label.text], row) for row in rows(marks) if row.label.text in by_title]
    assert [command.id for command, _ in of_commands] == EXPECTED[name]
    for command, row in of_commands:
        why_not = command.why_not(marks.state)
        assert row.keys == key_name(command.keys[0])
        assert row.target is not None
        assert (row.target.click, row.target.is_enabled) == (command.message, not why_not)
        assert row.target.hint == (f"{command.title}: {why_not}" if why_not else "")
        assert row.label.colour == (marks.theme.muted if why_not else marks.theme.text)


def test_halving_and_doubling_have_the_keys_of_their_commands() -> None:
    found = {row.label.text: row for row in rows(menu("options", *LEARNING))}
    for text, name, doublings in (("Halve it", "smaller-batch", -1), ("Double it", "larger-batch", 1)):
        row = found[text]
        assert row.keys == key_name(BY_ID[name].keys[0])
        assert row.target is not None
        assert row.target.click == ChangeBatchSize(doublings)


@pytest.mark.parametrize("order", Order)
def test_the_order_in_force_is_the_chosen_one_and_each_row_sets_what_it_says(order: Order) -> None:
    found = [
        row for row in rows(menu("options", *LEARNING, SetOrder(order))) if row.label.text.lower().startswith(tuple(Order))
    ]
    assert [str(order) for row in found if row.is_chosen] == [str(order)]
    for row in found:
        name = row.label.text.lower().replace(",", "").split()[0]
        assert row.is_choice
        assert row.is_chosen is (name == str(order))
        assert row.target is not None
        assert row.target.click == SetOrder(Order(name))


@pytest.mark.parametrize("scale", ScaleChoice)
def test_the_scaling_in_force_is_the_chosen_one_and_each_row_sets_what_it_says(scale: ScaleChoice) -> None:
    names = {"Automatic": "auto", "None": "none", "Unit": "unit", "Standard": "standard"}
    found = [row for row in rows(menu("data", *LEARNING, SetScaling(scale))) if row.label.text.split(":")[0] in names]
    assert len(found) == len(ScaleChoice)
    for row in found:
        name = names[row.label.text.split(":")[0]]
        assert row.is_chosen is (name == str(scale))
        assert row.target is not None
        assert row.target.click == SetScaling(ScaleChoice(name))


SWITCHES = {
    "least-squares": (ToggleLeastSquares(), "Least squares"),
    "cost-scale": (ToggleCostScale(), "Logarithmic cost"),
    "theme": (ToggleTheme(), "Light theme"),
    "fullscreen": (ToggleFullscreen(), "Fullscreen"),
}


@pytest.mark.parametrize("name", SWITCHES)
def test_a_switch_is_named_for_what_it_switches_on_and_checked_while_that_is_on(name: str) -> None:
    toggle, title = SWITCHES[name]
    seen = []
    for messages in ((), (toggle,)):
        marks = menu("options", *LEARNING, *messages)
        look = marks.state.look
        now = {
            "least-squares": look.show_least_squares,
            "cost-scale": look.is_cost_logarithmic,
            "theme": look.theme == "light",
            "fullscreen": look.is_fullscreen,
        }
        found = {row.label.text: row for row in rows(marks)}
        assert {each: found[SWITCHES[each][1]].is_on for each in now} == now
        assert not found[title].is_choice
        assert found["Larger"].is_on is None
        seen.append(now[name])
    assert sorted(seen) == [False, True]


@given(st.integers(-6, 6))
@settings(max_examples=8)
def test_the_headings_of_the_options_tell_batch_size_and_seed(doublings: int) -> None:
    marks = menu("options", *LEARNING, ChangeBatchSize(doublings))
    headings, settings_ = marks.texts("menu", "menu heading"), marks.state.training.settings
    assert [numbers_in(text) for text in headings if text.startswith("Mini-batch")] == [[settings_.batch_size]]
    assert [numbers_in(text) for text in headings if text.startswith("Seed")] == [[settings_.seed]]


def test_the_rows_of_the_runs_tell_of_each_run_and_lead_to_it() -> None:
    script = (*LEARNING, SetLearningRate(0.2), Reset(), Advance(30), LookAt(10), AddPoint(0.3, 0.4), Advance(5), GoToRun(2))
    marks = menu("runs", *script)
    timeline, found = marks.state.timeline, rows(marks)
    assert len(found) == len(timeline.runs) == 3
    for row, (number, run) in zip(found, timeline.runs.items(), strict=True):
        told = numbers_in(row.label.text)
        points, line = run.now.training_set.points, run.now.line
        errors = line.slope * points.xs + line.intercept - points.ys
        origin = timeline.origins[number]
        expected = [number, run.now.step, (errors**2).sum(), run.now.settings.learning_rate]
        if origin.run_number is not None:
            expected += [origin.step, origin.run_number]
        assert told == pytest.approx(expected, rel=6e-3)
        is_here = number == timeline.place.run_number
        assert (row.is_chosen, row.has_cross) == (is_here, not is_here)
        assert row.target is not None
        assert row.target.click == GoToRun(number)
        if not is_here:
            assert isinstance(row.target.id, MenuRowTarget)
            cross = marks.screen.target_named(marks.state, DropRunTarget("runs", row.target.id.row))
            assert cross is not None
            assert cross.click == DropRun(number)
            (x1, y1), (x2, y2), (x3, y3), (x4, y4) = (
                end for mark in in_row(row.label, marks.all("menu", "drop cross"), 8) for end in mark.points
            )
            assert (x1, y1, x2, y2) == (x3, y4, x4, y3), "its strokes are the two diagonals of a box"
            assert x2 - x1 == abs(y2 - y1) > 0
            assert cross.rect.collidepoint(cross.rect.centerx, middle(row.label)[1])


@pytest.mark.parametrize(("name", "button"), [("data", "data-menu"), ("options", "options-menu"), ("runs", "runs-menu")])
@pytest.mark.parametrize("size", SIZES)
def test_a_menu_stands_beside_its_button(name: str, button: str, size: Size) -> None:
    marks = menu(name, *LEARNING, Reset(), Advance(4), size=size)
    target = marks.screen.target_named(marks.state, ButtonTarget(button))
    assert target is not None
    (x, y), (right, bottom) = marks.one("menu", "menu").points
    assert x <= target.rect.right and right >= target.rect.left
    if name == "runs":
        assert bottom <= target.rect.top
    elif size == (1280, 800):
        assert y >= target.rect.bottom


def test_the_row_under_the_pointer_is_lit_where_it_can_be_chosen() -> None:
    plain = menu("data", CURVE)
    for row in rows(plain):
        assert row.target is not None
        marks = menu("data", CURVE, PointAt(row.target.id, *middle(row.label)))
        lit = marks.any("menu", "row pointed at")
        assert len(lit) == (1 if row.target.is_enabled else 0)
        assert all(is_in(row.label, each) for each in lit)


# --- help ------------------------------------------------------------------------------------------------------------


def help_rows(marks: Marks) -> list[tuple[str, str, str]]:
    """Group, keys and what they do, of each row: the group is the nearest title above in the same column."""
    found, groups, says = [], marks.all("help", "help group"), marks.all("help", "help command")
    for keys in marks.all("help", "help keys"):
        beside = [mark for mark in in_row(keys, says, 4) if left(mark) > left(keys)]
        above = [group for group in groups if left(group) == left(keys) and top(group) < top(keys)]
        found.append((max(above, key=top).text, keys.text, min(beside, key=left).text))
    return found


def test_help_lists_every_command_that_has_keys_with_its_keys_in_its_group() -> None:
    def row_of(command: Command) -> tuple[str, str, str]:
        both = " ".join(map(key_name, command.shown_keys[:2]))
        return command.group, both if len(both) <= 8 else key_name(command.shown_keys[0]), command.title

    marks = shown(*LEARNING, ToggleHelp(), size=(1600, 1000))
    told = help_rows(marks)
    expected = [row_of(command) for command in COMMANDS if command.keys]
    assert sorted(row for row in told if row[0] != "By hand") == sorted(expected)
    assert all(len(command.keys) <= 2 for command in COMMANDS)
    by_hand = {keys: says for group, keys, says in told if group == "By hand"}
    assert by_hand["Click"] == "adds a point"
    assert by_hand["Drag b or m"] == "sets the line"
    assert len(by_hand) == 10


@pytest.mark.parametrize("is_in_lesson", [False, True])
def test_help_lists_no_key_twice_and_says_what_it_means_now(is_in_lesson: bool) -> None:
    lesson = [ToggleLesson()] if is_in_lesson else []
    marks = shown(*LEARNING, *lesson, ToggleHelp(), size=(1600, 1000))
    rows = help_rows(marks)
    keys = [key for _, key, _ in rows if not key.startswith(("Arrows", "Enter", "Tab", "Drag"))]
    assert len(set(keys)) == len(keys)
    meant = {says for _, key, says in rows if key == "PgUp"}
    assert meant == {"Previous chapter" if is_in_lesson else "One epoch back"}


@pytest.mark.parametrize("size", [(800, 560), (1280, 800), (2560, 1440)])
def test_help_stands_in_even_columns_and_all_of_it_in_its_card(size: Size) -> None:
    marks = shown(*LEARNING, ToggleHelp(), size=size)
    card, notes = marks.one("help", "help card"), marks.all("help", "help note")
    assert all(is_in(mark, card) for mark in marks.of("help"))
    # In the lowest window the keys need the room: the first of the notes is there.
    assert " ".join(mark.text for mark in notes).count(".") >= (5 if size[1] > 600 else 2)
    assert notes[0].text.startswith("error = guess − y")
    assert notes[-1].text.endswith("suits both m and b." if size[1] > 600 else "is part of lr.")
    rows, says = marks.all("help", "help keys"), marks.all("help", "help command")
    for texts in (rows, says):
        assert len({left(mark) for mark in texts}) == 3
    assert not [mark.text for mark in says if mark.text.endswith("…")]
    ends = [max(mark.points[1][1] for mark in rows if left(mark) == x) for x in {left(mark) for mark in rows}]
    assert max(ends) <= min(mark.points[0][1] for mark in notes)
    assert max(ends) - min(ends) <= 8 * 17 * marks.screen.layout.scale


@given(scripts())
@settings(max_examples=5)
def test_help_says_the_same_whatever_the_state(script: tuple[Message, ...]) -> None:
    marks = shown(*script, ToggleHelp())
    lesson = [] if marks.state.lesson is None else [ToggleLesson()]
    assert marks.texts("help") == shown(*lesson, ToggleHelp()).texts("help") or marks.screen.layout.scale != 1.0


@pytest.mark.parametrize("size", [(800, 560), (1280, 800)])
def test_no_title_of_a_chapter_is_cut_short_once_all_are_done(size: Size) -> None:
    pupil = Pupil()
    pupil.state.progress = LessonProgress(done=tuple(chapter.name for chapter in CHAPTERS))
    pupil.sends(ResizeWindow(*size), ToggleLesson(), ToggleMenu("chapters"))
    texts = Window(size).draw(pupil.state).texts("menu")
    assert "done" in texts
    assert not [text for text in texts if text.endswith("…")]


@pytest.mark.parametrize("name", MENUS)
def test_no_label_of_a_menu_is_cut_short_where_the_window_has_room(name: str) -> None:
    marks = menu(name, *LEARNING, SetLearningRate(0.123), Advance(1234), LookAt(1200), AddPoint(0.3, 0.4), Advance(5))
    assert not [text for text in marks.texts("menu") if text.endswith("…")]
