"""Only files of a known kind and of bounded size are read, and only a pipe is waited for."""

import os
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.files import bounded
from app.files.bounded import KIB, MIB, pieces_of, read_bounded
from app.files.problem import FileProblem

with_pipes = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes have no names here")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "file"
    path.write_bytes(b"0123456789")
    return path


@pytest.fixture
def pipe(tmp_path: Path) -> Path:
    os.mkfifo(tmp_path / "pipe")
    return tmp_path / "pipe"


@pytest.fixture
def kept_open(pipe: Path) -> Iterator[int]:
    """The descriptor of somebody who has the pipe open and neither closes it nor writes to it of their own accord."""
    descriptor = os.open(pipe, os.O_RDWR)
    yield descriptor
    os.close(descriptor)


def reason(path: Path, limit: int = 10, takes_pipes: bool = False) -> str:
    with pytest.raises(FileProblem) as caught:
        list(pieces_of(path, limit, 4, takes_pipes))
    assert caught.value.path == path
    return caught.value.reason


def test_a_file_of_the_largest_size_is_read_whole(path: Path) -> None:
    assert read_bounded(path, 10) == b"0123456789"


def test_it_comes_in_pieces_of_the_size_asked_for(path: Path) -> None:
    assert list(pieces_of(path, 10, 4)) == [b"0123", b"4567", b"89"]


@pytest.mark.parametrize(("limit", "said"), [(2 * MIB, "2 MiB"), (64 * KIB, "64 KiB"), (9, "9 bytes")])
def test_one_byte_more_is_refused_unread(path: Path, monkeypatch: pytest.MonkeyPatch, limit: int, said: str) -> None:
    os.truncate(path, limit + 1)
    monkeypatch.setattr(bounded.os, "read", None)
    assert reason(path, limit) == f"larger than {said}"


def test_a_file_that_grows_while_it_is_read_is_refused(path: Path) -> None:
    pieces = pieces_of(path, 10, 4)
    assert next(pieces) == b"0123"
    with path.open("ab") as file:
        file.write(b"!")
    with pytest.raises(FileProblem, match="larger than"):
        list(pieces)


def test_a_file_that_the_system_calls_empty_is_read_up_to_the_limit() -> None:
    path = Path("/proc/self/status")
    if not path.exists():
        pytest.skip("no such files here")
    assert path.stat().st_size == 0
    assert read_bounded(path, MIB).startswith(b"Name:")
    assert reason(path) == "larger than 10 bytes"


def test_a_folder_is_refused(tmp_path: Path) -> None:
    assert reason(tmp_path) == "is a folder"


@pytest.mark.parametrize("name", ["/dev/zero", "/dev/null", "/dev/full"])
def test_a_device_and_a_link_to_one_are_refused_unopened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    if not Path(name).exists():
        pytest.skip("no such device here")
    (tmp_path / "link").symlink_to(name)
    monkeypatch.setattr(bounded.os, "open", None)
    assert reason(Path(name), takes_pipes=True) == "is a device"
    assert reason(tmp_path / "link", takes_pipes=True) == "is a device"


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="sockets have no names here")
def test_a_socket_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # the name of a socket must be short
    with socket.socket(socket.AF_UNIX) as here:
        here.bind("socket")
        assert reason(Path("socket"), takes_pipes=True) == "is a socket"


def test_a_ring_of_links_is_refused(tmp_path: Path) -> None:
    try:
        (tmp_path / "one").symlink_to("two")
        (tmp_path / "two").symlink_to("one")
    except OSError:
        pytest.skip("no links here")
    assert "link" in reason(tmp_path / "one")


@with_pipes
def test_a_pipe_is_refused_and_not_waited_for(pipe: Path) -> None:
    assert reason(pipe) == "is a pipe"


@with_pipes
def test_a_pipe_that_takes_a_files_place_unseen_is_not_waited_for(path: Path, pipe: Path) -> None:
    class Swapped(type(path)):  # type: ignore[misc]
        def stat(self, **_options: object) -> os.stat_result:
            return path.stat()

    assert reason(Swapped(pipe)) == "is a pipe"


@with_pipes
def test_a_pipe_is_read_until_it_is_closed(pipe: Path) -> None:
    def write() -> None:
        with pipe.open("wb", buffering=0) as file:
            for byte in b"0123456789":
                file.write(bytes([byte]))

    writer = threading.Thread(target=write)
    writer.start()
    assert list(pieces_of(pipe, 10, 4, takes_pipes=True)) == [b"0123", b"4567", b"89"]
    writer.join()


@with_pipes
def test_a_pipe_without_end_is_refused_at_the_limit(pipe: Path, kept_open: int) -> None:
    os.write(kept_open, b"x" * 12)
    assert reason(pipe, takes_pipes=True) == "larger than 10 bytes"


def test_to_break_off_is_not_taken_for_a_problem(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_descriptor: int, _size: int) -> bytes:
        raise KeyboardInterrupt

    monkeypatch.setattr(bounded.os, "read", interrupted)
    with pytest.raises(KeyboardInterrupt):
        read_bounded(path, 10)
