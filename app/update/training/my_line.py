"""The line that the learner keeps to compare others with."""

from __future__ import annotations

from math import isfinite

from app.messages import ForgetLine, KeepLine
from app.model.data.scaling import Line
from app.session.state import State
from app.session.undo import KeptLine
from app.update.handlers import handles, notify


@handles(KeepLine)
def _keep(state: State, message: KeepLine) -> None:
    line = state.line_in_data_units
    if all(map(isfinite, line)) and line != state.my_line:
        _set(state, line)
        notify(state, "Kept as my line. Shift+I removes it again.")


@handles(ForgetLine)
def _forget(state: State, message: ForgetLine) -> None:
    if state.my_line is not None:
        _set(state, None)


def _set(state: State, line: Line | None) -> None:
    state.undo.record(KeptLine(line, state.my_line))
    state.my_line = line
