"""What a workbook would take to unpack, found out before it is: a few bytes may stand for a sheet beyond all memory.

A workbook is a ZIP archive of XML. What reads it makes room for every cell up to the last one that is filled, and ends the
program where there is no room. So everything is unpacked here first, a piece at a time and within a limit, to see how
far each sheet goes.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from typing import IO
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile

from app.files.bounded import MIB

LARGEST_UNPACKED = 512 * MIB
LARGEST_SHEET = 1 << 23
"""In cells: eight columns of as many rows as a sheet can have."""
MOST_MEMBERS = 10_000
_CELL = re.compile("([A-Z]{1,3})([0-9]{1,7})")
_ROWS, _COLUMNS = 1 << 20, 1 << 14
_KINDS = {"xl/workbook.xml": "xlsx", "content.xml": "ods"}


class UnpackingError(Exception):
    """Why a workbook is not read."""


@dataclass
class _Extent:
    """How far the sheets of one part go: the place of the cell just passed and of the last filled one, from 1."""

    row: int = 0
    column: int = 0
    last_row: int = 0
    last_column: int = 0

    def fill(self) -> None:
        """There is something in the cell just passed."""
        if not (0 <= self.row <= _ROWS and 0 <= self.column <= _COLUMNS):
            raise UnpackingError("a cell outside of any sheet")
        self.last_row, self.last_column = max(self.last_row, self.row), max(self.last_column, self.column)
        if self.last_row * self.last_column > LARGEST_SHEET:
            raise UnpackingError(f"a sheet of more than {LARGEST_SHEET:,} cells")


def check_unpacked(content: bytes) -> None:
    """Raise UnpackingError unless it is a workbook that can be unpacked in bounded memory."""
    try:
        with ZipFile(BytesIO(content)) as archive:
            members = archive.infolist()
            kind = next((kind for name, kind in _KINDS.items() if name in archive.namelist()), None)
            if kind is None:
                raise UnpackingError("this is a ZIP archive, not a workbook; unpack it, and open the table in it")
            if len(members) > MOST_MEMBERS or sum(member.file_size for member in members) > LARGEST_UNPACKED:
                raise UnpackingError(f"larger than {LARGEST_UNPACKED // MIB} MiB when unpacked")
            for member in members:
                with archive.open(member) as part:
                    _check_part(part, _started_in_xlsx if kind == "xlsx" else _started_in_ods)
    except (BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError) as error:
        raise UnpackingError("a damaged workbook, or one with a password") from error
    except expat.ExpatError as error:
        raise UnpackingError("a damaged workbook") from error


def _check_part(part: IO[bytes], started: Callable[[_Extent, str, dict[str, str]], None]) -> None:
    piece = part.read(MIB)
    is_xml = piece.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n\0").startswith(b"<")
    parser, extent = expat.ParserCreate(), _Extent()

    def start(name: str, attributes: dict[str, str]) -> None:
        started(extent, name.rpartition(":")[2], attributes)

    def refuse_entities(*_: object) -> None:
        raise UnpackingError("a damaged workbook")

    parser.StartElementHandler = start
    parser.StartDoctypeDeclHandler = refuse_entities
    while piece:
        if is_xml:
            parser.Parse(piece, False)
        piece = part.read(MIB)
    if is_xml:
        parser.Parse(b"", True)


def _started_in_xlsx(extent: _Extent, name: str, attributes: dict[str, str]) -> None:
    if name == "c":
        place = attributes.get("r")
        if place is None:
            extent.column += 1
        else:
            found = _CELL.fullmatch(place)
            if found is None:
                raise UnpackingError("a cell outside of any sheet")
            extent.row, extent.column = int(found[2]), _number_of(found[1])
        extent.fill()
    elif name == "row":
        extent.row, extent.column = _whole(attributes.get("r", str(extent.row + 1))), 0
    elif name == "sheetData":
        extent.row = extent.column = 0


def _started_in_ods(extent: _Extent, name: str, attributes: dict[str, str]) -> None:
    if name in {"table-cell", "covered-table-cell"}:
        extent.column += _whole(_attribute(attributes, "number-columns-repeated"))
        if any(key.rpartition(":")[2] == "value-type" for key in attributes):
            extent.fill()
    elif name == "table-row":
        extent.row, extent.column = extent.row + _whole(_attribute(attributes, "number-rows-repeated")), 0
    elif name == "table":
        extent.row = extent.column = extent.last_row = extent.last_column = 0
    elif name == "p" and extent.column:
        extent.fill()


def _attribute(attributes: dict[str, str], name: str) -> str:
    return next((value for key, value in attributes.items() if key.rpartition(":")[2] == name), "1")


def _whole(text: str) -> int:
    if text.isascii() and text.isdigit() and len(text) <= 9:
        return int(text)
    raise UnpackingError("a cell outside of any sheet")


def _number_of(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
