"""What holds for every test: no screen, no sound, nobody's own preferences, and no test that fails for being slow."""

from __future__ import annotations

import ctypes
import gc
import os
import platform
import signal
import sys

# SDL reads these once, when pygame is imported first.
os.environ["SDL_VIDEODRIVER"] = "dummy"
os.environ["SDL_AUDIODRIVER"] = "dummy"
os.environ["PYGAME_HIDE_SUPPORT_PROMPT"] = "1"

from collections.abc import Callable, Iterator
from contextlib import suppress
from importlib import import_module
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import pytest
from hypothesis import HealthCheck, Phase, settings

from tests.started.nursery import Nursery
from tests.started.nursery import nursery as start_nursery

if TYPE_CHECKING:
    from app.session.state import State
    from app.view.screen import Screen

Size: TypeAlias = tuple[int, int]
ScreenOf: TypeAlias = Callable[["State", Size], "Screen"]

FOLDERS_OF_A_PERSON = (
    "HOME",
    "USERPROFILE",
    "XDG_CONFIG_HOME",
    "XDG_DATA_HOME",
    "XDG_CACHE_HOME",
    "XDG_STATE_HOME",
    "APPDATA",
    "LOCALAPPDATA",
    "WIN_PD_OVERRIDE_APPDATA",
    "WIN_PD_OVERRIDE_LOCAL_APPDATA",
)
"""Where the systems say that a person's files are; platformdirs and ``Path.home`` go by them."""

M_TRIM_THRESHOLD, M_MMAP_THRESHOLD = -1, -3
"""Their numbers in ``malloc.h``."""

if platform.libc_ver()[0] == "glibc":
    # Windows are drawn and thrown away by the thousand. To give the memory of each back, and to be given it again page by
    # page, took a fifth of the time.
    _libc = ctypes.CDLL(None)
    _libc.mallopt(M_TRIM_THRESHOLD, 1 << 30)
    _libc.mallopt(M_MMAP_THRESHOLD, 1 << 25)

settings.register_profile(
    "here",
    deadline=None,
    max_examples=60,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
    phases=[Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink],
)
# The same examples every time. To make a failing one small can take minutes: that is for where CI is not set.
settings.register_profile(
    "ci", parent=settings.get_profile("here"), derandomize=True, phases=[Phase.explicit, Phase.generate]
)
settings.load_profile("ci" if os.environ.get("CI") else "here")


def pytest_configure() -> None:
    """Python keeps what it has compiled, also where it was told not to: a hundred starts of the program need it."""
    sys.dont_write_bytecode = False
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


@pytest.hookimpl(tryfirst=True)
def pytest_collection(session: pytest.Session) -> None:
    """Where all tests are run, each process loads other files first: what it makes of them the others read from the disk.

    What is wrong with a file is told when it is collected.
    """
    worker = getattr(session.config, "workerinput", None)
    if worker is not None and not session.config.getoption("file_or_dir"):
        folder = Path(__file__).parent
        first = int(worker["workerid"].removeprefix("gw"))
        for file in sorted(folder.rglob("test_*.py"))[first :: worker["workercount"]]:
            with suppress(Exception, pytest.skip.Exception):
                import_module(".".join(file.relative_to(folder.parent).with_suffix("").parts))


def pytest_collection_finish() -> None:
    """What was collected stays until the end: no garbage is looked for in it, and seldom in what tests make."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(30_000, 20, 20)


@pytest.fixture(scope="session", autouse=True)
def _signals_are_heard() -> None:
    """A shell lets what it runs in the background ignore Ctrl-C, and programs that tests start would inherit that."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session", autouse=True)
def _a_home_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test, and no program that a test starts, reads or writes what belongs to the person who runs it."""
    home = str(tmp_path_factory.mktemp("home"))
    with pytest.MonkeyPatch.context() as patch:
        for name in FOLDERS_OF_A_PERSON:
            patch.setenv(name, home)
        yield


_NUMBERS = count()


@pytest.fixture(autouse=True)
def _a_state_of_its_own(_a_home_of_its_own: None) -> None:
    """No test finds what a program left that another test ended by force. The folder is made where it is needed."""
    os.environ["XDG_STATE_HOME"] = f"{os.environ['HOME']}{os.sep}state-{next(_NUMBERS)}"


@pytest.fixture(scope="session")
def program() -> Path:
    """The file that a person starts."""
    return Path(__file__).resolve().parents[1] / "main.py"


@pytest.fixture(scope="session")
def nursery() -> Iterator[Nursery]:
    """What programs are forked from."""
    with start_nursery() as started:
        yield started


@pytest.fixture(scope="session")
def screen_of() -> ScreenOf:
    """Draws a state on a surface of a size in pixels; gives the screen, which knows what stands where."""
    import pygame  # noqa: PLC0415 (tests of the model shall not need it)

    from app.view.screen import Screen  # noqa: PLC0415

    pygame.font.init()

    def drawn(state: State, size: Size) -> Screen:
        screen = Screen()
        screen.draw(pygame.Surface(size, 0, 32), state)
        return screen

    return drawn
