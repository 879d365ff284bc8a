"""What two processes of this program say to each other over a pipe: objects, their arrays as they lie in memory.

Only a program that was started by this one is ever heard: what it says is unpickled.
"""

from __future__ import annotations

import pickle
from struct import Struct
from typing import IO, Any, NamedTuple

import numpy as np

_NUMBER = Struct("<Q")
_PROTOCOL = 5
"""The first that leaves the content of arrays where it is."""


class Packed(NamedTuple):
    """One thing that can be said: pickled, and the arrays that are sent from where they lie."""

    pickled: bytes
    arrays: list[pickle.PickleBuffer]


def packed(said: object) -> Packed:
    """One thing as it is now, to be said later: only arrays that may still be written are copied, so that points are not."""
    arrays: list[pickle.PickleBuffer] = []

    def is_copied(array: pickle.PickleBuffer) -> bool:
        may_change = not array.raw().readonly
        if not may_change:
            arrays.append(array)
        return may_change

    return Packed(pickle.dumps(said, _PROTOCOL, buffer_callback=is_copied), arrays)


def unpacked(said: Packed) -> Any:
    """The thing again."""
    return pickle.loads(said.pickled, buffers=said.arrays)


def send(file: IO[bytes], said: object) -> None:
    """Say one thing. Raises OSError where nobody listens any more."""
    arrays: list[pickle.PickleBuffer] = []
    send_packed(file, Packed(pickle.dumps(said, _PROTOCOL, buffer_callback=arrays.append), arrays))


def send_packed(file: IO[bytes], said: Packed) -> None:
    """Say what was packed. Raises OSError where nobody listens any more."""
    file.write(_NUMBER.pack(len(said.arrays)))
    for piece in (memoryview(said.pickled), *(array.raw() for array in said.arrays)):
        file.write(_NUMBER.pack(piece.nbytes))
        file.write(piece)
    file.flush()


def receive(file: IO[bytes]) -> Any:
    """The next thing that is said; arrays that were not copied are read-only. Raises EOFError where the other has ended."""
    count = _number(file)
    pickled = _piece(file)
    return pickle.loads(pickled, buffers=[_piece(file) for _ in range(count)])


def _number(file: IO[bytes]) -> int:
    number: int = _NUMBER.unpack(_exactly(file, _NUMBER.size))[0]
    return number


def _piece(file: IO[bytes]) -> memoryview:
    return _exactly(file, _number(file))


def _exactly(file: IO[bytes], size: int) -> memoryview:
    """So many bytes, read-only."""
    # Not a bytearray: to fill that with zeros would hold up all other threads.
    content = np.empty(size, dtype=np.uint8).data
    filled = 0
    while filled < size:
        read = file.readinto(content[filled:])  # type: ignore[attr-defined]  # every binary file has it
        if not read:
            raise EOFError
        filled += read
    return content.toreadonly()
