"""Bytes to text: UTF-8, UTF-16 and UTF-32 with a byte-order mark, UTF-16 without one, else Windows-1252.

Text of another encoding is not taken for one of these where that can be known: Windows-1252 is tried only if nothing
before was plainly UTF-8, and then every character must be one that a person writes.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator
from itertools import chain

_MARKS = (
    (codecs.BOM_UTF8, "UTF-8"),
    (codecs.BOM_UTF32_LE, "UTF-32-LE"),  # begins like the mark of UTF-16
    (codecs.BOM_UTF32_BE, "UTF-32-BE"),
    (codecs.BOM_UTF16_LE, "UTF-16-LE"),
    (codecs.BOM_UTF16_BE, "UTF-16-BE"),
)
_SAMPLE = 1024
_LEAST_ZEROS = 0.4
"""The share of zero bytes in UTF-16 text of Latin letters, digits and separators is about a half."""
_ODD_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
ANY = "UTF-8, UTF-16 or Windows-1252"


class NotTextError(Exception):
    """Bytes that are no text; ``lines`` is how many whole lines of this piece came before."""

    def __init__(self, encoding: str, lines: int) -> None:
        self.lines = lines
        super().__init__(f"not {encoding} text")


def in_utf8(pieces: Iterable[bytes]) -> tuple[Iterator[bytes], bool]:
    """The same text in UTF-8, or still in Windows-1252; and whether it is sure to be UTF-8.

    The iterator raises NotTextError, with the number of lines since its first piece.
    """
    rest = iter(pieces)
    first = next(rest, b"")
    while len(first) < _SAMPLE and (more := next(rest, b"")):
        first += more
    whole = chain([first], rest)
    for mark, encoding in _MARKS:
        if first.startswith(mark):
            unmarked = chain([first[len(mark) :]], rest)
            return (unmarked if encoding == "UTF-8" else _recoded(unmarked, encoding)), True
    encoding = _unmarked_utf16(first[:_SAMPLE])
    return (_recoded(whole, encoding), True) if encoding else (whole, False)


def _unmarked_utf16(sample: bytes) -> str:
    """The name of the encoding if zeros stand at every other place alone, else ""."""
    high, low = sample[0::2], sample[1::2]
    if low and low.count(0) >= len(low) * 2 * _LEAST_ZEROS and not high.count(0):
        return "UTF-16-LE"
    if high and high.count(0) >= len(high) * 2 * _LEAST_ZEROS and not low.count(0):
        return "UTF-16-BE"
    return ""


def _recoded(pieces: Iterator[bytes], encoding: str) -> Iterator[bytes]:
    decoder = codecs.getincrementaldecoder(encoding)()
    lines = 0
    for piece in chain(pieces, [b""]):
        try:
            text = decoder.decode(piece, final=not piece)
        except UnicodeDecodeError as error:
            before = error.object[: error.start].decode(encoding, "ignore")
            raise NotTextError(encoding[:6], lines + before.count("\n")) from error
        lines += text.count("\n")
        yield text.encode()


class Decoder:
    """Lines in bytes to lines in text, a piece at a time; UTF-8 until something is not, then Windows-1252."""

    def __init__(self, is_utf8: bool) -> None:
        self._is_utf8 = is_utf8
        self._is_windows = False

    def text(self, lines: bytes) -> str:
        """The text. Raises NotTextError."""
        if self._is_windows:
            return self._windows(lines)
        try:
            text = lines.decode()
        except UnicodeDecodeError as error:
            if self._is_utf8 or not lines[: error.start].isascii():
                raise NotTextError("UTF-8", lines.count(b"\n", 0, error.start)) from error
            text = self._windows(lines)
            self._is_windows = True
            return text
        self._is_utf8 = self._is_utf8 or not text.isascii()
        return text

    @staticmethod
    def _windows(lines: bytes) -> str:
        try:
            text = lines.decode("cp1252")
        except UnicodeDecodeError as error:
            raise NotTextError(ANY, lines.count(b"\n", 0, error.start)) from error
        odd = _ODD_CONTROL.search(text)
        if odd:
            raise NotTextError(ANY, text.count("\n", 0, odd.start()))
        return text
