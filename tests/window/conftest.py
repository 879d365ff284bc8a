"""A screen for each worker, and programs on it that are gone when their test is over."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

import pytest

from tests.started.nursery import Nursery
from tests.window.program import Place, Program
from tests.window.xdotool import xdotool
from tests.xserver import XServer, missing_tools, x_server


class Open(Protocol):
    """Opens the program's window with these arguments, paused unless told otherwise.

    ``afresh``: started as a person does; else it is a fork of a program that is loaded, which is sooner there.
    """

    def __call__(self, *arguments: str, paused: bool = True, size: str = "1280x800", afresh: bool = False) -> Program: ...


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


@pytest.fixture(scope="session")
def place(server: XServer) -> Iterator[Place]:
    with xdotool(server.display) as eyes, xdotool(server.display) as hands:
        yield Place(server, eyes, hands)


@pytest.fixture
def open_program(place: Place, nursery: Nursery, tmp_path: Path) -> Iterator[Open]:
    opened: list[Program] = []

    def open_one(*arguments: str, paused: bool = True, size: str = "1280x800", afresh: bool = False) -> Program:
        folder = tmp_path / str(len(opened))
        folder.mkdir()
        words = [*(["--paused"] if paused else []), *(["--size", size] if size else []), *arguments]
        opened.append(Program(place, folder, tmp_path / "config", words, None if afresh else nursery))
        return opened[-1]

    yield open_one
    for program in opened:
        program.kill()
