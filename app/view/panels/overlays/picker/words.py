"""What is said of a file and its columns."""

from __future__ import annotations

from collections.abc import Sequence

from app.model.data.scaling import ScaleChoice
from app.plots.numerals import count, counted, significant
from app.session.picking import BadCells, Column, Kind, Picking

SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars |", " ": "blanks"}
DECIMALS = {".": "point  1.5", ",": "comma  1,5", "": "which?"}
SCALED = {
    ScaleChoice.NONE: "Not scaled for training.",
    ScaleChoice.UNIT: "Scaled to 0–1 for training, as is then said beside the equation.",
    ScaleChoice.STANDARD: "Scaled to mean 0, deviation 1 for training, as is then said beside the equation.",
}
MOST_EXPLAINED = 3
"""So many rows are explained one by one, and so many reasons told."""
MOST_LINES = 6
"""So many lines are named in the card; the notice names more once they were left out."""


def column_name(picking: Picking, place: int) -> str:
    """What a column is called: by its number where it has no name."""
    return picking.columns[place].name or f"column {place + 1}"


def about_file(picking: Picking) -> str:
    """How the file was read, in one line."""
    parts = [counted(picking.rows, "row")]
    if picking.separator:
        parts.append(f"{SEPARATORS[picking.separator]} between columns")
    else:
        parts.append(f"sheet {picking.sheet}")
    parts.append("names in the first row" if picking.has_header else "no header")
    if picking.separator:
        parts.append({".": "decimal point", ",": "decimal comma", "": "decimal point or comma"}[picking.decimal])
    return " · ".join(parts)


def range_of(column: Column) -> str:
    """From where to where its values go."""
    if column.kind is Kind.TEXT:
        return "text"
    if not column.count:
        return "no number"
    if column.kind is Kind.DATES:
        return f"{count(round(column.high))} days"
    return f"{_value(column.low)} to {_value(column.high)}"


def about_column(picking: Picking, place: int) -> str:
    """What a column holds, in one line."""
    column, name = picking.columns[place], column_name(picking, place)
    if column.kind is Kind.TEXT:
        return f"{name}: text"
    held = {
        Kind.NUMBERS: counted(column.count, "number"),
        Kind.DATES: f"{counted(column.count, 'date')} from {column.since} on",
        Kind.MARKED: f"{counted(column.count, 'number')}, each with “{column.mark}”",
    }[column.kind]
    bad = f"; {counted(column.bad.count, 'cell')} cannot be used" if column.bad.count else ""
    return f"{name}: {held}, {range_of(column)}{bad}" if column.kind is not Kind.DATES else f"{name}: {held}{bad}"


def bad_rows_title(bad: BadCells) -> str:
    """How many rows cannot be used, which, and why."""
    return f"{counted(bad.count, 'row')} cannot be used: {_which(bad)}"


def _which(bad: BadCells) -> str:
    reasons = dict.fromkeys((*bad.reasons, *(reason for reason, _ in bad.by_reason)))
    if len(reasons) == 1:
        return f"{next(iter(reasons))} in {_lines(bad.lines, bad.count)}"
    if bad.count <= MOST_EXPLAINED:
        return "; ".join(f"line {line}: {reason}" for line, reason in zip(bad.lines, bad.reasons, strict=False))
    return f"{_by_reason(bad)}; {_lines(bad.lines, bad.count)}"


def _by_reason(bad: BadCells) -> str:
    """The most frequent reasons, each with the number of rows that have it; a row may have two."""
    told, others = bad.by_reason[:MOST_EXPLAINED], sum(times for _, times in bad.by_reason[MOST_EXPLAINED:])
    return ", ".join(f"{reason} in {count(times)}" for reason, times in (*told, *[("others", others)] * bool(others)))


def bad_rows_detail(picking: Picking) -> str:
    """What is left if one goes on without them."""
    left = max(0, picking.rows - picking.bad.count)
    return f"{counted(left, 'row')} of {count(picking.rows)} will be taken then"


def bad_elsewhere(picking: Picking) -> tuple[str, str] | None:
    """What cannot be used in columns that are neither x nor y, and that this does not matter."""
    for place, column in enumerate(picking.columns):
        if column.bad.count and place not in (picking.x, picking.y):
            name, cells = column_name(picking, place), counted(column.bad.count, "cell")
            every = f"all {counted(picking.rows, 'row')} will be taken"
            return (
                f"{cells} of {name} cannot be used: {_which(column.bad)}",
                f"This matters only if {name} is x or y. Now it is neither: {every}.",
            )
    return None


def marks_title(picking: Picking) -> str:
    """Which of the columns chosen have marks beside their numbers, and what is read."""
    chosen = [(axis, picking.chosen(axis)) for axis in ("x", "y")]
    marked = [(axis, column) for axis, column in chosen if column is not None and column.kind is Kind.MARKED]
    return " and ".join(f"{axis} has “{column.mark}” beside its numbers" for axis, column in marked)


MARKS_DETAIL = "as the table shows; the mark goes into the name"


def _lines(lines: Sequence[int], of: int) -> str:
    named = ", ".join(str(line) for line in lines[:MOST_LINES])
    rest = of - min(len(lines), MOST_LINES)
    return f"line{'s' * (of > 1)} {named}" + (f" and {count(rest)} more" if rest else "")


def _value(value: float) -> str:
    """With five digits, but without zeros at its end."""
    text = significant(value, 5)
    return text.rstrip("0").rstrip(".") if "." in text and "×" not in text else text
