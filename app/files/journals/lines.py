"""The lines of a journal: a checksum and a message as JSON on each. The last may be torn where the power was cut."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from zlib import crc32

from app.session.plain import Plain

FORMAT, VERSION = "gradient-descent-visualizer journal", 1

HEAD: dict[str, Plain] = {"format": FORMAT, "version": VERSION}


def line_of(plain: Plain) -> bytes:
    """The line that says this. Raises ValueError for what is not finite."""
    text = json.dumps(plain, allow_nan=False, separators=(",", ":")).encode("ascii")
    return b"%08x %s\n" % (crc32(text), text)


def said_in(lines: Iterable[bytes]) -> Iterator[object]:
    """What the lines say, up to the first that is torn or damaged; nothing where they are no journal of this version."""
    found = _whole(lines)
    if next(found, None) == HEAD:
        yield from found


def _whole(lines: Iterable[bytes]) -> Iterator[object]:
    for line in lines:
        checksum, _, text = line.rstrip(b"\n").partition(b" ")
        if not line.endswith(b"\n") or checksum != b"%08x" % crc32(text):
            return
        try:
            yield json.loads(text)
        except (ValueError, RecursionError):
            return
