"""Pictures are what was handed over, in the format that the name asks for."""

from pathlib import Path

import pytest
from PIL import Image

from app.files.pictures import check_picture_name, save_picture
from app.files.problem import FileProblem

SIZE = (3, 2)
RGB = bytes([255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 255, 0, 0, 0, 14, 17, 22])
"""Red, green, blue above white, black and a dark background."""


@pytest.mark.parametrize("name", ["shot.png", "shot.PNG", "shot.bmp", "a b.v2.png"])
def test_a_picture_comes_back_pixel_for_pixel(tmp_path: Path, name: str) -> None:
    save_picture(tmp_path / name, RGB, SIZE)
    with Image.open(tmp_path / name) as picture:
        assert picture.size == SIZE
        assert picture.convert("RGB").tobytes() == RGB


@pytest.mark.parametrize(
    ("name", "format_name"),
    [("s.png", "PNG"), ("s.jpg", "JPEG"), ("s.JPEG", "JPEG"), ("s.bmp", "BMP"), ("s.gif", "GIF")],
)
def test_the_ending_chooses_the_format(tmp_path: Path, name: str, format_name: str) -> None:
    save_picture(tmp_path / name, RGB, SIZE)
    with Image.open(tmp_path / name) as picture:
        assert picture.format == format_name
        assert picture.size == SIZE


@pytest.mark.parametrize(
    ("name", "found"),
    [("shot.txt", "ends in '.txt'"), ("shot.svg", "ends in '.svg'"), ("shot", "has no ending")],
)
def test_another_ending_is_turned_down_with_those_that_will_do(tmp_path: Path, name: str, found: str) -> None:
    for use in (check_picture_name, lambda path: save_picture(path, RGB, SIZE)):
        with pytest.raises(FileProblem) as caught:
            use(tmp_path / name)
        assert caught.value.reason == f"{found}; a picture's name must end in one of .png, .jpg, .jpeg, .bmp, .gif"
    assert [*tmp_path.iterdir()] == []


def test_a_picture_that_cannot_be_saved_leaves_the_old_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_arguments: object, **_options: object) -> None:
        raise OSError(28, "No space left on device")

    path = tmp_path / "shot.png"
    save_picture(path, RGB, SIZE)
    before = path.read_bytes()
    monkeypatch.setattr(Image.Image, "save", fail)
    with pytest.raises(FileProblem, match=r"shot\.png: no space left on device"):
        save_picture(path, RGB, SIZE)
    assert path.read_bytes() == before
    assert [*tmp_path.iterdir()] == [path]


def test_too_few_bytes_are_a_mistake_of_the_caller(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="not enough image data"):
        save_picture(tmp_path / "shot.png", RGB[:-1], SIZE)
    assert [*tmp_path.iterdir()] == []
