"""Arguments into options, points read and output files checked."""

from __future__ import annotations

import os
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from pathlib import Path
from typing import TypeAlias

from app.cli.arguments import parser as new_parser
from app.cli.arguments import with_negative_numbers_joined
from app.cli.options import Options
from app.files.atomic import check_writable
from app.files.exports.gif import check_gif_name
from app.files.pictures import check_picture_name
from app.files.problem import ChoiceNeeded, FileProblem
from app.files.sessions.format import ENDING
from app.files.sessions.reading import is_session_file, read_session
from app.files.source import Source
from app.files.tables.columns import Wanted
from app.files.tables.offering import has_choice
from app.files.tables.reading import LARGEST_FILE, read_source
from app.files.tables.table import Table
from app.model.data.dataset import EMPTY
from app.model.data.scaling import Line, ScaleChoice
from app.model.learning.sampling import Order
from app.model.learning.training import Mode, Settings

OF_THE_POINTS = (
    *("mode", "order", "batch_size", "learning_rate", "slope", "intercept", "seed", "scale"),
    *("x", "y", "sheet", "skip_bad_rows", "lesson"),
)
"""What cannot be said of a session."""


def parse(argv: Sequence[str], waiting: Callable[[], AbstractContextManager[None]] = nullcontext) -> Options:
    """The options that the arguments (without the program's name) ask for, points read and output files checked.

    Points are read within ``waiting()``: a pipe may keep the program for ever. Raises SystemExit: status 2 after one
    line on stderr for anything that cannot be used, 0 after --help or --version.
    """
    parser = new_parser()
    given = parser.parse_args(with_negative_numbers_joined(argv))
    if given.headless and given.steps is None:
        parser.error("argument --headless: needs --steps N")
    if given.steps is not None and not given.headless:
        parser.error("argument --steps: needs --headless")
    if given.frames is not None and not given.gif:
        parser.error("argument --frames: needs --gif FILE")
    for option in ("x", "y", "sheet", "skip_bad_rows"):
        if getattr(given, option) and not given.points:
            parser.error(f"argument --{option.replace('_', '-')}: needs a FILE of points")
    is_session = given.points is not None and is_session_file(given.points)
    if is_session:
        _check_alone(parser, given)
    try:
        _check_outputs(given)
        if is_session:
            return replace(_options(given, Table(EMPTY), None), session=read_session(given.points))
        wanted = Wanted(given.x, given.y, given.sheet, given.skip_bad_rows)
        with waiting():
            is_asking = not given.headless
            table, to_open = _read(given.points, wanted, is_asking) if given.points else (Table(EMPTY), None)
    except FileProblem as problem:
        parser.error(str(problem))
    return _options(given, table, to_open)


def _check_alone(parser: ArgumentParser, given: Namespace) -> None:
    """End with one line where an option contradicts a session, which has what it needs."""
    for option in OF_THE_POINTS:
        if getattr(given, option) != parser.get_default(option):
            parser.error(f"argument --{option.replace('_', '-')}: a session has its own")


Asked: TypeAlias = tuple[Source, Wanted]


def _read(path: Path, wanted: Wanted, is_asking: bool) -> tuple[Table, Asked | None]:
    """The points; or none, and where they are: in a large file, or one in which something can be chosen in a window."""
    source = Source(path, takes_pipes=True, kept=[] if is_asking and _is_pipe(path) else None)
    if is_asking and _can_wait(source):
        return Table(EMPTY), (source, wanted)
    try:
        return read_source(source, replace(wanted, is_asking=is_asking)), None
    except ChoiceNeeded:
        again = source if source.kept is None else Source(path, b"".join(source.kept))
        if not is_asking or not has_choice(again, wanted):
            raise
        return Table(EMPTY), (again, wanted)


def _can_wait(source: Source) -> bool:
    """Whether it is read once there is a window: a large file that any process can read, and that may be read at all."""
    is_handed = source.path.is_absolute() and source.path.parts[1:2] in (("dev",), ("proc",))
    return not (source.is_small or is_handed or (source.size or 0) > LARGEST_FILE)


def _is_pipe(path: Path) -> bool:
    try:
        return path.is_fifo()
    except OSError:  # whoever reads it says what is wrong
        return False


def _options(given: Namespace, table: Table, to_open: Asked | None) -> Options:
    return Options(
        points_path=given.points,
        points=table.points,
        to_open=to_open,
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
        save_session=given.save_session,
        wanted=Wanted(given.x, given.y, given.sheet, given.skip_bad_rows),
        gif=given.gif,
        frames=given.frames or Options.frames,
        save_points=given.save_points,
    )


def _check_outputs(given: Namespace) -> None:
    """Raise FileProblem unless every file to be written can be, and none is another one or the points."""
    if given.screenshot:
        check_picture_name(given.screenshot)
    if given.save_session and not is_session_file(given.save_session):
        raise FileProblem(given.save_session, f"the name of a session must end in {ENDING}")
    if given.gif:
        check_gif_name(given.gif)
    taken = {"the points come from": given.points} if given.points else {}
    names = ("trace", "screenshot", "save_session", "gif", "save_points")
    wanted = {f"--{name.replace('_', '-')}": getattr(given, name) for name in names}
    for option, path in wanted.items():
        if path is None:
            continue
        check_writable(path)
        for use, other in taken.items():
            is_saved_again = option == "--save-session" and is_session_file(other)
            if _is_same_file(path, other) and not is_saved_again:
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
