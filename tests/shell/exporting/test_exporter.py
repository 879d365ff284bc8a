"""Things are saved by another process, and opened again by another reader; cancelled ones leave nothing."""

from __future__ import annotations

import csv
import time
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageSequence

from app.files.trace import COLUMNS
from app.messages import (
    Advance,
    CancelSaving,
    ClearPoints,
    CopyPicture,
    Escape,
    LoadPoints,
    Message,
    RememberFile,
    SaveAnimation,
    SavePicture,
    SavePoints,
    SaveTrace,
    SetFrameCount,
    SetPicturePart,
    SetPictureScale,
    TogglePlay,
)
from app.model.data.dataset import Dataset
from app.session.files.saving import AnimationKind, Part, evenly_spaced
from app.session.state import State
from app.shell.apart.wire import Packed, packed
from app.shell.exporting import exporter as module
from app.shell.exporting.drawing import drawn, reel, rgb, snapshot
from app.shell.exporting.exporter import Exporter, folder_beside
from app.update.dispatcher import Dispatcher
from tests.properties.any_message import EXAMPLE, new_state

PATIENCE_S = 60.0
GIF = SaveAnimation(AnimationKind.GIF)


class Desk:
    """A program without a window that saves into a folder."""

    def __init__(self, folder: Path | None) -> None:
        self.dispatcher = Dispatcher(new_state())
        self.exporter = Exporter(self.dispatcher, folder)
        self.shares: list[float] = []
        self.sends(LoadPoints(EXAMPLE, "points"), Advance(40), TogglePlay())

    @property
    def state(self) -> State:
        return self.dispatcher.state

    def sends(self, *messages: Message) -> None:
        for message in messages:
            self.dispatcher.send(message)

    def waits(self, is_so: Callable[[], bool] | None = None) -> str:
        """Turn until nothing is saved any more, or until that is so; returns the notice."""
        deadline = time.monotonic() + PATIENCE_S
        while self.state.saving is not None and not (is_so and is_so()):
            assert time.monotonic() < deadline, "waited in vain"
            self.exporter.take_news()
            if self.state.saving is not None:
                self.shares.append(self.state.saving.share)
            time.sleep(0.005)
        return self.state.notice


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path)
    yield desk
    desk.exporter.close()


def names_in(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir())


# --- what is saved ---------------------------------------------------------------------------------------------------


def test_a_picture_is_that_of_the_window_at_the_scale_that_was_chosen(desk: Desk, tmp_path: Path) -> None:
    desk.sends(SetPictureScale(2), SavePicture())
    expected = rgb(drawn(snapshot(desk.state), (1280, 800), 2))
    path = tmp_path / "gradient-descent-1.png"
    assert desk.waits() == f"Saved the picture (2560 × 1600) in {path}"
    with Image.open(path) as picture:
        assert picture.convert("RGB").tobytes() == expected
    assert names_in(tmp_path) == [path.name]


def test_a_picture_of_a_part_is_that_of_the_part(desk: Desk, tmp_path: Path) -> None:
    desk.sends(SetPicturePart(Part.STEP), SavePicture())
    expected = drawn(snapshot(desk.state), (1280, 800), 1, Part.STEP)
    desk.waits()
    with Image.open(tmp_path / "gradient-descent-1.png") as picture:
        assert picture.size == expected.get_size()
        assert picture.convert("RGB").tobytes() == rgb(expected)


def test_points_come_back_to_the_bit(desk: Desk, tmp_path: Path) -> None:
    desk.sends(SavePoints())
    path = tmp_path / "gradient-descent-points-1.csv"
    assert desk.waits() == f"Saved the points ({len(EXAMPLE)} rows) in {path}"
    rows = np.loadtxt(path, delimiter=",", skiprows=1)
    assert np.array_equal(rows, np.column_stack([EXAMPLE.xs, EXAMPLE.ys]))


def test_the_trace_has_every_step(desk: Desk, tmp_path: Path) -> None:
    desk.sends(SaveTrace())
    path = tmp_path / "gradient-descent-trace-1.csv"
    assert desk.waits() == f"Saved the trace (40 rows) in {path}"
    with path.open(newline="") as file:
        rows = [*csv.DictReader(file)]
    assert ",".join(rows[0]) == COLUMNS
    assert [int(row["step"]) for row in rows] == [*range(1, 41)]
    assert (float(rows[-1]["m"]), float(rows[-1]["b"])) == tuple(desk.state.training.line)


def test_an_animation_shows_the_run_and_twice_saved_it_is_the_same(desk: Desk, tmp_path: Path) -> None:
    desk.sends(SetFrameCount(4), GIF)
    frames = reel(snapshot(desk.state), evenly_spaced(0, 40, 4), (1280, 800))
    path = tmp_path / "gradient-descent-1.gif"
    assert desk.waits() == f"Saved the GIF (1280 × 800) in {path}"
    assert max(desk.shares) > 0.2 and desk.shares == sorted(desk.shares)
    with Image.open(path) as opened:
        found = [np.asarray(frame.convert("RGB")).astype(int) for frame in ImageSequence.Iterator(opened)]
    assert len(found) == 4
    for number, picture in enumerate(found):
        expected = np.frombuffer(frames.draw(number), dtype=np.uint8).reshape(picture.shape)
        assert np.abs(picture - expected).mean() < 0.5
    desk.sends(GIF)
    desk.waits()
    assert path.read_bytes() == (tmp_path / "gradient-descent-2.gif").read_bytes()


def test_a_copied_picture_is_put_on_the_clipboard(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put: list[bytes] = []
    monkeypatch.setattr(module, "put_picture", lambda png: put.append(png) or "")
    desk.sends(CopyPicture())
    assert desk.waits() == "Copied the picture (1280 × 800)"
    with Image.open(BytesIO(put[0])) as picture:
        assert picture.convert("RGB").tobytes() == rgb(drawn(snapshot(desk.state), (1280, 800)))
    assert names_in(tmp_path) == []


def test_where_no_picture_can_be_copied_the_reason_is_said(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "put_picture", lambda png: "this system takes text alone")
    desk.sends(CopyPicture())
    assert desk.waits() == "The picture cannot be copied: this system takes text alone"


def test_steps_that_run_meanwhile_change_nothing_of_what_was_asked_for(desk: Desk, tmp_path: Path) -> None:
    desk.sends(SaveTrace(), TogglePlay(), *[Advance(1000)] * 20)
    desk.waits()
    assert (tmp_path / "gradient-descent-trace-1.csv").read_text().count("\n") == 41


def test_what_is_asked_for_while_something_is_saved_is_saved_after_it_as_it_was_then(desk: Desk, tmp_path: Path) -> None:
    desk.sends(SavePicture(), SavePoints(), SaveTrace(), SavePoints(), TogglePlay(), Advance(100))
    desk.sends(ClearPoints())
    names = ("gradient-descent-1.png", *(f"gradient-descent-{name}.csv" for name in ("points-1", "points-2", "trace-1")))
    assert names_in(tmp_path) == [*names], "each has its name from the moment that it was asked for"
    said = desk.waits()
    points = f"the points ({len(EXAMPLE)} rows)"
    assert said == f"Saved the picture (1280 × 800), {points} twice and the trace (40 rows) in {tmp_path}"
    assert not desk.state.is_notice_failure
    with Image.open(tmp_path / names[0]) as picture:
        assert picture.size == (1280, 800)
    assert [(tmp_path / name).read_text().count("\n") for name in names[1:]] == [len(EXAMPLE) + 1, len(EXAMPLE) + 1, 41]
    assert not desk.exporter.is_busy


def test_what_cannot_be_saved_does_not_keep_what_waits_for_it(desk: Desk, tmp_path: Path) -> None:
    desk.sends(GIF, SavePoints())
    assert desk.exporter._work is not None
    desk.exporter._work.process._process.kill()
    name = "gradient-descent-points-1.csv"
    failed = f"Not saved in {tmp_path}: it ended before it was done"
    assert desk.waits() == f"{failed}; saved the points ({len(EXAMPLE)} rows) in {tmp_path / name}"
    assert desk.state.is_notice_failure
    assert names_in(tmp_path) == [name]


def test_a_picture_that_was_to_be_copied_says_why_it_was_not(desk: Desk, tmp_path: Path) -> None:
    desk.sends(CopyPicture())
    assert desk.exporter._work is not None
    desk.exporter._work.process._process.kill()
    assert desk.waits() == "The picture cannot be copied: it ended before it was done"
    assert desk.state.is_notice_failure
    assert names_in(tmp_path) == []


def test_where_something_is_saved_what_has_no_place_is_said_at_once(desk: Desk, tmp_path: Path) -> None:
    desk.sends(SavePicture(), RememberFile(str(tmp_path / "gone" / "points.csv")), SavePoints())
    assert desk.state.notice == f"Not saved in {tmp_path / 'gone'}: gradient-descent-points-1.csv: no such file"
    saved = f"saved the picture (1280 × 800) in {tmp_path / 'gradient-descent-1.png'}"
    assert desk.waits().endswith(f"gradient-descent-points-1.csv: no such file; {saved}")
    desk.sends(SavePicture())
    assert desk.waits().startswith("Not saved in "), "what was said before is not said again"


def test_cancelled_neither_what_is_saved_nor_what_waits_leaves_anything(desk: Desk, tmp_path: Path) -> None:
    desk.sends(GIF, SavePoints(), SavePicture(), CancelSaving())
    assert names_in(tmp_path) == []
    assert not desk.exporter.is_busy
    desk.sends(SavePoints())
    desk.waits()
    assert names_in(tmp_path) == ["gradient-descent-points-1.csv"]


# --- what is not -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("ending", [CancelSaving(), Escape()])
def test_cancelled_it_leaves_no_file_and_the_next_is_saved(desk: Desk, tmp_path: Path, ending: Message) -> None:
    desk.sends(GIF)
    desk.waits(lambda: any(desk.shares))
    desk.sends(ending)
    desk.exporter.take_news()
    assert not desk.exporter.is_busy
    assert names_in(tmp_path) == []
    assert desk.state.notice == "Cancelled: nothing was saved"
    desk.sends(SavePoints())
    desk.waits()
    assert names_in(tmp_path) == ["gradient-descent-points-1.csv"]


def test_at_the_end_of_the_program_nothing_is_left(desk: Desk, tmp_path: Path) -> None:
    desk.sends(GIF)
    desk.exporter.close()
    assert names_in(tmp_path) == []
    assert not desk.exporter.is_busy


def test_a_folder_that_is_gone_is_one_line(desk: Desk, tmp_path: Path) -> None:
    desk.sends(RememberFile(str(tmp_path / "gone" / "points.csv")))
    desk.sends(SavePoints())
    assert desk.state.saving is None
    assert desk.state.notice == f"Not saved in {tmp_path / 'gone'}: gradient-descent-points-1.csv: no such file"


def test_a_folder_that_vanishes_meanwhile_is_one_line(desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    desk.sends(RememberFile(str(folder / "points.csv")))
    desk.sends(GIF)
    for entry in folder.iterdir():
        entry.unlink()
    folder.rmdir()
    said = desk.waits()
    assert said.startswith(f"Not saved in {folder}: gradient-descent-1.gif: ")


def test_a_process_that_is_killed_is_one_line_and_leaves_nothing(desk: Desk, tmp_path: Path) -> None:
    desk.sends(GIF)
    assert desk.exporter._work is not None
    desk.exporter._work.process._process.kill()
    assert desk.waits() == f"Not saved in {tmp_path}: it ended before it was done"
    assert names_in(tmp_path) == []


@pytest.mark.parametrize("asked", [SavePicture(), GIF, SavePoints(), SaveTrace()])
def test_very_many_points_are_not_copied_while_the_window_waits(
    desk: Desk, asked: Message, monkeypatch: pytest.MonkeyPatch
) -> None:
    handed_over: list[Packed] = []

    def keep(*arguments: object) -> None:
        handed_over.append(packed(arguments))

    monkeypatch.setattr(module, "Apart", keep)
    desk.sends(LoadPoints(Dataset.of(np.linspace(0.0, 1.0, 300_000), np.linspace(1.0, 0.0, 300_000)), "many"), Advance(40))
    desk.sends(asked)
    desk.exporter._work = None
    (said,) = handed_over
    assert len(said.pickled) < desk.state.points.xs.nbytes / 2
    assert any(len(array.raw()) == desk.state.points.xs.nbytes for array in said.arrays)


def test_where_nobody_saves_nothing_is_waited_for() -> None:
    desk = Desk(None)
    desk.sends(SavePoints())
    desk.exporter.take_news()
    assert desk.state.saving is None


def test_what_was_asked_for_before_anybody_listened_is_not_begun(tmp_path: Path) -> None:
    state = new_state()
    Dispatcher(state).send(LoadPoints(EXAMPLE, "points"))
    Dispatcher(state).send(SavePoints())
    exporter = Exporter(Dispatcher(state), tmp_path)
    exporter.take_news()
    assert state.saving is None and not exporter.is_busy
    assert names_in(tmp_path) == []


def test_files_go_beside_the_points() -> None:
    assert folder_beside(None) == Path.cwd()
    assert folder_beside(Path("some") / "points.csv") == Path.cwd() / "some"
