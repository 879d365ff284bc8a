"""What a command line asks for."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from app.files.source import Source
from app.files.tables.columns import Wanted
from app.model.data.dataset import EMPTY, Dataset
from app.model.data.scaling import Line, ScaleChoice
from app.model.learning.training import Settings
from app.session.files.saving import FRAME_COUNTS
from app.session.saved.records import Session

PROGRAM = "main.py"


@dataclass(frozen=True)
class Options:
    """What a command line asks for. None means not said; ``start_line`` is in training units, ``size`` in pixels.

    ``left_out`` tells of rows of the file that are no points; ``to_open`` is what is read only once there is a window, and
    what was said of it: its points are not among ``points``. A ``session`` has points and settings of its own;
    ``points_path`` is then the file that it comes from.
    """

    points_path: Path | None = None
    points: Dataset = EMPTY
    to_open: tuple[Source, Wanted] | None = None
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
    wanted: Wanted = Wanted()
    session: Session | None = None
    save_session: Path | None = None
    gif: Path | None = None
    frames: int = FRAME_COUNTS[1]
    save_points: Path | None = None
