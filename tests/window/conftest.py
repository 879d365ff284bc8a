"""A screen for each worker, and programs on it that are gone when their test is over."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

import pytest

from tests.window.program import Program
from tests.xserver import XServer, missing_tools, x_server


class Open(Protocol):
    """Opens the program's window with these arguments, paused unless told otherwise."""

    def __call__(self, *arguments: str, paused: bool = True, size: str = "1280x800") -> Program: ...


@pytest.fixture(scope="session")
def server() -> Iterator[XServer]:
    missing = missing_tools()
    if missing:
        reason = f"a real window needs {' and '.join(missing)}, not installed here"
        if os.environ.get("GDV_REQUIRE_WINDOW"):
            pytest.fail(reason)
        pytest.skip(reason)
    with x_server() as running:
        yield running


@pytest.fixture
def open_program(server: XServer, tmp_path: Path) -> Iterator[Open]:
    opened: list[Program] = []

    def open_one(*arguments: str, paused: bool = True, size: str = "1280x800") -> Program:
        folder = tmp_path / str(len(opened))
        folder.mkdir()
        words = [*(["--paused"] if paused else []), *(["--size", size] if size else []), *arguments]
        opened.append(Program(server, folder, tmp_path / "config", words))
        return opened[-1]

    yield open_one
    for program in opened:
        program.kill()
