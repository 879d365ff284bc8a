"""The arguments that the program takes, and the help that names them."""

from __future__ import annotations

from argparse import Action, ArgumentParser, HelpFormatter
from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import NoReturn, TypeAlias

from app import __version__
from app.cli import values
from app.cli.options import PROGRAM
from app.files.pictures import FORMATS
from app.files.preferences import THEMES
from app.files.problem import one_line
from app.lesson.every import CHAPTERS
from app.model.data.scaling import ScaleChoice
from app.model.learning.sampling import Order
from app.model.learning.training import LARGEST_BATCH_SIZE, Mode, Settings
from app.session.files.saving import FRAME_COUNTS, LARGEST_FRAME_COUNT

AddArgument: TypeAlias = Callable[..., Action]

LARGEST_COUNT = 2**63 - 1
"""Seeds and step counts up to here fit numpy's widest integers."""
LARGEST_STEPS_PER_FRAME = 10_000
NUMERIC_OPTIONS = frozenset(
    ("--batch-size", "--learning-rate", "--slope", "--intercept", "--seed", "--steps-per-frame", "--steps")
)


class _Parser(ArgumentParser):
    """An argument parser whose complaint is one line, without the usage before it."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {one_line(message)}\n")


def parser() -> ArgumentParser:
    """The parser; what it cannot use it tells in one line on stderr and leaves with status 2."""
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
    _add_number(add, "--batch-size", values.whole(1, LARGEST_BATCH_SIZE), usual.batch_size, "points in a mini-batch")
    _add_number(add, "--learning-rate", values.learning_rate, usual.learning_rate, "how far a step goes")
    _add_number(add, "--slope", values.start, 0.0, "slope at the start, in training units")
    _add_number(add, "--intercept", values.start, 0.0, "intercept at the start, in training units")
    _add_number(add, "--seed", values.whole(0, LARGEST_COUNT), usual.seed, "decides the order of the points")
    scales = "training units; auto: none in [0, 1], else unit"
    _add_choice(add, "--scale", ScaleChoice, ScaleChoice.AUTO, scales)


def _add_window(parser: ArgumentParser) -> None:
    add = parser.add_argument_group("window").add_argument
    speed = values.whole(1, LARGEST_STEPS_PER_FRAME)
    add("--steps-per-frame", metavar="N", type=speed, help="speed, up to 10000 (default: 1)")
    add("--paused", action="store_true", help="wait for Space before training (default: train at once)")
    add("--theme", choices=THEMES, help="colours (default: as last time, at first dark)")
    chapters = [chapter.name for chapter in CHAPTERS]
    about = f"open the lesson there: {', '.join(chapters[:3])} ..."
    add("--lesson", metavar="CHAPTER", choices=chapters, help=about)
    add("--size", metavar="WxH", type=values.size, help="pixels (default: as last time, at first 1280x800)")


def _add_files(parser: ArgumentParser) -> None:
    add = parser.add_argument_group("files and running without a window").add_argument
    add(
        "points",
        metavar="FILE",
        nargs="?",
        type=values.file,
        help="points (a table as text, .xlsx, .ods), or a session",
    )
    add("--x", metavar="COLUMN", type=values.column, help="the column of x: its name, or its number from 1")
    add("--y", metavar="COLUMN", type=values.column, help="the column of y")
    add("--sheet", metavar="NAME", type=values.column, help="which sheet of a workbook")
    add("--skip-bad-rows", action="store_true", help="go on without the rows that cannot be used, and name them")
    add("--headless", action="store_true", help="open no window: run --steps N steps and leave")
    add("--steps", metavar="N", type=values.whole(0, LARGEST_COUNT), help="how many steps --headless runs")
    add("--trace", metavar="FILE", type=values.file, help="write every step as CSV when leaving, in training units")
    add("--save-session", metavar="FILE", type=values.file, help="save everything when leaving, to be opened as FILE again")
    endings = " ".join(FORMATS)
    add("--screenshot", metavar="FILE", type=values.file, help=f"save the window's picture when leaving ({endings})")
    add("--gif", metavar="FILE", type=values.file, help="save the run as an animated GIF when leaving")
    frames = values.whole(2, LARGEST_FRAME_COUNT)
    add("--frames", metavar="N", type=frames, help=f"how many frames the GIF has at most (default: {FRAME_COUNTS[1]})")
    add("--save-points", metavar="FILE", type=values.file, help="save the points as CSV when leaving, in their own units")
    add("--version", action="version", version=f"Gradient Descent Visualizer {__version__}", help="print the version")
    add("-h", "--help", action="help", help="print this help")


def _add_choice(add: AddArgument, name: str, choices: type[StrEnum], default: StrEnum, text: str) -> None:
    names = [str(choice) for choice in choices]
    add(name, choices=names, default=str(default), help=f"{text} (default: {default})")


def _add_number(add: AddArgument, name: str, kind: Callable[[str], float], default: float, text: str) -> None:
    metavar = "N" if isinstance(default, int) else "F"
    add(name, metavar=metavar, type=kind, default=default, help=f"{text} (default: {default})")


def with_negative_numbers_joined(argv: Sequence[str]) -> list[str]:
    """The arguments with ``--slope -1e-3`` as ``--slope=-1e-3``: argparse takes ``-1e-3`` and ``-inf`` for options."""
    joined: list[str] = []
    for place, argument in enumerate(argv):
        if argument == "--":
            return [*joined, *argv[place:]]
        if joined and joined[-1] in NUMERIC_OPTIONS and argument.startswith("-") and values.is_float(argument):
            joined[-1] += f"={argument}"
        else:
            joined.append(argument)
    return joined
