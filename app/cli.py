"""The command line: arguments in, checked options out; whatever cannot be used is one line on stderr and status 2.

All that can be known to be wrong is found here, before a window opens or a step runs. Messages and help keep to ASCII,
which a terminal of any encoding can show.
"""

from __future__ import annotations

import math
import os
import re
from argparse import Action, ArgumentParser, ArgumentTypeError, HelpFormatter, Namespace
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import NoReturn, TypeAlias

from app import __version__
from app.files.atomic import check_writable
from app.files.pictures import FORMATS, check_picture_name
from app.files.preferences import LARGEST_WINDOW, SMALLEST_WINDOW, THEMES, is_window_size
from app.files.problem import FileProblem, one_line, quoted
from app.files.tables.columns import Wanted
from app.files.tables.reading import read_table
from app.files.tables.table import Table
from app.lesson.every import CHAPTERS
from app.model.data.dataset import EMPTY, Dataset
from app.model.data.names import NO_NAMES, ColumnNames
from app.model.data.scaling import Line, ScaleChoice
from app.model.learning.learning_rate import LARGEST_LEARNING_RATE, is_learning_rate
from app.model.learning.sampling import Order
from app.model.learning.training import LARGEST_BATCH_SIZE, Mode, Settings

AddArgument: TypeAlias = Callable[..., Action]

PROGRAM = "main.py"
LARGEST_START = 1e6
LARGEST_COUNT = 2**63 - 1
"""Seeds and step counts up to here fit numpy's widest integers."""
LARGEST_STEPS_PER_FRAME = 10_000
NUMERIC_OPTIONS = frozenset(
    ("--batch-size", "--learning-rate", "--slope", "--intercept", "--seed", "--steps-per-frame", "--steps")
)


@dataclass(frozen=True)
class Options:
    """What a command line asks for. None means not said; ``start_line`` is in training units, ``size`` in pixels.

    ``names`` are those of the columns of x and y; ``left_out`` tells of rows of the file that are no points.
    """

    points_path: Path | None = None
    points: Dataset = EMPTY
    names: ColumnNames = NO_NAMES
    left_out: str = ""
    settings: Settings = Settings()
    start_line: Line = Line(0.0, 0.0)
    scale: ScaleChoice = ScaleChoice.AUTO
    steps_per_frame: int | None = None
    is_paused: bool = False
    theme: str | None = None
    size: tuple[int, int] | None = None
    chapter: str | None = None
    is_headless: bool = False
    steps: int | None = None
    trace: Path | None = None
    screenshot: Path | None = None


def parse(argv: Sequence[str]) -> Options:
    """The options that the arguments (without the program's name) ask for, points read and output files checked.

    Raises SystemExit: status 2 after one line on stderr for anything that cannot be used, 0 after --help or --version.
    """
    parser = _parser()
    given = parser.parse_args(_with_negative_numbers_joined(argv))
    if given.headless and given.steps is None:
        parser.error("argument --headless: needs --steps N")
    if given.steps is not None and not given.headless:
        parser.error("argument --steps: needs --headless")
    for option in ("x", "y", "sheet", "skip_bad_rows"):
        if getattr(given, option) and not given.points:
            parser.error(f"argument --{option.replace('_', '-')}: needs a FILE of points")
    try:
        _check_outputs(given)
        wanted = Wanted(given.x, given.y, given.sheet, given.skip_bad_rows)
        table = read_table(given.points, wanted, takes_pipes=True) if given.points else Table(EMPTY)
    except FileProblem as problem:
        parser.error(str(problem))
    return _options(given, table)


def _options(given: Namespace, table: Table) -> Options:
    return Options(
        points_path=given.points,
        points=table.points,
        names=table.names,
        left_out=table.left_out,
        settings=Settings(Mode(given.mode), Order(given.order), given.batch_size, given.learning_rate, given.seed),
        start_line=Line(given.slope, given.intercept),
        scale=ScaleChoice(given.scale),
        steps_per_frame=given.steps_per_frame,
        is_paused=given.paused,
        theme=given.theme,
        size=given.size,
        chapter=given.lesson,
        is_headless=given.headless,
        steps=given.steps,
        trace=given.trace,
        screenshot=given.screenshot,
    )


def _check_outputs(given: Namespace) -> None:
    """Raise FileProblem unless every file to be written can be, and none is another one or the points."""
    if given.screenshot:
        check_picture_name(given.screenshot)
    taken = {"the points come from": given.points} if given.points else {}
    for option, path in (("--trace", given.trace), ("--screenshot", given.screenshot)):
        if path is None:
            continue
        check_writable(path)
        for use, other in taken.items():
            if _is_same_file(path, other):
                raise FileProblem(path, f"{option} would overwrite the file that {use}")
        taken[f"{option} writes"] = path


def _is_same_file(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except (OSError, ValueError):  # one of them is not there yet
        return _full_name(one) == _full_name(other)


def _full_name(path: Path) -> str:
    try:
        return os.path.normcase(os.path.realpath(path))
    except OSError:  # a relative name, and the working folder was removed: it names no file
        return str(path)


class _Parser(ArgumentParser):
    """An argument parser whose complaint is one line, without the usage before it."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {one_line(message)}\n")


def _parser() -> ArgumentParser:
    parser = _Parser(
        prog=PROGRAM,
        usage=f"python {PROGRAM} [FILE] [options]",
        description="Click points onto a canvas and watch a line learn by gradient descent.",
        epilog=f"example: python {PROGRAM} assets/example.csv --mode batch --learning-rate 0.5",
        formatter_class=_one_line_an_option,
        allow_abbrev=False,
        add_help=False,
    )
    _add_learning(parser)
    _add_window(parser)
    _add_files(parser)
    return parser


def _one_line_an_option(prog: str) -> HelpFormatter:
    return HelpFormatter(prog, max_help_position=40, width=120)


def _add_learning(parser: ArgumentParser) -> None:
    usual = Settings()
    add = parser.add_argument_group("learning").add_argument
    _add_choice(add, "--mode", Mode, usual.mode, "learn from one point a step, a few, or all")
    _add_choice(add, "--order", Order, usual.order, "order of the points in a pass")
    _add_number(add, "--batch-size", _whole(1, LARGEST_BATCH_SIZE), usual.batch_size, "points in a mini-batch")
    _add_number(add, "--learning-rate", _learning_rate, usual.learning_rate, "how far a step goes")
    _add_number(add, "--slope", _start, 0.0, "slope at the start, in training units")
    _add_number(add, "--intercept", _start, 0.0, "intercept at the start, in training units")
    _add_number(add, "--seed", _whole(0, LARGEST_COUNT), usual.seed, "decides the order of the points")
    scales = "training units; auto: none in [0, 1], else unit"
    _add_choice(add, "--scale", ScaleChoice, ScaleChoice.AUTO, scales)


def _add_window(parser: ArgumentParser) -> None:
    add = parser.add_argument_group("window").add_argument
    speed = _whole(1, LARGEST_STEPS_PER_FRAME)
    add("--steps-per-frame", metavar="N", type=speed, help="speed, up to 10000 (default: 1)")
    add("--paused", action="store_true", help="wait for Space before training (default: train at once)")
    add("--theme", choices=THEMES, help="colours (default: as last time, at first dark)")
    chapters = [chapter.name for chapter in CHAPTERS]
    about = f"open the lesson there: {', '.join(chapters[:3])} ..."
    add("--lesson", metavar="CHAPTER", choices=chapters, help=about)
    add("--size", metavar="WxH", type=_size, help="pixels (default: as last time, at first 1280x800)")


def _add_files(parser: ArgumentParser) -> None:
    add = parser.add_argument_group("files and running without a window").add_argument
    add(
        "points",
        metavar="FILE",
        nargs="?",
        type=_file,
        help="points: a table as text, .xlsx or .ods (default: none)",
    )
    add("--x", metavar="COLUMN", type=_column, help="the column of x: its name, or its number from 1")
    add("--y", metavar="COLUMN", type=_column, help="the column of y")
    add("--sheet", metavar="NAME", type=_column, help="which sheet of a workbook")
    add("--skip-bad-rows", action="store_true", help="go on without the rows that cannot be used, and name them")
    add("--headless", action="store_true", help="open no window: run --steps N steps and leave")
    add("--steps", metavar="N", type=_whole(0, LARGEST_COUNT), help="how many steps --headless runs")
    add("--trace", metavar="FILE", type=_file, help="write every step as CSV when leaving, in training units")
    endings = " ".join(FORMATS)
    add("--screenshot", metavar="FILE", type=_file, help=f"save the window's picture when leaving ({endings})")
    add("--version", action="version", version=f"Gradient Descent Visualizer {__version__}", help="print the version")
    add("-h", "--help", action="help", help="print this help")


def _add_choice(add: AddArgument, name: str, choices: type[StrEnum], default: StrEnum, text: str) -> None:
    names = [str(choice) for choice in choices]
    add(name, choices=names, default=str(default), help=f"{text} (default: {default})")


def _add_number(add: AddArgument, name: str, kind: Callable[[str], float], default: float, text: str) -> None:
    metavar = "N" if isinstance(default, int) else "F"
    add(name, metavar=metavar, type=kind, default=default, help=f"{text} (default: {default})")


def _with_negative_numbers_joined(argv: Sequence[str]) -> list[str]:
    """The arguments with ``--slope -1e-3`` as ``--slope=-1e-3``: argparse takes ``-1e-3`` and ``-inf`` for options."""
    joined: list[str] = []
    for place, argument in enumerate(argv):
        if argument == "--":
            return [*joined, *argv[place:]]
        if joined and joined[-1] in NUMERIC_OPTIONS and argument.startswith("-") and _is_float(argument):
            joined[-1] += f"={argument}"
        else:
            joined.append(argument)
    return joined


def _is_float(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def _whole(least: int, largest: int) -> Callable[[str], int]:
    def read(text: str) -> int:
        # The length is looked at first because Python refuses to read thousands of digits at all.
        if re.fullmatch(r"[+-]?[0-9]{1,30}", text) and least <= int(text) <= largest:
            return int(text)
        raise ArgumentTypeError(f"must be a whole number from {least} to {largest}, not {quoted(text)}")

    return read


def _learning_rate(text: str) -> float:
    value = _real(text)
    if is_learning_rate(value):
        return value
    raise ArgumentTypeError(f"must be above 0 and at most {LARGEST_LEARNING_RATE:g}, not {quoted(text)}")


def _start(text: str) -> float:
    value = _real(text)
    if abs(value) <= LARGEST_START:
        return value
    raise ArgumentTypeError(f"must be from {-LARGEST_START:g} to {LARGEST_START:g}, not {quoted(text)}")


def _real(text: str) -> float:
    if _is_float(text) and "_" not in text and math.isfinite(float(text)):
        return float(text)
    raise ArgumentTypeError(f"must be a finite number, not {quoted(text)}")


def _size(text: str) -> tuple[int, int]:
    found = re.fullmatch(r"([0-9]{1,6})[xX]([0-9]{1,6})", text)
    if found and is_window_size(int(found[1]), int(found[2])):
        return int(found[1]), int(found[2])
    least, largest = ("x".join(map(str, size)) for size in (SMALLEST_WINDOW, LARGEST_WINDOW))
    raise ArgumentTypeError(f"must be WxH from {least} to {largest}, not {quoted(text)}")


def _column(text: str) -> str:
    if text.strip():
        return text
    raise ArgumentTypeError("needs a name")


def _file(text: str) -> Path:
    if text:
        return Path(text)
    raise ArgumentTypeError("needs the name of a file")
