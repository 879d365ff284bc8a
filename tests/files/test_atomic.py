"""A file is written wholly or not at all."""

import errno
import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import IO, Any

import pytest

from app.files import atomic
from app.files.atomic import SURELY_ABANDONED_S, atomic_writer, check_room, check_writable, settle
from app.files.problem import FileProblem

on_posix = pytest.mark.skipif(sys.platform == "win32", reason="POSIX permissions, links and devices")
as_user = pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is forbidden to root")


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_text_is_written_as_utf_8_with_its_newlines_as_they_come(tmp_path: Path) -> None:
    with atomic_writer(tmp_path / "new.txt") as file:
        file.write("θ\nb\r\n")
    assert (tmp_path / "new.txt").read_bytes() == "θ\nb\r\n".encode()
    assert names_in(tmp_path) == ["new.txt"]


def test_bytes_are_written_as_they_are(tmp_path: Path) -> None:
    with atomic_writer(tmp_path / "new.bin", "wb") as file:
        file.write(b"\x00\xff\r\n")
    assert (tmp_path / "new.bin").read_bytes() == b"\x00\xff\r\n"


def test_an_existing_file_is_replaced_whole(tmp_path: Path) -> None:
    path = tmp_path / "old.txt"
    path.write_text("a long text that was here before")
    with atomic_writer(path) as file:
        file.write("short")
    assert path.read_text() == "short"
    assert names_in(tmp_path) == ["old.txt"]


@pytest.mark.parametrize("failure", [RuntimeError("half-way"), KeyboardInterrupt()])
def test_a_writer_that_fails_half_way_leaves_the_old_file_and_nothing_else(tmp_path: Path, failure: BaseException) -> None:
    path = tmp_path / "old.txt"
    path.write_bytes(b"old\r\n")
    with pytest.raises(type(failure)), atomic_writer(path) as file:
        file.write("new" * 100_000)
        raise failure
    assert path.read_bytes() == b"old\r\n"
    assert names_in(tmp_path) == ["old.txt"]


def test_a_writer_that_fails_half_way_makes_no_new_file(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError), atomic_writer(tmp_path / "new.txt") as file:
        file.write("new")
        raise RuntimeError
    assert names_in(tmp_path) == []


def test_a_full_disk_is_a_problem_with_that_file_and_leaves_it(tmp_path: Path) -> None:
    path = tmp_path / "old.txt"
    path.write_text("old")
    with pytest.raises(FileProblem, match=r"old\.txt: no space left on device"), atomic_writer(path) as file:
        file.write("new")
        raise OSError(errno.ENOSPC, "No space left on device")
    assert path.read_text() == "old"
    assert names_in(tmp_path) == ["old.txt"]


def test_a_disk_that_fails_at_the_last_moment_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_descriptor: int) -> None:
        raise OSError(errno.EIO, "Input/output error")

    path = tmp_path / "old.txt"
    path.write_text("old")
    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(FileProblem, match="input/output error"), atomic_writer(path) as file:
        file.write("new")
    assert path.read_text() == "old"
    assert names_in(tmp_path) == ["old.txt"]


def test_the_old_file_can_be_read_until_the_new_one_is_complete(tmp_path: Path) -> None:
    path = tmp_path / "old.txt"
    path.write_text("old")
    with atomic_writer(path) as file:
        file.write("new")
        file.flush()
        assert path.read_text() == "old"
    assert path.read_text() == "new"


@on_posix
@pytest.mark.parametrize("mode", [0o600, 0o644, 0o666, 0o755])
def test_an_existing_file_keeps_its_permissions(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "old.txt"
    path.write_text("old")
    path.chmod(mode)
    with atomic_writer(path) as file:
        file.write("new")
    assert stat.S_IMODE(path.stat().st_mode) == mode


@on_posix
def test_a_new_file_has_the_permissions_that_any_new_file_gets(tmp_path: Path) -> None:
    (tmp_path / "usual.txt").write_text("")
    with atomic_writer(tmp_path / "new.txt") as file:
        file.write("new")
    assert (tmp_path / "new.txt").stat().st_mode == (tmp_path / "usual.txt").stat().st_mode


@on_posix
def test_a_link_stays_a_link_and_its_target_is_written(tmp_path: Path) -> None:
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    (folder / "target.txt").write_text("old")
    link = tmp_path / "link.txt"
    link.symlink_to(folder / "target.txt")
    with atomic_writer(link) as file:
        file.write("new")
    assert link.is_symlink()
    assert (folder / "target.txt").read_text() == "new"
    assert names_in(folder) == ["target.txt"]


@on_posix
def test_a_link_to_a_file_that_is_not_there_yet_makes_that_file(tmp_path: Path) -> None:
    link = tmp_path / "link.txt"
    link.symlink_to(tmp_path / "target.txt")
    with atomic_writer(link) as file:
        file.write("new")
    assert link.is_symlink()
    assert (tmp_path / "target.txt").read_text() == "new"


@on_posix
def test_a_pipe_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        check_writable(pipe)
        with atomic_writer(pipe) as file:
            file.write("step")
        assert os.read(reader, 100) == b"step"
    finally:
        os.close(reader)
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_the_longest_name_that_the_folder_takes_can_be_written(tmp_path: Path) -> None:
    path = tmp_path / ("é" * 100 + ".csv")
    with atomic_writer(path) as file:
        file.write("new")
    assert path.read_text() == "new"


def test_checking_leaves_everything_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "old.txt").write_text("old")
    check_writable(tmp_path / "old.txt")
    check_writable(tmp_path / "new.txt")
    assert names_in(tmp_path) == ["old.txt"]
    assert (tmp_path / "old.txt").read_text() == "old"


def unusable(tmp_path: Path) -> dict[str, Path]:
    (tmp_path / "file.txt").write_text("")
    return {
        "is a folder": tmp_path,
        f"there is no folder '{Path('missing')}'": Path("missing") / "new.txt",
        "part of its path is not a folder": tmp_path / "file.txt" / "new.txt",
        "file name too long": tmp_path / ("a" * 300),
        "embedded null byte": tmp_path / "a\0b",
    }


@on_posix
def test_checking_says_what_is_wrong_with_a_place(tmp_path: Path) -> None:
    for reason, path in unusable(tmp_path).items():
        with pytest.raises(FileProblem) as caught:
            check_writable(path)
        assert caught.value.reason == reason


@on_posix
def test_writing_to_no_place_is_the_same_problem_as_checking_it(tmp_path: Path) -> None:
    for reason, path in unusable(tmp_path).items():
        with pytest.raises(FileProblem) as caught, atomic_writer(path):
            pytest.fail("there is nothing to write to")
        assert caught.value.reason == reason


@on_posix
def test_a_ring_of_links_is_a_problem_and_no_crash(tmp_path: Path) -> None:
    (tmp_path / "one").symlink_to(tmp_path / "two")
    (tmp_path / "two").symlink_to(tmp_path / "one")
    with pytest.raises(FileProblem):
        check_writable(tmp_path / "one")


def test_a_file_that_may_not_be_written_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "old.txt"
    path.write_text("old")
    monkeypatch.setattr(os, "access", lambda _path, mode: mode != os.W_OK)
    with pytest.raises(FileProblem, match=r"old\.txt: permission denied"), atomic_writer(path) as file:
        file.write("new")
    assert path.read_text() == "old"


@on_posix
@as_user
def test_a_folder_that_may_not_be_written_is_found_out_early(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(FileProblem, match="permission denied"):
            check_writable(tmp_path / "new.txt")
    finally:
        tmp_path.chmod(0o700)


# --- what a killed writer leaves behind ------------------------------------------------------------------------------

WRITE_UNTIL_TOLD = """
import sys
from pathlib import Path
from app.files.atomic import atomic_writer
with atomic_writer(Path(sys.argv[1])) as file:
    file.write("new")
    file.flush()
    print("writing", flush=True)
    sys.stdin.readline()
"""


@pytest.fixture
def writer(tmp_path: Path, program: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that writes to ``old.txt`` and waits for a line before it ends."""
    (tmp_path / "old.txt").write_text("old")
    words = [sys.executable, "-c", WRITE_UNTIL_TOLD, str(tmp_path / "old.txt")]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(words, cwd=program.parent, text=True, **pipes) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "writing\n"
        yield process
        process.kill()


@on_posix
def test_what_a_killed_writer_left_is_removed_by_the_next(tmp_path: Path, writer: subprocess.Popen[str]) -> None:
    writer.kill()
    writer.wait()
    assert len(names_in(tmp_path)) == 2
    check_writable(tmp_path / "old.txt")
    assert names_in(tmp_path) == ["old.txt"]
    assert (tmp_path / "old.txt").read_text() == "old"


def test_what_a_living_writer_writes_to_is_left_alone(tmp_path: Path, writer: subprocess.Popen[str]) -> None:
    check_writable(tmp_path / "old.txt")
    with atomic_writer(tmp_path / "old.txt") as file:
        file.write("mine")
    writer.communicate("go on\n")
    assert writer.returncode == 0
    assert (tmp_path / "old.txt").read_text() == "new"
    assert names_in(tmp_path) == ["old.txt"]


def test_nothing_but_temporary_files_of_this_program_for_this_file_is_removed(tmp_path: Path) -> None:
    mine = ".old.txt.gdv-0123456789ab.tmp"
    others = [".old.txt.0123456789ab.tmp", ".old.txt.gdv-0123456789ab.tmp.csv", ".new.txt.gdv-0123456789ab.tmp", "a.tmp"]
    for name in [mine, *others]:
        (tmp_path / name).write_text("")
        os.utime(tmp_path / name, (0, 0))
    (tmp_path / ".old.txt.gdv-ba9876543210.tmp").mkdir()
    check_writable(tmp_path / "old.txt")
    assert names_in(tmp_path) == sorted([*others, ".old.txt.gdv-ba9876543210.tmp"])


@pytest.mark.parametrize("age_s", [0, SURELY_ABANDONED_S - 5, SURELY_ABANDONED_S + 5])
def test_without_locks_a_temporary_file_must_have_been_left_for_a_minute(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, age_s: float
) -> None:
    monkeypatch.setattr(atomic, "fcntl", None)
    temporary = tmp_path / ".old.txt.gdv-0123456789ab.tmp"
    temporary.write_text("")
    changed = temporary.stat().st_mtime - age_s
    os.utime(temporary, (changed, changed))
    with atomic_writer(tmp_path / "old.txt") as file:
        file.write("new")
    assert temporary.exists() == (age_s < SURELY_ABANDONED_S)
    assert (tmp_path / "old.txt").read_text() == "new"


@on_posix
def test_a_file_that_was_taken_for_abandoned_before_it_was_locked_is_not_written_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock = atomic._is_locked
    removed = []

    def removed_first(file: IO[Any], waits: bool = True) -> bool:
        if not removed:
            removed.append(Path(file.name))
            removed[0].unlink()
        return lock(file, waits)

    monkeypatch.setattr(atomic, "_is_locked", removed_first)
    with atomic_writer(tmp_path / "new.txt") as file:
        file.write("new")
    assert removed
    assert (tmp_path / "new.txt").read_text() == "new"
    assert names_in(tmp_path) == ["new.txt"]


# --- room on the disk ------------------------------------------------------------------------------------------------


def test_what_does_not_fit_is_said_with_both_sizes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: SimpleNamespace(free=312_000_000))
    check_room(tmp_path / "new.txt", 312_000_000)
    with pytest.raises(FileProblem) as caught:
        check_room(tmp_path / "new.txt", 2.14e9)
    assert caught.value.reason == "would take about 2.1 GB, and its disk has 312.0 MB free"


def test_room_is_asked_for_where_the_file_will_really_be(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    monkeypatch.setattr(shutil, "disk_usage", lambda folder: asked.append(folder) or SimpleNamespace(free=10))
    with pytest.raises(FileProblem, match="about 11 bytes, and its disk has 10 bytes free"):
        check_room(tmp_path / "new.txt", 11)
    assert asked == [tmp_path]


@on_posix
def test_a_device_has_room_for_anything() -> None:
    check_room(Path("/dev/null"), 1e30)


def test_what_was_settled_can_still_be_taken_back(tmp_path: Path) -> None:
    path = tmp_path / "old.txt"
    path.write_text("old")
    with pytest.raises(RuntimeError), atomic_writer(path) as file:
        file.write("new")
        settle(file)
        raise RuntimeError
    assert path.read_text() == "old"
    assert names_in(tmp_path) == ["old.txt"]


@on_posix
def test_a_pipe_needs_no_settling() -> None:
    reader, writer = os.pipe()
    with os.fdopen(reader), os.fdopen(writer, "w") as file:
        settle(file)
