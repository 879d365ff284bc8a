"""Whatever a name leads to, the program says in one line what is wrong with it, soon and in little memory."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from pathlib import Path

import pygame
import pytest

from app.messages import EndReading, LoadPoints, Message, Notify
from app.shell import program
from app.shell.leaving.signals import Signals
from tests.shell.opening.opened import opened

PATIENCE_S = 60.0
MEMORY = 2 << 30
GIB = 1 << 30

HELD_TO_MEMORY = f"""
import os, runpy, sys
try:
    import resource
    resource.setrlimit(resource.RLIMIT_AS, ({MEMORY}, {MEMORY}))
except (ImportError, OSError, ValueError):
    pass
sys.argv = sys.argv[1:]
sys.path[0] = os.path.dirname(sys.argv[0])
"""
ONCE = f"""{HELD_TO_MEMORY}
runpy.run_path(sys.argv[0], run_name="__main__")
"""
IN_EACH_FOLDER = f"""{HELD_TO_MEMORY}
import app.shell.headless, app.shell.program  # loaded once for all
program, *folders = sys.argv
for folder in folders:
    if not os.fork():
        os.chdir(folder)
        for number, name in ((1, "out"), (2, "err")):
            os.dup2(os.open(name, os.O_CREAT | os.O_WRONLY), number)
        sys.argv = [program, "it", "--headless", "--steps", "1"]
        runpy.run_path(program, run_name="__main__")
        sys.exit(0)
    print(os.waitstatus_to_exitcode(os.wait()[1]), flush=True)
"""


def folder() -> None:
    Path("it").mkdir()


def missing() -> None:
    pass


def below_a_file() -> None:
    Path("file").touch()
    Path("it").symlink_to("file/it")


def pipe() -> None:
    os.mkfifo("it")


def link_to(target: str) -> Callable[[], None]:
    def make() -> None:
        if not Path(target).exists():
            pytest.skip("no such device here")
        Path("it").symlink_to(target)

    return make


def ring_of_links() -> None:
    Path("it").symlink_to("other")
    Path("other").symlink_to("it")


def sparse() -> None:
    Path("it").touch()
    os.truncate("it", 20 * GIB)


def without_lines() -> None:
    Path("it").touch()
    os.truncate("it", 100 << 20)


def unreadable() -> None:
    if os.access("/", os.W_OK):
        pytest.skip("nothing is forbidden to root")
    Path("it").write_text("1,2\n")
    Path("it").chmod(0)


PLACES = [
    pytest.param(folder, "is a folder", id="folder"),
    pytest.param(missing, "no such file", id="missing"),
    pytest.param(below_a_file, "part of its path is not a folder", id="below a file"),
    pytest.param(link_to("/dev/zero"), "is a device", id="link to zeros"),
    pytest.param(link_to("/dev/null"), "is a device", id="link to nothing"),
    pytest.param(link_to("/dev/full"), "is a device", id="link to a full disk"),
    pytest.param(ring_of_links, "too many levels of symbolic links", id="ring of links"),
    pytest.param(sparse, "larger than 128 MiB", id="20 GiB"),
    pytest.param(without_lines, "longer than 1 MiB", id="one endless line"),
    pytest.param(unreadable, "permission denied", id="unreadable"),
]
posix_alone = pytest.mark.skipif(os.name != "posix", reason="these are files of Unix")


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def a_socket() -> Iterator[None]:
    with ExitStack() as stack:
        stack.enter_context(socket.socket(socket.AF_UNIX)).bind("it")
        yield


def started(program: Path, name: str | bytes, **options: object) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-c", ONCE, program, name, "--headless", "--steps", "1"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        **{"stdin": subprocess.DEVNULL, **options},
    )


def left(process: subprocess.Popen[bytes]) -> tuple[int, str]:
    """Exit status and what was said."""
    try:
        out, err = process.communicate(timeout=PATIENCE_S)
    finally:
        process.kill()
    assert out == b""
    return process.returncode, err.decode()


def refused(program: Path, name: str | bytes, **options: object) -> str:
    return refusal(*left(started(program, name, **options)))


def refusal(status: int, said: str) -> str:
    """The reason in what was said."""
    assert status == 2, said
    assert said.startswith("main.py: ")
    assert said.endswith("\n")
    assert said[:-1].isprintable()
    return said[len("main.py: ") : -1]


def dropped(name: str) -> Message:
    """What happens in the end where it is dropped on the window."""
    with opened() as one:
        one.ways_in.drop(pygame.Event(pygame.DROPFILE, file=name))
        one.wait()
        why_not = [message for message in one.seen if isinstance(message, EndReading) and message.why_not]
        return Notify(why_not[-1].why_not) if why_not else one.seen[-1]


def told(name: str) -> str:
    message = dropped(name)
    assert isinstance(message, Notify)
    assert message.text.isprintable()
    return message.text


@pytest.fixture(scope="module")
def ends(program: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[Callable[[], None], tuple[int, str]]:
    """How the program ended at each place that there can be here, and what it said."""
    folders = {}
    with pytest.MonkeyPatch.context() as patch:
        for make, _ in (each.values for each in PLACES):
            patch.chdir(tmp_path_factory.mktemp("place"))
            with suppress(pytest.skip.Exception):
                make()
                folders[make] = Path.cwd()
    command = [sys.executable, "-c", IN_EACH_FOLDER, program, *folders.values()]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=PATIENCE_S)
    assert done.stderr == ""
    assert all((folder / "out").read_bytes() == b"" for folder in folders.values())
    said = [(folder / "err").read_text(encoding="utf-8") for folder in folders.values()]
    return dict(zip(folders, zip(map(int, done.stdout.split()), said, strict=True), strict=True))


@posix_alone
@pytest.mark.parametrize(("make", "reason"), PLACES)
def test_on_the_command_line_it_is_refused_in_one_line(
    ends: dict[Callable[[], None], tuple[int, str]], make: Callable[[], None], reason: str
) -> None:
    if make not in ends:
        pytest.skip("no such place here")
    said = refusal(*ends[make])
    assert said.startswith("it:")
    assert said.endswith(reason)


@posix_alone
@pytest.mark.parametrize(("make", "reason"), [*PLACES, pytest.param(pipe, "is a pipe", id="pipe")])
def test_dropped_on_the_window_it_is_told_in_one_line(make: Callable[[], None], reason: str) -> None:
    make()
    said = told("it")
    assert said.startswith("it:")
    assert said.endswith(reason)


@posix_alone
@pytest.mark.usefixtures("a_socket")
def test_a_socket_is_refused(program: Path) -> None:
    assert refused(program, "it") == told("it") == "it: is a socket"


@posix_alone
def test_a_name_of_any_bytes_is_spelled_out(program: Path) -> None:
    assert refused(program, b"a\nb\xff.csv") == "a\\nb\\udcff.csv: no such file"
    assert told("a\nb\udcff.csv") == "a\\nb\\udcff.csv: no such file"
    assert told("a\0b.csv") == "a\\x00b.csv: embedded null byte"


@posix_alone
def test_points_from_a_file_with_such_a_name_are_told_of_under_a_name_that_can_be_shown() -> None:
    name = os.fsdecode(b"a\nb\xff.csv")
    try:
        Path(name).write_text("1,2\n")
    except OSError:
        pytest.skip("no such names here")
    message = dropped(name)
    assert isinstance(message, LoadPoints)
    assert message.name == "a\\nb\\udcff.csv"


@posix_alone
def test_the_points_may_come_through_a_pipe(program: Path) -> None:
    process = started(program, "/dev/stdin", stdin=subprocess.PIPE)
    assert process.stdin is not None
    process.stdin.write(b"0.1,0.2\n0.3,0.4\n")
    assert left(process) == (0, "")


@posix_alone
def test_a_bad_row_in_a_pipe_is_named(program: Path) -> None:
    process = started(program, "/dev/stdin", stdin=subprocess.PIPE)
    assert process.stdin is not None
    process.stdin.write(b"0.1,0.2\nabc,0.4\n")
    rest = "; 1 of 2 rows cannot be used; --skip-bad-rows leaves it out"
    assert left(process) == (2, f"main.py: /dev/stdin:2: 'abc' is not a number{rest}\n")


@posix_alone
@pytest.mark.parametrize(("written", "reason"), [(f"0.{'5' * 99},0.5\n", "larger than 128 MiB"), ("0", "longer than 1 MiB")])
def test_a_pipe_without_end_is_refused(program: Path, written: str, reason: str) -> None:
    endless = f"import sys\nwhile True: sys.stdout.write({written!r} * 9_999)"
    with subprocess.Popen([sys.executable, "-c", endless], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as writer:
        assert refused(program, "/dev/stdin", stdin=writer.stdout).endswith(reason)


@posix_alone
def test_waiting_for_a_pipe_can_be_broken_off_whether_it_has_a_writer_or_none(program: Path) -> None:
    names = ("without a writer", "with one")
    for name in names:
        os.mkfifo(name)
    with ExitStack() as stack:
        stack.callback(os.close, os.open("with one", os.O_RDWR))
        processes = [started(program, name) for name in names]
        time.sleep(1.5)  # it is not known from without when they began to wait
        for process in processes:
            assert process.poll() is None
            process.send_signal(signal.SIGINT)
            status, _ = left(process)
            assert status != 0


@pytest.mark.parametrize("where", ["parse", "_run"])
def test_too_little_memory_is_one_line(
    where: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(program, where, refuse)
    assert program.run([], Signals()) == 2
    assert capsys.readouterr() == ("", "main.py: not enough memory\n")
