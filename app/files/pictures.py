"""Pictures of the window, in the format that the file name's ending names."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from app.files.atomic import atomic_writer
from app.files.problem import FileProblem, quoted

FORMATS = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG", ".bmp": "BMP", ".gif": "GIF"}
JPEG_QUALITY = 95
"""High enough for sharp thin lines and small type."""


def check_picture_name(path: Path) -> None:
    """Raise FileProblem unless the file's ending names a picture format, in small or capital letters."""
    if path.suffix.lower() not in FORMATS:
        known = ", ".join(FORMATS)
        found = f"ends in {quoted(path.suffix)}" if path.suffix else "has no ending"
        raise FileProblem(path, f"{found}; a picture's name must end in one of {known}")


def save_picture(path: Path, rgb_bytes: bytes, size: tuple[int, int]) -> None:
    """Save a picture of ``size`` (width, height) pixels, three bytes each, row by row from the top left.

    The name's ending chooses the format. Raises FileProblem, and then leaves an existing file as it
    was; ValueError if there are not ``3 * width * height`` bytes.
    """
    check_picture_name(path)
    with atomic_writer(path, "wb") as file:
        file.write(picture_bytes(rgb_bytes, size, FORMATS[path.suffix.lower()]))


def picture_bytes(rgb_bytes: bytes, size: tuple[int, int], format_name: str = "PNG") -> bytes:
    """The content of a picture's file. Raises ValueError as ``save_picture`` does."""
    # Few runs save a picture, so Pillow is loaded only then.
    from PIL import Image  # noqa: PLC0415

    content = BytesIO()
    Image.frombytes("RGB", size, rgb_bytes).save(content, format=format_name, quality=JPEG_QUALITY)
    return content.getvalue()
