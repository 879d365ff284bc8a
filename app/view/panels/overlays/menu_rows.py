"""What stands in the menus: what to learn from, how to learn and look, and which runs there are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.commands import BY_ID, first_key
from app.lesson.every import CHAPTERS, number_of
from app.messages import (
    DropRun,
    GoToChapter,
    GoToRun,
    Message,
    PickDecimal,
    PickHeader,
    PickSeparator,
    PickSheet,
    SetFrameCount,
    SetOrder,
    SetPicturePart,
    SetPictureScale,
    SetScaling,
)
from app.model.data.scaling import ScaleChoice
from app.model.learning.sampling import Order
from app.model.time.run import cost_of
from app.plots.numerals import count, counted, significant
from app.session.files.saving import FRAME_COUNTS, FRAMES_PER_S, PICTURE_SCALES, Part
from app.session.state import State
from app.session.ui_scale import size_in_words
from app.view.panels.overlays.picker.words import DECIMALS, SEPARATORS
from app.words.rate import rate_in_words

_ORDERS = {
    Order.SHUFFLED: "Shuffled anew each epoch",
    Order.SEQUENTIAL: "Sequential, as they were added",
    Order.RANDOM: "Random, with replacement",
}
_SCALES = {
    ScaleChoice.AUTO: "Automatic: only outside 0 to 1",
    ScaleChoice.NONE: "None: train on the numbers as they are",
    ScaleChoice.UNIT: "Unit: least is 0, greatest is 1",
    ScaleChoice.STANDARD: "Standard: mean 0, deviation 1",
}


_PARTS = {
    Part.WINDOW: "The window",
    Part.CANVAS: "The points and the line",
    Part.COST: "The cost",
    Part.LANDSCAPE: "The landscape",
    Part.STEP: "This step",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a menu. Without a message it is a heading.

    ``is_chosen`` is for one of several choices, ``is_on`` for a switch; each is None where the row is no such thing.
    """

    label: str
    message: Message | None = None
    keys: str = ""
    is_chosen: bool | None = None
    why_not: str = ""
    is_on: bool | None = None
    drop: Message | None = None


def rows_of(state: State, menu: str) -> Sequence[Row]:
    """All rows of the menu of that name."""
    return _ROWS[menu](state)


def _command_row(state: State, command_id: str) -> Row:
    command = BY_ID[command_id]
    is_on = None if command.is_on is None else command.is_on(state)
    return Row(command.title, command.message, first_key(command_id), None, command.why_not(state), is_on)


def _data_rows(state: State) -> Sequence[Row]:
    scale = state.training.training_set.scale
    return [
        Row("Drop a file on the window, or"),
        *(_command_row(state, name) for name in ("open", "paste", "examples", "example")),
        *(_command_row(state, name) for name in ("clear", "undo", "redo", "fit", "copy", "keep-line", "forget-line")),
        _command_row(state, "scale"),
        *(Row(label, SetScaling(choice), "", choice is scale) for choice, label in _SCALES.items()),
        _command_row(state, "save-menu"),
        Row("Session"),
        *(_command_row(state, name) for name in ("save", "save-as", "reopen", "afresh", "copy-command")),
    ]


def _save_rows(state: State) -> Sequence[Row]:
    chosen, (first, last) = state.saving_choices, state.span
    names = ("picture", "copy-picture", "gif", "mp4", "mark-span", "points-file", "trace-file")
    commands = {name: _command_row(state, name) for name in names}
    return [
        *(commands[name] for name in ("picture", "copy-picture")),
        *(Row(label, SetPicturePart(part), "", part is chosen.part) for part, label in _PARTS.items()),
        Row("Pixels of a picture for each of the window"),
        *(Row(f"{scale}×", SetPictureScale(scale), "", scale == chosen.scale) for scale in PICTURE_SCALES),
        Row(f"GIF and MP4: steps {count(first)} to {count(last)}"),
        *(commands[name] for name in ("gif", "mp4", "mark-span")),
        *(Row(_length(frames), SetFrameCount(frames), "", frames == chosen.frames) for frames in FRAME_COUNTS),
        Row("Numbers"),
        *(commands[name] for name in ("points-file", "trace-file")),
    ]


def _length(frames: int) -> str:
    return f"At most {counted(frames, 'frame')}, {counted(frames // FRAMES_PER_S, 'second')}"


def _options_rows(state: State) -> Sequence[Row]:
    settings = state.training.settings
    return [
        Row("Order of the points"),
        *(Row(label, SetOrder(order), "", order is settings.order) for order, label in _ORDERS.items()),
        Row(f"Mini-batch: {counted(settings.batch_size, 'point')} a step"),
        Row("Halve it", BY_ID["smaller-batch"].message, first_key("smaller-batch")),
        Row("Double it", BY_ID["larger-batch"].message, first_key("larger-batch")),
        Row(f"Seed {settings.seed}"),
        _command_row(state, "new-seed"),
        Row("What is shown"),
        _command_row(state, "least-squares"),
        _command_row(state, "point-lines"),
        _command_row(state, "fog"),
        _command_row(state, "derivation"),
        _command_row(state, "cost-scale"),
        _command_row(state, "step-scale"),
        _command_row(state, "every-step"),
        _command_row(state, "reduced-motion"),
        _command_row(state, "theme"),
        _command_row(state, "fullscreen"),
        Row(size_in_words(*state.window_size, state.look.ui_scale)),
        _command_row(state, "larger"),
        _command_row(state, "smaller"),
        _command_row(state, "usual-size"),
    ]


def _runs_rows(state: State) -> Sequence[Row]:
    timeline = state.timeline
    rows = [Row("Runs: choose one to go to; × drops it")]
    for number, run in timeline.runs.items():
        origin = timeline.origins[number]
        came = "" if origin.run_number is None else f", from step {count(origin.step)} of run {origin.run_number}"
        rate = rate_in_words(run.now.settings.learning_rate)
        cost = f"J {significant(cost_of(run.now), 3)}" if len(run.now.training_set.points) else "no points"
        label = f"{number}: {count(run.now.step)} steps, {cost}, lr {rate}{came}"
        is_here = number == timeline.place.run_number
        rows.append(Row(label, GoToRun(number), "", is_here, drop=None if is_here else DropRun(number)))
    return rows


def _chapter_rows(state: State) -> Sequence[Row]:
    """Every chapter; a check beside those whose task was done."""
    open_now, done = "" if state.lesson is None else state.lesson.chapter, state.progress.done
    return [
        Row(
            f"{number_of(chapter)} · {chapter.title}",
            GoToChapter(chapter.name),
            "done" if chapter.name in done else "",
            chapter.name == open_now,
        )
        for chapter in CHAPTERS
    ]


def _separator_rows(state: State) -> Sequence[Row]:
    picking = state.picking
    if picking is None:
        return []
    return [Row(SEPARATORS[each], PickSeparator(each), "", each == picking.separator) for each in picking.separators]


def _decimal_rows(state: State) -> Sequence[Row]:
    decimal = "" if state.picking is None else state.picking.decimal
    return [Row(DECIMALS[each], PickDecimal(each), "", each == decimal) for each in (".", ",")]


def _header_rows(state: State) -> Sequence[Row]:
    has_header = state.picking is not None and state.picking.has_header
    return [
        Row("names: the names of the columns", PickHeader(True), "", has_header),
        Row("data: it is a row like the others", PickHeader(False), "", not has_header),
    ]


def _sheet_rows(state: State) -> Sequence[Row]:
    picking = state.picking
    return [] if picking is None else [Row(each, PickSheet(each), "", each == picking.sheet) for each in picking.sheets]


_ROWS = {
    "data": _data_rows,
    "save": _save_rows,
    "options": _options_rows,
    "runs": _runs_rows,
    "chapters": _chapter_rows,
    "separator": _separator_rows,
    "decimal": _decimal_rows,
    "header": _header_rows,
    "sheet": _sheet_rows,
}
