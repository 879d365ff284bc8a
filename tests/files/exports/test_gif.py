"""An animation is opened again by another reader: every frame is what was drawn, and the same frames give the same bytes."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image, ImageSequence

from app.files.exports.frames import LAST_FRAME_S, Frames
from app.files.exports.gif import check_gif_name, write_gif
from app.files.problem import FileProblem
from app.session.files.saving import FRAMES_PER_S

Picture = npt.NDArray[np.uint8]
SIZE = (64, 40)


def moving_square(number: int) -> Picture:
    """A coloured square that moves over a background of another colour, with a line that stays."""
    picture = np.full((SIZE[1], SIZE[0], 3), (14, 17, 22), dtype=np.uint8)
    picture[30, :] = (250, 200, 90)
    picture[5:15, 4 + 3 * number : 14 + 3 * number] = (122, 162, 247)
    return picture


def many_colours(number: int) -> Picture:
    """More colours than a palette has."""
    across, down = np.meshgrid(np.arange(SIZE[0]), np.arange(SIZE[1]))
    return np.stack([across * 4, down * 6, np.full_like(across, 20 * number)], axis=2).astype(np.uint8)


def frames_of(draw, count: int) -> Frames:
    return Frames(SIZE, count, lambda number: draw(number).tobytes())


def read_back(path: Path) -> list[Picture]:
    with Image.open(path) as opened:
        return [np.asarray(frame.convert("RGB")) for frame in ImageSequence.Iterator(opened)]


@pytest.mark.parametrize("count", [1, 2, 3, 12])
def test_every_frame_comes_back_pixel_for_pixel(tmp_path: Path, count: int) -> None:
    write_gif(tmp_path / "run.gif", frames_of(moving_square, count))
    found = read_back(tmp_path / "run.gif")
    assert len(found) == count
    for number, picture in enumerate(found):
        assert np.array_equal(picture, moving_square(number))


def test_with_more_colours_than_a_palette_has_each_is_nearly_its_own(tmp_path: Path) -> None:
    write_gif(tmp_path / "run.gif", frames_of(many_colours, 5))
    for number, picture in enumerate(read_back(tmp_path / "run.gif")):
        assert np.abs(picture.astype(int) - many_colours(number)).mean() < 16


def test_frames_in_which_nothing_changes_are_frames_all_the_same(tmp_path: Path) -> None:
    write_gif(tmp_path / "run.gif", frames_of(lambda number: moving_square(0), 4))
    found = read_back(tmp_path / "run.gif")
    with Image.open(tmp_path / "run.gif") as opened:
        assert opened.n_frames == 4
    assert all(np.array_equal(picture, moving_square(0)) for picture in found)


def test_it_begins_again_and_the_last_frame_stays_a_while(tmp_path: Path) -> None:
    write_gif(tmp_path / "run.gif", frames_of(moving_square, 3))
    with Image.open(tmp_path / "run.gif") as opened:
        assert opened.info["loop"] == 0
        durations = [frame.info["duration"] for frame in ImageSequence.Iterator(opened)]
    assert durations == [1000 // FRAMES_PER_S, 1000 // FRAMES_PER_S, 1000 * LAST_FRAME_S]


@pytest.mark.parametrize("draw", [moving_square, many_colours])
def test_the_same_frames_give_the_same_bytes(tmp_path: Path, draw) -> None:
    for name in ("one.gif", "two.gif"):
        write_gif(tmp_path / name, frames_of(draw, 6))
    assert (tmp_path / "one.gif").read_bytes() == (tmp_path / "two.gif").read_bytes()


def test_a_frame_more_takes_little_where_little_changes(tmp_path: Path) -> None:
    for count in (1, 11):
        write_gif(tmp_path / f"{count}.gif", frames_of(moving_square, count))
    one, many = ((tmp_path / f"{count}.gif").stat().st_size for count in (1, 11))
    assert (many - one) / 10 < 250


def test_after_each_frame_the_share_is_told(tmp_path: Path) -> None:
    told: list[float] = []
    write_gif(tmp_path / "run.gif", frames_of(moving_square, 4), told.append)
    assert told == [0.25, 0.5, 0.75, 1.0]


def test_given_up_it_leaves_the_file_of_before(tmp_path: Path) -> None:
    path = tmp_path / "run.gif"
    path.write_bytes(b"before")

    def give_up(share: float) -> None:
        if share > 0.5:
            raise RuntimeError

    with pytest.raises(RuntimeError):
        write_gif(path, frames_of(moving_square, 4), give_up)
    assert path.read_bytes() == b"before"
    assert [*tmp_path.iterdir()] == [path]


def test_a_gif_that_has_no_folder_is_a_problem_with_that_file(tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match=r"run\.gif: there is no folder"):
        write_gif(tmp_path / "missing" / "run.gif", frames_of(moving_square, 2))


def test_its_name_has_to_say_what_it_is(tmp_path: Path) -> None:
    check_gif_name(tmp_path / "run.GIF")
    with pytest.raises(FileProblem, match=r"run\.mp4: the name of an animated GIF must end in \.gif"):
        check_gif_name(tmp_path / "run.mp4")
