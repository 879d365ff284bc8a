"""Files that are no tables, known by their first bytes: said in words of what they are, not of how they are not read."""

from __future__ import annotations

import re

_PICTURES = {
    "PNG": rb"\x89PNG\r\n\x1a\n",
    "JPEG": rb"\xff\xd8\xff",
    "GIF": rb"GIF8[79]a",
    "WebP": rb"RIFF....WEBP",
    "TIFF": rb"II\*\0|MM\0\*",
}
_ARCHIVES = {
    "gzip": rb"\x1f\x8b",
    "bzip2": rb"BZh[1-9]1AY&SY",
    "xz": rb"\xfd7zXZ\0",
    "Zstandard": rb"\x28\xb5\x2f\xfd",
    "7z": rb"7z\xbc\xaf\x27\x1c",
    "RAR": rb"Rar!\x1a\x07",
}
_OTHERS = {
    "this is a PDF, not a table": rb"%PDF-",
    "this is a film, not a table": rb"\0\0..ftyp",
    "this is a workbook of an old kind, or one with a password; save it as .xlsx, .ods or text": rb"\xd0\xcf\x11\xe0\xa1",
}
_KINDS = {
    **{f"this is a picture ({name}), not a table": begins for name, begins in _PICTURES.items()},
    **{f"this is a compressed file ({name}); unpack it, and open the table in it": each for name, each in _ARCHIVES.items()},
    **_OTHERS,
}


def what_it_is(first: bytes) -> str:
    """What a file is that begins like this, where that is sure to be no table; an empty text for any other."""
    return next((kind for kind, begins in _KINDS.items() if re.match(begins, first, re.DOTALL)), "")
