"""What two processes of this program say to each other over a pipe: objects, their arrays as they lie in memory.

Only a program that was started by this one is ever heard: what it says is unpickled.
"""

from __future__ import annotations

import pickle
from struct import Struct
from typing import IO, Any

_NUMBER = Struct("<Q")
_PROTOCOL = 5
"""The first that leaves the content of arrays where it is."""


def send(file: IO[bytes], said: object) -> None:
    """Say one thing. Raises OSError where nobody listens any more."""
    buffers: list[pickle.PickleBuffer] = []
    pickled = pickle.dumps(said, _PROTOCOL, buffer_callback=buffers.append)
    file.write(_NUMBER.pack(len(buffers)))
    for piece in (memoryview(pickled), *(buffer.raw() for buffer in buffers)):
        file.write(_NUMBER.pack(piece.nbytes))
        file.write(piece)
    file.flush()


def receive(file: IO[bytes]) -> Any:
    """The next thing that is said; arrays are read-only. Raises EOFError where the other process has ended."""
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
    content = memoryview(bytearray(size))
    filled = 0
    while filled < size:
        read = file.readinto(content[filled:])  # type: ignore[attr-defined]  # every binary file has it
        if not read:
            raise EOFError
        filled += read
    return content.toreadonly()
