"""Windows that show files: what they hold, what is read and written, and what there is to choose from."""

from __future__ import annotations

from dataclasses import replace

from app.messages import (
    BeginReading,
    ChooseExample,
    Focus,
    LookAtColumn,
    OfferColumns,
    OfferExamples,
    PickColumn,
    ReadSoFar,
    SaveTrace,
    SavingProgressed,
    ShowFiles,
    ToggleAgreement,
    ToggleTheme,
    UsePicked,
)
from app.session.targets import TextTarget
from tests.view.marked import Scene
from tests.view.panels.overlays.test_examples import EXAMPLES
from tests.view.panels.overlays.test_opening_marks import FEW
from tests.view.panels.overlays.test_picker import CARS
from tests.view.test_pictures import LEARNING, SMALL, USUAL, window

WORKBOOK = replace(
    CARS, title="cars.xlsx", separator="", separators=(), sheet="1980", sheets=("1980", "81"), has_header=True
)

OF_FILES: dict[str, Scene] = {
    "columns": window(USUAL, OfferColumns(CARS)),
    "columns-small": window(SMALL, OfferColumns(CARS), ToggleTheme()),
    "files": window(SMALL, ShowFiles(FEW)),
    "files-to-save": window(SMALL, ShowFiles(replace(FEW, saves=True, typed="session.gdv.json"))),
    "files-light": window(USUAL, *LEARNING, ToggleTheme(), ShowFiles(FEW)),
    "examples": window(USUAL, OfferExamples(EXAMPLES), ChooseExample(2)),
    "examples-small": window(SMALL, *LEARNING, OfferExamples(EXAMPLES), ChooseExample(9)),
    "a-cell-unread": window(USUAL, OfferColumns(CARS), PickColumn("x", 1)),
    "cells-left-out": window(SMALL, OfferColumns(CARS), PickColumn("x", 1), ToggleAgreement("skip")),
    "marks-unread": window(SMALL, OfferColumns(CARS), PickColumn("y", 4)),
    "marks-refused": window(SMALL, OfferColumns(CARS), PickColumn("y", 4), UsePicked()),
    "marks-read": window(USUAL, OfferColumns(CARS), PickColumn("y", 4), PickColumn("x", 1), ToggleAgreement("marks")),
    "a-workbook": window(USUAL, OfferColumns(WORKBOOK), LookAtColumn(3)),
    "a-name-typed": window(SMALL, OfferColumns(replace(CARS, x_name="mass of the car")), Focus(TextTarget("x name"))),
    "reading": window(USUAL, *LEARNING, BeginReading("many.csv"), ReadSoFar(0.4)),
    "saving": Scene((*LEARNING, SaveTrace(), SavingProgressed(1, 0.42)), SMALL),
}
