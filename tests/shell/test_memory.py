"""Too little memory, found out by the window library or by Python, with a window and without."""

from __future__ import annotations

import pygame
import pytest

from app.cli.options import Options
from app.shell import headless, loop
from app.shell.keeping import keeping
from app.shell.leaving.signals import Signals
from app.shell.memory import memory_errors


def fails(*_arguments: object) -> None:
    raise pygame.error("Out of memory")


def test_the_librarys_own_error_becomes_pythons() -> None:
    with pytest.raises(MemoryError), memory_errors():
        fails()


def test_what_was_noted_on_it_is_not_lost() -> None:
    error = pygame.error("Out of memory")
    error.add_note("points: here")
    with pytest.raises(MemoryError) as caught, memory_errors():
        raise error
    assert caught.value.__notes__ == ["points: here"]


def test_another_error_of_the_library_stays_what_it_is() -> None:
    with pytest.raises(pygame.error, match="No video mode"), memory_errors():
        raise pygame.error("No video mode")


@pytest.mark.parametrize("run", [loop.run_window, headless.run_headless])
def test_so_it_does_with_a_window_and_without(run: object, monkeypatch: pytest.MonkeyPatch) -> None:
    assert callable(run)
    for module in (keeping, headless):
        monkeypatch.setattr(module, "first_state", fails)
    with pytest.raises(MemoryError):
        run(Options(), Signals())
