"""Why a command cannot be used now, in a few words, or an empty text; and whether a switch is on."""

from __future__ import annotations

from app.commands.command import IsOn, WhyNot
from app.lesson.every import CHAPTERS, open_chapter
from app.messages import (
    SWITCHES,
    Message,
)
from app.session.files.saving import why_too_large
from app.session.look import ThemeName
from app.session.state import State


def without_training(state: State) -> str:
    chapter = open_chapter(state)
    return "" if chapter is None or chapter.arrangement.shows_training else "nothing is trained in this chapter"


def without_points(state: State) -> str:
    return "" if len(state.points) else "there are no points yet"


def without_step(state: State) -> str:
    return without_training(state) or without_points(state)


def at_start(state: State) -> str:
    return "" if state.timeline.step else "this is the start"


def alone(state: State) -> str:
    return "" if len(state.timeline.runs) > 1 else "there is only this run yet"


def without_divergence(state: State) -> str:
    return "" if state.timeline.run.far_off is not None else "nothing has diverged in this run"


def while_rate_holds(state: State) -> str:
    if not state.does_rate_hold:
        return ""
    nothing = without_divergence(state)
    return f"{nothing}, and at this rate nothing will" if nothing and state.outlook.zones is not None else nothing


def without_zones(state: State) -> str:
    if not state.outlook.is_computed:
        return "it is not computed for this method"
    return "" if state.outlook.zones is not None else without_points(state) or "nothing can be said of these points"


def without_undo(state: State) -> str:
    return "" if state.undo.can_undo else "there is nothing to undo"


def without_redo(state: State) -> str:
    return "" if state.undo.can_redo else "there is nothing to redo"


def without_reading(state: State) -> str:
    return "" if state.reading is not None else "nothing is being read"


def outside_lesson(state: State) -> str:
    return "" if state.lesson is not None else "no lesson is open"


def is_in_lesson(state: State) -> bool:
    return state.lesson is not None


def at_first_chapter(state: State) -> str:
    return outside_lesson(state) or ("this is the first chapter" if is_open(state, CHAPTERS[0].name) else "")


def at_last_chapter(state: State) -> str:
    return outside_lesson(state) or ("this is the last chapter" if is_open(state, CHAPTERS[-1].name) else "")


def is_open(state: State, chapter: str) -> bool:
    return state.lesson is not None and state.lesson.chapter == chapter


def outside_picking(state: State) -> str:
    return "" if state.picking is not None else "no file is being opened"


def not_as(axis: str) -> WhyNot:
    """Why the column that keys are on cannot be x or y."""

    def why_not(state: State) -> str:
        picking = state.picking
        if picking is None or not picking.columns:
            return outside_picking(state) or "there are no columns"
        return picking.why_column_not(picking.at, axis)

    return why_not


def without_bad_rows(state: State) -> str:
    picking = state.picking
    return outside_picking(state) or ("" if picking is None or picking.bad.count else "all rows can be used")


def without_marks(state: State) -> str:
    picking = state.picking
    return outside_picking(state) or ("" if picking is None or picking.needs_marks else "the numbers have no marks")


def not_yet_picked(state: State) -> str:
    return outside_picking(state) or ("" if state.picking is None else state.picking.why_not)


def without_separators(state: State) -> str:
    picking = state.picking
    return outside_picking(state) or ("" if picking is None or picking.separator else "a workbook has columns")


def without_sheets(state: State) -> str:
    picking = state.picking
    return outside_picking(state) or ("" if picking is None or picking.sheets else "only workbooks have sheets")


def without_examples(state: State) -> str:
    """None at all: those that were not read yet are read when they are asked for."""
    return "there are none" if state.examples == () else ""


def without_my_line(state: State) -> str:
    return "" if state.my_line is not None else "no line is kept"


def while_saving_many(state: State) -> str:
    return "so much is being saved that no more can wait; Esc gives it up" if state.saving and state.saving.is_full else ""


def without_picture(state: State) -> str:
    return while_saving_many(state) or why_too_large(state.window_size, state.saving_choices.scale)


def without_points_to_save(state: State) -> str:
    return while_saving_many(state) or without_points(state)


def without_steps(state: State) -> str:
    return while_saving_many(state) or ("" if state.timeline.run.now.step else "no step has run yet")


def without_video(state: State) -> str:
    return state.why_no_video or without_steps(state)


def begins_here(state: State) -> bool:
    begin, timeline = state.span_begin, state.timeline
    return begin is not None and (begin.run_number, begin.step) == (timeline.place.run_number, timeline.step)


def switched_by(kind: type[Message]) -> IsOn:
    """Whether the field of the look that such a message switches is on."""
    field = SWITCHES[kind]
    return lambda state: bool(getattr(state.look, field))


def is_scale_open(state: State) -> bool:
    return state.show_both_equations


def is_light(state: State) -> bool:
    return state.look.theme is ThemeName.LIGHT
