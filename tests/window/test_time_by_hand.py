"""Looking back, going on from there and coming back, by real mouse and real keys."""

from __future__ import annotations

from app.view.layout import Layout, layout
from app.view.panels.timeline.places import track_in
from tests.window.conftest import Open
from tests.window.program import Left, Program, Row
from tests.window.test_keys_pressed import EXAMPLE


def whole() -> Layout:
    return layout(1280, 800, 1.0)


def track() -> tuple[int, int, int]:
    """Left end, right end and height of the timeline's track in pixels."""
    found = track_in(whole().bottom, 1.0)
    return found.left, found.right, found.centery


def place_of(step: int, last_step: int) -> tuple[int, int]:
    left, right, y = track()
    return round(left + step / last_step * (right - left)), y


def after_steps(open_program: Open, how_many: int, afresh: bool = False) -> Program:
    """The program after so many single steps on the example."""
    program = open_program(str(EXAMPLE), afresh=afresh)
    program.key(*["Right"] * how_many)
    program.settle()
    return program


def lines(rows: list[Row]) -> list[tuple[str, str]]:
    return [(row["m"], row["b"]) for row in rows]


def test_stepping_back_and_forward_again_leaves_the_run_as_it_was(open_program: Open) -> None:
    before = after_steps(open_program, 12, afresh=True).close()
    program = after_steps(open_program, 12)
    program.key("Left", "Left", "Left", "Left", "Right", "Right", "Right", "Right")
    assert program.close().rows == before.rows


def test_a_step_after_looking_back_runs_what_ran_and_then_goes_on(open_program: Open) -> None:
    program = after_steps(open_program, 10)
    program.key("Left", "Left", "Right", "Right", "Right")
    assert [row["step"] for row in program.close().rows] == [str(step) for step in range(1, 12)]


def test_dragging_the_timeline_and_changing_a_setting_there_starts_another_run(open_program: Open) -> None:
    left = branched(open_program)
    original = after_steps(open_program, 40).close()
    assert len(left.rows) == 25
    assert lines(left.rows[:20]) == lines(original.rows[:20])
    assert lines(left.rows[20:]) != lines(original.rows[20:25])


def branched(open_program: Open) -> Left:
    program = after_steps(open_program, 40)
    program.drag(*place_of(40, 40), *place_of(20, 40))
    program.settle()
    program.key("bracketright", *["Right"] * 5)
    return program.close()


def test_undo_leads_back_to_the_run_that_was_branched_off(open_program: Open) -> None:
    program = after_steps(open_program, 30)
    program.click(*place_of(10, 30))
    program.key("bracketright", "Right", "ctrl+z", "End")
    assert len(program.close().rows) == 30


def test_the_menu_of_runs_leads_back_to_an_older_run(open_program: Open) -> None:
    program = after_steps(open_program, 15)
    program.key("r", "Right", "Right")
    button = whole().bottom
    program.click(12 + 72 + 39, button.centery)
    program.key("Tab", "Return")
    assert len(program.close().rows) == 15


def test_home_and_end_lead_to_the_ends_and_playing_from_the_start_begins_anew(open_program: Open) -> None:
    program = after_steps(open_program, 8)
    program.key("Home", "End")
    program.settle()
    program.key("Right")
    assert len(program.close().rows) == 9


def test_page_up_and_down_go_by_epochs(open_program: Open) -> None:
    program = after_steps(open_program, 60)
    program.key("Prior", "bracketright", "Right")
    assert len(program.close().rows) == 53


def test_shift_r_starts_over_with_another_order(open_program: Open) -> None:
    program = after_steps(open_program, 20)
    program.key("shift+r", *["Right"] * 20)
    left, first = program.close(), after_steps(open_program, 20).close()
    assert len(left.samples) == len(first.samples) == 20
    assert left.samples != first.samples
